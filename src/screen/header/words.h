/* The header's words, and what they open. */
#ifndef SCREEN_WORDS_H
#define SCREEN_WORDS_H

#include "ui/view.h"

/* Words of the header that open something: first the sections, then how all is looked at. */
typedef enum Word {
    WORD_VIEW = SECTION_COUNT,
    WORD_MENU, /* all of the others behind one word, where the header is narrow */
    WORD_COUNT
} Word;

/* How wide the words are; narrow: one word for all. */
float words_width(const View *view, bool narrow);

/* The words, the last of them ending there. */
void words_draw(View *view, float right, bool narrow);

#endif
