/* Where weights are on the picture of the landscape, be it flat or a turned box with the ground in
 * it: so paths, contours and arrows are drawn by the same words in both. */
#ifndef PANELS_SITE_H
#define PANELS_SITE_H

#include "panels/ground.h"
#include "panels/landscape/terrain.h"
#include "ui/view.h"

typedef struct Site {
    View *view;
    Rect area;     /* where it may be drawn */
    Camera camera; /* of the flat picture */
    BoxView *box;  /* NULL: it is flat */
    Ground ground; /* in the box */
} Site;

/* In the box: on the floor, and on the ground. Beyond the ground, not a number. */
Point3 site_floor(const Site *site, Point weights);
Point3 site_ground(const Site *site, Point weights);

/* On the screen, on the ground. */
Point site_place(const Site *site, Point weights);

/* Whether a place is to be seen: within the picture, with no ground before it. */
bool site_sees(const Site *site, Point weights);

/* A line over the ground; what the ground hides of it is left out. */
void site_curve(Site *site, const Point *weights, int count, const GroundLine *line);

/* The same on the floor of the box; nothing where it is flat. */
void site_shadow(Site *site, const Point *weights, int count, const GroundLine *line);

/* Where the coming step leads from a place: along the ground as steep as it is there. Its length
 * over the floor is true. */
Point site_step(const Site *site, Point weights, Point move);

#endif
