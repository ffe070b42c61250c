/* The loss over two weights: its panel is drawn by view_landscape (view.h). */
#ifndef PANELS_LANDSCAPE_H
#define PANELS_LANDSCAPE_H

#include "ui/gesture.h"

/* Whether a hand is dragging on it: then what is shown stays what is shown. */
bool landscape_is_held(const UiState *ui);

#endif
