/* See site.h. */
#include "panels/landscape/site.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

static const float LIFT = 0.004f; /* of lines over the ground, that it does not hide them */

Point3 site_floor(const Site *s, Point w) {
    const Range *span = s->view->terrain->span;
    return (Point3){(w.x - span[0].low) / (span[0].high - span[0].low) * 2 - 1,
                    (w.y - span[1].low) / (span[1].high - span[1].low) * 2 - 1, 0};
}

Point3 site_ground(const Site *s, Point w) {
    Point3 at = site_floor(s, w);
    at.z = ground_at(&s->ground, (Point){at.x, at.y}) + LIFT;
    return at;
}

Point site_place(const Site *s, Point w) {
    if (!s->box) return camera_to_screen(&s->camera, w.x, w.y);
    return box_view_place(s->box, site_ground(s, w));
}

bool site_sees(const Site *s, Point w) {
    Point at = site_place(s, w);
    if (!isfinite(at.x + at.y) || !rect_holds(s->area, at)) return false;
    return !s->box || ground_depth_under(&s->ground, s->box, site_ground(s, w)) == 0;
}

/* ---- lines */

static void flat_curve(Site *s, const Point *w, int count, const GroundLine *line) {
    Point *at = memory_zeroed((size_t)count, sizeof *at);
    for (int i = 0; i < count; i++) at[i] = site_place(s, w[i]);
    shapes_curve(s->view->out, at, count, line->width, line->dash, line->color);
    free(at);
}

/* How many parts a piece of a line is cut into, so that it follows the ground. */
static int parts_of(const Site *s, Point from, Point to) {
    enum { MOST = 48 };
    static const float PART = 0.03f;
    Point3 a = site_floor(s, from), b = site_floor(s, to);
    float parts = ceilf(hypotf(b.x - a.x, b.y - a.y) / PART);
    return parts > 1 ? parts < MOST ? (int)parts : MOST : 1;
}

/* Piece after piece; where it leaves the ground it ends, and begins again. */
void site_curve(Site *s, const Point *w, int count, const GroundLine *line) {
    enum { MOST = 512 };
    Point3 run[MOST];
    int n = 0;
    if (count < 2) return;
    if (!s->box) {
        flat_curve(s, w, count, line);
        return;
    }
    for (int i = 0; i + 1 < count; i++) {
        int parts = parts_of(s, w[i], w[i + 1]);
        for (int k = i ? 1 : 0; k <= parts; k++) {
            float share = (float)k / (float)parts;
            Point3 at = site_ground(s, (Point){w[i].x + (w[i + 1].x - w[i].x) * share,
                                               w[i].y + (w[i + 1].y - w[i].y) * share});
            bool on = isfinite(at.z);
            if (on) run[n++] = at;
            if (!on || n == MOST) {
                ground_line(&s->ground, s->box, run, n, line);
                if (on) run[0] = at;
                n = on ? 1 : 0;
            }
        }
    }
    ground_line(&s->ground, s->box, run, n, line);
}

static bool on_floor(Point3 at) {
    return fabsf(at.x) <= 1 && fabsf(at.y) <= 1;
}

void site_shadow(Site *s, const Point *w, int count, const GroundLine *line) {
    if (!s->box) return;
    Point *at = memory_zeroed((size_t)count, sizeof *at);
    int n = 0;
    for (int i = 0; i < count; i++) {
        Point3 floor = site_floor(s, w[i]);
        if (on_floor(floor)) {
            at[n++] = box_view_place(s->box, floor);
            continue;
        }
        if (n > 1) shapes_curve(s->view->out, at, n, line->width, line->dash, line->color);
        n = 0;
    }
    if (n > 1) shapes_curve(s->view->out, at, n, line->width, line->dash, line->color);
    free(at);
}

/* ---- the step */

/* How much the ground rises from here on by so much of a way over the floor. */
static float rise(const Site *s, Point3 at, Point3 by) {
    static const float NEAR = 0.02f;
    float far = hypotf(by.x, by.y);
    if (!(far > 0)) return 0;
    float x = by.x / far * NEAR, y = by.y / far * NEAR;
    float ahead = ground_at(&s->ground, (Point){at.x + x, at.y + y}),
          behind = ground_at(&s->ground, (Point){at.x - x, at.y - y});
    if (!isfinite(ahead)) ahead = at.z;
    if (!isfinite(behind)) behind = at.z;
    return (ahead - behind) / (2 * NEAR) * far;
}

Point site_step(const Site *s, Point w, Point move) {
    static const float FARTHEST = 3; /* of the box: beyond it the picture ends anyway */
    if (!s->box) return camera_to_screen(&s->camera, w.x + move.x, w.y + move.y);
    Point3 at = site_ground(s, w), to = site_floor(s, (Point){w.x + move.x, w.y + move.y});
    Point3 by = {to.x - at.x, to.y - at.y, 0};
    by.z = rise(s, at, by);
    float far = sqrtf(by.x * by.x + by.y * by.y + by.z * by.z),
          share = far > FARTHEST ? FARTHEST / far : 1;
    return box_view_place(s->box,
                          (Point3){at.x + by.x * share, at.y + by.y * share, at.z + by.z * share});
}
