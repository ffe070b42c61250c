/* Expressions that people type: in lessons ({eval}, \val, when) and for graphs. Parsed once into a
 * list of nodes in order of evaluation, evaluated fast, and differentiated in reverse.
 *
 *     loss = abs(y - (x*w + b))        names on the left are optional
 *     m = x^2; z = m^2; y = z^2        several, the last is the value
 *
 * Numbers, names, names with indexes (w[1,2,1]), + - * / ^, comparisons (== != < <= > >=), and or
 * not, and abs exp ln sqrt min max tanh sigmoid sin cos. From what binds least to what binds most:
 *
 *     or    and    not    == != < <= > >=    + -    * /    - (one operand)    ^ (from the right)
 *
 * so that -x^2 is -(x^2), 2^3^2 is 2^9 and not a == b is not (a == b). After == and !=, tanh
 * without a bracket is a name
 * like any other. */
#ifndef SCENE_EXPRESSION_H
#define SCENE_EXPRESSION_H

#include <stdbool.h>

#include "base/message.h"

enum {
    EXPRESSION_NODES = 256,
    EXPRESSION_LEAVES = 32,
    EXPRESSION_DEPTH = 64,
    EXPRESSION_TEXT = 2000,
};

typedef enum Op {
    OP_NUMBER,
    OP_LEAF, /* a name the text does not define: x, w[1,2,1] */
    OP_ADD,
    OP_SUBTRACT,
    OP_MULTIPLY,
    OP_DIVIDE,
    OP_POWER,
    OP_NEGATE,
    OP_ABS,
    OP_EXP,
    OP_LN,
    OP_SQRT,
    OP_MIN,
    OP_MAX,
    OP_TANH,
    OP_SIGMOID,
    OP_SIN,
    OP_COS,
    OP_EQUAL,
    OP_UNEQUAL,
    OP_LESS,
    OP_LESS_EQUAL,
    OP_GREATER,
    OP_GREATER_EQUAL,
    OP_AND,
    OP_OR,
    OP_NOT,
    OP_COUNT
} Op;

typedef struct Node {
    Op op;
    int a, b;      /* operands, earlier nodes; -1 where there is none */
    int leaf;      /* of OP_LEAF */
    double number; /* of OP_NUMBER */
    char name[32]; /* what the author called it (a leaf: its name), or "" */
} Node;

typedef struct Leaf {
    char name[32]; /* "x", or "w" when it has indexes */
    int indexes;   /* 0 to 3 */
    int index[3];  /* counted from 1, as people write them */
} Leaf;

typedef struct Expression {
    int nodes, leaves;
    int result; /* the node that is the value: mostly the last */
    Node node[EXPRESSION_NODES];
    Leaf leaf[EXPRESSION_LEAVES];
} Expression;

/* False with a message that names the column and what was expected there. */
bool expression_parse(Expression *e, const char *text, Message *message);

/* "add", "multiply", "abs", ... as `halfplane graph` prints it. */
const char *op_name(Op op);

/* leaf: [leaves]; value: [nodes], or NULL. Returns that of the result. Truth is 1 and 0; any number
 * but 0 counts as true. */
double expression_value(const Expression *e, const double *leaf, double *value);

/* After expression_value: the result, if only node i's value were moved by so much, and what comes
 * after it followed. */
double expression_moved(const Expression *e, const double *value, int i, double by);

/* After expression_value: grad [nodes] = d(result)/d(node). Comparisons, and, or, not have slope 0;
 * abs at 0 has slope 0; min and max at a tie give the slope to their first operand; an exponent
 * whose base is not positive has slope 0. */
void expression_gradient(const Expression *e, const double *value, double *grad);

/* After expression_value: how fast node i's value moves with its operands a and b; 0 where there is
 * none. */
void expression_slopes(const Expression *e, const double *value, int i, double slope[2]);

#endif
