/* See plane.h. Every text looks for room: within the picture, off the points and off each other. */
#include "panels/panel.h"
#include "panels/plane/plane.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>

#include "base/numeral.h"
#include "draw/camera.h"
#include "draw/contour.h"
#include "panels/arrow.h"
#include "ui/widgets.h"

bool plane_neuron_is(const View *view) {
    const Lab *lab = view->lab;
    const Network *net = lab_network(lab);
    Activation f = net->layer[0].activation;
    return net->layers == 1 && net->outputs == 1 && lab->scene.data.kind == LABEL_CLASS &&
           (f == ACTIVATION_STEP || f == ACTIVATION_SIGMOID);
}

static TextStyle bold(const View *view, Color color, Align align) {
    TextStyle style = view_style(view, TYPE_SMALL, color, align);
    style.face = FONT_BOLD;
    return style;
}

static float score_at(const View *view, float x, float y) {
    const float *w = lab_network(view->lab)->theta;
    Point u = plane_to_inputs(view->lab, camera_to_plane(&view->camera, (Point){x, y}));
    return w[0] * u.x + w[1] * u.y + w[2];
}

/* Whether the line of a single neuron goes through a box. */
static bool crossed(const View *view, Rect box) {
    if (!plane_neuron_is(view)) return false;
    bool first = score_at(view, box.x, box.y) >= 0;
    return (score_at(view, box.x + box.w, box.y) >= 0) != first ||
           (score_at(view, box.x, box.y + box.h) >= 0) != first ||
           (score_at(view, box.x + box.w, box.y + box.h) >= 0) != first;
}

/* How much of a path of lines lies in a box, in parts of SAMPLES for each line. */
static int struck(Rect box, const Point *path, int points) {
    enum { SAMPLES = 12 };
    int count = 0;
    for (int i = 0; i + 1 < points; i++) {
        for (int k = 0; k <= SAMPLES; k++) {
            float t = (float)k / SAMPLES;
            count += rect_holds(box, (Point){path[i].x + (path[i + 1].x - path[i].x) * t,
                                             path[i].y + (path[i + 1].y - path[i].y) * t});
        }
    }
    return count;
}

/* What else is said on the plane, and is not to be covered: the axes' numbers, too, wherever they
 * stand. Returns how many of them there are. */
enum { SAID = 7, TAKEN = SAID + PLANE_NUMBERS };
static int find_taken(const View *view, Rect rect, Rect taken[TAKEN]) {
    bool aside = view->place != PLACE_STAGE;
    taken[0] = plane_legend_box(view, rect);
    taken[1] = aside ? panel_title_box(view, rect, PLANE_TITLE) : (Rect){0};
    taken[2] = plane_units_said(view, rect);
    taken[3] = plane_lens_box(view, rect);
    taken[4] = plane_buttons_box(view, rect);
    for (int axis = 0; axis < 2; axis++) taken[5 + axis] = plane_axis_name_box(view, rect, axis);
    return SAID + plane_numbers(view, taken + SAID);
}

static bool is_taken(const Rect *taken, int count, Rect box) {
    for (int i = 0; i < count; i++) {
        if (taken[i].w > 0 && rect_meets(box, taken[i])) return true;
    }
    return false;
}

/* A short text right, left, below or above `at`, or as much as `rings` times as far from it: where
 * it fits and covers the least, also of a path of lines and of the axes' numbers. Returns where. */
static Rect say_beside(View *view, Point at, float away, int rings, const char *text,
                       const TextStyle *style, const Point *path, int points) {
    enum { PLACES = 6 };
    float w = text_width(view->glyphs, text, style, view->ui->density);
    float h = view_units(view, 16);
    Rect inside = rect_inset(view->camera.screen, 4), best = {at.x + away, at.y - h * 0.9f, w, h};
    Rect taken[TAKEN];
    int count = find_taken(view, view->camera.screen, taken), least = -1;
    for (int i = 0; i < PLACES * rings && least != 0; i++) {
        const int ring = i / PLACES;
        float out = away * (float)ring, far = away + out;
        const Rect try[PLACES] = {{at.x + far, at.y - h * 0.9f - out, w, h},
                                  {at.x + far, at.y + h * 0.2f + out, w, h},
                                  {at.x - far - w, at.y - h * 0.9f - out, w, h},
                                  {at.x - far - w, at.y + h * 0.2f + out, w, h},
                                  {at.x - w / 2, at.y + far, w, h},
                                  {at.x - w / 2, at.y - far - h, w, h}};
        const Rect box = try[i % PLACES];
        if (!rect_within(box, inside)) continue;
        int here = plane_covered(view, box, INT_MAX) + 4 * crossed(view, box) +
                   struck(box, path, points) + 8 * is_taken(taken, SAID, box) +
                   is_taken(taken + SAID, count - SAID, box);
        if (least < 0 || here < least) least = here, best = box;
    }
    if (plane_is_crowded(view)) shapes_rect(view->out, rect_inset(best, -2), 3, plane_halo(view));
    view_text(view, text, best.x, view_middle(view, style, best.y, h), 0, style);
    return best;
}

/* ---- the line before */

static float distance(Point a, Point b) {
    return hypotf(b.x - a.x, b.y - a.y);
}

static bool seen_of(const Camera *c, const float l[3], Segment *s) {
    return contour_line(l[0], l[1], l[2], c->left, c->right, c->bottom, c->top, s);
}

/* Whether one lies under the other on the screen. */
static bool same_segment(const View *view, const Segment *a, const Segment *b) {
    const Camera *c = &view->camera;
    float near = view_units(view, 4);
    return distance(camera_to_screen(c, a->x0, a->y0), camera_to_screen(c, b->x0, b->y0)) < near &&
           distance(camera_to_screen(c, a->x1, a->y1), camera_to_screen(c, b->x1, b->y1)) < near;
}

/* Above the line or below it, as near to its left end as may be: where neither the present line nor
 * a point nor another word is in the way, and within the picture; else not at all. */
static void say_before(View *view, Point left, Point right) {
    enum { PLACES = 9 };
    static const char text[] = "before this step";
    TextStyle style = view_style(view, TYPE_SMALL, color_faded(view->theme->ink, 0.7f), ALIGN_LEFT);
    float wide = text_width(view->glyphs, text, &style, view->ui->density);
    float slope = (right.y - left.y) / fmaxf(right.x - left.x, 1), gap = view_units(view, 8);
    Rect in = view->camera.screen;
    float from = left.x + gap, to = fminf(right.x, in.x + in.w) - gap - wide;
    if (fabsf(slope) >= 1.5f || to < from) return;
    Rect taken[TAKEN];
    int count = find_taken(view, in, taken);
    for (int i = 0; i < 2 * PLACES; i++) {
        const int place = i / 2;
        float x = from + (to - from) * (float)place / (PLACES - 1);
        float first = left.y + slope * (x - left.x), last = first + slope * wide;
        float y = i % 2 ? fmaxf(first, last) + gap + style.size : fminf(first, last) - gap;
        Rect box = {x, y - style.size, wide, style.size * 1.2f};
        bool inside = box.y > in.y + gap && y < in.y + in.h - gap;
        if (!inside || crossed(view, box) || plane_covered(view, box, 1) > 0) continue;
        if (is_taken(taken, count, box)) continue;
        view_text(view, text, x, y, 0, &style);
        return;
    }
}

void plane_neuron_before(View *view) {
    const Trainer *t = lab_trainer(view->lab);
    const Camera *c = &view->camera;
    const float *w = t->step.before;
    if (!t->recorded || view->lab->play.playing || t->step.number != t->steps - 1) return;
    const float *now = t->net.theta;
    float was[3], is[3];
    Segment s, present;
    features_line(lab_features(view->lab), w, w[2], was);
    features_line(lab_features(view->lab), now, now[2], is);
    if (!seen_of(c, was, &s) || (seen_of(c, is, &present) && same_segment(view, &s, &present)))
        return;
    Point a = camera_to_screen(c, s.x0, s.y0), b = camera_to_screen(c, s.x1, s.y1);
    Color color = color_faded(view->theme->ink, 0.55f);
    shapes_mark(view->out, "line before", 0);
    shapes_dashed(view->out, a, b, 1.6f, 7, color);
    say_before(view, a.x < b.x ? a : b, a.x < b.x ? b : a);
    shapes_mark(view->out, NULL, 0);
}

/* ---- the weights at their vector */

static bool has_rule(const View *view) {
    return view->lab->scene.training.rule == RULE_PERCEPTRON;
}

static bool is_added(const View *view) {
    return view->lab->change[2] > 0; /* the bias goes the way of the label */
}

void plane_neuron_sum(View *view, Point start, Point tip, Point end) {
    bool seen = distance(tip, end) > view_units(view, 6) && view->lab->change[2] != 0 &&
                rect_holds(view->camera.screen, end);
    if (!has_rule(view) || !seen || arrow_lens(view) > 1) return;
    Color color = color_faded(view->theme->ink, 0.45f);
    shapes_mark(view->out, "weight vector after", 0);
    shapes_arrow(view->out, start, end, 2, color);
    shapes_mark(view->out, NULL, 0);
}

/* "−αx" beside the gold arrow, and, if the lens makes it longer, how many times. */
static void say_step(View *view, Point tip, Point end, Point away) {
    char text[80];
    TextStyle style = bold(view, view->theme->gold_text, ALIGN_CENTER);
    double lens = (double)arrow_lens(view);
    snprintf(text, sizeof text, lens > 1 ? "%s, drawn × %.0f" : "%s",
             is_added(view) ? "+αx" : "−αx", lens);
    float far = distance(tip, end), off = view_units(view, 13);
    float half = text_width(view->glyphs, text, &style, view->ui->density) / 2;
    /* On the side of the arrow where the weights' values are not. */
    Point across = {-(end.y - tip.y) / far, (end.x - tip.x) / far};
    Point middle = {(tip.x + end.x) / 2, (tip.y + end.y) / 2};
    if (across.x * (away.x - middle.x) + across.y * (away.y - middle.y) > 0)
        across = (Point){-across.x, -across.y};
    shapes_mark(view->out, "gradient said", 0);
    view_text(view, text, middle.x + across.x * (off * 0.6f + half),
              middle.y + across.y * off + view_units(view, 4), 0, &style);
    shapes_mark(view->out, NULL, 0);
}

/* "W = (1, 0), drawn × 2.5": whoever reads its tip off the axes is told how far that leads, unless
 * the plane is too narrow for so many words: then the tip alone says it. */
static void say_weights(const View *view, const TextStyle *style, char *text, size_t room) {
    const float *w = lab_network(view->lab)->theta;
    char a[32], b[32], drawn[48];
    float reach = view->ui->rulers.now.vector.reach;
    int used = snprintf(text, room, "W = (%s, %s)", numeral_plain((double)w[0], a, sizeof a),
                        numeral_plain((double)w[1], b, sizeof b));
    if (!(reach > 0) || fabsf(reach - 1) < 0.001f || view->lab->scene.scale) return;
    snprintf(drawn, sizeof drawn, ", drawn × %s", text_short(1 / (double)reach, 2, a, sizeof a));
    float wide = text_width(view->glyphs, text, style, view->ui->density) +
                 text_width(view->glyphs, drawn, style, view->ui->density);
    if (wide < view->camera.screen.w * 0.33f)
        snprintf(text + used, room - (size_t)used, "%s", drawn);
}

Rect plane_neuron_vector(View *view, Point start, Point tip, Point end) {
    char text[96] = "W";
    TextStyle style = bold(view, view->theme->ink, ALIGN_LEFT);
    if (!ui_hides(view->ui, HIDE_WEIGHTS)) say_weights(view, &style, text, sizeof text);
    const Point drawn[3] = {start, tip, end};
    shapes_mark(view->out, "weights said", 0);
    Rect said = say_beside(view, tip, view_units(view, 9), 3, text, &style, drawn, 3);
    shapes_mark(view->out, NULL, 0);
    if (has_rule(view) && distance(tip, end) > view_units(view, 6) && view->lab->change[2] != 0)
        say_step(view, tip, end, rect_middle(said));
    return said;
}

/* ---- the two sides */

/* Whether the coordinates beside the ringed point may come to stand there. */
static bool is_near_ring(const View *view, Rect box) {
    int selected = view->lab->selected.point;
    if (selected < 0) return false;
    Point at = plane_point_place(view, selected);
    float across = view_units(view, 70), up = view_units(view, 30);
    return rect_meets(box, (Rect){at.x - across, at.y - up, 2 * across, 2 * up});
}

/* What a side's name there would cover, points and the weights at their vector counting more than
 * an axis; -1 off its side, or on what else is said. */
static int cover_of(const View *view, Rect box, const Rect *taken, int count, Rect weights,
                    bool positive) {
    Rect wide = rect_inset(box, -view_units(view, 3));
    if (is_taken(taken, count, wide) || crossed(view, wide) ||
        (score_at(view, box.x, box.y) >= 0) != positive)
        return -1;
    Point zero = camera_to_screen(&view->camera, 0, 0);
    bool axis =
        (zero.y > box.y && zero.y < box.y + box.h) || (zero.x > box.x && zero.x < box.x + box.w);
    return 2 * plane_covered(view, box, INT_MAX) + 2 * is_near_ring(view, box) +
           2 * rect_meets(box, weights) + axis;
}

/* At an edge, or else inside, where the name covers no point; with no such place it is not said. */
static void side(View *view, Rect rect, Rect weights, bool positive) {
    enum { ROWS = 9, COLUMNS = 5 };
    const Dataset *data = &view->lab->scene.data;
    char text[96];
    snprintf(text, sizeof text, "score %s 0 : %.32s", positive ? "≥" : "<",
             data->class_name[positive]);
    TextStyle style = bold(view, view->theme->side_text[positive], ALIGN_LEFT);
    float w = text_width(view->glyphs, text, &style, view->ui->density);
    float h = view_units(view, 16), pad = view_units(view, 20), top = view_units(view, 24),
          foot = view_units(view, 38), tools = view_units(view, 56);
    Rect taken[TAKEN];
    int count = find_taken(view, rect, taken);
    Rect best = {0};
    int least = 2;
    for (int i = 0; i < ROWS * COLUMNS && least > 0; i++) {
        int column = i % COLUMNS, row = i / COLUMNS;
        float left = rect.x + (row == 0 ? pad : tools), right = rect.x + rect.w - pad - w;
        float low = rect.y + rect.h - foot - h, high = rect.y + top;
        /* Both ends of an edge before what lies between them, both edges before the rest. */
        float across = (const float[COLUMNS]){1, 0, 0.5f, 0.75f, 0.25f}[column];
        float up = row == 0 ? 0 : row == 1 ? 1 : (float)(row - 1) / (ROWS - 1);
        Rect box = {left + across * (right - left), low + up * (high - low), w, h};
        int cover = cover_of(view, box, taken, count, weights, positive);
        if (cover >= 0 && cover < least) least = cover, best = box;
    }
    if (best.w == 0) return;
    shapes_mark(view->out, "side", positive);
    view_text(view, text, best.x, view_middle(view, &style, best.y, h), 0, &style);
    shapes_mark(view->out, NULL, 0);
}

void plane_neuron_sides(View *view, Rect rect, Rect weights) {
    if (view->lab->scene.data.count == 0) return;
    side(view, rect, weights, true);
    side(view, rect, weights, false);
}

/* ---- the selected point */

static void coordinates(const View *view, char text[80]) {
    const Lab *lab = view->lab;
    const Plane *plane = &lab->scene.view;
    const float *p = lab->scene.data.x + (long)lab->selected.point * lab->scene.data.columns;
    char a[32], b[32];
    snprintf(text, 80, "(%s, %s)", numeral_plain((double)p[plane->across], a, sizeof a),
             numeral_plain((double)p[plane->up], b, sizeof b));
}

/* With two decimals, as at the bars of the likelihood; less than 0.1 with its digits. */
static const char *own_loss(const Lab *lab, char text[32]) {
    double loss = lab->point.loss;
    return loss < 0.1 ? numeral_plain(loss, text, 32) : text_number(loss, 2, text, 32);
}

void plane_selected(View *view, bool neuron) {
    const Lab *lab = view->lab;
    bool share = view->ui->extra[EXTRA_SHARES] && !view_hides_loss(view);
    char place[80] = "", loss[32], text[128];
    neuron = neuron && !ui_hides(view->ui, HIDE_COORDINATES);
    if (lab->selected.point < 0 || (!neuron && !share)) return;
    if (neuron) coordinates(view, place);
    snprintf(text, sizeof text, "%s", place);
    if (share)
        snprintf(text, sizeof text, "%s%sloss %s", place, neuron ? ", " : "", own_loss(lab, loss));
    TextStyle style = bold(view, view->theme->ink, ALIGN_LEFT);
    shapes_mark(view->out, "point said", lab->selected.point);
    float away = plane_point_radius(view, lab->selected.point) + view_units(view, 10.6f);
    say_beside(view, plane_point_place(view, lab->selected.point), away, 1, text, &style, NULL, 0);
    shapes_mark(view->out, NULL, 0);
}
