/* Between the plane's coordinates and points of the screen: in two dimensions, pan and zoom. */
#ifndef DRAW_CAMERA_H
#define DRAW_CAMERA_H

#include "draw/shapes.h"

typedef struct Camera {
    Rect screen;                    /* where the plane is shown, in points */
    float left, right, bottom, top; /* the part of the plane that fills it; y grows upwards there */
} Camera;

Point camera_to_screen(const Camera *camera, float x, float y);
Point camera_to_plane(const Camera *camera, Point screen);
/* Nearer by `factor` (above 1), with what is under `fixed` staying there. */
void camera_zoom(Camera *camera, Point fixed, float factor);
/* The same with a factor for each axis, where they have scales of their own. */
void camera_stretch(Camera *camera, Point fixed, float across, float up);
/* What was at `from` is at `to`. */
void camera_pan(Camera *camera, Point from, Point to);
/* How long a unit is on the screen, along each axis. */
Point camera_unit(const Camera *camera);
/* The same window, widened where the screen's shape differs, so that a unit is as long either
 * way. */
void camera_square(Camera *camera);

#endif
