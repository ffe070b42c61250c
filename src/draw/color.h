/* A colour as the screen has it: red, green, blue and how opaque, 0 to 255 each. */
#ifndef DRAW_COLOR_H
#define DRAW_COLOR_H

#include <stdint.h>

typedef struct Color {
    uint8_t r, g, b, a;
} Color;

/* From 0xRRGGBB, opaque. */
static inline Color color_of(uint32_t rgb) {
    return (Color){(uint8_t)(rgb >> 16), (uint8_t)(rgb >> 8), (uint8_t)rgb, 255};
}

/* The same colour, so much of it: 0 to 1. */
static inline Color color_faded(Color c, float share) {
    c.a = (uint8_t)((float)c.a * share + 0.5f);
    return c;
}

/* a at 0, b at 1. */
Color color_mix(Color a, Color b, float t);

/* The largest difference of a channel. */
static inline int color_apart(Color a, Color b) {
    int red = a.r > b.r ? a.r - b.r : b.r - a.r, green = a.g > b.g ? a.g - b.g : b.g - a.g,
        blue = a.b > b.b ? a.b - b.b : b.b - a.b, most = red > green ? red : green;
    return most > blue ? most : blue;
}

/* How well one is read on the other, by WCAG: 1 to 21. Both opaque. */
double color_contrast(Color a, Color b);

#endif
