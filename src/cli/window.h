/* What `halfplane [FILE]` does. */
#ifndef CLI_WINDOW_H
#define CLI_WINDOW_H

#include <stdbool.h>

#include "base/message.h"

/* Runs until the window is closed. file may be NULL. False, with the reason, where no window can be
 * opened. */
bool window_open(const char *file, Message *message);

#endif
