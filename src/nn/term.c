/* See term.h. */
#include "nn/term.h"

#include <assert.h>
#include <math.h>

#include "nn/fn.h"

enum { BLOCK = 64 }; /* points computed at a time */

int term_operands(TermOp op) {
    assert((unsigned)op < TERM_OP_COUNT);
    if (op <= TERM_NUMBER) return 0;
    return op < TERM_SQUARE ? 2 : 1;
}

int term_columns(const Term *term) {
    int most = 0;
    for (int i = 0; i < term->steps; i++) {
        const TermStep *step = &term->step[i];
        if (step->op == TERM_COORDINATE && step->which >= most) most = step->which + 1;
    }
    return most;
}

bool term_is_condition(const Term *term) {
    if (term->steps == 0) return false;
    TermOp last = (TermOp)term->step[term->steps - 1].op;
    return (last >= TERM_EQUAL && last <= TERM_OR) || last == TERM_NOT;
}

/* Whole exponents multiply, so that squares are exact and bases below 0 have powers. */
static float power(float a, float b) {
    const float most = 64;
    if (b == floorf(b) && fabsf(b) <= most) {
        float product = 1;
        for (int i = 0; i < (int)fabsf(b); i++) product *= a;
        return b < 0 ? 1 / product : product;
    }
    if (a == 0) return b > 0 ? 0 : INFINITY;
    float size = fn_exp(b * fn_ln(fabsf(a)));
    if (a > 0) return size;
    if (b != floorf(b)) return NAN;
    return fmodf(b, 2) == 0 ? size : -size;
}

/* Each operation is a loop of its own, so that it becomes vector code. Of one operand or two: a
 * holds the first of them, and then what comes out. */
typedef void Apply(int n, float *a, const float *b);
#define OPERATION(name, what)                                                                      \
    static void name(int n, float *a, const float *b) {                                            \
        for (int i = 0; i < n; i++) a[i] = (what);                                                 \
    }
// clang-format off
OPERATION(apply_add, a[i] + b[i])
OPERATION(apply_subtract, a[i] - b[i])
OPERATION(apply_multiply, a[i] * b[i])
OPERATION(apply_divide, a[i] / b[i])
OPERATION(apply_power, power(a[i], b[i]))
OPERATION(apply_min, a[i] <= b[i] ? a[i] : b[i])
OPERATION(apply_max, a[i] >= b[i] ? a[i] : b[i])
OPERATION(apply_equal, a[i] == b[i] ? 1.0f : 0.0f)
OPERATION(apply_unequal, a[i] != b[i] ? 1.0f : 0.0f)
OPERATION(apply_less, a[i] < b[i] ? 1.0f : 0.0f)
OPERATION(apply_less_equal, a[i] <= b[i] ? 1.0f : 0.0f)
OPERATION(apply_greater, a[i] > b[i] ? 1.0f : 0.0f)
OPERATION(apply_greater_equal, a[i] >= b[i] ? 1.0f : 0.0f)
OPERATION(apply_and, a[i] != 0 && b[i] != 0 ? 1.0f : 0.0f)
OPERATION(apply_or, a[i] != 0 || b[i] != 0 ? 1.0f : 0.0f)
OPERATION(apply_square, a[i] * a[i])
OPERATION(apply_negate, -a[i])
OPERATION(apply_abs, fabsf(a[i]))
OPERATION(apply_exp, fn_exp(a[i]))
OPERATION(apply_ln, fn_ln(a[i]))
OPERATION(apply_sqrt, sqrtf(a[i]))
OPERATION(apply_tanh, fn_tanh(a[i]))
OPERATION(apply_sigmoid, fn_sigmoid(a[i]))
OPERATION(apply_sin, fn_sin(a[i]))
OPERATION(apply_cos, fn_cos(a[i]))
OPERATION(apply_not, a[i] == 0 ? 1.0f : 0.0f)
// clang-format on

static Apply *const apply[TERM_OP_COUNT] = {
    [TERM_ADD] = apply_add,
    [TERM_SUBTRACT] = apply_subtract,
    [TERM_MULTIPLY] = apply_multiply,
    [TERM_DIVIDE] = apply_divide,
    [TERM_POWER] = apply_power,
    [TERM_MIN] = apply_min,
    [TERM_MAX] = apply_max,
    [TERM_EQUAL] = apply_equal,
    [TERM_UNEQUAL] = apply_unequal,
    [TERM_LESS] = apply_less,
    [TERM_LESS_EQUAL] = apply_less_equal,
    [TERM_GREATER] = apply_greater,
    [TERM_GREATER_EQUAL] = apply_greater_equal,
    [TERM_AND] = apply_and,
    [TERM_OR] = apply_or,
    [TERM_SQUARE] = apply_square,
    [TERM_NEGATE] = apply_negate,
    [TERM_ABS] = apply_abs,
    [TERM_EXP] = apply_exp,
    [TERM_LN] = apply_ln,
    [TERM_SQRT] = apply_sqrt,
    [TERM_TANH] = apply_tanh,
    [TERM_SIGMOID] = apply_sigmoid,
    [TERM_SIN] = apply_sin,
    [TERM_COS] = apply_cos,
    [TERM_NOT] = apply_not,
};
static_assert(TERM_OP_COUNT == 28, "a loop for each operation");

/* Of at most BLOCK points. */
static void block(const Term *term, int n, const float *x, int stride, float *value) {
    float stack[TERM_DEPTH][BLOCK];
    int high = 0;
    for (int s = 0; s < term->steps; s++) {
        const TermStep step = term->step[s];
        int operands = term_operands((TermOp)step.op);
        assert(high >= operands && high - operands < TERM_DEPTH);
        if (operands > 0) {
            apply[step.op](n, stack[high - operands], stack[high - 1]);
        } else if (step.op == TERM_NUMBER) {
            for (int i = 0; i < n; i++) stack[high][i] = term->number[step.which];
        } else {
            const float *column = x + (long)step.which * stride;
            for (int i = 0; i < n; i++) stack[high][i] = column[i];
        }
        high += 1 - operands;
    }
    assert(high == 1);
    for (int i = 0; i < n; i++) value[i] = stack[0][i] * 0 == 0 ? stack[0][i] : 0;
}

void term_rows(const Term *term, int n, const float *x, int stride, float *value) {
    for (int first = 0; first < n; first += BLOCK) {
        int count = n - first < BLOCK ? n - first : BLOCK;
        block(term, count, x + first, stride, value + first);
    }
}

float term_value(const Term *term, const float *x) {
    float value;
    block(term, 1, x, 1, &value);
    return value;
}
