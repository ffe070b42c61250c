/* A font for tests that must not depend on any: every character is a box, 0.6 em wide, capitals
 * and figures 0.7 em high; '1' is narrower, 'i' too; nothing else is missing but U+E000. */
#ifndef TESTS_FONTS_H
#define TESTS_FONTS_H

#include <stdlib.h>
#include <string.h>

#include "draw/font.h"

static inline bool fonts_glyph(void *data, FontFace face, int pixels, uint32_t character,
                               Glyph *glyph) {
    (void)data, (void)face;
    if (character == 0xe000) return false;
    bool narrow = character == '1' || character == 'i';
    *glyph = (Glyph){.advance = (float)pixels * (narrow ? 0.3f : 0.6f)};
    if (character == ' ') return true;
    glyph->width = (int)glyph->advance;
    glyph->height = pixels * 7 / 10;
    glyph->top = -glyph->height;
    glyph->coverage = malloc((size_t)glyph->width * (size_t)glyph->height);
    memset(glyph->coverage, 255, (size_t)glyph->width * (size_t)glyph->height);
    return true;
}

static inline FontMetrics fonts_metrics(void *data, FontFace face, int pixels) {
    (void)data, (void)face;
    float em = (float)pixels;
    return (FontMetrics){0.9f * em, 0.25f * em, 1.25f * em, 0.5f * em, 0.7f * em, 0.6f * em};
}

static const FontSource fonts_boxes = {NULL, fonts_glyph, NULL, fonts_metrics};

#endif
