/* What the files of the space share; view_space (panels.h) draws it. */
#ifndef PANELS_SPACE_H
#define PANELS_SPACE_H

#include "draw/faces.h"
#include "panels/box_view.h"
#include "panels/space/bent.h"

/* ---- pane.c: A plane in the box as a pane. */

enum { PANE_CORNERS = 12 };

/* The part of the plane normal . p = offset within the box that reaches `far` to all sides, and so
 * high: its corners, in order. Returns how many; 0 where it misses the box, or is no plane. */
int pane_corners(Point3 normal, float offset, float far, float high, Point3 corner[PANE_CORNERS]);

/* ---- space.c */

/* Whether the pane of the cut stands between the eye and a place. */
bool space_is_beyond(const BoxView *box, Point3 at);

/* The camera, as the picture within rect has it. */
Orbit space_orbit(const Lab *lab, Rect rect, const Turn *turn);

/* The vector of the cut. */
SpaceSeen space_seen(const View *view);

/* ---- space_tip.c: The vector, from its foot to its tip: the tip turns the cut about the foot, the
 * shaft moves it along. */

void space_tip(View *view, const BentCut *cut, Point foot, Point tip);
bool space_tip_is_held(const UiState *ui);

/* ---- space_units.c: Which units of a layer with more than three stand on the axes. */

/* The name of an axis as a button; no target where there is nothing to choose. */
Tag space_axis_tag(const BentStage *stage, int axis);

/* The button for the main directions or units, behind those of the foot, where there is room.
 * Returns where the buttons end. */
float space_units_button(BoxView *box, Point foot);

/* ---- space_morph.c: The slider between the plane and the layers. */

/* Ends at `right` in the head, and is so wide; nothing without a hidden layer. */
void space_morph(View *view, float right, float baseline);
float space_morph_width(const View *view);

/* What is seen at a stage: "plane", "data", "layer 1". */
const char *space_stage_name(const Bent *sheet, int stage, char text[32]);

/* ---- space_points.c */

/* Those behind a face, beyond the cut or before it, are fainter. */
void space_points(BoxView *box, const Faces faces[2]);

/* Whether one of them is dragged on: then the axes stay as they are. */
bool space_point_is_held(const UiState *ui);

/* Whether it has stayed behind the hand that drags it, in the picture within rect. */
bool space_point_lags(const View *view, Rect rect);

/* ---- space_drag.c */

/* Brings a point under the pointer, as near as it can come. */
void space_point_drag(const Gesture *g, int point, Point to);

#endif
