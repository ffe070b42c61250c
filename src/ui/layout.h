/* The rectangles of the places, for any window from that of a phone to 3840 x 2160, in points.
 * Nothing floats, nothing overlaps.
 *
 * Projector mode makes a unit, and with it type, exactly half as large again, in every window; only
 * a lesson's page may have smaller letters, to be seen whole (screen/lesson/lesson.c). Where that
 * leaves too few units for four places side by side, the layout folds instead of shrinking type:
 *
 *     FOLD_NONE   lesson | stage | side, which holds two panels: from 940 x 570 units
 *     FOLD_SIDE   lesson | stage | side, which holds one of its two: from 800 units across,
 *                 for example in 1280 x 720
 *     FOLD_STAGE  lesson | stage, which holds one of all three: below that, for example in
 *                 1024 x 768; and from 800 units, too, while the stage is all numbers
 *     FOLD_COLUMN all in one column: stage, timeline, lesson. In a window that is narrower than
 *                 680 units and higher than wide, as a phone's is
 *
 * The left column can be folded away by hand: then the others have its room.
 *
 * A panel that is folded away is a tab over the place that it would take. Folded, the header
 * and the timeline are low; what is to be said of the run then has a row between the stage and the
 * timeline, which stays where it is. A lesson that hides the timeline leaves its room to the
 * others. */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "draw/shapes.h"
#include "ui/state.h"

typedef enum Fold { FOLD_NONE, FOLD_SIDE, FOLD_STAGE, FOLD_COLUMN } Fold;

enum { LAYOUT_LOW = 120 }; /* units: a timeline that is less high shows everything in one line */

typedef struct Layout {
    float unit; /* one point of the pictures: 1 in a window of 1440 x 900, 1.5 in projector mode */
    float gap;  /* between cards */
    Fold fold;
    Rect header, left, stage, side, timeline; /* cards; the stage is square where there is room */
    Rect upper, lower; /* within the side; empty where nothing stands or it is folded away */
    Rect handle;       /* the gap beside the left column, or above it, which folds it away */
    Rect tabs;         /* over the place that panels share; empty where none do */
    Rect banner;       /* over a low timeline, while there is something to say of the run */
} Layout;

/* Whether a window of this size has one column. */
bool layout_is_column(float width, float height, float scale);

Layout layout_of(const UiState *ui);

Rect layout_place(const Layout *layout, Place place);

#endif
