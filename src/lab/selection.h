/* What is selected: a point, a weight, a unit, and the two weights of the landscape. It follows what becomes of them; a scene may ask for its own.
 * Only lab.c calls this. */
#ifndef LAB_SELECTION_H
#define LAB_SELECTION_H

#include "scene/scene.h"

typedef struct Selection {
    int point;       /* in scene.data; -1 for none, as all of these */
    int weight;      /* in theta */
    int layer, unit; /* of the network */
    int across, up;  /* in theta: the landscape's two weights; always two of them */
} Selection;

/* What a scene wants to be selected. */
Selection selection_of(const Scene *scene, const Network *net);

/* The same for a scene that is otherwise not loaded: what it does not name stays. */
void selection_join(Selection *s, const Scene *scene, const Network *net);

/* What is there no more is selected no more, nor asked for by the scene: a file that did could not be read. */
void selection_trim(Selection *s, Scene *scene, const Network *net);

/* The points after an erased one move up by one, and what is selected stays the same point. */
void selection_follow_erased(Selection *s, Scene *scene, int erased);

/* By hand; below 0 for none. What is not there goes with the next selection_trim. */
void selection_point(Selection *s, int point);
void selection_weight(Selection *s, int weight);
void selection_unit(Selection *s, int layer, int unit);

/* A weight of the landscape: the one that goes up, or the one across. */
void selection_axis(Selection *s, bool up, int weight);

#endif
