/* The elementary functions against libm in double, at their edges, and bit for bit. Everything runs
 * through loops that the compiler makes vectors of, as in the engine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "nn/fn.h"

enum { LANES = 256 };

typedef struct Case {
    const char *name;
    void (*compute)(const float *x, float *y); /* [LANES] each */
    float (*one)(float x);
    double (*exact)(double x);
    float low, high; /* where the error is stated */
    double ulp;      /* the largest, rounded up, as fn.h says */
    bool rises;
    uint64_t hash; /* of the results of a sweep through all floats */
} Case;

#define LOOP(f)                                                                                    \
    static void f##_array(const float *x, float *y) {                                              \
        _Pragma("omp simd") for (int i = 0; i < LANES; i++) y[i] = f(x[i]);                        \
    }                                                                                              \
    static float f##_one(float x) {                                                                \
        return f(x);                                                                               \
    }

LOOP(fn_exp)
LOOP(fn_expm1)
LOOP(fn_tanh)
LOOP(fn_sigmoid)
LOOP(fn_ln)
LOOP(fn_log1p)
LOOP(fn_softplus)
LOOP(fn_sin)
LOOP(fn_cos)

static double sigmoid(double z) {
    return 1 / (1 + exp(-z));
}
static double softplus(double z) {
    return fmax(z, 0) + log1p(exp(-fabs(z)));
}

#define CASE(f, exact, low, high, ulp, rises, hash)                                                \
    { #f, fn_##f##_array, fn_##f##_one, exact, low, high, ulp, rises, hash }

static const Case cases[] = {
    CASE(exp, exp, FN_EXP_LEAST, FN_EXP_MOST, 1.4, true, 0x74eb0e3ce9372145),
    CASE(expm1, expm1, -FLT_MAX, FN_EXP_MOST, 2.6, true, 0x615f78dcc79bde21),
    CASE(tanh, tanh, -FLT_MAX, FLT_MAX, 2.5, true, 0x56a6ed7ed4ceb708),
    CASE(sigmoid, sigmoid, FN_EXP_LEAST, FLT_MAX, 2.5, true, 0x72578d140d758c78),
    CASE(ln, log, 0, FLT_MAX, 0.9, true, 0xa14525066fbab57f),
    CASE(log1p, log1p, -1, FLT_MAX, 1.4, true, 0x3fe8478192e96cbb),
    CASE(softplus, softplus, FN_EXP_LEAST, FLT_MAX, 1.8, true, 0x40d0bf126da15665),
    CASE(sin, sin, -10000, 10000, 2.4, false, 0x823e4b8fe01d8832),
    CASE(cos, cos, -10000, 10000, 2.4, false, 0x6932d80c423161df),
};

enum { CASES = sizeof cases / sizeof *cases, SWEEP = 1400 * LANES };

/* The k-th of SWEEP floats, spread evenly over all bit patterns: every exponent, both signs,
 * infinities and NaN. */
static float sweep(int k) {
    return fn_float((uint32_t)k * (UINT32_MAX / SWEEP));
}

/* |y - exact| in units of the exact value's last place as a float. */
static double ulps(float y, double exact) {
    int exponent;
    frexp(exact, &exponent);
    if (exponent < FLT_MIN_EXP) exponent = FLT_MIN_EXP;
    return fabs((double)y - exact) / ldexp(1, exponent - FLT_MANT_DIG);
}

static void the_stated_error_holds(void **state) {
    (void)state;
    for (int c = 0; c < CASES; c++) {
        double worst = 0;
        float where = 0;
        for (int k = 0; k < SWEEP; k += LANES) {
            float x[LANES], y[LANES];
            for (int i = 0; i < LANES; i++) x[i] = sweep(k + i);
            cases[c].compute(x, y);
            for (int i = 0; i < LANES; i++) {
                if (!(x[i] > cases[c].low && x[i] < cases[c].high)) continue;
                double error = ulps(y[i], cases[c].exact((double)x[i]));
                if (error <= worst) continue;
                worst = error;
                where = x[i];
            }
        }
        print_message("# %-8s %.3f ulp at %.9g\n", cases[c].name, worst, (double)where);
        if (!(worst <= cases[c].ulp)) fail_msg("%s is off by %g ulp", cases[c].name, worst);
    }
}

static void check_span(const Case *function, float span) {
    for (int k = 0; k < SWEEP / 8; k += LANES) {
        float x[LANES], y[LANES];
        for (int i = 0; i < LANES; i++) x[i] = ((float)(k + i) / (SWEEP / 16) - 1.0f) * span;
        function->compute(x, y);
        for (int i = 0; i < LANES; i++) {
            if (!(x[i] > function->low && x[i] < function->high)) continue;
            double error = ulps(y[i], function->exact((double)x[i]));
            if (error <= function->ulp) continue;
            fail_msg("%s(%.9g) is off by %g ulp", function->name, (double)x[i], error);
        }
    }
}

/* The sweep has few points where the functions bend. */
static void it_holds_where_they_bend(void **state) {
    (void)state;
    for (int c = 0; c < CASES; c++) {
        check_span(&cases[c], 1);
        check_span(&cases[c], 100);
        check_span(&cases[c], 10000);
    }
}

static bool same(float a, float b) {
    return fn_bits(a) == fn_bits(b) || (isnan(a) && isnan(b));
}

static void a_vector_is_the_same_as_one_by_one(void **state) {
    (void)state;
    for (int c = 0; c < CASES; c++) {
        for (int k = 0; k < SWEEP; k += 16 * LANES) {
            float x[LANES], y[LANES];
            for (int i = 0; i < LANES; i++) x[i] = sweep(k + i * 16);
            cases[c].compute(x, y);
            for (int i = 0; i < LANES; i++) assert_true(same(y[i], cases[c].one(x[i])));
        }
    }
}

/* FNV-1a, every NaN being the same. */
static uint64_t sweep_hash(const Case *function) {
    uint64_t hash = 0xcbf29ce484222325u;
    for (int k = 0; k < SWEEP; k += LANES) {
        float x[LANES], y[LANES];
        for (int i = 0; i < LANES; i++) x[i] = sweep(k + i);
        function->compute(x, y);
        for (int i = 0; i < LANES; i++) {
            uint32_t bits = isnan(y[i]) ? 0x7fc00000u : fn_bits(y[i]);
            for (int byte = 0; byte < 4; byte++) {
                hash = (hash ^ (bits >> (8 * byte) & 0xff)) * 0x100000001b3u;
            }
        }
    }
    return hash;
}

static void every_build_gives_these_bits(void **state) {
    (void)state;
    bool good = true;
    for (int c = 0; c < CASES; c++) {
        uint64_t hash = sweep_hash(&cases[c]);
        if (hash == cases[c].hash) continue;
        good = false;
        print_error("%s: 0x%016llx\n", cases[c].name, (unsigned long long)hash);
    }
    assert_true(good);
}

/* Steps are coarse enough that the exact values differ by more than the error. */
static void they_rise_where_they_should(void **state) {
    (void)state;
    for (int c = 0; c < CASES; c++) {
        if (!cases[c].rises) continue;
        float before = -INFINITY;
        for (int k = -3000; k < 3000; k++) {
            float x = (float)k / 32.0f, y = cases[c].one(x);
            if (x < cases[c].low || x > cases[c].high) continue;
            assert_true(y >= before);
            before = y;
        }
    }
}

static void infinity_goes_where_it_should(void **state) {
    (void)state;
    assert_true(same(fn_exp(INFINITY), INFINITY) && same(fn_exp(-INFINITY), 0));
    assert_true(same(fn_expm1(INFINITY), INFINITY) && same(fn_expm1(-INFINITY), -1));
    assert_true(same(fn_tanh(INFINITY), 1) && same(fn_tanh(-INFINITY), -1));
    assert_true(same(fn_sigmoid(INFINITY), 1) && same(fn_sigmoid(-INFINITY), 0));
    assert_true(same(fn_ln(INFINITY), INFINITY) && isnan(fn_ln(-INFINITY)));
    assert_true(same(fn_log1p(INFINITY), INFINITY) && isnan(fn_log1p(-INFINITY)));
    assert_true(same(fn_softplus(INFINITY), INFINITY) && same(fn_softplus(-INFINITY), 0));
    assert_true(isnan(fn_sin(INFINITY)) && isnan(fn_sin(-INFINITY)));
    assert_true(isnan(fn_cos(INFINITY)) && isnan(fn_cos(-INFINITY)));
}

static void nan_stays_nan(void **state) {
    (void)state;
    const uint32_t nans[] = {0x7fc00000u, 0xffc00000u, 0x7fffffffu, 0x7fc12345u, 0xffffffffu};
    for (int c = 0; c < CASES; c++) {
        for (size_t i = 0; i < sizeof nans / sizeof *nans; i++) {
            assert_true(isnan(cases[c].one(fn_float(nans[i]))));
        }
    }
}

static void known_values_are_exact(void **state) {
    (void)state;
    assert_true(same(fn_exp(0), 1) && same(fn_expm1(0), 0) && same(fn_tanh(0), 0));
    assert_true(same(fn_sigmoid(0), 0.5f) && same(fn_ln(1), 0) && same(fn_log1p(0), 0));
    assert_true(same(fn_sin(0), 0) && same(fn_cos(0), 1) && same(fn_tanh(-0.0f), -0.0f));
    assert_true(same(fn_ln(0), -INFINITY) && same(fn_log1p(-1), -INFINITY) && isnan(fn_ln(-1)));
    assert_true(same(fn_softplus(0), 0.693147182f) && same(fn_softplus(50), 50));
    assert_true(same(fn_exp(89), INFINITY) && same(fn_exp(-88), 0) && same(fn_sigmoid(-88), 0));
    assert_true(same(fn_tanh(1e-30f), 1e-30f) && same(fn_expm1(-1e-30f), -1e-30f));
}

static void tanh_is_odd_and_bounded(void **state) {
    (void)state;
    for (int k = 0; k < SWEEP; k += 7) {
        float x = sweep(k), a = fn_tanh(x);
        if (isnan(x)) continue;
        assert_true(a >= -1 && a <= 1 && same(fn_tanh(-x), -a));
    }
}

static void sine_stays_within_one(void **state) {
    (void)state;
    for (int k = 0; k < SWEEP; k++) {
        float x = sweep(k);
        if (!isfinite(x)) continue;
        assert_true(fabsf(fn_sin(x)) <= 1 && fabsf(fn_cos(x)) <= 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_stated_error_holds),
        cmocka_unit_test(it_holds_where_they_bend),
        cmocka_unit_test(a_vector_is_the_same_as_one_by_one),
        cmocka_unit_test(every_build_gives_these_bits),
        cmocka_unit_test(they_rise_where_they_should),
        cmocka_unit_test(infinity_goes_where_it_should),
        cmocka_unit_test(nan_stays_nan),
        cmocka_unit_test(known_values_are_exact),
        cmocka_unit_test(tanh_is_odd_and_bounded),
        cmocka_unit_test(sine_stays_within_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
