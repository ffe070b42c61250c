/* The loss as a landscape over two weights: contours, the path of training over it and former
 * paths from the same start, the present weights, and the gold arrow of the coming step. */

#include <math.h>
#include <stdio.h>

#include "base/clamp.h"

#include "draw/camera.h"
#include "draw/contour.h"
#include "panels/arrow.h"
#include "panels/landscape/contour_heights.h"
#include "panels/landscape/terrain.h"
#include "panels/legend.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/subjects.h"
#include "ui/axes.h"
#include "ui/focus.h"
#include "ui/highlight.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

/* ---- input: the mark is at the present weights, and dragging it sets both */

static void landscape_drag(const Gesture *g, Tag tag, Point at) {
    const Selection *s = &g->lab->selected;
    const float *edge = g->ui->landscape;
    Camera camera = {target_rect(g->drawn, tag), edge[0], edge[1], edge[2], edge[3]};
    if (camera.screen.w <= 0) return;
    Point to = camera_to_plane(&camera, at);
    subjects_set_weight(g, s->across, clamp_float(to.x, edge[0], edge[1]), true);
    subjects_set_weight(g, s->up, clamp_float(to.y, edge[2], edge[3]), true);
}

/* Arrows move it along both weights. */
static bool landscape_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    static const float PART = 0.02f; /* of what is shown */
    const Selection *s = &g->lab->selected;
    const float *theta = lab_network(g->lab)->theta, *edge = g->ui->landscape;
    bool up = e->key == KEY_UP || e->key == KEY_DOWN,
         less = e->key == KEY_LEFT || e->key == KEY_DOWN;
    if (!up && e->key != KEY_LEFT && e->key != KEY_RIGHT) return false;
    int index = up ? s->up : s->across;
    float by = PART * (up ? edge[3] - edge[2] : edge[1] - edge[0]);
    subjects_set_weight(g, index, theta[index] + (less ? -by : by), false);
    return true;
}

static const Target TARGET_LANDSCAPE = {.name = "landscape",
                                        .pointer = POINTER_MOVE,
                                        .stop = TAB_EACH,
                                        .drag = landscape_drag,
                                        .arrow = landscape_arrow,
                                        .enter = focus_enter_nothing};

bool landscape_is_held(const UiState *ui) {
    return ui->drag.moving && tag_is(ui->pressed, &TARGET_LANDSCAPE);
}

/* Changes the weight of an axis, so many further. */
static void turn_axis(const Gesture *g, int which, int by) {
    const Selection *s = &g->lab->selected;
    int now = which ? s->up : s->across, other = which ? s->across : s->up;
    int count = lab_network(g->lab)->count, way = by < 0 ? -1 : 1;
    for (; by != 0; by -= way) {
        do now = (now + way + count) % count;
        while (now == other);
    }
    Action select = {.kind = ACTION_SELECT_AXIS};
    select.weights.index = now;
    select.weights.count = which;
    lab_apply(g->lab, &select);
}

static void axis_press(const Gesture *g, Tag tag, const InputEvent *e) {
    turn_axis(g, tag.index, e->shift ? -1 : 1);
}

static void axis_press_other(const Gesture *g, Tag tag, const InputEvent *e) {
    if (e->button == BUTTON_RIGHT) turn_axis(g, tag.index, -1);
}

static void axis_turn(const Gesture *g, Tag tag, float lines) {
    turn_axis(g, tag.index, -gesture_steps(g, lines));
}

static bool axis_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    if (e->key != KEY_LEFT && e->key != KEY_RIGHT) return false;
    turn_axis(g, tag.index, e->key == KEY_LEFT ? -1 : 1);
    return true;
}

static Subject axis_weight(const Lab *lab, Tag tag) {
    return subject_weight(tag.index ? lab->selected.up : lab->selected.across);
}

static const Target TARGET_AXIS = {
    .name = "axis", /* index: 0 across, 1 up */
    .hint = "Another weight on this axis (arrows; right click for the one before)",
    .stop = TAB_EACH,
    .press = axis_press,
    .press_other = axis_press_other,
    .turn = axis_turn,
    .arrow = axis_arrow,
    .stands_for = axis_weight};

/* ---- the picture */

static float theta_of(const View *view, int weight) {
    return lab_network(view->lab)->theta[weight];
}

static int contours_of(const Terrain *t) {
    return t->levels ? t->end[t->levels - 1] : 0;
}

static void contours(View *view, const Camera *c) {
    const Terrain *t = view->terrain;
    Color color = color_faded(view->theme->ink, 0.22f);
    shapes_mark(view->out, "contour", 0);
    for (int i = 0; i < contours_of(t); i++) {
        const Segment *s = &t->segment[i];
        shapes_line(view->out, camera_to_screen(c, s->x0, s->y0), camera_to_screen(c, s->x1, s->y1),
                    1, color);
    }
    shapes_mark(view->out, NULL, 0);
}

/* The points of a path [places][weights] on the screen. */
static void path_points(const View *view, const Camera *c, const float *theta, int places,
                        Point *point) {
    const int *w = view->terrain->weight;
    for (int i = 0; i < places; i++, theta += view->lab->trail.weights)
        point[i] = camera_to_screen(c, theta[w[0]], theta[w[1]]);
}

static void former_path(View *view, const Camera *c, FormerPath path, int index, float presence) {
    Point point[TRAIL_MOST];
    if (path.count == 0) return;
    path_points(view, c, path.theta, path.count, point);
    shapes_mark(view->out, "former path", index);
    shapes_curve(view->out, point, path.count, 1.3f, view_units(view, 3),
                 color_faded(view->theme->ink, presence));
    shapes_mark(view->out, NULL, 0);
}

/* The former paths, dashed, the older one fainter. After a restart the path just left is one of
 * them, although the trail calls it so only with the next step. */
static void former_paths(View *view, const Camera *c) {
    const Trail *trail = &view->lab->trail;
    bool restarted = trail->weights && trail->count > 1 &&
                     trail_until(trail, lab_trainer(view->lab)->steps) == 1;
    if (ui_hides(view->ui, HIDE_RUNS)) return;
    for (int i = TRAIL_FORMER - 1; i >= 0; i--)
        former_path(view, c, trail->former[i], i, i == 0 && !restarted ? 0.75f : 0.5f);
    if (restarted)
        former_path(view, c, (FormerPath){trail->count, trail->theta}, TRAIL_FORMER, 0.75f);
}

/* The path to the present weights; while its places are few, each is marked. */
static void path(View *view, const Camera *c) {
    enum { MARKED = 60 };
    const Trail *trail = &view->lab->trail;
    const int *w = view->terrain->weight;
    Point point[TRAIL_MOST + 1];
    int n = trail->weights ? trail_until(trail, lab_trainer(view->lab)->steps) : 0;
    path_points(view, c, trail->theta, n, point);
    point[n] = camera_to_screen(c, theta_of(view, w[0]), theta_of(view, w[1]));
    shapes_mark(view->out, "path", 0);
    if (n > 0) shapes_curve(view->out, point, n + 1, 1.8f, 0, view->theme->ink);
    for (int i = 0; i < n && n <= MARKED; i++)
        shapes_disc(view->out, point[i], view_units(view, 2.6f), view->theme->ink);
    shapes_mark(view->out, NULL, 0);
}

static void arrow(View *view, const Camera *c, Point at) {
    const int *w = view->terrain->weight;
    float across = c->screen.w / (c->right - c->left), up = c->screen.h / (c->top - c->bottom);
    arrow_draw(view, w[0], at, arrow_move(view, w[0]) * across, arrow_move(view, w[1]) * up,
               c->screen);
}

static void place(View *view, const Camera *c) {
    const Theme *t = view->theme;
    const int *w = view->terrain->weight;
    Point at = camera_to_screen(c, theta_of(view, w[0]), theta_of(view, w[1]));
    bool hot = tag_same(view->ui->hover, tag_of(&TARGET_LANDSCAPE, 0));
    float r = view_units(view, hot ? 6.5f : 5.5f);
    shapes_mark(view->out, "place", 0);
    shapes_disc(view->out, at, r + 1.5f, t->card);
    shapes_disc(view->out, at, r, t->ink);
    shapes_mark(view->out, NULL, 0);
    arrow(view, c, at); /* on top: a short one would be covered */
}

static void axis_ground(View *view, Rect box, int which) {
    shapes_mark(view->out, "axis", which);
    if (highlight_of(view, subject_weight(view->terrain->weight[which])) & HIGHLIGHT_POINTED)
        shapes_rect(view->out, box, 4, highlight_ground(view));
    shapes_mark(view->out, NULL, 0);
}

/* An axis' name is a button: pressing it changes to the next weight. */
static void axis_name(View *view, const Rect *area, int which) {
    const Theme *t = view->theme;
    char name[64];
    const Network *net = lab_network(view->lab);
    TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_CENTER);
    style.face = FONT_MATH_ITALIC;
    style.size *= 1.1f;
    symbol_weight(net, view->terrain->weight[which], name);
    float pad = view_units(view, 4), h = view_units(view, 20),
          w = text_width(view->glyphs, name, &style, view->ui->density) + view_units(view, 14);
    Rect box = {area->x + pad, area->y + pad, w, h};
    if (which == 0) {
        box.x = area->x + area->w - w - pad;
        box.y = area->y + area->h - h - pad;
    }
    shapes_rect(view->out, box, 4, color_faded(t->card, 0.9f));
    shapes_border(view->out, box, 4, 1, t->hairline);
    axis_ground(view, box, which);
    view_focus(view, box, 4, tag_of(&TARGET_AXIS, which));
    shapes_mark(view->out, "axis", which);
    view_text(view, name, box.x + w / 2, view_middle(view, &style, box.y, h), 0, &style);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag_of(&TARGET_AXIS, which), box);
}

/* On a small plot names would hide it: then those of the read-out are the buttons. */
static bool is_small(const View *view, float size) {
    return size < view_units(view, 130);
}

static void plot(View *view, Rect area) {
    const Terrain *t = view->terrain;
    Camera c = {area, t->span[0].low, t->span[0].high, t->span[1].low, t->span[1].high};
    float steps = fmaxf(2, area.w / view_units(view, 50));
    bool loss = !ui_hides(view->ui, HIDE_LOSS), numbered = !ui_hides(view->ui, HIDE_WEIGHTS);
    if (loss) shapes_image(view->out, &t->image, area, 0);
    if (numbered) axes_across(view, &c, steps, false);
    if (numbered) axes_up(view, &c, steps, false);
    shapes_clip(view->out, area);
    if (loss) contours(view, &c);
    if (loss && !is_small(view, area.w)) contour_heights(view, &c);
    former_paths(view, &c);
    path(view, &c);
    target_place(view->out, tag_of(&TARGET_LANDSCAPE, 0), area);
    place(view, &c);
    for (int i = 0; i < 2 && !is_small(view, area.w); i++) axis_name(view, &area, i);
    shapes_unclip(view->out);
    shapes_border(view->out, area, 0, 1, view->theme->hairline);
    view_focus(view, area, 0, tag_of(&TARGET_LANDSCAPE, 0));
}

/* "loss = 0.734", or one of the two weights. */
static void said(const View *view, int which, char text[128]) {
    char name[64], number[32];
    const Lab *lab = view->lab;
    bool loss = which == 0;
    int w = view->terrain->weight[loss ? 0 : which - 1];
    text_number((double)theta_of(view, w), 2, number, sizeof number);
    if (loss) text_short(lab->score.loss, 3, number, sizeof number);
    if (ui_hides(view->ui, loss ? HIDE_LOSS : HIDE_WEIGHTS)) snprintf(number, sizeof number, "?");
    snprintf(text, 128, "%s = %s", loss ? "loss" : symbol_weight(lab_network(lab), w, name),
             number);
}

/* The loss and the two weights, perhaps with buttons to change these: side by side, or one below
 * the other beside a low plot. A narrow row leaves out the loss: the timeline says it too. */
static void read_out(View *view, Rect rect, bool column, bool buttons) {
    float x = rect.x, y = rect.y + view_units(view, 12), line = view_units(view, 20);
    float gap = view_units(view, 18), all = 0, width[3];
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    char text[3][128];
    for (int i = 0; i < 3; i++) {
        said(view, i, text[i]);
        width[i] = text_width(view->glyphs, text[i], &style, view->ui->density);
        all += width[i] + (i ? gap : 0);
    }
    for (int i = !column && all > rect.w; i < 3; i++) {
        bool loss = i == 0;
        float wide = width[i];
        Rect box = {x - 4, y - view_units(view, 14), wide + 8, line};
        if (!loss) axis_ground(view, box, i - 1);
        if (buttons && !loss) view_focus(view, box, 4, tag_of(&TARGET_AXIS, i - 1));
        view_text(view, text[i], x, y, rect.x + rect.w - x, &style);
        if (buttons && !loss) target_place(view->out, tag_of(&TARGET_AXIS, i - 1), box);
        x += column ? 0 : wide + gap;
        y += column ? line : 0;
    }
}

void view_landscape(View *view, Rect rect) {
    float side = view_units(view, 20), left = view_units(view, 46), below = view_units(view, 28);
    float words = view_units(view, 112), line = view_units(view, 24);
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
    shapes_clip(view->out, rect);
    float head = panel_head(view, rect, PANEL_LANDSCAPE, "LANDSCAPE",
                            "the loss over two weights: drag the mark",
                            legend_lens_width(view) + view_units(view, 24));
    legend_lens(view, rect.x + rect.w - view_units(view, 18), rect.y + view_units(view, 28));
    Rect body = {rect.x + left, rect.y + head, rect.w - left - side, rect.h - head - below};
    bool column = body.w - body.h > words;
    if (!column) body.y += line, body.h -= line;
    float size = fminf(body.w, body.h), x = column ? body.x : body.x + (body.w - size) / 2;
    Rect words_at = {column ? body.x + size + side : rect.x + side, column ? body.y : body.y - line,
                     0, line};
    words_at.w = rect.x + rect.w - side / 2 - words_at.x;
    if (view->terrain->size == 0) {
        view_text(view, "There are no points yet: click some.", rect.x + side, rect.y + head + line,
                  rect.w - 2 * side, &style);
    } else {
        read_out(view, words_at, column, is_small(view, size));
        if (size > view_units(view, 40)) plot(view, (Rect){x, body.y, size, size});
    }
    shapes_unclip(view->out);
}
