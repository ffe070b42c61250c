/* Everything about the run that is drawn, computed from it after a change: scores, the preview of
 * the next step, the pass of the selected point. Only lab.c calls this; what is computed on request
 * has its functions in lab.h. */
#ifndef LAB_READY_H
#define LAB_READY_H

#include "lab/lab.h"

void ready_make(Lab *lab);

#endif
