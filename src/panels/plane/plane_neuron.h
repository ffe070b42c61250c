/* What the plane says in words of a single neuron: which side is which, its weights at their vector, where its line was before the last step, and where
 * the selected point lies. A part of plane.h's picture: plane.c knows when a unit's line is a true line. */
#ifndef PANELS_PLANE_NEURON_H
#define PANELS_PLANE_NEURON_H

#include "ui/view.h"

/* Whether there is only one unit, and it tells two classes apart by its score's sign. */
bool plane_neuron_is(const View *view);

/* The line as it was before the step that was taken last, dashed; nothing while it plays. */
void plane_neuron_before(View *view);

/* At the tip of the weights' arrow their values; at the end of the gold one, under the perceptron rule, what moves them. */
void plane_neuron_vector(View *view, Point tip, Point gold);

/* The names of the two sides, and the selected point's coordinates, at at. */
void plane_neuron_sides(View *view, Rect rect);
void plane_neuron_point(View *view, Point at);

#endif
