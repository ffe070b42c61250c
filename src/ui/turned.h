/* How the pictures of three dimensions are turned. Each keeps its own turn, until another scene or
 * another step of a lesson brings the one that it wants. Nothing turns by itself. */
#ifndef UI_TURNED_H
#define UI_TURNED_H

#include "draw/orbit.h"
#include "lab/lab.h"

typedef enum TurnedPicture {
    TURNED_SURFACE,
    TURNED_SPACE,
    TURNED_LANDSCAPE, /* flat, unless the scene turns it */
    TURNED_COUNT
} TurnedPicture;

typedef struct Turned {
    Turn turn, home; /* now, and as the scene or the step had it: flat is 1 where that was above */
    bool above;      /* it is flat, or glides there */
} Turned;

typedef struct TurnedAll {
    Turned of[TURNED_COUNT];
    int64_t opened; /* the scene and the step that they were set for */
    int step;
    bool given;  /* then: the scene said how they stand */
    bool square; /* then: the space had two units at most */
} TurnedAll;

/* Call before drawing: sets them anew for another scene or step (of a lesson), and says so. Where a
 * square becomes a cube, since a layer got a third unit, it rises, and lies down again. */
bool turned_follow(TurnedAll *all, const Lab *lab, int step);

/* All of them, and where "reset view" leads. */
void turned_set(TurnedAll *all, float yaw, float pitch);

/* Those that glide go on; whether any of them has moved. And whether any is on its way. */
bool turned_glide(TurnedAll *all, float seconds);
bool turned_glides(const TurnedAll *all);

#endif
