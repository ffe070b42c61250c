/* See selection.h. */
#include "lab/selection.h"

#include <string.h>

#include "lab/factors.h"

static bool has_unit(const Network *net, int layer, int unit) {
    return layer < net->layers && unit < net->layer[layer].to;
}

static bool has_weight(const Network *net, const SceneWeight *w) {
    return has_unit(net, w->layer - 1, w->to - 1) && w->from <= net->layer[w->layer - 1].from;
}

Selection selection_of(const Scene *scene, const Network *net) {
    const SceneWeight *w = &scene->select_weight;
    const int *unit = scene->select_unit;
    Selection s = {.point = scene->select_point - 1,
                   .weight = -1,
                   .layer = unit[0] - 1,
                   .unit = unit[1] - 1,
                   .all_points = scene->select_votes == SHOW_VOTES_ALL};
    if (w->layer > 0) {
        s.weight = w->from > 0 ? network_w(net, w->layer - 1, 0, w->to - 1, w->from - 1)
                               : network_b(net, w->layer - 1, 0, w->to - 1);
    }
    return s;
}

void selection_join(Selection *s, const Scene *scene, const Network *net) {
    const SceneWeight *w = &scene->select_weight;
    const int *unit = scene->select_unit;
    Selection wanted = selection_of(scene, net);
    bool there = w->layer > 0 && has_weight(net, w);
    if (scene->select_point > 0) s->point = wanted.point;
    if (there) s->weight = wanted.weight;
    if (scene->select_votes != SHOW_VOTES_UNSAID) s->all_points = wanted.all_points;
    if (unit[0] > 0) s->layer = wanted.layer, s->unit = wanted.unit;
}

/* What the scene selects may be there no more; a file that asked for it could not be read. */
static void trim_scene(Scene *scene, const Network *net) {
    SceneWeight *w = &scene->select_weight;
    int *unit = scene->select_unit;
    if (scene->select_point > scene->data.count) scene->select_point = 0;
    if (w->layer > 0 && !has_weight(net, w)) *w = (SceneWeight){0};
    if (unit[0] > 0 && !has_unit(net, unit[0] - 1, unit[1] - 1)) unit[0] = unit[1] = 0;
}

void selection_trim(Selection *s, Scene *scene, const Network *net) {
    trim_scene(scene, net);
    if (s->point >= scene->data.count) s->point = -1;
    if (s->weight >= net->count) s->weight = -1;
    if (s->layer >= net->layers || (s->layer >= 0 && s->unit >= net->layer[s->layer].to)) {
        s->layer = s->unit = -1;
    }
    if (s->across < 0 || s->across >= net->count) s->across = 0;
    if (s->up < 0 || s->up >= net->count || s->up == s->across) s->up = s->across == 0;
}

void selection_follow_erased(Selection *s, Scene *scene, int erased) {
    int *selected = &s->point, *wanted = &scene->select_point;
    if (*selected >= erased) *selected = *selected == erased ? -1 : *selected - 1;
    if (*wanted > erased) *wanted = *wanted == erased + 1 ? 0 : *wanted - 1;
}

Chosen selection_chosen(const Selection *s, const Scene *scene) {
    const Dataset *data = &scene->data;
    Chosen chosen = {.any = s->point >= 0 && s->point < data->count,
                     .set = scene->set,
                     .count = data->count,
                     .columns = data->columns};
    if (!chosen.any) return chosen;
    memcpy(chosen.x, data->x + (long)s->point * data->columns,
           sizeof(float) * (size_t)data->columns);
    chosen.label = data->label[s->point];
    return chosen;
}

/* More noise, or a hand, moves points; they are still the same ones. Of points set by hand as many
 * can be others. */
static bool are_the_same(const Chosen *before, const Scene *scene) {
    const SetDef *a = &before->set, *b = &scene->set;
    bool drawn = a->kind == b->kind &&
                 (a->kind == SET_NONE || (a->seed == b->seed && a->classes == b->classes));
    return drawn && before->count == scene->data.count && before->columns == scene->data.columns;
}

static bool is_there(const Chosen *chosen, const Dataset *data, int i) {
    const float *x = data->x + (long)i * data->columns;
    return data->columns == chosen->columns && data->label[i] == chosen->label &&
           memcmp(x, chosen->x, sizeof(float) * (size_t)data->columns) == 0;
}

bool selection_follow(Selection *s, const Chosen *chosen, const Scene *scene) {
    const bool same = are_the_same(chosen, scene);
    if (same && scene->set.kind != SET_NONE) return true;
    int i = s->point; /* of two alike the one it was */
    if (chosen->any && i < scene->data.count && is_there(chosen, &scene->data, i)) return true;
    for (i = 0; chosen->any && i < scene->data.count; i++) {
        if (!is_there(chosen, &scene->data, i)) continue;
        s->point = i;
        return true;
    }
    if (!same) s->point = -1;
    return same;
}

Picked selection_picked(const Selection *s, const Network *net, const Features *inputs) {
    Picked picked = {*s, *net, *inputs};
    picked.shape.theta = NULL;
    return picked;
}

static bool is_the_same_network(const Picked *picked, const Network *net, const Features *inputs) {
    bool same = picked->shape.layers == net->layers && picked->inputs.count == inputs->count;
    for (int l = 0; same && l < net->layers; l++) {
        const Layer *a = &picked->shape.layer[l], *b = &net->layer[l];
        same = a->from == b->from && a->to == b->to && a->pieces == b->pieces;
    }
    for (int i = 0; same && i < inputs->count; i++)
        same = feature_same(&picked->inputs.feature[i], &inputs->feature[i]);
    return same;
}

/* Where an input of before is now; -1: nowhere. */
static int find_input(const Picked *picked, int input, const Features *inputs) {
    for (int i = 0; i < inputs->count; i++) {
        if (feature_same(&picked->inputs.feature[input], &inputs->feature[i])) return i;
    }
    return -1;
}

/* Where a weight of before is in theta now; -1: nowhere. What led to the output leads there. */
static int find_weight(const Picked *picked, int weight, const Network *net,
                       const Features *inputs) {
    const Network *shape = &picked->shape;
    if (weight < 0 || weight >= shape->count) return -1;
    WeightPlace at = weight_place(shape, weight);
    bool was_last = at.layer == shape->layers - 1, is_last = at.layer == net->layers - 1;
    if (at.layer >= net->layers || was_last != is_last) return -1;
    const Layer *layer = &net->layer[at.layer];
    if (at.to >= layer->to || at.piece >= layer->pieces) return -1;
    if (at.bias) return network_b(net, at.layer, at.piece, at.to);
    int from = at.layer == 0 ? find_input(picked, at.from, inputs) : at.from;
    return from < 0 || from >= layer->from ? -1 : network_w(net, at.layer, at.piece, at.to, from);
}

void selection_follow_network(Selection *s, const Picked *picked, const Network *net,
                              const Features *inputs, const Selection *other) {
    const Selection none = {.weight = -1, .layer = -1, .unit = -1, .across = 0, .up = 1};
    const Selection *was = &picked->selected, *instead = other ? other : &none;
    if (is_the_same_network(picked, net, inputs)) return;
    int weight = find_weight(picked, was->weight, net, inputs);
    int across = find_weight(picked, was->across, net, inputs),
        up = find_weight(picked, was->up, net, inputs);
    s->weight = weight < 0 ? instead->weight : weight;
    bool axes = !other && across >= 0 && up >= 0;
    s->across = axes ? across : instead->across;
    s->up = axes ? up : instead->up;
    bool output = was->layer == picked->shape.layers - 1;
    int layer = output ? net->layers - 1 : was->layer;
    bool there =
        was->layer >= 0 && (output || layer < net->layers - 1) && has_unit(net, layer, was->unit);
    s->layer = there ? layer : instead->layer;
    s->unit = there ? was->unit : instead->unit;
}

void selection_point(Selection *s, int point) {
    s->point = point < 0 ? -1 : point;
}

void selection_weight(Selection *s, int weight) {
    s->weight = weight < 0 ? -1 : weight;
}

void selection_unit(Selection *s, int layer, int unit) {
    s->layer = layer < 0 ? -1 : layer;
    s->unit = layer < 0 ? -1 : unit;
}

void selection_axis(Selection *s, bool up, int weight) {
    *(up ? &s->up : &s->across) = weight;
}
