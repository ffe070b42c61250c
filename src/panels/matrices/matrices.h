/* A line of matrices, drawn: for the panel of matrices, and for the foot of the numbers. */
#ifndef PANELS_MATRICES_H
#define PANELS_MATRICES_H

#include "panels/matrices/matrices_tex.h"
#include "ui/view.h"

/* Draws the pieces in rect, centred between its top and bottom, in one line or two, at most
 * `size` large. Returns the height they take. draw: false only measures. */
float matrices_line(View *view, const MatrixPiece *piece, int count, Rect rect, float size,
                    bool draw);

/* How large they would be in one line of this width, at most `size`. */
float matrices_size(View *view, const MatrixPiece *piece, int count, float width, float size);

#endif
