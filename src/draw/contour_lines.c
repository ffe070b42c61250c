/* See contour_lines.h. */
#include "draw/contour_lines.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
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

/* Segments by where they begin: a power of two of buckets, each a chain of indices that ends in
 * -1. */
typedef struct Beginnings {
    const Segment *segment;
    int *bucket, *chain;
    uint64_t mask;
} Beginnings;

static uint64_t place_of(float x, float y) {
    uint32_t bits[2];
    memcpy(&bits[0], &x, sizeof x);
    memcpy(&bits[1], &y, sizeof y);
    return hash_long(HASH_BEGIN, (uint64_t)bits[0] << 32 | bits[1]);
}

static Beginnings begin_all(const Segment *segment, int count) {
    int size = 16;
    while (size < 2 * count) size *= 2;
    Beginnings b = {segment, memory_zeroed((size_t)size, sizeof(int)),
                    memory_zeroed((size_t)count, sizeof(int)), (uint64_t)size - 1};
    for (int i = 0; i < size; i++) b.bucket[i] = -1;
    for (int i = count - 1; i >= 0; i--) {
        int *bucket = &b.bucket[place_of(segment[i].x0, segment[i].y0) & b.mask];
        b.chain[i] = *bucket;
        *bucket = i;
    }
    return b;
}

/* The segment that begins where this one ends; -1 for none. */
static int after(const Beginnings *b, const Segment *s) {
    int i = b->bucket[place_of(s->x1, s->y1) & b->mask];
    while (i >= 0 && (b->segment[i].x0 != s->x1 || b->segment[i].y0 != s->y1)) i = b->chain[i];
    return i;
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

void contour_lines_join(ContourLines *l, const Segment *segment, int count) {
    if (count <= 0) return;
    int *next = memory_zeroed((size_t)count, sizeof *next);
    bool *follows = memory_zeroed((size_t)count, sizeof *follows);
    bool *used = memory_zeroed((size_t)count, sizeof *used);
    Beginnings beginnings = begin_all(segment, count);
    for (int i = 0; i < count; i++) {
        next[i] = after(&beginnings, &segment[i]);
        if (next[i] >= 0) follows[next[i]] = true;
    }
    /* Open lines from their beginnings; what is left is closed. */
    for (int closed = 0; closed < 2; closed++) {
        for (int i = 0; i < count; i++) {
            if (!used[i] && (closed || !follows[i])) walk(l, segment, next, used, i);
        }
    }
    free(beginnings.bucket);
    free(beginnings.chain);
    free(next);
    free(follows);
    free(used);
}

/* From a point on: between which directions a line passes all points since within the tolerance. */
typedef struct Cone {
    Point at, low, high;
    float far; /* how far those points have come */
    bool open; /* any direction will do */
} Cone;

static float turn(Point a, Point b) {
    return a.x * b.y - a.y * b.x;
}

static bool within(const Cone *cone, Point p) {
    Point way = {p.x - cone->at.x, p.y - cone->at.y};
    return cone->open || (turn(cone->low, way) >= 0 && turn(way, cone->high) >= 0 &&
                          way.x * way.x + way.y * way.y >= cone->far);
}

static void narrow(Cone *cone, Point p, float tolerance) {
    float x = p.x - cone->at.x, y = p.y - cone->at.y, far = x * x + y * y;
    cone->far = far;
    if (!(far > tolerance * tolerance)) return;
    float share = tolerance / sqrtf(far);
    Point low = {x + y * share, y - x * share}, high = {x - y * share, y + x * share};
    if (cone->open || turn(cone->low, low) > 0) cone->low = low;
    if (cone->open || turn(high, cone->high) > 0) cone->high = high;
    cone->open = false;
}

int contour_lines_thin(Point *point, int count, float tolerance) {
    if (count < 3) return count;
    int kept = 1;
    Cone cone = {.at = point[0], .open = true};
    for (int i = 1; i < count; i++) {
        Point p = point[i];
        if (!within(&cone, p)) {
            point[kept++] = point[i - 1];
            cone = (Cone){.at = point[kept - 1], .open = true};
        }
        narrow(&cone, p, tolerance);
    }
    point[kept++] = point[count - 1];
    return kept;
}
