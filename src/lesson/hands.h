/* How many of a class chose what: counted by the teacher under a question, and kept with it while
 * the lesson is open. */
#ifndef LESSON_HANDS_H
#define LESSON_HANDS_H

#include "lesson/player.h"

enum { HANDS_MOST = 999 };

/* For a choice of one of the present step's predictions, both from 0; clamped. */
void hands_set(Player *player, int predict, int choice, int count);

int hands_of(const Player *player, int predict, int choice);

/* For all choices of the prediction together. */
int hands_total(const Player *player, int predict);

#endif
