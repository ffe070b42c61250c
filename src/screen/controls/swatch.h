/* A small picture of each generated data set: some of its points, without noise. Made once, at
 * the start; the theme gives the points their colours when they are drawn. */
#ifndef SCREEN_SWATCH_H
#define SCREEN_SWATCH_H

#include "draw/shapes.h"
#include "draw/theme.h"
#include "nn/dataset.h"

enum { SWATCH_POINTS = 48 };

typedef struct Swatch {
    int points;
    Point at[SWATCH_POINTS];  /* 0 to 1 within the picture, y downwards */
    int class[SWATCH_POINTS]; /* -1 where labels are numbers and the height shows them */
} Swatch;

Swatch swatch_of(SetKind kind);

/* Draws it in a square in the middle of rect. */
void swatch_draw(const Swatch *swatch, const Theme *theme, Rect rect, Shapes *out);

#endif
