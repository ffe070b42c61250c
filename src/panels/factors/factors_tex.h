/* The factors of a weight's gradient as formulas, one line each, in letters or numbers. Draws
 * nothing. Parts with a subject in the network are hot, by indices from 0: \hot{u L U}{...} for a
 * unit, \hot{w I}{...} for a weight; and \hot{gold}{...} for what is a gradient. */
#ifndef PANELS_FACTORS_TEX_H
#define PANELS_FACTORS_TEX_H

#include <stddef.h>

#include "lab/lab.h"

enum { FACTORS_TEX = 1536, FACTORS_LINES = 2 * FACTORS_ROUTES + 3 };

typedef enum FactorsDetail {
    FACTORS_ALL,     /* in letters, then in numbers */
    FACTORS_LETTERS, /* no number */
    FACTORS_BRIEF,   /* numbers only, in few lines */
} FactorsDetail;

/* Lines from top to bottom. Returns how many. */
int factors_tex_lines(const Lab *lab, FactorsDetail detail, char line[FACTORS_LINES][FACTORS_TEX]);

/* "dL/dw = 1/6 (-3 - 5 + ...) = 2.67": the mean over the points of the step. In brief the votes are
 * added up, on a line of their own. Returns how many lines. */
int factors_tex_mean(const Lab *lab, FactorsDetail detail, char line[FACTORS_LINES][FACTORS_TEX]);

/* "(L(w + e) - L(w - e)) / 2e = ...". */
void factors_tex_check(const Lab *lab, const Nudge *nudge, char line[FACTORS_TEX]);

#endif
