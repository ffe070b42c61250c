/* Which part of the plane a scene shows. */
#include <assert.h>
#include <string.h>

#include "scene/clean.h"
#include "scene/draft.h"
#include "scene/hint.h"

static const double view_limit = 1e13;

enum { NO_COLUMN = -1, BEYOND = -2 };

/* "x2" or the column's own name; BEYOND for an x after the last. */
static int find_column(const Dataset *data, const char *word) {
    for (int c = 0; c < data->columns; c++) {
        if (strcmp(word, data->name[c]) == 0) return c;
    }
    Feature feature;
    if (!feature_from_text(word, MAX_COLUMNS, &feature) || feature.kind != FEATURE_COORDINATE) {
        return NO_COLUMN;
    }
    return feature.a < data->columns ? feature.a : BEYOND;
}

static bool no_column(Draft *d, int node, const char *word) {
    const Dataset *data = &d->scene->data;
    const char *names[MAX_COLUMNS];
    char quoted[64], hint[256];
    for (int c = 0; c < data->columns; c++) names[c] = data->name[c];
    return reader_fail(d->reader, node, "there is no column %s; %s", clean_quote(word, quoted),
                       hint_name(word, names, data->columns, hint));
}

/* A column to show, or a name for the one that is shown anyway. */
static bool read_axis(Draft *d, int node, int axis, int *column) {
    Scene *scene = d->scene;
    const char *word = reader_word(d->reader, node, "an axis");
    if (!word) return false;
    int found = find_column(&scene->data, word);
    if (found == BEYOND) return no_column(d, node, word);
    if (found >= 0) {
        *column = found;
        return true;
    }
    return reader_text(d->reader, node, "the name of an axis", scene->axis[axis],
                       sizeof scene->axis[axis]);
}

static bool read_axes(Draft *d, int node) {
    if (node < 0) return true;
    Plane *view = &d->scene->view;
    bool line = d->scene->data.columns == 1;
    int up = view->up, count = reader_list(d->reader, node, "axes", 2);
    if (count < 0) return false;
    if (count != 2) {
        return reader_fail(d->reader, node, "axes has %d %s; it needs two, as in [x1, x2]", count,
                           count == 1 ? "item" : "items");
    }
    int first = reader_first(d->reader, node);
    if (!read_axis(d, first, 0, &view->across)) return false;
    if (!read_axis(d, reader_next(d->reader, first), 1, line ? &up : &view->up)) return false;
    if (!line && view->across == view->up) {
        return reader_fail(d->reader, node, "both axes show the column %s; choose two",
                           d->scene->data.name[view->up]);
    }
    return true;
}

/* A map from columns to where they stand. */
static bool read_fixed(Draft *d, int node) {
    if (node < 0) return true;
    const TreeNode *nodes = d->reader->tree.node;
    bool given[MAX_COLUMNS] = {false};
    if (nodes[node].kind != TREE_MAP) {
        return reader_fail(d->reader, node, "fixed must say where columns stand, as in {x3: 0.5}");
    }
    for (int key = nodes[node].first; key >= 0; key = nodes[nodes[key].next].next) {
        const char *word = reader_word(d->reader, key, "a column");
        if (!word) return false;
        int c = find_column(&d->scene->data, word);
        if (c == BEYOND) continue; /* a column more than there is stands nowhere */
        if (c < 0) return no_column(d, key, word);
        if (given[c]) return reader_fail(d->reader, key, "x%d is fixed twice; keep one", c + 1);
        given[c] = true;
        if (!reader_float(d->reader, nodes[key].next, "a fixed column", -view_limit, view_limit,
                          &d->scene->view.fixed[c])) {
            return false;
        }
    }
    return true;
}

/* A table's columns have nothing to do with each other; drawn and clicked points lie in
 * one plane. */
static bool read_scale(Draft *d, int node) {
    static const char *const names[] = {"equal", "free"};
    Scene *scene = d->scene;
    int choice = scene->free_axes || scene->file[0] != '\0';
    if (!reader_choice(d->reader, node, "scale of the view", names, 2, &choice)) return false;
    scene->free_axes = choice == 1;
    return true;
}

/* How pictures of three dimensions are turned: around, and above the floor. */
static bool read_turn(Draft *d, int node) {
    Scene *scene = d->scene;
    if (node < 0) return true;
    int count = reader_list(d->reader, node, "turn", 2);
    if (count < 0) return false;
    if (count != 2) {
        return reader_fail(d->reader, node,
                           "turn has %d %s; it needs two angles in degrees, around and above, as "
                           "in [31, 33]",
                           count, count == 1 ? "item" : "items");
    }
    int around = reader_first(d->reader, node), above = reader_next(d->reader, around);
    scene->turn_given = true;
    return reader_float(d->reader, around, "the turn around", -180, 180, &scene->turn[0]) &&
           reader_float(d->reader, above, "the turn above the floor", -90, 90, &scene->turn[1]);
}

/* A hidden layer that has more units than a space has axes. */
static bool read_wide_layer(Draft *d, int key, int *layer) {
    const NetworkDef *def = &d->scene->network;
    int hidden = def->layers - 1;
    if (hidden < 1) {
        return reader_fail(d->reader, key,
                           "units chooses axes of a hidden layer, and the network has none");
    }
    if (!reader_int(d->reader, key, "the hidden layer in units", 1, hidden, layer)) return false;
    int units = def->units[--*layer];
    if (d->scene->space_unit[*layer][0] > 0) {
        return reader_fail(d->reader, key, "the units of layer %d are chosen twice; keep one",
                           *layer + 1);
    }
    if (units > SPACE_AXES) return true;
    return reader_fail(d->reader, key,
                       "layer %d has %d %s, which all have an axis; units chooses %d of more",
                       *layer + 1, units, units == 1 ? "unit" : "units", SPACE_AXES);
}

static bool read_three_units(Draft *d, int node, int layer) {
    int *unit = d->scene->space_unit[layer], most = d->scene->network.units[layer], axis = 0;
    int count = reader_list(d->reader, node, "units of a layer", SPACE_AXES);
    if (count < 0) return false;
    if (count != SPACE_AXES) {
        return reader_fail(d->reader, node,
                           "layer %d has %d %s chosen; a space has %d axes, as in [2, 5, 7]",
                           layer + 1, count, count == 1 ? "unit" : "units", SPACE_AXES);
    }
    for (int i = reader_first(d->reader, node); i >= 0; i = reader_next(d->reader, i), axis++) {
        if (!reader_int(d->reader, i, "a unit on an axis", 1, most, &unit[axis])) return false;
        for (int before = 0; before < axis; before++) {
            if (unit[before] != unit[axis]) continue;
            return reader_fail(d->reader, i,
                               "unit %d of layer %d stands on two axes; choose %d different ones",
                               unit[axis], layer + 1, SPACE_AXES);
        }
    }
    return true;
}

/* Which units of wide layers stand on the axes of the space: a map from layers to three units. */
static bool read_space_units(Draft *d, int node) {
    if (node < 0) return true;
    const TreeNode *nodes = d->reader->tree.node;
    if (nodes[node].kind != TREE_MAP) {
        return reader_fail(d->reader, node,
                           "units must say which three of a layer's, as in {1: [2, 5, 7]}");
    }
    for (int key = nodes[node].first; key >= 0; key = nodes[nodes[key].next].next) {
        int layer = 0;
        if (!read_wide_layer(d, key, &layer) || !read_three_units(d, nodes[key].next, layer))
            return false;
    }
    return true;
}

/* Which values of its two weights the landscape shows. */
static bool read_sight(Draft *d, int across, int up) {
    float(*sight)[2] = d->scene->sight;
    if ((across < 0) != (up < 0)) {
        return reader_fail(d->reader, across < 0 ? up : across,
                           "across and up go together: they are the part of the landscape that is "
                           "shown, as in across: [0, 2], up: [-1, 1]");
    }
    int weights = scene_weights(d->scene);
    if (across >= 0 && weights != 2) {
        return reader_fail(d->reader, across,
                           "across and up choose a part of the landscape of two weights, and this "
                           "network has %d; leave them out: the landscape finds its own part",
                           weights);
    }
    return reader_range(d->reader, across, "across", view_limit, &sight[0][0], &sight[0][1]) &&
           reader_range(d->reader, up, "up", view_limit, &sight[1][0], &sight[1][1]);
}

static bool read_vectors(Draft *d, int node) {
    static const char *const keys[2] = {"x", "y"};
    float(*vectors)[2] = d->scene->vectors;
    int at[2];
    if (!reader_map(d->reader, node, "vectors", keys, 2, at)) return false;
    if (node >= 0 && (at[0] < 0 || at[1] < 0))
        return reader_fail(d->reader, node,
                           "vectors is a part of the plane; write both of its sides, as in "
                           "vectors: {x: [-6, 6], y: [-6, 6]}");
    return reader_range(d->reader, at[0], "x of vectors", view_limit, &vectors[0][0],
                        &vectors[0][1]) &&
           reader_range(d->reader, at[1], "y of vectors", view_limit, &vectors[1][0],
                        &vectors[1][1]);
}

bool draft_view(Draft *d) {
    enum { X, Y, AXES, FIXED, SCALE, TURN, LENS, VECTORS, UNITS, ACROSS, UP, KEYS };
    static const char *const keys[KEYS] = {
        [X] = "x",         [Y] = "y",       [AXES] = "axes",      [FIXED] = "fixed",
        [SCALE] = "scale", [TURN] = "turn", [UNITS] = "units",    [ACROSS] = "across",
        [UP] = "up",       [LENS] = "lens", [VECTORS] = "vectors"};
    static_assert(KEYS == 11, "a name for each key");
    Plane *view = &d->scene->view;
    int at[KEYS];
    if (!reader_map(d->reader, d->key[KEY_VIEW], "view", keys, KEYS, at)) return false;
    d->scene->view_given = d->key[KEY_VIEW] >= 0;
    view->up = d->scene->data.columns > 1 ? 1 : 0;
    if (!read_axes(d, at[AXES]) || !read_scale(d, at[SCALE]) || !read_turn(d, at[TURN]) ||
        !reader_int(d->reader, at[LENS], "lens", 1, SCENE_LENS, &d->scene->lens) ||
        !read_vectors(d, at[VECTORS]) || !read_space_units(d, at[UNITS]) ||
        !read_sight(d, at[ACROSS], at[UP]))
        return false;
    scene_show_points(d->scene);
    scene_slice_means(d->scene);
    return reader_range(d->reader, at[X], "x of the view", view_limit, &view->left, &view->right) &&
           reader_range(d->reader, at[Y], "y of the view", view_limit, &view->bottom, &view->top) &&
           read_fixed(d, at[FIXED]);
}
