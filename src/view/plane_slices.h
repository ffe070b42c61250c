/* Where the columns stand that the plane does not show: a small card in its upper right corner, with a slider each. */
#ifndef VIEW_PLANE_SLICES_H
#define VIEW_PLANE_SLICES_H

#include "view/view.h"

/* Nothing where the plane shows all columns. rect: of the plane. */
void plane_slices(View *view, Rect rect);

#endif
