/* The points in their box. Part of space.h. */
#include <math.h>
#include <stdlib.h>

#include "panels/point_sign.h"
#include "panels/space/space.h"
#include "ui/focus.h"
#include "ui/highlight.h"
#include "ui/widgets.h"

/* ---- hands */

static void point_press(const Gesture *g, Tag tag, const InputEvent *e) {
    (void)e;
    subject_select(g->lab, subject_point(tag.index));
}

static void wheel(const Gesture *g, Tag tag, float lines) {
    (void)tag;
    box_view_wheel(g, TURNED_SPACE, lines);
}

static bool point_arrow(const Gesture *g, Tag tag, const InputEvent *e);

static const Target TARGET_SPACE_POINT = {.name = "space point",
                                          .stop = TAB_GROUP,
                                          .subject = SUBJECT_POINT,
                                          .press = point_press,
                                          .turn = wheel,
                                          .arrow = point_arrow};

static bool point_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    return focus_toward(g, e->key, &TARGET_SPACE_POINT, tag);
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
    const Theme *t = view->theme;
    float r = view_units(view, view->bent->points > 300 ? 3.2f : 4.8f), reach = r + 3;
    PointSign sign = point_sign(view, p->point);
    Highlight highlight = highlight_of(view, subject_point(p->point));
    bool beyond = space_is_beyond(box, bent_point(view->bent, p->point));
    float share = highlight ? 1 : hidden ? BEHIND : beyond ? BEYOND : 1;
    bool held = view->lab->held[p->point];
    Color color = color_faded(sign.color, share), card = color_faded(t->card, share);
    shapes_mark(view->out, "space point", p->point);
    if (highlight & HIGHLIGHT_POINTED)
        shapes_disc(view->out, p->place, 2.2f * r, highlight_ground(view));
    shapes_symbol(view->out, p->place, r, 1.3f, sign.symbol, held ? card : color,
                  held ? color : card);
    if (view->lab->mistaken[p->point] && !view_hides_mistakes(view)) {
        float c = r * 0.5f;
        Point at = p->place;
        Color ink = held ? color : card;
        shapes_line(view->out, (Point){at.x - c, at.y - c}, (Point){at.x + c, at.y + c}, 1.6f, ink);
        shapes_line(view->out, (Point){at.x - c, at.y + c}, (Point){at.x + c, at.y - c}, 1.6f, ink);
    }
    if (highlight & HIGHLIGHT_SELECTED) shapes_ring(view->out, p->place, 2.1f * r, 2.2f, t->ink);
    shapes_mark(view->out, NULL, 0);
    Rect hand = {p->place.x - reach, p->place.y - reach, 2 * reach, 2 * reach};
    view_focus(view, hand, 4, tag_of(&TARGET_SPACE_POINT, p->point));
    target_place(view->out, tag_of(&TARGET_SPACE_POINT, p->point), hand);
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
