/* A section of the controls, wherever it stands: in the left place, or beneath its word in the header. */
#ifndef SCREEN_SECTION_H
#define SCREEN_SECTION_H

#include "ui/view.h"

/* How high it is in a column this wide, without its title. ease: from 0, rows close together, to 1, with room between them;
 * the height grows evenly with it. */
float section_height(View *view, Section section, float width, float ease);

/* Into a column that begins at (x, y). */
void section_draw(View *view, Section section, Point at, float width, float ease);

/* "NETWORK" */
const char *section_title(Section section);

/* What is said in the title's row, at its right end: that what is below begins the run anew. */
void section_note(View *view, Section section, float right, float baseline);

/* How far controls are moved up in a page that shows only so much of them, with a bar at its right when that is less than all. */
float section_scroll(View *view, Rect page, float content);

/* The page that shows them. */
extern const Target TARGET_CONTROLS;

#endif
