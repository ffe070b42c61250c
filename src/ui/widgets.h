/* The small things that panels are made of: text in its five sizes, cards, buttons. Sizes are in
 * units of the layout. A control is a row of lab/control.h; its kinds are drawn and pressed in
 * screen/controls/control_row.c. */
#ifndef UI_WIDGETS_H
#define UI_WIDGETS_H

#include "ui/view.h"

typedef enum Type {
    TYPE_BODY,    /* 13.5 */
    TYPE_SMALL,   /* 12 */
    TYPE_CAPTION, /* 11, capitals of section titles */
    TYPE_TITLE,   /* 21, bold */
    TYPE_FIGURE,  /* 26, bold: the epoch, the loss */
} Type;

/* So many units, in points. */
float view_units(const View *view, float units);

TextStyle view_style(const View *view, Type type, Color color, Align align);

/* One line, its baseline at y; shortened to width when that is above 0. Returns its width. */
float view_text(View *view, const char *text, float x, float y, float width,
                const TextStyle *style);

/* One line of phrases, parted by a comma or a colon: as many of them, from the first, as the width
 * holds whole. Returns its width, 0 where not even the first fits. */
float view_phrases(View *view, const char *text, float x, float y, float width,
                   const TextStyle *style);

/* The baseline that puts capitals in the middle of a height. */
float view_middle(const View *view, const TextStyle *style, float y, float height);

/* A card with its hairline and shadow. */
void view_card(View *view, Rect rect);

/* Whether the lesson's step offers something by this name; off the lesson, all is offered. */
bool view_offers(const View *view, const char *name);

/* Whether what the gold would tell is waited for: an answer to a question, or the derivatives that
 * the person gives. Those that were given may be shown (lab/by_hand.h). */
bool view_waits(const View *view);

/* Whether the loss of a point is hidden: as such, or with the value or the label it is made of; and
 * whether a point's derivatives are, which tell its value, its label, or what is asked. */
bool view_hides_loss(const View *view);
bool view_hides_back(const View *view);

/* Whether this step of a lesson never speaks of the gold: then no legend does, either. */
bool view_leaves_out_arrows(const View *view);

/* Whether it is not to be seen which points are wrong. */
bool view_hides_mistakes(const View *view);

/* Where a weight is about to go: the coming step, or downhill along the gradient, as UiState.arrows
 * has it. 0 while a question waits: most ask what will happen, and the gold would tell. */
float view_move(const View *view, int weight);

/* The edge of a weight: how thick it is, in points, by its size, and its colour, by its sign. While
 * weights are hidden all edges are alike. */
float view_edge_width(const View *view, int weight);
Color view_edge_color(const View *view, int weight);

/* The ring around a target that has the focus; and with it the tint under the pointer, for what
 * stands for nothing but itself (highlight.h has what stands for a subject). */
void view_focus(View *view, Rect rect, float radius, Tag tag);
void view_feedback(View *view, Rect rect, float radius, Tag tag);

void view_button(View *view, Rect rect, const char *label, bool primary, Tag tag);

/* The same, pale: for now it does nothing but say why. */
void view_button_that_waits(View *view, Rect rect, const char *label, Tag tag);

/* A box with a hook in it or none, and its words, at the left end of a row; nothing where that has
 * no room for them. */
void view_tick(View *view, Rect row, const char *text, bool on, Tag tag);

/* Of a legend: a line as it is drawn elsewhere and its name, ending at *x, which moves on to the
 * left. */
void view_legend_item(View *view, float *x, float y, const char *what, float width, float dash,
                      Color color);

/* A small triangle that points down, or to the right where what it opens is folded away. */
void view_chevron(View *view, Point at, bool folded);

/* Three quarters of a circle with an arrow at its end: once more, from the start. */
void view_again(View *view, Point at, float r, float width, Color color);

/* Text over as many lines as it takes, at most so many, the last shortened to the width; each
 * begins `line` below the one before, the first baseline at y. Returns how many there are. */
int view_lines(View *view, const char *text, Point at, float width, float line, int most,
               const TextStyle *style);

#endif
