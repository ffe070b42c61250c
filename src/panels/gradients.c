/* The length of the gradient, layer by layer: of the coming step as bars, of the steps before as
 * lines; or, by a switch, the blame |delta| of each layer, which shrinks or grows from layer to
 * layer where the gradient does not: that is delta times what the layer below passes on. On a
 * logarithmic scale, since it goes by factors. Pale: where the run before began. */
#include <math.h>
#include <stdio.h>

#include "base/numeral.h"
#include "draw/camera.h"
#include "lab/by_hand.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "ui/axes.h"
#include "ui/gesture.h"
#include "ui/switch.h"
#include "ui/widgets.h"

/* ---- input */

static void sizes_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->extra[EXTRA_BLAME] = tag.index == 1;
}

/* index: 0 for the gradients, 1 for the blame */
static const Target TARGET_SIZES = {.name = "sizes",
                                    .hint = "Sizes of the weights' gradients, or of the blame |δ|",
                                    .stop = TAB_EACH,
                                    .press = sizes_press};

/* ---- the sizes of the coming step */

static const float FLOOR = -12; /* powers of ten: nothing smaller is drawn */

/* The later the layer, the more gold, to tell layers apart; so do the numbers at the lines. */
static Color shade_of(const View *view, int layer) {
    const Network *net = lab_network(view->lab);
    float share = net->layers > 1 ? (float)layer / (float)(net->layers - 1) : 1;
    return color_mix(color_mix(view->theme->gold, view->theme->ink, 0.6f), view->theme->gold,
                     share);
}

/* The powers of ten that hold all of these; at least two of them. */
static void span_of(const float *norm, int count, float *low, float *high) {
    *low = INFINITY, *high = -INFINITY;
    for (int i = 0; i < count; i++) {
        float power = log10f(norm[i]);
        if (!isfinite(power)) continue;
        *low = fminf(*low, fmaxf(power, FLOOR));
        *high = fmaxf(*high, fmaxf(power, FLOOR));
    }
    if (*low > *high) *low = -2, *high = 0;
    *high = ceilf(*high + 0.05f);
    *low = fminf(floorf(*low - 0.5f), *high - 2);
}

static void name_of(const Network *net, int layer, char text[64]) {
    const char *f = activation_name(net->layer[layer].activation);
    if (layer == net->layers - 1)
        snprintf(text, 64, "out · %s", f);
    else
        snprintf(text, 64, "%d · %s", layer + 1, f);
}

/* What the bars show, and the same where the run before began; NULL for either if not known. */
typedef struct Sizes {
    const float *now, *before;
} Sizes;

static Sizes sizes_of(const View *view) {
    const Lab *lab = view->lab;
    const LayerSizes *b = &lab->began_before;
    bool other = b->layers == lab_network(lab)->layers;
    if (!view->ui->extra[EXTRA_BLAME]) return (Sizes){lab->norm, other ? b->norm : NULL};
    return (Sizes){lab->shared == lab->trained ? lab_shares(lab)->delta : NULL,
                   other && b->has_delta ? b->delta : NULL};
}

/* From the left edge to the size of a layer; nothing for 0. */
static void bar(View *view, const Camera *c, Rect row, float size, Color color) {
    if (!(size > 0)) return;
    float end = camera_to_screen(c, fmaxf(log10f(size), c->left), 0).x;
    shapes_rect(view->out, (Rect){c->screen.x, row.y, end - c->screen.x, row.h}, 2, color);
}

static void layer_row(View *view, const Camera *c, Rect row, int layer, const Sizes *sizes) {
    const Theme *t = view->theme;
    char name[64], number[32];
    TextStyle style = view_style(view, TYPE_SMALL, t->ink, ALIGN_LEFT);
    TextStyle right = view_style(view, TYPE_SMALL, t->gold_text, ALIGN_RIGHT);
    float y = view_middle(view, &style, row.y, row.h), inset = row.h * 0.22f;
    Rect full = {row.x, row.y + inset, row.w, row.h - 2 * inset}, under = full;
    under.y += full.h + 1, under.h = fmaxf(2, inset * 0.6f);
    name_of(lab_network(view->lab), layer, name);
    view_text(view, name, row.x, y, c->screen.x - row.x - 4, &style);
    view_text(view, numeral_plain((double)sizes->now[layer], number, sizeof number), row.x + row.w,
              y, 0, &right);
    shapes_mark(view->out, "layer gradient", layer);
    bar(view, c, full, sizes->now[layer], shade_of(view, layer));
    shapes_mark(view->out, "layer gradient before", layer);
    if (sizes->before) bar(view, c, under, sizes->before[layer], t->faint);
    shapes_mark(view->out, NULL, 0);
}

static void bars(View *view, Rect area, bool numbers) {
    int layers = lab_network(view->lab)->layers;
    const Sizes sizes = sizes_of(view);
    float names = view_units(view, 98), values = view_units(view, 68), low, high;
    if (!sizes.now) return;
    span_of(sizes.now, layers, &low, &high);
    if (sizes.before) {
        float least, most;
        span_of(sizes.before, layers, &least, &most);
        low = fminf(low, least), high = fmaxf(high, most);
    }
    float each = area.h / (float)layers;
    Camera c = {{area.x + names, area.y, area.w - names - values, area.h}, low, high, 0, 1};
    if (numbers) axes_powers_across(view, &c);
    for (int l = 0; l < layers; l++)
        layer_row(view, &c, (Rect){area.x, area.y + each * (float)l, area.w, each}, l, &sizes);
}

/* The switch between the two. */
static Switch sizes_switch(const View *view) {
    return (Switch){&TARGET_SIZES, {"∂L/∂w", "|δ|"}, 2, view->ui->extra[EXTRA_BLAME]};
}

/* ---- over the steps */

static void line(View *view, const Camera *c, int layer, int places) {
    const Trail *trail = &view->lab->trail;
    Point point[TRAIL_MOST];
    int n = 0;
    for (int i = 0; i < places; i++) {
        float power = log10f(trail->norm[i][layer]);
        if (!isfinite(power)) continue;
        point[n++] = camera_to_screen(c, (float)trail->step[i], fmaxf(power, c->bottom));
    }
    if (n < 2) return;
    shapes_mark(view->out, "gradient line", layer);
    shapes_curve(view->out, point, n, 2, 0, shade_of(view, layer));
    shapes_mark(view->out, NULL, 0);
}

/* A line's number stands at its end; where lines end together, only the last layer is named. */
static void line_name(View *view, const Camera *c, int layer, int places, float *taken) {
    const Trail *trail = &view->lab->trail;
    float power = log10f(trail->norm[places - 1][layer]);
    if (!isfinite(power)) return;
    Point at = camera_to_screen(c, c->right, fmaxf(power, c->bottom));
    float room = view_units(view, 12);
    for (int l = layer + 1; l < trail->layers && l < MAX_LAYERS; l++) {
        if (fabsf(taken[l] - at.y) < room) return;
    }
    taken[layer] = at.y;
    char text[16];
    bool output = layer == lab_network(view->lab)->layers - 1;
    TextStyle style = view_style(view, TYPE_SMALL, shade_of(view, layer), ALIGN_LEFT);
    style.color = view->theme->gold_text;
    snprintf(text, sizeof text, "%d", layer + 1);
    view_text(view, output ? "out" : text, at.x + view_units(view, 6), at.y + view_units(view, 4),
              0, &style);
}

/* From the first steps on, under a line that says what they are. */
static void lines(View *view, Rect rect) {
    const Trail *trail = &view->lab->trail;
    const Theme *t = view->theme;
    int places = trail_until(trail, lab_trainer(view->lab)->steps), layers = trail->layers;
    float low = INFINITY, high = -INFINITY, taken[MAX_LAYERS];
    if (places < 3) return;
    TextStyle style = view_style(view, TYPE_SMALL, t->quiet, ALIGN_LEFT);
    float said = view_units(view, 24), numbers = view_units(view, 36), ends = view_units(view, 30);
    view_text(view, "over the steps so far", rect.x, rect.y + view_units(view, 14), 0, &style);
    Rect area = {rect.x + numbers, rect.y + said, rect.w - numbers - ends, rect.h - said};
    for (int i = 0; i < places; i++) {
        float a, b;
        if (i == 0 && trail->norm[0][0] == 0) continue; /* where it began, no step led there */
        span_of(trail->norm[i], layers, &a, &b);
        low = fminf(low, a), high = fmaxf(high, b);
    }
    Camera c = {area, (float)trail->step[0], (float)trail->step[places - 1], low, high};
    axes_powers_up(view, &c);
    axes_across(view, &c, fmaxf(2, area.w / view_units(view, 90)), false);
    shapes_border(view->out, area, 0, 1, t->hairline);
    for (int l = 0; l < layers; l++) line(view, &c, l, places);
    for (int l = 0; l < MAX_LAYERS; l++) taken[l] = -INFINITY;
    for (int l = layers - 1; l >= 0; l--) line_name(view, &c, l, places, taken);
}

void view_gradients(View *view, Rect rect) {
    int layers = lab_network(view->lab)->layers;
    bool blame = view->ui->extra[EXTRA_BLAME];
    if (by_hand_hides_any(view->lab)) { /* of a small layer the length tells its derivatives */
        panel_head(view, rect, PANEL_GRADIENTS, "GRADIENTS", "they wait for your derivatives", 0);
        return;
    }
    float side = view_units(view, 20), axis = view_units(view, 24), bottom = view_units(view, 8);
    shapes_clip(view->out, rect);
    const Switch sizes = sizes_switch(view);
    float taken = view_switch_width(view, &sizes), high = view_units(view, 48);
    view_switch(view, (Rect){rect.x + rect.w - side - taken, rect.y, taken, high}, &sizes);
    float head = panel_head(view, rect, PANEL_GRADIENTS, "GRADIENTS",
                            blame ? "|δ| of each layer, mean over the points"
                                  : "of each layer, for the coming step",
                            taken + side);
    Rect body = {rect.x + side, rect.y + head, rect.w - 2 * side, rect.h - head - bottom};
    float each = fminf(view_units(view, blame ? 44 : 28), (body.h - axis) / (float)layers);
    float used = each * (float)layers + axis, left = body.h - used - axis - side;
    bars(view, (Rect){body.x, body.y, body.w, each * (float)layers}, true);
    if (left > view_units(view, 60) && !blame)
        lines(view, (Rect){body.x, body.y + used, body.w, left + side + 4});
    shapes_unclip(view->out);
}
