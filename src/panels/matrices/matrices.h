/* A line of matrices, drawn: for the panel of matrices, and for the foot of the numbers. */
#ifndef PANELS_MATRICES_H
#define PANELS_MATRICES_H

#include "draw/formula.h"
#include "panels/matrices/matrices_tex.h"
#include "ui/view.h"

/* How a line stands: perhaps in two rows, pieces [0, split) and the rest, a little further in. */
typedef struct MatrixFit {
    const struct MatrixLine *from;
    int count, split;
    float size, width[MATRICES_PIECES], ascent[2], descent[2];
} MatrixFit;

/* Its pieces, and the formulas that are read from them once, to be measured and drawn at
 * any size. */
typedef struct MatrixLine {
    MatrixPiece piece[MATRICES_PIECES];
    Formula *formula[MATRICES_PIECES]; /* owned */
    int count;
    MatrixFit fit;             /* the last that was asked for: measuring takes long */
    float fit_width, fit_size; /* within this width, at most so large; 0: none was */
} MatrixLine;

/* So many lines without pieces; the caller fills in pieces and count, then has each of
 * them read. */
MatrixLine *matrices_lines_create(int lines);
void matrices_line_read(MatrixLine *line);
void matrices_lines_destroy(MatrixLine *line, int lines);

/* How large it would be in one row of this width, at most `size`. */
float matrices_line_size(View *view, const MatrixLine *line, float width, float size);

/* The height it takes within this width, in one row or two, at most `size` large. */
float matrices_line_height(View *view, MatrixLine *from, float width, float size);

/* Draws it in rect, centred between its top and bottom. */
void matrices_line_draw(View *view, MatrixLine *from, Rect rect, float size);

#endif
