/* The forward pass as matrices, shapes written under each. */
#ifndef VIEW_MATRICES_H
#define VIEW_MATRICES_H

#include "view/view.h"

/* One line of it, for the foot of the numbers: how high it wants to be in a card of this height, 0 when there is no room; and drawn. */
float matrices_strip_height(const View *view, float card);
void matrices_strip(View *view, Rect rect);

#endif
