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
    free(cover->touched);
    free(cover->left);
    free(cover->right);
    *cover = (Cover){0};
}

static void forget_rows(Cover *c) {
    c->top = c->origin + c->height;
    c->bottom = c->origin;
    c->is_small = false;
}

void cover_resize(Cover *c, int width, int height) {
    if (c->width == width && c->height == height) return;
    cover_destroy(c);
    c->width = width;
    c->height = height;
    c->blocks = (width + 2) / COVER_BLOCK + 1;
    c->area = memory_floats((long)c->blocks * COVER_BLOCK * (height + 1));
    c->touched = memory_zeroed((size_t)c->blocks * (size_t)height, sizeof *c->touched);
    c->left = memory_zeroed((size_t)height, sizeof(int));
    c->right = memory_zeroed((size_t)height, sizeof(int));
    for (int y = 0; y < height; y++) c->left[y] = width;
    forget_rows(c);
}

void cover_place(Cover *c, int origin) {
    c->origin = origin;
    forget_rows(c);
}

void cover_expect(Cover *c, Point low, Point high) {
    const float most = COVER_SMALL;
    float left = floorf(low.x), top = floorf(low.y);
    c->is_small = left >= 0 && high.x < left + most && high.y < top + most &&
                  high.x + 2 < (float)c->width && top > -most && high.y < 1e6f;
    if (!c->is_small) return;
    c->small_left = (int)left;
    c->small_top = (int)top;
    c->small_columns = (int)high.x + 2 - c->small_left;
}

/* A block of a row. Those of rows one above the other lie side by side: a line that goes down stays
 * within a few pages of memory. One more between the columns: else all of a row would compete for
 * the same place in the cache. */
INLINE float *block_at(const Cover *c, int row, int block) {
    return c->area + ((long)block * (c->height + 1) + row) * COVER_BLOCK;
}

INLINE float *pixel_at(const Cover *c, int row, int x) {
    uint32_t at = (uint32_t)x;
    return block_at(c, row, (int)(at / COVER_BLOCK)) + at % COVER_BLOCK;
}

INLINE void touch(Cover *c, int row, int first, int last) {
    if (first < c->left[row]) c->left[row] = first;
    if (last + 1 > c->right[row]) c->right[row] = last + 1;
    bool *touched = c->touched + (long)row * c->blocks;
    int begin = first / COVER_BLOCK, end = last / COVER_BLOCK;
    touched[begin] = touched[end] = true;
    for (int b = begin + 1; b < end; b++) touched[b] = true;
}

/* Pixels that an edge crosses from side to side. */
static void add_across(Cover *c, int row, int from, int to, float slope) {
    while (from < to) {
        float *area = pixel_at(c, row, from);
        int left = COVER_BLOCK - from % COVER_BLOCK, count = to - from < left ? to - from : left;
        for (int i = 0; i < count; i++) area[i] += slope;
        from += count;
    }
}

/* The part of an edge that lies within a pixel of a row, or goes over into the next: without asking
 * which, as nobody could foresee it. The pixels: first, the one after, the one after that. */
INLINE void add_narrow(float *const area[3], int first, bool over, float x0, float x1, float dy) {
    float next = (float)first + 1, far = x1 - x0, beyond = x1 - next;
    float slope = dy / (over ? far : 1), till = over ? next : x1, past = over ? beyond : 0;
    float height = over ? slope * (next - x0) : dy, part = next - (x0 + till) / 2;
    float after = slope * past, rest = next + 1 - (next + (next + past)) / 2;
    *area[0] += height * part;
    *area[1] += height * (1 - part);
    *area[1] += after * rest;
    *area[2] += after * (1 - rest);
}

/* Adds the part of an edge that lies within row y of those there is room for: from x0 to x1 while y
 * goes by dy (signed). Everything right of an edge is covered by dy; the pixels it crosses by the
 * share that lies right of it. */
static void add_row(Cover *c, int y, float x0, float x1, float dy) {
    float most = (float)c->width;
    x0 = x0 < 0 ? 0 : x0 > most ? most : x0;
    x1 = x1 < 0 ? 0 : x1 > most ? most : x1;
    float low = x0 < x1 ? x0 : x1, high = x0 < x1 ? x1 : x0;
    x0 = low, x1 = high;
    int first = (int)x0, last = (int)x1;
    float next = (float)first + 1;
    touch(c, y, first, last + 1);
    if (last - first <= 1) {
        float *const area[3] = {pixel_at(c, y, first), pixel_at(c, y, first + 1),
                                pixel_at(c, y, first + 2)};
        add_narrow(area, first, last > first, x0, x1, dy);
        return;
    }
    float slope = dy / (x1 - x0), half = slope / 2;
    float height = slope * (next - x0), part = next - (x0 + next) / 2;
    *pixel_at(c, y, first) += height * part;
    float before = height * (1 - part);
    if (first + 1 < last) {
        *pixel_at(c, y, first + 1) += before + half;
        add_across(c, y, first + 2, last, slope);
        before = half;
    }
    height = slope * (x1 - (float)last);
    part = (float)last + 1 - ((float)last + x1) / 2;
    *pixel_at(c, y, last) += before + height * part;
    *pixel_at(c, y, last + 1) += height * (1 - part);
}

/* The same in the small square. */
INLINE void add_small_row(float *row, int left, float x0, float x1, float dy) {
    float low = x0 < x1 ? x0 : x1, high = x0 < x1 ? x1 : x0;
    x0 = low, x1 = high;
    int first = (int)x0, last = (int)x1;
    float next = (float)first + 1, *area = row + first - left;
    if (last - first <= 1) {
        float *const three[3] = {area, area + 1, area + 2};
        add_narrow(three, first, last > first, x0, x1, dy);
        return;
    }
    float slope = dy / (x1 - x0), half = slope / 2;
    float height = slope * (next - x0), part = next - (x0 + next) / 2;
    area[0] += height * part;
    float before = height * (1 - part);
    if (first + 1 < last) {
        area[1] += before + half;
        for (int i = 2; i < last - first; i++) area[i] += slope;
        before = half;
    }
    height = slope * (x1 - (float)last);
    part = (float)last + 1 - ((float)last + x1) / 2;
    area += last - first;
    area[0] += before + height * part;
    area[1] += height * (1 - part);
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
        float x0 = a.x + slope * (from - a.y), x1 = a.x + slope * (to - a.y),
              dy = sign * (to - from);
        if (c->is_small)
            add_small_row(c->small[y - c->small_top], c->small_left, x0, x1, dy);
        else
            add_row(c, y - c->origin, x0, x1, dy);
    }
}

static bool is_near(Point p) {
    return fabsf(p.x) < 1e6f && fabsf(p.y) < 1e6f;
}

void cover_polygon(Cover *c, const Point *point, int count) {
    for (int i = 0; i < count; i++) {
        if (!is_near(point[i])) return;
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

LineEnd cover_bend(Point a, Point b, Point c, float width) {
    const LineEnd round = {.kind = END_ROUND};
    float ux = b.x - a.x, uy = b.y - a.y, vx = c.x - b.x, vy = c.y - b.y, r = width / 2;
    float u = sqrtf(ux * ux + uy * uy), v = sqrtf(vx * vx + vy * vy);
    if (!(u > 1e-6f && v > 1e-6f)) return round;
    ux /= u, uy /= u, vx /= v, vy /= v;
    float on = ux * vx + uy * vy, side = fabsf(ux * vy - uy * vx);
    /* On the inside of the bend a mitre takes r tan(half of its angle) off both pieces. */
    float off = r * side / (1 + on);
    if (!(on > 0.85f) || off > u || off > v) return round;
    float share = r / (1 + on);
    return (LineEnd){END_MITRE, {(uy + vy) * share, -(ux + vx) * share}};
}

/* The outline around one end, where (ux, uy) leads outwards; away: across lies on the other side
 * of a mitre than where it was computed. */
static int outline_end(Point at, LineEnd end, float ux, float uy, bool away, float width,
                       Point *outline) {
    if (end.kind == END_MITRE) {
        float sign = away ? -1 : 1, x = sign * end.across.x, y = sign * end.across.y;
        outline[0] = (Point){at.x + x, at.y + y};
        outline[1] = (Point){at.x - x, at.y - y};
        return 2;
    }
    int round = width < 1.7f ? TURN - 1 : width < 4 ? 2 : 1;
    return cap(at, uy, -ux, ux, uy, end.kind == END_ROUND ? round : TURN - 1, outline);
}

void cover_piece(Cover *c, Point a, Point b, float width, LineEnd at_a, LineEnd at_b) {
    if (!is_near(a) || !is_near(b)) return;
    float dx = b.x - a.x, dy = b.y - a.y, length = sqrtf(dx * dx + dy * dy), r = width / 2;
    if (!(length > 1e-6f)) dx = 1, dy = 0, length = 1;
    float ux = dx / length * r, uy = dy / length * r;
    Point outline[2 * TURN];
    int to = outline_end(b, at_b, ux, uy, false, width, outline);
    int n = to + outline_end(a, at_a, -ux, -uy, true, width, outline + to);
    /* What two pieces share in a mitre they would go along in both directions: for nothing. */
    for (int i = 0; i < n; i++) {
        bool shared = i == to - 1 || i == n - 1 ? false : (i < to ? at_b : at_a).kind == END_MITRE;
        if (!shared) add_edge(c, outline[i], outline[(i + 1) % n]);
    }
}

/* How many 256ths of a colour so much area makes. Less than anyone sees is nothing. */
INLINE uint32_t share_under(float area, Color color) {
    float coverage = fabsf(area);
    return coverage > 0.003f ? share_of(color, coverage < 1 ? coverage : 1) : 0;
}

/* Pixels that are all covered alike. */
static void paint_span(uint32_t *pixel, int count, float area, Color color) {
    uint32_t share = share_under(area, color);
    if (share == 0) return;
    const Four shares = {share, share, share, share};
    const uint32_t all = solid(color);
    const Four colors = {all, all, all, all};
    int x = 0;
    for (; x + 4 <= count; x += 4)
        *(Four *)(pixel + x) = blend_four(*(Four *)(pixel + x), colors, shares);
    for (; x < count; x++) pixel[x] = blend(pixel[x], color, share);
}

/* The sums along a block, from what was before it; returns the last. In four groups at once: a sum
 * that waits for the one before at every pixel takes twice as long. */
INLINE float sum_block(const float *area, float before, float sum[COVER_BLOCK]) {
    enum { GROUP = 4 };
    for (int g = 0; g < COVER_BLOCK; g += GROUP) {
        sum[g] = area[g];
        for (int i = g + 1; i < g + GROUP; i++) sum[i] = sum[i - 1] + area[i];
    }
    for (int g = 0; g < COVER_BLOCK; g += GROUP) {
        float group = before + sum[g + GROUP - 1];
        for (int i = g; i < g + GROUP; i++) sum[i] += before;
        before = group;
    }
    return before;
}

/* The first block from here on that is touched, or the end. */
INLINE int next_touched(const bool *touched, int block, int end) {
    for (uint64_t eight; block + 8 <= end; block += 8) {
        memcpy(&eight, touched + block, sizeof eight);
        if (eight) break;
    }
    while (block < end && !touched[block]) block++;
    return block;
}

enum { FEW = 20 }; /* pixels of a row */

/* A row that touches a few pixels only, as of small faces and thin lines: summed up one after the
 * other. */
static void paint_few(const Cover *c, int row, Box clip, uint32_t *pixel, Color color) {
    int left = c->left[row], right = c->right[row], most = c->blocks * COVER_BLOCK;
    bool *touched = c->touched + (long)row * c->blocks;
    uint32_t share[FEW];
    float sum = 0;
    if (right > most) right = most;
    for (int x = left; x < right; x++) {
        float *area = pixel_at(c, row, x);
        sum += *area;
        *area = 0;
        share[x - left] = share_under(sum, color);
    }
    for (int block = left / COVER_BLOCK; block <= (right - 1) / COVER_BLOCK; block++)
        touched[block] = false;
    int first = left > clip.left ? left : clip.left, last = right < clip.right ? right : clip.right;
    if (first < last) surface_shares(pixel + first, last - first, color, share + first - left);
}

/* What is summed up along a block, where it is within the clip. */
static void paint_block(const float sum[COVER_BLOCK], int from, Box clip, uint32_t *pixel,
                        Color color) {
    uint32_t share[COVER_BLOCK];
    int first = from > clip.left ? from : clip.left,
        last = from + COVER_BLOCK < clip.right ? from + COVER_BLOCK : clip.right;
#pragma omp simd
    for (int i = 0; i < COVER_BLOCK; i++) share[i] = share_under(sum[i], color);
    if (first < last) surface_shares(pixel + first, last - first, color, share + first - from);
}

/* One row from the first pixel touched to the last; within the clip it is painted. */
static void paint_row(const Cover *c, int row, Box clip, uint32_t *pixel, Color color) {
    float before = 0, sum[COVER_BLOCK];
    bool *touched = c->touched + (long)row * c->blocks;
    int end = c->right[row] / COVER_BLOCK + 1;
    if (end > c->blocks) end = c->blocks;
    if (c->right[row] - c->left[row] <= FEW) {
        paint_few(c, row, clip, pixel, color);
        return;
    }
    for (int block = c->left[row] / COVER_BLOCK; block < end; block++) {
        int next = next_touched(touched, block, end), from = next * COVER_BLOCK;
        if (next > block) {
            int first = block * COVER_BLOCK > clip.left ? block * COVER_BLOCK : clip.left,
                last = from < clip.right ? from : clip.right;
            if (first < last) paint_span(pixel + first, last - first, before, color);
            block = next;
            if (next == end) break;
        }
        float *area = block_at(c, row, next);
        before = sum_block(area, before, sum);
        paint_block(sum, from, clip, pixel, color);
        memset(area, 0, sizeof sum);
        touched[block] = false;
    }
}

static void paint_small(Cover *c, const Surface *s, Color color) {
    const int left = c->small_left, columns = c->small_columns, fours = (columns + 3) & ~3;
    int first = left > s->clip.left ? left : s->clip.left,
        last = left + columns < s->clip.right ? left + columns : s->clip.right;
    for (int y = c->top; y < c->bottom; y++) {
        float *area = c->small[y - c->small_top];
        uint32_t share[COVER_SMALL_WIDE];
        for (int x = 1; x < columns; x++) area[x] += area[x - 1];
#pragma omp simd
        for (int x = 0; x < fours; x++) share[x] = share_under(area[x], color);
        memset(area, 0, sizeof *area * (size_t)fours);
        if (first < last && y >= s->clip.top && y < s->clip.bottom)
            surface_shares(s->pixels + (long)y * s->width + first, last - first, color,
                           share + first - left);
    }
    forget_rows(c);
}

void cover_paint(Cover *c, const Surface *s, Color color) {
    if (c->is_small) {
        paint_small(c, s, color);
        return;
    }
    for (int y = c->top; y < c->bottom; y++) {
        int row = y - c->origin;
        Box clip = s->clip;
        if (y < clip.top || y >= clip.bottom) clip.right = clip.left;
        paint_row(c, row, clip, s->pixels + (long)y * s->width, color);
        c->left[row] = c->width;
        c->right[row] = 0;
    }
    forget_rows(c);
}
