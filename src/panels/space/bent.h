/* The plane as the layers see it: a sheet of squared paper, and the points on it, in a box of up to
 * three axes. Stage 0 is the plane itself, or the data where they have three columns; stage 1 the
 * first hidden layer, and so on. Between two stages all of it lies between its places there.
 * Computed again when the lab changes. */
#ifndef PANELS_BENT_H
#define PANELS_BENT_H

#include "draw/contour_lines.h"
#include "draw/orbit.h"
#include "draw/theme.h"
#include "lab/lab.h"
#include "panels/space/wall.h"
#include "ui/state.h"

enum {
    BENT_CELLS = 96,
    BENT_NODES = BENT_CELLS + 1,
    BENT_COUNT = BENT_NODES * BENT_NODES,
    BENT_POINTS = 1000, /* of more points, the first ones are shown */
    BENT_AXES = SPACE_AXES,
};

/* An axis of a stage: a value v stands at (v - middle) / half. */
typedef struct BentAxis {
    int unit; /* of the layer, or the column; -1: a main direction */
    float middle, half;
} BentAxis;

typedef struct BentStage {
    int layer;       /* -1: the plane, or the data */
    int units, dims; /* of the layer; and the axes used, at most three */
    bool principal;  /* the axes are the main directions of the points, not units */
    bool in_part;    /* it has more units than are shown */
    BentAxis axis[BENT_AXES];
    Point3 node[BENT_COUNT]; /* first row at the top */
    Point3 point[BENT_POINTS];
} BentStage;

/* How it is to be shown. */
typedef struct BentAsk {
    float at; /* 0 for the plane, 1 for the first layer; anything between */
    SpaceUnits units[MAX_LAYERS];
    bool held; /* a point of it is dragged: the axes stay as they are */
} BentAsk;

/* The next neuron's cut, flat at its own stage: normal . p = offset. */
typedef struct BentCut {
    int layer, unit;
    bool flat; /* false where the stage shows not all of what the neuron sees */
    Point3 normal;
    float offset;
    int dims; /* of the normal: w times half; offset: -b less w times middle */
    float middle[BENT_AXES], half[BENT_AXES];
} BentCut;

typedef struct Bent {
    bool paper; /* the plane comes along: not where the data have three columns */
    bool finite;
    int stages; /* from the plane to the last hidden layer */
    BentStage from, to;
    float share; /* of the way from one to the other */
    int points;
    Color color[BENT_CELLS * BENT_CELLS];
    ContourLines line; /* of the cut, on the paper: from 0 to BENT_CELLS across, and up */
    BentCut cut;
    Wall wall; /* of data with three columns: the boundary, where it is not flat */
    Plane window;
    float main_axis[MAX_LAYERS][BENT_AXES][MAX_UNITS]; /* kept, that they do not turn over */
    /* what it was made of */
    Workspace *work;
    uint64_t shape; /* of the network that it is for */
    int64_t revision;
    BentAsk ask;
    const Theme *theme;
} Bent;

void bent_destroy(Bent *sheet);

/* Brings it up to date. */
void bent_update(Bent *sheet, const Lab *lab, const BentAsk *ask, const Theme *theme);

/* The unit of a layer with so many that stands on an axis: what was chosen may be of a wider layer,
 * and no two axes show the same one. */
int space_unit(const SpaceUnits *units, int axis, int count);

/* How far it can go: the number of hidden layers. */
int bent_last(const Lab *lab);

/* Where a node, a point and a place on the paper (as `line` has it) are now. */
Point3 bent_node(const Bent *sheet, int node);
Point3 bent_point(const Bent *sheet, int point);
Point3 bent_place(const Bent *sheet, Point paper);

/* And where points would be with these values: x is [points][columns of the data]. */
void bent_see(const Bent *sheet, const Lab *lab, int points, const float *x, Point3 *at);

/* The stage that is nearer. */
const BentStage *bent_stage(const Bent *sheet);

#endif
