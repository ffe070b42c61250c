/* How answers that are amounts, not classes, look on the plane: from blue over what is undecided to
 * red, on one scale for the ground, the points and the legend. */
#ifndef PANELS_AMOUNTS_H
#define PANELS_AMOUNTS_H

#include "draw/theme.h"
#include "nn/run.h"
#include "ui/view.h"

/* From the bluest amount to the reddest. Where what is trained on lies on both sides of 0, as far
 * below 0 as above. */
typedef struct Amounts {
    float low, high;
} Amounts;

Amounts amounts_of(const Run *run);

/* Where an amount lies on it: -1 at its low end, 1 at its high end, beyond them further. */
float amounts_share(Amounts amounts, float value);

/* Of a point, darker than the ground. */
Color amounts_color(const Theme *theme, Amounts amounts, float value);

/* Whether points over two axes have amounts, so that they need a colour for them. */
bool amounts_are_shown(const View *view);

/* A strip of the ground's colours with its amounts below, under the name of the answer; a point
 * stands on it as one with its amount does. Nothing without room. */
void amounts_legend(View *view, Rect box);
float amounts_height(const View *view);
float amounts_width(const View *view);

#endif
