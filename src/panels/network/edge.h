/* The edge of one weight between two units, in all pictures of a network: a curve coloured by sign,
 * as wide as the weight, and the gold arrow of where the weight is about to go. */
#ifndef PANELS_EDGE_H
#define PANELS_EDGE_H

#include "ui/view.h"

enum { EDGE_POINTS = 17 };

/* From a unit's right end to another's left, bending gently at both. */
void edge_curve(Point from, Point to, Point curve[EDGE_POINTS]);

/* The edge of theta[index] along a curve. */
void edge_draw(View *view, int index, const Point curve[EDGE_POINTS]);

/* Its arrow, up when the coming step raises the weight; and the target for dragging the edge. */
void edge_arrow(View *view, int index, Point at);

#endif
