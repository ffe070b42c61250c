/* Pictures of units over the plane: the stage's field, thumbnails, the boundary now and before.
 * Recomputed in parallel, at display resolution, when the lab changes; views only show them. */
#ifndef PANELS_MAPS_H
#define PANELS_MAPS_H

#include "draw/camera.h"
#include "draw/shapes.h"
#include "draw/theme.h"
#include "lab/lab.h"
#include "panels/plane/boundary.h"

enum { MAPS_THUMBNAIL = 40, MAPS_GHOSTS = 3 };

/* What is shown of them; the rest is left as it was. */
typedef struct MapsWanted {
    bool field, units;
} MapsWanted;

typedef struct Maps {
    Image field; /* over the window of the plane that is shown */
    Image thumbnail[MAX_LAYERS][MAX_UNITS];
    Image strip[MAX_LAYERS]; /* in place of these, where strips_fit (network/strips.h) */
    Image input[MAX_INPUTS];
    Boundary now, ghost[MAPS_GHOSTS]; /* in the plane's coordinates */
    int ghosts;
    /* the field's values [outputs][height][width]: for its colours, boundary, fitted curve */
    float *value;
    Workspace *work;
    uint64_t shape;   /* of the network that work was made for */
    int64_t document; /* that the boundaries are of */
    int64_t revision; /* of the lab, and theme and window, when they were made */
    const Theme *theme;
    Plane window;
    MapsWanted wanted;
} Maps;

Maps maps_create(void);
void maps_destroy(Maps *maps);

/* The index in `ghost` of the nearest boundary kept, at or before an epoch; -1 for none. */
int maps_ghost_at(const Maps *maps, int64_t epoch);

/* The class that the field says at a point of the screen, as it was computed for this camera; -1
 * where there is none. */
int maps_class(const Maps *maps, const Lab *lab, const Camera *camera, Point at);

/* The outputs of a run's network over count places, value [outputs][count], as pixels: out [count].
 * A single output is undecided where score and boundary part its classes. */
void maps_colour(const Theme *theme, const Run *run, const float *value, int count, uint32_t *out);

/* Those outputs over a window of the plane, width cells across and height down: out
 * [height][width]. */
void maps_paint(const Theme *theme, const Run *run, Workspace *work, const Plane *window, int width,
                int height, int threads, uint32_t *out);

/* The same of one unit, alone: a class's probability in that class's colour, else by its value. */
void maps_colour_unit(const Theme *theme, const Network *net, int layer, int unit,
                      const float *value, int count, uint32_t *out);

/* The part of the plane that a camera shows; and the cells of the field for each point of it: fewer
 * while a run flies by, and while a large network learns as few as it can give in a third of a
 * frame. */
Plane maps_window(const Lab *lab, const Camera *camera);
float maps_fineness(const Lab *lab, const Camera *camera, const Play *play);

/* Updates what is wanted. window: what the stage shows, width x height cells; density scales
 * thumbnails. */
void maps_update(Maps *maps, const Lab *lab, const Theme *theme, const Plane *window, int width,
                 int height, float density, MapsWanted wanted);

#endif
