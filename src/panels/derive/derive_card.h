/* The card into which a derivative is typed, beside what it belongs to, and "show me". */
#ifndef PANELS_DERIVE_CARD_H
#define PANELS_DERIVE_CARD_H

#include "ui/gesture.h"
#include "ui/view.h"

extern const Target TARGET_DERIVE, /* the card */
    TARGET_SHOW_ME;                /* has the derivative shown */

/* Draws the card of the derivative whose turn it is: near the anchor, within a rectangle, and where
 * it covers none of what is to be seen. False, and nothing is drawn, where there is no such
 * place. */
bool derive_card_draw(View *view, Rect anchor, Rect within, const Rect *avoid, int count);

/* The panel beside whose unit or edge the card stands; PANEL_NONE when none that is in sight shows
 * what is asked for: then the lesson's page has the row. */
Panel derive_card_panel(const View *view);

/* The same in a row, without a card. */
void derive_card_row(View *view, Rect row);

/* Whether a lesson's page shows the reply and "show me"; else the card does. */
bool derive_card_on_a_page(const View *view);

/* "show me", underlined, its right end at x. Returns its width. */
float derive_card_show_me(View *view, float right, float baseline);

/* A digit, a sign or a bracket begins to be typed into the card, if there is one. */
bool derive_card_key(const Gesture *g, const InputEvent *e);

#endif
