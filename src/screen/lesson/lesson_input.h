/* What hands ask of a lesson: on, back, an answer, a hint, its text moved. steps.c and finish.c draw what is pressed for it. */
#ifndef SCREEN_LESSON_INPUT_H
#define SCREEN_LESSON_INPUT_H

#include "ui/gesture.h"

/* What takes a person through a lesson. */
typedef enum LessonAct {
    LESSON_BACK,
    LESSON_NEXT,
    LESSON_AGAIN,
    LESSON_MORE,   /* the text moves up by most of a page */
    LESSON_ONWARD, /* from its end to the lesson after it */
    LESSON_STEP    /* to a step, at once */
} LessonAct;

/* What a button for it stands for; LESSON_STEP has the step as its part. */
Tag lesson_input_tag(LessonAct act, int step);

/* The page that the text is seen on. */
extern const Target TARGET_PAGE;

/* PageDown, PageUp, as presenters' clickers send them: to the next step, to the one before; with Shift they move the text by most of
 * a page. While a question is open, letters answer it; C for all controls in the lesson's place; H for the hint. */
bool lesson_input_key(const Gesture *g, const InputEvent *event);

/* Down and up scroll a text that is longer than its page, until there is a cursor in the plane. */
bool lesson_input_scroll(const Gesture *g, int key);

/* Arrows where no points can be placed, and so there is no use for a cursor: from point to point. */
bool lesson_input_arrow(const Gesture *g, int key);

#endif
