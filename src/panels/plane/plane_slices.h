/* Where the columns stand that the plane does not show: a small card in its upper right corner, with a slider each. */
#ifndef PANELS_PLANE_SLICES_H
#define PANELS_PLANE_SLICES_H

#include "ui/view.h"

/* Nothing where the plane shows all columns. rect: of the plane. */
void plane_slices(View *view, Rect rect);

#endif
