/* Places on a screen. x grows to the right, y downwards; lengths are points, the same on every
 * screen. */
#ifndef BASE_RECT_H
#define BASE_RECT_H

#include <stdbool.h>

typedef struct Point {
    float x, y;
} Point;

typedef struct Rect {
    float x, y, w, h;
} Rect;

/* Its left and upper edges belong to it, its right and lower ones do not. */
static inline bool rect_holds(Rect rect, Point point) {
    return point.x >= rect.x && point.x < rect.x + rect.w && point.y >= rect.y &&
           point.y < rect.y + rect.h;
}

static inline Point rect_middle(Rect rect) {
    return (Point){rect.x + rect.w / 2, rect.y + rect.h / 2};
}

/* Whether two of them share more than an edge. */
static inline bool rect_meets(Rect a, Rect b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* Whether all of a rectangle lies in another. */
static inline bool rect_within(Rect inner, Rect outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

/* Smaller by so much on every side, and empty rather than inside out. */
static inline Rect rect_inset(Rect rect, float by) {
    float w = rect.w - 2 * by, h = rect.h - 2 * by;
    return (Rect){rect.x + by, rect.y + by, w > 0 ? w : 0, h > 0 ? h : 0};
}

#endif
