/* See interrupt.h. */
#include "cli/interrupt.h"

#include <signal.h>
#include <stdatomic.h>
#include <string.h>

/* Not passed around: a signal handler gets no argument. Atomic, not only volatile: the signal comes
 * to any thread, and all threads ask. */
static atomic_bool asked;

static void remember(int signal) {
    asked = true;
}

void interrupt_listen(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = remember;
    action.sa_flags = (int)SA_RESETHAND;
    sigaction(SIGINT, &action, NULL);
}

bool interrupt_asked(void) {
    return asked;
}

void interrupt_end(void) {
    signal(SIGINT, SIG_DFL);
}
