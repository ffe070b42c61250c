/* Popups: a card that a word of the header opens, the list of a choice, of panels, of exports.
 * A target opens one with popup_toggle or popup_toggle_card, and draws it in its `open`, on the
 * background that popup_ground draws. While one is open, the keyboard stays within the topmost. */
#ifndef UI_POPUP_H
#define UI_POPUP_H

#include "ui/gesture.h"

/* Opens the list of the pressed target, unless this very press has just closed it. */
void popup_toggle(const Gesture *g, Tag opener);

/* The same for the card of the pressed target. */
void popup_toggle_card(const Gesture *g, Tag opener);

/* Whether a press is the second of a double one whose first opened the list. It is not meant for
 * the list, which may lie under it by now, nor to close what was opened: it does nothing. */
bool popup_press_again(UiState *ui, const InputEvent *press);

void popup_close_card(UiState *ui);
bool popup_is_open(const UiState *ui, Tag opener);

/* A button goes down: remembers what was open, and closes a card that the press is outside of.
 * Returns whether it closed one. */
bool popup_press(const Gesture *g, Point at);

/* Escape closes the topmost, arrows move through it. False when the key means nothing here. */
bool popup_key(const Gesture *g, const InputEvent *event);

/* The first shape of the topmost popup: all later ones belong to it; -1 when none is open. */
int popup_find(const Shapes *drawn);

/* Whether a point lies on one. */
bool popup_holds(const Shapes *drawn, Point at);

/* Draws the open popups. */
void popup_draw(View *view);

/* The background of a popup: presses on it reach nothing beneath. */
void popup_ground(View *view, Rect rect);

/* A background over the whole window, below a popup that must be answered first. */
void popup_cover(View *view, Rect rect);

#endif
