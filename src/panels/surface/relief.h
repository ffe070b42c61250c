/* What one unit answers all over the plane, as heights: a grid of them, its colours, its isolines,
 * and what is answered at each point of the data. Computed again when the lab changes. */
#ifndef PANELS_RELIEF_H
#define PANELS_RELIEF_H

#include "draw/contour_lines.h"
#include "draw/orbit.h"
#include "draw/theme.h"
#include "lab/lab.h"
#include "lab/overlay.h"
#include "panels/ground.h"
#include "ui/state.h"

enum {
    RELIEF_CELLS = 64,
    RELIEF_NODES = RELIEF_CELLS + 1,
    RELIEF_LEVELS = 24,   /* at most so many isolines */
    RELIEF_POINTS = 1000, /* of more points, the first ones stand on it */
};

typedef struct Relief {
    int layer, unit;  /* whose */
    bool score;       /* z, not the value */
    HeightOf many;    /* HEIGHT_MEAN or HEIGHT_SPREAD: of many starts; else of the one network */
    int starts;       /* so many; */
    uint64_t of_many; /* by what these answer */
    bool labelled;    /* the data say how high it should be */
    Plane window;     /* the part of the plane */
    float half[2];    /* of the box over it: 1 along the longer side */
    float value[RELIEF_NODES * RELIEF_NODES]; /* first row at the top */
    float z[RELIEF_NODES * RELIEF_NODES];     /* how high they stand in the box */
    Color color[RELIEF_CELLS * RELIEF_CELLS]; /* of each cell, as the flat field has it */
    float low, high;                          /* the values at the floor and at the full height */
    float answer[RELIEF_POINTS];              /* at each point of the data */
    int points;
    float level[RELIEF_LEVELS];
    int levels;
    ContourLines line[RELIEF_LEVELS]; /* over the plane; closed, or from edge to edge */
    float threshold,
        middle; /* in use; and where the network has it: not a number where it has none */
    ContourLines boundary; /* at the threshold, likewise */
    bool finite, whole;    /* there is a height somewhere; and everywhere */
    /* what it was made of */
    Workspace *work;
    uint64_t shape;
    int64_t revision, document;
    SurfaceHeight height;
    const Theme *theme;
} Relief;

void relief_destroy(Relief *relief);

/* Brings it up to date with the lab. many: what the runs of an experiment answer; NULL for none:
 * then their mean is not to be had, and the lab's own answer stands in its place. */
void relief_update(Relief *relief, const Lab *lab, const SurfaceHeight *height, const Overlay *many,
                   const Theme *theme);

/* What input needs of it. */
SurfaceSeen relief_seen(const Relief *relief);

/* Whether the plane has two axes to stand it on. */
bool relief_fits(const Lab *lab);

/* How high a value stands in the box: 0 to RELIEF_HEIGHT; and back. */
extern const float RELIEF_HEIGHT;
float relief_z(const Relief *relief, float value);
float relief_value(const Relief *relief, float z);

/* A place of the plane in the box, on the floor; and the ground there, between the nodes. Not a
 * number beyond the window. */
Point relief_at(const Relief *relief, Point plane);
float relief_ground(const Relief *relief, Point at);

/* As what is drawn: of the relief as it is now. */
Ground relief_as_ground(const Relief *relief);

/* What an output should answer at a point of the data, as its label says. */
float relief_target(const Lab *lab, int unit, int point);

/* Half the sides of the box over the plane: 1 along the longer one. */
void relief_half(const Lab *lab, float half[2]);

#endif
