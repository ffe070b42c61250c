/* Pixels being painted: a canvas, and the part of it that may be painted. Colours are blended
 * over what is there; the canvas itself is opaque. A part of the painter. */
#ifndef DRAW_SURFACE_H
#define DRAW_SURFACE_H

#include "draw/painter.h"

typedef struct Surface {
    uint32_t *pixels;
    int width;
    Box clip; /* within the canvas */
} Surface;

/* Towards a colour by so many 256ths. Inlined even in the smallest build: loops of it run along the
 * lanes. */
static inline __attribute__((always_inline)) uint32_t blend(uint32_t under, Color c,
                                                            uint32_t share) {
    uint32_t r = under & 255, g = under >> 8 & 255, b = under >> 16 & 255;
    r += (uint32_t)(((int)c.r - (int)r) * (int)share + 128) >> 8;
    g += (uint32_t)(((int)c.g - (int)g) * (int)share + 128) >> 8;
    b += (uint32_t)(((int)c.b - (int)b) * (int)share + 128) >> 8;
    return (r & 255) | (g & 255) << 8 | (b & 255) << 16 | 0xff000000u;
}

/* How many 256ths a coverage of 0 to 1 of a colour makes. */
static inline uint32_t share_of(Color c, float coverage) {
    return (uint32_t)(coverage * ((float)c.a * (256.0f / 255)) + 0.5f);
}

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
