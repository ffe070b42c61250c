/* A graph beside the stage that would be too small to be read: it keeps a size that can be, and a
 * part of it is seen. That begins at the result, goes along with the walk, and is moved by a drag,
 * the wheel or the arrow keys until the next step. */
#ifndef PANELS_GRAPH_PAN_H
#define PANELS_GRAPH_PAN_H

#include "panels/graph/graph_layout.h"
#include "ui/view.h"

/* Lays it out anew, larger than its place, if it has to be; node: the one to be seen. Then the line
 * of words that says so is drawn, and *area is what is left for the graph. */
void graph_pan(View *view, GraphLayout *layout, int node, Rect *area);

#endif
