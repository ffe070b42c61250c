/* Convex hulls in the plane: the rubber band around points. Corners go around counterclockwise
 * where y grows upwards. */
#ifndef DRAW_HULL_H
#define DRAW_HULL_H

#include "base/rect.h"

/* Sorts the points and writes the corners of their hull into hull [count]; returns how many. Points
 * on an edge are no corners. */
int hull_of(Point *point, int count, Point *hull);

/* The common part of two hulls, again a hull, into common [a_count + b_count]; returns how many
 * corners it has, 0 where they do not overlap. */
int hull_common(const Point *a, int a_count, const Point *b, int b_count, Point *common);

#endif
