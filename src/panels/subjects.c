/* See subjects.h. */
#include "panels/subjects.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "panels/numbers/phase_walk.h"
#include "ui/editing.h"
#include "ui/focus.h"
#include "ui/symbol.h"
#include "ui/written.h"

static const float WEIGHT_PER_POINT = 0.02f;
static const double LEAF_PER_POINT = 0.05;

/* ---- weights */

void subjects_set_weights(const Gesture *g, int index, int count, const float *value,
                          bool goes_on) {
    Action set = {.kind = ACTION_SET_WEIGHTS, .goes_on = goes_on};
    set.weights.index = index;
    set.weights.count = count;
    memcpy(set.weights.value, value, sizeof(float) * (size_t)count);
    gesture_apply(g, &set);
}

void subjects_set_weight(const Gesture *g, int index, float value, bool goes_on) {
    subjects_set_weights(g, index, 1, &value, goes_on);
}

/* What was drawn last may be gone by now. */
static bool is_weight(const Gesture *g, Tag tag) {
    return tag.index >= 0 && tag.index < lab_network(g->lab)->count;
}

void subjects_press_weight(const Gesture *g, Tag tag, const InputEvent *e) {
    if (!is_weight(g, tag)) return;
    subject_select(g->lab, subject_weight(tag.index));
    g->ui->drag.value = lab_network(g->lab)->theta[tag.index];
}

void subjects_type_weight(const Gesture *g, Tag tag) {
    if (ui_hides(g->ui, HIDE_WEIGHTS))
        editing_begin(g, tag);
    else
        editing_change(g, tag, (double)g->ui->drag.value);
}

static void weight_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (!is_weight(g, tag)) return;
    subjects_press_weight(g, tag, e);
    if (e->clicks > 1) subjects_type_weight(g, tag);
}

/* The list follows, so that the number can be read while it changes. */
static void edge_press(const Gesture *g, Tag tag, const InputEvent *e) {
    weight_press(g, tag, e);
    weights_reveal(g, tag.index);
}

/* Dragged up, an edge grows. Every weight comes by 0, wherever it began, in whole hundredths: so it
 * is written as it is said. */
static void edge_drag(const Gesture *g, Tag tag, Point at) {
    const Drag *drag = &g->ui->drag;
    float up = drag->from.y - at.y;
    float points = roundf(drag->value / WEIGHT_PER_POINT + up);
    subjects_set_weight(g, tag.index, roundf(points * WEIGHT_PER_POINT * 100) / 100, true);
}

static void weight_typed(const Gesture *g, Tag tag, double value) {
    subjects_set_weight(g, tag.index, (float)value, false);
}

/* The order of a walk through weights that are drawn: all weights, and then the biases. */
static int place_in_walk(const Network *net, int index) {
    return network_is_bias(net, index) ? index + net->count : index;
}

/* Where the walk may come to: edges; and biases, unless they are rows of the list, which has an
 * order of its own. */
static bool is_on_walk(const Gesture *g, const Shape *s) {
    if (s->kind != SHAPE_TARGET || !is_weight(g, s->tag)) return false;
    bool bias = network_is_bias(lab_network(g->lab), s->tag.index);
    return s->tag.target == &TARGET_EDGE ||
           (s->tag.target == &TARGET_WEIGHT && bias && !weights_listed(g));
}

/* To the next in that order, and from the last to the first. */
static void walk_weights(const Gesture *g, int index, bool back) {
    const Network *net = lab_network(g->lab);
    int here = place_in_walk(net, index), span = 2 * net->count, least = span + 1;
    Tag next = {0};
    for (int i = 0; i < g->drawn->shapes; i++) {
        const Shape *s = &g->drawn->shape[i];
        if (!is_on_walk(g, s)) continue;
        int way = (place_in_walk(net, s->tag.index) - here) * (back ? -1 : 1);
        if (way <= 0) way += span;
        if (way >= least || s->tag.index == index) continue;
        least = way;
        next = s->tag;
    }
    g->ui->hover = (Tag){0};
    if (next.target) g->ui->focus = next;
}

/* Left and right change it by a tenth, unless a walk is on; up and down lead to the next. */
static bool weight_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    if (e->key == KEY_UP || e->key == KEY_DOWN) {
        if (weights_listed(g) && tag.target == &TARGET_WEIGHT)
            return weights_move(g, tag, e->key == KEY_UP);
        if (is_weight(g, tag)) walk_weights(g, tag.index, e->key == KEY_UP);
        return true;
    }
    if ((e->key != KEY_LEFT && e->key != KEY_RIGHT) || phase_walk_is_on(g->ui, g->lab))
        return false;
    if (!is_weight(g, tag)) return false;
    float value = lab_network(g->lab)->theta[tag.index] + (e->key == KEY_RIGHT ? 0.1f : -0.1f);
    subjects_set_weight(g, tag.index, roundf(value * 100) / 100, false);
    return true;
}

/* ---- what is said of them, where columns or classes have names of their own */

/* "setosa, the green triangle"; false for what has no such name. */
static bool say_class(const Lab *lab, int class, char *text, size_t size) {
    static const char *const signs[MAX_CLASSES] = {
        "blue square",   "red disc",     "green triangle", "violet diamond",
        "teal triangle", "purple cross", "olive star",     "grey bar"};
    const Dataset *data = &lab->scene.data;
    if (data->kind != LABEL_CLASS || !dataset_names_class(data, class)) return false;
    snprintf(text, size, signs[class] ? "%s, the %s" : "%s", data->class_name[class], signs[class]);
    return true;
}

/* Layer -1: an input. False for a unit that is only h₁, ŷ or x₁. */
static bool say_unit(const Lab *lab, int layer, int unit, char text[TOOLTIP_TEXT]) {
    char usual[SYMBOL_TEXT];
    symbol_unit(lab, layer, unit, text);
    if (layer < 0) {
        const Feature *feature = &lab_features(lab)->feature[unit];
        if (feature->kind == FEATURE_TYPED) written_text(&feature->term, &lab->scene.data, text);
        return strcmp(text, symbol_feature(feature, usual)) != 0;
    }
    return symbol_are_classes(lab, layer) && say_class(lab, unit, text, TOOLTIP_TEXT);
}

static const char *unit_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    return say_unit(view->lab, tag.index, tag.part, text) ? text : NULL;
}

/* "w₁₂, from humidity to h₂" */
static const char *weight_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    const Lab *lab = view->lab;
    const Network *net = lab_network(lab);
    char from[TOOLTIP_TEXT], to[TOOLTIP_TEXT], name[SYMBOL_TEXT];
    if (tag.index < 0 || tag.index >= net->count) return NULL;
    WeightPlace place = weight_place(net, tag.index);
    bool named = say_unit(lab, place.layer, place.to, to);
    if (!place.bias) named |= say_unit(lab, place.layer - 1, place.from, from);
    if (!named) return NULL;
    symbol_weight(net, tag.index, name);
    if (place.bias)
        snprintf(text, TOOLTIP_TEXT, "%s, the bias of %.250s", name, to);
    else
        snprintf(text, TOOLTIP_TEXT, "%s, from %.250s to %.250s", name, from, to);
    return text;
}

/* "Point 3: setosa, the green triangle" */
static const char *point_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    const Dataset *data = &view->lab->scene.data;
    char class[96];
    if (ui_hides(view->ui, HIDE_LABELS) || tag.index < 0 || tag.index >= data->count) return NULL;
    if (data->kind != LABEL_CLASS ||
        !say_class(view->lab, (int)data->label[tag.index], class, sizeof class))
        return NULL;
    snprintf(text, TOOLTIP_TEXT, "Point %d: %s", tag.index + 1, class);
    return text;
}

const Target TARGET_EDGE = {.name = "edge",
                            .edits = true,
                            .pointer = POINTER_UP,
                            .stop = TAB_GROUP,
                            .subject = SUBJECT_WEIGHT,
                            .press = edge_press,
                            .drag = edge_drag,
                            .arrow = weight_arrow,
                            .enter = focus_enter_types,
                            .typed = weight_typed,
                            .say = weight_say};

const Target TARGET_EDGE_LINE = {.name = "edge line",
                                 .edits = true,
                                 .pointer = POINTER_UP,
                                 .subject = SUBJECT_WEIGHT,
                                 .press = edge_press,
                                 .drag = edge_drag,
                                 .typed = weight_typed,
                                 .say = weight_say};

const Target TARGET_WEIGHT = {.name = "weight",
                              .edits = true,
                              .pointer = POINTER_ACROSS,
                              .stop = TAB_GROUP,
                              .subject = SUBJECT_WEIGHT,
                              .press = weight_press,
                              .drag = weights_drag,
                              .turn = weights_turn,
                              .arrow = weight_arrow,
                              .enter = focus_enter_types,
                              .typed = weight_typed,
                              .say = weight_say};

/* ---- units */

static void select_press(const Gesture *g, Tag tag, const InputEvent *e) {
    subject_select(g->lab, subject_of(g->lab, tag));
}

const Target TARGET_UNIT = {.name = "unit",
                            .stop = TAB_GROUP,
                            .subject = SUBJECT_UNIT,
                            .press = select_press,
                            .arrow = focus_arrow_siblings,
                            .say = unit_say};

/* ---- leaves of the graph. Dragged from where they were pressed, they stay in hundredths. */

static void set_leaf(const Gesture *g, Tag tag, double value, bool goes_on) {
    Action set = {.kind = ACTION_SET_LEAF, .goes_on = goes_on};
    set.leaf.index = tag.index;
    set.leaf.value = value;
    gesture_apply(g, &set);
}

static bool is_leaf(const Gesture *g, Tag tag) {
    return tag.index >= 0 && tag.index < g->lab->scene.graph.values;
}

static void leaf_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (!is_leaf(g, tag)) return;
    g->ui->drag.value = (float)g->lab->scene.graph.value[tag.index];
    if (e->clicks > 1) editing_change(g, tag, g->lab->scene.graph.value[tag.index]);
}

static void leaf_drag(const Gesture *g, Tag tag, Point at) {
    const Drag *drag = &g->ui->drag;
    float points = (at.x - drag->from.x) - (at.y - drag->from.y);
    double value = (double)drag->value + LEAF_PER_POINT * (double)points;
    set_leaf(g, tag, round(value * 100) / 100, true);
}

static void leaf_typed(const Gesture *g, Tag tag, double value) {
    set_leaf(g, tag, value, false);
}

/* By a tenth; up and right are more. */
static bool leaf_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    bool more = e->key == KEY_RIGHT || e->key == KEY_UP,
         less = e->key == KEY_LEFT || e->key == KEY_DOWN;
    if ((!more && !less) || !is_leaf(g, tag)) return false;
    double value = g->lab->scene.graph.value[tag.index] + (more ? 0.1 : -0.1);
    set_leaf(g, tag, round(value * 100) / 100, false);
    return true;
}

const Target TARGET_LEAF = {.name = "leaf",
                            .edits = true,
                            .stop = TAB_EACH,
                            .subject = SUBJECT_LEAF,
                            .pointer = POINTER_HAND,
                            .press = leaf_press,
                            .drag = leaf_drag,
                            .arrow = leaf_arrow,
                            .enter = focus_enter_types,
                            .typed = leaf_typed};

const Target TARGET_LEAF_ROW = {.name = "leaf row",
                                .edits = true,
                                .stop = TAB_EACH,
                                .subject = SUBJECT_LEAF,
                                .pointer = POINTER_HAND,
                                .press = leaf_press,
                                .drag = leaf_drag,
                                .arrow = leaf_arrow,
                                .enter = focus_enter_types,
                                .typed = leaf_typed};

/* ---- mentions */

const Target TARGET_SAY_POINT = {
    .name = "say point", .subject = SUBJECT_POINT, .press = select_press, .say = point_say};
const Target TARGET_SAY_WEIGHT = {
    .name = "say weight", .subject = SUBJECT_WEIGHT, .press = select_press};
const Target TARGET_SAY_UNIT = {.name = "say unit", .subject = SUBJECT_UNIT, .press = select_press};

Tag subjects_say(Subject subject) {
    switch (subject.kind) {
    case SUBJECT_POINT: return tag_of(&TARGET_SAY_POINT, subject.index);
    case SUBJECT_WEIGHT: return tag_of(&TARGET_SAY_WEIGHT, subject.index);
    case SUBJECT_UNIT: return tag_part(&TARGET_SAY_UNIT, subject.index, subject.part);
    case SUBJECT_LEAF: return tag_of(&TARGET_LEAF_ROW, subject.index);
    case SUBJECT_PAIR:
    case SUBJECT_NONE: break;
    }
    return (Tag){0};
}
