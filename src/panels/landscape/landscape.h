/* What the files of the landscape share; view_landscape (panels.h) draws it. */
#ifndef PANELS_LANDSCAPE_H
#define PANELS_LANDSCAPE_H

#include "panels/landscape/site.h"
#include "ui/gesture.h"

/* What input needs of it. Only while it is shown. */
LandscapeSeen landscape_seen(const View *view);

/* Where the flat picture lies within the body of the panel. */
Rect landscape_area(const View *view, Rect body);

/* What an axis is called: by its weight, or as a direction of the path. */
const char *landscape_axis_name(const View *view, int which, char name[64]);

/* On a small plot names would hide it: then those of the read-out are the buttons. */
bool landscape_is_small(const View *view, float size);

/* ---- landscape_input.c: The ball, and the names of the axes */

/* What moves the ball: itself, or the flat picture, all of it. */
Tag landscape_hand(const View *view, bool ball);
extern const Target TARGET_AXIS; /* index: 0 across, 1 up */

/* Whether it is being dragged on: then the shown range stays as it is. */
bool landscape_is_held(const UiState *ui);

/* ---- landscape_paths.c: Paths, the ball and its step, by where they are on the site */

void landscape_paths(Site *site);
void landscape_shadows(Site *site); /* on the floor, to be drawn before the ground */
void landscape_ball(Site *site);

/* In the head, from `right` to the left, but not beyond `left`: which path is which, by what was
 * changed; flat: as the map draws them. Returns where it begins; `right` where there
 * is only one. */
float landscape_path_legend(View *view, bool flat, float right, float baseline, float left);

/* The present weights, and the coming step as it is drawn, along the two directions. */
Point landscape_now(const View *view);
Point landscape_move(const View *view);

/* ---- valley.c: Of runs side by side: all their paths, where each stands, and on the floor */

void valley_paths(Site *site);
void valley_ends(Site *site);

/* Where the names stand beside the ends: an empty one has no place. Returns how many. */
int valley_names(const Site *site, Rect name[COMPARE_VALUES]);
void valley_shadows(Site *site);

/* ---- contour_heights.c: Each contour's height, once, where it can be read */

void contour_heights(Site *site);

/* ---- turned_landscape.c: The landscape in space, where there is room for it */

bool turned_landscape_fits(const View *view, Rect body);
void turned_landscape(View *view, Rect body);

#endif
