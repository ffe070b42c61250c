/* The chart of the loss within the timeline, for the files that draw it: timeline.c and its legend,
 * curve_legend.c. */
#ifndef SCREEN_LOSS_CHART_H
#define SCREEN_LOSS_CHART_H

#include "ui/view.h"

/* Room for the legend above two curves that part: of loss and accuracy, or of the trained and the
 * held-out points, one ends at the bottom and the other at the top. */
enum { LEGEND_HEAD = 8 }; /* units */

typedef struct LossChart {
    Rect rect;
    int64_t span;
    float least, most; /* of the loss */
    bool logarithmic;
    int parts; /* of the vertical axis */
} LossChart;

/* Of its axis, where the chart is high enough for a legend. */
enum { LEGEND_PARTS = 4 };

float timeline_x(const LossChart *c, double time);
float timeline_y(const LossChart *c, float value);

/* Under the perceptron rule time is counted in steps that moved the line, as the figures beside it
 * count; otherwise in epochs. */
bool timeline_counts_steps(const Lab *lab);

/* Whether the curve of the run before is drawn. */
bool timeline_has_ghost(const View *view);

/* Whether there is an accuracy to draw: it was asked for, and points have classes. */
bool timeline_has_accuracy(const View *view);

/* Whether the legend stands above the curves. tested: points are held out. */
bool timeline_is_headed(const View *view, const LossChart *c, bool tested);

/* On a ground of its own where curves reach it; now: the run's present place. Returns where it
 * begins. */
float timeline_legend(View *view, const LossChart *c, bool tested, Point now);

#endif
