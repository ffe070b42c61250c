/* Legends of runs, and of the gold arrows. Of these each is a switch (ui/menu.h): step or gradient,
 * the lens, and how lengths grow. */
#ifndef PANELS_LEGEND_H
#define PANELS_LEGEND_H

#include "lab/trail.h"
#include "ui/widgets.h"

enum { LEGEND_WAY = 48 };

/* What tells a run from another: "rate 0.1", "seed 3, adam". The shortest comes first, and what has
 * no room is left out; "" where they do not differ. */
const char *legend_way(const View *view, const TrailWay *way, const TrailWay *other,
                       char text[LEGEND_WAY]);

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
