/* Pixels being painted: a canvas, and the part of it that may be painted. Colours are blended
 * over what is there; the canvas itself is opaque. A part of the painter. */
#ifndef DRAW_SURFACE_H
#define DRAW_SURFACE_H

#include "draw/painter.h"

/* Even in the smallest build: loops of these run along the lanes, or over every pixel of a line. */
#define INLINE static inline __attribute__((always_inline))

typedef struct Surface {
    uint32_t *pixels;
    int width;
    Box clip; /* within the canvas */
} Surface;

/* Towards a colour by so many 256ths, two parts of a pixel at once: none of the products carries
 * into the part beside it. */
INLINE uint32_t blend(uint32_t under, Color c, uint32_t share) {
    uint32_t even = (uint32_t)c.r | (uint32_t)c.b << 16, rest = 256 - share;
    uint32_t r_b = ((under & 0xff00ffu) * rest + even * share + 0x800080u) >> 8;
    uint32_t g = (under >> 8 & 255) * rest + c.g * share + 128;
    return (r_b & 0xff00ffu) | (g & 0xff00u) | 0xff000000u;
}

/* Four pixels side by side, and the parts of them in halves of a word: eight products at once. */
typedef uint32_t Four __attribute__((vector_size(16), aligned(4), may_alias));
typedef uint16_t Halves __attribute__((vector_size(16), aligned(4), may_alias));

/* From some pixels to others by so many 256ths each; `more` is added before what is below a whole
 * step is cut off: 128 rounds. */
INLINE Four mix_four(Four from, Four to, Four share, uint16_t more) {
    Halves s = (Halves)(share | share << 16), rest = 256 - s;
    Halves even = (Halves)(from & 0xff00ffu) * rest + (Halves)(to & 0xff00ffu) * s + more;
    Halves odd = (Halves)(from >> 8 & 0xff00ffu) * rest + (Halves)(to >> 8 & 0xff00ffu) * s + more;
    return ((Four)even >> 8 & 0xff00ffu) | ((Four)odd & 0xff00ff00u);
}

INLINE Four blend_four(Four under, Four color, Four share) {
    return mix_four(under, color, share, 128) | 0xff000000u;
}

INLINE uint32_t solid(Color c) {
    return (uint32_t)c.r | (uint32_t)c.g << 8 | (uint32_t)c.b << 16 | 0xff000000u;
}

/* How many 256ths a coverage of 0 to 1 of a colour makes. */
INLINE uint32_t share_of(Color c, float coverage) {
    return (uint32_t)(int)(coverage * ((float)c.a * (256.0f / 255)) + 0.5f);
}

/* Pixels of a row towards a colour, each by a share of its own. */
void surface_shares(uint32_t *pixel, int count, Color color, const uint32_t *share);

/* One pixel; outside the clip nothing happens. */
void surface_pixel(const Surface *s, int x, int y, Color color, float coverage);

/* From left to right (exclusive) in a row, all the same. */
void surface_span(const Surface *s, int y, int left, int right, Color color, float coverage);

/* Filled shapes, in pixels. */
void surface_rect(const Surface *s, Box box, float radius, Color color);
void surface_border(const Surface *s, Box box, float radius, float width, Color color);
void surface_disc(const Surface *s, float x, float y, float radius, Color color);
void surface_ring(const Surface *s, float x, float y, float radius, float width, Color color);
void surface_shadow(const Surface *s, Box box, float radius, float far, Color color);
/* Whether there are pixels, and not too many in a row. */
bool surface_takes(const Image *image);
void surface_image(const Surface *s, Box box, float radius, const Image *image);

/* The pixels of an image, first to last inclusive, that a part of the box it is stretched over is
 * made of. */
Box surface_image_source(Box box, Box part, const Image *image);

#endif
