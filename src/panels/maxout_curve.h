/* A maxout unit over one input of the data: its pieces as thin curves, the larger of the two thick.
 * With pieces x and -x it is the V of |x|. */
#ifndef PANELS_MAXOUT_CURVE_H
#define PANELS_MAXOUT_CURVE_H

#include "ui/view.h"

void maxout_curve(View *view, Rect area, int layer, int unit);

#endif
