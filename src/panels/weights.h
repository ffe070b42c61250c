/* The list of weights as hands move it. */
#ifndef PANELS_WEIGHTS_H
#define PANELS_WEIGHTS_H

#include "ui/gesture.h"

/* The wheel on a row or beside them. */
void weights_turn(const Gesture *g, Tag tag, float lines);

/* Up and down from a row of the list to the next, which may have to be brought into view first. */
bool weights_move(const Gesture *g, Tag row, bool back);

#endif
