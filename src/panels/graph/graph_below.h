/* What stands below the graph: the expression, what the walk's last step did, and the way down
 * once the derivatives are there. And what the graph and its table share. */
#ifndef PANELS_GRAPH_BELOW_H
#define PANELS_GRAPH_BELOW_H

#include "ui/gesture.h"
#include "ui/view.h"

/* How much of the panel's height it leaves to the graph. */
float graph_below_top(View *view, Rect rect);

/* docked: the derivative that is asked for is typed here, as its card has no room by its node. */
void graph_below_draw(View *view, Rect rect, bool docked);

/* The value of a leaf as it stands, or as it is being typed. */
const char *graph_leaf_text(const View *view, int leaf, char text[UI_TEXT + 4]);

#endif
