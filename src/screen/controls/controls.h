/* The controls in the left place, as hands move about them; they are drawn by view_controls (view.h). */
#ifndef SCREEN_CONTROLS_H
#define SCREEN_CONTROLS_H

#include "ui/gesture.h"

/* Whether they stand there: in free play, or when the person went off from the lesson. */
bool controls_are_shown(const Gesture *g);

/* A section opens, comes to the top of what is seen of them, and has the focus. */
void controls_reveal(const Gesture *g, Section section);

#endif
