/* Expressions as lessons write them: {eval}`loss : 2`, \val{loss : 2}, and the conditions of tasks
 * and predictions. Says only whether they can be read; which names have a value is for those who
 * compute it. */
#ifndef LESSON_EVAL_H
#define LESSON_EVAL_H

#include "base/message.h"
#include "scene/expression.h"

/* An expression, perhaps with ": decimals" behind it. decimals: 0 to 9, -1 when none are given.
 * False with a message without file and line. */
bool eval_parse(Expression *e, const char *text, int *decimals, Message *message);

/* The same without decimals: what is true or not. */
bool eval_condition(Expression *e, const char *text, Message *message);

#endif
