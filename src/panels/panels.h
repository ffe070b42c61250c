/* The panels: each draws itself into the place that it is given, and has its own targets beside it (ui/target.h).
 *
 * For a new one: its name in lab/panel_names.h, its function here; the compiler then asks screen/view.c for it. */
#ifndef PANELS_PANELS_H
#define PANELS_PANELS_H

#include "ui/view.h"

void view_plane(View *view, Rect rect);
void view_plane_alone(View *view, Rect rect); /* for plane_picture.h */
void view_network(View *view, Rect rect);
void view_weights(View *view, Rect rect);
void view_numbers(View *view, Rect rect);
void view_factors(View *view, Rect rect);
void view_matrices(View *view, Rect rect);
void view_curve(View *view, Rect rect);
void view_landscape(View *view, Rect rect);
void view_likelihood(View *view, Rect rect);
void view_gradients(View *view, Rect rect);
void view_graph(View *view, Rect rect);
void view_leaves(View *view, Rect rect); /* of the graph, in place of weights */

/* Whether a hand is dragging on it: then what is shown stays what is shown. */
bool landscape_is_held(const UiState *ui);

#endif
