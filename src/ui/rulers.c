/* See rulers.h. */
#include "ui/rulers.h"

#include <math.h>
#include <string.h>

#include "lab/replay.h"

const float RULERS_EDGE_MOST = 2.5f;

/* Of a number line's half: through the lens that fits, the longest arrow is no shorter. Among many
 * weights the others are to be seen, too. */
static const float SEEN_ALONE = 0.03f, SEEN_AMONG = 0.1f;
/* Of the plane's span: how long the longest weight vector is at first, and may become. */
static const float VECTOR_ALONE = 0.34f, VECTOR_AMONG = 0.17f, VECTOR_MOST = 0.5f;
/* From this length on, one weight vector is drawn as it is: its tip can be read off the axes. */
static const float VECTOR_TRUE = 0.1f;

float rulers_round(float size) {
    static const float nice[] = {1, 1.2f, 1.5f, 2, 2.5f, 3, 4, 5, 6, 8, 10};
    if (!(size > 0) || !isfinite(size)) return 1;
    float power = powf(10, floorf(log10f(size)));
    for (int i = 0; i < 11; i++) {
        if (nice[i] * power >= size) return nice[i] * power;
    }
    return 10 * power;
}

/* ---- what is measured */

static float longest(const float *value, int count) {
    float most = 0;
    for (int i = 0; i < count; i++) most = fmaxf(most, fabsf(value[i]));
    return isfinite(most) ? most : 0;
}

/* How long 1 of each of two inputs is, of the shorter side of the plane shown. */
static void input_lengths(const Lab *lab, const Plane *plane, float length[2]) {
    const Features *f = lab_features(lab);
    float wide = plane->right - plane->left, high = plane->top - plane->bottom;
    float least = fminf(wide, high);
    for (int i = 0; i < 2; i++) {
        float span = !lab->scene.free_axes ? least : i ? high : wide;
        length[i] = (f->scaled ? f->deviation[f->feature[i].a] : 1) / span;
    }
}

/* The longest of the first layer's weight vectors, where they lie in the plane, of its shorter
 * side. At first the step at their tips must find room, too: change is NULL later, since a rate
 * must not move the scale. */
static float longest_vector(const Lab *lab, const Plane *plane, const float *change) {
    const Network *net = lab_network(lab);
    float most = 0, k[2] = {0};
    if (net->inputs == 2) input_lengths(lab, plane, k);
    for (int u = 0; u < net->layer[0].to && net->inputs == 2; u++) {
        int i = network_w(net, 0, 0, u, 0);
        const float *w = net->theta + i, *d = change ? change + i : NULL;
        most = fmaxf(most, hypotf(w[0] * k[0], w[1] * k[1]));
        if (!d) continue;
        most = fmaxf(most, hypotf(d[0] * k[0], d[1] * k[1]));
        most = fmaxf(most, hypotf((w[0] + d[0]) * k[0], (w[1] + d[1]) * k[1]));
    }
    return isfinite(most) ? most : 0;
}

/* Far enough for the points' scores, and not so far that the curve's bend cannot be seen. */
static float farthest_score(const Lab *lab) {
    static const float NEAR = 4, BEND = 12;
    const Scores *s = &lab->scores;
    float most = NEAR;
    for (int i = 0; i < s->count; i++) most = fmaxf(most, fminf(fabsf(s->z[i]), BEND));
    if (lab->selected.point >= 0) most = fmaxf(most, fabsf(lab->point.z[s->layer][s->unit]));
    return isfinite(most) ? most : BEND;
}

/* A single neuron. */
static bool is_alone(const Network *net) {
    return net->layers == 1 && net->outputs == 1;
}

/* ---- one ruler */

/* Room for `size`, or for what it becomes first with `room` to spare. */
static void grow(Ruler *ruler, float size, float most, float room) {
    if (size <= ruler->reach * most) return;
    ruler->before = ruler->reach;
    ruler->reach = rulers_round(size * room);
}

/* least: how long the longest arrow is to be. */
static float fitting_lens(float longest_move, float least) {
    enum { MOST = 9 }; /* powers of ten */
    float lens = 1;
    if (!(longest_move > 0)) return 1;
    for (int i = 0; i < MOST && longest_move * lens < least; i++) lens *= 10;
    return lens;
}

/* lens: that is asked for; 0: what fits. */
static void follow_move(Rulers *r, Move move, float most, int lens, bool alone) {
    r->fitting[move] = fitting_lens(most, r->now.weight.reach * (alone ? SEEN_ALONE : SEEN_AMONG));
    if (!r->chosen[move] && most > 0) {
        r->now.lens[move] = lens > 0 ? (float)lens : r->fitting[move];
        r->chosen[move] = true;
    }
    if (r->now.edge[move].reach == 0 && most > 0)
        r->now.edge[move].reach = rulers_round(most * r->now.lens[move]);
    grow(&r->now.edge[move], most * r->now.lens[move], RULERS_EDGE_MOST, 1);
}

static void follow_vector(Rulers *r, const Lab *lab) {
    bool alone = is_alone(lab_network(lab)), first = r->now.vector.reach == 0;
    float size = longest_vector(lab, &r->plane, first ? lab->change : NULL);
    if (first && alone && size >= VECTOR_TRUE && size <= VECTOR_ALONE) r->now.vector.reach = 1;
    grow(&r->now.vector, size, VECTOR_MOST, 1 / (alone ? VECTOR_ALONE : VECTOR_AMONG));
}

/* Other axes are shown. */
static void follow_plane(Rulers *r, const Lab *lab) {
    const Plane *now = &lab->scene.view;
    if (r->plane.across == now->across && r->plane.up == now->up) return;
    r->plane = lab->scene.view;
    r->now.vector = (Ruler){0};
}

/* ---- all of them */

/* Where undo has come to an end all stands as at first, and so do the rulers; unless it had been
 * trained before the first change, which is what undo leads back to. */
static bool is_back_at_first(const Rulers *r, const Lab *lab) {
    return lab->history.undos == 0 && r->undos > 0 && lab_trainer(lab)->steps == 0;
}

static bool is_set_for(const Rulers *r, const Lab *lab, int step) {
    return r->now.opened == lab->opened && r->now.step == step && !is_back_at_first(r, lab) &&
           r->now.weights == lab_network(lab)->count && r->now.framed == lab->scene.framed;
}

/* ---- those of before */

static void leave(Rulers *r) {
    if (!r->chosen[MOVE_STEP]) return;
    memmove(r->left + 1, r->left, sizeof r->left - sizeof *r->left);
    *r->left = r->now;
}

static bool was_set_for(const RulerSet *left, const RulerSet *now) {
    return left->opened == now->opened && left->framed == now->framed && left->step == now->step &&
           left->weights == now->weights && left->set == now->set;
}

/* Those that are set anew become what they were when the same was there before. */
static void come_back(Rulers *r) {
    for (int i = 0; i < RULERS_LEFT; i++) {
        const RulerSet *left = r->left + i;
        if (!was_set_for(left, &r->now) || !(left->lens[MOVE_STEP] > 0)) continue;
        r->now = *left;
        for (int m = 0; m < MOVE_COUNT; m++) r->chosen[m] = r->now.edge[m].reach > 0;
        return;
    }
}

/* ---- set anew */

static void set_up(Rulers *r, const Lab *lab, int step) {
    bool first = is_back_at_first(r, lab);
    if (!first) leave(r);
    const Rulers before = *r;
    *r = (Rulers){.now = {.opened = lab->opened,
                          .framed = lab->scene.framed,
                          .step = step,
                          .weights = lab_network(lab)->count,
                          .set = lab->scene.set.kind,
                          .lens = {1, 1}},
                  .layer = lab->scores.layer,
                  .unit = lab->scores.unit,
                  .plane = lab->scene.view};
    memcpy(r->left, before.left, sizeof r->left);
    if (!first) come_back(r);
}

/* A state that is handed over has its vectors' scale from there. */
static void take_plane(Rulers *r, const Scene *scene) {
    r->plane.left = scene->vectors[0][0];
    r->plane.right = scene->vectors[0][1];
    r->plane.bottom = scene->vectors[1][0];
    r->plane.top = scene->vectors[1][1];
}

void rulers_follow(Rulers *r, const Lab *lab, int step, int lens, bool held) {
    static const float SPARE = 1.1f; /* so that the first step does not leave it at once */
    const Network *net = lab_network(lab);
    bool other_unit = r->layer != lab->scores.layer || r->unit != lab->scores.unit;
    bool within = r->now.opened == lab->opened && step == 0;
    if (!is_set_for(r, lab, step)) {
        set_up(r, lab, step);
        r->refits = within;
        if (!within && scene_has_vectors(&lab->scene)) take_plane(r, &lab->scene);
    }
    if (r->refits) lens = 0;
    /* Who chose the lens saw edges on the scale of then. */
    if (r->replays && !lab_replays(lab) && r->now.by_hand) r->now.edge[MOVE_STEP] = (Ruler){0};
    r->replays = lab_replays(lab);
    if (!r->chosen[MOVE_STEP]) r->now.by_hand = lens > 0;
    r->undos = lab->history.undos;
    if (other_unit) r->now.score = (Ruler){0};
    r->layer = lab->scores.layer;
    r->unit = lab->scores.unit;
    bool first = r->now.weight.reach == 0;
    if (first)
        grow(&r->now.weight, fmaxf(1 / SPARE, longest(net->theta, net->count)), 1, SPARE);
    else if (!held)
        grow(&r->now.weight, longest(net->theta, net->count), 1, SPARE);
    grow(&r->now.score, farthest_score(lab), 1, 1.08f);
    follow_plane(r, lab);
    follow_vector(r, lab);
    follow_move(r, MOVE_STEP, longest(lab->change, net->count), lens, is_alone(net));
    follow_move(r, MOVE_GRADIENT, longest(lab->gradient, net->count), 0, is_alone(net));
}

void rulers_keep(const Rulers *r, Lab *lab) {
    const Plane *first = &r->plane, *now = &lab->scene.view;
    bool moved = first->left != now->left || first->right != now->right ||
                 first->bottom != now->bottom || first->top != now->top;
    const float plane[2][2] = {{first->left, first->right}, {first->bottom, first->top}};
    const float view[2][2] = {{0}};
    lab_keep_lens(lab, r->now.by_hand ? (int)r->now.lens[MOVE_STEP] : 0);
    lab_keep_vectors(lab, moved ? plane : view);
}

void rulers_switch_lens(Rulers *r, Move move) {
    float *lens = &r->now.lens[move], fitting = r->fitting[move];
    bool enough = *lens > 1 && *lens >= fitting;
    if (!enough && fitting > *lens) r->now.edge[move] = (Ruler){0}; /* set for what is shown now */
    *lens = enough ? 1 : fitting;
    if (move == MOVE_STEP) r->now.by_hand = true;
}

void rulers_clear(Rulers *r) {
    *r = (Rulers){.now.opened = -1};
}
