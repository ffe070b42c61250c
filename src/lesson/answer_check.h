/* Whether a question that is answered by a number, a line or a curve can be answered: there is a
 * place to do it, a right answer can be given and a wrong one is told from it, and the right one
 * is not drawn while the question is open. */
#ifndef LESSON_ANSWER_CHECK_H
#define LESSON_ANSWER_CHECK_H

#include "lesson/answer.h"

/* The line or the curve when the question is open: whether there is one, and whether pictures show
 * it. */
typedef struct AnswerShown {
    bool known, shown;
    Guess guess;
} AnswerShown;

/* When the step begins, with the question open. shown: to be passed on. False with what
 * is wrong. */
bool answer_check_open(const Player *player, const Lab *lab, int predict, AnswerShown *shown,
                       Message *message);

/* When it was answered and all of the step is done. */
bool answer_check_done(const Player *player, const Lab *lab, int predict, const AnswerShown *shown,
                       Message *message);

#endif
