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

/* Of the sheets of folded paper under a place of the screen, the place on it that is nearest to
 * `from`; both from 0 to BENT_CELLS to the right, and down. place: of every node, on the screen. */
static bool paper_under(const Point *place, Point screen, Point from, Point *found) {
    float least = INFINITY;
    for (int k = 0; k < 2 * BENT_CELLS * BENT_CELLS; k++) {
        int cell = k / 2, row = cell / BENT_CELLS, column = cell % BENT_CELLS;
        bool lower = k % 2 == 1; /* the half at its lower right */
        int a = row * BENT_NODES + column, d = a + BENT_NODES + 1;
        const Point *corner[3] = {&place[lower ? d : a], &place[lower ? d - 1 : a + 1],
                                  &place[lower ? a + 1 : d - 1]};
        float share[2], sign = lower ? -1.0f : 1.0f;
        if (!within(*corner[0], *corner[1], *corner[2], screen, share)) continue;
        Point at = {(float)(column + lower) + sign * share[0],
                    (float)(row + lower) + sign * share[1]};
        float far = hypotf(at.x - from.x, at.y - from.y);
        if (far < least) least = far, *found = at;
    }
    return isfinite(least);
}

static Point place_of(const Sight *s, Point3 at) {
    return orbit_project(&s->orbit, at, NULL);
}

static Point paper_place(const Sight *s, Point paper) {
    return place_of(s, bent_place(s->bent, (Point){paper.x, BENT_CELLS - paper.y}));
}

/* Whether the straight way over the paper stays near on the screen. Where the paper is squeezed
 * the hand passes much of it at once; but it does not fall through a fold onto another sheet. */
static bool leads_there(const Sight *s, Point from, Point to) {
    enum { PARTS = 8 };
    static const float NEAR = 20; /* points of the screen */
    Point begin = paper_place(s, from);
    for (int i = 1; i < PARTS; i++) {
        float share = (float)i / PARTS;
        Point at = paper_place(
            s, (Point){from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
        if (!(hypotf(at.x - begin.x, at.y - begin.y) < NEAR)) return false;
    }
    return true;
}

/* In small steps towards the pointer, as far as the paper goes on. Returns whether it moved. */
static bool walk_over_paper(const Sight *s, Point *at) {
    enum { MOST = 48 };
    static const float STEP = 8; /* points of the screen */
    Point *place = memory_zeroed(BENT_COUNT, sizeof *place);
    for (int i = 0; i < BENT_COUNT; i++) place[i] = place_of(s, bent_node(s->bent, i));
    Point begin = paper_place(s, *at);
    float far = hypotf(s->to.x - begin.x, s->to.y - begin.y);
    int steps = far < STEP * MOST ? (int)(far / STEP) + 1 : MOST;
    bool moved = false, goes_on = isfinite(far);
    for (int i = 1; i <= steps && goes_on; i++) {
        float share = (float)i / (float)steps;
        Point next = *at, screen = {begin.x + (s->to.x - begin.x) * share,
                                    begin.y + (s->to.y - begin.y) * share};
        goes_on = paper_under(place, screen, *at, &next) && leads_there(s, *at, next);
        if (goes_on) *at = next, moved = true;
    }
    free(place);
    return moved;
}

static void drag_over_paper(const Sight *s) {
    const Plane *w = &s->bent->window;
    float x[MAX_COLUMNS], wide = w->right - w->left, high = w->top - w->bottom;
    memcpy(x, columns_of(s), sizeof *x * (size_t)s->g->lab->scene.data.columns);
    Point at = {(x[w->across] - w->left) / wide * BENT_CELLS,
                (w->top - x[w->up]) / high * BENT_CELLS};
    if (!walk_over_paper(s, &at)) return;
    x[w->across] = w->left + at.x / BENT_CELLS * wide;
    x[w->up] = w->top - at.y / BENT_CELLS * high;
    move_point(s, x);
}

/* ---- by its columns */

/* Where the other points stand in a column, and how far the dragged one may go. */
typedef struct Reach {
    float middle, half, low, high;
} Reach;

/* Beyond what is thrice as wide as the other points, units hardly answer to a column any more:
 * there a hand would lead the point away without end. It may stay where it is. */
static Reach reach_of(const Dataset *data, int column, int point) {
    static const float FARTHEST = 3;
    float low = INFINITY, high = -INFINITY, now = data->x[(long)point * data->columns + column];
    for (int i = 0; i < data->count; i++) {
        float x = data->x[(long)i * data->columns + column];
        if (i != point) low = fminf(low, x), high = fmaxf(high, x);
    }
    if (!(high > low)) low = now - 1, high = now + 1;
    float half = (high - low) / 2, middle = (high + low) / 2;
    return (Reach){middle, half, fminf(now, middle - FARTHEST * half),
                   fmaxf(now, middle + FARTHEST * half)};
}

/* How far from the pointer a point with these values stands on the screen. */
static float miss(const Sight *s, const float *x) {
    Point3 at;
    bent_see(s->bent, s->g->lab, 1, x, &at);
    Point here = place_of(s, at);
    return hypotf(s->to.x - here.x, s->to.y - here.y);
}

/* The shortest way from values x towards those with which it stands under the pointer, as the
 * slopes are here; each column in units of its reach. False where nothing leads there. */
static bool way_from(const Sight *s, const Reach *reach, const float *x, float by[MAX_COLUMNS]) {
    static const float NUDGE = 0.01f, DAMPED = 1e-5f, LONGEST = 0.5f;
    enum { MOST = MAX_COLUMNS + 1 };
    int columns = s->g->lab->scene.data.columns;
    float tried[MOST * MAX_COLUMNS], slope[MAX_COLUMNS][2], far = 0;
    Point3 at[MOST];
    for (int k = 0; k <= columns; k++) {
        memcpy(tried + k * columns, x, sizeof *x * (size_t)columns);
        if (k > 0) tried[k * columns + k - 1] += NUDGE * reach[k - 1].half;
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
    if (!isfinite(a + b)) return false;
    for (int c = 0; c < columns; c++) {
        by[c] = slope[c][0] * a + slope[c][1] * b;
        far += by[c] * by[c];
    }
    float share = fminf(1, LONGEST / sqrtf(far + 1e-12f));
    for (int c = 0; c < columns; c++) by[c] *= share * reach[c].half;
    return true;
}

/* A step of it, shorter and shorter until it comes nearer. Returns how far off it is then; the same
 * as before where no step helps. */
static float step_towards(const Sight *s, const Reach *reach, float off, float *x) {
    enum { HALVES = 6 };
    int columns = s->g->lab->scene.data.columns;
    float by[MAX_COLUMNS] = {0}, next[MAX_COLUMNS], share = 1;
    if (!way_from(s, reach, x, by)) return off;
    for (int i = 0; i < HALVES; i++, share /= 2) {
        for (int c = 0; c < columns; c++)
            next[c] = clamp_float(x[c] + share * by[c], reach[c].low, reach[c].high);
        float now = miss(s, next);
        if (!(now < off)) continue;
        memcpy(x, next, sizeof *x * (size_t)columns);
        return now;
    }
    return off;
}

/* As near as steps from there lead; returns how far off that is. */
static float approach(const Sight *s, const Reach *reach, float *x) {
    enum { ROUNDS = 32 };
    static const float CLOSE = 0.25f; /* points of the screen */
    float off = miss(s, x), before = INFINITY;
    for (int i = 0; i < ROUNDS && off > CLOSE && off < before; i++) {
        before = off;
        off = step_towards(s, reach, off, x);
    }
    return off;
}

/* From where it is; where units are level there, and show no way, from amidst the other points. */
static void drag_by_columns(const Sight *s) {
    static const float FAR = 3; /* points of the screen */
    const Dataset *data = &s->g->lab->scene.data;
    float x[MAX_COLUMNS] = {0}, amid[MAX_COLUMNS] = {0};
    Reach reach[MAX_COLUMNS] = {0};
    memcpy(x, columns_of(s), sizeof *x * (size_t)data->columns);
    for (int c = 0; c < data->columns; c++) {
        reach[c] = reach_of(data, c, s->point);
        amid[c] = reach[c].middle;
    }
    float off = approach(s, reach, x);
    bool anew = off > FAR && approach(s, reach, amid) < off / 2;
    move_point(s, anew ? amid : x);
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
