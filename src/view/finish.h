/* The end of a lesson: what was done of it, and the way to the next one. It stands in the lesson's place, after its last step.
 *
 * Targets: "lesson" LESSON_ONWARD, "act" ACT_HOME. */
#ifndef VIEW_FINISH_H
#define VIEW_FINISH_H

#include "view/prose.h"

void finish_page(Flow *flow);

#endif
