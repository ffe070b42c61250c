/* What waits for the answer to an open question, so that nothing that is asked can be found by
 * trying. The run, all controls, weights and points wait, and the tasks below it; of what is only
 * looked at, what would show that the question's event has happened: the condition that tells so
 * names it. Past time waits where the question hides the timeline, too. Tasks above a question come
 * first: until they are done only the run waits, unless one of them trains. */
#ifndef LESSON_WAITS_H
#define LESSON_WAITS_H

#include "lesson/player.h"

/* The question that holds everything; -1 for none. */
int waits_for(const Player *player);

/* Whether the run waits for one: a task above it, still to be done, may take training. */
bool waits_run(const Player *player);

/* Whether a task of the step stands below an open question. */
bool waits_task(const Player *player, int task);

/* The first task below a question; -1 when there is none. */
int waits_task_after(const LessonStep *step, int predict);

/* What it holds beside the run: bits 1 << Withheld. */
unsigned waits_withheld(const LessonStep *step, int predict);

#endif
