/* See spin.h. */
#include "cli/spin.h"

#include <stdlib.h>
#include <unistd.h>

void spin_shorten(int threads, char **argv) {
#if defined(__linux__) && defined(_OPENMP) && !defined(__clang__)
    if (threads < 2 || getenv("GOMP_SPINCOUNT") || getenv("OMP_WAIT_POLICY")) return;
    if (setenv("GOMP_SPINCOUNT", "2000", 0) != 0) return; /* or it would begin again for ever */
    /* By its own name, not as "exe": that is what lists of processes would show. */
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0) return;
    path[length] = '\0';
    execv(path, argv);
#else
    (void)threads, (void)argv;
#endif
}
