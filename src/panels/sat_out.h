/* Units that dropout left out of the last step (lab/dropped.h): pale and crossed,
 * wherever drawn. */
#ifndef PANELS_SAT_OUT_H
#define PANELS_SAT_OUT_H

#include "ui/view.h"

/* Over a unit that is drawn already; nothing if it took part. */
void sat_out_cross(View *view, Rect box, int layer, int unit);

/* How much of an edge's colour is left: less where it leads from or to such a unit. */
float sat_out_presence(const View *view, int weight);

/* Below a picture of width `width`: what the crosses mean, and for which point; nothing if there
 * are none. */
void sat_out_say(View *view, Point at, float width);

#endif
