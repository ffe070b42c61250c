/* Answers that are not chosen but made: a number, a line on the plane, a curve (guess.h). They are
 * the player's, so undo leaves them alone. Some are judged when they are given, and then a wrong
 * one may be made once more; the others when what was asked has happened. */
#ifndef LESSON_ANSWER_H
#define LESSON_ANSWER_H

#include "lesson/player.h"

/* What stands in PlayerStep.choice of a question that was answered so. */
typedef enum AnswerState {
    ANSWER_OPEN,
    ANSWER_RIGHT,
    ANSWER_WRONG,
    ANSWER_GIVEN /* it has to happen first */
} AnswerState;

/* The step begins: what was not touched yet lies as it does at first. */
void answer_begin(Player *player, const Lab *lab);

/* The step's open question, if it is answered like this; -1 if it is not. */
int answer_open(const Player *player, PredictKind kind);

/* The step's last question of this kind that is open or answered, to be drawn; -1 for none. */
int answer_drawn(const Player *player, PredictKind kind);

/* The guess of an open question, to be changed. */
Guess *answer_guess(Player *player, int predict);

/* Gives it as it stands. When it is not whole yet, or the same as the wrong one before, nothing
 * happens but that the lab's notice says so. */
void answer_give(Player *player, Lab *lab, int predict);

/* When what was asked has happened: right or wrong, where that was not known before. */
void answer_judge(Player *player, const Lab *lab, int predict);

/* What is right now; false when there is no such thing yet. */
bool answer_truth(const Player *player, const Lab *lab, int predict, Guess *truth);

/* Answers any question rightly, or where that is not known yet, somehow: for checks. */
void answer_give_truth(Player *player, Lab *lab, int predict);

#endif
