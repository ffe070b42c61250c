/* What the gold arrows mean, shown where they are drawn; each of the two legends is a switch:
 * the targets of ENTRY_GRADIENT and ENTRY_LOG_ARROWS (ui/menu.h). */
#ifndef PANELS_LEGEND_H
#define PANELS_LEGEND_H

#include "ui/widgets.h"

/* "next step" or "gradient", with an arrow, ending at `right`. It is drawn in the panel's head;
 * legend_width is the room it needs there. */
float legend_width(const View *view);
void legend_meaning(View *view, float right, float baseline);

/* "longest arrow 0.42", and how lengths grow, ending at `right`. Nothing while there is no
 * arrow. */
void legend_scale(View *view, float right, float baseline);

#endif
