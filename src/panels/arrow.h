/* The gold arrow of a coming step, in every panel: how long it is, and what stands for one that is
 * too short to be seen. Its length is the step on the ruler of what it belongs to (ui/rulers.h):
 * a number line, the plane, the landscape, or the one scale of all edges. */
#ifndef PANELS_ARROW_H
#define PANELS_ARROW_H

#include "ui/view.h"

/* How many times longer than the step arrows are drawn; 1: they are true. */
float arrow_lens(const View *view);

/* The move of a weight (view_move) as long as it is drawn: through the lens. */
float arrow_move(const View *view, int weight);

/* How long this move is on an edge, in points, with its sign; and the whole length of the edges'
 * ruler, which the legend shows. */
float arrow_on_edge(const View *view, int weight);
float arrow_edge_whole(const View *view);

/* Draws the arrow of a weight, `across` and `up` points long from `from`. Shorter than can be seen:
 * a dot, with the sign of what goes along one direction only. Beyond `within` it is cut and has two
 * heads. Nothing for a move of 0. */
void arrow_draw(View *view, int weight, Point from, float across, float up, Rect within);

#endif
