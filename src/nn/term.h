/* A small formula in the coordinates of a point, such as x1^2 + x2^2 or x2 > sin(x1), as a person
 * typed it: what a network is fed besides the coordinates, or the rule that a set's classes follow.
 * scene/term_read.h makes it of text; here it is computed, in floats and with the functions of
 * fn.h, so that it trains to the same bits everywhere.
 *
 * It is kept as steps in the order of evaluation: a coordinate or a number is laid on a stack, an
 * operation takes its operands from there and lays down what comes out. */
#ifndef NN_TERM_H
#define NN_TERM_H

#include <stdbool.h>
#include <stdint.h>

enum {
    TERM_TEXT = 64,
    TERM_STEPS = 48,
    TERM_DEPTH = (TERM_STEPS + 1) / 2, /* each operation of two operands takes one away */
};

/* Truth is 1 and 0, and any number but 0 is true. */
typedef enum TermOp {
    TERM_COORDINATE, /* which: the column, from 0 */
    TERM_NUMBER,     /* which: of the numbers */
    TERM_ADD,
    TERM_SUBTRACT,
    TERM_MULTIPLY,
    TERM_DIVIDE,
    TERM_POWER,
    TERM_MIN,
    TERM_MAX,
    TERM_EQUAL,
    TERM_UNEQUAL,
    TERM_LESS,
    TERM_LESS_EQUAL,
    TERM_GREATER,
    TERM_GREATER_EQUAL,
    TERM_AND,
    TERM_OR,
    TERM_SQUARE, /* of one operand, from here on */
    TERM_NEGATE,
    TERM_ABS,
    TERM_EXP,
    TERM_LN,
    TERM_SQRT,
    TERM_TANH,
    TERM_SIGMOID,
    TERM_SIN,
    TERM_COS,
    TERM_NOT,
    TERM_OP_COUNT
} TermOp;

typedef struct TermStep {
    uint8_t op, which;
} TermStep;

typedef struct Term {
    char text[TERM_TEXT]; /* as a scene writes it, with x1, x2, ... for the columns */
    int steps;            /* 0: none */
    TermStep step[TERM_STEPS];
    float number[TERM_DEPTH];
} Term;

/* How many operands an operation takes: 0 to 2. */
int term_operands(TermOp op);

/* The highest column it reads, counted from 1; 0 for none. */
int term_columns(const Term *term);

/* Whether its value is always 1 or 0. */
bool term_is_condition(const Term *term);

/* Of n points side by side: x is [columns][stride], value is [n]. Where it has no value, as ln(x1)
 * at 0, it counts as 0. */
void term_rows(const Term *term, int n, const float *x, int stride, float *value);

/* Of one point. */
float term_value(const Term *term, const float *x);

#endif
