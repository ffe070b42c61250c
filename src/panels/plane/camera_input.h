/* Where the plane is looked at: nearer, along, at everything, at another slice. Looking changes no number of the run, and is not
 * undone. */
#ifndef PANELS_CAMERA_INPUT_H
#define PANELS_CAMERA_INPUT_H

#include "draw/camera.h"
#include "ui/gesture.h"

/* The part of the plane that is shown. */
Camera camera_input_now(const Gesture *g);

/* Nearer by a factor (below 1: farther), with what is at `at` staying there. */
void camera_input_zoom(const Gesture *g, Point at, float factor);

/* What was at `from` is at `to`. */
void camera_input_pan(const Gesture *g, Point from, Point to);

/* All points, with a margin; without points what a new scene shows. */
void camera_input_fit(const Gesture *g);

/* A column that the plane does not show: to a share of its range, and at which share it stands. */
void camera_input_slice(const Gesture *g, int column, float share);
float camera_input_slice_share(const Gesture *g, int column);

#endif
