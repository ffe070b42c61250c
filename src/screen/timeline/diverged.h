/* What happened to a run whose loss grew beyond reason, in words, and the two ways on: back to where the loss was least, or on from there
 * with a smaller rate. It stands over the curve until something is done about it. */
#ifndef SCREEN_DIVERGED_H
#define SCREEN_DIVERGED_H

#include "screen/view.h"

/* What can be done about a run that diverged. */
typedef enum WayOn {
    WAY_BACK,  /* to where the loss was least */
    WAY_SLOWER /* on from there with a tenth of the rate */
} WayOn;

/* Over the curve, its axes and all. Nothing where nothing diverged. */
void diverged_draw(View *view, Rect area);

#endif
