/* What a person sees: looks at the lab and the UiState, writes shapes. Changes nothing.
 *
 * One screen, four places: left tells (a lesson, or the controls), the stage is where people click, the side
 * explains (network, weights), the timeline is curve and transport in one.
 *
 * The interface speaks English; its words stand where they are drawn, there is no catalogue of them. */
#ifndef SCREEN_VIEW_H
#define SCREEN_VIEW_H

#include "ui/gesture.h"
#include "ui/view.h"

/* Where the plane will be drawn, and which part of it. */
Camera view_camera(const Lab *lab, const UiState *ui);

/* Everything, into view->out; what is derived from the rest (theme, layout, camera, pointed, largest) is filled in. Returns the
 * plane's camera, which hands need. */
Camera view_draw(View *view);

/* Its parts, beside the panels (panels/panels.h). */
void view_header(View *view);
void view_home(View *view);
void view_controls(View *view, Rect rect);
void view_lesson(View *view, Rect rect);
void view_timeline(View *view, Rect rect);
void view_replay(View *view, Rect rect); /* of a graph, in place of the curve */
void view_help(View *view);
void view_sheet(View *view); /* of files */

/* Where arrows set out: the card of the lesson to go on with. */
Tag home_start(const Gesture *g);

#endif
