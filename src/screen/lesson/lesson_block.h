/* One block of a lesson's step, set in a column: prose, a list's item, a table's row, a formula, a question, tasks, a hint. Type and
 * gaps are as large as flow->room says. */
#ifndef SCREEN_LESSON_BLOCK_H
#define SCREEN_LESSON_BLOCK_H

#include "screen/lesson/prose.h"
#include "ui/gesture.h"

/* A key answers the step's question as a press on the choice would; false when it has no such choice. */
bool lesson_block_choose(const Gesture *g, int predict, int choice);

void lesson_block_draw(Flow *flow, const LessonStep *step, int index);

/* Between blocks, in points. */
float lesson_block_gap(const Flow *flow);

/* Above the block at index, which is not the first: those of one list or table stand close together. */
float lesson_block_space(const Flow *flow, const LessonStep *step, int index);

#endif
