/* What panels share: the head with its title, the list of others to choose, the tabs of a place. */
#ifndef PANELS_PANEL_H
#define PANELS_PANEL_H

#include "ui/view.h"

/* How high the head of a panel is. */
float panel_head_height(const View *view);

/* The head of a panel: title, what is said beside it (NULL: nothing; as many phrases as fit), the
 * sign that opens the list of panels. right: kept free for the panel's own. Returns its height. */
float panel_head(View *view, Rect rect, Panel panel, const char *title, const char *beside,
                 float right);

/* Its title and sign, which open that list. */
Rect panel_title_box(const View *view, Rect rect, const char *title);

/* In place of a picture that cannot be drawn: the head, and why not. */
void panel_sentence(View *view, Rect rect, Panel panel, const char *title, const char *sentence);

/* Of one picture of several: how much smaller than on the stage what is in it is drawn. */
float panel_tile_scale(const View *view, Rect rect);

/* A picture in space as one of several; in place of one that cannot be drawn, why not (else
 * NULL). */
void panel_tile(View *view, Rect rect, const char *why_not, void (*picture)(View *, Rect));

/* Where the layout folds: the panels that share a place. */
void panel_tabs(View *view);

#endif
