/* See glyphs.h. A hash table with open addressing; glyphs are allocated one by one, so that they
 * stay where they are while the table grows. */
#include "draw/glyphs.h"

#include <stdlib.h>

#include "base/memory.h"

typedef struct Entry {
    uint64_t key; /* 0 for an empty place */
    Glyph *glyph;
} Entry;

typedef struct Size {
    FontFace face;
    int pixels;
    FontMetrics metrics;
} Size;

/* A pair of characters that was asked for lately: a source may have to look far for it. */
enum { PAIRS = 2048 };
typedef struct Pair {
    FontFace face;
    int pixels;
    uint32_t left, right; /* 0: none yet */
    float kerning;
} Pair;

struct Glyphs {
    const FontSource *source;
    Pair pair[PAIRS]; /* each at one place only: whoever comes last stays there */
    Entry *entry;     /* [room], a power of two, at most half full */
    int count, room;
    Size *size;
    int sizes;
};

Glyphs *glyphs_create(const FontSource *source) {
    Glyphs *glyphs = memory_zeroed(1, sizeof *glyphs);
    glyphs->source = source;
    glyphs->room = 1024;
    glyphs->entry = memory_zeroed((size_t)glyphs->room, sizeof *glyphs->entry);
    return glyphs;
}

void glyphs_destroy(Glyphs *glyphs) {
    if (!glyphs) return;
    for (int i = 0; i < glyphs->room; i++) {
        if (!glyphs->entry[i].glyph) continue;
        free(glyphs->entry[i].glyph->coverage);
        free(glyphs->entry[i].glyph);
    }
    free(glyphs->entry);
    free(glyphs->size);
    free(glyphs);
}

static uint64_t key_of(FontFace face, int pixels, uint32_t character) {
    return 1 + ((uint64_t)character << 32 | (uint64_t)(uint32_t)pixels << 8 | (uint64_t)face);
}

/* Where a key is, or the empty place where it would be. */
static Entry *place(Entry *entry, int room, uint64_t key) {
    uint64_t at = (key * 0x9e3779b97f4a7c15u) >> 32;
    for (;; at++) {
        Entry *e = &entry[at & (uint64_t)(room - 1)];
        if (e->key == key || e->key == 0) return e;
    }
}

static void grow(Glyphs *glyphs) {
    int room = glyphs->room * 2;
    Entry *entry = memory_zeroed((size_t)room, sizeof *entry);
    for (int i = 0; i < glyphs->room; i++) {
        const Entry *e = &glyphs->entry[i];
        if (e->key) *place(entry, room, e->key) = *e;
    }
    free(glyphs->entry);
    glyphs->entry = entry;
    glyphs->room = room;
}

/* The glyph of a character that no font has. */
static Glyph missing_glyph(int pixels) {
    int width = pixels / 2 > 3 ? pixels / 2 : 3, height = pixels * 2 / 3 > 3 ? pixels * 2 / 3 : 3;
    Glyph box = {
        .left = 1, .top = -height, .width = width, .height = height, .advance = (float)(width + 2)};
    box.coverage = memory_zeroed((size_t)width * (size_t)height, 1);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            bool edge = x == 0 || y == 0 || x == width - 1 || y == height - 1;
            box.coverage[y * width + x] = edge ? 160 : 0;
        }
    }
    return box;
}

const Glyph *glyphs_get(Glyphs *glyphs, FontFace face, int pixels, uint32_t character) {
    uint64_t key = key_of(face, pixels, character);
    Entry *e = place(glyphs->entry, glyphs->room, key);
    if (e->key) return e->glyph;
    Glyph *glyph = memory_zeroed(1, sizeof *glyph);
    const FontSource *source = glyphs->source;
    if (!source->glyph(source->data, face, pixels, character, glyph))
        *glyph = missing_glyph(pixels);
    *e = (Entry){key, glyph};
    if (++glyphs->count * 2 > glyphs->room) grow(glyphs);
    return glyph;
}

const FontMetrics *glyphs_metrics(Glyphs *glyphs, FontFace face, int pixels) {
    for (int i = 0; i < glyphs->sizes; i++) {
        const Size *size = &glyphs->size[i];
        if (size->face == face && size->pixels == pixels) return &size->metrics;
    }
    const FontSource *source = glyphs->source;
    glyphs->size = memory_resize(glyphs->size, sizeof *glyphs->size * (size_t)(glyphs->sizes + 1));
    Size *size = &glyphs->size[glyphs->sizes++];
    *size = (Size){face, pixels, source->metrics(source->data, face, pixels)};
    return &size->metrics;
}

float glyphs_kerning(Glyphs *glyphs, FontFace face, int pixels, uint32_t left, uint32_t right) {
    const FontSource *source = glyphs->source;
    if (!source->kerning) return 0;
    uint64_t key = key_of(face, pixels, left) * 0x9e3779b97f4a7c15u + right;
    Pair *pair = &glyphs->pair[(key * 0x9e3779b97f4a7c15u) >> 32 & (PAIRS - 1)];
    bool known = pair->face == face && pair->pixels == pixels && pair->left == left &&
                 pair->right == right && right != 0;
    if (!known)
        *pair = (Pair){face, pixels, left, right,
                       source->kerning(source->data, face, pixels, left, right)};
    return pair->kerning;
}
