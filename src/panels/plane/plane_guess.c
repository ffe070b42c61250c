/* See plane.h. The line that a person places where they expect the boundary: dashed, with a grip at
 * each end while it can be moved. */
#include "panels/plane/plane.h"

#include <math.h>

#include "draw/contour.h"
#include "lesson/answer.h"
#include "ui/widgets.h"

/* ---- input */

static float *grip_of(const Gesture *g, int predict, int which) {
    return answer_guess(g->player, predict)->grip[which];
}

static bool is_open(const Gesture *g, Tag tag) {
    return answer_open(g->player, PREDICT_LINE) == tag.index;
}

/* Two grips at one place would be no line. */
static void move_grip(const Gesture *g, Tag tag, float x, float y) {
    const Camera c = camera_input_now(g);
    float *grip = grip_of(g, tag.index, tag.part), *other = grip_of(g, tag.index, 1 - tag.part);
    Point unit = camera_unit(&c);
    float least = c.screen.w / 30;
    x = fminf(fmaxf(x, c.left), c.right);
    y = fminf(fmaxf(y, c.bottom), c.top);
    if (hypotf((x - other[0]) * unit.x, (y - other[1]) * unit.y) < least) return;
    grip[0] = x, grip[1] = y;
    answer_guess(g->player, tag.index)->touched = true;
}

static void grip_drag(const Gesture *g, Tag tag, Point at) {
    const Camera c = camera_input_now(g);
    Point p = camera_to_plane(&c, at);
    if (is_open(g, tag)) move_grip(g, tag, p.x, p.y);
}

static bool grip_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    const Camera c = camera_input_now(g);
    const float *grip = grip_of(g, tag.index, tag.part);
    Point unit = camera_unit(&c);
    float step = c.screen.w / (e->shift ? 12 : 60);
    float dx = (float)((e->key == KEY_RIGHT) - (e->key == KEY_LEFT)) * step / unit.x;
    float dy = (float)((e->key == KEY_UP) - (e->key == KEY_DOWN)) * step / unit.y;
    if (is_open(g, tag)) move_grip(g, tag, grip[0] + dx, grip[1] + dy);
    return true;
}

static bool grip_enter(const Gesture *g, Tag tag) {
    answer_give(g->player, g->lab, tag.index);
    return true;
}

const Target TARGET_GRIP = {.name = "grip", /* index: the prediction, part: which end */
                            .hint = "Turns the line. Arrows move it, Enter gives it",
                            .pointer = POINTER_MOVE,
                            .stop = TAB_EACH,
                            .drag = grip_drag,
                            .arrow = grip_arrow,
                            .enter = grip_enter};

static void line_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->drag.from = e->at;
}

/* All of it follows the pointer. */
static void line_drag(const Gesture *g, Tag tag, Point at) {
    const Camera c = camera_input_now(g);
    Point from = camera_to_plane(&c, g->ui->drag.from), to = camera_to_plane(&c, at);
    if (!is_open(g, tag) || !rect_holds(c.screen, at)) return;
    for (int i = 0; i < 2; i++) {
        float *grip = grip_of(g, tag.index, i);
        grip[0] += to.x - from.x;
        grip[1] += to.y - from.y;
    }
    answer_guess(g->player, tag.index)->touched = true;
    g->ui->drag.from = at;
}

static const Target TARGET_GUESS_LINE = {.name = "placed line", /* index: the prediction */
                                         .hint = "Where you expect the line: drag it there",
                                         .pointer = POINTER_MOVE,
                                         .press = line_press,
                                         .drag = line_drag};

/* ---- the picture */

/* Above the line, at its end that lies further to the right. */
static void name(View *view, Point a, Point b) {
    const Rect r = view->camera.screen;
    Point end = a.x > b.x ? a : b;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_RIGHT);
    style.face = FONT_BOLD;
    float x = fminf(end.x, r.x + r.w) - view_units(view, 38); /* beyond an axis' name */
    float y =
        end.y + (end.y < r.y + view_units(view, 40) ? view_units(view, 40) : -view_units(view, 10));
    y = fminf(fmaxf(y, r.y + view_units(view, 40)), r.y + r.h - view_units(view, 24));
    shapes_mark(view->out, "placed line name", 0);
    view_text(view, "your line", x, y, 0, &style);
    shapes_mark(view->out, NULL, 0);
}

static void grips(View *view, const Guess *guess, int predict) {
    const Theme *t = view->theme;
    float r = view_units(view, 7), reach = view_units(view, 13);
    for (int i = 0; i < 2; i++) {
        Tag tag = tag_part(&TARGET_GRIP, predict, i);
        Point at = camera_to_screen(&view->camera, guess->grip[i][0], guess->grip[i][1]);
        shapes_mark_part(view->out, "grip", predict, i);
        shapes_disc(view->out, at, r, t->card);
        shapes_ring(view->out, at, r, 2.2f, t->ink);
        shapes_mark(view->out, NULL, 0);
        Rect box = {at.x - reach, at.y - reach, 2 * reach, 2 * reach};
        view_feedback(view, box, reach, tag);
        target_place(view->out, tag, box);
    }
}

void plane_guess(View *view) {
    const Camera *c = &view->camera;
    int predict = answer_drawn(view->player, PREDICT_LINE);
    float w[3];
    Segment s;
    if (predict < 0 || view->ui->wander) return;
    bool open = answer_open(view->player, PREDICT_LINE) == predict;
    const Guess *guess = &view->player->state[view->player->step].guess[predict];
    guess_line(guess, w);
    if (contour_line(w[0], w[1], w[2], c->left, c->right, c->bottom, c->top, &s)) {
        const Point end[2] = {camera_to_screen(c, s.x0, s.y0), camera_to_screen(c, s.x1, s.y1)};
        shapes_mark(view->out, "placed line", predict);
        shapes_dashed(view->out, end[0], end[1], 2.4f, 8, view->theme->ink);
        shapes_mark(view->out, NULL, 0);
        if (open) target_place_line(view->out, tag_of(&TARGET_GUESS_LINE, predict), end, 2, 6);
        name(view, end[0], end[1]);
    }
    if (open) grips(view, guess, predict);
}
