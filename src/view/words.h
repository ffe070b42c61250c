/* The header's words, and what they open. Targets: "word" Word, "entry" Entry (ui/menu.h). */
#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H

#include "view/widgets.h"

/* How wide the words are; narrow: one word for all. */
float words_width(const View *view, bool narrow);

/* The words, the last of them ending there. */
void words_draw(View *view, float right, bool narrow);

#endif
