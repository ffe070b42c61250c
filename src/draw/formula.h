/* Mathematics set in two dimensions, from a part of LaTeX: fractions, scripts, roots, sums with
 * limits, matrices, cases, accents. docs/writing-lessons.md lists what it can set; what it
 * cannot it shows as typed, in the bad colour.
 *
 *     \val{expression}      a live number: its text comes from the caller, set in bold
 *     \hot{name}{formula}   a part that can be pointed at and highlighted
 *
 * A formula is parsed once, or for every frame: it takes microseconds. Measuring and drawing
 * are the same walk, so what was measured is what is drawn. */
#ifndef DRAW_FORMULA_H
#define DRAW_FORMULA_H

#include <stddef.h>

#include "base/message.h"
#include "draw/glyphs.h"
#include "draw/shapes.h"

enum { FORMULA_NODES = 2000, FORMULA_DEPTH = 24, FORMULA_NAME = 64, FORMULA_BYTES = 20000 };

typedef struct Formula Formula;

/* Never NULL. problem: "" when all of it was understood, else what was not, for the author; may be
 * NULL. */
Formula *formula_parse(const char *tex, size_t length, Message *problem);
void formula_destroy(Formula *formula);

/* How a part is highlighted. */
typedef enum FormulaLit {
    FORMULA_PLAIN,
    FORMULA_MARKED, /* a line below it */
    FORMULA_LIT,    /* a ground behind it */
    FORMULA_GOLD,   /* all of it in gold */
    FORMULA_BAD,    /* all of it in the bad colour: there is no such name */
} FormulaLit;

/* How it is set. */
typedef struct FormulaStyle {
    float size;   /* of the em, in points; less than 1 is taken as 1 */
    bool display; /* on a line of its own: large sums, limits above and below, tall fractions */
    Color color, value, gold,
        bad;      /* of symbols, live numbers, what is gold, what was not understood */
    Color ground; /* behind what is highlighted */
    Glyphs *glyphs;
    float density;
    /* What \val{expression} shows now: writes it to text and returns true; false for what has no
     * value, which is shown as the text or, if that is "", as ?. NULL: expressions are shown as
     * typed. */
    bool (*number)(void *data, const char *expression, char *text, size_t size);
    /* The same of \was{expression}: what it showed when something began. NULL: as \val. */
    bool (*was)(void *data, const char *expression, char *text, size_t size);
    /* The highlight of the subject of a \hot name, or of a bare name in \val; NULL: none. */
    FormulaLit (*lit)(void *data, const char *name);
    /* The tag of the target of \hot{name}, and the target's name, as shapes_target takes them;
     * tag.target NULL: none. NULL: there are no targets. Called for \val{name} of a bare name,
     * too. */
    Tag (*target)(void *data, const char *name, const char **called);
    void *data;
} FormulaStyle;

typedef struct FormulaSize {
    float width, ascent, descent; /* points; ascent above the baseline, descent below, both >= 0 */
} FormulaSize;

FormulaSize formula_measure(const Formula *formula, const FormulaStyle *style);

/* at: the left end of its baseline. */
void formula_draw(const Formula *formula, const FormulaStyle *style, Shapes *out, Point at);

/* Its LaTeX as it was typed, with the numbers that \val shows, and without \hot; signs beyond ASCII
 * as LaTeX has them. Cut to fit. */
void formula_tex(const Formula *formula, const FormulaStyle *style, char *out, size_t size);

/* All expressions in \val and names in \hot, in order, for a checker: calls seen for each. */
void formula_each(const Formula *formula, void (*seen)(void *data, bool hot, const char *text),
                  void *data);

#endif
