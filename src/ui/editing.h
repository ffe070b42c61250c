/* A number that is typed in place of the one that stands there: what it is typed into is a target with `typed`. */
#ifndef UI_EDITING_H
#define UI_EDITING_H

#include "ui/gesture.h"
#include "ui/view.h"

void editing_begin(const Gesture *g, Tag tag);

/* Whether something is being typed; whether it is typed into this, or into anything that stands for it. */
bool editing_is_on(const UiState *ui);
bool editing_is(const View *view, Subject subject);

/* Text, and keys: Enter sets the number, Escape leaves what was there. */
void editing_text(const Gesture *g, const char *text);
void editing_key(const Gesture *g, int key);

/* What has been typed, with a caret. */
const char *editing_shown(const UiState *ui, char text[UI_TEXT + 4]);

#endif
