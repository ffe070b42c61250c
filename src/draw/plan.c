/* See plan.h. */
#include "draw/plan.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"
#include "draw/text.h"

enum { CLIPS = 32 };

/* One plan being made. */
typedef struct Planning {
    Plan *plan;
    Glyphs *source;
    Box clip[CLIPS]; /* the last is in force */
    int clips;
} Planning;

void plan_destroy(Plan *plan) {
    free(plan->piece);
    free(plan->in_row);
    free(plan->row_end);
    free(plan->placed);
    *plan = (Plan){0};
}

int plan_whole(float x) {
    return x > -1e6f && x < 1e6f ? (int)floorf(x + 0.5f) : x > 0 ? 1000000 : -1000000;
}

Box plan_box(float density, Rect r) {
    return (Box){plan_whole(r.x * density), plan_whole(r.y * density),
                 plan_whole((r.x + r.w) * density), plan_whole((r.y + r.h) * density)};
}

static Box grown(Box box, int by) {
    return (Box){box.left - by, box.top - by, box.right + by, box.bottom + by};
}

/* ---- hashes */

static uint64_t hash_float(uint64_t hash, float x) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return hash_long(hash, bits);
}

static uint64_t hash_box(uint64_t hash, Box box) {
    return hash_longs(hash, &box, sizeof box);
}

static uint64_t hash_color(uint64_t hash, Color c) {
    uint32_t rgba = (uint32_t)c.r | (uint32_t)c.g << 8 | (uint32_t)c.b << 16 | (uint32_t)c.a << 24;
    return hash_long(hash, rgba);
}

/* Of what is no text. An image's own pixels are asked for tile by tile (tiles.h). */
static uint64_t looks_of(const Planning *p, const Shape *s) {
    uint64_t hash = hash_color(hash_long(HASH_BEGIN, (uint64_t)s->kind), s->color);
    const float numbers[7] = {s->rect.x, s->rect.y, s->rect.w, s->rect.h,
                              s->radius, s->width,  s->dash};
    for (int i = 0; i < 7; i++) hash = hash_float(hash, numbers[i]);
    bool through = s->kind == SHAPE_LINE || s->kind == SHAPE_POLYGON || s->kind == SHAPE_ARROW;
    if (through)
        hash =
            hash_longs(hash, p->plan->shapes->point + s->first, sizeof(Point) * (size_t)s->count);
    if (s->kind != SHAPE_IMAGE) return hash;
    return hash_longs(hash, (const int[3]){s->image->width, s->image->height, s->image->smooth},
                      3 * sizeof(int));
}

/* ---- pieces */

static Piece *add_piece(Planning *p, const Shape *s, Box seen, uint64_t looks) {
    Plan *plan = p->plan;
    Box clip = p->clip[p->clips - 1];
    seen = box_meet(seen, clip);
    if (box_is_empty(seen)) return NULL;
    if (plan->pieces == plan->rooms[0]) {
        plan->rooms[0] = plan->rooms[0] ? plan->rooms[0] * 2 : 1024;
        plan->piece = memory_resize(plan->piece, sizeof(Piece) * (size_t)plan->rooms[0]);
    }
    Piece *piece = &plan->piece[plan->pieces++];
    *piece = (Piece){.shape = s,
                     .kind = s->kind,
                     .color = s->color,
                     .radius = s->radius,
                     .rect = s->rect,
                     .clip = clip,
                     .seen = seen,
                     .hash = hash_box(looks, clip)};
    return piece;
}

static void add_placed(Plan *plan, const Glyph *glyph, int x, int y) {
    if (plan->glyphs == plan->rooms[1]) {
        plan->rooms[1] = plan->rooms[1] ? plan->rooms[1] * 2 : 4096;
        plan->placed = memory_resize(plan->placed, sizeof(Placed) * (size_t)plan->rooms[1]);
    }
    plan->placed[plan->glyphs++] = (Placed){glyph, x, y};
}

static float begins_at(const Planning *p, const Shape *s) {
    float density = p->plan->density, x = s->at.x * density;
    if (s->text.align == ALIGN_LEFT) return x;
    const char *text = p->plan->shapes->text + s->first;
    float width = text_width(p->source, text, &s->text, density) * density;
    return s->text.align == ALIGN_CENTER ? x - width / 2 : x - width;
}

/* The glyphs of a text go to the end of the plan's; a glyph stays where it is, so its address
 * stands for its looks. */
static void plan_text(Planning *p, const Shape *s) {
    Plan *plan = p->plan;
    const char *at = plan->shapes->text + s->first;
    int pixels = text_pixels(&s->text, plan->density), first = plan->glyphs;
    int y = plan_whole(s->at.y * plan->density);
    float x = begins_at(p, s);
    if (!(fabsf(x) < 1e5f) || !(fabsf(s->at.y) < 1e5f)) return;
    Box seen = {1000000, 1000000, -1000000, -1000000};
    uint64_t looks = hash_color(hash_long(HASH_BEGIN, SHAPE_TEXT), s->color);
    uint32_t before = 0, character;
    while ((character = text_next(&at)) != 0) {
        const Glyph *g = glyphs_get(p->source, s->text.face, pixels, character);
        float advance = text_advance(p->source, &s->text, pixels, before, character);
        float kern =
            s->text.tabular && character >= '0' && character <= '9' ? 0 : advance - g->advance;
        int pen = plan_whole(x + kern + text_shift(p->source, &s->text, pixels, character));
        x += advance;
        before = character;
        if (!g->coverage) continue;
        add_placed(plan, g, pen, y);
        Box ink = {pen + g->left, y + g->top, pen + g->left + g->width, y + g->top + g->height};
        seen = box_join(seen, ink);
        looks = hash_long(hash_box(looks, ink), (uint64_t)(uintptr_t)g);
    }
    Piece *piece = add_piece(p, s, seen, looks);
    if (!piece) {
        plan->glyphs = first;
        return;
    }
    piece->first = first;
    piece->count = plan->glyphs - first;
}

/* How many pixels outside its rect a shape may reach. */
static int reach_of(const Shape *s, float density) {
    switch (s->kind) {
    case SHAPE_RECT:
    case SHAPE_IMAGE: return 0;
    case SHAPE_BORDER: /* wider than its rect is high, it may stick out */
    case SHAPE_SHADOW: return (int)fminf(s->width * density, 1e4f) + 2;
    case SHAPE_DISC:
    case SHAPE_RING:
    case SHAPE_LINE:
    case SHAPE_POLYGON:
    case SHAPE_ARROW:
    case SHAPE_TEXT:
    case SHAPE_CLIP:
    case SHAPE_TARGET:
    case SHAPE_UNCLIP:
    case SHAPE_SOURCE: break;
    }
    return 2;
}

static void push_clip(Planning *p, Rect rect) {
    Box clip = box_meet(p->clip[p->clips - 1], plan_box(p->plan->density, rect));
    if (p->clips < CLIPS) p->clip[p->clips++] = clip;
}

static void plan_shape(Planning *p, const Shape *s) {
    float density = p->plan->density;
    switch (s->kind) {
    case SHAPE_CLIP: push_clip(p, s->rect); return;
    case SHAPE_UNCLIP:
        if (p->clips > 1) p->clips--;
        return;
    case SHAPE_TARGET:
    case SHAPE_SOURCE: return;
    case SHAPE_TEXT: plan_text(p, s); return;
    case SHAPE_RECT:
    case SHAPE_BORDER:
    case SHAPE_SHADOW:
    case SHAPE_DISC:
    case SHAPE_RING:
    case SHAPE_LINE:
    case SHAPE_POLYGON:
    case SHAPE_ARROW:
    case SHAPE_IMAGE: break;
    }
    Rect r = s->rect;
    if (s->kind == SHAPE_IMAGE && !surface_takes(s->image)) return;
    bool numbers = isfinite(r.x) && isfinite(r.y) && isfinite(r.w) && isfinite(r.h);
    Box seen = grown(plan_box(density, r), reach_of(s, density));
    if (numbers && !box_is_empty(box_meet(seen, p->clip[p->clips - 1])))
        add_piece(p, s, seen, looks_of(p, s));
}

void plan_make(Plan *plan, const Shapes *shapes, Glyphs *glyphs, const Canvas *canvas) {
    Planning p = {.plan = plan, .source = glyphs, .clips = 1};
    p.clip[0] = (Box){0, 0, canvas->width, canvas->height};
    plan->shapes = shapes;
    plan->density = canvas->density;
    plan->pieces = plan->glyphs = 0;
    for (int i = 0; i < shapes->shapes; i++) plan_shape(&p, &shapes->shape[i]);
}

/* The rows of a piece: first and behind the last. */
static int first_row(const Piece *piece, int height) {
    return piece->seen.top / height;
}

static int end_row(const Piece *piece, int height, int rows) {
    int end = (piece->seen.bottom + height - 1) / height;
    return end < rows ? end : rows;
}

static int *room_for(int *list, int *room, int count) {
    if (count <= *room) return list;
    *room = 2 * count;
    return memory_resize(list, sizeof *list * (size_t)*room);
}

void plan_rows(Plan *plan, int height, int rows) {
    int all = 0;
    plan->row_end = room_for(plan->row_end, &plan->rooms_of_rows[0], rows);
    for (int r = 0; r < rows; r++) plan->row_end[r] = 0;
    for (int i = 0; i < plan->pieces; i++) {
        const Piece *piece = &plan->piece[i];
        for (int r = first_row(piece, height); r < end_row(piece, height, rows); r++)
            plan->row_end[r]++;
    }
    for (int r = 0; r < rows; r++) { /* first where each begins; filled, it is where it ends */
        int count = plan->row_end[r];
        plan->row_end[r] = all;
        all += count;
    }
    plan->in_row = room_for(plan->in_row, &plan->rooms_of_rows[1], all);
    for (int i = 0; i < plan->pieces; i++) {
        const Piece *piece = &plan->piece[i];
        for (int r = first_row(piece, height); r < end_row(piece, height, rows); r++)
            plan->in_row[plan->row_end[r]++] = i;
    }
}

const int *plan_row(const Plan *plan, int row, int *count) {
    int from = row > 0 ? plan->row_end[row - 1] : 0;
    *count = plan->row_end[row] - from;
    return plan->in_row + from;
}
