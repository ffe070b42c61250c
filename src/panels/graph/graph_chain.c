/* A derivative as a chain of factors: see graph_words.h. */
#include <stdio.h>

#include "draw/text.h"
#include "panels/graph/graph_words.h"

typedef struct Writer {
    GraphChain *chain;
    int digits;
    GraphSum sum; /* of the factors so far */
} Writer;

/* What stands before a part. */
typedef enum Sign { SIGN_NONE, SIGN_EQUAL, SIGN_TIMES, SIGN_PLUS } Sign;

static void add_part(GraphChain *chain, Sign sign, const char *symbol, const char *number) {
    static const char *const text[] = {
        [SIGN_NONE] = "", [SIGN_EQUAL] = "=", [SIGN_TIMES] = "·", [SIGN_PLUS] = "+"};
    if (chain->parts == CHAIN_PARTS) return;
    int i = chain->parts++;
    chain->part[i].sign = text[sign];
    snprintf(chain->part[i].symbol, GRAPH_FRACTION, "%s", symbol);
    snprintf(chain->part[i].number, sizeof chain->part[i].number, "%s", number);
}

/* In brackets where its own sign would be misread beside the other. */
static void add_number(Writer *writer, Sign sign, const char *symbol, double value) {
    char number[32], guarded[40];
    text_short(value, writer->digits, number, sizeof number);
    snprintf(guarded, sizeof guarded, value < 0 && sign != SIGN_EQUAL ? "(%s)" : "%s", number);
    add_part(writer->chain, sign, symbol, guarded);
    graph_sum_add(&writer->sum, value, sign != SIGN_TIMES);
}

/* How fast a node moves with its operand: "∂x₁/∂w" over 2. */
static void add_slope(Writer *writer, const GraphRun *g, Sign sign, int user, int operand) {
    const Node *n = &g->expression.node[user];
    char of[GRAPH_NAME], by[GRAPH_NAME], symbol[GRAPH_FRACTION];
    double slope[2];
    expression_slopes(&g->expression, g->value, user, slope);
    snprintf(symbol, sizeof symbol, "∂%s/∂%s", graph_words_name(g, user, of),
             graph_words_name(g, operand ? n->b : n->a, by));
    add_number(writer, sign, symbol, slope[operand]);
}

/* The only node that uses this one, and as which operand; -1 when there are several or none. */
static int only_user(const GraphRun *g, int node, int *operand) {
    if (graph_uses(g, node) != 1) return -1;
    for (int user = node + 1; user <= g->expression.result; user++) {
        const Node *n = &g->expression.node[user];
        if (!g->belongs[user] || (n->a != node && n->b != node)) continue;
        *operand = n->b == node;
        return user;
    }
    return -1;
}

static void add_derivative(Writer *writer, const GraphRun *g, Sign sign, int node) {
    char symbol[GRAPH_FRACTION];
    add_number(writer, sign, graph_words_derivative(g, node, symbol), g->grad[node]);
}

/* From the result, or from where roads have met, down to the node. */
static void add_road(Writer *writer, const GraphRun *g, int node) {
    enum { LONGEST = 12 };
    int at[LONGEST], operand[LONGEST], count = 0, top = node;
    while (count < LONGEST) {
        int user = only_user(g, top, &operand[count]);
        if (user < 0) break;
        at[count++] = top = user;
    }
    Sign sign = SIGN_EQUAL;
    if (top != g->expression.result) {
        add_derivative(writer, g, sign, top);
        sign = SIGN_TIMES;
    }
    for (int i = count - 1; i >= 0; i--, sign = SIGN_TIMES)
        add_slope(writer, g, sign, at[i], operand[i]);
}

/* Where roads meet. */
static void add_roads(Writer *writer, const GraphRun *g, int node) {
    Sign sign = SIGN_EQUAL;
    for (int user = node + 1; user <= g->expression.result; user++) {
        const Node *n = &g->expression.node[user];
        for (int operand = 0; operand < 2 && g->belongs[user]; operand++) {
            if ((operand ? n->b : n->a) != node) continue;
            add_derivative(writer, g, sign, user);
            add_slope(writer, g, SIGN_TIMES, user, operand);
            sign = SIGN_PLUS;
        }
    }
}

static void write_chain(Writer *writer, const GraphRun *g, int node) {
    char symbol[GRAPH_FRACTION];
    writer->chain->parts = writer->sum.count = 0;
    add_part(writer->chain, SIGN_NONE, graph_words_derivative(g, node, symbol), "");
    if (graph_uses(g, node) == 1)
        add_road(writer, g, node);
    else
        add_roads(writer, g, node);
}

void graph_words_chain(const GraphRun *g, int node, GraphChain *chain) {
    char number[32];
    Writer writer = {.chain = chain, .digits = GRAPH_DIGITS};
    write_chain(&writer, g, node);
    if (graph_uses(g, node) == 0) { /* no factors to stand over it */
        add_part(chain, SIGN_EQUAL, graph_words_number(g->grad[node], number), "");
        return;
    }
    writer.digits = graph_sum_digits(&writer.sum, g->grad[node]);
    write_chain(&writer, g, node); /* once more, with as many digits as it takes */
    writer.digits = GRAPH_DIGITS;
    add_number(&writer, SIGN_EQUAL, "", g->grad[node]);
}
