/* The network with every number of the selected point, laid out: what is shown now, how large boxes
 * can be, which edges get a label. For the files numbers_*.c; view.h has the panel. */
#ifndef PANELS_NUMBERS_H
#define PANELS_NUMBERS_H

#include "ui/widgets.h"

/* How much a unit's box can hold, from everything to nothing. */
typedef enum BoxMode {
    BOX_FULL,  /* name, z and a */
    BOX_SHORT, /* name and a */
    BOX_ONE,   /* a */
    BOX_DOT,
} BoxMode;

typedef struct NumbersColumn {
    BoxMode mode;
    int shown;              /* units shown; the rest is only counted */
    float x, width, height; /* middle, and size of the boxes */
    float top, pitch; /* where the first one's share of the height begins, and how much that is */
    float under;      /* height of what stands below each box */
} NumbersColumn;

/* On an edge. */
typedef struct NumbersLabel {
    int weight;
    Rect rect;
} NumbersLabel;

enum { NUMBERS_LABELS = 64 };

typedef struct Numbers {
    View *view;
    const Network *net;
    Rect area;
    /* what is shown */
    bool known;        /* a point is selected */
    int forward, back; /* layers with values, from the first; with deltas, from the last */
    bool loss, update; /* the loss; old and new weights */
    bool all;          /* derivatives are the mean of the step's points, not the ringed one's */
    int hot;           /* the weight that is pointed at or selected; -1 for none */
    int route;         /* the weight whose route to the loss is highlighted; -1 for none */
    int decimals;      /* of the numbers in the sentence that something is done with */
    /* where */
    NumbersColumn column[MAX_LAYERS + 1]; /* [0] the inputs */
    float label_w, label_h;
    Rect loss_rect; /* label and loss beside the output; empty: they stand below the picture */
    NumbersLabel label[NUMBERS_LABELS];
    int labels;
} Numbers;

/* ---- numbers_layout.c */

/* Finds places for all of it within n->area, so that nothing overlaps. */
void numbers_layout(Numbers *n);

/* Layer -1: the inputs. */
Rect numbers_box(const Numbers *n, int layer, int unit);
int numbers_units(const Numbers *n, int layer);
int numbers_shown(const Numbers *n, int layer);

enum { NUMBERS_CURVE = 17 };
/* From a box to one of the next layer. */
void numbers_curve(const Numbers *n, int layer, int from, int to, Point curve[NUMBERS_CURVE]);

/* ---- numbers_words.c. All return text. */

enum { NUMBERS_TEXT = 256 };

/* A weight in a narrow place; "?" while weights are hidden. */
char *numbers_weight(const Numbers *n, double weight, char text[NUMBERS_TEXT]);

/* Two decimals, or enough digits to differ from zero. */
char *numbers_value(double value, char text[NUMBERS_TEXT]);
/* The same of a factor, with as many decimals as its product needs (base/numeral.h). */
char *numbers_factor(double value, int decimals, char text[NUMBERS_TEXT]);
/* The same of a unit's value, which never reads as what it never reaches: "0.9997", "> 0.9999". */
char *numbers_output(Activation f, float a, char text[NUMBERS_TEXT]);
/* The same for narrow places: small values without the zero before the point. */
char *numbers_tight(double value, char text[NUMBERS_TEXT]);
/* The text in the box of a unit, as far as it is known: "z 0.43 → 0.41", "0.41", "". */
char *numbers_inside(const Numbers *n, int layer, int unit, BoxMode mode, char text[NUMBERS_TEXT]);
/* "label  y = 1", "loss  ½(ŷ − y)² = 0.37": of the selected point. */
char *numbers_label(const Numbers *n, char text[NUMBERS_TEXT]);
char *numbers_loss(const Numbers *n, char text[NUMBERS_TEXT]);
/* Below the picture: what the gold numbers are, or why they are not there. */
char *numbers_remark(const Numbers *n, char text[NUMBERS_TEXT]);

/* What the step adds to a weight: the coming one's change; of the perceptron rule, this point's. */
double numbers_change(const Numbers *n, int weight);
/* The derivative on an edge: of this point alone, or the mean of the coming step's points. */
double numbers_gradient(const Numbers *n, int weight);

/* ---- drawing */

void numbers_boxes(Numbers *n); /* numbers_box.c */
void numbers_edges(Numbers *n); /* numbers_edge.c */
void numbers_labels(Numbers *n);
void numbers_threads(const Numbers *n); /* numbers_back.c: from each δ to its weights */
void numbers_roads(const Numbers *n);   /* what the derivative that is asked for is made of */
/* The card into which it is typed. False where there is no room for it. */
bool numbers_card(const Numbers *n);
/* Whether it is this one that is asked for. */
bool numbers_asks_delta(const Numbers *n, int layer, int unit);
bool numbers_asks_weight(const Numbers *n, int weight);
/* Whether the way back has come to a unit's δ, to a weight's gradient, or the person has
 * given it. */
bool numbers_known_delta(const Numbers *n, int layer, int unit);
bool numbers_known_gradient(const Numbers *n, int weight);
/* Below a box, where the unit's δ stands, and its bias; empty where it does not. */
Rect numbers_delta_rect(const Numbers *n, int layer, int unit);
Rect numbers_bias_rect(const Numbers *n, int layer, int unit);
/* The width of the widest line that may be below a box. */
float numbers_note_width(const Numbers *n, int layer, int unit, BoxMode mode);
bool numbers_on_route(const Numbers *n, int layer, int unit);

/* ---- phases.c: the four chips, from the right of rect, the shown one lit. Returns their width. */
float phases_draw(View *view, Rect rect, Phase shown);
float phases_width(const View *view);

/* The phase shown; an update when that was asked for. */
Phase phases_lit(const View *view);

/* ---- numbers_sentence.c: what happens in this phase, with its numbers; below the picture. */
char *numbers_sentence(const Numbers *n, char text[NUMBERS_TEXT]);

/* Whether it says no more than numbers_loss does. */
bool numbers_sentence_is_loss(const Numbers *n);

#endif
