/* The tooltip of the target under the pointer: what it does and its key, or why it is disabled. */
#ifndef UI_TOOLTIP_H
#define UI_TOOLTIP_H

#include "ui/view.h"

void tooltip_draw(View *view);

#endif
