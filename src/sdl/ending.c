/* See ending.h. */
#include "sdl/ending.h"

#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Not passed around: what is called at an exit gets no argument. */
static struct {
    void (*rescue)(void *data);
    void *data;
    bool registered;
} expected;

static void at_exit(void) {
    void (*rescue)(void *) = expected.rescue;
    expected.rescue = NULL;
    if (rescue) rescue(expected.data);
}

/* SDL makes a wish to quit of SIGTERM. */
static void ask_to_quit(int signal) {
    (void)signal;
    raise(SIGTERM);
}

static void listen_to(int signal) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = ask_to_quit;
    sigaction(signal, &action, NULL);
}

void ending_expect(void (*rescue)(void *data), void *data) {
    if (!expected.registered) expected.registered = atexit(at_exit) == 0;
    expected.rescue = rescue;
    expected.data = data;
    listen_to(SIGHUP);
    listen_to(SIGQUIT);
}

void ending_forget(void) {
    expected.rescue = NULL;
    signal(SIGHUP, SIG_DFL);
    signal(SIGQUIT, SIG_DFL);
}
