/* Whose derivatives are shown: the ringed point's, or the mean of the points of the coming step.
 * One switch for the panels numbers, factors and matrices (Selection.all_points in the lab), and
 * a picture of what each point says of the selected weight. */
#ifndef PANELS_VOTES_H
#define PANELS_VOTES_H

#include "ui/view.h"

/* Whether the two differ at all: a point is selected, the step has others, and the rule is one
 * that takes their mean. */
bool votes_differ(const View *view);

/* Whether the mean is shown. */
bool votes_are_all(const View *view);

/* "this point", "mean of 6 points": of the derivatives as they are shown now. */
enum { VOTES_TEXT = 64 };
char *votes_whose(const View *view, char text[VOTES_TEXT]);

/* The same where a point's own values are shown, whatever is chosen. */
char *votes_whose_point(char text[VOTES_TEXT]);

/* The switch, in the height of the row from its left; nothing where the two do not differ.
 * Returns its width. `chosen`: drawn as if the mean were chosen. */
float votes_switch(View *view, Rect row, bool chosen);
float votes_switch_width(const View *view);

/* A bar for each point's own derivative of the selected weight, and a line at their mean. Call it
 * where lab_find_votes was called before. known: the way back has come to the weight. */
void votes_bars(View *view, Rect rect, bool known);

#endif
