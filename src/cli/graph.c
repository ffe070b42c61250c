/* halfplane graph: an expression as a graph, forward values and derivatives backward. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/json.h"
#include "cli/table.h"
#include "scene/expression.h"
#include "scene/number.h"

typedef struct Graph {
    Expression expression;
    bool given[EXPRESSION_LEAVES];
    double leaf[EXPRESSION_LEAVES];
    double value[EXPRESSION_NODES], grad[EXPRESSION_NODES];
} Graph;

/* A leaf as a person writes it, "w[1,2,1]"; returns text. */
static const char *leaf_text(const Leaf *leaf, char text[80]) {
    int used = snprintf(text, 80, "%s", leaf->name);
    for (int i = 0; i < leaf->indexes; i++) {
        used += snprintf(text + used, 80 - (size_t)used, "%c%d", i ? ',' : '[', leaf->index[i]);
    }
    if (leaf->indexes) snprintf(text + used, 80 - (size_t)used, "]");
    return text;
}

/* "x, w and b", or "none"; returns text. */
static const char *leaf_list(const Graph *graph, bool only_missing, char text[256]) {
    char name[80];
    int count = graph->expression.leaves, used = 0;
    text[0] = 0;
    for (int i = 0; i < count && used < 256; i++) {
        if (only_missing && graph->given[i]) continue;
        used += snprintf(text + used, 256 - (size_t)used, "%s%s", used ? ", " : "",
                         leaf_text(&graph->expression.leaf[i], name));
    }
    return text;
}

static int leaf_find(const Expression *e, const char *name, size_t length) {
    char text[80];
    for (int i = 0; i < e->leaves; i++) {
        leaf_text(&e->leaf[i], text);
        if (strlen(text) == length && memcmp(text, name, length) == 0) return i;
    }
    return -1;
}

/* One "x=2". */
static bool set_leaf(Graph *graph, const char *word, Message *message) {
    char all[256];
    size_t length = strcspn(word, "=");
    if (length == 0 || !word[length]) {
        return message_set(message, "'%.60s' is no value; write NAME=NUMBER, as in x=2", word);
    }
    int i = leaf_find(&graph->expression, word, length);
    if (i < 0) {
        leaf_list(graph, false, all);
        return message_set(message, "the expression has no '%.*s'; %s%s", (int)length, word,
                           *all ? "it has " : "it has no names at all", all);
    }
    if (graph->given[i]) {
        return message_set(message, "%.*s is given twice; once is enough", (int)length, word);
    }
    graph->given[i] = true;
    return number_read_double(word + length + 1, &graph->leaf[i]) ||
           message_set(message, "'%.60s' gives no number; write it as %.*s=2.5", word, (int)length,
                       word);
}

static bool read_graph(Graph *graph, const Arguments *arguments, Message *message) {
    char missing[256];
    Message reason;
    const char *text = arguments->word[0];
    if (!expression_parse(&graph->expression, text, &reason)) {
        return message_set(message, "'%.160s', %.300s", text, reason.text);
    }
    for (int i = 1; i < arguments->words; i++) {
        if (!set_leaf(graph, arguments->word[i], message)) return false;
    }
    leaf_list(graph, true, missing);
    if (!*missing) return true;
    return message_set(message, "no value is given for %s; write %.*s=2 after the expression",
                       missing, (int)strcspn(missing, ","), missing);
}

static bool is_operation(const Node *node) {
    return node->op != OP_NUMBER && node->op != OP_LEAF;
}

/* The derivative by a leaf: of its node, of which there is one. */
static double leaf_grad(const Graph *graph, int leaf) {
    double sum = 0;
    for (int i = 0; i < graph->expression.nodes; i++) {
        const Node *node = &graph->expression.node[i];
        if (node->op == OP_LEAF && node->leaf == leaf) sum += graph->grad[i];
    }
    return sum;
}

static void print_json(const Graph *graph) {
    char name[80];
    const Expression *e = &graph->expression;
    Json json = json_create(stdout);
    json_object(&json, NULL);
    json_double(&json, "value", graph->value[e->nodes - 1]);
    json_object(&json, "grad");
    for (int i = 0; i < e->leaves; i++) {
        json_double(&json, leaf_text(&e->leaf[i], name), leaf_grad(graph, i));
    }
    json_object_end(&json);
    json_array(&json, "nodes");
    for (int i = 0; i < e->nodes; i++) {
        if (!is_operation(&e->node[i])) continue;
        json_object(&json, NULL);
        json_string(&json, "op", op_name(e->node[i].op));
        json_double(&json, "value", graph->value[i]);
        json_double(&json, "grad", graph->grad[i]);
        if (e->node[i].name[0]) json_string(&json, "name", e->node[i].name);
        json_object_end(&json);
    }
    json_array_end(&json);
    json_object_end(&json);
}

/* How a node is called in the table: its name, the leaf or the number it is, or its row. */
static const char *node_text(const Graph *graph, int i, const int *row, char text[80]) {
    const Node *node = &graph->expression.node[i];
    if (node->op == OP_LEAF) return leaf_text(&graph->expression.leaf[node->leaf], text);
    if (node->op == OP_NUMBER) return number_text_double(node->number, text);
    if (node->name[0])
        snprintf(text, 80, "%s", node->name);
    else
        snprintf(text, 80, "#%d", row[i]);
    return text;
}

static void print_row(Table *table, const char *name, const char *of, double value, double grad) {
    char text[32];
    table_text(table, name);
    table_text(table, of);
    table_text(table, number_text_double(value, text));
    table_text(table, number_text_double(grad, text));
    table_end(table);
}

static void print_node(Table *table, const Graph *graph, int i, const int *row) {
    const Node *node = &graph->expression.node[i];
    char name[80], a[80], b[80], of[256];
    node_text(graph, i, row, name);
    node_text(graph, node->a, row, a);
    if (node->b >= 0) node_text(graph, node->b, row, b);
    snprintf(of, sizeof of, node->b >= 0 ? "%s %s, %s" : "%s %s", op_name(node->op), a, b);
    print_row(table, name, of, graph->value[i], graph->grad[i]);
}

static void print_table(const Graph *graph) {
    const Expression *e = &graph->expression;
    int row[EXPRESSION_NODES], rows = 0;
    char name[80];
    Table table = table_create(stdout);
    table_column(&table, "node", -10);
    table_column(&table, "what it is", -22);
    table_column(&table, "value", 14);
    table_column(&table, "derivative", 14);
    table_end(&table);
    for (int i = 0; i < e->leaves; i++) {
        print_row(&table, leaf_text(&e->leaf[i], name), "given", graph->leaf[i],
                  leaf_grad(graph, i));
    }
    for (int i = 0; i < e->nodes; i++) {
        if (!is_operation(&e->node[i])) continue;
        row[i] = ++rows;
        print_node(&table, graph, i, row);
    }
    printf("\nThe derivative is that of the last value, %s, by each node.\n",
           number_text_double(graph->value[e->nodes - 1], name));
}

/* A value or slope that is infinite or undefined is printed, but it is no result. */
static int judge(const Graph *graph) {
    bool finite = true;
    for (int i = 0; i < graph->expression.nodes; i++) {
        finite = finite && isfinite(graph->value[i]) && isfinite(graph->grad[i]);
    }
    if (finite) return STATUS_DONE;
    Message message;
    message_set(&message,
                "a part of the expression or a derivative is no finite number; look for a "
                "division by 0, or ln or sqrt of what is not positive");
    return command_failed(&message);
}

static int graph_run(const Arguments *arguments) {
    Graph graph = {0};
    Message message;
    if (!read_graph(&graph, arguments, &message)) return command_refused(&message);
    expression_value(&graph.expression, graph.leaf, graph.value);
    expression_gradient(&graph.expression, graph.value, graph.grad);
    options_given(arguments, "--json") ? print_json(&graph) : print_table(&graph);
    return judge(&graph);
}

static const Option graph_options[] = {
    {.name = "--json", .kind = OPTION_FLAG, .help = "one JSON object: value, grad, nodes"},
    {0},
};

const Command graph_command = {
    .name = "graph",
    .summary = "an expression forward, and its derivative by every part of it",
    .details =
        "Every name in the expression needs a value. There are + - * / ^, comparisons, and or\n"
        "not, and abs exp ln sqrt min max tanh sigmoid sin cos. Parts may be named, several\n"
        "are parted by semicolons: \"m = x^2; z = m^2; y = z^2\"; the last is the value.\n",
    .options = graph_options,
    .words = {.name = "\"EXPRESSION\" x=2 w=3 ...",
              .example = "halfplane graph \"loss = abs(y - (x*w + b))\" x=2 w=3 b=1 y=4",
              .least = 1,
              .most = 1 + EXPRESSION_LEAVES,
              .dashes = true},
    .run = graph_run,
};
