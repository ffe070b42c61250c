/* The whole screen: reads the lab and the UiState, adds shapes, changes nothing.
 *
 * One screen, four places: a lesson or the controls at the left; the stage, where people click;
 * the side, which explains (network, weights); the timeline, curve and transport in one.
 *
 * The interface speaks English; its words are in the code that draws them. */
#ifndef SCREEN_VIEW_H
#define SCREEN_VIEW_H

#include "ui/gesture.h"
#include "ui/view.h"

/* The plane's camera: its rectangle, and the part of the plane shown. */
Camera view_camera(const Lab *lab, const UiState *ui);

/* Draws everything into view->out; fills in what is derived (theme, layout, camera, pointed,
 * largest). Returns the plane's camera, which input needs. */
Camera view_draw(View *view);

/* Its parts, beside the panels (panels/panels.h). */
void view_header(View *view);
void view_home(View *view);
void view_controls(View *view, Rect rect);
void view_lesson(View *view, Rect rect);
void view_timeline(View *view, Rect rect);
void view_walk(View *view, Rect rect); /* the walk through a graph, in place of the curve */
void view_help(View *view);
void view_sheet(View *view);  /* of files */
void view_import(View *view); /* the sheet "Your table" */
void view_share(View *view);  /* the sheet "Hand this over" */
void view_experiment(View *view);

/* Where arrow keys start: the card of the lesson to continue with. */
Tag home_start(const Gesture *g);

#endif
