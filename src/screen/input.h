/* Input: events in, actions out. Decides in which order an event is offered to the parts of the
 * program that may use it. */
#ifndef SCREEN_INPUT_H
#define SCREEN_INPUT_H

#include "ui/gesture.h"

/* Changes the UiState and the player and, by lab_apply alone, the lab. The gesture refers to
 * the shapes drawn last, so that a press acts on what the person saw. */
void input_take(const Gesture *g, const Input *input);

#endif
