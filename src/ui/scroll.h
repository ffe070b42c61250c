/* What is longer than its place: a page that shows a part of it, moved by the wheel, by a bar at its edge, and by the focus of the
 * keyboard, which must be seen. How far it can be moved the page's target carries from the drawing to the hands. */
#ifndef UI_SCROLL_H
#define UI_SCROLL_H

#include "ui/gesture.h"

struct ScrollArea {
    float *(*position)(UiState *ui); /* points that it has been moved up */
};

/* Places the page's target. beyond: points that there is more than the page shows, 0 for none. */
void scroll_place(Shapes *list, const Target *page, Rect rect, float beyond);

/* The same for a page that is placed before it is known how long it is; returns which shape it is, for scroll_set. */
int scroll_reserve(Shapes *list, const Target *page, Rect rect);
void scroll_set(Shapes *list, int shape, float beyond);

/* As it was drawn last: where it is, and how far it can be moved; NULL when it was not. */
const Shape *scroll_page(const Gesture *g, const Target *page);

/* Moves it so many points down its text (upwards when below 0), no further than there is text. */
void scroll_by(const Gesture *g, const Target *page, float points);

/* The page under the pointer, by so many lines; false when there is none. */
bool scroll_wheel(const Gesture *g, float lines);

/* Whatever page the tag's target lies on is moved so that it is seen. */
void scroll_reveal(const Gesture *g, Tag tag);

/* The bar: a rounded stroke in a lane, that stands for the part that is seen of all there is. */
void scroll_bar(Shapes *list, Rect lane, float at, float seen, float all, float least, Color color);

#endif
