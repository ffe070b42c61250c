/* See spin.h. */
#include "cli/spin.h"

#include <stdlib.h>
#include <unistd.h>

void spin_shorten(int threads, char **argv) {
#if defined(__linux__) && defined(_OPENMP) && !defined(__clang__)
    if (threads < 2 || getenv("GOMP_SPINCOUNT") || getenv("OMP_WAIT_POLICY")) return;
    if (setenv("GOMP_SPINCOUNT", "2000", 0) != 0) return; /* or it would begin again for ever */
    execv("/proc/self/exe", argv);
#else
    (void)threads, (void)argv;
#endif
}
