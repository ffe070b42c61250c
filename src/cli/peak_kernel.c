/* The kernel of peak.h for one instruction set. */
#include "cli/peak.h"
#include "nn/lanes.h"

#define NAME_(prefix, isa) prefix##isa
#define NAME(prefix, isa)  NAME_(prefix, isa)

/* More chains than any core has operations under way, and few enough for sixteen registers. */
enum { CHAINS = 12 };

PeakKernel NAME(peak_kernel_, ISA);

/* Each chain circles round x = x a + b, which neither grows nor vanishes. */
double NAME(peak_kernel_, ISA)(long rounds, float *x) {
    Lanes chain[CHAINS], a = lanes_of(0.5f), b = lanes_of(0.25f);
    for (int i = 0; i < CHAINS; i++) chain[i] = lanes_of(*x + (float)i);
    for (long r = 0; r < rounds; r++) {
        for (int i = 0; i < CHAINS; i++) chain[i] = chain[i] * a + b;
    }
    Lanes sum = lanes_of(0);
    for (int i = 0; i < CHAINS; i++) sum += chain[i];
    *x = sum[0];
    return 2.0 * CHAINS * LANES * (double)rounds;
}
