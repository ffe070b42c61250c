/* The segments of contours joined into lines, so that each is drawn in one stroke. */
#ifndef DRAW_CONTOUR_LINES_H
#define DRAW_CONTOUR_LINES_H

#include "base/rect.h"
#include "draw/contour.h"

/* All 0 at first; keeps its memory. Line i is point[end[i - 1]] up to point[end[i]]; a closed one
 * ends where it began. */
typedef struct ContourLines {
    Point *point;
    int *end;
    int lines, points, room, line_room;
} ContourLines;

void contour_lines_destroy(ContourLines *lines);
void contour_lines_clear(ContourLines *lines);

/* Adds segments that meet in the very bits of their ends, as contour_trace leaves them. */
void contour_lines_join(ContourLines *lines, const Segment *segment, int count);

/* The first point of a line, and how many it has. */
const Point *contour_lines_of(const ContourLines *lines, int line, int *count);

/* Leaves out points that lie so near to the line through those before and after that nobody sees
 * the difference; in place, and returns how many are left. The first and last stay. */
int contour_lines_thin(Point *point, int count, float tolerance);

#endif
