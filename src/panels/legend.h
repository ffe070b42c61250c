/* What the gold arrows mean, said where they are drawn; each of the two legends is a switch.
 *
 * Targets: "entry" ENTRY_GRADIENT, ENTRY_LOG_ARROWS. */
#ifndef PANELS_LEGEND_H
#define PANELS_LEGEND_H

#include "ui/widgets.h"

/* "next step" or "gradient", with an arrow, up to its right end. It is drawn over the panel's head, and needs so much of it. */
float legend_width(const View *view);
void legend_meaning(View *view, float right, float baseline);

/* "longest arrow 0.42", and how lengths grow, up to its right end. Nothing while there is no arrow. */
void legend_scale(View *view, float right, float baseline);

#endif
