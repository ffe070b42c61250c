/* See painter.h. A plan says where each shape goes; then rows of tiles are painted, each by
 * whichever thread is free, shape by shape. surface.h and cover.h do the painting. */
#include "draw/painter.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/threads.h"
#include "draw/cover.h"
#include "draw/plan.h"

struct Painter {
    Glyphs *glyphs;
    Plan plan;
    Tiles alone; /* for painting all */
    int threads;
    Cover *cover; /* [threads] */
};

/* One shape after the other into a part of the canvas. */
typedef struct Paint {
    const Plan *plan;
    const Shapes *shapes;
    Surface surface;
    float density;
    Cover *cover;
} Paint;

Painter *painter_create(Glyphs *glyphs, int threads) {
    Painter *painter = memory_zeroed(1, sizeof *painter);
    painter->glyphs = glyphs;
    painter->threads = threads > 1 ? threads : 1;
    painter->cover = memory_zeroed((size_t)painter->threads, sizeof(Cover));
    for (int i = 0; i < painter->threads; i++) painter->cover[i] = cover_create();
    return painter;
}

void painter_destroy(Painter *painter) {
    if (!painter) return;
    for (int i = 0; i < painter->threads; i++) cover_destroy(&painter->cover[i]);
    free(painter->cover);
    plan_destroy(&painter->plan);
    tiles_destroy(&painter->alone);
    free(painter);
}

static Box box_of(const Paint *p, Rect r) {
    return plan_box(p->density, r);
}

static Point scaled(const Paint *p, Point at) {
    return (Point){at.x * p->density, at.y * p->density};
}

/* ---- lines */

typedef struct Interval {
    float low, high;
} Interval;

static const LineEnd flat_end = {.kind = END_FLAT}, round_end = {.kind = END_ROUND};

/* A thin line along the grid is set on whole pixels. */
static bool hairline(const Paint *p, const Shape *s) {
    const Point *a = &p->shapes->point[s->first], *b = a + 1;
    float width = s->width * p->density;
    if (s->count != 2 || s->dash > 0 || width > 1.6f || (a->x != b->x && a->y != b->y))
        return false;
    Point from = scaled(p, *a), to = scaled(p, *b);
    int thick = width < 1.5f ? 1 : 2;
    Box box = {(int)floorf(fminf(from.x, to.x)), (int)floorf(fminf(from.y, to.y)),
               plan_whole(fmaxf(from.x, to.x)), plan_whole(fmaxf(from.y, to.y))};
    if (a->x == b->x) box.right = box.left + thick;
    if (a->y == b->y) box.bottom = box.top + thick;
    surface_rect(&p->surface, box, 0, s->color);
    return true;
}

/* Whether a piece of a line is above or below all that is painted. */
static bool passes_by(const Paint *p, Point a, Point b, float width) {
    float low = fminf(a.y, b.y), high = fmaxf(a.y, b.y), far = width / 2 + 1;
    return high + far < (float)p->surface.clip.top || low - far > (float)p->surface.clip.bottom;
}

/* Which part of a line's piece, as shares of it, comes near the rows that are painted; a little
 * more than that. */
static Interval near_rows(const Paint *p, Point a, Point b, float width) {
    float dy = b.y - a.y, far = width / 2 + 2, top = (float)p->surface.clip.top - far - a.y,
          bottom = (float)p->surface.clip.bottom + far - a.y;
    if (fabsf(dy) < 1) return (Interval){0, 1};
    float from = fminf(top / dy, bottom / dy), to = fmaxf(top / dy, bottom / dy);
    return (Interval){fmaxf(0, from), fminf(1, to)};
}

/* On and off along the whole way: *at is how far the pieces before have come. */
static void dash_piece(Paint *p, const Shape *s, Point a, Point b, float *at) {
    float dx = b.x - a.x, dy = b.y - a.y, length = sqrtf(dx * dx + dy * dy),
          dash = s->dash * p->density;
    if (!(length > 0) || length > 1e5f || dash < 0.5f) return;
    float begin = *at, end = *at + length;
    *at = end;
    if (passes_by(p, a, b, s->width * p->density)) return;
    Interval seen = near_rows(p, a, b, s->width * p->density);
    int first = (int)((begin + seen.low * length) / (2 * dash)) - 1;
    float past = begin + seen.high * length + 2 * dash;
    if (first < (int)(begin / (2 * dash))) first = (int)(begin / (2 * dash));
    for (int i = first; (float)i * 2 * dash < fminf(end, past); i++) {
        float on = (float)i * 2 * dash;
        float from = (fmaxf(on, begin) - begin) / length,
              to = (fminf(on + dash, end) - begin) / length;
        if (to <= from) continue;
        cover_piece(p->cover, (Point){a.x + dx * from, a.y + dy * from},
                    (Point){a.x + dx * to, a.y + dy * to}, s->width * p->density, flat_end,
                    flat_end);
    }
}

/* How a line ends its pieces at a point of it. */
static LineEnd bend_at(const Paint *p, const Shape *s, int i, float width) {
    const Point *point = p->shapes->point + s->first + i;
    if (i == 0 || i + 1 == s->count) return round_end;
    return cover_bend(scaled(p, point[-1]), scaled(p, point[0]), scaled(p, point[1]), width);
}

/* Each piece ends as the bend there asks; only bends of pieces that are seen are looked at. */
static void pieces(Paint *p, const Shape *s, float width) {
    const Point *point = p->shapes->point + s->first;
    Point a = scaled(p, point[0]);
    LineEnd at_b = round_end;
    int known = -1; /* the point that at_b is of */
    for (int i = 0; i + 1 < s->count; i++) {
        Point b = scaled(p, point[i + 1]);
        if (!passes_by(p, a, b, width)) {
            LineEnd at_a = known == i ? at_b : bend_at(p, s, i, width);
            if (i > 0 && at_a.kind == END_ROUND) at_a = flat_end;
            at_b = bend_at(p, s, known = i + 1, width);
            cover_piece(p->cover, a, b, width, at_a, at_b);
        }
        a = b;
    }
}

/* What so many points, in pixels, and as much around them, are about to take. */
static void expect(const Paint *p, const Point *point, int count, float around) {
    Point low = point[0], high = low;
    for (int i = 1; i < count; i++) {
        if (point[i].x < low.x) low.x = point[i].x;
        if (point[i].y < low.y) low.y = point[i].y;
        if (point[i].x > high.x) high.x = point[i].x;
        if (point[i].y > high.y) high.y = point[i].y;
    }
    low.x -= around, low.y -= around, high.x += around, high.y += around;
    cover_expect(p->cover, low, high);
}

/* A line of a few pieces; its ends reach a little further than half of its width. */
static void expect_line(const Paint *p, const Shape *s) {
    enum { FEW = 4 };
    Point point[FEW];
    if (s->count < 1 || s->count > FEW || s->dash > 0) return;
    for (int i = 0; i < s->count; i++) point[i] = scaled(p, p->shapes->point[s->first + i]);
    expect(p, point, s->count, s->width * p->density * 0.55f + 0.02f);
}

static void line(Paint *p, const Shape *s) {
    if (hairline(p, s)) return;
    expect_line(p, s);
    const Point *point = p->shapes->point + s->first;
    float at = 0, width = s->width * p->density;
    if (s->dash > 0) {
        for (int i = 0; i + 1 < s->count; i++) {
            dash_piece(p, s, scaled(p, point[i]), scaled(p, point[i + 1]), &at);
        }
    } else {
        pieces(p, s, width);
    }
    cover_paint(p->cover, &p->surface, s->color);
}

static void polygon(Paint *p, const Shape *s) {
    enum { MOST = 256 };
    Point point[MOST];
    int n = s->count < MOST ? s->count : MOST;
    for (int i = 0; i < n; i++) point[i] = scaled(p, p->shapes->point[s->first + i]);
    if (n > 0) expect(p, point, n, 0.02f);
    cover_polygon(p->cover, point, n);
    cover_paint(p->cover, &p->surface, s->color);
}

/* Shaft and head as one polygon; of a short arrow only the head is left, and it shrinks. */
static void arrow(Paint *p, const Shape *s) {
    Point a = scaled(p, p->shapes->point[s->first]), b = scaled(p, p->shapes->point[s->first + 1]);
    float dx = b.x - a.x, dy = b.y - a.y, length = sqrtf(dx * dx + dy * dy),
          w = s->width * p->density;
    if (!(length > 0.3f) || length > 1e5f) return;
    float ux = dx / length, uy = dy / length, head = fminf(3.6f * w, length), half = head * 0.55f,
          shaft = w / 2;
    Point neck = {b.x - ux * head, b.y - uy * head};
    const Point outline[7] = {
        {a.x - uy * shaft, a.y + ux * shaft},     {neck.x - uy * shaft, neck.y + ux * shaft},
        {neck.x - uy * half, neck.y + ux * half}, b,
        {neck.x + uy * half, neck.y - ux * half}, {neck.x + uy * shaft, neck.y - ux * shaft},
        {a.x + uy * shaft, a.y - ux * shaft}};
    cover_polygon(p->cover, outline, 7);
    cover_paint(p->cover, &p->surface, s->color);
}

/* ---- text */

static void glyph(const Paint *p, const Placed *placed, Color color) {
    const Glyph *g = placed->glyph;
    int left = placed->x + g->left, top = placed->y + g->top;
    Box seen = box_meet((Box){left, top, left + g->width, top + g->height}, p->surface.clip);
    for (int row = seen.top; row < seen.bottom; row++) {
        const uint8_t *coverage = g->coverage + (long)(row - top) * g->width - left;
        uint32_t *out = p->surface.pixels + (long)row * p->surface.width;
        for (int c = seen.left; c < seen.right; c++) {
            uint32_t share = (uint32_t)coverage[c] * color.a;
            if (share) out[c] = blend(out[c], color, (share * 256 + 32512) / 65025);
        }
    }
}

static void text(const Paint *p, const Piece *piece) {
    for (int i = 0; i < piece->count; i++)
        glyph(p, &p->plan->placed[piece->first + i], piece->shape->color);
}

/* ---- all */

static void paint(Paint *p, const Piece *piece) {
    const Surface *surface = &p->surface;
    const Shape *s = piece->shape;
    const Rect rect = piece->rect;
    float d = p->density;
    Point middle = {(rect.x + rect.w / 2) * d, (rect.y + rect.h / 2) * d};
    switch (piece->kind) {
    case SHAPE_RECT: surface_rect(surface, box_of(p, rect), piece->radius * d, piece->color); break;
    case SHAPE_BORDER:
        surface_border(surface, box_of(p, rect), piece->radius * d, s->width * d, piece->color);
        break;
    case SHAPE_SHADOW:
        surface_shadow(surface, box_of(p, rect), piece->radius * d, s->width * d, piece->color);
        break;
    case SHAPE_DISC: surface_disc(surface, middle.x, middle.y, rect.w / 2 * d, piece->color); break;
    case SHAPE_RING:
        surface_ring(surface, middle.x, middle.y, rect.w / 2 * d, s->width * d, piece->color);
        break;
    case SHAPE_LINE: line(p, s); break;
    case SHAPE_POLYGON: polygon(p, s); break;
    case SHAPE_ARROW: arrow(p, s); break;
    case SHAPE_TEXT: text(p, piece); break;
    case SHAPE_IMAGE: surface_image(surface, box_of(p, rect), piece->radius * d, s->image); break;
    case SHAPE_CLIP:
    case SHAPE_UNCLIP:
    case SHAPE_TARGET:
    case SHAPE_SOURCE: break;
    }
}

/* One painting: a plan, a canvas, and what that shows so far. */
typedef struct Job {
    Painter *painter;
    Canvas *canvas;
    Tiles *tiles;
    bool whole; /* all is to be painted, whatever it showed */
} Job;

/* Paints a part of a row of tiles, from a piece on. */
static void paint_box(const Job *job, int row, Box box, int from, int thread) {
    const Plan *plan = &job->painter->plan;
    int count;
    const int *in_row = plan_row(plan, row, &count);
    Paint p = {plan,
               plan->shapes,
               {job->canvas->pixels, job->canvas->width, box},
               plan->density,
               &job->painter->cover[thread]};
    for (int i = 0; i < count; i++) {
        const Piece *piece = &plan->piece[in_row[i]];
        if (in_row[i] < from || box_is_empty(box_meet(piece->seen, box))) continue;
        p.surface.clip = box_meet(piece->clip, box);
        paint(&p, piece);
    }
}

/* Where a piece hides all that lies under it: within the corners of what has no holes. */
static Box hides(const Plan *plan, const Piece *piece) {
    if (piece->kind != SHAPE_IMAGE && piece->kind != SHAPE_RECT) return (Box){0};
    if (piece->kind == SHAPE_RECT && piece->color.a != 255) return (Box){0};
    Box box = plan_box(plan->density, piece->rect);
    int corner = (int)ceilf(piece->radius * plan->density);
    Box upright = {box.left + corner, box.top, box.right - corner, box.bottom};
    Box level = {box.left, box.top + corner, box.right, box.bottom - corner};
    bool wide = box.right - box.left > box.bottom - box.top;
    return box_meet(corner == 0 ? box : wide ? upright : level, piece->seen);
}

/* For each tile of a row the last piece that hides all before it. */
static void find_under(const Job *job, int row) {
    const Plan *plan = &job->painter->plan;
    const Tiles *t = job->tiles;
    int side = t->side, top = row * side, bottom = top + side < t->height ? top + side : t->height;
    int *under = t->under + (long)row * t->across;
    int count;
    const int *in_row = plan_row(plan, row, &count);
    for (int x = 0; x < t->across; x++) under[x] = 0;
    for (int i = 0; i < count; i++) {
        const Piece *piece = &plan->piece[in_row[i]];
        if (piece->seen.top > top || piece->seen.bottom < bottom) continue;
        Box hidden = hides(plan, piece);
        if (hidden.top > top || hidden.bottom < bottom || box_is_empty(hidden)) continue;
        int first = (hidden.left + side - 1) / side, last = hidden.right / side;
        if (hidden.right == t->width) last = t->across;
        for (int x = first; x < last; x++) under[x] = in_row[i];
    }
}

/* The pixels of an image that are seen through a tile. */
static uint64_t image_hash(const Plan *plan, const Piece *piece, Box tile) {
    const Image *image = piece->shape->image;
    Box box = plan_box(plan->density, piece->shape->rect), part = box_meet(piece->seen, tile);
    uint64_t hash = piece->hash;
    Box of = surface_image_source(box, part, image);
    size_t size = sizeof(uint32_t) * (size_t)(of.right - of.left + 1);
    for (int y = of.top; y <= of.bottom; y++)
        hash = hash_longs(hash, image->pixels + (long)y * image->width + of.left, size);
    return hash;
}

/* What a row of tiles is to look like; never 0, which stands for what was not painted. */
static void hash_row(const Job *job, int row, uint64_t *hash) {
    const Plan *plan = &job->painter->plan;
    const Tiles *t = job->tiles;
    int side = t->side, top = row * side, count;
    const int *in_row = plan_row(plan, row, &count);
    uint32_t density;
    memcpy(&density, &plan->density, sizeof density);
    for (int i = 0; i < t->across; i++) hash[i] = hash_long(HASH_BEGIN, density) | 1;
    for (int i = 0; i < count; i++) {
        const Piece *piece = &plan->piece[in_row[i]];
        int first = piece->seen.left / side, last = (piece->seen.right - 1) / side;
        for (int x = first; x <= last; x++) {
            if (in_row[i] < t->under[(long)row * t->across + x]) continue; /* hidden */
            Box tile = {x * side, top, (x + 1) * side, top + side};
            bool image = piece->kind == SHAPE_IMAGE;
            hash[x] = hash_long(hash[x], image ? image_hash(plan, piece, tile) : piece->hash) | 1;
        }
    }
}

static void paint_row(const Job *job, int row, int thread) {
    Tiles *t = job->tiles;
    long first = (long)row * t->across;
    find_under(job, row);
    if (!job->whole) hash_row(job, row, t->next + first);
    for (long i = first; i < first + t->across; i++) {
        t->changed[i] = job->whole || t->next[i] != t->hash[i];
        t->hash[i] = t->next[i];
    }
    cover_place(&job->painter->cover[thread], row * t->side);
    int at = 0;
    for (Box run; run = tiles_run(t, row, &at), !box_is_empty(run);)
        paint_box(job, row, run, t->under[first + at - 1], thread);
}

/* Rows come out the same whoever paints them: no sum crosses a row. */
static void paint_rows(const Job *job, int threads) {
    const Tiles *tiles = job->tiles;
    plan_rows(&job->painter->plan, tiles->side, tiles->down);
    for (int i = 0; i < threads; i++)
        cover_resize(&job->painter->cover[i], tiles->width, tiles->side);
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1) if (threads > 1)
    for (int row = 0; row < tiles->down; row++) paint_row(job, row, thread_number());
}

void painter_paint(Painter *painter, Canvas *canvas, const Shapes *shapes) {
    const Job job = {painter, canvas, &painter->alone, true};
    tiles_fit(&painter->alone, canvas->width, canvas->height, canvas->pixels, canvas->density);
    plan_make(&painter->plan, shapes, painter->glyphs, canvas);
    paint_rows(&job, painter->threads);
}

void painter_repaint(Painter *painter, Canvas *canvas, const Shapes *shapes, Tiles *shown) {
    const Job job = {painter, canvas, shown, false};
    tiles_fit(shown, canvas->width, canvas->height, canvas->pixels, canvas->density);
    plan_make(&painter->plan, shapes, painter->glyphs, canvas);
    paint_rows(&job, painter->threads);
}
