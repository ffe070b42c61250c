/* The loss over two weights, all others fixed: a grid of it, its contours, a picture. Recomputed
 * only when what it depends on has changed; the network's own place on it is not part of that. */
#ifndef PANELS_TERRAIN_H
#define PANELS_TERRAIN_H

#include "draw/contour.h"
#include "draw/shapes.h"
#include "draw/theme.h"
#include "lab/lab.h"

enum {
    TERRAIN_MOST = 64,    /* places of the grid along either weight */
    TERRAIN_POINTS = 200, /* at most so many training points are used, evenly chosen */
    TERRAIN_LEVELS = 12,  /* at most so many heights with a contour */
    TERRAIN_PIXELS = 192, /* of the picture, along either side */
    TERRAIN_SEGMENTS = 4000,
};

/* A part of a weight's range. */
typedef struct Range {
    float low, high;
} Range;

typedef struct Terrain {
    int weight[2]; /* in theta: across and up */
    Range span[2]; /* of these weights that is shown */
    int size;      /* 0: there is nothing, since there are no points */
    /* [size][size]: the loss; first row at the top, first and last on the edge */
    float value[TERRAIN_MOST * TERRAIN_MOST];
    float level[TERRAIN_LEVELS]; /* the heights of the contours, from the lowest */
    int levels;
    Segment *segment;            /* contours, in weights */
    int end[TERRAIN_LEVELS];     /* those of level k end before segment[end[k]] */
    bool asked_log, logarithmic; /* whether levels were to grow by factors; whether they do */
    Image image;
    Samples samples;  /* the samples used; its `point` is NULL */
    Workspace **work; /* [works]: one a thread */
    float **theta;    /* [works][weights]: weights to be tried */
    int works;
    uint64_t shape, key; /* of the network work was made for; of all that value depends on */
    const Theme *theme;  /* of the image */
} Terrain;

void terrain_destroy(Terrain *terrain);

/* Updates it to the lab. held: the shown range stays as it is, while it is being dragged on. Where
 * the loss spans decades, levels grow by factors; with `logarithmic` they always do. */
void terrain_update(Terrain *terrain, const Lab *lab, const Theme *theme, bool held,
                    bool logarithmic);

#endif
