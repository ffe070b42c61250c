/* The selection: a point, a weight, a unit, and the two weights of the landscape. It follows
 * them as they move or disappear. Only lab.c calls this. */
#ifndef LAB_SELECTION_H
#define LAB_SELECTION_H

#include "scene/scene.h"

typedef struct Selection {
    int point;       /* in scene.data; -1 for none, as all of these */
    int weight;      /* in theta */
    int layer, unit; /* of the network */
    bool all_points; /* derivatives shown are the mean of the coming step's, not of one point */
    int across, up;  /* in theta: the landscape's two weights; always two of them */
} Selection;

/* The selection that a scene asks for. */
Selection selection_of(const Scene *scene, const Network *net);

/* Adds what a scene asks for to the present selection. */
void selection_join(Selection *s, const Scene *scene, const Network *net);

/* Deselects what no longer exists, in the scene too: a file that selects it could not be read. */
void selection_trim(Selection *s, Scene *scene, const Network *net);

/* Keeps the same point selected when an earlier one was erased and those after it moved up. */
void selection_follow_erased(Selection *s, Scene *scene, int erased);

/* The point that is selected, as itself and not by its number: before points are exchanged. */
typedef struct Chosen {
    bool any;
    SetDef set;
    int count, columns; /* of all points */
    float x[MAX_COLUMNS], label;
} Chosen;

Chosen selection_chosen(const Selection *s, const Scene *scene);

/* Keeps it selected among the points of now: by its number where they are the same ones, moved at
 * most, else by where it lies. False, with none selected, where points are others and it is not
 * among them. */
bool selection_follow(Selection *s, const Chosen *chosen, const Scene *scene);

/* Weights and units that are selected, as themselves: before a network is exchanged. */
typedef struct Picked {
    Selection selected;
    Network shape; /* of the network of then, without its weights */
    Features inputs;
} Picked;

Picked selection_picked(const Selection *s, const Network *net, const Features *inputs);

/* Keeps them selected in the network of now: a weight that leads from the same unit, or input, to
 * the same; the output as the output. What is not there is what another selection has, and
 * so are the landscape's weights; NULL: nothing, and those are the first two. */
void selection_follow_network(Selection *s, const Picked *picked, const Network *net,
                              const Features *inputs, const Selection *other);

/* Selects by index; below 0 for none. What does not exist is dropped by the next selection_trim. */
void selection_point(Selection *s, int point);
void selection_weight(Selection *s, int weight);
void selection_unit(Selection *s, int layer, int unit);

/* A weight of the landscape: the one that goes up, or the one across. */
void selection_axis(Selection *s, bool up, int weight);

#endif
