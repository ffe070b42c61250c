/* See graph_names.h. */
#include "lesson/graph_names.h"

#include <string.h>

/* Where the scene gives a leaf its value. */
static double given(const SceneGraph *graph, const char *name) {
    for (int i = 0; i < graph->values; i++) {
        if (strcmp(graph->name[i], name) == 0) return graph->value[i];
    }
    return 0;
}

bool graph_names_value(const Lab *lab, const Leaf *leaf, double *value) {
    const SceneGraph *graph = &lab->scene.graph;
    double leaves[EXPRESSION_LEAVES], forward[EXPRESSION_NODES], back[EXPRESSION_NODES];
    Expression e;
    if (!graph->expression[0] || leaf->indexes > 0) return false;
    if (!expression_parse(&e, graph->expression, NULL)) return false;
    for (int i = 0; i < e.leaves; i++) leaves[i] = given(graph, e.leaf[i].name);
    expression_value(&e, leaves, forward);
    expression_gradient(&e, forward, back);
    bool slope = strncmp(leaf->name, "d_", 2) == 0;
    const char *name = leaf->name + (slope ? 2 : 0);
    for (int i = 0; i < e.nodes; i++) {
        if (strcmp(e.node[i].name, name) != 0) continue;
        *value = slope ? back[i] : forward[i];
        return true;
    }
    return false;
}
