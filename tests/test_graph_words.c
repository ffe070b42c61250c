/* The words of graphs: of each operation and of roads that part and meet, what each step of a walk
 * says, and of each node its name, its sign, what it is made of, its factors and its derivative as
 * a product. golden/graph-words.txt has it (told.h). What the numbers should be test_graph says;
 * that each is said, and said so, this one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lab/graph.h"
#include "loaded.h"
#include "panels/graph/graph_words.h"
#include "told.h"

/* leaves: how many of a and b are in it. */
static const struct {
    const char *text;
    int leaves;
} expressions[] = {
    {"y = a + b", 2},
    {"y = a - b", 2},
    {"y = a * b", 2},
    {"y = a / b", 2},
    {"y = 1 / a", 1},
    {"y = a / 2", 1},
    {"y = a ^ 2", 1},
    {"y = a ^ 3", 1},
    {"y = a ^ 1", 1},
    {"y = a ^ 0.5", 1},
    {"y = a ^ b", 2},
    {"y = 2 ^ a", 1},
    {"y = -a", 1},
    {"y = abs(a)", 1},
    {"y = exp(a)", 1},
    {"y = ln(a)", 1},
    {"y = sqrt(a)", 1},
    {"y = min(a, b)", 2},
    {"y = max(a, b)", 2},
    {"y = max(0, a)", 1},
    {"y = tanh(a)", 1},
    {"y = sigmoid(a)", 1},
    {"y = sin(a)", 1},
    {"y = cos(a)", 1},
    {"y = a == b", 2},
    {"y = a != b", 2},
    {"y = a < b", 2},
    {"y = a <= b", 2},
    {"y = a > b", 2},
    {"y = a >= b", 2},
    {"y = a and b", 2},
    {"y = a or b", 2},
    {"y = not a", 1},
    {"y = 2 * a + 3 * a", 1},
    {"y = a * a", 1},
    {"y = a - (b - a)", 2},
    {"y = (a + b) * (a - b)", 2},
    {"y = -(a + b) ^ 2", 2},
    {"y = a * -b", 2},
    {"u = a * b; v = u + a; y = u * v", 2},
    {"loss = (b - max(0, a*b + 1))^2 + 0.1*exp(-b)", 2},
    {"a", 1},
    {"3", 0},
};

static const char *const values[][2] = {
    {"a: 2", ", b: 3"}, {"a: -1.5", ", b: 0.25"}, {"a: 3", ", b: 3"}, {"a: 0", ", b: 12345"}};

static void tell_walk(Told *told, Lab *lab) {
    char line[2][GRAPH_SENTENCE];
    for (int i = 0; i < graph_total(lab->graph); i++) {
        if (!lab_apply(lab, &(Action){.kind = ACTION_STEP})) fail_msg("%s", lab->notice.text);
        graph_words_step(lab->graph, line);
        told_add(told, "  %s | %s", line[0], line[1]);
        told_end_line(told);
    }
}

static void tell_node(Told *told, const GraphRun *g, int node) {
    char name[GRAPH_NAME], sign[GRAPH_NAME], made[GRAPH_SENTENCE], fraction[GRAPH_FRACTION];
    char number[32], factor[40];
    const Node *n = &g->expression.node[node];
    told_add(told, "  %s %s [%s] = %s = %s, %s %s", graph_words_name(g, node, name),
             graph_words_sign(g, node, sign), graph_words_op(n->op),
             graph_words_made_of(g, node, made), graph_words_number(g->value[node], number),
             graph_words_derivative(g, node, fraction), graph_words_number(g->grad[node], factor));
    if (n->op != OP_NUMBER && n->op != OP_LEAF) {
        told_add(told, " %s", graph_words_factor(g, node, 0, 4, factor));
        told_add(told, " %s", graph_words_factor(g, node, 1, 4, factor));
    }
    static GraphChain chain;
    graph_words_chain(g, node, &chain);
    for (int i = 0; i < chain.parts; i++)
        told_add(told, " %s %s(%s)", chain.part[i].sign, chain.part[i].symbol,
                 chain.part[i].number);
    told_end_line(told);
}

static void every_operation(void **state) {
    (void)state;
    Told told = told_begin("graph-words");
    for (size_t e = 0; e < sizeof expressions / sizeof *expressions; e++) {
        for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
            char text[400], written[400];
            int leaves = expressions[e].leaves;
            snprintf(text, sizeof text, "graph: {expression: \"%s\", values: {%s%s}}\n",
                     expressions[e].text, leaves > 0 ? values[v][0] : "",
                     leaves > 1 ? values[v][1] : "");
            Lab lab = lab_of(text);
            told_add(&told, "%s, %s%s: %s", expressions[e].text, values[v][0], values[v][1],
                     graph_words_expression(lab.graph, written, sizeof written));
            told_end_line(&told);
            tell_walk(&told, &lab);
            for (int i = 0; i < lab.graph->expression.nodes; i++) tell_node(&told, lab.graph, i);
            lab_destroy(&lab);
        }
    }
    told_end(&told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_operation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
