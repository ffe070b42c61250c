/* See contour_lines.h. */
#include "draw/contour_lines.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"

void contour_lines_destroy(ContourLines *l) {
    free(l->point);
    free(l->end);
    *l = (ContourLines){0};
}

void contour_lines_clear(ContourLines *l) {
    l->lines = l->points = 0;
}

const Point *contour_lines_of(const ContourLines *l, int line, int *count) {
    int from = line ? l->end[line - 1] : 0;
    *count = l->end[line] - from;
    return l->point + from;
}

static int compare(float x, float y, const Segment *b) {
    if (x != b->x0) return x < b->x0 ? -1 : 1;
    return y != b->y0 ? (y < b->y0 ? -1 : 1) : 0;
}

static int by_start(const void *a, const void *b) {
    const Segment *s = a;
    return compare(s->x0, s->y0, b);
}

/* The segment that begins where this one ends; -1 for none. */
static int after(const Segment *segment, int count, const Segment *s) {
    int low = 0, high = count - 1;
    while (low <= high) {
        int middle = (low + high) / 2, way = compare(s->x1, s->y1, &segment[middle]);
        if (way == 0) return middle;
        if (way < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return -1;
}

static void add(ContourLines *l, float x, float y) {
    if (l->points == l->room) {
        l->room = l->room ? 2 * l->room : 1024;
        l->point = memory_resize(l->point, sizeof *l->point * (size_t)l->room);
    }
    l->point[l->points++] = (Point){x, y};
}

static void end_line(ContourLines *l) {
    if (l->lines == l->line_room) {
        l->line_room = l->line_room ? 2 * l->line_room : 64;
        l->end = memory_resize(l->end, sizeof *l->end * (size_t)l->line_room);
    }
    l->end[l->lines++] = l->points;
}

/* As far as segments lead on that no line has yet. */
static void walk(ContourLines *l, const Segment *segment, const int *next, bool *used, int from) {
    add(l, segment[from].x0, segment[from].y0);
    for (int i = from; i >= 0 && !used[i]; i = next[i]) {
        used[i] = true;
        add(l, segment[i].x1, segment[i].y1);
    }
    end_line(l);
}

void contour_lines_join(ContourLines *l, Segment *segment, int count) {
    if (count <= 0) return;
    int *next = memory_zeroed((size_t)count, sizeof *next);
    bool *follows = memory_zeroed((size_t)count, sizeof *follows);
    bool *used = memory_zeroed((size_t)count, sizeof *used);
    qsort(segment, (size_t)count, sizeof *segment, by_start);
    for (int i = 0; i < count; i++) {
        next[i] = after(segment, count, &segment[i]);
        if (next[i] >= 0) follows[next[i]] = true;
    }
    /* Open lines from their beginnings; what is left is closed. */
    for (int closed = 0; closed < 2; closed++) {
        for (int i = 0; i < count; i++) {
            if (!used[i] && (closed || !follows[i])) walk(l, segment, next, used, i);
        }
    }
    free(next);
    free(follows);
    free(used);
}
