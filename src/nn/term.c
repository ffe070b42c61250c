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

/* Each a loop of its own, so that it becomes vector code. */
#define EACH(what)                                                                                 \
    for (int i = 0; i < n; i++) a[i] = (what);                                                     \
    break

/* Of one operand or two: a on entry the first of them, on return what comes out. */
static void apply(TermOp op, int n, float *a, const float *b) {
    switch (op) {
    case TERM_ADD: EACH(a[i] + b[i]);
    case TERM_SUBTRACT: EACH(a[i] - b[i]);
    case TERM_MULTIPLY: EACH(a[i] * b[i]);
    case TERM_DIVIDE: EACH(a[i] / b[i]);
    case TERM_POWER: EACH(power(a[i], b[i]));
    case TERM_MIN: EACH(a[i] <= b[i] ? a[i] : b[i]);
    case TERM_MAX: EACH(a[i] >= b[i] ? a[i] : b[i]);
    case TERM_EQUAL: EACH(a[i] == b[i] ? 1.0f : 0.0f);
    case TERM_UNEQUAL: EACH(a[i] != b[i] ? 1.0f : 0.0f);
    case TERM_LESS: EACH(a[i] < b[i] ? 1.0f : 0.0f);
    case TERM_LESS_EQUAL: EACH(a[i] <= b[i] ? 1.0f : 0.0f);
    case TERM_GREATER: EACH(a[i] > b[i] ? 1.0f : 0.0f);
    case TERM_GREATER_EQUAL: EACH(a[i] >= b[i] ? 1.0f : 0.0f);
    case TERM_AND: EACH(a[i] != 0 && b[i] != 0 ? 1.0f : 0.0f);
    case TERM_OR: EACH(a[i] != 0 || b[i] != 0 ? 1.0f : 0.0f);
    case TERM_SQUARE: EACH(a[i] * a[i]);
    case TERM_NEGATE: EACH(-a[i]);
    case TERM_ABS: EACH(fabsf(a[i]));
    case TERM_EXP: EACH(fn_exp(a[i]));
    case TERM_LN: EACH(fn_ln(a[i]));
    case TERM_SQRT: EACH(sqrtf(a[i]));
    case TERM_TANH: EACH(fn_tanh(a[i]));
    case TERM_SIGMOID: EACH(fn_sigmoid(a[i]));
    case TERM_SIN: EACH(fn_sin(a[i]));
    case TERM_COS: EACH(fn_cos(a[i]));
    case TERM_NOT: EACH(a[i] == 0 ? 1.0f : 0.0f);
    case TERM_COORDINATE:
    case TERM_NUMBER:
    case TERM_OP_COUNT: assert(false && "no operation");
    }
}

/* Of at most BLOCK points. */
static void block(const Term *term, int n, const float *x, int stride, float *value) {
    float stack[TERM_DEPTH][BLOCK];
    int high = 0;
    for (int s = 0; s < term->steps; s++) {
        const TermStep step = term->step[s];
        int operands = term_operands((TermOp)step.op);
        assert(high >= operands && high - operands < TERM_DEPTH);
        if (operands > 0) {
            apply((TermOp)step.op, n, stack[high - operands], stack[high - 1]);
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
