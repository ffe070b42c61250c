/* From what hands did to what is wanted: Input in, actions out. Here is the order in which an event is offered to those who may have
 * a use for it; what they do with it is theirs. */
#ifndef SCREEN_INPUT_H
#define SCREEN_INPUT_H

#include "ui/gesture.h"

/* Changes the UiState and the player and, by lab_apply alone, the lab. The gesture names what was drawn last, so that what is pressed is
 * what was seen. */
void input_take(const Gesture *g, const Input *input);

#endif
