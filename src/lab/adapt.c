/* See adapt.h. */
#include "lab/adapt.h"

#include <stdlib.h>

#include "scene/usual_rate.h"

/* A point more or less does not make the rate of a set another; but nobody has chosen it. */
static bool keeps_rate(const Scene *before, const Scene *after) {
    return before->set.kind != SET_NONE && after->set.kind == SET_NONE && after->data.count > 0;
}

static void follow_rate(const Scene *before, Scene *after) {
    float then = usual_rate(before), now = usual_rate(after);
    bool another_set = after->set.kind != before->set.kind && after->set.kind != SET_NONE;
    if (after->training.rate != before->training.rate) {
        after->rate_open = false;
    } else if (keeps_rate(before, after)) {
        after->rate_open = before->rate_open || before->training.rate == then;
    } else if (before->training.rate == then ||
               (after->rate_open && (now != then || another_set))) {
        after->training.rate = now;
        after->rate_open = false;
    }
}

/* From zeros no hidden unit would learn, so descent takes its usual start back. */
static void follow_rule(const Scene *before, Scene *after) {
    Start *start = &after->network.start;
    Rule rule = after->training.rule;
    if (rule == before->training.rule) return;
    if (rule == RULE_PERCEPTRON)
        start->kind = START_ZEROS;
    else if (start->kind == START_ZEROS)
        start->kind = network_def_default().start.kind;
}

/* Whether the points of a set have become the person's own by those that were added or cleared. One
 * erased leaves the others what they were. */
static bool owns_points(const Scene *before, const Scene *after) {
    int was = before->data.count, is = after->data.count;
    return before->set.kind != SET_NONE && after->set.kind == SET_NONE && (is > was || is == 0);
}

/* What a set held out before points of one's own took its place, a set holds out after them, unless
 * somebody has chosen meanwhile. */
static void follow_points(const Scene *before, Scene *after) {
    bool was = before->set.kind == SET_NONE, is = after->set.kind == SET_NONE;
    if (!was && is) after->held_before = before->held_out;
    if (was && is && after->held_out != before->held_out) after->held_before = -1;
    if (owns_points(before, after)) after->held_out = 0;
    bool nobody = after->held_before >= 0 && before->held_out <= 0;
    if (was && !is && nobody) after->held_out = after->held_before;
}

bool adapt_is_table(const Scene *scene) {
    bool rows = scene->data.label_name[0] != '\0' && scene->data.count > 0;
    return scene->set.kind == SET_NONE && (scene->file[0] != '\0' || rows);
}

SetDef adapt_first_set(SetDef set) {
    set.count = 160;
    set.noise = 0.1f;
    return set;
}

/* A table's columns are scaled without a word of the person, and a set needs no scaling. Nobody has
 * chosen either that its network has no hidden layer. */
static void leave_table(Scene *scene) {
    NetworkDef *net = &scene->network;
    scene->scale = false;
    if (net->layers > 1 || scene->training.rule == RULE_PERCEPTRON) return;
    net->layers = 2;
    net->units[1] = net->units[0];
    net->activation[1] = net->activation[0];
    net->units[0] = 4;
    net->activation[0] = ACTIVATION_TANH;
    if (net->start.seed == network_def_default().start.seed) net->start.seed = ADAPT_FIRST_START;
    free(scene->values);
    scene->values = NULL;
}

void adapt_scene(const Scene *before, Scene *after) {
    follow_rule(before, after);
    follow_rate(before, after);
    follow_points(before, after);
    if (adapt_is_table(before) && after->set.kind != SET_NONE) leave_table(after);
}
