/* What the files of the plane share, and what the screen uses of it: its targets, its keys.
 * view_plane (panels.h) draws the picture. */
#ifndef PANELS_PLANE_H
#define PANELS_PLANE_H

#include "draw/camera.h"
#include "ui/gesture.h"
#include "ui/view.h"

/* ---- plane_input.c: The targets of the plane: itself, its points, the lines of first-layer
 * units and the tips of their weight vectors. plane.c draws them. */

extern const Target TARGET_PLANE, /* 0 */
    TARGET_POINT,                 /* index in the data */
    TARGET_LINE,                  /* a first-layer unit, all along its line */
    TARGET_LINE_END,              /* the same; part: which end */
    TARGET_VECTOR; /* a first-layer unit: the tip of its weight vector, which turns the line */

/* Two fingers zoom. What the first of them began is undone. */
void plane_input_pinch(const Gesture *g, const InputEvent *event);

/* Where arrow keys start: the selected point, or the first that is drawn. */
Tag plane_input_start(const Gesture *g);

/* ---- points.c: Placing, moving, relabelling, erasing points, each by one action of the lab. */

/* Whether points may be placed, moved and erased: in a lesson, when the step allows it. */
bool points_are_free(const Gesture *g);

/* The same; if not, the lab's notice says so. */
bool points_may_change(const Gesture *g);

/* In a lesson its step decides which classes there are: one more would take its questions their
 * meaning. False: it is none of them, and the lab's notice says so. */
bool points_have_class(const Gesture *g, int class);

/* goes_on: part of the gesture before, undone with it. points_spray adds one more point of a
 * cluster around the pointer. */
void points_add(const Gesture *g, Point at, bool goes_on);
void points_spray(const Gesture *g, Point at);
void points_erase(const Gesture *g, int index, bool goes_on);
/* Takes away all points that the eraser passes on its way, and how far it reaches to each side. */
void points_sweep(const Gesture *g, Point from, Point to);
float points_brush(const UiState *ui);
void points_move(const Gesture *g, int index, Point at, bool goes_on);
void points_label(const Gesture *g, int index, int class);

/* ---- plane_axes.c: Lines and numbers along the axes, and their names: where there are more
 * columns than two, a list of them opens at each name. tools: what the numbers keep off. */

void plane_axes(View *view, Rect rect, Rect tools);

/* Over a plane that does not stand on the stage: names keep clear of it. */
#define PLANE_TITLE "PLANE"

/* Where the numbers stand, once plane_axes has drawn them: other names keep clear of them. Returns
 * how many they are. */
enum { PLANE_NUMBERS = 40 };
int plane_numbers(const View *view, Rect box[PLANE_NUMBERS]);

/* The lines alone, for a picture too small for numbers. */
void plane_grid(View *view, Rect rect);
/* The name of an axis: 0 across, 1 up. */
const char *plane_axis_name(const Lab *lab, int which);

/* Where that stands; nowhere for an axis without a name. */
Rect plane_axis_name_box(const View *view, Rect rect, int axis);
void plane_axis_menus(View *view, Rect rect); /* over the plane's own target */

/* How far right the name of the axis that leads up reaches at the least: the sliders leave that. */
float plane_name_needs(const View *view, Rect rect);

/* ---- plane_legend.c: The classes by their own names: mark, name, and how many points; of answers
 * that are amounts, which colour stands for how much. */

/* In the corner where it lies over the fewest points, the upper right one before the others;
 * nothing in a lesson, or where classes have no names of their own. Of more than four classes that
 * would cover points everywhere, the marks alone; a press changes that. */
void plane_legend(View *view, Rect rect);
Rect plane_legend_box(const View *view, Rect rect); /* where it is; no width: nowhere */

/* ---- plane_points.c */

/* Where a point of the data is on the screen, and how large. */
Point plane_point_place(const View *view, int index);
float plane_point_radius(const View *view, int index);

/* Whether there are so many that they would hide boundaries and lines, which then lie over them. */
bool plane_is_crowded(const View *view);

/* Around these, so that they are seen among the points. */
Color plane_halo(const View *view);

/* How many points a text in this box would cover; from so many on they are no longer counted. */
int plane_covered(const View *view, Rect box, int enough);

/* All points that are seen in rect. */
void plane_points(View *view, Rect rect);

/* ---- hulls.c, fan.c: Extras (lab/extra_names.h), drawn if they are on. The fan only where the
 * boundary is the line of a single unit over the two axes. */

void plane_hulls(View *view);
void plane_fan(View *view);

/* ---- plane_units.c: From the network's two inputs to the plane and on to the screen.
 *
 * Two things may stretch one axis more than the other: standard scaling of the inputs, and axes
 * that have scales of their own. Everything is drawn by the one map that places the points. So a
 * line stays a line, and a weight vector, which the perceptron rule makes a sum of points, is drawn
 * as such a sum is; but only where 1 of either input is equally long does it stand at a right angle
 * to its line, and elsewhere the plane says that it does not. */

/* The part of the plane that is shown, on this rectangle of the screen. */
Camera plane_camera(const Lab *lab, Rect screen);

/* Whether the axes are the network's two inputs, so that a unit's weights are a direction there.
 * The functions below are for such planes only. */
bool plane_lines_are_true(const Lab *lab);

/* A place of the plane as the network's inputs, scaled if they are; and back. */
Point plane_to_inputs(const Lab *lab, Point at);
Point plane_from_inputs(const Lab *lab, Point input);

/* A step of the inputs, in points of the screen (where y grows downwards). */
Point plane_step(const Lab *lab, const Camera *camera, Point step);

/* Whether 1 of one input is longer on the screen than 1 of the other. */
bool plane_units_differ(const Lab *lab, const Camera *camera);

/* Of the line a x + b y + c = 0 of the plane: at a right angle to it on the screen, 1 long, towards
 * where it is above 0. */
Point plane_normal(const Camera *camera, const float line[3]);

/* ---- plane_lines.c: Lines of first-layer units: each with its weight vector at the line, the
 * coming step at the vector's tip, and handles to drag. */

/* What parts them from a crowd of points; drawn before the boundary, which may run along one. */
void plane_line_halos(View *view);

/* Nothing where they are not true, or too many. Returns where the weights of a single
 * neuron stand. */
Rect plane_lines(View *view);

/* Through a lens the steps at the vectors are not true: a legend in the lower corner says so; and
 * where it stands, empty where it does not. */
void plane_lens(View *view, Rect rect);
Rect plane_lens_box(const View *view, Rect rect);

/* Where it says that vectors are at no right angle to their lines; nowhere where it does not. */
Rect plane_units_said(const View *view, Rect rect);

/* ---- plane_guess.c: The line that a question asks for, as the person has placed it. */

extern const Target TARGET_GRIP;

/* While it is placed, and as long as the step is shown; nothing where none is asked for. */
void plane_guess(View *view);

/* ---- line.c: Dragging the line of a first-layer unit: in the middle it moves; by its ends, or by
 * the tip of its weight vector, it turns. The plane's axes are the unit's two inputs then. */

/* The foot of a unit's weight vector, in the plane: of the inputs, the point of its line nearest to
 * the middle of what the camera shows, or to where the unit was turned last. */
Point line_foot(const Lab *lab, const UiState *ui, const Camera *camera, int unit);

/* Its line a x + b y + c = 0 in the plane's coordinates. */
void line_of(const Lab *lab, int unit, float line[3]);

/* Turns the line about its middle, so that it goes through the pointer. Begins as line_turn does:
 * the point to turn about is fixed first. */
void line_begin_swing(const Gesture *g, int unit);
void line_swing(const Gesture *g, int unit, Point at, bool goes_on);

/* Moves the line to the pointer without turning it: only the bias changes. */
void line_move(const Gesture *g, int unit, Point at, bool goes_on);

/* Call before it is turned: fixes the point to turn about, the vector's present foot. */
void line_begin_turn(const Gesture *g, int unit);

/* Turns the vector to the pointer, at its length; the bias keeps the line on the same point. */
void line_turn(const Gesture *g, int unit, Point at, bool goes_on);

/* ---- camera_input.c: The part of the plane shown: zoom, pan, fit, another slice. It changes
 * no number of the run, and is not undone. */

/* The part of the plane that is shown. */
Camera camera_input_now(const Gesture *g);

/* Zooms by a factor (below 1: out), with what is at `at` staying there. */
void camera_input_zoom(const Gesture *g, Point at, float factor);

/* The same with a factor for each axis. */
void camera_input_stretch(const Gesture *g, Point at, float across, float up);

/* Moves the plane so that what was at `from` is at `to`. */
void camera_input_pan(const Gesture *g, Point from, Point to);

/* Shows the part that the scene showed at first; whether another is shown. */
void camera_input_reset(const Gesture *g);
bool camera_input_is_moved(const Lab *lab, const UiState *ui);

/* Shows all points, with a margin; without points what a new scene shows. */
void camera_input_fit(const Gesture *g);

/* Puts a column on an axis (0 across, 1 up), with all points in view; the one that lies on the
 * other changes places with what was on this. */
void camera_input_axis(const Gesture *g, int axis, int column);

/* Sets the slice of a column that is not shown to a share of its range; the share it has now. */
void camera_input_slice(const Gesture *g, int column, float share);
float camera_input_slice_share(const Gesture *g, int column);

/* Moves the slice to where a point of the data lies. */
void camera_input_slice_at(const Gesture *g, int point);

/* From the least to the greatest value of a column: how far its slice can be moved. */
void camera_input_slice_range(const Lab *lab, int column, float *low, float *high);

/* ---- plane_keys.c: The keyboard on the plane: a cursor that places points, the selected
 * point, and the part of the plane shown. */

/* False when the key means nothing here. */
bool plane_key(const Gesture *g, const InputEvent *event);

/* Enter at the cursor does what a click there does. */
void plane_key_enter(const Gesture *g);

/* ---- plane_tools.c: The tools at the plane's upper left: one per class to place points, the
 * hand that moves, the eraser. plane_input.c has what they do. */

extern const Target TARGET_TOOL;

/* Nothing where they are not offered. rect: of the plane. */
void plane_tools(View *view, Rect rect);

/* The ring around the pointer that the eraser in hand reaches to. rect: of the plane. */
void plane_brush(View *view, Rect rect);

/* Where they stand; empty where they are not offered. */
Rect plane_tools_place(const View *view, Rect rect);

/* In the lower right corner the button that undoes panning and zooming, where either has been done,
 * and the one that shows all points, where some are out of sight; where they stand, and the height
 * they take up. */
void plane_view_buttons(View *view, Rect rect);
Rect plane_buttons_box(const View *view, Rect rect);
float plane_buttons_height(const View *view);

/* How high the numbers and the name of an axis stand at the lower edge, which buttons and legends
 * keep free (plane_axes.c). */
float plane_foot(const View *view);

/* ---- plane_slices.c: The slices of the columns that the plane does not show: a small card in
 * its upper right corner, with a slider each. */

/* Whether the plane shows a slice of more columns: neither where it shows all columns, nor where
 * nothing of the network is drawn on it. */
bool plane_is_sliced(const View *view);

/* rect: of the plane. Where the card stands; empty where there is no slice. */
void plane_slices(View *view, Rect rect);
Rect plane_slices_place(const View *view, Rect rect);

/* How much of the plane's upper edge they take up, downwards. */
float plane_slices_height(const View *view, Rect rect);

/* ---- plane_neuron.c: The plane's labels for a single neuron: which side is which, its weights
 * at their vector, where its line was before the last step, and where the selected point lies.
 * Part of plane.c's picture; plane.c knows when a unit's line is a true line. */

/* Whether there is only one unit, which separates two classes by its score's sign. */
bool plane_neuron_is(const View *view);

/* The line as it was before the step that was taken last, dashed; nothing while it plays. */
void plane_neuron_before(View *view);

/* Under the perceptron rule: where the vector goes, the sum of it and the step, from start to end.
 * Only at true lengths. */
void plane_neuron_sum(View *view, Point start, Point tip, Point end);

/* The weights' values at the tip of their arrow; along the gold one, under the perceptron rule,
 * what changes them. Returns where the values are. */
Rect plane_neuron_vector(View *view, Point start, Point tip, Point end);

/* The names of the two sides, clear of where the weights stand. */
void plane_neuron_sides(View *view, Rect rect, Rect weights);

/* Beside the selected point: for a single neuron its coordinates, with shares its loss. */
void plane_selected(View *view, bool neuron);

#endif
