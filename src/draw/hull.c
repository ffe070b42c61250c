/* See hull.h. */
#include "draw/hull.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Above 0 where c lies left of the way from a to b. */
static double side_of(Point a, Point b, Point c) {
    double abx = (double)b.x - (double)a.x, aby = (double)b.y - (double)a.y;
    return abx * ((double)c.y - (double)a.y) - aby * ((double)c.x - (double)a.x);
}

static int by_place(const void *a, const void *b) {
    const Point *p = a, *q = b;
    if (p->x != q->x) return p->x < q->x ? -1 : 1;
    return (p->y > q->y) - (p->y < q->y);
}

/* The next corner of one half of the hull, which has `least` corners that stay: those before it
 * that it makes dents are dropped. */
static int add_corner(Point *hull, int count, int least, Point next) {
    while (count > least && side_of(hull[count - 2], hull[count - 1], next) <= 0) count--;
    hull[count] = next;
    return count + 1;
}

/* From left to right below the points, and back above them (Andrew's monotone chain). */
int hull_of(Point *point, int count, Point *hull) {
    qsort(point, (size_t)count, sizeof *point, by_place);
    int unequal = 0;
    for (int i = 0; i < count; i++) {
        if (i == 0 || by_place(&point[i], &point[unequal - 1]) != 0) point[unequal++] = point[i];
    }
    if (unequal < 3) {
        memcpy(hull, point, sizeof *hull * (size_t)unequal);
        return unequal;
    }
    Point *around = memory_zeroed((size_t)unequal + 2, sizeof *around);
    int corners = 0;
    for (int i = 0; i < unequal; i++) corners = add_corner(around, corners, 1, point[i]);
    int lower = corners;
    for (int i = unequal - 2; i >= 0; i--) corners = add_corner(around, corners, lower, point[i]);
    corners--; /* the first once more */
    memcpy(hull, around, sizeof *hull * (size_t)corners);
    free(around);
    return corners;
}

static Point crossing(Point p, Point q, double from, double to) {
    float t = (float)(from / (from - to));
    return (Point){p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * t};
}

/* What of a polygon lies left of the way from a to b: at most one corner more, since a line crosses
 * a hull at most twice. Rounding may find more crossings where corners lie almost on the line. */
static int cut(const Point *from, int count, Point a, Point b, Point *to) {
    int kept = 0, crossings = 0;
    for (int i = 0; i < count; i++) {
        Point p = from[i], q = from[(i + 1) % count];
        double here = side_of(a, b, p), there = side_of(a, b, q);
        if (here >= 0) to[kept++] = p;
        bool crosses = (here > 0 && there < 0) || (here < 0 && there > 0);
        if (crosses && crossings++ < 2) to[kept++] = crossing(p, q, here, there);
    }
    return kept;
}

/* One is cut along each edge of the other; each cut adds at most one corner. */
int hull_common(const Point *a, int a_count, const Point *b, int b_count, Point *common) {
    if (a_count < 3 || b_count < 3) return 0;
    Point *part = memory_zeroed((size_t)(a_count + b_count), sizeof *part);
    int count = a_count;
    memcpy(part, a, sizeof *part * (size_t)a_count);
    for (int i = 0; i < b_count && count > 2; i++) {
        count = cut(part, count, b[i], b[(i + 1) % b_count], common);
        memcpy(part, common, sizeof *part * (size_t)count);
    }
    memcpy(common, part, sizeof *part * (size_t)count);
    free(part);
    return count > 2 ? count : 0;
}
