/* What the files of the surface share; view_surface (panels.h) draws it. */
#ifndef PANELS_SURFACE_H
#define PANELS_SURFACE_H

#include "panels/box_view.h"
#include "panels/surface/relief.h"

/* ---- surface.c */

/* The camera, as the picture within rect has it, and where the upright axis stands. */
Orbit surface_orbit(const Lab *lab, Rect rect, const Turn *turn);
Point3 surface_corner(const Lab *lab, const Orbit *orbit);

/* ---- surface_points.c: The points at the height of their labels, each on a thread to what the
 * network answers there: the thread is the error. */

void surface_points(BoxView *box);

/* ---- surface_input.c: The handle on the upright axis that sets the threshold, and points that are
 * dragged over the floor. */

/* Points of the data: index. */
extern const Target TARGET_SURFACE_POINT;

/* Whether the threshold is to be seen as a pane: while it is held, or put elsewhere than the
 * network has it. */
bool surface_has_pane(const View *view);

/* Its handle, at its height on the upright axis. */
void surface_handle(BoxView *box);

/* ---- surface_height.c: What stands as height. */

/* The list of heights to choose from; ends at `right` in the head, and is so wide. */
void surface_chooser(View *view, float right, float baseline);
float surface_chooser_width(const View *view);

/* The name of what stands as height. */
const char *surface_height_name(const View *view, char text[64]);

#endif
