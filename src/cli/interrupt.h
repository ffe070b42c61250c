/* Ctrl-C as a question: long work asks, between two epochs, whether it should stop, and ends with
 * the result so far. A second Ctrl-C ends the program at once, as it would without this. */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include <stdbool.h>

void interrupt_listen(void);
bool interrupt_asked(void);

/* Nobody asks any more: Ctrl-C ends the program again. */
void interrupt_end(void);

#endif
