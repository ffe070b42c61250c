/* Axes around a rectangle: hairlines across it; numbers left and below, where panels leave room. */
#ifndef UI_AXES_H
#define UI_AXES_H

#include "ui/view.h"

/* 1, 2 or 5 times a power of ten: about so many steps over the span. */
float axes_step(float span, float steps);

/* A number at such an axis: with as many digits as tell it from its neighbours. Returns text. */
char *axes_number(float value, float step, char text[32]);

/* About so many numbers below the rectangle, and beside it; with `grid`, lines to them. */
void axes_across(View *view, const Camera *camera, float steps, bool grid);
void axes_up(View *view, const Camera *camera, float steps, bool grid);

/* How far left of the rectangle the numbers beside it reach. */
float axes_room_beside(const View *view, float bottom, float top, float steps);

/* The same between powers of ten: as many of them as there is room for. */
void axes_powers_across(View *view, const Camera *camera);
void axes_powers_up(View *view, const Camera *camera);

#endif
