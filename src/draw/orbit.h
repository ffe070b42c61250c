/* The camera of the third dimension: it looks at a box, in perspective, from a direction that two
 * angles give. Between the box's coordinates and points of the screen, and back along rays.
 *
 * Across is x, to the back y, up z: a plane's own axes lie on the floor. Looking "from above" is
 * where every glide ends: there the perspective is gone, x goes to the right, y up, and the picture
 * is the flat one. On the way there the eye moves away while the picture stays as large. */
#ifndef DRAW_ORBIT_H
#define DRAW_ORBIT_H

#include <cglm/types.h>

#include "base/rect.h"

/* A place or a direction in the box. */
typedef struct Point3 {
    float x, y, z;
} Point3;

/* Where it is turned. */
typedef struct Turn {
    float yaw, pitch; /* degrees: around the box, and above its floor, -90 to 90 */
    float zoom;       /* 1: the box as large as it fits */
    float flat;       /* 0: as turned, 1: from above */
} Turn;

/* What is looked at, and from how far. */
typedef struct OrbitDef {
    Rect screen;
    Point3 middle;    /* of the box: the middle of the screen */
    float distance;   /* of the eye from there */
    Point reach;      /* from the middle to the edges of the screen, */
    Point reach_flat; /* and from above */
} OrbitDef;

typedef struct Orbit {
    mat3 to_eye; /* the directions of the screen: right, up, towards the eye */
    Point3 middle;
    Point screen_middle;
    float scale;    /* points of the screen a unit of the box, at the middle */
    float nearness; /* 1 over the distance; 0: no perspective */
    float flat;     /* as its Turn */
} Orbit;

/* From a point of the screen into the box: all of from + s * along. */
typedef struct Ray {
    Point3 from, along;
} Ray;

Orbit orbit_of(const OrbitDef *def, const Turn *turn);

/* depth, if not NULL: how far towards the eye, in units of the box, from the middle. */
Point orbit_project(const Orbit *orbit, Point3 at, float *depth);

Ray orbit_ray(const Orbit *orbit, Point screen);
/* The place of a ray that is as near to the eye as `depth` says. */
Point3 orbit_unproject(const Orbit *orbit, Point screen, float depth);

/* From a place towards the eye, 1 long. */
Point3 orbit_towards_eye(const Orbit *orbit, Point3 at);

/* Where a ray comes to a height, to a plane n . x = c, and next to the line through a place. False
 * where it never does, or hardly: seen edge-on no place of the plane can be told from another. */
bool ray_meets_plane(const Ray *ray, Point3 normal, float c, Point3 *at);
bool ray_nears_line(const Ray *ray, Point3 through, Point3 direction, float *along);

/* Turned by a drag of so many points of the screen: half a turn is as wide as the screen. From the
 * flat picture it begins right above, and what is left of flat may glide away. */
void turn_drag(Turn *turn, float across, float up, float width);

/* So far on its way, in seconds, to the flat picture or from it; false once it is there. */
bool turn_glide(Turn *turn, bool to_flat, float seconds);

#endif
