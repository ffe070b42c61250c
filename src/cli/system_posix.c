/* See system.h. */
#include "cli/system.h"

#include <poll.h>
#include <signal.h>
#include <unistd.h>

void system_begin(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a file that may grow no more is a failed write, not the end */
}

bool system_reader_gone(void) {
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&out, 1, 0) == 1 && (out.revents & POLLERR);
}
