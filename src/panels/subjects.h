/* Targets of several panels: an edge is pressed, dragged, typed into alike wherever it is drawn. */
#ifndef PANELS_SUBJECTS_H
#define PANELS_SUBJECTS_H

#include "ui/gesture.h"

extern const Target TARGET_EDGE, /* index in theta: its arrow, or its label */
    TARGET_EDGE_LINE,            /* the same, all along it */
    TARGET_WEIGHT,               /* the same: a row of the list, a bias under its unit */
    TARGET_UNIT,                 /* layer (-1: inputs), unit */
    TARGET_LEAF,
    TARGET_LEAF_ROW; /* of the graph: index among the values of the scene; its row in the list */

/* A mention of a subject: a bar, a number in a text. Pressed it selects, pointed at highlights. */
extern const Target TARGET_SAY_POINT, TARGET_SAY_WEIGHT, TARGET_SAY_UNIT;

/* The tag of a mention of a subject. */
Tag subjects_say(Subject subject);

void subjects_set_weights(const Gesture *g, int index, int count, const float *value, bool goes_on);
void subjects_set_weight(const Gesture *g, int index, float value, bool goes_on);

/* Selects the weight, and keeps its value for a drag. */
void subjects_press_weight(const Gesture *g, Tag tag, const InputEvent *event);

/* After that, types in place of its value: of the old one, unless weights are hidden. */
void subjects_type_weight(const Gesture *g, Tag tag);

/* ---- weights.c: input to the list of weights */

/* A row is dragged: its knob stays under the pointer. Where no number line is drawn, by steps. */
void weights_drag(const Gesture *g, Tag tag, Point at);

/* Scrolls the list to a weight. */
void weights_reveal(const Gesture *g, int index);

/* The wheel on a row or beside them. */
void weights_turn(const Gesture *g, Tag tag, float lines);

/* Whether the list is on the screen. */
bool weights_listed(const Gesture *g);

/* To the row of the selected weight, else to the first that is seen. False where there is no
 * list. */
bool weights_enter(const Gesture *g);

/* Up and Down move from a row of the list to the next, which is scrolled into view. */
bool weights_move(const Gesture *g, Tag row, bool back);

#endif
