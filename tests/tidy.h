/* Whether a picture is tidy, judged by its list of shapes: no text lies on another, none leaves
 * its card or the window, none is cut by a clip or hidden by what is painted later, and no
 * arrow runs through a number. What is measured is ink, glyph by glyph, as it will be painted.
 *
 * Texts of one formula may touch, as they are set on purpose; in the plane, points and lines
 * may lie on the numbers of the axes; and a long text of a lesson may be cut, and fade, where
 * it scrolls. */
#ifndef TESTS_TIDY_H
#define TESTS_TIDY_H

#include "app/frame.h"

/* Prints every fault, after `where`, and returns how many there are. */
int tidy_faults(const Frame *frame, const char *where);

/* The ink of a text shape, in points; empty for blanks. */
Rect tidy_ink(const Frame *frame, const Shape *text);

#endif
