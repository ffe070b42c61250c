/* See cover.h. */
#include "draw/cover.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

Cover cover_create(void) {
    return (Cover){0};
}

void cover_destroy(Cover *cover) {
    free(cover->area);
    free(cover->left);
    free(cover->right);
    *cover = (Cover){0};
}

static void forget_rows(Cover *c) {
    c->top = c->origin + c->height;
    c->bottom = c->origin;
}

void cover_resize(Cover *c, int width, int height) {
    if (c->width == width && c->height == height) return;
    cover_destroy(c);
    c->width = width;
    c->height = height;
    c->area = memory_floats((long)(width + 2) * height);
    c->left = memory_zeroed((size_t)height, sizeof(int));
    c->right = memory_zeroed((size_t)height, sizeof(int));
    for (int y = 0; y < height; y++) c->left[y] = width;
    forget_rows(c);
}

void cover_place(Cover *c, int origin) {
    c->origin = origin;
    forget_rows(c);
}

/* Adds the part of an edge that lies within row y of those there is room for: from x0 to x1 while y
 * goes by dy (signed). Everything right of an edge is covered by dy; the pixels it crosses by the
 * share that lies right of it. */
static void add_row(Cover *c, int y, float x0, float x1, float dy) {
    float most = (float)c->width, *area = c->area + (long)y * (c->width + 2);
    x0 = x0 < 0 ? 0 : x0 > most ? most : x0;
    x1 = x1 < 0 ? 0 : x1 > most ? most : x1;
    if (x0 > x1) {
        float swap = x0;
        x0 = x1;
        x1 = swap;
    }
    int first = (int)x0, last = (int)x1;
    if (first < c->left[y]) c->left[y] = first;
    if (last + 2 > c->right[y]) c->right[y] = last + 2;
    if (first == last) {
        float part = (float)first + 1 - (x0 + x1) / 2;
        area[first] += dy * part;
        area[first + 1] += dy * (1 - part);
        return;
    }
    float slope = dy / (x1 - x0), before = 0;
    for (int x = first; x <= last; x++) {
        float from = x == first ? x0 : (float)x, to = x == last ? x1 : (float)x + 1;
        float height = slope * (to - from), part = (float)x + 1 - (from + to) / 2;
        area[x] += before + height * part;
        before = height * (1 - part);
    }
    area[last + 1] += before;
}

static void add_edge(Cover *c, Point a, Point b) {
    float sign = 1;
    if (a.y > b.y) {
        Point swap = a;
        a = b;
        b = swap;
        sign = -1;
    }
    float above = (float)c->origin, below = (float)(c->origin + c->height);
    if (!(b.y > above) || !(a.y < below) || a.y == b.y) return;
    float slope = (b.x - a.x) / (b.y - a.y);
    float top = a.y < above ? above : a.y, bottom = b.y > below ? below : b.y;
    int first = (int)top, last = (int)ceilf(bottom);
    if (first < c->top) c->top = first;
    if (last > c->bottom) c->bottom = last;
    for (int y = first; y < last; y++) {
        float from = (float)y > top ? (float)y : top,
              to = (float)(y + 1) < bottom ? (float)(y + 1) : bottom;
        add_row(c, y - c->origin, a.x + slope * (from - a.y), a.x + slope * (to - a.y),
                sign * (to - from));
    }
}

void cover_polygon(Cover *c, const Point *point, int count) {
    for (int i = 0; i < count; i++) {
        if (!(fabsf(point[i].x) < 1e6f && fabsf(point[i].y) < 1e6f)) return;
    }
    for (int i = 0; i < count; i++) add_edge(c, point[i], point[(i + 1) % count]);
}

/* Half a turn around a cap, cosines and sines: in six steps, in three for a thin line, in one for a
 * hair. */
enum { TURN = 7 };
static const float turn[TURN][2] = {{1, 0}, {0.8660254f, 0.5f},  {0.5f, 0.8660254f},
                                    {0, 1}, {-0.5f, 0.8660254f}, {-0.8660254f, 0.5f},
                                    {-1, 0}};

/* Around one end: across is (ax, ay), outwards (ox, oy). */
static int cap(Point at, float ax, float ay, float ox, float oy, int step, Point *outline) {
    int n = 0;
    for (int i = 0; i < TURN; i += step) {
        float across = turn[i][0], out = step < TURN - 1 ? turn[i][1] : 0;
        outline[n++] = (Point){at.x + across * ax + out * ox, at.y + across * ay + out * oy};
    }
    return n;
}

void cover_capsule(Cover *c, Point a, Point b, float width, bool cap_a, bool cap_b) {
    float dx = b.x - a.x, dy = b.y - a.y, length = sqrtf(dx * dx + dy * dy), r = width / 2;
    if (!(length > 1e-6f)) dx = 1, dy = 0, length = 1;
    float ux = dx / length * r, uy = dy / length * r; /* along; (uy, -ux) is across */
    int round = width < 1.7f ? TURN - 1 : width < 4 ? 2 : 1;
    Point outline[2 * TURN];
    int n = cap(b, uy, -ux, ux, uy, cap_b ? round : TURN - 1, outline);
    n += cap(a, -uy, ux, -ux, -uy, cap_a ? round : TURN - 1, outline + n);
    cover_polygon(c, outline, n);
}

/* One row from the first pixel touched to the last; within the clip it is painted. */
static void paint_row(float *area, int left, int right, Box clip, uint32_t *pixel, Color color) {
    const uint32_t solid =
        (uint32_t)color.r | (uint32_t)color.g << 8 | (uint32_t)color.b << 16 | 0xff000000u;
    float sum = 0;
    int seen = right < clip.right ? right : clip.right;
    for (int x = left; x < seen; x++) {
        sum += area[x];
        float coverage = fabsf(sum);
        if (!(coverage > 0.003f) || x < clip.left) continue;
        uint32_t share = share_of(color, coverage < 1 ? coverage : 1);
        pixel[x] = share == 256 ? solid : blend(pixel[x], color, share);
    }
    if (right > left) memset(area + left, 0, sizeof *area * (size_t)(right - left));
}

void cover_paint(Cover *c, const Surface *s, Color color) {
    for (int y = c->top; y < c->bottom; y++) {
        int row = y - c->origin;
        Box clip = s->clip;
        if (y < clip.top || y >= clip.bottom) clip.right = clip.left;
        int right = c->right[row] < c->width + 2 ? c->right[row] : c->width + 2;
        paint_row(c->area + (long)row * (c->width + 2), c->left[row], right, clip,
                  s->pixels + (long)y * s->width, color);
        c->left[row] = c->width;
        c->right[row] = 0;
    }
    forget_rows(c);
}
