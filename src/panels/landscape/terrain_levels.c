/* What is drawn of the terrain: heights, contours, colours. Part of terrain.h. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "panels/landscape/terrain.h"

const float TERRAIN_FOOT = 0.85f, TERRAIN_TOP = 1.62f;

/* ---- contours */

static void extremes(const Terrain *t, float *least, float *most) {
    *least = INFINITY, *most = -INFINITY;
    for (int i = 0; i < t->size * t->size; i++) {
        if (!isfinite(t->value[i])) continue;
        *least = fminf(*least, t->value[i]);
        *most = fmaxf(*most, t->value[i]);
    }
}

/* To two digits, so that it can be read at its contour. */
static float rounded(float x) {
    if (!(x > 0)) return x;
    float unit = powf(10, floorf(log10f(x)) - 1);
    return roundf(x / unit) * unit;
}

/* To one of these beginnings: what people count by. */
static float round_one(float x) {
    static const float first[] = {1, 1.5f, 2, 2.5f, 3, 4, 5, 6, 8, 10};
    enum { FIRST = sizeof first / sizeof *first };
    if (!(x > 0)) return x;
    float unit = powf(10, floorf(log10f(x)));
    int best = 0;
    for (int i = 1; i < FIRST; i++) {
        if (fabsf(x / unit - first[i]) < fabsf(x / unit - first[best])) best = i;
    }
    return first[best] * unit;
}

/* Levels that grow with the square: in a valley that is a bowl, contours lie evenly. */
static void put_even_levels(Terrain *t, float least, float most, float (*round)(float)) {
    enum { EVEN = 9 };
    t->levels = 0;
    for (int k = 1; k <= EVEN && most > least; k++) {
        float share = (float)k / (EVEN + 1), level = round(least + (most - least) * share * share);
        bool higher = t->levels == 0 || level > t->level[t->levels - 1];
        if (higher && level > least && level < most) t->level[t->levels++] = level;
    }
}

/* Round ones, where they are not too far apart for what there is. */
static void choose_even_levels(Terrain *t, float least, float most) {
    enum { FEWEST = 6 };
    put_even_levels(t, least, most, round_one);
    if (t->levels < FEWEST) put_even_levels(t, least, most, rounded);
}

/* Levels with these first digits, over so many powers of ten. Returns how many there would be; no
 * more than there is room for are written. */
static int put_log_levels(Terrain *t, float least, float most, const float digit[6]) {
    int low = (int)floorf(log10f(least)), high = (int)floorf(log10f(most)), found = 0;
    t->levels = 0;
    for (int power = low; power <= high; power++) {
        for (int d = 0; d < 6; d++) {
            float level = digit[d] * powf(10, (float)power);
            if (!(level > least && level < most)) continue;
            if (found++ < TERRAIN_LEVELS) t->level[t->levels++] = level;
        }
    }
    return found;
}

/* As many to a power of ten as there is room for: where all lies within one, most. */
static void choose_log_levels(Terrain *t, float least, float most) {
    static const float digits[4][6] = {{1, 1.5f, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}, {1}};
    enum { FEW = 8 };
    for (int way = 0; way < 4; way++) {
        int found = put_log_levels(t, least, most, digits[way]);
        if (found <= (way == 0 ? FEW : TERRAIN_LEVELS)) return;
    }
}

/* From the lowest place to the highest by this factor, it spans decades. */
static const float DECADES = 100;

static void choose_levels(Terrain *t, float least, float most) {
    t->logarithmic = least > 0 && most > least * (t->asked_log ? 4 : DECADES);
    if (t->logarithmic)
        choose_log_levels(t, least, most);
    else
        choose_even_levels(t, least, most);
}

static float half_of(Range s) {
    return (s.high - s.low) / 2;
}

static void trace(Terrain *t) {
    enum { MOST = 8192 };
    static_assert(MOST >= 2 * TERRAIN_MOST * TERRAIN_MOST, "two segments in every cell");
    Segment *segment = memory_zeroed(MOST, sizeof *segment);
    float cell[2];
    for (int i = 0; i < 2; i++) cell[i] = half_of(t->span[i]) / (float)(t->size - 1);
    for (int k = 0; k < t->levels; k++) {
        int found = contour_trace(t->value, t->size, t->size, t->span[0].low - cell[0],
                                  t->span[0].high + cell[0], t->span[1].low - cell[1],
                                  t->span[1].high + cell[1], t->level[k], segment, MOST);
        contour_lines_clear(&t->line[k]);
        contour_lines_join(&t->line[k], segment, found);
    }
    free(segment);
}

/* ---- heights */

static float height_of(const Terrain *t, float loss) {
    return t->logarithmic ? logf(fmaxf(loss, 1e-30f)) : loss;
}

float terrain_z(const Terrain *t, float loss) {
    float low = height_of(t, t->low), high = height_of(t, t->high);
    float share = high > low ? (height_of(t, loss) - low) / (high - low) : 0;
    if (!isfinite(share)) return NAN;
    return TERRAIN_FOOT + (TERRAIN_TOP - TERRAIN_FOOT) * fminf(fmaxf(share, 0), 1.15f);
}

/* Kept while it still does: heights that jump cannot be compared. */
static void choose_range(Terrain *t, float least, float most, bool anew) {
    static const float LOOSE = 1.6f, DEEPEST = 1e-5f;
    if (t->logarithmic) least = fmaxf(least, most * DEEPEST); /* a well has a bottom */
    float all = height_of(t, t->high) - height_of(t, t->low);
    bool fits = least >= t->low && most <= t->high &&
                all < LOOSE * (height_of(t, most) - height_of(t, least));
    if (fits && !anew) return;
    t->low = least;
    t->high = most > least ? most : least + 1;
}

void terrain_find_levels(Terrain *t, bool anew) {
    float least;
    float most;
    bool was = t->logarithmic;
    extremes(t, &least, &most);
    t->finite = isfinite(least);
    if (!t->finite) least = 0, most = 1;
    choose_levels(t, least, most);
    trace(t);
    choose_range(t, least, most, anew || was != t->logarithmic);
    t->whole = true;
    for (int i = 0; i < t->size * t->size; i++) {
        t->z[i] = isfinite(t->value[i]) ? terrain_z(t, t->value[i]) : NAN;
        t->whole = t->whole && isfinite(t->value[i]);
    }
}

/* ---- colours */

/* The grid's value between its places; x, y from 0 to 1, y downwards. */
static float between(const Terrain *t, float x, float y) {
    float u = x * (float)(t->size - 1), v = y * (float)(t->size - 1);
    int i = (int)u < t->size - 1 ? (int)u : t->size - 2,
        j = (int)v < t->size - 1 ? (int)v : t->size - 2;
    const float *p = t->value + j * t->size + i;
    u -= (float)i, v -= (float)j;
    float above = p[0] + (p[1] - p[0]) * u, below = p[t->size] + (p[t->size + 1] - p[t->size]) * u;
    return above + (below - above) * v;
}

static uint32_t packed(Color c) {
    return (uint32_t)c.r | (uint32_t)c.g << 8 | (uint32_t)c.b << 16 | 0xff000000u;
}

/* How far up it is among the levels: from 0 at the lowest place to 1 at the highest; not a number:
 * 1. Even steps from contour to contour, so that valleys show as well as heights. */
static float share_of(const Terrain *t, float loss) {
    int band = 0;
    while (band < t->levels && !(loss < t->level[band])) band++;
    float from = band > 0 ? t->level[band - 1] : t->low,
          to = band < t->levels ? t->level[band] : t->high;
    float within = to > from ? (loss - from) / (to - from) : 0;
    if (!isfinite(within)) return 1;
    return ((float)band + fminf(fmaxf(within, 0), 1)) / (float)(t->levels + 1);
}

/* From the card's background in the valley to grey on the heights. */
static Color ground_color(const Terrain *t, const Theme *theme, float loss) {
    return color_mix(theme->card, theme->quiet, 0.45f * share_of(t, loss));
}

static void paint_cells(Terrain *t, const Theme *theme) {
    int cells = t->size - 1;
    for (int k = 0; k < cells * cells; k++) {
        int row = k / cells;
        const float *a = t->value + row * t->size + k % cells, *b = a + t->size;
        t->color[k] = ground_color(t, theme, (a[0] + a[1] + b[0] + b[1]) / 4);
    }
}

void terrain_paint(Terrain *t, const Theme *theme) {
    uint32_t *pixel = (uint32_t *)t->image.pixels;
    if (!pixel) pixel = memory_zeroed(TERRAIN_PIXELS * TERRAIN_PIXELS, sizeof *pixel);
    t->image = (Image){TERRAIN_PIXELS, TERRAIN_PIXELS, pixel, .smooth = true};
    for (int i = 0; i < TERRAIN_PIXELS * TERRAIN_PIXELS; i++) {
        float x = ((float)(i % TERRAIN_PIXELS) + 0.5f) / TERRAIN_PIXELS;
        int row = i / TERRAIN_PIXELS;
        float y = ((float)row + 0.5f) / TERRAIN_PIXELS;
        pixel[i] = packed(ground_color(t, theme, between(t, x, y)));
    }
    paint_cells(t, theme);
    t->theme = theme;
}
