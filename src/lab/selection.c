/* See selection.h. */
#include "lab/selection.h"

#include <string.h>

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
