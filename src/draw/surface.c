/* See surface.h. Straight edges lie on whole pixels; round ones are covered by their distance. */
#include "draw/surface.h"

#include <assert.h>
#include <math.h>

void surface_pixel(const Surface *s, int x, int y, Color color, float coverage) {
    const Box *c = &s->clip;
    if (x < c->left || x >= c->right || y < c->top || y >= c->bottom || !(coverage > 0)) return;
    uint32_t *at = s->pixels + (long)y * s->width + x;
    *at = blend(*at, color, share_of(color, coverage < 1 ? coverage : 1));
}

void surface_span(const Surface *s, int y, int left, int right, Color color, float coverage) {
    const Box *c = &s->clip;
    if (y < c->top || y >= c->bottom) return;
    if (left < c->left) left = c->left;
    if (right > c->right) right = c->right;
    uint32_t share = share_of(color, coverage);
    int wide = right - left;
    if (share == 0 || wide <= 0) return;
    uint32_t *row = s->pixels + (long)y * s->width + left, all = solid(color);
    int x = 0;
    if (share >= 256) {
        for (; x < wide; x++) row[x] = all;
        return;
    }
    const Four shares = {share, share, share, share}, colors = {all, all, all, all};
    for (; x + 4 <= wide; x += 4)
        *(Four *)(row + x) = blend_four(*(Four *)(row + x), colors, shares);
    for (; x < wide; x++) row[x] = blend(row[x], color, share);
}

void surface_shares(uint32_t *pixel, int count, Color color, const uint32_t *share) {
    uint32_t all = solid(color);
    const Four colors = {all, all, all, all};
    int x = 0;
    for (; x + 4 <= count; x += 4) {
        Four *four = (Four *)(pixel + x);
        *four = blend_four(*four, colors, *(const Four *)(share + x));
    }
    for (; x < count; x++) pixel[x] = blend(pixel[x], color, share[x]);
}

INLINE float clamped(float x) {
    return x > 0 ? x < 1 ? x : 1 : 0;
}

/* How far into the corner's square a pixel of a row reaches: its distance from the corner's centre.
 * (dx, dy) are pixels from the inner edge of the corner's square. */
static float corner(float radius, int dx, int dy) {
    float x = (float)dx + 0.5f, y = (float)dy + 0.5f;
    return clamped(radius + 0.5f - sqrtf(x * x + y * y));
}

static float fitting(Box box, float radius) {
    float w = (float)(box.right - box.left) / 2, h = (float)(box.bottom - box.top) / 2;
    radius = radius < w ? radius : w;
    return radius < h ? radius : h;
}

void surface_rect(const Surface *s, Box box, float radius, Color color) {
    int r = (int)ceilf(radius = fitting(box, radius));
    int top = box.top > s->clip.top ? box.top : s->clip.top;
    int bottom = box.bottom < s->clip.bottom ? box.bottom : s->clip.bottom;
    for (int y = top; y < bottom; y++) {
        int from_top = box.top + r - 1 - y, from_bottom = y - (box.bottom - r);
        int dy = from_top > from_bottom ? from_top : from_bottom;
        if (dy < 0) {
            surface_span(s, y, box.left, box.right, color, 1);
            continue;
        }
        surface_span(s, y, box.left + r, box.right - r, color, 1);
        for (int dx = 0; dx < r; dx++) {
            float coverage = corner(radius, dx, dy);
            surface_pixel(s, box.left + r - 1 - dx, y, color, coverage);
            surface_pixel(s, box.right - r + dx, y, color, coverage);
        }
    }
}

/* A pixel of a border's corner: within the outer curve and not within the inner one. */
static float corner_border(float radius, float width, int dx, int dy) {
    float x = (float)dx + 0.5f, y = (float)dy + 0.5f, far = sqrtf(x * x + y * y);
    return clamped(radius + 0.5f - far) * clamped(far - (radius - width) + 0.5f);
}

static bool in_rows(const Surface *s, int y) {
    return y >= s->clip.top && y < s->clip.bottom;
}

void surface_border(const Surface *s, Box box, float radius, float width, Color color) {
    int w = (int)(width + 0.5f) > 0 ? (int)(width + 0.5f) : 1;
    int r = (int)ceilf(radius = fitting(box, radius));
    for (int i = 0; i < w; i++) {
        surface_span(s, box.top + i, box.left + r, box.right - r, color, 1);
        surface_span(s, box.bottom - 1 - i, box.left + r, box.right - r, color, 1);
    }
    int top = box.top + r > s->clip.top ? box.top + r : s->clip.top;
    int bottom = box.bottom - r < s->clip.bottom ? box.bottom - r : s->clip.bottom;
    for (int y = top; y < bottom; y++) {
        surface_span(s, y, box.left, box.left + w, color, 1);
        surface_span(s, y, box.right - w, box.right, color, 1);
    }
    bool sides = box.left + r > s->clip.left || box.right - r < s->clip.right;
    for (int dy = 0; dy < r && sides; dy++) {
        int y[2] = {box.top + r - 1 - dy, box.bottom - r + dy};
        if (!in_rows(s, y[0]) && !in_rows(s, y[1])) continue;
        for (int dx = 0; dx < r; dx++) {
            float coverage = corner_border(radius, (float)w, dx, dy);
            if (coverage <= 0) continue;
            int x[2] = {box.left + r - 1 - dx, box.right - r + dx};
            for (int k = 0; k < 4; k++) surface_pixel(s, x[k & 1], y[k >> 1], color, coverage);
        }
    }
}

/* Pixels of a row from left to right (exclusive), within the clip, by how far they are from the
 * middle of a disc; dy: how far the row is. */
static void disc_pixels(const Surface *s, int y, int left, int right, float x, float dy,
                        float radius, Color color) {
    enum { SOME = 64 };
    uint32_t share[SOME];
    if (left < s->clip.left) left = s->clip.left;
    if (right > s->clip.right) right = s->clip.right;
    for (int count; left < right; left += count) {
        count = right - left < SOME ? right - left : SOME;
#pragma omp simd
        for (int i = 0; i < count; i++) {
            float dx = (float)(left + i) + 0.5f - x, in = radius + 0.5f - sqrtf(dx * dx + dy * dy);
            in = in > 0 ? in : 0;
            share[i] = share_of(color, in < 1 ? in : 1);
        }
        surface_shares(s->pixels + (long)y * s->width + left, count, color, share);
    }
}

void surface_disc(const Surface *s, float x, float y, float radius, Color color) {
    int top = (int)floorf(y - radius - 0.5f), bottom = (int)ceilf(y + radius + 0.5f);
    if (top < s->clip.top) top = s->clip.top;
    if (bottom > s->clip.bottom) bottom = s->clip.bottom;
    for (int row = top; row < bottom; row++) {
        float dy = (float)row + 0.5f - y, reach = radius + 0.5f, inner = radius - 0.71f;
        float out = reach * reach - dy * dy, in = inner > 16 ? inner * inner - dy * dy : -1;
        if (out <= 0) continue;
        float half = sqrtf(out);
        int left = (int)(x - half), right = (int)(x + half) + 1; /* whole ones at least */
        int full_left = right, full_right = right; /* of a large disc, what is covered whole */
        if (in > 0) {
            full_left = (int)ceilf(x - sqrtf(in));
            full_right = (int)floorf(x + sqrtf(in));
            if (full_right < full_left) full_left = full_right = right;
        }
        disc_pixels(s, row, left, full_left, x, dy, radius, color);
        surface_span(s, row, full_left, full_right, color, 1);
        disc_pixels(s, row, full_right, right, x, dy, radius, color);
    }
}

void surface_ring(const Surface *s, float x, float y, float radius, float width, Color color) {
    int top = (int)floorf(y - radius - 1), bottom = (int)ceilf(y + radius + 1) + 1;
    if (top < s->clip.top) top = s->clip.top;
    if (bottom > s->clip.bottom) bottom = s->clip.bottom;
    for (int row = top; row < bottom; row++) {
        for (int c = (int)floorf(x - radius - 1); c <= (int)ceilf(x + radius + 1); c++) {
            float dx = (float)c + 0.5f - x, dy = (float)row + 0.5f - y,
                  far = sqrtf(dx * dx + dy * dy);
            float coverage = clamped(radius + 0.5f - far) * clamped(far - (radius - width) + 0.5f);
            surface_pixel(s, c, row, color, coverage);
        }
    }
}

/* Borders one outside the other, each fainter: soft enough for something this light. */
void surface_shadow(const Surface *s, Box box, float radius, float far, Color color) {
    for (int k = 1; k <= (int)far; k++) {
        float share = 1 - (float)k / (far + 1);
        Color c = color;
        c.a = (uint8_t)((float)c.a * share * share + 0.5f);
        Box around = {box.left - k, box.top - k + 1, box.right + k, box.bottom + k + 1};
        surface_border(s, around, radius + (float)k, 1, c);
    }
}

/* ---- images */

/* share: of b, in 256ths. */
INLINE uint32_t mix_pixels(uint32_t a, uint32_t b, uint32_t share) {
    uint32_t even = ((a & 0xff00ffu) * (256 - share) + (b & 0xff00ffu) * share) >> 8;
    uint32_t odd = ((a >> 8 & 0xff00ffu) * (256 - share) + (b >> 8 & 0xff00ffu) * share);
    return (even & 0xff00ffu) | (odd & 0xff00ff00u);
}

enum { IMAGE_WIDEST = 8192 };

bool surface_takes(const Image *image) {
    return image->pixels && image->width > 0 && image->width <= IMAGE_WIDEST;
}

/* Where the middle of a target pixel lies among the source's, in 256ths; half a pixel before the
 * first and after the last all is the edge's. */
static int source_at(int at, int target, int source, int smooth) {
    int place = (int)(((int64_t)(2 * at + 1) * source * 256) / (2 * target)) - (smooth ? 128 : 0);
    int last = (source - 1) * 256;
    return place < 0 ? 0 : place > last ? (smooth ? last : place) : place;
}

/* In 2^24ths of a source pixel, always counted from the left edge, so that a part looks like the
 * whole. */
typedef struct Across {
    int64_t step, first, last;
} Across;

static Across image_across(const Image *image, Box box) {
    int64_t step = ((int64_t)image->width << 24) / (box.right - box.left);
    int64_t half = image->smooth ? 1 << 23 : 0;
    return (Across){step, step / 2 - half, (int64_t)(image->width - 1) << 24};
}

static int64_t source_across(const Across *a, int from_left) {
    int64_t place = a->first + a->step * from_left;
    return place < 0 ? 0 : place > a->last ? a->last : place;
}

Box surface_image_source(Box box, Box part, const Image *image) {
    int h = box.bottom - box.top, low = image->width - 1, deep = image->height - 1;
    Across across = image_across(image, box);
    Box of = {(int)(source_across(&across, part.left - box.left) >> 24),
              source_at(part.top - box.top, h, image->height, image->smooth) >> 8,
              (int)(source_across(&across, part.right - 1 - box.left) >> 24) + 1,
              (source_at(part.bottom - 1 - box.top, h, image->height, image->smooth) >> 8) + 1};
    return (Box){of.left, of.top, of.right < low ? of.right : low,
                 of.bottom < deep ? of.bottom : deep};
}

/* Columns of a row of the source between two of its own, or of the nearest. */
static void image_row(const Image *image, int place, int first, int last, uint32_t *row) {
    int y = place >> 8, w = image->width;
    uint32_t share = image->smooth && y + 1 < image->height ? (uint32_t)place & 255 : 0;
    const uint32_t *above = image->pixels + (long)y * w + first;
    const uint32_t *below = share ? above + w : above;
    uint32_t *out = row + first;
    int count = last - first + 1, i = 0;
    const Four shares = {share, share, share, share};
    for (; i + 4 <= count; i += 4)
        *(Four *)(out + i) =
            mix_four(*(const Four *)(above + i), *(const Four *)(below + i), shares, 0);
    for (; i < count; i++) out[i] = mix_pixels(above[i], below[i], share);
    row[last + 1] = row[last];
}

/* Where the pixels of a row of the canvas lie among the source's: the same for every row. */
enum { IMAGE_RUN = 512 };
typedef struct ImageRun {
    int first, count; /* on the canvas */
    int column[IMAGE_RUN];
    uint32_t share[IMAGE_RUN]; /* of the column after, in 256ths */
} ImageRun;

static void image_run(const Image *image, Box box, int first, int last, ImageRun *run) {
    Across across = image_across(image, box);
    run->first = first;
    run->count = last - first < IMAGE_RUN ? last - first : IMAGE_RUN;
    for (int i = 0; i < run->count; i++) {
        int64_t at = source_across(&across, first + i - box.left);
        run->column[i] = (int)(at >> 24);
        run->share[i] = image->smooth ? (uint32_t)(at >> 16) & 255 : 0;
    }
}

/* Fetched one by one, then mixed along the lanes. */
static void image_mix(const ImageRun *run, const uint32_t *row, uint32_t *out) {
    int i = 0;
    for (; i + 4 <= run->count; i += 4) {
        const int *c = run->column + i;
        const Four left = {row[c[0]], row[c[1]], row[c[2]], row[c[3]]},
                   right = {row[c[0] + 1], row[c[1] + 1], row[c[2] + 1], row[c[3] + 1]};
        *(Four *)(out + i) =
            mix_four(left, right, *(const Four *)(run->share + i), 0) | 0xff000000u;
    }
    for (; i < run->count; i++) {
        const uint32_t *left = row + run->column[i];
        out[i] = mix_pixels(left[0], left[1], run->share[i]) | 0xff000000u;
    }
}

/* Over what is there, where a row is so far (dy) into the squares of the rounded corners. */
static void image_round(const ImageRun *run, Box box, float radius, int dy, const uint32_t *row,
                        uint32_t *out) {
    uint32_t pixel[IMAGE_RUN];
    int deep = (int)ceilf(radius);
    image_mix(run, row, pixel);
    for (int i = 0; i < run->count; i++) {
        int left = box.left + deep - 1 - run->first - i, right = run->first + i - box.right + deep;
        int dx = left > right ? left : right;
        uint32_t share = dx < 0 ? 256 : (uint32_t)(corner(radius, dx, dy) * 256);
        out[i] = mix_pixels(out[i], pixel[i], share) | 0xff000000u;
    }
}

static void image_columns(const Surface *s, Box box, float radius, const Image *image, Box seen) {
    uint32_t row[IMAGE_WIDEST + 1];
    ImageRun run;
    image_run(image, box, seen.left, seen.right, &run);
    assert(run.count > 0);
    int deep = (int)ceilf(radius), last = run.column[run.count - 1] + 1;
    if (last > image->width - 1) last = image->width - 1;
    for (int y = seen.top; y < seen.bottom; y++) {
        int up = box.top + deep - 1 - y, down = y - (box.bottom - deep);
        int dy = up > down ? up : down;
        image_row(image, source_at(y - box.top, box.bottom - box.top, image->height, image->smooth),
                  run.column[0], last, row);
        uint32_t *out = s->pixels + (long)y * s->width + seen.left;
        if (dy < 0)
            image_mix(&run, row, out);
        else
            image_round(&run, box, radius, dy, row, out);
    }
}

void surface_image(const Surface *s, Box box, float radius, const Image *image) {
    Box seen = box_meet(box, s->clip);
    if (box_is_empty(seen) || !surface_takes(image)) return;
    radius = fitting(box, radius);
    for (Box part = seen; part.left < seen.right; part.left += IMAGE_RUN) {
        part.right = part.left + IMAGE_RUN < seen.right ? part.left + IMAGE_RUN : seen.right;
        image_columns(s, box, radius, image, part);
    }
}
