/* See peak.h. */
#include "cli/peak.h"

#include <string.h>

#include "base/clock.h"
#include "nn/pass.h"

enum { ROUNDS = 200000, TRIES = 20 };

PeakKernel peak_kernel_plain, peak_kernel_avx2, peak_kernel_avx512;

static PeakKernel *choose_kernel(void) {
#if defined(__x86_64__)
    if (strcmp(pass_isa(), "avx512") == 0) return peak_kernel_avx512;
    if (strcmp(pass_isa(), "avx2") == 0) return peak_kernel_avx2;
#endif
    return peak_kernel_plain;
}

/* All threads at once, so that they share what cores share. */
static double try_once(PeakKernel *kernel, int threads) {
    double operations = 0, start = clock_seconds();
#pragma omp parallel num_threads(threads) reduction(+ : operations)
    {
        float x = 1;
        operations += kernel(ROUNDS, &x);
    }
    return operations / (clock_seconds() - start) * 1e-9;
}

double peak_gflops(int threads) {
    PeakKernel *kernel = choose_kernel();
    double best = 0;
    for (int i = 0; i < TRIES; i++) {
        double gflops = try_once(kernel, threads);
        if (gflops > best) best = gflops;
    }
    return best;
}
