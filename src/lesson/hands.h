/* How many of a class chose what: counted by the teacher under a question, and kept with it while
 * the lesson is open. Of a choice they are counted for each; of a number that was typed, for the
 * right one, for each slip that a reply names, and for all others. */
#ifndef LESSON_HANDS_H
#define LESSON_HANDS_H

#include "lesson/player.h"

enum { HANDS_MOST = 999 };

/* What hands are counted for in a question; 0 where they are not. */
int hands_rows(const Predict *predict);

/* Of a number: the slip of a row, as its reply names it ("2.9", "< 5"); NULL for the first row,
 * which is the right one, and the last, which is all others. */
const char *hands_slip(const Predict *predict, int row);

/* For a row of one of the present step's predictions, both from 0; clamped. */
void hands_set(Player *player, int predict, int row, int count);

int hands_of(const Player *player, int predict, int row);

/* For all rows of the prediction together. */
int hands_total(const Player *player, int predict);

#endif
