/* A sentence for a person: what is wrong and what would be right. Functions that can fail on input
 * from outside return false and fill one of these; the caller shows it. */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <stdbool.h>

typedef struct Message {
    char text[512];
} Message;

/* Writes the sentence, cut to fit, and returns false, so that a check reads
 * `return message_set(m, "...")`. m may be NULL. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
bool message_set(Message *m, const char *format, ...);

#endif
