/* A derivative as a chain of factors: see graph_words.h. */
#include <stdio.h>
#include <string.h>

#include "draw/text.h"
#include "panels/graph/graph_words.h"

static void add_part(GraphChain *chain, const char *sign, const char *symbol, const char *number) {
    if (chain->parts == CHAIN_PARTS) return;
    int i = chain->parts++;
    chain->part[i].sign = sign;
    snprintf(chain->part[i].symbol, GRAPH_FRACTION, "%s", symbol);
    snprintf(chain->part[i].number, sizeof chain->part[i].number, "%s", number);
}

/* In brackets where a sign would be misread. */
static void add_number(GraphChain *chain, const char *sign, const char *symbol, double value) {
    char number[32], guarded[40];
    graph_words_number(value, number);
    bool first = strcmp(sign, "=") == 0;
    bool minus = strncmp(number, "−", strlen("−")) == 0 && !first;
    snprintf(guarded, sizeof guarded, minus ? "(%s)" : "%s", number);
    add_part(chain, sign, symbol, guarded);
}

/* How fast a node moves with its operand: "∂x₁/∂w" over 2. */
static void add_slope(GraphChain *chain, const GraphRun *g, const char *sign, int user,
                      int operand) {
    const Node *n = &g->expression.node[user];
    char of[GRAPH_NAME], by[GRAPH_NAME], symbol[GRAPH_FRACTION];
    double slope[2];
    expression_slopes(&g->expression, g->value, user, slope);
    snprintf(symbol, sizeof symbol, "∂%s/∂%s", graph_words_name(g, user, of),
             graph_words_name(g, operand ? n->b : n->a, by));
    add_number(chain, sign, symbol, slope[operand]);
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

static void add_derivative(GraphChain *chain, const GraphRun *g, const char *sign, int node) {
    char symbol[GRAPH_FRACTION];
    add_number(chain, sign, graph_words_derivative(g, node, symbol), g->grad[node]);
}

/* From the result, or from where roads have met, down to the node. */
static void add_road(GraphChain *chain, const GraphRun *g, int node) {
    enum { LONGEST = 12 };
    int at[LONGEST], operand[LONGEST], count = 0, top = node;
    while (count < LONGEST) {
        int user = only_user(g, top, &operand[count]);
        if (user < 0) break;
        at[count++] = top = user;
    }
    const char *sign = "=";
    if (top != g->expression.result) {
        add_derivative(chain, g, sign, top);
        sign = "·";
    }
    for (int i = count - 1; i >= 0; i--, sign = "·") add_slope(chain, g, sign, at[i], operand[i]);
}

/* Where roads meet. */
static void add_roads(GraphChain *chain, const GraphRun *g, int node) {
    const char *sign = "=";
    for (int user = node + 1; user <= g->expression.result; user++) {
        const Node *n = &g->expression.node[user];
        for (int operand = 0; operand < 2 && g->belongs[user]; operand++) {
            if ((operand ? n->b : n->a) != node) continue;
            add_derivative(chain, g, sign, user);
            add_slope(chain, g, "·", user, operand);
            sign = "+";
        }
    }
}

void graph_words_chain(const GraphRun *g, int node, GraphChain *chain) {
    char symbol[GRAPH_FRACTION];
    int uses = graph_uses(g, node);
    chain->parts = 0;
    add_part(chain, "", graph_words_derivative(g, node, symbol), "");
    if (uses == 1) add_road(chain, g, node);
    if (uses > 1) add_roads(chain, g, node);
    add_number(chain, "=", "", g->grad[node]);
}

void graph_words_chain_lines(const GraphChain *chain, char line[2][GRAPH_SENTENCE]) {
    line[0][0] = line[1][0] = '\0';
    for (int i = 0; i < chain->parts; i++) {
        const char *text[2] = {chain->part[i].symbol, chain->part[i].number};
        for (int row = 0; row < 2; row++) {
            if (!text[row][0]) continue;
            const char *sign = chain->part[i].sign;
            text_add(line[row], GRAPH_SENTENCE, "%s%s%s%s", line[row][0] ? " " : "", sign,
                     sign[0] ? " " : "", text[row]);
        }
    }
}
