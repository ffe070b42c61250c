/* What a person gives to a question that has no choices: a number, a line on the plane, a curve
 * drawn by hand. Here is what can be said of it, and how it is held against what is right. */
#ifndef LESSON_GUESS_H
#define LESSON_GUESS_H

#include "lesson/lesson.h"
#include "lesson/names.h"

enum { GUESS_PLACES = 65, GUESS_KNOTS = 9 };

typedef struct Guess {
    bool touched; /* the person has made something of it */
    double number;
    float grip[2][2]; /* of a line: two of its points, in the plane */
    /* of a curve: its heights at places from left to right; NAN where nothing is drawn yet */
    float height[GUESS_PLACES];
    float left, right, low, high; /* what it is drawn over */
    int knot;                     /* that keys move */
} Guess;

/* What lessons can ask of it by name; NAN for what it has not. */
struct GuessFacts {
    double number;
    double angle;       /* between the line and the true one, in degrees */
    double off;         /* how far the line, or on average the curve, is from the true one */
    double wrong;       /* points on the wrong side of the line */
    double start, end;  /* of the curve: its first and last height, */
    double most, least; /* its extremes, */
    double rose, fell;  /* all it rises and all it falls, */
    double middle;      /* and where it has come half the way from start to end */
    double truth;       /* the number that was right when this was judged */
};

/* Nothing is given yet: a line lies across the middle of the plane, of a curve nothing is drawn. */
Guess guess_begin(const Predict *predict, const Lab *lab);

/* Whether the person has done enough to give it: of a curve, drawn most of it. */
bool guess_is_whole(const Predict *predict, const Guess *guess);

/* Draws the curve straight from one share of its width and height to another. */
void guess_stroke(Guess *guess, float from, float low, float to, float high);

/* Moves a curve's knot up by a share of the height; the first time from a level line. */
void guess_lift(Guess *guess, float share);
int guess_knot_place(int knot);

/* Carries a curve on over what is not drawn. */
void guess_fill(Guess *guess);

/* w1, w2 and b of the line through the grips. */
void guess_line(const Guess *guess, float line[3]);

/* Whether right and wrong are known before anything happens. */
bool guess_is_judged_at_once(const Predict *predict);

/* What is true now, as a guess, on the axes that a guess was drawn on. names: what names mean in
 * the question. False where there is none yet: the run has not come so far, or the network has no
 * single line. */
bool guess_truth(const Predict *predict, const Names *names, const Guess *axes, Guess *truth);

/* truth: NULL where it is not known yet. */
GuessFacts guess_facts(const Predict *predict, const Guess *guess, const Guess *truth,
                       const Lab *lab);

/* Whether it is right, with its facts in names. */
bool guess_is_right(const Predict *predict, const GuessFacts *facts, const Guess *truth,
                    const Names *names);

/* The reply to it, from 1; 0 for none. */
int guess_reply(const Predict *predict, const Names *names);

#endif
