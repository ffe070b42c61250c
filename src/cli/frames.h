/* halfplane bench --frames: whole frames of the window, from input to pixels, without a display. */
#ifndef CLI_FRAMES_H
#define CLI_FRAMES_H

#include <stdbool.h>

#include "lab/panel_names.h"

/* Prints them, as JSON or for people; returns the exit status. threads: 0 for as many as there are
 * cores. */
int frames_measure(int threads, Panel stage, bool json);

#endif
