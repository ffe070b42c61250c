/* What a lesson adds to a scene: the panels it shows, the point it selects, an expression graph. */
#include <assert.h>
#include <string.h>

#include "scene/clean.h"
#include "scene/draft.h"
#include "scene/expression.h"
#include "scene/hint.h"

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

/* --- Select --- */

static const char *const votes_names[SHOW_VOTES_COUNT] = {
    [SHOW_VOTES_UNSAID] = "", [SHOW_VOTES_THIS] = "this", [SHOW_VOTES_ALL] = "all"};
static_assert(SHOW_VOTES_COUNT == 3, "a name for each");

const char *scene_votes_name(SceneVotes votes) {
    return votes_names[votes];
}

static bool select_point(Draft *d, int node) {
    int count = d->look ? MAX_POINTS : d->scene->data.count;
    if (node >= 0 && count == 0) {
        return reader_fail(d->reader, node, "there is no point to select; give data");
    }
    return reader_int(d->reader, node, "point", 1, count, &d->scene->select_point);
}

/* Whether there is such a weight or bias; (l, to, 0) for a bias or a unit. `what` names it. */
static bool check_place(Draft *d, int node, const char *what, int l, int to, int from) {
    const NetworkDef *def = &d->scene->network;
    Reader *r = d->reader;
    int layers = d->look ? MAX_LAYERS : def->layers;
    if (l < 1 || l > layers) {
        return reader_fail(r, node, "%s has layer %d; layers go from 1 to %d", what, l, layers);
    }
    int units = d->look ? MAX_UNITS : def->units[l - 1];
    if (to < 1 || to > units) {
        return reader_fail(r, node, "%s has unit %d; the units of layer %d go from 1 to %d", what,
                           to, l, units);
    }
    int inputs = d->look ? MAX_UNITS : l > 1 ? def->units[l - 2] : def->inputs;
    return from <= inputs ||
           reader_fail(r, node, "%s comes from %d; what comes into layer %d goes from 1 to %d",
                       what, from, l, inputs);
}

static bool select_weight(Draft *d, int node) {
    Expression e;
    char text[64], quoted[64];
    if (node < 0) return true;
    if (!reader_text(d->reader, node, "weight", text, sizeof text)) return false;
    clean_quote(text, quoted);
    bool good = expression_parse(&e, text, NULL) && e.nodes == 1 && e.leaves == 1;
    bool weight = good && strcmp(e.leaf[0].name, "w") == 0 && e.leaf[0].indexes == 3;
    bool bias = good && strcmp(e.leaf[0].name, "b") == 0 && e.leaf[0].indexes == 2;
    if (!weight && !bias) {
        return reader_fail(
            d->reader, node,
            "weight is %s; write \"w[layer,to,from]\" or \"b[layer,unit]\", in quotes", quoted);
    }
    const int *index = e.leaf[0].index;
    int from = weight ? index[2] : 0;
    if (!check_place(d, node, quoted, index[0], index[1], from)) return false;
    d->scene->select_weight = (SceneWeight){index[0], index[1], from};
    return true;
}

static bool select_unit(Draft *d, int node) {
    Reader *r = d->reader;
    int place[2] = {0}, i = 0, count = reader_list(r, node, "unit", 2);
    if (node < 0 || count < 0) return node < 0;
    if (count != 2) {
        return reader_fail(r, node, "unit must be two numbers, [layer, unit], as in unit: [1, 2]");
    }
    for (int item = reader_first(r, node); item >= 0; item = reader_next(r, item), i++) {
        if (!reader_int(r, item, "unit", 1, MAX_UNITS, &place[i])) return false;
    }
    if (!check_place(d, node, "unit", place[0], place[1], 0)) return false;
    memcpy(d->scene->select_unit, place, sizeof place);
    return true;
}

static bool select_votes(Draft *d, int node) {
    enum { FIRST = SHOW_VOTES_THIS };
    int chosen = 0;
    if (node < 0) return true;
    if (!reader_choice(d->reader, node, "votes", votes_names + FIRST, SHOW_VOTES_COUNT - FIRST,
                       &chosen))
        return false;
    d->scene->select_votes = (SceneVotes)(FIRST + chosen);
    return true;
}

bool draft_select(Draft *d) {
    enum { POINT, WEIGHT, UNIT, VOTES, KEYS };
    static const char *const keys[KEYS] = {
        [POINT] = "point", [WEIGHT] = "weight", [UNIT] = "unit", [VOTES] = "votes"};
    static_assert(KEYS == 4, "a name for each key");
    int at[KEYS];
    return reader_map(d->reader, d->key[KEY_SELECT], "select", keys, KEYS, at) &&
           select_point(d, at[POINT]) && select_weight(d, at[WEIGHT]) && select_unit(d, at[UNIT]) &&
           select_votes(d, at[VOTES]);
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
        if (scene_graph_find(graph, names[i]) < 0) {
            return reader_fail(d->reader, node, "'%s' has no value; give one under values",
                               names[i]);
        }
    }
    for (int i = 0; i < graph->values; i++) {
        bool used = false;
        for (int k = 0; k < e->leaves; k++) used |= strcmp(graph->name[i], names[k]) == 0;
        if (!used) {
            return reader_fail(d->reader, node, "the expression does not use %s; %s",
                               clean_quote(graph->name[i], quoted),
                               hint_name(graph->name[i], names, e->leaves, hint));
        }
    }
    return true;
}

/* The names that a step downhill moves; without the key it moves them all. */
static bool read_learn(Draft *d, int list, SceneGraph *graph) {
    Reader *r = d->reader;
    const char *names[SCENE_GRAPH_VALUES];
    char name[32], hint[256], quoted[64];
    if (list < 0) return true;
    if (reader_list(r, list, "learn", SCENE_GRAPH_VALUES) < 0) return false;
    for (int i = 0; i < graph->values; i++) {
        names[i] = graph->name[i];
        graph->still[i] = true;
    }
    for (int item = reader_first(r, list); item >= 0; item = reader_next(r, item)) {
        if (!reader_text(r, item, "a name in learn", name, sizeof name)) return false;
        int i = scene_graph_find(graph, name);
        if (i < 0) {
            return reader_fail(r, item, "learn has %s, which is none of the values; %s",
                               clean_quote(name, quoted),
                               hint_name(name, names, graph->values, hint));
        }
        graph->still[i] = false;
    }
    return true;
}

static const char *const walks[WALK_COUNT] = {
    [WALK_NONE] = "none", [WALK_FORWARD] = "forward", [WALK_THERE_AND_BACK] = "there-and-back"};
static_assert(WALK_COUNT == 3, "a name for each walk");

const char *scene_walk_name(SceneWalk walk) {
    return walks[walk];
}

bool draft_graph(Draft *d) {
    enum { EXPRESSION, VALUES, LEARN, WALKED, KEYS };
    static const char *const keys[KEYS] = {
        [EXPRESSION] = "expression", [VALUES] = "values", [LEARN] = "learn", [WALKED] = "walked"};
    static_assert(KEYS == 4, "a name for each key");
    int walked = WALK_NONE;
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
        !read_values(d, at[VALUES], graph) || !read_learn(d, at[LEARN], graph) ||
        !reader_choice(r, at[WALKED], "walked", walks, WALK_COUNT, &walked)) {
        return false;
    }
    graph->walked = (SceneWalk)walked;
    if (!expression_parse(&e, graph->expression, &message)) {
        return reader_fail(r, at[EXPRESSION], "expression, %s", message.text);
    }
    return check_leaves(d, at[EXPRESSION], &e, graph);
}
