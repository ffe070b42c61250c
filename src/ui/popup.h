/* What lies on top of the rest for a while: a card that a word of the header opens, the list of a choice, of panels, of exports. A
 * target that opens one says so with popup_toggle or popup_card, and draws it with its `open`; on the ground that popup_ground
 * draws. While there is one, the keyboard stays within the topmost. */
#ifndef UI_POPUP_H
#define UI_POPUP_H

#include "ui/gesture.h"

/* The list of what was pressed opens, or stays closed if this very press has closed it. */
void popup_toggle(const Gesture *g, Tag opener);

/* The card of what was pressed, likewise. */
void popup_toggle_card(const Gesture *g, Tag opener);

void popup_close_card(UiState *ui);
bool popup_is_open(const UiState *ui, Tag opener);

/* A button goes down: what was open is noted, and a card that the press is beside closes. Returns whether one did. */
bool popup_press(const Gesture *g, Point at);

/* Escape closes the topmost, arrows move through it. False when the key is not its business. */
bool popup_key(const Gesture *g, const InputEvent *event);

/* The shape from which on everything belongs to the topmost; -1 when nothing lies over the rest. */
int popup_find(const Shapes *drawn);

/* Whether a place lies on one. */
bool popup_holds(const Shapes *drawn, Point at);

/* Draws what is open. */
void popup_draw(View *view);

/* The ground of one: what is pressed on it reaches nothing beneath. */
void popup_ground(View *view, Rect rect);

/* A ground for all of the window, below something that must be answered first. */
void popup_cover(View *view, Rect rect);

#endif
