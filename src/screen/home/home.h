/* The home screen as the keyboard moves over it; it is drawn by view_home (view.h). */
#ifndef SCREEN_HOME_H
#define SCREEN_HOME_H

#include "ui/gesture.h"

/* Where arrows set out: the card of the lesson to go on with. */
Tag home_start(const Gesture *g);

#endif
