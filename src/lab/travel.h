/* Travel between moments: by undo and redo, and back to how the lab stood when a snapshot of it was
 * taken. Only lab.c calls this; what others call is in lab.h. */
#ifndef LAB_TRAVEL_H
#define LAB_TRAVEL_H

#include "lab/lab.h"

/* The present moment. */
Moment travel_now(const Lab *lab);

/* To the moment before this one in history, or the one that undo left. False, with the reason in
 * the lab's notice, when there is none. */
bool travel_undo(Lab *lab);
bool travel_redo(Lab *lab);

#endif
