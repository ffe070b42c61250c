/* The signs of a formula that grow with what they enclose: delimiters, braces, roots; and those set
 * above a letter. Drawn with strokes that swell and taper as a pen's do. */
#ifndef DRAW_FORMULA_STROKES_H
#define DRAW_FORMULA_STROKES_H

#include "draw/formula_setting.h"

/* A delimiter (as in a FENCE), at least so high, its middle on the axis. */
SetBox strokes_delimiter(const Setting *s, char which, float height);

/* A brace lying down, its left end at (0, 0), pointing down or up; its height is ascent or
 * descent. */
SetBox strokes_brace(const Setting *s, float width, bool down);

/* The sign of a root over something so wide, with its rule's upper edge at `ascent`. Its width is
 * that of what stands before the rule. */
SetBox strokes_root(const Setting *s, float width, float ascent, float descent);

/* An accent ("hat", "bar", "vec", "dot", "ddot", "tilde") with its lower middle at (0, 0). */
SetBox strokes_accent(const Setting *s, const char *which, float width);

#endif
