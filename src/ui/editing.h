/* Typing a number in place of the one shown: a target with `typed` can be typed into. */
#ifndef UI_EDITING_H
#define UI_EDITING_H

#include "ui/gesture.h"
#include "ui/view.h"

void editing_begin(const Gesture *g, Tag tag);

/* Whether anything is being typed; whether it is into a tag of this subject. */
bool editing_is_on(const UiState *ui);
bool editing_is(const View *view, Subject subject);

/* Text, and keys: Enter sets the number, Escape keeps the old one. */
void editing_text(const Gesture *g, const char *text);
void editing_key(const Gesture *g, int key);

/* The text typed so far, with a caret. */
const char *editing_shown(const UiState *ui, char text[UI_TEXT + 4]);

#endif
