/* The curve that a question asks to be drawn: over the epochs in the timeline, or over x in the
 * panel of that name. It is drawn with the pointer or by knots that arrows move, and stays beside
 * what happens. */
#ifndef PANELS_SKETCH_H
#define PANELS_SKETCH_H

#include "lesson/guess.h"
#include "ui/gesture.h"
#include "ui/view.h"

extern const Target TARGET_SKETCH; /* index: the prediction */

/* The guess whose curve is to be drawn now, of PREDICT_LOSS or PREDICT_CURVE; NULL for none. */
const Guess *sketch_of(const View *view, PredictKind kind);

/* pad: where the axes of that guess lie on the screen. */
void sketch_draw(View *view, PredictKind kind, Rect pad);

#endif
