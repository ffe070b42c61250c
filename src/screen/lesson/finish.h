/* The end of a lesson: what was done of it, and the way to the next one. It stands in the lesson's place, after its last step.
 *
 * Targets: "lesson" LESSON_ONWARD, "act" ACT_HOME. */
#ifndef SCREEN_FINISH_H
#define SCREEN_FINISH_H

#include "screen/lesson/prose.h"

void finish_page(Flow *flow);

#endif
