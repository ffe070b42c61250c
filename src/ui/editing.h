/* Typing a number in place of the one shown, or an expression: a target with `typed` or `written`
 * can be typed into. */
#ifndef UI_EDITING_H
#define UI_EDITING_H

#include "ui/gesture.h"
#include "ui/view.h"

/* With nothing typed yet; or with the old value, all selected: it stays until something
 * is typed. */
void editing_begin(const Gesture *g, Tag tag);
void editing_change(const Gesture *g, Tag tag, double value);
void editing_change_text(const Gesture *g, Tag tag, const char *text);

/* With this text, to be mended: it was refused. */
void editing_mend(const Gesture *g, Tag tag, const char *text);

/* Whether anything is being typed; whether it is into a tag of this subject. */
bool editing_is_on(const UiState *ui);
bool editing_is(const View *view, Subject subject);

/* Text, and keys: Enter sets the number, Escape keeps the old one. */
void editing_text(const Gesture *g, const char *text);
void editing_key(const Gesture *g, int key);

/* The text typed so far, with a caret; the old value, while it is selected, without one. */
const char *editing_shown(const UiState *ui, char text[UI_TEXT + 4]);

/* Behind the shown text, where the caller draws it with this style: the ground of an old value
 * that is still selected. */
void editing_ground(View *view, float x, float baseline, const TextStyle *style);

/* A field that is typed into: its edge, and the part of a long line that holds the caret. */
void editing_field(View *view, Rect rect);

#endif
