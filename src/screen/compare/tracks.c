/* See tracks.h. */
#include "screen/compare/tracks.h"

#include <assert.h>
#include <math.h>

void tracks_begin(Tracks *tracks, Rect area) {
    tracks->area = area;
    tracks->count = 0;
}

static int column_of(const Tracks *t, float x) {
    float share = t->area.w > 0 ? (x - t->area.x) / t->area.w : 0;
    return (int)(fminf(fmaxf(share, 0), 1) * (TRACK_COLUMNS - 1));
}

static float column_x(const Tracks *t, int column) {
    return t->area.x + t->area.w * (float)column / (TRACK_COLUMNS - 1);
}

static void reach(Tracks *t, int column, float y) {
    float *top = &t->top[t->count][column], *foot = &t->foot[t->count][column];
    *top = fminf(*top, y);
    *foot = fmaxf(*foot, y);
}

static void add_piece(Tracks *t, Point a, Point b) {
    int first = column_of(t, a.x), last = column_of(t, b.x);
    reach(t, first, a.y);
    reach(t, last, b.y);
    for (int c = first + 1; c <= last; c++) { /* where it goes over from column to column */
        float y = a.y + (b.y - a.y) * (column_x(t, c) - a.x) / (b.x - a.x);
        reach(t, c - 1, y);
        reach(t, c, y);
    }
}

void tracks_add(Tracks *t, const Point *point, int count) {
    assert(t->count < COMPARE_VALUES);
    for (int c = 0; c < TRACK_COLUMNS; c++) {
        t->top[t->count][c] = INFINITY;
        t->foot[t->count][c] = -INFINITY;
    }
    for (int i = 0; i + 1 < count; i++) add_piece(t, point[i], point[i + 1]);
    t->count++;
}

bool tracks_meet(const Tracks *t, Rect rect) {
    if (rect.x > t->area.x + t->area.w || rect.x + rect.w < t->area.x) return false;
    int first = column_of(t, rect.x), last = column_of(t, rect.x + rect.w);
    for (int i = 0; i < t->count; i++) {
        for (int c = first; c <= last; c++) {
            if (t->top[i][c] <= rect.y + rect.h && t->foot[i][c] >= rect.y) return true;
        }
    }
    return false;
}
