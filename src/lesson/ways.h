/* Which ways to train a step of a lesson keeps open: those its `keys` list, or else those that its
 * text and tasks speak of. */
#ifndef LESSON_WAYS_H
#define LESSON_WAYS_H

#include "lesson/lesson.h"

/* Bits 1 << TrainWay. */
unsigned ways_of_step(const Lesson *lesson, const LessonStep *step);

/* Whether the step's texts speak of this letter as a key: {key}`B`. Where it is the letter of a
 * choice as well, it means two things while the question is open. */
bool ways_names_key(const Lesson *lesson, const LessonStep *step, char letter);

/* The same bits: of what the solve lines of a task do. */
unsigned ways_of_task(const Task *task);

/* Whether meeting the task takes training, so that play is to stop when it is met. */
bool ways_trains(const Task *task);

/* Whether its lines go downhill on a graph. */
bool ways_descends(const Task *task);

#endif
