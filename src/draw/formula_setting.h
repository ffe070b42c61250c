/* Setting a formula: what its parts have in common. Each part is drawn with the left end of its
 * baseline at (0, 0), and the caller moves it to its place: so measuring and drawing are one.
 * The proportions are those that TeX uses for its own fonts, most of them in parts of an em. */
#ifndef DRAW_FORMULA_SETTING_H
#define DRAW_FORMULA_SETTING_H

#include "draw/formula_tree.h"

typedef enum SetLevel { LEVEL_DISPLAY, LEVEL_TEXT, LEVEL_SCRIPT, LEVEL_TINY, LEVEL_COUNT } SetLevel;

/* How a part is to be set. */
typedef struct Setting {
    const Formula *formula;
    const FormulaStyle *style;
    Shapes *out;
    SetLevel level;
    bool cramped; /* something is above: superscripts rise less */
    bool gold;    /* within something hot that is */
    bool lit;     /* on the background of a highlighted part */
    Color color;
} Setting;

/* A part that was set. */
typedef struct SetBox {
    float width, ascent, descent;
    float lean;     /* how much of the width only its top needs: it leans to the right */
    int first, end; /* its shapes in the list */
} SetBox;

/* One part and all in it; in formula.c. */
SetBox set_part(const Setting *s, int part);

/* Lengths at this level, in points. */
float setting_em(const Setting *s);
float setting_axis(const Setting *s); /* from the baseline up to where a minus sign is */
float setting_rule(const Setting *s); /* the thickness of a line; whole pixels */
float setting_x_height(const Setting *s);
float setting_snap(const Setting *s,
                   float length); /* in whole pixels, and so are all moves up and down */

Setting setting_script(const Setting *s); /* for a script, with the same cramped */

/* A run of text; scale: of the size that the level has. "" is an empty box. */
SetBox setting_text(const Setting *s, const char *text, FontFace face, float scale);

/* Where the ink of a character begins and ends, in em from its pen position; up and down from the
 * baseline. */
typedef struct Ink {
    float left, right, ascent, descent;
} Ink;
Ink setting_ink(const Setting *s, FontFace face, uint32_t character);

/* A box with nothing in it, before its shapes are added; and after them. */
SetBox setting_begin(const Setting *s);
void setting_end(const Setting *s, SetBox *box);

/* y grows downwards. */
void setting_move(const Setting *s, const SetBox *box, float x, float y);

/* Makes a box as high and deep as one in it that was moved down by y. */
void setting_hold(SetBox *box, const SetBox *inner, float y);

/* The only part of a row that has one part. */
int setting_bare(const Setting *s, int part);

/* In formula_parts.c and formula_parts.c. */
SetBox set_scripts(const Setting *s, const Part *part);
SetBox set_table(const Setting *s, const Part *part);

#endif
