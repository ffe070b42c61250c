/* See tiles.h. */
#include "draw/tiles.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { SIDE = 64 }; /* points */

void tiles_destroy(Tiles *tiles) {
    free(tiles->hash);
    free(tiles->next);
    free(tiles->under);
    free(tiles->changed);
    *tiles = (Tiles){0};
}

void tiles_fit(Tiles *t, int width, int height, const uint32_t *pixels, float density) {
    int side = (int)(SIDE * density + 0.5f) > 16 ? (int)(SIDE * density + 0.5f) : 16;
    bool same = t->width == width && t->height == height && t->side == side;
    if (same && t->of_pixels == pixels) return;
    tiles_destroy(t);
    *t = (Tiles){.width = width, .height = height, .side = side, .of_pixels = pixels};
    t->across = (width + side - 1) / side;
    t->down = (height + side - 1) / side;
    size_t count = (size_t)t->across * (size_t)t->down;
    t->hash = memory_zeroed(count, sizeof *t->hash);
    t->next = memory_zeroed(count, sizeof *t->next);
    t->under = memory_zeroed(count, sizeof *t->under);
    t->changed = memory_zeroed(count, sizeof *t->changed);
}

void tiles_forget(Tiles *t) {
    if (t->hash) memset(t->hash, 0, sizeof *t->hash * (size_t)t->across * (size_t)t->down);
}

/* Some tiles of a row: first to end, exclusive. */
static Box box_of(const Tiles *t, int row, int first, int end) {
    int right = end * t->side, bottom = (row + 1) * t->side;
    return (Box){first * t->side, row * t->side, right < t->width ? right : t->width,
                 bottom < t->height ? bottom : t->height};
}

Box tiles_run(const Tiles *t, int row, int *at) {
    const bool *changed = t->changed + (long)row * t->across;
    const int *under = t->under + (long)row * t->across;
    while (*at < t->across && !changed[*at]) ++*at;
    int first = *at;
    while (*at < t->across && changed[*at] && under[*at] == under[first]) ++*at;
    if (*at == first) return (Box){0};
    return box_of(t, row, first, *at);
}

Box tiles_changed(const Tiles *t, int row) {
    const bool *changed = t->changed + (long)row * t->across;
    int first = 0, end = t->across;
    while (first < end && !changed[first]) first++;
    while (first < end && !changed[end - 1]) end--;
    if (first == end) return (Box){0};
    return box_of(t, row, first, end);
}
