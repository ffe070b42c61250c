/* Where a field crosses a level: the boundary as line segments. */
#ifndef DRAW_CONTOUR_H
#define DRAW_CONTOUR_H

typedef struct Segment {
    float x0, y0, x1, y1;
} Segment;

/* Marching squares over value [height][width], taken at the centres of the cells of a grid that
 * spans left..right and bottom..top (first row at the top): so lines end half a cell within it. A
 * saddle is resolved by the mean of its corners; values equal to the level count as above it;
 * squares with a corner that is not finite are left out. Writes at most `most` segments and returns
 * how many there are in all. Each segment has the higher values on its left, and neighbours share
 * the very bits of the point where they meet, so that they can be joined. */
int contour_trace(const float *value, int width, int height, float left, float right, float bottom,
                  float top, float level, Segment *segment, int most);

/* The exact boundary of one unit, w1 x + w2 y + b = 0, within the window, the higher scores on its
 * left. Returns 1, or 0 when the line misses the window, only touches a corner of it, or there is
 * no line. */
int contour_line(float w1, float w2, float b, float left, float right, float bottom, float top,
                 Segment *segment);

#endif
