/* The symbols of weights and units, the same in every panel: as text ("w₁₂", "h₁", "ŷ") and as
 * TeX ("w_{12}").
 *
 * A network of at most nine weights numbers them consecutively across its layers, and its
 * biases likewise: w₁ w₂ ..., unit by unit as each sums its inputs; b₁ b₂ .... A single one is
 * just w or b. In larger ones a weight's digits are to and from: w₁₂ leads to unit 1 from input
 * 2. Up to three layers are then told apart by letters, w v u; more by a superscript. */
#ifndef UI_SYMBOL_H
#define UI_SYMBOL_H

#include "lab/lab.h"

enum { SYMBOL_TEXT = 64 };

/* All return text. A layer of -1 means the inputs. */
char *symbol_weight(const Network *net, int index, char text[SYMBOL_TEXT]);
char *symbol_weight_tex(const Network *net, int index, char text[SYMBOL_TEXT]);
char *symbol_unit(const Run *run, int layer, int unit, char text[SYMBOL_TEXT]);
char *symbol_unit_tex(const Run *run, int layer, int unit, char text[SYMBOL_TEXT]);

/* Whether weights and biases are numbered consecutively. */
bool symbol_in_a_row(const Network *net);

/* Whether units of hidden layers need a superscript to be told apart. */
bool symbol_deep(const Network *net);

/* An input: "x₁", "x₁²", "x₁x₂", "sin x₁". */
char *symbol_feature(const Feature *feature, char text[SYMBOL_TEXT]);

/* "₁₂" for 12: for scripts of other letters. */
char *symbol_low(int number, char text[SYMBOL_TEXT]);

#endif
