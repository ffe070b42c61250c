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

/* As nohup leaves it: a terminal that goes is none of the program's business. */
static bool is_ignored(int signal) {
    struct sigaction action;
    return sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void ending_expect(void (*rescue)(void *data), void *data) {
    if (!expected.registered) expected.registered = atexit(at_exit) == 0;
    expected.rescue = rescue;
    expected.data = data;
    if (!is_ignored(SIGHUP)) listen_to(SIGHUP);
    listen_to(SIGQUIT);
}

void ending_forget(void) {
    expected.rescue = NULL;
    if (!is_ignored(SIGHUP)) signal(SIGHUP, SIG_DFL);
    signal(SIGQUIT, SIG_DFL);
}
