/* See message.h. */
#include "base/message.h"

#include <stdarg.h>
#include <stdio.h>

bool message_set(Message *m, const char *format, ...) {
    if (m) {
        va_list args;
        va_start(args, format);
        vsnprintf(m->text, sizeof m->text, format, args);
        va_end(args);
    }
    return false;
}
