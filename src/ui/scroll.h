/* Scrolling: a page shows part of a longer content, moved by the wheel, a bar at its edge, and the
 * keyboard focus, which must stay visible. The page's target carries how far it can be moved. */
#ifndef UI_SCROLL_H
#define UI_SCROLL_H

#include "ui/gesture.h"

struct ScrollArea {
    float *(*position)(UiState *ui); /* points it is scrolled */
};

/* Places the page's target. beyond: points of content that the page does not show, 0 for none. */
void scroll_place(Shapes *list, const Target *page, Rect rect, float beyond);

/* The same before its length is known; returns the index of the shape, for scroll_set. */
int scroll_reserve(Shapes *list, const Target *page, Rect rect);
void scroll_set(Shapes *list, int shape, float beyond);

/* The page as drawn last: where it is, and how far it can be moved; NULL when it was not drawn. */
const Shape *scroll_page(const Gesture *g, const Target *page);

/* Scrolls so many points down (up when below 0), within the content. */
void scroll_by(const Gesture *g, const Target *page, float points);

/* Scrolls the page under the pointer by so many lines; false when there is none. */
bool scroll_wheel(const Gesture *g, float lines);

/* Whether a page lies there that has more than it shows: a finger takes it along. */
bool scroll_is_at(const Shapes *drawn, Point at);

/* Scrolls that page by so many points of a finger's way down. */
void scroll_take(const Gesture *g, Point at, float down);

/* Scrolls the page of the tag's target until the target is visible. */
void scroll_reveal(const Gesture *g, Tag tag);

/* Scrolls the page until this part of it, as drawn last, is visible. */
void scroll_show(const Gesture *g, const Target *page, Rect part);

/* The bar: a rounded stroke in a lane, for the visible part of the content. */
void scroll_bar(Shapes *list, Rect lane, float at, float seen, float all, float least, Color color);

#endif
