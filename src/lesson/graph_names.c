/* See graph_names.h. */
#include "lesson/graph_names.h"

#include <math.h>
#include <string.h>

bool graph_names_value(const Lab *lab, const Leaf *leaf, double *value) {
    const GraphRun *graph = lab->graph;
    if (!graph || leaf->indexes > 0) return false;
    bool slope = strncmp(leaf->name, "d_", 2) == 0;
    const char *name = leaf->name + (slope ? 2 : 0);
    for (int i = 0; i < graph->expression.nodes; i++) {
        if (strcmp(graph->expression.node[i].name, name) != 0) continue;
        bool open = demand_open(&lab->demand) >= 0 && !graph_shown_grad(graph, i);
        *value = !slope ? graph->value[i] : open ? NAN : graph->grad[i];
        return true;
    }
    *value = graph->walked;
    return strcmp(leaf->name, "graph_steps") == 0;
}
