/* The points in their box. Part of space.h. */
#include <math.h>
#include <stdlib.h>

#include "base/clamp.h"
#include "panels/point_sign.h"
#include "panels/space/space.h"
#include "ui/focus.h"
#include "ui/highlight.h"
#include "ui/widgets.h"

/* ---- hands */

static void point_press(const Gesture *g, Tag tag, const InputEvent *e) {
    subject_select(g->lab, subject_point(tag.index));
}

static void point_drag(const Gesture *g, Tag tag, Point at) {
    space_point_drag(g, tag.index, at);
}

static void wheel(const Gesture *g, Tag tag, float lines) {
    box_view_wheel(g, TURNED_SPACE, lines);
}

static bool point_arrow(const Gesture *g, Tag tag, const InputEvent *e);

static const Target TARGET_SPACE_POINT = {.name = "space point",
                                          .edits = true,
                                          .pointer = POINTER_HAND,
                                          .stop = TAB_GROUP,
                                          .subject = SUBJECT_POINT,
                                          .press = point_press,
                                          .drag = point_drag,
                                          .turn = wheel,
                                          .arrow = point_arrow};

static bool point_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    return focus_toward(g, e->key, &TARGET_SPACE_POINT, tag);
}

bool space_point_is_held(const UiState *ui) {
    return ui->drag.moving && tag_is(ui->pressed, &TARGET_SPACE_POINT);
}

/* A hand may lead it off the paper, or to where the units are level: it cannot follow there. */
bool space_point_lags(const View *view, Rect rect) {
    const UiState *ui = view->ui;
    int point = ui->pressed.index;
    if (!space_point_is_held(ui) || !ui->drag.goes_on || point >= view->bent->points) return false;
    Orbit orbit = space_orbit(view->lab, rect, &ui->turned.of[TURNED_SPACE].turn);
    Point at = orbit_project(&orbit, bent_point(view->bent, point), NULL);
    float x = clamp_float(ui->pointer.x, rect.x, rect.x + rect.w) - at.x,
          y = clamp_float(ui->pointer.y, rect.y, rect.y + rect.h) - at.y;
    return hypotf(x, y) > view_units(view, 12);
}

/* ---- the picture */

typedef struct Placed {
    int point;
    Point place;
    float depth;
} Placed;

static int by_depth(const void *a, const void *b) {
    const Placed *s = a, *t = b;
    return s->depth < t->depth ? -1 : s->depth > t->depth;
}

static void draw(BoxView *box, const Placed *p, bool hidden) {
    static const float BEHIND = 0.32f, BEYOND = 0.55f; /* a face; the pane */
    View *view = box->view;
    float radius = view_units(view, view->bent->points > 300 ? 3.2f : 4.8f);
    bool lit = highlight_of(view, subject_point(p->point)) != 0;
    bool beyond = space_is_beyond(box, bent_point(view->bent, p->point));
    float presence = lit ? 1 : hidden ? BEHIND : beyond ? BEYOND : 1;
    point_sign_draw(view, p->point, p->place, radius, presence,
                    tag_of(&TARGET_SPACE_POINT, p->point));
}

void space_points(BoxView *box, const Faces faces[2]) {
    const Bent *s = box->view->bent;
    int selected = box->view->lab->selected.point, count = 0;
    int most =
        box->view->lab->scene.data.count < s->points ? box->view->lab->scene.data.count : s->points;
    Placed *all = malloc(sizeof *all * (size_t)(most + 1));
    for (int i = 0; all && i < most; i++) {
        Placed p = {.point = i};
        p.place = orbit_project(&box->orbit, bent_point(s, i), &p.depth);
        if (isfinite(p.place.x) && isfinite(p.depth)) all[count++] = p;
    }
    if (all) qsort(all, (size_t)count, sizeof *all, by_depth);
    for (int turn = 0; turn < 2; turn++) {
        for (int i = 0; i < count; i++) {
            if ((all[i].point == selected) != (turn == 1)) continue;
            bool hidden = faces_hide(&faces[0], all[i].place, all[i].depth) ||
                          faces_hide(&faces[1], all[i].place, all[i].depth);
            draw(box, &all[i], hidden);
        }
    }
    free(all);
}
