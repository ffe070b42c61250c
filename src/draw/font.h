/* Where glyphs come from. src/sdl provides one of these (SDL_ttf finds and renders the fonts);
 * tests may provide their own. Text is laid out in text.h, and glyphs are kept by the painter: a
 * source is asked once for each glyph at each size. */
#ifndef DRAW_FONT_H
#define DRAW_FONT_H

#include <stdbool.h>
#include <stdint.h>

typedef enum FontFace {
    FONT_REGULAR, /* Inter; DejaVu Sans where it has no such glyph */
    FONT_MEDIUM,
    FONT_BOLD,
    FONT_ITALIC,
    FONT_MATH, /* STIX upright: digits, operators, Greek */
    FONT_MATH_ITALIC,
    FONT_MATH_BOLD,
    FONT_MONO, /* DejaVu Sans Mono: code */
    FONT_COUNT
} FontFace;

/* A glyph at a size, in pixels from its pen position on the baseline; y grows downwards. */
typedef struct Glyph {
    int left, top, width, height; /* of its picture; top is negative above the baseline */
    float advance;
    uint8_t
        *coverage; /* [height][width], 0 to 255; NULL for a blank one. malloc'ed: the caller's */
} Glyph;

typedef struct FontMetrics {
    float ascent, descent, line; /* pixels above and below the baseline, and from line to line */
    float x_height, cap_height;
    float
        digit; /* the widest digit's advance: all figures take this much, so that columns line up */
} FontMetrics;

/* pixels: the size of the em, whole pixels of the screen. */
typedef struct FontSource {
    void *data;
    bool (*glyph)(void *data, FontFace face, int pixels, uint32_t character, Glyph *glyph);
    float (*kerning)(void *data, FontFace face, int pixels, uint32_t left, uint32_t right);
    FontMetrics (*metrics)(void *data, FontFace face, int pixels);
} FontSource;

/* Whether it is a raised figure. Those of one power come from one face, or ⁷ and ³ would stand side
 * by side in two sizes: many faces have ¹, ² and ³ alone. */
static inline bool font_is_raised(uint32_t c) {
    return c == 0xb9 || c == 0xb2 || c == 0xb3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

/* A figure that a face with all of them has. */
#define FONT_RAISED_SEVEN 0x2077

#endif
