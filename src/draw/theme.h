/* Every colour by the role it plays; nothing else in the program names a colour. Gold means one
 * thing only: the gradient, and where it is about to move something. */
#ifndef DRAW_THEME_H
#define DRAW_THEME_H

#include "draw/color.h"

typedef enum ThemeKind { THEME_LIGHT, THEME_DARK, THEME_CONTRAST, THEME_COUNT } ThemeKind;

typedef struct Theme {
    Color paper, card, sunken; /* the background, cards on it, wells within these */
    Color hairline, shadow;
    Color ink, quiet,
        faint; /* text, lesser text, what is there but not to be read (ticks, grids) */
    Color accent, on_accent; /* the primary button and the focus; text on it */
    Color hover;             /* over a control the pointer is on */
    Color class_color[8];    /* 0 blue, 1 red, 2 green, 3 violet, ...: points, text, edges */
    Color class_field[8];    /* the same as a ground: where the network is sure of that class */
    Color side_text[2];      /* the names of the first two, to be read on their own grounds */
    Color unit_color[4];     /* first-layer units, where a line and a unit must be told to be one */
    Color undecided;         /* the field where it is not */
    Color positive, negative; /* weights by sign */
    Color gold, gold_soft, gold_text,
        on_gold;     /* the gradient; its ground; its numbers, which must be read; text on it */
    Color good, bad; /* a task met; a message that something went wrong */
} Theme;

const Theme *theme_get(ThemeKind kind);
const char *theme_name(ThemeKind kind);

#endif
