/* An edit (edit.h) of the lab's scene with all that follows from it: the past, the run that was
 * left, the selection, undo. Only lab.c and replay.c call this. */
#ifndef LAB_CHANGE_H
#define LAB_CHANGE_H

#include "lab/lab.h"

/* line: that of a run which is done again, and says it already; NULL: a person does it, and may
 * undo it. False with a reason in the lab's notice, and nothing changed, when it is refused. */
bool change_make(Lab *lab, const Action *action, const char *line);

#endif
