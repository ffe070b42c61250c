/* Residuals: from each training point over one input a thread to what the network answers there,
 * and of a squared loss the square over the thread, whose area is the point's share of it. */
#ifndef PANELS_RESIDUALS_H
#define PANELS_RESIDUALS_H

#include "draw/camera.h"
#include "ui/view.h"

/* Whether a point is known by one input alone. */
bool residuals_fit(const View *view);

/* Whether squares are drawn over the threads: few enough numbers, with a squared loss. */
bool residuals_have_squares(const View *view);

void residuals_draw(View *view, const Camera *camera, bool squares);

#endif
