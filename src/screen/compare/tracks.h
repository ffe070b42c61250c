/* Where the curves of a chart run, so that names can stand clear of them. */
#ifndef SCREEN_TRACKS_H
#define SCREEN_TRACKS_H

#include "draw/shapes.h"
#include "scene/scene.h"

enum { TRACK_COLUMNS = 512 };

/* For each curve and each narrow column of the chart, from where to where it runs there. */
typedef struct Tracks {
    Rect area;
    int count;
    float top[COMPARE_VALUES][TRACK_COLUMNS], foot[COMPARE_VALUES][TRACK_COLUMNS];
} Tracks;

void tracks_begin(Tracks *tracks, Rect area);

/* One more curve, through these points, from the left to the right. */
void tracks_add(Tracks *tracks, const Point *point, int count);

/* Whether a curve runs through there. */
bool tracks_meet(const Tracks *tracks, Rect rect);

#endif
