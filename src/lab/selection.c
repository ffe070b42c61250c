/* See selection.h. */
#include "lab/selection.h"

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
