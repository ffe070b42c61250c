/* Names at the curves of a chart: none lies over another, nor over a curve while there is room
 * elsewhere. */
#ifndef SCREEN_CURVE_NAMES_H
#define SCREEN_CURVE_NAMES_H

#include "screen/compare/tracks.h"
#include "ui/view.h"

enum { CURVE_NAMES = 2 * COMPARE_VALUES + 2 };

typedef struct CurveNames {
    Rect taken[CURVE_NAMES];
    int count;
    Tracks tracks; /* of the curves, which they keep clear of where they can */
} CurveNames;

/* A bold name and plain words behind it. */
typedef struct NameWords {
    const char *name, *rest;
    TextStyle bold, plain;
    float wide, all; /* of the name, of both */
} NameWords;

NameWords curve_names_words(const View *view, const char *name, const char *rest, bool quiet);

/* Nothing else may stand there. */
void curve_names_take(CurveNames *names, Rect rect);

/* With the left end of their baseline there, whatever is there: a curve is covered. */
void curve_names_put(View *view, CurveNames *names, const NameWords *words, float x, float y);

/* At the first of these places that is free and clear of the curves, else the first that is free;
 * left: the words end there. False where none is. */
bool curve_names_place(View *view, CurveNames *names, const Point *place, const bool *left,
                       int places, const NameWords *words, Rect within);

/* The nearest place that is free and clear of the curves, by steps of a line's height. False when
 * there is none. */
bool curve_names_find_clear(const View *view, const CurveNames *names, const NameWords *words,
                            Rect within, Point near, Point *found);

/* A line from what is named to the nearer end of its words, where they are not right beside it. */
void curve_names_lead(View *view, const NameWords *words, Point from, Point name);

#endif
