/* Two legends of the gold arrows: the switches ENTRY_GRADIENT and ENTRY_LOG_ARROWS (ui/menu.h). */
#ifndef PANELS_LEGEND_H
#define PANELS_LEGEND_H

#include "ui/widgets.h"

/* "next step" or "gradient" with an arrow, ending at `right` in the head, legend_width wide. */
float legend_width(const View *view);
void legend_meaning(View *view, float right, float baseline);

/* "longest arrow 0.42", and how lengths grow, ending at `right`. Nothing without an arrow. */
void legend_scale(View *view, float right, float baseline);

#endif
