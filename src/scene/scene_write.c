/* From a scene to YAML, complete: what is written reads back to the same run, bit for bit. See
 * scene_file.h. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scene/emitter.h"
#include "scene/file.h"
#include "scene/label.h"
#include "scene/number.h"
#include "scene/scene_file.h"

static void key_text(Emitter *e, const char *key, const char *text) {
    emitter_text(e, key);
    emitter_text(e, text);
}

static void key_float(Emitter *e, const char *key, float value) {
    emitter_text(e, key);
    emitter_float(e, value);
}

static void key_whole(Emitter *e, const char *key, uint64_t value) {
    emitter_text(e, key);
    emitter_whole(e, value);
}

/* --- Data --- */

/* A label that reads back as what it is: a whole number gets a point where it is no class. */
static const char *label_text(const Dataset *data, float label, char text[64]) {
    if (data->kind == LABEL_NUMBER) {
        char number[32];
        number_text(label, number);
        snprintf(text, 64, "%s%s", number, strpbrk(number, ".e") ? "" : ".0");
        return text;
    }
    int class = (int)label;
    if (dataset_names_class(data, class)) return data->class_name[class];
    if (class < 4) return label_colour_name(class);
    return number_text(label, text);
}

/* key: rows of a table or of hands, or points behind those of a set or a file. */
static void write_points(Emitter *e, const char *key, const Dataset *points) {
    char text[64];
    if (points->count == 0) return;
    emitter_text(e, key);
    emitter_list(e, EMITTER_BLOCK);
    for (int i = 0; i < points->count; i++) {
        emitter_list(e, EMITTER_FLOW);
        for (int c = 0; c < points->columns; c++) {
            emitter_float(e, points->x[(long)i * points->columns + c]);
        }
        emitter_text(e, label_text(points, points->label[i], text));
        emitter_end_list(e);
    }
    emitter_end_list(e);
}

/* The numbers of points that are there no more, on which it depends who is held out; from 1. */
static void write_erased(Emitter *e, const Dataset *points) {
    int next = 0;
    if (points->numbers == points->count) return;
    emitter_text(e, "erased");
    emitter_list(e, EMITTER_FLOW);
    for (int n = 0; n < points->numbers; n++) {
        if (next < points->count && points->number[next] == n)
            next++;
        else
            emitter_whole(e, (uint64_t)n + 1);
    }
    emitter_end_list(e);
}

static void write_columns(Emitter *e, const char (*name)[32], int count) {
    emitter_text(e, "columns");
    emitter_list(e, EMITTER_FLOW);
    for (int c = 0; c < count; c++) emitter_text(e, name[c]);
    emitter_end_list(e);
}

static void write_classes(Emitter *e, const Scene *scene) {
    const Dataset *data = &scene->data;
    bool named = false;
    for (int k = 0; k < data->classes; k++) named |= dataset_names_class(data, k);
    if (!named && set_classes(scene->set.kind) != 0) return;
    emitter_text(e, "classes");
    if (!named) {
        emitter_whole(e, (uint64_t)scene->set.classes);
        return;
    }
    emitter_list(e, EMITTER_FLOW);
    for (int k = 0; k < data->classes; k++) emitter_text(e, data->class_name[k]);
    emitter_end_list(e);
}

/* Whether columns are to be named: those chosen of a file; elsewhere names of their own, or a
 * number that neither a point tells nor an input (draft_inputs.c). */
static bool own_columns(const Scene *scene, bool from_file) {
    const Dataset *data = &scene->data;
    if (from_file) return scene->columns_named > 0;
    bool other = scene->inputs_given && features_columns(&scene->features) != 2;
    bool named = data->count == 0 && (data->columns != 2 || other);
    for (int c = 0; c < data->columns; c++) {
        char usual[32];
        snprintf(usual, sizeof usual, "x%d", c + 1);
        named |= strcmp(data->name[c], usual) != 0;
    }
    return named;
}

/* inlined: the points of the file are written instead of its name. */
static void write_source(Emitter *e, const Scene *scene, bool inlined) {
    const Dataset *data = &scene->data;
    if (scene->set.kind != SET_NONE) {
        key_text(e, "set", set_name(scene->set.kind));
        key_whole(e, "count", (uint64_t)scene->set.count);
        key_float(e, "noise", scene->set.noise);
    }
    if (scene->set.kind == SET_FORMULA) {
        const Term *where = &scene->set.where;
        key_text(e, "where", where->steps > 0 ? where->text : set_usual_where()->text);
    }
    bool from_file = scene->file[0] != '\0' && !inlined;
    if (from_file) {
        key_text(e, "file", scene->file);
    } else {
        write_classes(e, scene);
    }
    if (own_columns(scene, from_file)) {
        write_columns(e, (const char(*)[32])data->name, data->columns);
    }
    const char *label = from_file ? scene->label : data->label_name;
    if (label[0] != '\0') key_text(e, "label", label);
}

static void write_data(Emitter *e, const Scene *scene, bool inlined) {
    emitter_text(e, "data");
    emitter_map(e, EMITTER_BLOCK);
    write_source(e, scene, inlined);
    key_whole(e, "seed", scene->set.seed);
    key_float(e, "test", scene->held_out);
    key_text(e, "scale", scene->scale ? "standard" : "none");
    bool rows = inlined || (scene->set.kind == SET_NONE && scene->file[0] == '\0');
    const Dataset *points = inlined ? &scene->data : &scene->points;
    if (rows && scene->held_out > 0) write_erased(e, points);
    write_points(e, rows ? "rows" : "points", points);
    emitter_end_map(e);
}

/* --- Network --- */

static void write_inputs(Emitter *e, const Features *features) {
    char text[TERM_TEXT];
    emitter_text(e, "inputs");
    emitter_list(e, EMITTER_FLOW);
    for (int i = 0; i < features->count; i++) {
        emitter_text(e, feature_text(&features->feature[i], text));
    }
    emitter_end_list(e);
}

/* Lists within lists; returns what follows their numbers. */
static const float *write_array(Emitter *e, const float *value, const int *size, int sizes) {
    emitter_list(e, EMITTER_FLOW);
    for (int i = 0; i < size[0]; i++) {
        if (sizes > 1) {
            value = write_array(e, value, size + 1, sizes - 1);
        } else {
            emitter_float(e, *value++);
        }
    }
    emitter_end_list(e);
    return value;
}

static void write_values(Emitter *e, const NetworkDef *def, const float *value) {
    int from = def->inputs;
    emitter_text(e, "values");
    emitter_list(e, EMITTER_BLOCK);
    for (int l = 0; l < def->layers; l++) {
        int pieces = activation_pieces(def->activation[l]), skip = pieces == 1;
        const int w[3] = {pieces, def->units[l], from}, b[2] = {pieces, def->units[l]};
        emitter_map(e, EMITTER_FLOW);
        emitter_text(e, "w");
        value = write_array(e, value, w + skip, 3 - skip);
        emitter_text(e, "b");
        value = write_array(e, value, b + skip, 2 - skip);
        emitter_end_map(e);
        from = def->units[l];
    }
    emitter_end_list(e);
}

static void write_start(Emitter *e, const Start *start) {
    emitter_text(e, "start");
    emitter_map(e, EMITTER_FLOW);
    key_text(e, "kind", start_name(start->kind));
    key_whole(e, "seed", start->seed);
    key_float(e, "scale", start->scale);
    emitter_end_map(e);
}

static void write_names(Emitter *e, const Scene *scene) {
    const UnitNames *names = &scene->names;
    if (names->layers == 0) return;
    emitter_text(e, "names");
    emitter_list(e, EMITTER_FLOW);
    for (int l = 0; l < names->layers; l++) {
        emitter_list(e, EMITTER_FLOW);
        for (int u = 0; u < names->given[l]; u++) emitter_text(e, unit_names_of(names, l, u));
        emitter_end_list(e);
    }
    emitter_end_list(e);
}

static void write_network(Emitter *e, const Scene *scene, const float *weights) {
    const NetworkDef *def = &scene->network;
    char layer[48];
    emitter_text(e, "network");
    emitter_map(e, EMITTER_BLOCK);
    emitter_text(e, "layers");
    emitter_list(e, EMITTER_FLOW);
    for (int l = 0; l < def->layers; l++) {
        snprintf(layer, sizeof layer, "%d %s", def->units[l], activation_name(def->activation[l]));
        emitter_text(e, layer);
    }
    emitter_end_list(e);
    write_start(e, &def->start);
    write_names(e, scene);
    if (weights) write_values(e, def, weights);
    key_float(e, "dropout", scene->training.dropout);
    emitter_end_map(e);
}

/* --- The rest --- */

static void write_training(Emitter *e, const Scene *scene) {
    const Training *t = &scene->training;
    emitter_text(e, "training");
    emitter_map(e, EMITTER_BLOCK);
    key_text(e, "rule", rule_name(t->rule));
    key_text(e, "loss", loss_name(t->loss));
    key_text(e, "optimizer", optimizer_name(t->optimizer));
    key_float(e, "rate", t->rate);
    key_float(e, "momentum", t->momentum);
    if (t->batch == 0) {
        key_text(e, "batch", "full");
    } else {
        key_whole(e, "batch", (uint64_t)t->batch);
    }
    key_text(e, "shuffle", t->shuffle ? "true" : "false");
    key_whole(e, "seed", t->seed);
    key_float(e, "l1", t->l1);
    key_float(e, "l2", t->l2);
    if (scene->stop[0]) key_text(e, "stop", scene->stop);
    emitter_end_map(e);
}

static void write_pair(Emitter *e, const char *key, float low, float high) {
    emitter_text(e, key);
    emitter_list(e, EMITTER_FLOW);
    emitter_float(e, low);
    emitter_float(e, high);
    emitter_end_list(e);
}

/* A name stands only where the axis shows the column it would show anyway. */
static void write_axis(Emitter *e, const char *name, int column, int usual) {
    char text[16];
    snprintf(text, sizeof text, "x%d", column + 1);
    emitter_text(e, name[0] != '\0' && column == usual ? name : text);
}

static bool has_space_units(const Scene *scene) {
    for (int l = 0; l < MAX_LAYERS; l++) {
        if (scene_space_units(scene, l)) return true;
    }
    return false;
}

static void write_space_units(Emitter *e, const Scene *scene) {
    if (!has_space_units(scene)) return;
    emitter_text(e, "units");
    emitter_map(e, EMITTER_FLOW);
    for (int l = 0; l < MAX_LAYERS; l++) {
        const int *unit = scene_space_units(scene, l);
        if (!unit) continue;
        emitter_whole(e, (uint64_t)l + 1);
        emitter_list(e, EMITTER_FLOW);
        for (int d = 0; d < SPACE_AXES; d++) emitter_whole(e, (uint64_t)unit[d]);
        emitter_end_list(e);
    }
    emitter_end_map(e);
}

static void write_sight(Emitter *e, const Scene *scene) {
    if (!scene_has_sight(scene)) return;
    write_pair(e, "across", scene->sight[0][0], scene->sight[0][1]);
    write_pair(e, "up", scene->sight[1][0], scene->sight[1][1]);
}

static void write_vectors(Emitter *e, const Scene *scene) {
    if (!scene_has_vectors(scene)) return;
    emitter_text(e, "vectors");
    emitter_map(e, EMITTER_FLOW);
    write_pair(e, "x", scene->vectors[0][0], scene->vectors[0][1]);
    write_pair(e, "y", scene->vectors[1][0], scene->vectors[1][1]);
    emitter_end_map(e);
}

static void write_view(Emitter *e, const Scene *scene) {
    const Plane *view = &scene->view;
    int columns = scene->data.columns;
    emitter_text(e, "view");
    emitter_map(e, EMITTER_FLOW);
    write_pair(e, "x", view->left, view->right);
    write_pair(e, "y", view->bottom, view->top);
    emitter_text(e, "axes");
    emitter_list(e, EMITTER_FLOW);
    write_axis(e, scene->axis[0], view->across, 0);
    write_axis(e, scene->axis[1], view->up, columns > 1 ? 1 : 0);
    emitter_end_list(e);
    key_text(e, "scale", scene->free_axes ? "free" : "equal");
    emitter_text(e, "fixed");
    emitter_map(e, EMITTER_FLOW);
    for (int c = 0; c < columns; c++) {
        char text[16];
        snprintf(text, sizeof text, "x%d", c + 1);
        if (c != view->across && c != view->up) key_float(e, text, view->fixed[c]);
    }
    emitter_end_map(e);
    if (scene->turn_given) write_pair(e, "turn", scene->turn[0], scene->turn[1]);
    if (scene->lens > 0) key_whole(e, "lens", (uint64_t)scene->lens);
    write_vectors(e, scene);
    write_space_units(e, scene);
    write_sight(e, scene);
    emitter_end_map(e);
}

static void write_select(Emitter *e, const Scene *scene) {
    const SceneWeight *weight = &scene->select_weight;
    const int *unit = scene->select_unit;
    SceneVotes votes = scene->select_votes;
    if (scene->select_point == 0 && weight->layer == 0 && unit[0] == 0 && !votes) return;
    emitter_text(e, "select");
    emitter_map(e, EMITTER_FLOW);
    if (scene->select_point > 0) key_whole(e, "point", (uint64_t)scene->select_point);
    if (weight->layer > 0) {
        char text[64], from[16] = "";
        if (weight->from > 0) snprintf(from, sizeof from, ",%d", weight->from);
        snprintf(text, sizeof text, "%c[%d,%d%s]", weight->from > 0 ? 'w' : 'b', weight->layer,
                 weight->to, from);
        key_text(e, "weight", text);
    }
    if (unit[0] > 0) {
        emitter_text(e, "unit");
        emitter_list(e, EMITTER_FLOW);
        for (int i = 0; i < 2; i++) emitter_whole(e, (uint64_t)unit[i]);
        emitter_end_list(e);
    }
    if (votes) key_text(e, "votes", scene_votes_name(votes));
    emitter_end_map(e);
}

/* Which names a step downhill moves, when it leaves some alone. */
static void write_learn(Emitter *e, const SceneGraph *graph) {
    bool all = true;
    for (int i = 0; i < graph->values; i++) all &= !graph->still[i];
    if (all) return;
    emitter_text(e, "learn");
    emitter_list(e, EMITTER_FLOW);
    for (int i = 0; i < graph->values; i++) {
        if (!graph->still[i]) emitter_text(e, graph->name[i]);
    }
    emitter_end_list(e);
}

static void write_graph(Emitter *e, const SceneGraph *graph) {
    if (graph->expression[0] == '\0') return;
    emitter_text(e, "graph");
    emitter_map(e, EMITTER_BLOCK);
    key_text(e, "expression", graph->expression);
    emitter_text(e, "values");
    emitter_map(e, EMITTER_FLOW);
    for (int i = 0; i < graph->values; i++) {
        emitter_text(e, graph->name[i]);
        emitter_double(e, graph->value[i]);
    }
    emitter_end_map(e);
    write_learn(e, graph);
    key_text(e, "walked", scene_walk_name(graph->walked));
    emitter_end_map(e);
}

static void write_lesson(Emitter *e, const Scene *scene) {
    if (scene->show.count > 0) {
        emitter_text(e, "show");
        emitter_list(e, EMITTER_FLOW);
        for (int i = 0; i < scene->show.count; i++) emitter_text(e, scene->show.name[i]);
        emitter_end_list(e);
    }
    write_select(e, scene);
    write_graph(e, &scene->graph);
}

static void write_compare(Emitter *e, const SceneCompare *compare) {
    if (compare->count == 0) return;
    emitter_text(e, "compare");
    emitter_map(e, EMITTER_BLOCK);
    key_text(e, "what", compare->what);
    emitter_text(e, "values");
    emitter_list(e, EMITTER_FLOW);
    for (int i = 0; i < compare->count; i++) emitter_text(e, compare->value[i]);
    emitter_end_list(e);
    if (compare->until[0]) key_text(e, "until", compare->until);
    key_whole(e, "epochs", (uint64_t)compare->epochs);
    emitter_end_map(e);
}

static void write_experiment(Emitter *e, const SceneExperiment *experiment) {
    if (!experiment->given) return;
    emitter_text(e, "experiment");
    emitter_map(e, EMITTER_BLOCK);
    emitter_text(e, "vary");
    emitter_list(e, EMITTER_FLOW);
    for (int i = 0; i < EXPERIMENT_VARY; i++) {
        if (experiment->vary[i][0]) emitter_text(e, experiment->vary[i]);
    }
    emitter_end_list(e);
    key_whole(e, "starts", (uint64_t)experiment->starts);
    if (experiment->until[0]) key_text(e, "until", experiment->until);
    key_whole(e, "epochs", (uint64_t)experiment->epochs);
    emitter_end_map(e);
}

static void write_run(Emitter *e, const Script *run) {
    if (run->count == 0) return;
    emitter_text(e, "run");
    emitter_list(e, EMITTER_BLOCK);
    for (int i = 0; i < run->count; i++) emitter_text(e, run->line[i].text);
    emitter_end_list(e);
}

static char *write_text(const Scene *scene, const float *weights, bool inlined) {
    Emitter e;
    emitter_begin(&e);
    emitter_map(&e, EMITTER_BLOCK);
    if (scene->title[0] != '\0') key_text(&e, "title", scene->title);
    write_data(&e, scene, inlined);
    if (scene->inputs_given) write_inputs(&e, &scene->features);
    write_network(&e, scene, weights ? weights : scene->values);
    write_training(&e, scene);
    write_experiment(&e, &scene->experiment);
    write_run(&e, &scene->run);
    bool usual_axes = scene->free_axes == (scene->file[0] != '\0');
    bool by_hand = scene->turn_given || scene->lens > 0 || scene_has_vectors(scene) ||
                   has_space_units(scene) || scene_has_sight(scene);
    if (scene->view_given || by_hand || inlined || !usual_axes) write_view(&e, scene);
    write_lesson(&e, scene);
    write_compare(&e, &scene->compare);
    emitter_end_map(&e);
    return emitter_end(&e);
}

/* Whether the rows of its table go into the scene: of a small one that nobody wants beside it. */
static bool takes_rows(const Scene *scene) {
    return scene->file[0] != '\0' && !scene->beside && scene->data.count <= SCENE_ROWS;
}

char *scene_text(const Scene *scene, const float *weights) {
    return write_text(scene, weights, takes_rows(scene));
}

char *scene_text_whole(const Scene *scene) {
    return write_text(scene, NULL, scene->file[0] != '\0');
}

/* Whether the scene's data file will not be found beside the path it is written to: it lies
 * elsewhere, or is gone. */
static bool leaves_file(const Scene *scene, const char *path) {
    char directory[PATH_MAX], beside[PATH_MAX];
    Message why;
    if (scene->file[0] == '\0') return false;
    return !file_directory(path, directory, sizeof directory) ||
           !file_is_same(scene->directory, directory) ||
           !file_beside(scene->directory, scene->file, beside, sizeof beside, &why);
}

bool scene_write(const Scene *scene, const float *weights, const char *path, Message *message) {
    char *text = write_text(scene, weights, takes_rows(scene) || leaves_file(scene, path));
    if (!text) return message_set(message, "%s: there is no memory left to write this", path);
    bool good = file_write(path, text, strlen(text), message);
    free(text);
    return good;
}
