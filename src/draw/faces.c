/* See faces.h. */
#include "draw/faces.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cglm/util.h>
#include <cglm/vec3.h>

#include "base/memory.h"

enum { ACROSS = 64, DOWN = 64 };

/* A face that reaches into a bin, and the entry after it; -1 for none. */
typedef struct FaceEntry {
    int face, next;
} FaceEntry;

void faces_destroy(Faces *f) {
    free(f->face);
    free(f->order);
    free(f->bin);
    free(f->entry);
    *f = (Faces){0};
}

void faces_clear(Faces *f) {
    f->count = 0;
}

static Face *next(Faces *f) {
    if (f->count == f->room) {
        f->room = f->room ? 2 * f->room : 1024;
        f->face = memory_resize(f->face, sizeof *f->face * (size_t)f->room);
        f->order = memory_resize(f->order, sizeof *f->order * (size_t)f->room);
    }
    return &f->face[f->count++];
}

void faces_add(Faces *f, const Point *corner, int corners, float depth, Color color) {
    if (!isfinite(depth)) return;
    Face *face = next(f);
    *face = (Face){.corners = corners, .depth = depth, .color = color};
    memcpy(face->corner, corner, sizeof *corner * (size_t)corners);
}

void faces_add_line(Faces *f, Point from, Point to, float depth, float width, Color color) {
    if (!isfinite(depth)) return;
    *next(f) =
        (Face){.corner = {from, to}, .corners = 2, .depth = depth, .width = width, .color = color};
}

/* Into buckets of depth: thousands of faces are sorted in one pass, always alike. */
static void sort(Faces *f) {
    enum { BUCKETS = 4096 };
    int start[BUCKETS + 1] = {0};
    float low = INFINITY, high = -INFINITY;
    for (int i = 0; i < f->count; i++) {
        low = fminf(low, f->face[i].depth);
        high = fmaxf(high, f->face[i].depth);
    }
    float share = high > low ? (BUCKETS - 1) / (high - low) : 0;
    for (int i = 0; i < f->count; i++) start[(int)((f->face[i].depth - low) * share) + 1]++;
    for (int b = 0; b < BUCKETS; b++) start[b + 1] += start[b];
    for (int i = 0; i < f->count; i++)
        f->order[start[(int)((f->face[i].depth - low) * share)]++] = i;
}

/* Each edge so far outwards, under the next triangle. Along the rim of what they make this is the
 * same everywhere: corners that are moved instead would stick out of it, of narrow ones far. */
static void draw_triangle(const Face *face, Shapes *out) {
    static const float SEAM = 0.5f, LEAST = 0.05f;
    const Point *p = face->corner;
    float turned = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[1].y - p[0].y) * (p[2].x - p[0].x);
    Point corner[6];
    if (!(fabsf(turned) > LEAST)) return; /* those beside it meet */
    for (int i = 0; i < 3; i++) {
        Point a = p[i], b = p[(i + 1) % 3];
        float x = b.x - a.x, y = b.y - a.y, by = SEAM / hypotf(x, y) * (turned > 0 ? 1.0f : -1.0f);
        corner[2 * i] = (Point){a.x + y * by, a.y - x * by};
        corner[2 * i + 1] = (Point){b.x + y * by, b.y - x * by};
    }
    shapes_polygon(out, corner, 6, face->color);
}

/* Outwards from its middle, under the next one: else the ground would show through the seam. */
static void close_seams(const Face *face, Point corner[FACE_CORNERS]) {
    static const float SEAM = 0.6f;
    Point middle = {0, 0};
    for (int i = 0; i < face->corners; i++) {
        middle.x += face->corner[i].x / (float)face->corners;
        middle.y += face->corner[i].y / (float)face->corners;
    }
    for (int i = 0; i < face->corners; i++) {
        float x = face->corner[i].x - middle.x, y = face->corner[i].y - middle.y;
        float length = sqrtf(x * x + y * y), by = length > 0 ? SEAM / length : 0;
        corner[i] = (Point){face->corner[i].x + x * by, face->corner[i].y + y * by};
    }
}

void faces_draw(Faces *f, Shapes *out) {
    sort(f);
    for (int i = 0; i < f->count; i++) {
        const Face *face = &f->face[f->order[i]];
        Point corner[FACE_CORNERS];
        if (face->corners == 2) {
            shapes_line(out, face->corner[0], face->corner[1], face->width, face->color);
            continue;
        }
        if (face->color.a == 255 && face->corners == 3) {
            draw_triangle(face, out);
            continue;
        }
        if (face->color.a == 255)
            close_seams(face, corner);
        else
            memcpy(corner, face->corner, sizeof corner);
        shapes_polygon(out, corner, face->corners, face->color);
    }
}

/* ---- what hides what */

static int bin_of(float at, float from, float wide, int bins) {
    float bin = (at - from) / wide * (float)bins;
    return bin > 0 ? bin < (float)(bins - 1) ? (int)bin : bins - 1 : 0;
}

static void put(Faces *f, int bin, int face) {
    if (f->entries == f->entry_room) {
        f->entry_room = f->entry_room ? 2 * f->entry_room : 4096;
        f->entry = memory_resize(f->entry, sizeof *f->entry * (size_t)f->entry_room);
    }
    f->entry[f->entries] = (FaceEntry){face, f->bin[bin]};
    f->bin[bin] = f->entries++;
}

void faces_bin(Faces *f, Rect part) {
    f->bins = part;
    f->entries = 0;
    if (!f->bin) f->bin = memory_zeroed(ACROSS * DOWN, sizeof *f->bin);
    for (int b = 0; b < ACROSS * DOWN; b++) f->bin[b] = -1;
    for (int i = 0; i < f->count; i++) {
        const Face *face = &f->face[i];
        Point low = face->corner[0], high = low;
        for (int c = 1; c < face->corners; c++) {
            low = (Point){fminf(low.x, face->corner[c].x), fminf(low.y, face->corner[c].y)};
            high = (Point){fmaxf(high.x, face->corner[c].x), fmaxf(high.y, face->corner[c].y)};
        }
        if (face->corners == 2 || !isfinite(low.x + low.y + high.x + high.y)) continue;
        int left = bin_of(low.x, part.x, part.w, ACROSS), top = bin_of(low.y, part.y, part.h, DOWN);
        int right = bin_of(high.x, part.x, part.w, ACROSS),
            bottom = bin_of(high.y, part.y, part.h, DOWN);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) put(f, y * ACROSS + x, i);
        }
    }
}

static bool holds(const Face *f, Point p) {
    bool inside = false;
    for (int i = 0, j = f->corners - 1; i < f->corners; j = i++) {
        Point a = f->corner[i], b = f->corner[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
            inside = !inside;
    }
    return inside;
}

bool faces_hide(const Faces *f, Point place, float depth) {
    static const float OWN = 0.08f;
    if (!f->bin || !isfinite(place.x + place.y)) return false;
    int bin = bin_of(place.y, f->bins.y, f->bins.h, DOWN) * ACROSS +
              bin_of(place.x, f->bins.x, f->bins.w, ACROSS);
    for (int e = f->bin[bin]; e >= 0; e = f->entry[e].next) {
        const Face *face = &f->face[f->entry[e].face];
        if (face->depth > depth + OWN && holds(face, place)) return true;
    }
    return false;
}

/* ---- light */

static uint8_t lit(uint8_t part, float factor) {
    return (uint8_t)(fminf(255, (float)part * factor) + 0.5f);
}

/* From the left, from the front, and from above. */
static void light(vec3 from) {
    glm_vec3_copy((vec3){-0.55f, -0.35f, 0.8f}, from);
    glm_vec3_normalize(from);
}

static float towards_light(Point3 normal) {
    vec3 from = {0}, n = {normal.x, normal.y, normal.z};
    light(from);
    glm_vec3_normalize(n);
    return glm_vec3_dot(n, from);
}

static Color shade(Color color, float towards, float much) {
    static const float STRENGTH = 0.3f, DARKEST = 0.74f, LIGHTEST = 1.1f;
    vec3 from = {0};
    light(from);
    float factor = 1 + STRENGTH * (towards - from[2]);
    factor = 1 + much * (glm_clamp(factor, DARKEST, LIGHTEST) - 1);
    return (Color){lit(color.r, factor), lit(color.g, factor), lit(color.b, factor), color.a};
}

Color faces_shade(Color color, Point3 normal, float much) {
    return shade(color, towards_light(normal), much);
}

Color faces_shade_both(Color color, Point3 normal, float much) {
    static const float ROUND = 0.3f; /* else there would be a crease where the sides meet */
    float towards = towards_light(normal);
    return shade(color, sqrtf(towards * towards + ROUND * ROUND), much);
}
