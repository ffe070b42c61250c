/* See graph.h. */
#include "lab/graph.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static bool is_walked(const Node *node) {
    return node->op != OP_LEAF && node->op != OP_NUMBER;
}

/* The nodes that the result depends on, in the order they are walked. Operands come before
 * their users forward, and after them on the way back. */
static void find_order(GraphRun *g) {
    const Expression *e = &g->expression;
    g->belongs[e->result] = true;
    for (int i = e->result; i >= 0; i--) {
        if (!g->belongs[i]) continue;
        if (e->node[i].a >= 0) g->belongs[e->node[i].a] = true;
        if (e->node[i].b >= 0) g->belongs[e->node[i].b] = true;
    }
    for (int i = 0; i < e->nodes; i++) {
        if (g->belongs[i] && is_walked(&e->node[i])) g->order[g->count++] = i;
    }
    for (int i = e->result; i >= 0; i--) {
        if (g->belongs[i] && (e->node[i].op != OP_NUMBER || i == e->result))
            g->back[g->backs++] = i;
    }
}

/* NULL when the text is no expression; then the scene was not read from a file, which is
 * checked. */
static GraphRun *read_graph(const char *text) {
    GraphRun *g = memory_zeroed(1, sizeof *g);
    if (!expression_parse(&g->expression, text, NULL)) {
        free(g);
        return NULL;
    }
    snprintf(g->text, sizeof g->text, "%s", text);
    find_order(g);
    return g;
}

static void compute(GraphRun *g, const SceneGraph *scene) {
    const Expression *e = &g->expression;
    double leaf[EXPRESSION_LEAVES];
    for (int i = 0; i < e->leaves; i++) {
        int value = scene_graph_find(scene, e->leaf[i].name);
        leaf[i] = value < 0 ? 0 : scene->value[value];
    }
    expression_value(e, leaf, g->value);
    expression_gradient(e, g->value, g->grad);
}

GraphRun *graph_of_scene(GraphRun *g, const SceneGraph *scene) {
    if (!g || strcmp(g->text, scene->expression) != 0) {
        free(g);
        g = scene->expression[0] ? read_graph(scene->expression) : NULL;
        if (g) g->walked = graph_start(g, scene);
    }
    if (g) compute(g, scene);
    return g;
}

/* --- The walk --- */

int graph_total(const GraphRun *g) {
    return g->count + g->backs;
}

int graph_start(const GraphRun *g, const SceneGraph *scene) {
    if (scene->walked == WALK_NONE) return 0;
    return scene->walked == WALK_FORWARD ? g->count : graph_total(g);
}

bool graph_walk_to(GraphRun *g, int walked) {
    int before = g->walked, total = graph_total(g);
    g->walked = walked < 0 ? 0 : walked > total ? total : walked;
    return g->walked != before;
}

bool graph_goes_back(const GraphRun *g) {
    return g->walked > g->count;
}

int graph_step_node(const GraphRun *g, int step) {
    assert(step >= 1 && step <= graph_total(g));
    return step <= g->count ? g->order[step - 1] : g->back[step - g->count - 1];
}

int graph_last(const GraphRun *g) {
    return g->walked == 0 ? -1 : graph_step_node(g, g->walked);
}

int graph_rank(const GraphRun *g, int node) {
    for (int i = 0; i < g->backs; i++) {
        if (g->back[i] == node) return i;
    }
    return -1;
}

bool graph_shown_value(const GraphRun *g, int node) {
    if (!is_walked(&g->expression.node[node]) || g->walked >= g->count) return true;
    return g->walked > 0 && node <= graph_last(g);
}

bool graph_shown_grad(const GraphRun *g, int node) {
    int rank = graph_rank(g, node);
    return rank >= 0 && rank < g->walked - g->count;
}

int graph_uses(const GraphRun *g, int node) {
    int uses = 0;
    for (int i = node + 1; i <= g->expression.result; i++) {
        const Node *n = &g->expression.node[i];
        if (g->belongs[i]) uses += (n->a == node) + (n->b == node);
    }
    return uses;
}

double graph_difference(const GraphRun *g, int node, double h) {
    return (expression_moved(&g->expression, g->value, node, h) -
            expression_moved(&g->expression, g->value, node, -h)) /
           (2 * h);
}

double graph_kink(const GraphRun *g, int node, double h) {
    double here = g->value[g->expression.result];
    double up = expression_moved(&g->expression, g->value, node, h) - here;
    double down = here - expression_moved(&g->expression, g->value, node, -h);
    return fabs(up - down) / h;
}

void graph_remember(GraphRun *g, int moved, double rate) {
    memcpy(g->was, g->value, sizeof g->was);
    memcpy(g->was_grad, g->grad, sizeof g->was_grad);
    g->compared = true;
    g->moved = moved;
    g->rate = moved < 0 ? rate : 0;
}

/* --- Leaves --- */

bool graph_descend(SceneGraph *scene, double rate, double most) {
    GraphRun *g = graph_of_scene(NULL, scene);
    SceneGraph after = *scene;
    bool good = g != NULL;
    for (int i = 0; good && i < scene->values; i++) {
        int node = graph_leaf_node(g, scene, i);
        if (scene->still[i] || node < 0) continue;
        after.value[i] -= rate * g->grad[node];
        good = fabs(after.value[i]) <= most;
    }
    if (good) *scene = after;
    free(g);
    return good;
}

int graph_leaf(const GraphRun *g, const SceneGraph *scene, int node) {
    const Node *n = &g->expression.node[node];
    return n->op == OP_LEAF ? scene_graph_find(scene, n->name) : -1;
}

int graph_leaf_node(const GraphRun *g, const SceneGraph *scene, int leaf) {
    assert(leaf >= 0 && leaf < scene->values);
    for (int i = 0; i < g->expression.nodes; i++) {
        if (graph_leaf(g, scene, i) == leaf) return i;
    }
    return -1;
}
