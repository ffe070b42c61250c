/* SDL's events as the program's input. */
#ifndef SDL_EVENTS_H
#define SDL_EVENTS_H

#include <SDL.h>

#include "ui/input.h"

/* Adds an event to input if it means anything here; `scale` turns window units into points (1 where
 * they are points already, as on most systems). When input is full, moves are dropped first. */
void events_add(Input *input, const SDL_Event *event, float scale);

#endif
