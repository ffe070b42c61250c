/* From text to an Expression: a recursive descent, one function for each level of the table in
 * expression.h. Each returns the node of what it read, or -1 when the message says what is wrong.
 * Computes nothing: that is expression_value.c. */
#include "scene/expression.h"

#include <stdio.h>
#include <string.h>

#include "scene/scanner.h"

enum { KNOWN = 256 };

typedef struct Parser {
    Expression *e;
    Scanner scan;
    int depth;
    bool equals; /* == or != stands just before */
    int leaf_node[EXPRESSION_LEAVES];
    int known; /* names the text has given so far */
    struct {
        char name[32];
        int node;
    } names[KNOWN];
} Parser;

static int parse_or(Parser *p);

static int column(const Parser *p) {
    return scanner_column(&p->scan, p->scan.at);
}

static bool deeper(Parser *p) {
    return ++p->depth <= EXPRESSION_DEPTH ||
           message_set(p->scan.message,
                       "column %d: brackets and signs lie more than %d deep; name a part and go on "
                       "from there, as in m = x^2; m + 1",
                       column(p), EXPRESSION_DEPTH);
}

/* --- Nodes --- */

static int add(Parser *p, Op op, int a, int b) {
    if (p->e->nodes == EXPRESSION_NODES) {
        message_set(
            p->scan.message,
            "column %d: the expression has more than %d operations and operands; make it shorter",
            column(p), EXPRESSION_NODES);
        return -1;
    }
    p->e->node[p->e->nodes] = (Node){.op = op, .a = a, .b = b, .leaf = -1};
    return p->e->nodes++;
}

static bool same_leaf(const Leaf *a, const Leaf *b) {
    if (strcmp(a->name, b->name) != 0 || a->indexes != b->indexes) return false;
    for (int i = 0; i < a->indexes; i++) {
        if (a->index[i] != b->index[i]) return false;
    }
    return true;
}

static void copy_name(char to[32], const char from[32]) {
    snprintf(to, 32, "%s", from);
}

/* One node for each leaf, however often it is named: that is where its two routes meet. */
static int add_leaf(Parser *p, const Leaf *leaf) {
    Expression *e = p->e;
    for (int i = 0; i < e->leaves; i++) {
        if (same_leaf(&e->leaf[i], leaf)) return p->leaf_node[i];
    }
    if (e->leaves == EXPRESSION_LEAVES) {
        message_set(p->scan.message,
                    "column %d: the expression has more than %d different names; make it shorter",
                    column(p), EXPRESSION_LEAVES);
        return -1;
    }
    int node = add(p, OP_LEAF, -1, -1);
    if (node < 0) return -1;
    copy_name(e->node[node].name, leaf->name);
    e->node[node].leaf = e->leaves;
    e->leaf[e->leaves] = *leaf;
    p->leaf_node[e->leaves++] = node;
    return node;
}

/* --- Operands --- */

static int parse_number(Parser *p) {
    double number;
    if (!scanner_number(&p->scan, &number)) return -1;
    int node = add(p, OP_NUMBER, -1, -1);
    if (node >= 0) p->e->node[node].number = number;
    return node;
}

typedef struct Function {
    const char *name;
    Op op;
    int operands;
} Function;

static const Function *find_function(const char *name) {
    static const Function functions[] = {
        {"abs", OP_ABS, 1},   {"exp", OP_EXP, 1},         {"ln", OP_LN, 1},   {"sqrt", OP_SQRT, 1},
        {"tanh", OP_TANH, 1}, {"sigmoid", OP_SIGMOID, 1}, {"sin", OP_SIN, 1}, {"cos", OP_COS, 1},
        {"min", OP_MIN, 2},   {"max", OP_MAX, 2}};
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        if (strcmp(functions[i].name, name) == 0) return &functions[i];
    }
    return NULL;
}

static bool is_word(const char *name) {
    return strcmp(name, "and") == 0 || strcmp(name, "or") == 0 || strcmp(name, "not") == 0;
}

static int find_known(const Parser *p, const char *name) {
    for (int i = 0; i < p->known; i++) {
        if (strcmp(p->names[i].name, name) == 0) return p->names[i].node;
    }
    return -1;
}

/* After the function's name. */
static int parse_call(Parser *p, const Function *f) {
    bool two = f->operands == 2;
    if (!scanner_accept(&p->scan, "(")) {
        return scanner_expect(&p->scan, two ? "( and two operands" : "( and an operand");
    }
    int a = parse_or(p), b = -1;
    if (a < 0) return -1;
    if (two) {
        if (!scanner_accept(&p->scan, ",")) {
            return scanner_expect(&p->scan, "a comma and a second operand");
        }
        b = parse_or(p);
        if (b < 0) return -1;
    }
    if (!scanner_accept(&p->scan, ")")) return scanner_expect(&p->scan, "an operator or )");
    return add(p, f->op, a, b);
}

/* After the [ of w[1,2,1]. */
static bool parse_indexes(Parser *p, Leaf *leaf) {
    do {
        if (leaf->indexes == 3) return scanner_expect(&p->scan, "at most three indexes") >= 0;
        if (!scanner_index(&p->scan, &leaf->index[leaf->indexes++])) return false;
    } while (scanner_accept(&p->scan, ","));
    return scanner_accept(&p->scan, "]") || scanner_expect(&p->scan, "a comma or ]") >= 0;
}

/* After == and != the name of a function may stand for itself: activation[1] == tanh. */
static bool is_alone(const Parser *p, bool equals) {
    Scanner ahead = p->scan;
    return equals && !scanner_accept(&ahead, "(");
}

static int parse_name(Parser *p, bool equals) {
    const char *start = p->scan.at;
    Leaf leaf = {.indexes = 0};
    if (!scanner_name(&p->scan, leaf.name)) return -1;
    const Function *function = find_function(leaf.name);
    if (function && !is_alone(p, equals)) return parse_call(p, function);
    if (is_word(leaf.name)) {
        p->scan.at = start;
        return scanner_expect(&p->scan, "a number, a name or (");
    }
    if (scanner_accept(&p->scan, "(")) {
        message_set(p->scan.message,
                    "column %d: '%s' is no function; there are abs exp ln sqrt min max tanh "
                    "sigmoid sin cos, and a product is written with *",
                    scanner_column(&p->scan, start), leaf.name);
        return -1;
    }
    int known = find_known(p, leaf.name);
    if (known >= 0) return known;
    if (scanner_accept(&p->scan, "[") && !parse_indexes(p, &leaf)) return -1;
    return add_leaf(p, &leaf);
}

static int parse_operand(Parser *p) {
    bool equals = p->equals;
    p->equals = false;
    if (scanner_at_number(&p->scan)) return parse_number(p);
    if (scanner_at_name(&p->scan)) return parse_name(p, equals);
    if (!scanner_accept(&p->scan, "(")) return scanner_expect(&p->scan, "a number, a name or (");
    int node = parse_or(p);
    if (node < 0) return -1;
    return scanner_accept(&p->scan, ")") ? node : scanner_expect(&p->scan, "an operator or )");
}

/* --- Operators, from those that bind most --- */

static int parse_minus(Parser *p);

static int parse_power(Parser *p) {
    int a = parse_operand(p);
    if (a < 0 || !scanner_accept(&p->scan, "^")) return a;
    int b = parse_minus(p);
    return b < 0 ? -1 : add(p, OP_POWER, a, b);
}

static int parse_minus(Parser *p) {
    if (!deeper(p)) return -1;
    bool minus = scanner_accept(&p->scan, "-");
    int node = minus ? parse_minus(p) : parse_power(p);
    p->depth--;
    return minus && node >= 0 ? add(p, OP_NEGATE, node, -1) : node;
}

typedef struct Operator {
    const char *sign;
    Op op;
} Operator;

static const Operator *accept_any(Parser *p, const Operator *operators, int count) {
    for (int i = 0; i < count; i++) {
        if (scanner_accept(&p->scan, operators[i].sign)) return &operators[i];
    }
    return NULL;
}

/* operand (sign operand)*, joined from the left. */
static int parse_row(Parser *p, int (*operand)(Parser *), const Operator *operators, int count) {
    int a = operand(p);
    while (a >= 0) {
        const Operator *found = accept_any(p, operators, count);
        if (!found) break;
        int b = operand(p);
        a = b < 0 ? -1 : add(p, found->op, a, b);
    }
    return a;
}

static int parse_product(Parser *p) {
    static const Operator signs[] = {{"*", OP_MULTIPLY}, {"/", OP_DIVIDE}};
    return parse_row(p, parse_minus, signs, 2);
}

static int parse_sum(Parser *p) {
    static const Operator signs[] = {{"+", OP_ADD}, {"-", OP_SUBTRACT}};
    return parse_row(p, parse_product, signs, 2);
}

static int parse_comparison(Parser *p) {
    /* the longer sign first, or <= would be taken for < */
    static const Operator signs[] = {{"==", OP_EQUAL},      {"!=", OP_UNEQUAL},
                                     {"<=", OP_LESS_EQUAL}, {">=", OP_GREATER_EQUAL},
                                     {"<", OP_LESS},        {">", OP_GREATER}};
    int a = parse_sum(p);
    const Operator *found = a < 0 ? NULL : accept_any(p, signs, 6);
    if (!found) return a;
    p->equals = found->op == OP_EQUAL || found->op == OP_UNEQUAL;
    int b = parse_sum(p);
    Scanner second = p->scan;
    if (b >= 0 && accept_any(p, signs, 6)) {
        return scanner_expect(&second, "one comparison at a time, as in a < b and b < c");
    }
    return b < 0 ? -1 : add(p, found->op, a, b);
}

static int parse_not(Parser *p) {
    if (!scanner_accept(&p->scan, "not")) return parse_comparison(p);
    if (!deeper(p)) return -1;
    int a = parse_not(p);
    p->depth--;
    return a < 0 ? -1 : add(p, OP_NOT, a, -1);
}

static int parse_and(Parser *p) {
    static const Operator words[] = {{"and", OP_AND}};
    return parse_row(p, parse_not, words, 1);
}

static int parse_or(Parser *p) {
    static const Operator words[] = {{"or", OP_OR}};
    return parse_row(p, parse_and, words, 1);
}

/* --- Parts --- */

/* Whether a part may give this name; start is where it stands. */
static bool check_target(Parser *p, const char *name, const char *start) {
    const char *why = NULL;
    if (find_function(name) || is_word(name)) why = "has a meaning of its own";
    if (find_known(p, name) >= 0) why = "already names a value";
    for (int i = 0; i < p->e->leaves; i++) {
        if (strcmp(p->e->leaf[i].name, name) == 0) why = "was used before it is given a value";
    }
    if (p->known == KNOWN) why = "is one name too many";
    return !why || message_set(p->scan.message, "column %d: '%s' %s; choose another name",
                               scanner_column(&p->scan, start), name, why);
}

static bool parse_part(Parser *p) {
    char name[32];
    const char *start = p->scan.at + strspn(p->scan.at, " \t\r\n");
    if (!scanner_target(&p->scan, name)) return false;
    int node = parse_or(p);
    if (node < 0) return false;
    p->e->result = node;
    if (name[0] == '\0') return true;
    if (!check_target(p, name, start)) return false;
    copy_name(p->names[p->known].name, name);
    p->names[p->known++].node = node;
    if (p->e->node[node].name[0] == '\0') copy_name(p->e->node[node].name, name);
    return true;
}

static bool check_end(Parser *p) {
    Scanner *s = &p->scan;
    if (scanner_at_end(s)) return true;
    if (*s->at == '=') return scanner_expect(s, "== to compare") >= 0;
    if (scanner_at_name(s) || scanner_at_number(s) || *s->at == '(') {
        return scanner_expect(s, "an operator (2*x, not 2x)") >= 0;
    }
    return scanner_expect(s, "an operator, or ; before another part") >= 0;
}

bool expression_parse(Expression *e, const char *text, Message *message) {
    e->nodes = e->leaves = e->result = 0; /* what lies beyond them is large, and never read */
    if (strlen(text) >= EXPRESSION_TEXT) {
        return message_set(message, "the expression has more than %d letters; make it shorter",
                           EXPRESSION_TEXT - 1);
    }
    Parser p = {.e = e, .scan = {.text = text, .at = text, .message = message}};
    do {
        if (!parse_part(&p)) return false;
    } while (scanner_accept(&p.scan, ";") && !scanner_at_end(&p.scan));
    return check_end(&p);
}
