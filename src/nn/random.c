/* See random.h. The generator is PCG XSH-RR 64/32 (M. E. O'Neill, "PCG: A Family of Simple Fast
 * Space-Efficient Statistically Good Algorithms for Random Number Generation", 2014): a linear
 * congruential step, whose result is folded to 32 bits and rotated by its highest five. */
#include "nn/random.h"

#include <assert.h>
#include <math.h>

#include "nn/fn.h"

/* The golden ratio's fraction in 64 bits; the step and the mixing are those of SplitMix64 (Steele,
 * Lea, Flood, 2014). */
static const uint64_t golden = 0x9e3779b97f4a7c15u;

static uint64_t mix(uint64_t z) {
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

uint64_t random_hash(uint64_t a, uint64_t b) {
    return mix(mix(a + golden) + (b + 1) * golden);
}

int random_of_stretch(int i, int shown, int count) {
    assert(0 <= i && i < shown && shown <= count);
    int64_t from = (int64_t)i * count / shown, stretch = ((int64_t)i + 1) * count / shown - from;
    uint64_t part = (uint64_t)i * golden >> 32; /* of the stretch, in 2^-32 */
    return (int)(from + (int64_t)(part * (uint64_t)stretch >> 32));
}

Random random_create(uint64_t seed, Purpose purpose) {
    return (Random){.state = random_hash(seed, purpose),
                    .stream = random_hash(purpose, seed) | 1}; /* odd, for the full period */
}

uint32_t random_next(Random *random) {
    uint64_t old = random->state;
    random->state = old * 6364136223846793005u + random->stream;
    uint32_t folded = (uint32_t)((old >> 18 ^ old) >> 27);
    uint32_t turn = (uint32_t)(old >> 59);
    return folded >> turn | folded << (-turn & 31);
}

float random_unit(Random *random) {
    return (float)(random_next(random) >> 8) * 0x1p-24f;
}

float random_uniform(Random *random, float low, float high) {
    float x = low + (high - low) * random_unit(random);
    return x < high ? x : low; /* the sum may have been rounded up to high */
}

/* Box and Muller. One value of each pair is thrown away, so that the generator keeps no memory
 * beyond its state. The first uniform is above 0, which has no logarithm. */
float random_normal(Random *random) {
    float u = (float)((random_next(random) >> 8) + 1) * 0x1p-24f;
    float turn = random_unit(random);
    return sqrtf(-2.0f * fn_ln(u)) * fn_cos(6.28318531f * turn);
}

/* Lemire's: the high half of a 64-bit product is below n. Of the low halves, the first 2^32 mod n
 * would favour some results, and are drawn again. */
uint32_t random_below(Random *random, uint32_t n) {
    assert(n > 0);
    uint64_t product = (uint64_t)random_next(random) * n;
    if ((uint32_t)product < n) {
        uint32_t surplus = (UINT32_MAX - n + 1) % n;
        while ((uint32_t)product < surplus) product = (uint64_t)random_next(random) * n;
    }
    return (uint32_t)(product >> 32);
}

void random_order(uint64_t seed, uint64_t epoch, int n, int *order) {
    Random random = random_create(random_hash(seed, epoch), PURPOSE_ORDER);
    for (int i = 0; i < n; i++) order[i] = i;
    for (int i = n - 1; i > 0; i--) {
        int j = (int)random_below(&random, (uint32_t)i + 1);
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
}
