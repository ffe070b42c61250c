/* Where the plane is looked at: nearer, along, at everything, at another slice. Looking changes no number of the run, and is not
 * undone. A part of hand.h. */
#ifndef UI_LOOK_H
#define UI_LOOK_H

#include "ui/touch.h"

/* What is on the plane: itself, points, lines. There a hand looks around. */
bool look_is_on(Tag tag);

/* Nearer by a factor (below 1: farther), with what is at `at` staying there. */
void look_zoom(const Hand *h, Point at, float factor);

/* What was at `from` is at `to`. */
void look_pan(const Hand *h, Point from, Point to);

/* All points, with a margin; without points what a new scene shows. */
void look_fit(const Hand *h);

/* A column that the plane does not show: to where its track is touched; to a share of its range. */
void look_slice(const Hand *h, int column, Point at);
void look_slice_to(const Hand *h, int column, float share);
float look_slice_share(const Hand *h, int column);

/* The part of the plane that is shown. */
Camera look_camera(const Hand *h);

#endif
