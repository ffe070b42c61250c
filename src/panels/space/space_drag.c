/* A point is dragged in the space: over the bent paper of the plane, or, where there is none, to
 * those values of its columns with which it stands under the pointer. Part of space.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/clamp.h"
#include "base/memory.h"
#include "panels/plane/plane.h"
#include "panels/space/space.h"

/* What is looked at, as it was drawn last. */
typedef struct Sight {
    const Gesture *g;
    const Bent *bent;
    Orbit orbit;
    int point;
    Point to; /* where the pointer is */
} Sight;

static void move_point(const Sight *s, const float *x) {
    int columns = s->g->lab->scene.data.columns;
    Action move = {.kind = ACTION_MOVE_POINT, .goes_on = true};
    move.point.index = s->point;
    memcpy(move.point.x, x, sizeof *x * (size_t)columns);
    gesture_apply(s->g, &move);
}

static const float *columns_of(const Sight *s) {
    const Dataset *data = &s->g->lab->scene.data;
    return data->x + (long)s->point * data->columns;
}

/* ---- over the paper */

/* Where in the triangle a, b, c a place lies: share[0] on the way from a to b, share[1] to c. */
static bool within(Point a, Point b, Point c, Point at, float share[2]) {
    float bx = b.x - a.x, by = b.y - a.y, cx = c.x - a.x, cy = c.y - a.y;
    float twice = bx * cy - by * cx, x = at.x - a.x, y = at.y - a.y;
    if (!(fabsf(twice) > 1e-9f)) return false; /* seen edge-on, or no number */
    share[0] = (x * cy - y * cx) / twice;
    share[1] = (bx * y - by * x) / twice;
    return share[0] >= 0 && share[1] >= 0 && share[0] + share[1] <= 1;
}

/* Of the sheets of folded paper under the pointer, the place that is nearest to `from` on it; both
 * from 0 to BENT_CELLS to the right, and down. */
static bool paper_under(const Sight *s, Point from, Point *found) {
    Point *place = memory_zeroed(BENT_COUNT, sizeof *place);
    float least = INFINITY;
    for (int i = 0; i < BENT_COUNT; i++)
        place[i] = orbit_project(&s->orbit, bent_node(s->bent, i), NULL);
    for (int k = 0; k < 2 * BENT_CELLS * BENT_CELLS; k++) {
        int cell = k / 2, row = cell / BENT_CELLS, column = cell % BENT_CELLS;
        bool lower = k % 2 == 1; /* the half at its lower right */
        int a = row * BENT_NODES + column, d = a + BENT_NODES + 1;
        const Point *corner[3] = {&place[lower ? d : a], &place[lower ? d - 1 : a + 1],
                                  &place[lower ? a + 1 : d - 1]};
        float share[2], sign = lower ? -1.0f : 1.0f;
        if (!within(*corner[0], *corner[1], *corner[2], s->to, share)) continue;
        Point at = {(float)(column + lower) + sign * share[0],
                    (float)(row + lower) + sign * share[1]};
        float far = hypotf(at.x - from.x, at.y - from.y);
        if (far < least) least = far, *found = at;
    }
    free(place);
    return isfinite(least);
}

static void drag_over_paper(const Sight *s) {
    const Plane *w = &s->bent->window;
    float x[MAX_COLUMNS], wide = w->right - w->left, high = w->top - w->bottom;
    memcpy(x, columns_of(s), sizeof *x * (size_t)s->g->lab->scene.data.columns);
    Point from = {(x[w->across] - w->left) / wide * BENT_CELLS,
                  (w->top - x[w->up]) / high * BENT_CELLS};
    Point to = from;
    if (!paper_under(s, from, &to)) return;
    x[w->across] = w->left + to.x / BENT_CELLS * wide;
    x[w->up] = w->top - to.y / BENT_CELLS * high;
    move_point(s, x);
}

/* ---- by its columns */

static Point place_of(const Sight *s, Point3 at) {
    return orbit_project(&s->orbit, at, NULL);
}

/* How far a column reaches: to its sides. */
static float reach_of(const Dataset *data, int column) {
    float low = INFINITY, high = -INFINITY;
    for (int i = 0; i < data->count; i++) {
        low = fminf(low, data->x[(long)i * data->columns + column]);
        high = fmaxf(high, data->x[(long)i * data->columns + column]);
    }
    return high > low ? (high - low) / 2 : 1;
}

/* From values x towards those with which it stands under the pointer, each column in units of its
 * reach: the shortest way, as the slopes are here. Returns how far it was away on the screen. */
static float step_towards(const Sight *s, const float *reach, float *x) {
    static const float NUDGE = 0.01f, DAMPED = 1e-5f, LONGEST = 0.5f;
    enum { MOST = MAX_COLUMNS + 1 };
    int columns = s->g->lab->scene.data.columns;
    float tried[MOST * MAX_COLUMNS], slope[MAX_COLUMNS][2], by[MAX_COLUMNS], far = 0;
    Point3 at[MOST];
    for (int k = 0; k <= columns; k++) {
        memcpy(tried + k * columns, x, sizeof *x * (size_t)columns);
        if (k > 0) tried[k * columns + k - 1] += NUDGE * reach[k - 1];
    }
    bent_see(s->bent, s->g->lab, columns + 1, tried, at);
    Point here = place_of(s, at[0]);
    float ex = s->to.x - here.x, ey = s->to.y - here.y, xx = 0, xy = 0, yy = 0;
    for (int c = 0; c < columns; c++) {
        Point there = place_of(s, at[c + 1]);
        slope[c][0] = (there.x - here.x) / NUDGE, slope[c][1] = (there.y - here.y) / NUDGE;
        xx += slope[c][0] * slope[c][0];
        xy += slope[c][0] * slope[c][1];
        yy += slope[c][1] * slope[c][1];
    }
    float damp = DAMPED * (xx + yy) + 1e-6f;
    xx += damp, yy += damp;
    float whole = xx * yy - xy * xy, a = (yy * ex - xy * ey) / whole,
          b = (xx * ey - xy * ex) / whole;
    if (!isfinite(a + b)) return 0;
    for (int c = 0; c < columns; c++) {
        by[c] = slope[c][0] * a + slope[c][1] * b;
        far += by[c] * by[c];
    }
    float share = fminf(1, LONGEST / sqrtf(far + 1e-12f));
    for (int c = 0; c < columns; c++) x[c] += share * by[c] * reach[c];
    return hypotf(ex, ey);
}

static void drag_by_columns(const Sight *s) {
    enum { ROUNDS = 24 };
    static const float CLOSE = 0.25f; /* points of the screen */
    const Dataset *data = &s->g->lab->scene.data;
    float x[MAX_COLUMNS], reach[MAX_COLUMNS];
    memcpy(x, columns_of(s), sizeof *x * (size_t)data->columns);
    for (int c = 0; c < data->columns; c++) reach[c] = reach_of(data, c);
    for (int i = 0; i < ROUNDS && step_towards(s, reach, x) > CLOSE; i++) continue;
    move_point(s, x);
}

/* ---- both */

void space_point_drag(const Gesture *g, int point, Point to) {
    const Bent *bent = g->ui->space_seen.bent;
    const Dataset *data = &g->lab->scene.data;
    Rect rect = box_view_rect(g->drawn, TURNED_SPACE);
    if (!bent || !bent->finite || point >= data->count || rect.w <= 0 || !points_may_change(g))
        return;
    to.x = clamp_float(to.x, rect.x, rect.x + rect.w);
    to.y = clamp_float(to.y, rect.y, rect.y + rect.h);
    const Sight sight = {g, bent, space_orbit(g->lab, rect, &g->ui->turned.of[TURNED_SPACE].turn),
                         point, to};
    if (data->columns == 2)
        drag_over_paper(&sight);
    else
        drag_by_columns(&sight);
}
