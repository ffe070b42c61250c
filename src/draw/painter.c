/* See painter.h. From points to pixels, shape by shape; surface.h and cover.h do the painting. */
#include "draw/painter.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "draw/cover.h"
#include "draw/surface.h"
#include "draw/text.h"

enum { CLIPS = 32 };

struct Painter {
    Glyphs *glyphs;
    Cover cover;
};

/* One painting. */
typedef struct Paint {
    Painter *painter;
    const Shapes *shapes;
    Surface surface;
    float density;
    Box clip[CLIPS];
    int clips;
} Paint;

Painter *painter_create(Glyphs *glyphs) {
    Painter *painter = memory_zeroed(1, sizeof *painter);
    painter->glyphs = glyphs;
    painter->cover = cover_create();
    return painter;
}

void painter_destroy(Painter *painter) {
    if (!painter) return;
    cover_destroy(&painter->cover);
    free(painter);
}

static int whole(float x) {
    return x > -1e6f && x < 1e6f ? (int)floorf(x + 0.5f) : x > 0 ? 1000000 : -1000000;
}

/* Edges on whole pixels: what is straight is crisp. */
static Box box_of(const Paint *p, Rect r) {
    return (Box){whole(r.x * p->density), whole(r.y * p->density), whole((r.x + r.w) * p->density),
                 whole((r.y + r.h) * p->density)};
}

static bool outside(const Paint *p, Rect r) {
    Box b = box_of(p, r), c = p->surface.clip;
    bool numbers = isfinite(r.x) && isfinite(r.y) && isfinite(r.w) && isfinite(r.h);
    return !numbers || b.right + 1 < c.left || b.left - 1 > c.right || b.bottom + 1 < c.top ||
           b.top - 1 > c.bottom;
}

static Point scaled(const Paint *p, Point at) {
    return (Point){at.x * p->density, at.y * p->density};
}

/* ---- lines */

/* A thin line along the grid is set on whole pixels. */
static bool hairline(const Paint *p, const Shape *s) {
    const Point *a = &p->shapes->point[s->first], *b = a + 1;
    float width = s->width * p->density;
    if (s->count != 2 || s->dash > 0 || width > 1.6f || (a->x != b->x && a->y != b->y))
        return false;
    Point from = scaled(p, *a), to = scaled(p, *b);
    int thick = width < 1.5f ? 1 : 2;
    Box box = {(int)floorf(fminf(from.x, to.x)), (int)floorf(fminf(from.y, to.y)),
               whole(fmaxf(from.x, to.x)), whole(fmaxf(from.y, to.y))};
    if (a->x == b->x) box.right = box.left + thick;
    if (a->y == b->y) box.bottom = box.top + thick;
    surface_rect(&p->surface, box, 0, s->color);
    return true;
}

/* On and off along the whole way: *at is how far the pieces before have come. */
static void dash_piece(Paint *p, const Shape *s, Point a, Point b, float *at) {
    float dx = b.x - a.x, dy = b.y - a.y, length = sqrtf(dx * dx + dy * dy),
          dash = s->dash * p->density;
    if (!(length > 0) || length > 1e5f || dash < 0.5f) return;
    float begin = *at, end = *at + length;
    for (int i = (int)(begin / (2 * dash)); (float)i * 2 * dash < end; i++) {
        float on = (float)i * 2 * dash;
        float from = (fmaxf(on, begin) - begin) / length,
              to = (fminf(on + dash, end) - begin) / length;
        if (to <= from) continue;
        cover_capsule(&p->painter->cover, (Point){a.x + dx * from, a.y + dy * from},
                      (Point){a.x + dx * to, a.y + dy * to}, s->width * p->density, false, false);
    }
    *at = end;
}

/* Whether a line goes straight on at b: then no round join is needed there, which would cover its
 * pale rims twice. */
static bool goes_straight_on(Point a, Point b, Point c) {
    float ux = b.x - a.x, uy = b.y - a.y, vx = c.x - b.x, vy = c.y - b.y;
    float turn = ux * vy - uy * vx, on = ux * vx + uy * vy;
    return on > 0 && fabsf(turn) < 1e-3f * on;
}

static void line(Paint *p, const Shape *s) {
    if (hairline(p, s)) return;
    Cover *cover = &p->painter->cover;
    const Point *point = p->shapes->point + s->first;
    float at = 0;
    if (s->dash > 0) {
        for (int i = 0; i + 1 < s->count; i++) {
            dash_piece(p, s, scaled(p, point[i]), scaled(p, point[i + 1]), &at);
        }
    } else {
        for (int i = 0; i + 1 < s->count; i++) {
            /* Each piece brings the round join at its end; the first one the cap where it
             * begins. */
            bool join =
                i + 2 >= s->count || !goes_straight_on(point[i], point[i + 1], point[i + 2]);
            cover_capsule(cover, scaled(p, point[i]), scaled(p, point[i + 1]),
                          s->width * p->density, i == 0, join);
        }
    }
    cover_paint(cover, &p->surface, s->color);
}

static void polygon(Paint *p, const Shape *s) {
    enum { MOST = 256 };
    Point point[MOST];
    int n = s->count < MOST ? s->count : MOST;
    for (int i = 0; i < n; i++) point[i] = scaled(p, p->shapes->point[s->first + i]);
    cover_polygon(&p->painter->cover, point, n);
    cover_paint(&p->painter->cover, &p->surface, s->color);
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
    if (shaft > half * 0.7f) shaft = half * 0.7f;
    const Point outline[7] = {
        {a.x - uy * shaft, a.y + ux * shaft},     {neck.x - uy * shaft, neck.y + ux * shaft},
        {neck.x - uy * half, neck.y + ux * half}, b,
        {neck.x + uy * half, neck.y - ux * half}, {neck.x + uy * shaft, neck.y - ux * shaft},
        {a.x + uy * shaft, a.y - ux * shaft}};
    cover_polygon(&p->painter->cover, outline, 7);
    cover_paint(&p->painter->cover, &p->surface, s->color);
}

/* ---- text */

static void glyph(const Paint *p, const Glyph *g, int x, int y, Color color) {
    Box seen =
        box_meet((Box){x + g->left, y + g->top, x + g->left + g->width, y + g->top + g->height},
                 p->surface.clip);
    for (int row = seen.top; row < seen.bottom; row++) {
        const uint8_t *coverage = g->coverage + (long)(row - y - g->top) * g->width - x - g->left;
        uint32_t *out = p->surface.pixels + (long)row * p->surface.width;
        for (int c = seen.left; c < seen.right; c++) {
            uint32_t share = (uint32_t)coverage[c] * color.a;
            if (share) out[c] = blend(out[c], color, (share * 256 + 32512) / 65025);
        }
    }
}

static void text(Paint *p, const Shape *s) {
    Glyphs *glyphs = p->painter->glyphs;
    const char *at = p->shapes->text + s->first;
    int pixels = text_pixels(&s->text, p->density), y = whole(s->at.y * p->density);
    float width = text_width(glyphs, at, &s->text, p->density) * p->density;
    float x = s->at.x * p->density;
    if (!(fabsf(x) < 1e5f) || !(fabsf(s->at.y) < 1e5f)) return;
    if (s->text.align == ALIGN_CENTER) x -= width / 2;
    if (s->text.align == ALIGN_RIGHT) x -= width;
    uint32_t before = 0, character;
    while ((character = text_next(&at)) != 0) {
        const Glyph *g = glyphs_get(glyphs, s->text.face, pixels, character);
        float advance = text_advance(glyphs, &s->text, pixels, before, character);
        float kern =
            s->text.tabular && character >= '0' && character <= '9' ? 0 : advance - g->advance;
        float pen = x + kern + text_shift(glyphs, &s->text, pixels, character);
        if (g->coverage) glyph(p, g, whole(pen), y, s->color);
        x += advance;
        before = character;
    }
}

/* ---- all */

static void push_clip(Paint *p, Rect rect) {
    if (p->clips + 1 < CLIPS) p->clip[p->clips++] = p->surface.clip;
    p->surface.clip = box_meet(p->surface.clip, box_of(p, rect));
}

/* Whether such a shape paints nothing outside its rect. */
static bool stays_within(ShapeKind kind) {
    switch (kind) {
    case SHAPE_RECT:
    case SHAPE_BORDER:
    case SHAPE_DISC:
    case SHAPE_RING:
    case SHAPE_LINE:
    case SHAPE_POLYGON:
    case SHAPE_ARROW:
    case SHAPE_IMAGE: return true;
    case SHAPE_SHADOW:
    case SHAPE_TEXT:
    case SHAPE_CLIP:
    case SHAPE_TARGET:
    case SHAPE_SOURCE:
    case SHAPE_UNCLIP: break;
    }
    return false;
}

static void paint(Paint *p, const Shape *s) {
    const Surface *surface = &p->surface;
    float d = p->density;
    Point middle = {(s->rect.x + s->rect.w / 2) * d, (s->rect.y + s->rect.h / 2) * d};
    if (stays_within(s->kind) && outside(p, s->rect)) return;
    switch (s->kind) {
    case SHAPE_RECT: surface_rect(surface, box_of(p, s->rect), s->radius * d, s->color); break;
    case SHAPE_BORDER:
        surface_border(surface, box_of(p, s->rect), s->radius * d, s->width * d, s->color);
        break;
    case SHAPE_SHADOW:
        surface_shadow(surface, box_of(p, s->rect), s->radius * d, s->width * d, s->color);
        break;
    case SHAPE_DISC: surface_disc(surface, middle.x, middle.y, s->rect.w / 2 * d, s->color); break;
    case SHAPE_RING:
        surface_ring(surface, middle.x, middle.y, s->rect.w / 2 * d, s->width * d, s->color);
        break;
    case SHAPE_LINE: line(p, s); break;
    case SHAPE_POLYGON: polygon(p, s); break;
    case SHAPE_ARROW: arrow(p, s); break;
    case SHAPE_TEXT: text(p, s); break;
    case SHAPE_IMAGE: surface_image(surface, box_of(p, s->rect), s->radius * d, s->image); break;
    case SHAPE_CLIP: push_clip(p, s->rect); break;
    case SHAPE_UNCLIP:
        if (p->clips > 0) p->surface.clip = p->clip[--p->clips];
        break;
    case SHAPE_TARGET:
    case SHAPE_SOURCE: break;
    }
}

void painter_paint(Painter *painter, Canvas *canvas, const Shapes *shapes, const Rect *dirty) {
    Paint p = {.painter = painter, .shapes = shapes, .density = canvas->density};
    p.surface = (Surface){canvas->pixels, canvas->width, {0, 0, canvas->width, canvas->height}};
    if (dirty) p.surface.clip = box_meet(p.surface.clip, box_of(&p, *dirty));
    cover_resize(&painter->cover, canvas->width, canvas->height);
    for (int i = 0; i < shapes->shapes; i++) paint(&p, &shapes->shape[i]);
}
