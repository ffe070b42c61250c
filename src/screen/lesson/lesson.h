/* The left place in a lesson. It is drawn by view_lesson (screen/view.h). */
#ifndef SCREEN_LESSON_H
#define SCREEN_LESSON_H

#include "screen/lesson/prose.h"
#include "ui/gesture.h"
#include "ui/view.h"

/* How the page was fitted to its place when it was drawn last, and what that was found for: while
 * it stays, nothing of it is measured again. All 0 at first. */
typedef struct PageFit {
    uint64_t whole;  /* a hash of the page with all of it open, by which these were found: */
    int room;        /* of Flow */
    float share;     /* of a unit */
    bool fits;       /* it was measured so, and fits */
    uint64_t stands; /* and of the page as it stands, by which these were: */
    unsigned pinned; /* FlowPart: what stands below the page's text, */
    float below;     /* and how high that is */
} PageFit;

/* ---- lesson_input.c: Input to a lesson: next, back, an answer, a hint, scrolling. steps.c and
 * finish.c draw its buttons. */

/* Buttons that take a person through a lesson. */
typedef enum LessonAct {
    LESSON_BACK,
    LESSON_NEXT,
    LESSON_AGAIN,
    LESSON_MORE,   /* scrolls the text by most of a page */
    LESSON_ONWARD, /* from its end to the lesson after it */
    LESSON_STEP    /* to a step, at once */
} LessonAct;

/* The tag of its button; of LESSON_STEP, `part` is the step. */
Tag lesson_input_tag(LessonAct act, int step);

/* The page of the text. */
extern const Target TARGET_PAGE;

/* PageDown, PageUp, as presenters' clickers send them: to the next step, to the previous one;
 * with Shift they scroll the text by most of a page. While a question is open, letters answer
 * it; C shows all controls in the lesson's place; H the hint; V is the presenter's view. */
bool lesson_input_key(const Gesture *g, const InputEvent *event);

/* How the page marks its questions, and what is said to a derivative, so that they can be scrolled
 * to. */
#define LESSON_QUESTION "question"
#define LESSON_REPLY    "replied"

/* Scrolls the page to the end of a question, where what was just said stands. */
void lesson_show_question(const Gesture *g, int predict);

/* The same of what was said to a derivative. */
void lesson_show_reply(const Gesture *g);

/* Scrolls the page so that what was at one place, and is now at another, stays where it was. False:
 * it is not of the page, or has not moved. */
bool lesson_keep_under(const Gesture *g, Rect before, Rect now);

/* Down and Up scroll a text longer than its page, until there is a cursor in the plane. */
bool lesson_input_scroll(const Gesture *g, int key);

/* Arrows where no points can be placed, so that no cursor is needed: from point to point. */
bool lesson_input_arrow(const Gesture *g, int key);

/* ---- lesson_block.c: One block of a lesson's step, set in a column: prose, a list's item, a
 * table's row, a formula, a question, tasks, a hint. Type and gaps are as large as flow->room
 * says. */

void lesson_block_draw(Flow *flow, const LessonStep *step, int index);

/* Whether a block's tasks go on with those of the block before, under one heading: where the tasks
 * stand by themselves. */
bool lesson_block_goes_on(const Flow *flow, const Block *block);

/* Between blocks, in points; from line to line, in ems; the style of a page's text. */
float lesson_block_gap(const Flow *flow);
float lesson_block_line(const Flow *flow);
TextStyle lesson_block_body(const Flow *flow, Color color);

/* The first task that is not done yet, and how many there are. */
void lesson_block_next(Flow *flow, const LessonStep *step);

/* A tick, or an empty ring. */
void lesson_block_tick(View *view, Point at, bool done);

/* Above the block at index, not the first: those of one list or table stand close together. */
float lesson_block_space(const Flow *flow, const LessonStep *step, int index);

/* ---- predict_block.c: A question, its choices, and what is said to them. */

/* What a choice's letter did. */
typedef enum LetterUse {
    LETTER_UNUSED,  /* there is no such choice */
    LETTER_POINTED, /* the focus is on it: Enter answers */
    LETTER_ANSWERED
} LetterUse;

/* Answers the step's question as a press on the choice would. A letter that the step's texts speak
 * of as a key, {key}`B`, only points at it: whoever presses it may mean the other thing. */
LetterUse predict_block_letter(const Gesture *g, int predict, int choice);

/* What a choice says. words: room for it. */
Piece predict_block_choice(const Flow *flow, const Predict *predict, int which, char words[256]);

void predict_block_draw(Flow *flow, const LessonStep *step, int index);

/* ---- guess_block.c: A question whose answer is made and not chosen: a number, a line, a curve. */

/* While one is open: digits begin a number, arrows go to the line or the curve. */
bool guess_block_key(const Gesture *g, const InputEvent *event);

/* Enter while nothing has the focus: gives the line or the curve, once it has been drawn. */
void guess_block_enter(const Gesture *g);

/* The field, or how it is made and the button that gives it. */
void guess_block_draw(Flow *flow, const Predict *predict, int index, bool open);

/* What is said to it before it has shown whether it was right, and then. */
void guess_block_reply(Flow *flow, const Predict *predict, int index);
void guess_block_verdict(Flow *flow, const Predict *predict, int index);

/* A number as people write it: at most four digits that mean something. */
const char *guess_block_number(double value, char text[32]);

/* "You said 5.", "Your line was 12° and 0.4 off." */
const char *guess_block_said(const Predict *predict, const Guess *guess, const GuessFacts *facts,
                             char text[256]);

/* ---- derive_block.c: The list of the derivatives that the step asks for. */

void derive_block_draw(Flow *flow, const LessonStep *step);

/* ---- steps.c: The parts around a step's text: back, dots and next below it, the button that
 * restarts it, its scroll bar, and the sign that there is more below; and which controls the
 * step offers. */

void steps_foot(View *view, Rect rect);
void steps_again(View *view, Rect card, float pad);

/* The target of the page, below the text's own; returns which shape it is. */
int steps_page(View *view, Rect page);

/* content: the height of all the text. Stores in the page's target how far it can scroll, and what
 * of the flow does not fit across, for steps_too_wide. */
void steps_scroll(View *view, Rect page, int target, float content, const Flow *flow);

/* Of a page as it was drawn: the block that is too wide, -1 for none; and how far the text goes
 * beyond the page, in points. */
int steps_too_wide(const Shapes *drawn, const char **words);
float steps_beyond(const Shapes *drawn);

/* The controls in `show`; returns how many. list: [CONTROL_COUNT]. */
int steps_controls(const Player *player, const Lab *lab, Control *list);

/* ---- presenter.c: The presenter's view: notes above the text, and how many hands went up for each
 * choice. Both add nothing while a page is measured, so that type keeps its size. */

void presenter_notes(Flow *flow, const LessonStep *step);

/* Below the choices, or the field for a number. revealed: the right one may be marked, and numbers
 * named. */
void presenter_hands(Flow *flow, const Predict *predict, int index, bool revealed);

/* ---- lesson_log.c: The table of the lesson's runs. */

void lesson_log_draw(Flow *flow, const LogDef *def);

/* ---- finish.c: The end of a lesson: what was done, and the way to the next lesson. It is
 * shown in the lesson's place, after the last step. */

void finish_page(Flow *flow);

#endif
