/* The loss over two weights, or over the two main directions of the run's path, all else fixed: a
 * grid of it, its contours, a picture. Recomputed only when what it depends on has changed; the
 * network's own place on it is not part of that. */
#ifndef PANELS_TERRAIN_H
#define PANELS_TERRAIN_H

#include "draw/contour_lines.h"
#include "draw/shapes.h"
#include "draw/theme.h"
#include "lab/lab.h"
#include "panels/landscape/path_axes.h"

enum {
    TERRAIN_MOST = 64,    /* places of the grid along either direction */
    TERRAIN_POINTS = 200, /* at most so many training points are used, evenly chosen */
    TERRAIN_LEVELS = 12,  /* at most so many heights with a contour */
    TERRAIN_PIXELS = 192, /* of the picture, along either side */
};

/* A part of a weight's range. */
typedef struct Range {
    float low, high;
} Range;

/* A grid in the making, for the weights as they were when it was begun: while other weights are
 * trained, a few rows a frame. */
typedef struct TerrainDraft {
    bool along_path;
    bool joined; /* along the paths of several runs: through their midst, not the present weights */
    int places;  /* of the path's directions that it is along */
    int weight[2];
    Range span[2];
    int size, points, row; /* row: the next one; as many as size: none is in the making */
    float *theta;          /* [weights], owned */
    Point now;             /* where these are */
    uint64_t key;
    float value[TERRAIN_MOST * TERRAIN_MOST];
} TerrainDraft;

typedef struct Terrain {
    bool along_path;  /* over the main directions of the path; else over */
    int weight[2];    /* these, in theta: across and up */
    Range span[2];    /* the part that is shown */
    int size;         /* 0: there is nothing, since there are no points */
    int64_t document; /* that it is of */
    /* [size][size]: the loss; first row at the top, first and last on the edge */
    float value[TERRAIN_MOST * TERRAIN_MOST];
    float level[TERRAIN_LEVELS]; /* the heights of the contours, from the lowest */
    int levels;
    ContourLines line[TERRAIN_LEVELS]; /* the contours, in weights */
    bool asked_log, logarithmic; /* whether heights were to grow by factors; whether they do */
    float low, high;             /* losses at the foot and at the top of its height */
    bool finite, whole;          /* there is a height somewhere; and everywhere */
    Image image;
    float z[TERRAIN_MOST * TERRAIN_MOST];     /* heights in the box, for ground.h */
    Color color[TERRAIN_MOST * TERRAIN_MOST]; /* of its cells */
    PathAxes path;
    TerrainDraft draft;
    Samples samples;  /* the samples used; its `point` is NULL */
    Workspace **work; /* [works]: one a thread */
    float **theta;    /* [works][weights]: weights to be tried */
    int works;
    uint64_t shape, key; /* of the network work was made for; of all that value depends on */
    const Theme *theme;  /* of the image */
} Terrain;

/* How it is to be shown. */
typedef struct TerrainAsk {
    bool held;        /* being dragged on: the shown range stays as it is */
    bool logarithmic; /* also where the loss spans no decades */
    bool along_path;
    bool in_slices; /* what takes long may be finished in later frames */
    /* Runs side by side that have the same landscape, all of whose paths are in sight; 0: the lab's
     * own alone. It is over the only two weights, or the main directions of all the paths: nothing
     * until they have been trained a little. */
    const Lab *const *run;
    int runs;
} TerrainAsk;

void terrain_destroy(Terrain *terrain);

/* Updates it to the lab. */
void terrain_update(Terrain *terrain, const Lab *lab, const Theme *theme, const TerrainAsk *ask);

/* Where weights are on it: the values of its two, or how far along the path's directions. */
Point terrain_at(const Terrain *terrain, const float *theta);

/* What stands on the floor of the box is so high; the ground lies between. */
extern const float TERRAIN_FOOT, TERRAIN_TOP;

/* How high a loss stands in the box. */
float terrain_z(const Terrain *terrain, float loss);

/* ---- terrain_levels.c: what is drawn of the grid */

/* Chooses heights and contours anew, `anew` without keeping the range of heights. */
void terrain_find_levels(Terrain *terrain, bool anew);
void terrain_paint(Terrain *terrain, const Theme *theme);

#endif
