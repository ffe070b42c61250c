/* A switch between words that stand side by side, the chosen one raised. */
#ifndef UI_SWITCH_H
#define UI_SWITCH_H

#include "ui/view.h"

enum { SWITCH_WORDS = 4 };

typedef struct Switch {
    const Target *target; /* of each word, by its index */
    const char *word[SWITCH_WORDS];
    int words, chosen;
} Switch;

float view_switch_width(const View *view, const Switch *of);

/* At the left end of a row, halfway between its top and its bottom. */
void view_switch(View *view, Rect row, const Switch *of);

#endif
