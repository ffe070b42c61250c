/* The symbols of weights and units, the same in every panel: as text ("w₁₂", "h₁", "ŷ") and as
 * TeX ("w_{12}").
 *
 * A network of at most nine weights numbers them consecutively across its layers, and its
 * biases likewise: w₁ w₂ ..., unit by unit as each sums its inputs; b₁ b₂ .... A single one is
 * just w or b. In larger ones a weight's digits are row and column of its matrix, which has a row
 * for each value that comes in and a column for each unit: w₁₂ leads from input 1 to unit 2. Two
 * layers are then told apart by letters, w and v; more by a superscript, w²₁₂. (In a scene and in
 * names of lessons the same weight is w[2,2,1]: layer, to, from.)
 *
 * Units are h₁, h₂, ... and ŷ, and inputs x₁, x₂, ..., unless the scene names its units or the data
 * their columns and, of several outputs, their classes. Digits at the end of such a name are set
 * low. */
#ifndef UI_SYMBOL_H
#define UI_SYMBOL_H

#include "lab/lab.h"

enum { SYMBOL_TEXT = 64 };

/* All return text. A layer of -1 means the inputs. */
char *symbol_weight(const Network *net, int index, char text[SYMBOL_TEXT]);
char *symbol_weight_tex(const Network *net, int index, char text[SYMBOL_TEXT]);
char *symbol_unit(const Lab *lab, int layer, int unit, char text[SYMBOL_TEXT]);
char *symbol_unit_tex(const Lab *lab, int layer, int unit, char text[SYMBOL_TEXT]);

/* Whether each unit of a layer stands for a class of the data: then it has that class's name, wears
 * its mark and its colour. */
bool symbol_are_classes(const Lab *lab, int layer);

/* The matrix of a layer's weights: "W", "V", "W³"; as TeX "W^{3}". */
char *symbol_matrix(const Network *net, int layer, char text[SYMBOL_TEXT]);
char *symbol_matrix_tex(const Network *net, int layer, char text[SYMBOL_TEXT]);

/* Whether weights and biases are numbered consecutively. */
bool symbol_in_a_row(const Network *net);

/* Whether units of hidden layers need a superscript to be told apart. */
bool symbol_deep(const Network *net);

/* An input: "x₁", "x₁²", "x₁x₂", "sin x₁". */
char *symbol_feature(const Feature *feature, char text[SYMBOL_TEXT]);

/* The same by the names of its columns, the beginning of long ones: "height", "height²",
 * "height · wei…", "sin height". */
char *symbol_named_feature(const Lab *lab, const Feature *feature, char text[SYMBOL_TEXT]);

/* What the data call a column; NULL where it is only x1, x2, ... */
const char *symbol_column(const Lab *lab, int column);

/* What a column is called where it stands by itself: as the data call it, or "x₁", "x₂", ... */
const char *symbol_column_name(const Lab *lab, int column);

/* What the data call the number that a network answers; NULL of classes, and where it
 * has no name. */
const char *symbol_answer(const Lab *lab);

/* The column of the data that the plane has across: "x₁", alone "x", or its own name. */
const char *symbol_across(const Lab *lab);

/* "₁₂" and "¹²" for 12: for scripts of other letters. */
char *symbol_low(int number, char text[SYMBOL_TEXT]);
char *symbol_high(int number, char text[SYMBOL_TEXT]);

#endif
