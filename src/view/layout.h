/* Where the places are, for any window from 1024 x 640 to 3840 x 2160, in points. Nothing floats, nothing
 * overlaps. Projector mode makes all type half as large again within the same places. */
#ifndef VIEW_LAYOUT_H
#define VIEW_LAYOUT_H

#include "draw/shapes.h"
#include "ui/desk.h"

typedef struct Layout {
    float unit; /* one point of the pictures: 1, or 1.5 in projector mode */
    float gap;  /* between cards */
    Rect header, left, stage, side, timeline; /* cards; the stage is square where there is room */
    Rect upper, lower;                        /* within the side */
} Layout;

Layout layout_of(const Desk *desk);

Rect layout_place(const Layout *layout, Place place);

/* Smaller by so much on every side. */
Rect rect_inset(Rect rect, float by);
bool rect_holds(Rect rect, Point point);

#endif
