/* The points on the surface's threads. Part of surface.h. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "panels/point_sign.h"
#include "panels/surface/surface.h"
#include "ui/highlight.h"
#include "ui/widgets.h"

enum { THREADS = 300 }; /* with more, none can be told from another */

/* A point in space, and where its thread ends. */
typedef struct Standing {
    int point;
    Point3 at;
    Point place, answer; /* on the screen; of what the network answers there */
    float depth, presence;
    bool error; /* at and answer are label and answer, and both are to be seen */
} Standing;

/* Points under the ground are paler the deeper they lie. */
static float presence_of(const BoxView *box, const Relief *r, Point3 at) {
    static const float LEAST = 0.3f, QUICK = 5;
    const Ground ground = relief_as_ground(r);
    float deep = ground_depth_under(&ground, box, at);
    return LEAST + (1 - LEAST) * expf(-QUICK * deep);
}

/* Where there are labels at their height, else on the ground. False beyond the part shown. */
static bool stand(const BoxView *box, int point, Standing *s) {
    const View *view = box->view;
    const Relief *r = view->relief;
    const Dataset *data = &view->lab->scene.data;
    const float *x = data->x + (long)point * data->columns;
    Point floor = relief_at(r, (Point){x[r->window.across], x[r->window.up]});
    bool hidden = ui_hides(view->ui, HIDE_BOUNDARY);
    bool labelled = r->labelled && !ui_hides(view->ui, HIDE_LABELS);
    float answer = relief_z(r, r->answer[point]);
    float z = labelled ? relief_z(r, relief_target(view->lab, r->unit, point))
              : hidden ? 0
                       : answer;
    if (!(fabsf(floor.x) <= r->half[0] && fabsf(floor.y) <= r->half[1]) || !isfinite(z))
        return false;
    *s = (Standing){.point = point, .at = {floor.x, floor.y, z}};
    s->error = labelled && !hidden && isfinite(answer);
    s->place = orbit_project(&box->orbit, s->at, &s->depth);
    if (s->error) s->answer = box_view_place(box, (Point3){floor.x, floor.y, answer});
    s->presence = hidden ? 1 : presence_of(box, r, s->at);
    s->presence = s->presence + (1 - s->presence) * box->orbit.flat;
    return true;
}

static int by_depth(const void *a, const void *b) {
    const Standing *s = a, *t = b;
    return s->depth < t->depth ? -1 : s->depth > t->depth;
}

static void thread(const BoxView *box, const Standing *s, bool wrong, bool lit) {
    View *view = box->view;
    Color color = color_faded(point_sign(view, s->point).color, s->presence);
    shapes_mark(view->out, "surface thread", s->point);
    shapes_line(view->out, s->place, s->answer, lit ? 2.6f : wrong ? 1.9f : 0.9f, color);
    shapes_disc(view->out, s->answer, view_units(view, 1.6f), color);
    shapes_mark(view->out, NULL, 0);
}

static float radius_of(const View *view) {
    return view_units(view, view->relief->points > 300 ? 3 : 4.6f);
}

/* "error 0.63" beside the point that is ringed. */
static void say_error(BoxView *box, const Standing *s) {
    View *view = box->view;
    const Relief *r = view->relief;
    char number[32], text[48];
    if (!s->error || ui_hides(view->ui, HIDE_NUMBERS)) return;
    float error = relief_target(view->lab, r->unit, s->point) - r->answer[s->point];
    text_number((double)error, 2, number, sizeof number);
    snprintf(text, sizeof text, "error %s", number);
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_CENTER);
    style.face = FONT_BOLD;
    float wide = text_width(view->glyphs, text, &style, view->ui->density);
    float away = view_units(view, 16) + wide / 2;
    bool room = s->place.x + away + wide / 2 < box->rect.x + box->rect.w;
    Point at = {s->place.x + (room ? away : -away), s->place.y - view_units(view, 9)};
    shapes_mark(view->out, "surface error", s->point);
    box_view_label(box, text, at, &style);
    shapes_mark(view->out, NULL, 0);
}

static void draw(BoxView *box, const Standing *s) {
    View *view = box->view;
    bool wrong = view->lab->mistaken[s->point] && !view_hides_mistakes(view);
    bool lit = highlight_of(view, subject_point(s->point)) != 0;
    if (s->error && view->relief->points <= THREADS) thread(box, s, wrong, lit);
    point_sign_draw(view, s->point, s->place, radius_of(view), s->presence,
                    tag_of(&TARGET_SURFACE_POINT, s->point));
}

void surface_points(BoxView *box) {
    const View *view = box->view;
    int count = 0, most = view->relief->points;
    if (most > view->lab->scene.data.count) most = view->lab->scene.data.count;
    Standing *all = malloc(sizeof *all * (size_t)(most + 1));
    const Standing *selected = NULL;
    for (int i = 0; all && i < most; i++) count += stand(box, i, &all[count]);
    if (all) qsort(all, (size_t)count, sizeof *all, by_depth);
    for (int i = 0; i < count; i++) {
        if (all[i].point == view->lab->selected.point) selected = &all[i];
        if (&all[i] != selected) draw(box, &all[i]);
    }
    if (selected) draw(box, selected); /* over the others, that its ring is seen */
    if (selected) say_error(box, selected);
    free(all);
}
