/* A line of matrices, drawn: for the panel of matrices, and for the foot of the numbers. */
#ifndef PANELS_MATRICES_H
#define PANELS_MATRICES_H

#include "draw/formula.h"
#include "panels/matrices/matrices_tex.h"
#include "ui/view.h"

enum { MATRICES_ROWS = 4 };

/* How a line stands: perhaps in several rows, row r from piece begin[r] to begin[r + 1], all but
 * the first a little further in. */
typedef struct MatrixFit {
    const struct MatrixLine *from;
    int rows, begin[MATRICES_ROWS + 1];
    float size, width[MATRICES_PIECES], ascent[MATRICES_ROWS], descent[MATRICES_ROWS];
} MatrixFit;

/* Its pieces, and the formulas that are read from them once, to be measured and drawn at
 * any size. */
typedef struct MatrixLine {
    MatrixPiece piece[MATRICES_PIECES];
    Formula *formula[MATRICES_PIECES]; /* owned */
    int count;
    MatrixFit fit;             /* the last that was asked for: measuring takes long */
    float fit_width, fit_size; /* within this width, at most so large; 0: none was */
    float readable;            /* smaller than this share of the size, it is given another row */
} MatrixLine;

/* So many lines without pieces; the caller fills in pieces and count, then has each of
 * them read. */
MatrixLine *matrices_lines_create(int lines);
void matrices_line_read(MatrixLine *line);
void matrices_lines_destroy(MatrixLine *line, int lines);

/* How large it would be in one row of this width, at most `size`. */
float matrices_line_size(View *view, const MatrixLine *line, float width, float size);

/* The height it takes within this width, in as many rows as it needs, at most `size` large. */
float matrices_line_height(View *view, MatrixLine *from, float width, float size);

/* Draws it in rect, centred between its top and bottom. */
void matrices_line_draw(View *view, MatrixLine *from, Rect rect, float size);

#endif
