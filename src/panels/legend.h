/* Legends of the gold arrows. Each is a switch (ui/menu.h): step or gradient, the lens, and how
 * lengths grow. */
#ifndef PANELS_LEGEND_H
#define PANELS_LEGEND_H

#include "ui/widgets.h"

/* "next step" or "gradient" with an arrow, and how many times too long all arrows are drawn
 * ("× 100"), ending at `right` in the head, legend_width wide. */
float legend_width(const View *view);
void legend_meaning(View *view, float right, float baseline);

/* The lens alone: "× 100". */
float legend_lens_width(const View *view);
void legend_lens(View *view, float right, float baseline);

/* On edges: an arrow of the ruler's whole length with what it stands for, and what it stood for
 * before the ruler grew; how lengths grow. Ends at `right`; nothing without an arrow. */
void legend_scale(View *view, float right, float baseline);

#endif
