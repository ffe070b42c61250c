/* A layer, and each phase of a step, as matrices side by side: a row of inputs times W, plus b,
 * activated, is a row of outputs. Points are rows, so W has a row per input and a column per unit.
 * What is hidden (bits 1 << HiddenPart) stands as a letter or "?". Draws nothing. */
#ifndef PANELS_MATRICES_TEX_H
#define PANELS_MATRICES_TEX_H

#include "lab/lab.h"

enum {
    MATRICES_TEX = 2048,
    MATRICES_PIECES = 12,
    MATRICES_MOST = 5 /* rows and columns that are written; the rest are dots */
};

typedef struct MatrixPiece {
    char tex[MATRICES_TEX];
    int rows, columns; /* the shape written below it; 0 for what is no matrix */
    char name[16];     /* before the shape: of weights, which stand as numbers; "" for none */
    bool many;         /* as many rows as there are points */
    bool breaks;       /* a line may end before it */
} MatrixPiece;

/* For the selected point, else with letters for inputs and outputs. Returns how many pieces. */
int matrices_tex_layer(const Lab *lab, unsigned hidden, int layer,
                       MatrixPiece piece[MATRICES_PIECES]);

/* What the selected point's outputs are, what they should be, and its loss. */
int matrices_tex_loss(const Lab *lab, unsigned hidden, MatrixPiece piece[MATRICES_PIECES]);

/* On the way back: a layer's deltas from those of the layer above; its weights' gradient from its
 * deltas and what comes in, of the selected point or of all the points of the step. */
int matrices_tex_delta(const Lab *lab, unsigned hidden, int layer,
                       MatrixPiece piece[MATRICES_PIECES]);
int matrices_tex_gradient(const Lab *lab, unsigned hidden, int layer, bool all,
                          MatrixPiece piece[MATRICES_PIECES]);

/* The weights after the coming step. */
int matrices_tex_update(const Lab *lab, unsigned hidden, int layer,
                        MatrixPiece piece[MATRICES_PIECES]);

/* All training points at once through a layer: the first two of them, and dots. 0 without any. */
int matrices_tex_all(const Lab *lab, unsigned hidden, int layer,
                     MatrixPiece piece[MATRICES_PIECES]);

#endif
