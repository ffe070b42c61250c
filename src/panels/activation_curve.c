/* The activation of one unit, the selected or else the first: curve, slope, and points on it. A
 * maxout unit has two scores, so it is drawn over an input instead (maxout_curve.h). */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/numeral.h"
#include "draw/camera.h"
#include "nn/units.h"
#include "panels/maxout_curve.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/point_sign.h"
#include "panels/subjects.h"
#include "ui/axes.h"
#include "ui/highlight.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

enum { CURVE_POINTS = 257 };

/* The unit that is shown, at the selected point. */
typedef struct Unit {
    const Network *net;
    int layer, unit;
    Activation f;
    bool known;  /* a point is selected */
    float z, a;  /* z: of its first piece */
    float other; /* maxout: the second piece's z; softmax: ln of the sum of the others' e^z */
    float slope; /* da/dz there */
    float reach; /* z is shown from -reach to reach */
} Unit;

/* The others of a softmax together count as one score. */
static float other_of(const View *view, const Unit *u) {
    const float *z = view->lab->point.z[u->layer];
    int units = u->net->layer[u->layer].to;
    float sum = 0;
    if (!u->known) return 0;
    if (u->f == ACTIVATION_MAXOUT) return z[units + u->unit];
    for (int j = 0; j < units; j++) {
        if (j != u->unit) sum += fn_exp(z[j]);
    }
    return fn_ln(sum);
}

static void values(const Unit *u, int n, const float *z, float *a) {
    for (int i = 0; i < n; i++) {
        if (u->f == ACTIVATION_SOFTMAX) a[i] = fn_sigmoid(z[i] - u->other);
    }
    if (u->f != ACTIVATION_SOFTMAX) units_forward(u->f, n, z, a);
}

static void slopes(const Unit *u, int n, const float *z, const float *a, float *slope) {
    bool softmax = u->f == ACTIVATION_SOFTMAX;
    for (int i = 0; i < n; i++) {
        slope[i] = u->f == ACTIVATION_STEP ? 0.0f : 1.0f;
        if (u->f == ACTIVATION_MAXOUT) slope[i] = u->other > z[i] ? 0.0f : 1.0f;
    }
    units_backward(softmax ? ACTIVATION_SIGMOID : u->f, n, a, slope);
}

static Unit unit_of(const View *view) {
    const Lab *lab = view->lab;
    Unit u = {.net = lab_network(lab), .layer = lab->scores.layer, .unit = lab->scores.unit};
    u.f = u.net->layer[u.layer].activation;
    u.known = lab->selected.point >= 0;
    u.other = u.f == ACTIVATION_MAXOUT || u.f == ACTIVATION_SOFTMAX ? other_of(view, &u) : 0;
    if (u.known) {
        u.z = lab->point.z[u.layer][u.unit];
        u.a = lab->point.a[u.layer][u.unit];
        slopes(&u, 1, &u.z, &u.a, &u.slope);
    }
    u.reach = view->ui->rulers.now.score.reach;
    return u;
}

/* ---- words */

static const char *formula_of(const Unit *u) {
    switch (u->f) {
    case ACTIVATION_SIGMOID:
    case ACTIVATION_SOFTMAX: return "slope a(1 − a)";
    case ACTIVATION_TANH: return "slope 1 − a²";
    case ACTIVATION_MAXOUT:
        return u->other > u->z ? "piece 2 won, slope of piece 1" : "piece 1 won, slope";
    case ACTIVATION_ELU: return u->z > 0 ? "slope" : "slope a + 1";
    case ACTIVATION_STEP:
    case ACTIVATION_LINEAR:
    case ACTIVATION_RELU:
    case ACTIVATION_LEAKY_RELU:
    case ACTIVATION_COUNT: break;
    }
    return "slope";
}

enum { RELATION = 40 };

/* "= 0.73", "> 0.9999", "= ?". */
static void relation(const char *number, char text[RELATION]) {
    snprintf(text, RELATION, "%s%s", numeral_is_bound(number) ? "" : "= ", number);
}

/* The slope by the formula that stands before it. */
static double slope_of_value(const Unit *u, double a) {
    switch (u->f) {
    case ACTIVATION_SIGMOID:
    case ACTIVATION_SOFTMAX: return a * (1 - a);
    case ACTIVATION_TANH: return 1 - a * a;
    case ACTIVATION_ELU: return u->z > 0 ? (double)u->slope : a + 1;
    case ACTIVATION_STEP:
    case ACTIVATION_LINEAR:
    case ACTIVATION_RELU:
    case ACTIVATION_LEAKY_RELU:
    case ACTIVATION_MAXOUT:
    case ACTIVATION_COUNT: break;
    }
    return (double)u->slope;
}

/* Two, or as many as it takes for the slope to come out of the value as it is written: of 0.88 it
 * would be 0.106, and not 0.105. */
static int value_decimals(const Unit *u) {
    enum { MOST = 4 };
    char slope[32], computed[32];
    numeral_plain((double)u->slope, slope, sizeof slope);
    for (int decimals = 2; decimals <= MOST; decimals++) {
        double scale = pow(10, decimals), a = round((double)u->a * scale) / scale;
        numeral_plain(slope_of_value(u, a), computed, sizeof computed);
        if (strcmp(computed, slope) == 0) return decimals;
    }
    return 2;
}

static void value_said(const Unit *u, char text[RELATION]) {
    char number[32];
    text_number((double)u->a, value_decimals(u), number, sizeof number);
    relation(activation_written(u->f, (double)u->a, number, sizeof number), text);
}

/* With the digits of lessons: to two decimals 0.2447 would read as 0.24 beside their 0.245. A curve
 * that has a bound is never quite flat. */
static void slope_said(const Unit *u, char text[RELATION]) {
    char number[32];
    numeral_plain((double)u->slope, number, sizeof number);
    if (isfinite(activation_unreached(u->f).low))
        numeral_short_of((double)u->slope, 0, (double)INFINITY, number, sizeof number);
    relation(number, text);
}

/* Where z comes from, and the unit's value. */
static void describe(const View *view, const Unit *u, char text[160]) {
    char z[32], a[RELATION], other[32];
    bool hidden = ui_hides(view->ui, HIDE_NUMBERS);
    value_said(u, a);
    text_number((double)u->z, 2, z, sizeof z);
    text_number((double)u->other, 2, other, sizeof other);
    if (hidden || ui_hides(view->ui, HIDE_CURVE)) relation("?", a);
    if (hidden) snprintf(z, sizeof z, "?"), snprintf(other, sizeof other, "?");
    if (u->f == ACTIVATION_MAXOUT)
        snprintf(text, 160, "z₁ = %s   z₂ = %s   a %s", z, other, a);
    else
        snprintf(text, 160, "z = %s   a %s", z, a);
}

/* The same of a larger of two, with letters and with numbers: "a = max(0, z) = max(0, 3.79) =
 * 3.79". False for the others. */
static bool spell_out(const Unit *u, char text[160]) {
    char z[32], a[32], other[32];
    bool leaky = u->f == ACTIVATION_LEAKY_RELU;
    text_number((double)u->z, 2, z, sizeof z);
    text_number((double)u->a, 2, a, sizeof a);
    text_number((double)(leaky ? 0.1f * u->z : u->other), 2, other, sizeof other);
    if (u->f == ACTIVATION_MAXOUT)
        snprintf(text, 160, "a = max(z₁, z₂) = max(%s, %s) = %s", z, other, a);
    else if (u->f == ACTIVATION_RELU)
        snprintf(text, 160, "a = max(0, z) = max(0, %s) = %s", z, a);
    else if (leaky)
        snprintf(text, 160, "a = max(0.1z, z) = max(%s, %s) = %s", other, z, a);
    else
        return false;
    return true;
}

/* Whether the step of a lesson leaves the slope out, which it has yet to speak of. */
static bool slope_is_unmet(const View *view) {
    return ui_hides(view->ui, HIDE_SLOPE) && player_leaves_out(view->player, HIDE_SLOPE);
}

/* One or two lines under the head. Returns their height. */
static float read_out(View *view, Rect rect, const Unit *u) {
    const Theme *t = view->theme;
    char text[160], slope[96], said[RELATION];
    float x = rect.x + view_units(view, 20), y = rect.y + view_units(view, 12);
    float width = rect.w - view_units(view, 36), line = view_units(view, 19);
    bool low = rect.h < view_units(view, 130); /* then one line must do */
    TextStyle ink =
        view_style(view, low ? TYPE_SMALL : TYPE_BODY, u->known ? t->ink : t->quiet, ALIGN_LEFT);
    TextStyle gold = view_style(view, low ? TYPE_SMALL : TYPE_BODY, t->gold_text, ALIGN_LEFT);
    if (!u->known) {
        view_text(view, "Select a point to see its score here.", x, y, width, &ink);
        return line;
    }
    float density = view->ui->density;
    bool asked = ui_hides(view->ui, HIDE_CURVE) || ui_hides(view->ui, HIDE_NUMBERS);
    if (asked || !spell_out(u, text) || text_width(view->glyphs, text, &ink, density) > width)
        describe(view, u, text);
    slope_said(u, said);
    snprintf(slope, sizeof slope, "%s %s", formula_of(u), said);
    if (asked || ui_hides(view->ui, HIDE_SLOPE)) snprintf(slope, sizeof slope, "slope = ?");
    if (slope_is_unmet(view)) slope[0] = '\0';
    float gap = view_units(view, low ? 12 : 24);
    float first = text_width(view->glyphs, text, &ink, density),
          second = text_width(view->glyphs, slope, &gold, density);
    bool beside = first + gap + second <= width;
    view_text(view, text, x, y, width, &ink);
    view_text(view, slope, beside ? x + first + gap : x, beside ? y : y + line, width, &gold);
    return beside ? line : 2 * line;
}

/* ---- picture */

/* The part of (z, a) that holds curve and slope. While the curve is asked for, that would tell how
 * far down it goes: then as much below 0 as above. */
static Camera camera_of(const Unit *u, Rect area, const float *a, const float *slope, bool asked) {
    float low = 0, high = 0;
    for (int i = 0; i < CURVE_POINTS; i++) {
        low = fminf(low, fminf(a[i], slope[i]));
        high = fmaxf(high, fmaxf(a[i], slope[i]));
    }
    if (asked) high = fmaxf(high, -low), low = -high;
    float room = fmaxf(high - low, 1) * 0.07f;
    return (Camera){area, -u->reach, u->reach, low - room, high + room};
}

static void draw_activation(View *view, const Camera *c, const float *z, const float *a,
                            float width) {
    Point point[CURVE_POINTS];
    for (int i = 0; i < CURVE_POINTS; i++) point[i] = camera_to_screen(c, z[i], a[i]);
    shapes_mark(view->out, "activation", 0);
    shapes_curve(view->out, point, CURVE_POINTS, width, 0, view->theme->ink);
    shapes_mark(view->out, NULL, 0);
}

/* Where the curve has a corner, at 0, the slope jumps: then there are two parts. */
static void draw_slope(View *view, const Camera *c, const Unit *u, const float *z,
                       const float *slope) {
    bool corner = u->f == ACTIVATION_RELU || u->f == ACTIVATION_LEAKY_RELU;
    Point point[CURVE_POINTS];
    int from = 0, part = 0;
    for (int i = 0; i < CURVE_POINTS; i++) {
        point[i] = camera_to_screen(c, z[i], slope[i]);
        bool jumps = corner && i > 0 && slope[i] != slope[i - 1];
        if (!jumps && i + 1 < CURVE_POINTS) continue;
        int end = jumps ? i : CURVE_POINTS;
        shapes_mark(view->out, "slope", part++);
        shapes_curve(view->out, point + from, end - from, 1.8f, 5, view->theme->gold);
        from = end;
    }
    shapes_mark(view->out, NULL, 0);
}

/* The step function jumps: at 0 the value belongs to the right half, whose end is a full dot. */
static void draw_jump(View *view, const Camera *c, float width) {
    const Theme *t = view->theme;
    float r = view_units(view, 4);
    Point low = camera_to_screen(c, 0, 0), high = camera_to_screen(c, 0, 1);
    shapes_mark(view->out, "activation", 0);
    shapes_line(view->out, camera_to_screen(c, c->left, 0), (Point){low.x - r, low.y}, width,
                t->ink);
    shapes_mark(view->out, "activation", 1);
    shapes_line(view->out, high, camera_to_screen(c, c->right, 1), width, t->ink);
    shapes_mark(view->out, "jump from", 0);
    shapes_disc(view->out, low, r, t->card);
    shapes_ring(view->out, low, r, 1.8f, t->ink);
    shapes_mark(view->out, "jump to", 0);
    shapes_disc(view->out, high, r, t->ink);
    shapes_mark(view->out, NULL, 0);
}

/* A point that is pointed at, on the curve. */
static void dot(View *view, const Camera *c, const Unit *u, int point, float z) {
    PointSign sign = point_sign(view, point);
    float a, r = view_units(view, 5);
    values(u, 1, &z, &a);
    Point at = camera_to_screen(c, z, a);
    shapes_mark(view->out, "score dot", point);
    shapes_disc(view->out, at, 2.2f * r, highlight_ground(view));
    shapes_symbol(view->out, at, r, 1.4f, sign.symbol, sign.color, view->theme->card);
}

/* A tick on the lower edge for each training point's score: many at flat ends mean saturation. */
static void ticks(View *view, const Camera *c, const Unit *u) {
    const Scores *s = &view->lab->scores;
    const Dataset *data = &view->lab->scene.data;
    float y = c->screen.y + c->screen.h, up = view_units(view, 9);
    for (int i = 0; i < s->count; i++) {
        int point = s->point[i];
        if (!(fabsf(s->z[i]) <= c->right) || point >= data->count) continue;
        bool highlighted = highlight_of(view, subject_point(point)) & HIGHLIGHT_POINTED;
        Color color = point_sign(view, point).color;
        float x = camera_to_screen(c, s->z[i], 0).x;
        shapes_mark(view->out, "score tick", point);
        shapes_line(view->out, (Point){x, y}, (Point){x, y - (highlighted ? 2 : 1) * up},
                    highlighted ? 2.4f : 1.2f, highlighted ? color : color_faded(color, 0.5f));
        if (highlighted) dot(view, c, u, point, s->z[i]);
        target_place(view->out, tag_of(&TARGET_SAY_POINT, point),
                     (Rect){x - 3, y - 1.5f * up, 6, 1.5f * up});
    }
    shapes_mark(view->out, NULL, 0);
}

static void tangent(View *view, const Camera *c, const Unit *u) {
    Point at = camera_to_screen(c, u->z, u->a);
    Point ahead = camera_to_screen(c, u->z + 1, u->a + u->slope);
    float dx = ahead.x - at.x, dy = ahead.y - at.y,
          far = view_units(view, 46) / sqrtf(dx * dx + dy * dy);
    shapes_mark(view->out, "tangent", 0);
    shapes_line(view->out, (Point){at.x - dx * far, at.y - dy * far},
                (Point){at.x + dx * far, at.y + dy * far}, 2, view->theme->gold);
}

/* The selected point on the curve, and the tangent there unless a lesson asks for the slope. */
static void place(View *view, const Camera *c, const Unit *u) {
    const Theme *t = view->theme;
    Point at = camera_to_screen(c, u->z, u->a), foot = camera_to_screen(c, u->z, 0);
    bool asked = ui_hides(view->ui, HIDE_SLOPE);
    shapes_dashed(view->out, at, foot, 1, 3, t->quiet);
    if (!asked) tangent(view, c, u);
    shapes_mark(view->out, "score", view->lab->selected.point);
    shapes_disc(view->out, at, view_units(view, 6.5f), t->card);
    shapes_disc(view->out, at, view_units(view, 5), asked ? t->ink : t->gold);
    shapes_mark(view->out, NULL, 0);
}

/* The names of the axes, at their ends. */
static void letters(View *view, const Camera *c, const Unit *u) {
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_RIGHT);
    const Rect *r = &c->screen;
    float zero = camera_to_screen(c, 0, 0).y;
    style.face = FONT_MATH_ITALIC;
    style.size *= 1.15f;
    view_text(view, "z", r->x + r->w - 4, zero - view_units(view, 5), 0, &style);
    float up = camera_to_screen(c, 0, 0).x, off = view_units(view, 6);
    Point at = camera_to_screen(c, u->z, u->a); /* "a" stands on the side where the point is not */
    bool right = !u->known || at.x < up || at.y > r->y + view_units(view, 24);
    if (right) style.align = ALIGN_LEFT;
    view_text(view, "a", right ? up + off : up - off, r->y + view_units(view, 12), 0, &style);
}

static void plot(View *view, Rect area, const Unit *u) {
    bool hidden = ui_hides(view->ui, HIDE_CURVE);
    float z[CURVE_POINTS], a[CURVE_POINTS], slope[CURVE_POINTS];
    for (int i = 0; i < CURVE_POINTS; i++)
        z[i] = u->reach * (2 * (float)i / (CURVE_POINTS - 1) - 1);
    values(u, CURVE_POINTS, z, a);
    slopes(u, CURVE_POINTS, z, a, slope);
    Camera c = camera_of(u, area, a, slope, hidden);
    float room = view_units(view, 60);
    axes_across(view, &c, fmaxf(2, area.w / room), true);
    axes_up(view, &c, fmaxf(2, area.h / room), true);
    shapes_clip(view->out, area);
    letters(view, &c, u);
    if (!hidden && !ui_hides(view->ui, HIDE_SLOPE)) draw_slope(view, &c, u, z, slope);
    bool highlighted = highlight_of(view, subject_unit(u->layer, u->unit)) & HIGHLIGHT_POINTED;
    if (!hidden && u->f == ACTIVATION_STEP)
        draw_jump(view, &c, highlighted ? 4 : 2.6f);
    else if (!hidden)
        draw_activation(view, &c, z, a, highlighted ? 4 : 2.6f);
    bool scores = !ui_hides(view->ui, HIDE_NUMBERS);
    if (scores) ticks(view, &c, u);
    if (scores && u->known && !hidden) place(view, &c, u);
    shapes_unclip(view->out);
}

void view_curve(View *view, Rect rect) {
    Unit u = unit_of(view);
    char name[64], beside[128];
    bool maxout = u.f == ACTIVATION_MAXOUT, unmet = slope_is_unmet(view);
    symbol_unit(view->lab, u.layer, u.unit, name);
    if (maxout)
        snprintf(beside, sizeof beside, "maxout at %s, over %s", name, symbol_across(view->lab));
    else
        snprintf(beside, sizeof beside, "%s%s at %s%s", activation_name(u.f),
                 unmet ? "" : " and its slope", name,
                 u.f == ACTIVATION_SOFTMAX ? ", the other scores as they are" : "");
    shapes_clip(view->out, rect);
    float head = panel_head(view, rect, PANEL_CURVE, "CURVE", beside, 0);
    Rect body = {rect.x, rect.y + head, rect.w, rect.h - head};
    float said = read_out(view, body, &u), left = view_units(view, 50),
          below = view_units(view, body.h < view_units(view, 130) ? 20 : 26);
    Rect area = {rect.x + left, body.y + said, rect.w - left - view_units(view, 20),
                 body.h - said - below};
    if (maxout && area.h > view_units(view, 40))
        maxout_curve(view, area, u.layer, u.unit);
    else if (area.h > view_units(view, 40))
        plot(view, area, &u);
    shapes_unclip(view->out);
}
