/* See interrupt.h. */
#include "cli/interrupt.h"

#include <signal.h>
#include <stdatomic.h>

/* Not passed around: a signal handler gets no argument. Atomic, not only volatile: the signal comes
 * to any thread, and all threads ask. */
static atomic_bool asked;

/* The second one ends the program, whatever it is in. */
static void remember(int number) {
    asked = true;
    signal(number, SIG_DFL);
}

void interrupt_listen(void) {
    signal(SIGINT, remember);
}

bool interrupt_asked(void) {
    return asked;
}

void interrupt_end(void) {
    signal(SIGINT, SIG_DFL);
}
