/* Targets that stand in several panels, because the weight, the unit or the leaf that they stand for does: an edge is pressed,
 * dragged and typed into in the same way in the network, on the numbers, and at a single neuron. */
#ifndef PANELS_SUBJECTS_H
#define PANELS_SUBJECTS_H

#include "ui/gesture.h"

extern const Target TARGET_EDGE, /* index in theta: its arrow, or its label */
    TARGET_EDGE_LINE,            /* the same, all along it */
    TARGET_WEIGHT,               /* the same: a row of the list, a bias under its unit */
    TARGET_UNIT,                 /* layer (-1: inputs), unit */
    TARGET_LEAF,
    TARGET_LEAF_ROW; /* of the graph: index among the values of the scene; its row in the list */

/* Where a subject is spoken of: a bar, a number in a text. Pressing it selects the subject, pointing at it highlights it. */
extern const Target TARGET_SAY_POINT, TARGET_SAY_WEIGHT, TARGET_SAY_UNIT;

/* The tag that speaks of a subject. */
Tag subjects_say(Subject subject);

void subjects_set_weights(const Gesture *g, int index, int count, const float *value, bool goes_on);
void subjects_set_weight(const Gesture *g, int index, float value, bool goes_on);

/* ---- weights.c: the list of weights as hands move it */

/* The wheel on a row or beside them. */
void weights_turn(const Gesture *g, Tag tag, float lines);

/* Up and down from a row of the list to the next, which may have to be brought into view first. */
bool weights_move(const Gesture *g, Tag row, bool back);

#endif
