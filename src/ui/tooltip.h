/* What lies under the pointer, said beside it: what it does and its key, or why it does nothing now. */
#ifndef UI_TOOLTIP_H
#define UI_TOOLTIP_H

#include "ui/view.h"

void tooltip_draw(View *view);

#endif
