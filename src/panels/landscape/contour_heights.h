/* The numbers on the contours of the landscape: each level's height, once, where it can be read. */
#ifndef PANELS_CONTOUR_HEIGHTS_H
#define PANELS_CONTOUR_HEIGHTS_H

#include "draw/camera.h"
#include "ui/view.h"

void contour_heights(View *view, const Camera *camera);

#endif
