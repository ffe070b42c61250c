/* What holds an action back: an open question, derivatives that are asked for, a lesson's step that
 * does not train this way. Only lab.c calls this; what a lesson calls is in lab.h. */
#ifndef LAB_HOLD_H
#define LAB_HOLD_H

#include "lab/lab.h"

/* Whether the action may happen now; if not, the lab's notice says why. */
bool hold_allows(Lab *lab, const Action *action);

#endif
