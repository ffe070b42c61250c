/* The panels: each function draws into the place it is given, and the panel's targets are
 * declared in the same file (ui/target.h).
 *
 * For a new one: add its name to lab/panel_names.h and its function here; the compiler then
 * asks for it in screen/view.c. */
#ifndef PANELS_PANELS_H
#define PANELS_PANELS_H

#include "ui/view.h"

void view_plane(View *view, Rect rect);
void view_plane_alone(View *view, Rect rect); /* for plane_picture.h */
void view_plane_tile(View *view, Rect rect);  /* for runs side by side */
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
void view_over_x(View *view, Rect rect);
void view_data(View *view, Rect rect);
void view_confusion(View *view, Rect rect);
void view_surface(View *view, Rect rect);
void view_surface_tile(View *view, Rect rect); /* for runs side by side */
void view_space_tile(View *view, Rect rect);
void view_valley(View *view, Rect rect); /* landscape/valley.h: view->valley */
void view_space(View *view, Rect rect);
void view_leaves(View *view, Rect rect); /* the leaves of the graph, in place of weights */

/* Whether a row of the list is held: then the scale of its number lines stays as it is. */
bool weights_are_held(const UiState *ui);

#endif
