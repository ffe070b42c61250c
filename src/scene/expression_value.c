/* Expressions computed: forward to the value, backward to the slopes. In doubles and with libm: an
 * expression shows numbers and decides tasks, it never trains. */
#include <assert.h>
#include <math.h>

#include "scene/expression.h"

static const char *const names[OP_COUNT] = {
    [OP_NUMBER] = "number",
    [OP_LEAF] = "leaf",
    [OP_ADD] = "add",
    [OP_SUBTRACT] = "subtract",
    [OP_MULTIPLY] = "multiply",
    [OP_DIVIDE] = "divide",
    [OP_POWER] = "power",
    [OP_NEGATE] = "negate",
    [OP_ABS] = "abs",
    [OP_EXP] = "exp",
    [OP_LN] = "ln",
    [OP_SQRT] = "sqrt",
    [OP_MIN] = "min",
    [OP_MAX] = "max",
    [OP_TANH] = "tanh",
    [OP_SIGMOID] = "sigmoid",
    [OP_SIN] = "sin",
    [OP_COS] = "cos",
    [OP_EQUAL] = "equal",
    [OP_UNEQUAL] = "unequal",
    [OP_LESS] = "less",
    [OP_LESS_EQUAL] = "less-equal",
    [OP_GREATER] = "greater",
    [OP_GREATER_EQUAL] = "greater-equal",
    [OP_AND] = "and",
    [OP_OR] = "or",
    [OP_NOT] = "not",
};
static_assert(OP_COUNT == 27, "a name for each operation");

const char *op_name(Op op) {
    assert((unsigned)op < OP_COUNT);
    return names[op];
}

/* --- Forward --- */

/* Of an operation; numbers and leaves bring their own value. */
static double op_value(Op op, double a, double b) {
    switch (op) {
    case OP_ADD: return a + b;
    case OP_SUBTRACT: return a - b;
    case OP_MULTIPLY: return a * b;
    case OP_DIVIDE: return a / b;
    case OP_POWER: return pow(a, b);
    case OP_NEGATE: return -a;
    case OP_ABS: return fabs(a);
    case OP_EXP: return exp(a);
    case OP_LN: return log(a);
    case OP_SQRT: return sqrt(a);
    case OP_MIN: return a <= b ? a : b;
    case OP_MAX: return a >= b ? a : b;
    case OP_TANH: return tanh(a);
    case OP_SIGMOID: return 1 / (1 + exp(-a));
    case OP_SIN: return sin(a);
    case OP_COS: return cos(a);
    case OP_EQUAL: return a == b;
    case OP_UNEQUAL: return a != b;
    case OP_LESS: return a < b;
    case OP_LESS_EQUAL: return a <= b;
    case OP_GREATER: return a > b;
    case OP_GREATER_EQUAL: return a >= b;
    case OP_AND: return a != 0 && b != 0;
    case OP_OR: return a != 0 || b != 0;
    case OP_NOT: return a == 0;
    case OP_NUMBER:
    case OP_LEAF:
    case OP_COUNT: break;
    }
    assert(false);
    return NAN;
}

double expression_value(const Expression *e, const double *leaf, double *value) {
    double own[EXPRESSION_NODES];
    if (!value) value = own;
    for (int i = 0; i < e->nodes; i++) {
        const Node *node = &e->node[i];
        if (node->op == OP_NUMBER)
            value[i] = node->number;
        else if (node->op == OP_LEAF)
            value[i] = leaf[node->leaf];
        else
            value[i] = op_value(node->op, value[node->a], node->b < 0 ? 0 : value[node->b]);
    }
    return value[e->result];
}

double expression_moved(const Expression *e, const double *value, int i, double by) {
    double moved[EXPRESSION_NODES] = {0};
    for (int n = 0; n < e->nodes; n++) {
        const Node *node = &e->node[n];
        moved[n] = node->a < 0 || n < i
                       ? value[n]
                       : op_value(node->op, moved[node->a], node->b < 0 ? 0 : moved[node->b]);
        if (n == i) moved[n] = value[n] + by;
    }
    return moved[e->result];
}

/* --- Backward --- */

/* How fast an operation's value v = op(a, b) moves with each operand. */
typedef struct Slopes {
    double a, b;
} Slopes;

static Slopes power_slopes(double a, double b, double v) {
    double to_a = b == 0 ? 0 : b * pow(a, b - 1);
    return (Slopes){to_a, a > 0 ? v * log(a) : isnan(v) ? NAN : 0};
}

static Slopes op_slopes(Op op, double a, double b, double v) {
    switch (op) {
    case OP_ADD: return (Slopes){1, 1};
    case OP_SUBTRACT: return (Slopes){1, -1};
    case OP_MULTIPLY: return (Slopes){b, a};
    case OP_DIVIDE: return (Slopes){1 / b, -a / (b * b)};
    case OP_POWER: return power_slopes(a, b, v);
    case OP_NEGATE: return (Slopes){-1, 0};
    case OP_ABS: return (Slopes){(a > 0) - (a < 0), 0};
    case OP_EXP: return (Slopes){v, 0};
    /* Where it has no value, it has no slope. */
    case OP_LN: return (Slopes){a < 0 ? NAN : 1 / a, 0};
    case OP_SQRT: return (Slopes){1 / (2 * v), 0};
    case OP_MIN: return (Slopes){a <= b, a > b};
    case OP_MAX: return (Slopes){a >= b, a < b};
    case OP_TANH: return (Slopes){1 - v * v, 0};
    case OP_SIGMOID: return (Slopes){v * (1 - v), 0};
    case OP_SIN: return (Slopes){cos(a), 0};
    case OP_COS: return (Slopes){-sin(a), 0};
    case OP_NUMBER: /* leaves pass nothing on */
    case OP_LEAF:
    case OP_EQUAL: /* truth does not move */
    case OP_UNEQUAL:
    case OP_LESS:
    case OP_LESS_EQUAL:
    case OP_GREATER:
    case OP_GREATER_EQUAL:
    case OP_AND:
    case OP_OR:
    case OP_NOT:
    case OP_COUNT: break;
    }
    return (Slopes){0, 0};
}

void expression_slopes(const Expression *e, const double *value, int i, double slope[2]) {
    const Node *node = &e->node[i];
    double a = node->a < 0 ? 0 : value[node->a], b = node->b < 0 ? 0 : value[node->b];
    Slopes slopes = op_slopes(node->op, a, b, value[i]);
    slope[0] = slopes.a;
    slope[1] = slopes.b;
}

void expression_gradient(const Expression *e, const double *value, double *grad) {
    for (int i = 0; i < e->nodes; i++) grad[i] = 0;
    grad[e->result] = 1;
    for (int i = e->result; i >= 0; i--) {
        const Node *node = &e->node[i];
        if (node->a < 0 || grad[i] == 0) continue; /* 0 times an infinite slope is still 0 */
        double slope[2];
        expression_slopes(e, value, i, slope);
        grad[node->a] += grad[i] * slope[0];
        if (node->b >= 0) grad[node->b] += grad[i] * slope[1];
    }
}
