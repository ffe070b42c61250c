/* The timeline: the loss curve, and the transport beside it. view_timeline draws it (view.h). */
#ifndef SCREEN_TIMELINE_H
#define SCREEN_TIMELINE_H

#include "screen/view.h"
#include "ui/gesture.h"
#include "ui/widgets.h"

/* ---- timeline.c: Input to the timeline; view_timeline (screen/view.h) draws it. */

/* The curve, or the walk through a graph in its place: dragging along it moves through time. */
extern const Target TARGET_SCRUB;

/* The epoch under the pointer, of a graph the step; -1 outside the curve. */
int64_t timeline_moment(const Gesture *g);

/* The last epoch on the timeline's axis: a round number with room for what is to come; at least
 * 200, or 20 where the run is taken point by point. Of a graph: all the steps of its walk. */
int64_t timeline_span(const Lab *lab, const Player *player);

/* ---- transport.c: The transport at the left of the timeline: restart, back, play and step;
 * and below them the epoch and the loss, or how far a graph has been walked. A low timeline
 * shows that in one line. */

/* Whether a timeline of this height shows everything in one line. */
bool transport_is_low(const View *view, Rect timeline);

/* Its part of a timeline's width, in points, besides the padding at the left. */
float transport_width(const View *view, Rect timeline);

void transport_draw(View *view, Rect timeline, float pad);

/* The same with the figures beside the buttons. */
void transport_row(View *view, Rect row);

/* ---- banner.c: What is to be said about the rate, over the curve: that the loss grew beyond all
 * bounds; in free play also that it jumps up and down, or hardly falls. With ways on. */

typedef enum WayOn {
    WAY_BACK,   /* to where the loss was least */
    WAY_SLOWER, /* on from there with the usual rate, or a tenth of this one */
    WAY_RATE,   /* on from here with a better rate */
    WAY_SCALE,  /* from the start, with the columns scaled */
    WAY_ADAM,   /* on from here with another optimizer, and its rate */
    WAY_AGAIN   /* from the start with it */
} WayOn;

/* Draws it along the top of this area. Returns how high it is; 0 when there is nothing to say. */
float banner_draw(View *view, Rect area);

/* Whether there is something to say; then a low timeline has a row of its own for it above itself
 * (ui/layout.h), with fewer words where those are too many. */
bool banner_is_said(const Lab *lab, const Player *player);
void banner_draw_low(View *view, Rect row);

#endif
