/* See interrupt.h. */
#include "cli/interrupt.h"

#include <signal.h>
#include <string.h>

/* Not passed around: a signal handler gets no argument. */
static volatile sig_atomic_t asked;

static void remember(int signal) {
    asked = 1;
}

void interrupt_listen(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = remember;
    action.sa_flags = (int)SA_RESETHAND;
    sigaction(SIGINT, &action, NULL);
}

bool interrupt_asked(void) {
    return asked != 0;
}

void interrupt_end(void) {
    signal(SIGINT, SIG_DFL);
}
