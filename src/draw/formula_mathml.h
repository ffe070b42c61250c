/* A formula as MathML, which browsers set without any program: for pages that are printed. */
#ifndef DRAW_FORMULA_MATHML_H
#define DRAW_FORMULA_MATHML_H

#include <stdbool.h>
#include <stdio.h>

#include "draw/formula.h"

/* What \val{expression} shows, and \was{expression} (was), as in FormulaStyle; false for what has
 * no value. */
typedef bool (*FormulaNumber)(void *data, const char *expression, bool was, char *text,
                              size_t size);

/* Writes <math> ... </math>. display: on a line of its own. */
void formula_mathml(const Formula *formula, bool display, FormulaNumber number, void *data,
                    FILE *out);

/* Text with what HTML would take for its own written as references. */
void formula_mathml_escape(const char *text, FILE *out);

#endif
