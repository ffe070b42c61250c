/* The elementary functions of the mathematics: exp, ln, tanh and their kin, of one float.
 *
 * Why not libm's? Its results differ between systems and versions, and a loop that calls it is not
 * vectorised. These are sums, products and quotients in a fixed order, with no branch and no table,
 * so every compiler gives the same bits on every instruction set (with -ffp-contract=off), and a
 * loop over an array with `omp simd` becomes vector code throughout.
 *
 * Errors are in ulp: units in the last place of the exact result. They were measured against libm
 * in double; tests/test_fn.c measures them again and holds the results to their bits. The
 * coefficients come from tests/reference/coefficients.py.
 *
 *     function     range                 largest error    elsewhere
 *     fn_exp       all                   1.4 ulp          0 below -87.3365 (no denormals)
 *     fn_expm1     all                   2.6 ulp
 *     fn_tanh      all                   2.5 ulp
 *     fn_sigmoid   all                   2.5 ulp          0 below -87.3365
 *     fn_ln        all above 0           0.9 ulp          -inf of 0, NaN below
 *     fn_log1p     all above -1          1.4 ulp          -inf of -1, NaN below
 *     fn_softplus  all                   1.8 ulp          0 below -87.3365
 *     fn_sin       |x| <= 10000          2.4 ulp          within [-1, 1], but no longer a sine
 *     fn_cos       |x| <= 10000          2.4 ulp          the same
 *
 * Infinity and NaN go where they should: fn_tanh(-inf) is -1, fn_sin(inf) is NaN, and NaN stays
 * NaN. */
#ifndef NN_FN_H
#define NN_FN_H

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#if defined(__FAST_MATH__) || FLT_EVAL_METHOD != 0
#    error "floats must be rounded as floats; on a PC of 32 bits: -msse2 -mfpmath=sse"
#endif

/* Always: a call left in a loop would keep it from being vectorised. */
#define FN_INLINE static inline __attribute__((always_inline))

/* 1.5 * 2^23. Adding it to a float below 2^22 leaves no room for a fraction, so the sum is rounded
 * to a whole number n, which stands in the last bits of the sum. Taking it away again gives n. */
#define FN_ROUND 12582912.0f

/* The same, but the last bits are n + 127: the exponent of 2^n as a float has it. */
#define FN_ROUND_127 12583039.0f

/* Beyond these e^x is above the largest float or below the least normal one. */
#define FN_EXP_MOST  88.72283f
#define FN_EXP_LEAST (-87.3365f)

FN_INLINE uint32_t fn_bits(float x) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

FN_INLINE float fn_float(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* e^r - 1 for |r| at most ln(2)/2, as r + r^2 Q(r): the error is relative to what comes out.
 * Grouped so that no product waits long for another. */
FN_INLINE float fn_exp_part(float r) {
    float s = r * r;
    float low = 0.49999997f + r * 0.166665465f;
    float high = (0.0416674353f + r * 0.00836625881f) + s * 0.00138706493f;
    return (r + s * low) + (s * s) * high;
}

/* With x = n ln 2 + r, e^x = 2^n e^r. Returns e^r - 1; *power is n, put where a float has its
 * exponent: adding it to the bits of e^r multiplies by 2^n. ln 2 comes in two parts, because n
 * times the first is exact. */
FN_INLINE float fn_exp_reduce(float x, uint32_t *power) {
    float t = x * 1.44269504f + FN_ROUND;
    float n = t - FN_ROUND;
    *power = fn_bits(t) << 23;
    return fn_exp_part(x - n * 0.693359375f - n * -0.000212194442f);
}

/* e^x */
FN_INLINE float fn_exp(float x) {
    uint32_t power;
    float q = fn_exp_reduce(x, &power);
    float y = fn_float(fn_bits(1.0f + q) + power);
    y = x < FN_EXP_LEAST ? 0.0f : y;
    return x <= FN_EXP_MOST ? y : x * FLT_MAX; /* infinity, or NaN of NaN */
}

/* e^x - 1, as exact near 0 as elsewhere */
FN_INLINE float fn_expm1(float x) {
    uint32_t power;
    float c = x < -40.0f ? -40.0f : x; /* -1 from -18 on */
    float q = fn_exp_reduce(c, &power);
    float half = fn_float(0x3f000000u + power); /* 2^(n-1): 2^n may be just too large */
    float y = 2.0f * (half * q + (half - 0.5f));
    return c <= FN_EXP_MOST ? y : c * FLT_MAX;
}

/* 1 / (1 + e^-z). Not through tanh: where it is small, its relative error stays small too. */
FN_INLINE float fn_sigmoid(float z) {
    uint32_t power;
    float q = fn_exp_reduce(-z, &power);
    float y = 1.0f / (1.0f + fn_float(fn_bits(1.0f + q) + power));
    float low_end = z < 0.0f ? 0.0f : z; /* NaN of NaN */
    y = z > 40.0f ? 1.0f : y;
    return z >= FN_EXP_LEAST ? y : low_end;
}

/* tanh x = (1 - e) / (1 + e) with e = e^-2|x|, and the sign of x. Near 0, where 1 - e would lose
 * its digits, it is had from e^r - 1. One part of ln 2 is enough: the larger n, the smaller e. */
FN_INLINE float fn_tanh(float x) {
    float c = fabsf(x);
    float t = c * -2.88539008f + FN_ROUND_127;
    float n = t - FN_ROUND_127;
    float power = fn_float(fn_bits(t) << 23); /* 2^n */
    float rest = power * fn_exp_part(n * -0.693147182f - (c + c));
    float a = ((1.0f - power) - rest) / ((1.0f + power) + rest);
    a = c > 10.0f ? 1.0f : a; /* as it is from 9.1 on */
    return fn_float(fn_bits(a) ^ (fn_bits(x) & 0x80000000u));
}

/* ln 2^n (1 + f) = n ln 2 + f - f^2/2 + f^3 P(f), for 1 + f from sqrt(1/2) to sqrt(2). The small
 * terms are added first. */
FN_INLINE float fn_ln_sum(float n, float f) {
    float s = f * f;
    float q = s * s;
    float p0 = (0.333333135f + f * -0.250000089f) + s * (0.200020716f + f * -0.166679889f);
    float p1 = (0.142203584f + f * -0.124062352f) + s * (0.118835531f + f * -0.116700865f);
    float p = p0 + q * (p1 + q * 0.0674923509f);
    float rest = f * s * p + n * -0.000212194442f - 0.5f * s;
    return n * 0.693359375f + (f + rest);
}

/* y where u is above 0; what a logarithm is at 0, below, at infinity and of NaN. */
FN_INLINE float fn_ln_ends(float u, float y) {
    float end = u == 0.0f ? -INFINITY : NAN;
    y = u <= FLT_MAX ? y : u;
    return u > 0.0f ? y : end;
}

/* ln x */
FN_INLINE float fn_ln(float x) {
    float scaled = x < FLT_MIN ? x * 8388608.0f : x; /* denormals too: times 2^23 */
    float offset = x < FLT_MIN ? -23.0f : 0.0f;
    uint32_t bits = fn_bits(scaled) - 0x3f3504f3u; /* less sqrt(1/2): its exponent becomes 0 */
    float n = (float)((int32_t)bits >> 23) + offset;
    float f = fn_float((bits & 0x007fffffu) + 0x3f3504f3u) - 1.0f;
    return fn_ln_ends(x, fn_ln_sum(n, f));
}

/* ln(1 + x) for finite x above -1. What 1 + x loses by rounding is added to the fraction. */
FN_INLINE float fn_log1p_finite(float x) {
    float u = 1.0f + x;
    float lost = x - (u - 1.0f);
    uint32_t bits = fn_bits(u) - 0x3f3504f3u;
    float n = (float)((int32_t)bits >> 23);
    float scale = fn_float(0x3f800000u - (bits & 0xff800000u)); /* 2^-n */
    float f = fn_float((bits & 0x007fffffu) + 0x3f3504f3u) - 1.0f;
    return fn_ln_sum(n, f + lost * scale);
}

/* ln(1 + x), as exact near 0 as elsewhere */
FN_INLINE float fn_log1p(float x) {
    return fn_ln_ends(1.0f + x, fn_log1p_finite(x));
}

/* ln(1 + e^z), which is max(0, z) + ln(1 + e^-|z|): nothing overflows. */
FN_INLINE float fn_softplus(float z) {
    return (z > 0.0f ? z : 0.0f) + fn_log1p_finite(fn_exp(-fabsf(z)));
}

/* sin(r), r = x - n pi and at most pi/2 either way, with its sign turned when n is odd; t has n in
 * its last bits. pi in four parts: n times each of the first three is exact for |n| below 4096,
 * halves included. */
FN_INLINE float fn_sin_fold(float x, float n, float t) {
    float r = x - n * 3.140625f - n * 0.000967502594f - n * 1.50990672e-07f - n * 5.12668814e-12f;
    float s = r * r;
    float p =
        (-0.166666597f + s * 0.00833306927f) + s * s * (-0.000198097667f + s * 2.60604702e-06f);
    float y = r + r * s * p;
    y = y > 1.0f ? 1.0f : y;
    y = y < -1.0f ? -1.0f : y;
    return fn_float(fn_bits(y) ^ fn_bits(t) << 31);
}

/* sin x, x in radians */
FN_INLINE float fn_sin(float x) {
    float t = x * 0.318309886f + FN_ROUND;
    return fn_sin_fold(x, t - FN_ROUND, t);
}

/* cos x, x in radians: with n half of an odd number, r + n pi is x again. */
FN_INLINE float fn_cos(float x) {
    float t = (x * 0.318309886f + 0.5f) + FN_ROUND;
    return fn_sin_fold(x, (t - FN_ROUND) - 0.5f, t);
}

#endif
