/* What a lesson adds to a scene: the panels it shows, the point it selects, an expression graph. */
#include <stdio.h>
#include <string.h>

#include "scene/draft.h"
#include "scene/expression.h"
#include "scene/hint.h"
#include "scene/plain.h"

bool draft_show(Draft *d) {
    Reader *r = d->reader;
    SceneShow *show = &d->scene->show;
    int list = d->key[KEY_SHOW];
    if (reader_list(r, list, "show", SCENE_SHOW) < 0) return false;
    for (int node = reader_first(r, list); node >= 0; node = reader_next(r, node)) {
        if (!reader_text(r, node, "a name in show", show->name[show->count], 32)) return false;
        show->count++;
    }
    return true;
}

bool draft_select(Draft *d) {
    enum { POINT, KEYS };
    static const char *const keys[KEYS] = {"point"};
    int at[KEYS], count = d->scene->data.count;
    if (!reader_map(d->reader, d->key[KEY_SELECT], "select", keys, KEYS, at)) return false;
    if (at[POINT] >= 0 && count == 0) {
        return reader_fail(d->reader, at[POINT], "there is no point to select; give data");
    }
    return reader_int(d->reader, at[POINT], "point", 1, count, &d->scene->select_point);
}

/* --- Graph --- */

static bool read_values(Draft *d, int node, SceneGraph *graph) {
    Reader *r = d->reader;
    if (node < 0) return true;
    const TreeNode *nodes = r->tree.node;
    if (nodes[node].kind != TREE_MAP) {
        return reader_fail(r, node, "values must be names with numbers, as in {x: 2, w: 3}");
    }
    if (nodes[node].count > SCENE_GRAPH_VALUES) {
        return reader_fail(r, node, "values has %d names; there may be at most %d",
                           nodes[node].count, SCENE_GRAPH_VALUES);
    }
    for (int key = nodes[node].first; key >= 0; key = nodes[nodes[key].next].next) {
        char *name = graph->name[graph->values];
        if (!reader_text(r, key, "a name", name, 32)) return false;
        for (int i = 0; i < graph->values; i++) {
            if (strcmp(graph->name[i], name) != 0) continue;
            return reader_fail(r, key, "'%s' is given twice; keep one", name);
        }
        if (!reader_double(r, nodes[key].next, name, &graph->value[graph->values])) return false;
        graph->values++;
    }
    return true;
}

static bool has_value(const SceneGraph *graph, const char *name) {
    for (int i = 0; i < graph->values; i++) {
        if (strcmp(graph->name[i], name) == 0) return true;
    }
    return false;
}

/* Every leaf has a value, and every value a leaf. */
static bool check_leaves(Draft *d, int node, const Expression *e, const SceneGraph *graph) {
    const char *names[EXPRESSION_LEAVES];
    char hint[256], quoted[64];
    for (int i = 0; i < e->leaves; i++) {
        names[i] = e->leaf[i].name;
        if (e->leaf[i].indexes > 0) {
            return reader_fail(d->reader, node, "names in a graph have no indexes; write %s1",
                               names[i]);
        }
        if (!has_value(graph, names[i])) {
            return reader_fail(d->reader, node, "'%s' has no value; give one under values",
                               names[i]);
        }
    }
    for (int i = 0; i < graph->values; i++) {
        bool used = false;
        for (int k = 0; k < e->leaves; k++) used |= strcmp(graph->name[i], names[k]) == 0;
        if (!used) {
            return reader_fail(d->reader, node, "the expression does not use %s; %s",
                               plain_quote(graph->name[i], quoted),
                               hint_name(graph->name[i], names, e->leaves, hint));
        }
    }
    return true;
}

bool draft_graph(Draft *d) {
    enum { EXPRESSION, VALUES, KEYS };
    static const char *const keys[KEYS] = {"expression", "values"};
    Reader *r = d->reader;
    SceneGraph *graph = &d->scene->graph;
    Expression e;
    Message message;
    int at[KEYS], node = d->key[KEY_GRAPH];
    if (!reader_map(r, node, "graph", keys, KEYS, at)) return false;
    if (node < 0) return true;
    if (at[EXPRESSION] < 0) {
        return reader_fail(
            r, node,
            "the graph has no expression; give one, as in expression: \"loss = (y - x*w)^2\"");
    }
    if (!reader_text(r, at[EXPRESSION], "expression", graph->expression,
                     sizeof graph->expression) ||
        !read_values(d, at[VALUES], graph)) {
        return false;
    }
    if (!expression_parse(&e, graph->expression, &message)) {
        return reader_fail(r, at[EXPRESSION], "expression, %s", message.text);
    }
    return check_leaves(d, at[EXPRESSION], &e, graph);
}
