/* What a person sees: looks at lab and desk, writes shapes. Computes nothing but pictures (maps.h), changes
 * nothing.
 *
 * One screen, four places: left tells (a lesson, or the controls), the stage is where people click, the side
 * explains (network, weights), the timeline is curve and transport in one. */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "ui/view.h"

/* Where the plane will be drawn, and which part of it. */
Camera view_camera(const Lab *lab, const Desk *desk);

/* Everything, into view->out; what is derived from the rest (theme, layout, camera, pointed, largest) is filled in. Returns the
 * plane's camera, which hands need. */
Camera view_draw(View *view);

/* One file a panel. */
void view_header(View *view);
void view_home(View *view);
void view_controls(View *view, Rect rect);
void view_lesson(View *view, Rect rect);
void view_plane(View *view, Rect rect);
void view_plane_alone(View *view, Rect rect); /* for plane_picture.h */
void view_network(View *view, Rect rect);
void view_weights(View *view, Rect rect);
void view_numbers(View *view, Rect rect);
void view_factors(View *view, Rect rect);
void view_matrices(View *view, Rect rect);
void view_graph(View *view, Rect rect);
void view_leaves(View *view, Rect rect); /* of the graph, in place of weights */
void view_curve(View *view, Rect rect);
void view_landscape(View *view, Rect rect);
void view_likelihood(View *view, Rect rect);
void view_gradients(View *view, Rect rect);
void view_timeline(View *view, Rect rect);
void view_walk(View *view, Rect rect); /* of the graph, in place of the curve */
void view_help(View *view);
void view_sheet(View *view); /* of files */

#endif
