/* What stands around a step's text: back, dots and next below it, the button that begins it again, its scroll bar, and the sign
 * that there is more below; and which controls the step offers. */
#ifndef SCREEN_STEPS_H
#define SCREEN_STEPS_H

#include "ui/view.h"

void steps_foot(View *view, Rect rect);
void steps_again(View *view, Rect card, float pad);

/* The target of the page, below the text's own; returns which shape it is. */
int steps_page(View *view, Rect page);

/* content: the height of all the text. Tells hands, by the page's target, how far it may scroll; a mark "page too wide" when
 * something does not fit across. */
void steps_scroll(View *view, Rect page, int target, float content, bool overflow);

/* The controls in `show`; returns how many. list: [CONTROL_COUNT]. */
int steps_controls(const Player *player, const Lab *lab, Control *list);

#endif
