/* The tooltip of the target under the pointer: what it does and its key, or why it is disabled. */
#ifndef UI_TOOLTIP_H
#define UI_TOOLTIP_H

#include "ui/view.h"

/* Nothing more is said until the pointer has left what it is over now. */
void tooltip_hush(UiState *ui);

/* The pointer has moved: whether it may be spoken again. */
void tooltip_moved(UiState *ui);

/* Where it hides the least of the numbers and words drawn so far, and not what it speaks of. */
void tooltip_draw(View *view);

#endif
