/* halfplane bench --frames: whole frames of the window, from input to pixels, without a display. */
#ifndef CLI_FRAMES_H
#define CLI_FRAMES_H

#include <stdbool.h>

#include "cli/size.h"
#include "lab/panel_names.h"

typedef struct FramesAsked {
    const char *file; /* what is opened; NULL: the workload W2 */
    Size size;        /* of the window in points */
    double scale;     /* pixels a point */
    Panel stage;      /* what stands on the stage; PANEL_NONE: what the file shows */
    int threads;      /* 0: as many as there are cores */
    bool experiment;  /* the scene's own runs meanwhile, in its sheet */
    bool json;
} FramesAsked;

/* Prints the times, as JSON or for people; returns the exit status. */
int frames_measure(const FramesAsked *asked);

#endif
