/* What the files of the plane share, and what of it the screen asks for: its targets, its keys.
 * The picture is drawn by view_plane (panels.h). */
#ifndef PANELS_PLANE_H
#define PANELS_PLANE_H

#include "draw/camera.h"
#include "ui/gesture.h"
#include "ui/view.h"

/* ---- plane_input.c: What can be touched on the plane: itself, its points, the lines of
 * first-layer units and the tips of their weight vectors. Drawn by plane.c. */

extern const Target TARGET_PLANE, /* 0 */
    TARGET_POINT,                 /* index in the data */
    TARGET_LINE,                  /* a first-layer unit, all along its line */
    TARGET_VECTOR; /* a first-layer unit: the tip of its weight vector, which turns the line */

/* Whether the tool in the hand places points, or erases them; where a step offers no tools, the hand is empty. */
bool plane_input_places(const Gesture *g);
bool plane_input_erases(const Gesture *g);

/* Two fingers look nearer or farther. What the first of them began was not meant. */
void plane_input_pinch(const Gesture *g, const InputEvent *event);

/* The point that arrows set out from: the selected one, or the first that is drawn. */
Tag plane_input_start(const Gesture *g);

/* ---- points.c: Points as hands place, move, relabel and erase them on the plane; each by one
 * action of the lab. */

/* Whether the lesson's step lets points be placed, moved and erased; off the lesson they may be. */
bool points_are_free(const Gesture *g);

/* The same; if not, the lab's notice says so. */
bool points_may_change(const Gesture *g);

/* goes_on: part of the gesture before, undone with it. A spray adds one more of a cluster around the pointer. */
void points_add(const Gesture *g, Point at, bool goes_on);
void points_spray(const Gesture *g, Point at);
void points_erase(const Gesture *g, int index, bool goes_on);
void points_move(const Gesture *g, int index, Point at, bool goes_on);
void points_label(const Gesture *g, int index, int class);

/* ---- line.c: The line of a first-layer unit as hands take hold of it: dragged it moves, by the
 * tip of its weight vector it turns. The plane's axes are the unit's two inputs then. */

/* Where the weight vector of w[0] x + w[1] y + b = 0 stands: at the line's point nearest to the middle of what the camera shows,
 * or to where the unit was turned last. */
Point line_foot(const UiState *ui, const Camera *camera, int unit, const float w[2], float b);

/* Through the pointer, as steep as it is: only the bias moves. */
void line_move(const Gesture *g, int unit, Point at, bool goes_on);

/* Before it is turned: about where the vector stands now. */
void line_begin_turn(const Gesture *g, int unit);

/* The vector towards the pointer, as long as it is; the bias follows, so that the line keeps to that place. */
void line_turn(const Gesture *g, int unit, Point at, bool goes_on);

/* ---- camera_input.c: Where the plane is looked at: nearer, along, at everything, at another
 * slice. Looking changes no number of the run, and is not undone. */

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

/* From the least to the greatest value of a column: how far its slice can be moved. */
void camera_input_slice_range(const Lab *lab, int column, float *low, float *high);

/* ---- plane_keys.c: The keyboard on the plane: a cursor that places points, the selected point,
 * and where one looks. */

/* False when the key means nothing here. */
bool plane_key(const Gesture *g, const InputEvent *event);

/* Enter at the cursor does what a click there does. */
void plane_key_enter(const Gesture *g);

/* ---- plane_tools.c: The tools at the plane's upper left: a class each to place, the hand that
 * moves, the eraser. What they do is in plane_input.c. */

/* rect: of the plane. */
void plane_tools(View *view, Rect rect);

/* ---- plane_slices.c: Where the columns stand that the plane does not show: a small card in its
 * upper right corner, with a slider each. */

/* Nothing where the plane shows all columns. rect: of the plane. */
void plane_slices(View *view, Rect rect);

/* ---- plane_neuron.c: What the plane says in words of a single neuron: which side is which, its
 * weights at their vector, where its line was before the last step, and where the selected point
 * lies. A part of plane.h's picture: plane.c knows when a unit's line is a true line. */

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
