/* See scene.h. */
#include "scene/scene.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/path.h"
#include "scene/clean.h"
#include "scene/expression.h"

SceneExperiment scene_usual_experiment(void) {
    return (SceneExperiment){
        .vary = {"rate=0.03,0.1,0.3,1,3,10"}, .starts = 20, .epochs = 800, .until = "loss < 0.1"};
}

Scene scene_default(void) {
    return (Scene){
        .set = {.kind = SET_NONE, .count = 200, .classes = 3, .seed = 1},
        .held_before = SCENE_HELD_OUT,
        .points = dataset_create(2, LABEL_CLASS),
        .data = dataset_create(2, LABEL_CLASS),
        .features = features_identity(2),
        .network = network_def_default(),
        .training = training_default(),
        .view = {.across = 0, .up = 1, .left = -6, .right = 6, .bottom = -6, .top = 6},
    };
}

void scene_destroy(Scene *scene) {
    dataset_destroy(&scene->points);
    dataset_destroy(&scene->data);
    free(scene->values);
    script_destroy(&scene->run);
    *scene = (Scene){.title = ""};
}

bool scene_left_table(const Scene *scene, const char *file) {
    return path_is_table(file) && scene->set.kind != SET_NONE;
}

const char *scene_called(const Scene *scene, const char *file) {
    if (scene->title[0]) return scene->title;
    if (file[0] && !scene_left_table(scene, file)) return file;
    return scene->set.kind == SET_NONE ? "Untitled" : set_title(scene->set.kind);
}

void scene_keep_name(Scene *scene, const char *file) {
    const char *name = path_name(file), *dot = strrchr(name, '.');
    size_t length = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    if (scene->title[0] || !name[0] || scene_called(scene, name) != name) return;
    clean_text(name, length, scene->title, sizeof scene->title);
}

int scene_graph_find(const SceneGraph *graph, const char *name) {
    for (int i = 0; i < graph->values; i++) {
        if (strcmp(graph->name[i], name) == 0) return i;
    }
    return -1;
}

bool scene_graph_write(SceneGraph *graph, const char *expression, const SceneGraph *before,
                       Message *message) {
    static const double usual[] = {2, 3, -1, 0.5};
    Expression e;
    SceneGraph made = {.values = 0};
    if (!expression_parse(&e, expression, message)) return false;
    for (int i = 0; i < e.leaves; i++) {
        int kept = scene_graph_find(before, e.leaf[i].name);
        if (e.leaf[i].indexes > 0)
            return message_set(message, "names in a graph have no indexes; write %s1",
                               e.leaf[i].name);
        memcpy(made.name[made.values], e.leaf[i].name, sizeof e.leaf[i].name);
        made.value[made.values++] = kept >= 0 ? before->value[kept] : usual[i % 4];
    }
    snprintf(made.expression, sizeof made.expression, "%s", expression);
    *graph = made;
    return true;
}

const int *scene_space_units(const Scene *scene, int layer) {
    const NetworkDef *def = &scene->network;
    if (layer + 1 >= def->layers || def->units[layer] <= SPACE_AXES) return NULL;
    const int *unit = scene->space_unit[layer];
    for (int d = 0; d < SPACE_AXES; d++) {
        if (unit[d] < 1 || unit[d] > def->units[layer]) return NULL;
    }
    return unit;
}

bool scene_has_sight(const Scene *scene) {
    const float(*sight)[2] = scene->sight;
    bool given = sight[0][0] < sight[0][1] && sight[1][0] < sight[1][1];
    return given && scene_weights(scene) == 2;
}

int scene_weights(const Scene *scene) {
    const NetworkDef *def = &scene->network;
    int count = 0, from = def->inputs;
    for (int l = 0; l < def->layers; l++) {
        count += activation_pieces(def->activation[l]) * def->units[l] * (from + 1);
        from = def->units[l];
    }
    return count;
}

Scene scene_copy(const Scene *scene) {
    Scene copy = *scene;
    copy.points = dataset_copy(&scene->points);
    copy.data = dataset_copy(&scene->data);
    copy.run = script_copy(&scene->run);
    if (scene->values) {
        int count = scene_weights(scene);
        copy.values = memory_floats(count);
        memcpy(copy.values, scene->values, (size_t)count * sizeof *copy.values);
    }
    return copy;
}

void scene_take_data(Scene *scene, const Scene *from) {
    dataset_destroy(&scene->points);
    dataset_destroy(&scene->data);
    scene->points = dataset_copy(&from->points);
    scene->data = dataset_copy(&from->data);
    scene->set = from->set;
    memcpy(scene->file, from->file, sizeof scene->file);
    scene->beside = from->beside;
    memcpy(scene->label, from->label, sizeof scene->label);
    scene->columns_named = from->columns_named;
    memcpy(scene->column, from->column, sizeof scene->column);
    scene->held_out = from->held_out;
    scene->held_before = from->held_before;
    scene->edition = from->edition;
}

RunDef scene_run_def(const Scene *scene, int threads) {
    return (RunDef){.data = &scene->data,
                    .edition = scene->edition,
                    .features = &scene->features,
                    .scale = scene->scale,
                    .held_out = scene->held_out,
                    .seed = scene->set.seed,
                    .network = &scene->network,
                    .values = scene->values,
                    .training = &scene->training,
                    .threads = threads};
}

bool scene_run(const Scene *scene, Run *run, int threads, Message *message) {
    const RunDef def = scene_run_def(scene, threads);
    return run_create(run, &def, message);
}
