/* What all panels have in common: the head with its title, the list of what could stand here
 * instead, and the tabs of those that share one place. */
#ifndef PANELS_PANEL_H
#define PANELS_PANEL_H

#include "ui/view.h"

/* The head of a panel: its title, what is said beside it (NULL: nothing; so many of its phrases
 * as there is room for), and the sign that opens the list of panels. right: kept free for the
 * panel's own things. Returns the height it takes. */
float panel_head(View *view, Rect rect, Panel panel, const char *title, const char *beside,
                 float right);

/* Where the layout folds: the panels that share a place. */
void panel_tabs(View *view);

#endif
