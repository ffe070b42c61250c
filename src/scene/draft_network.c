/* The network of a scene: layers, start, dropout, and weights when they are given. */
#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>

#include "base/memory.h"
#include "scene/clean.h"
#include "scene/draft.h"
#include "scene/hint.h"
#include "scene/number.h"

/* --- Layers --- */

static bool read_activation(Draft *d, int node, const char *word, Activation *f) {
    const char *names[ACTIVATION_COUNT];
    char quoted[64], hint[256];
    if (activation_from_name(word, f)) return true;
    for (int i = 0; i < ACTIVATION_COUNT; i++) names[i] = activation_name((Activation)i);
    return reader_fail(d->reader, node, "there is no activation %s; %s", clean_quote(word, quoted),
                       hint_name(word, names, ACTIVATION_COUNT, hint));
}

/* "4 tanh" */
static bool read_layer(Draft *d, int node, int l) {
    NetworkDef *def = &d->scene->network;
    char units[32], activation[32], extra[2];
    uint64_t number;
    const char *word = reader_word(d->reader, node, "a layer");
    if (!word) return false;
    if (sscanf(word, "%31s %31s %1s", units, activation, extra) != 2 ||
        !number_read_whole(units, &number)) {
        char quoted[64];
        return reader_fail(d->reader, node,
                           "layer %d is %s; write its units and their activation, as in 4 tanh",
                           l + 1, clean_quote(word, quoted));
    }
    if (number < 1 || number > MAX_UNITS) {
        return reader_fail(
            d->reader, node,
            "layer %d has %s units; a layer has from 1 to %d, as many as can be told "
            "apart on a screen",
            l + 1, units, MAX_UNITS);
    }
    def->units[l] = (int)number;
    return read_activation(d, node, activation, &def->activation[l]);
}

static bool read_layers(Draft *d) {
    Reader *r = d->reader;
    if (d->layers < 0) return true;
    int count = reader_list(r, d->layers, "layers", INT_MAX), l = 0;
    if (count < 0) return false;
    if (count > MAX_LAYERS) {
        return reader_fail(r, d->layers,
                           "layers has %d items; there may be %d hidden layers and the output, as "
                           "many as can be told apart on a screen",
                           count, MAX_HIDDEN);
    }
    if (count == 0) {
        return reader_fail(r, d->layers,
                           "layers is empty; name at least the output, as in [1 sigmoid]");
    }
    for (int node = reader_first(r, d->layers); node >= 0; node = reader_next(r, node)) {
        if (!read_layer(d, node, l++)) return false;
    }
    d->scene->network.layers = count;
    return true;
}

/* --- Start --- */

static bool read_start(Draft *d, int node) {
    enum { KIND, SEED, SCALE, KEYS };
    static const char *const keys[KEYS] = {[KIND] = "kind", [SEED] = "seed", [SCALE] = "scale"};
    static_assert(KEYS == 3, "a name for each key");
    const char *kinds[START_COUNT];
    Reader *r = d->reader;
    Start *start = &d->scene->network.start;
    int at[KEYS], kind = (int)start->kind;
    for (int i = 0; i < START_COUNT; i++) kinds[i] = start_name((StartKind)i);
    if (!reader_map(r, node, "start", keys, KEYS, at) ||
        !reader_choice(r, at[KIND], "kind of the start", kinds, START_COUNT, &kind) ||
        !reader_seed(r, at[SEED], "seed", &start->seed) ||
        !reader_float(r, at[SCALE], "scale of the start", 0, 1e6, &start->scale)) {
        return false;
    }
    start->kind = (StartKind)kind;
    return true;
}

bool draft_network(Draft *d) {
    enum { LAYERS, START, VALUES, DROPOUT, NAMES, KEYS };
    static const char *const keys[KEYS] = {[LAYERS] = "layers",
                                           [START] = "start",
                                           [VALUES] = "values",
                                           [DROPOUT] = "dropout",
                                           [NAMES] = "names"};
    static_assert(KEYS == 5, "a name for each key");
    int at[KEYS];
    if (!reader_map(d->reader, d->key[KEY_NETWORK], "network", keys, KEYS, at)) return false;
    d->layers = at[LAYERS];
    d->values = at[VALUES];
    d->names = at[NAMES];
    return read_layers(d) && read_start(d, at[START]) &&
           reader_float(d->reader, at[DROPOUT], "dropout", 0, 0.9, &d->scene->training.dropout);
}

/* --- Values --- */

enum { SHAPE_SIZES = 3 };

/* The shape of an array of weights, largest part first. */
typedef struct Shape {
    const char *what; /* "w of layer 2, [to][from]" */
    int sizes;        /* 1 to SHAPE_SIZES */
    int size[SHAPE_SIZES];
} Shape;

/* A list of `count` items where the shape has another number of them. */
static bool wrong_count(Draft *d, int node, const Shape *shape, int level, int count) {
    int first = reader_first(d->reader, node), needed = shape->size[level];
    bool innermost = level + 1 == shape->sizes;
    bool lists = first >= 0 ? d->reader->tree.node[first].kind == TREE_LIST : !innermost;
    const char *needs = lists == !innermost ? "" : innermost ? " number" : " list";
    return reader_fail(d->reader, node, "%s: this list has %d %s%s; it needs %d%s%s", shape->what,
                       count, lists ? "list" : "number", count == 1 ? "" : "s", needed, needs,
                       *needs && needed != 1 ? "s" : "");
}

/* Numbers of the array at node into *value, which moves on. level: how deep in the shape. */
static bool read_array(Draft *d, int node, const Shape *shape, int level, float **value) {
    Reader *r = d->reader;
    if (level == SHAPE_SIZES || level == shape->sizes) {
        return reader_float(r, node, shape->what, -HUGE_VAL, HUGE_VAL, (*value)++);
    }
    int count = reader_list(r, node, shape->what, MAX_UNITS);
    if (count < 0) return false;
    if (count != shape->size[level]) return wrong_count(d, node, shape, level, count);
    for (int item = reader_first(r, node); item >= 0; item = reader_next(r, item)) {
        if (!read_array(d, item, shape, level + 1, value)) return false;
    }
    return true;
}

/* One entry, {w: ..., b: ...}, of layer l that maps `from` values. */
static bool read_weights(Draft *d, int node, int l, int from, float **value) {
    enum { W, B, KEYS };
    static const char *const keys[KEYS] = {[W] = "w", [B] = "b"};
    static_assert(KEYS == 2, "a name for each key");
    const NetworkDef *def = &d->scene->network;
    bool pieces = activation_pieces(def->activation[l]) > 1;
    int at[KEYS], to = def->units[l];
    char w[64], b[64];
    if (!reader_map(d->reader, node, "values", keys, KEYS, at)) return false;
    if (at[W] < 0 || at[B] < 0) {
        return reader_fail(d->reader, node, "the values of layer %d have no %s; give both w and b",
                           l + 1, at[W] < 0 ? "w" : "b");
    }
    snprintf(w, sizeof w, "w of layer %d, %s[to][from]", l + 1, pieces ? "[piece]" : "");
    snprintf(b, sizeof b, "b of layer %d, %s[to]", l + 1, pieces ? "[piece]" : "");
    Shape shape_w = {w, 2, {to, from}}, shape_b = {b, 1, {to}};
    if (pieces) {
        shape_w = (Shape){w, 3, {MAX_PIECES, to, from}};
        shape_b = (Shape){b, 2, {MAX_PIECES, to}};
    }
    return read_array(d, at[W], &shape_w, 0, value) && read_array(d, at[B], &shape_b, 0, value);
}

bool draft_values(Draft *d) {
    const NetworkDef *def = &d->scene->network;
    if (d->values < 0) return true;
    int count = reader_list(d->reader, d->values, "values", MAX_LAYERS);
    if (count < 0) return false;
    if (count != def->layers) {
        return reader_fail(d->reader, d->values,
                           "values has %d %s, the network %d; give {w: ..., b: ...} for each layer",
                           count, count == 1 ? "entry" : "entries", def->layers);
    }
    float *value = d->scene->values = memory_floats(scene_weights(d->scene));
    int l = 0, from = def->inputs;
    for (int node = reader_first(d->reader, d->values); node >= 0;
         node = reader_next(d->reader, node), l++) {
        if (!read_weights(d, node, l, from, &value)) return false;
        from = def->units[l];
    }
    return true;
}

/* --- Names --- */

/* Of one layer: for its first units, or for none. */
static bool read_layer_names(Draft *d, int list, int l) {
    Reader *r = d->reader;
    int units = d->scene->network.units[l], count = reader_list(r, list, "names", MAX_UNITS);
    if (count < 0) return false;
    if (count > units) {
        return reader_fail(r, list, "layer %d has %d unit%s, and here are %d names", l + 1, units,
                           units == 1 ? "" : "s", count);
    }
    for (int node = reader_first(r, list); node >= 0; node = reader_next(r, node)) {
        char name[UNIT_NAME];
        if (!reader_text(r, node, "the name of a unit", name, sizeof name)) return false;
        if (name[0] == '\0') {
            return reader_fail(r, node,
                               "a name is empty; name the first units, or write [] for "
                               "none of the layer");
        }
        if (!unit_names_add(&d->scene->names, l, name))
            return reader_fail(r, node, "at most %d units can have names", UNIT_NAMES);
    }
    return true;
}

bool draft_names(Draft *d) {
    const NetworkDef *def = &d->scene->network;
    int l = 0;
    if (d->names < 0) return true;
    int count = reader_list(d->reader, d->names, "names", MAX_LAYERS);
    if (count < 0) return false;
    if (count > def->layers) {
        return reader_fail(d->reader, d->names,
                           "names has %d lists, the network %d layer%s; give "
                           "one for each layer",
                           count, def->layers, def->layers == 1 ? "" : "s");
    }
    d->scene->names.layers = def->layers;
    for (int list = reader_first(d->reader, d->names); list >= 0;
         list = reader_next(d->reader, list)) {
        if (!read_layer_names(d, list, l++)) return false;
    }
    return true;
}
