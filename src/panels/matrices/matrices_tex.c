/* See matrices_tex.h. */
#include "panels/matrices/matrices_tex.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "draw/text.h"
#include "lab/factors.h"
#include "panels/numbers/numbers.h"
#include "ui/symbol.h"

#define add(piece, ...) text_add((piece)->tex, MATRICES_TEX, __VA_ARGS__)

static const Network *network_of(const Lab *lab) {
    return lab_network(lab);
}

static bool is_known(const Lab *lab) {
    return lab->selected.point >= 0;
}

/* ---- a row of matrices */

typedef struct Row {
    MatrixPiece *piece;
    int count;
} Row;

static MatrixPiece *new_piece(Row *row, int rows, int columns) {
    MatrixPiece *piece = &row->piece[row->count++];
    *piece = (MatrixPiece){.rows = rows, .columns = columns};
    return piece;
}

static MatrixPiece *add_sign(Row *row, const char *tex) {
    MatrixPiece *piece = new_piece(row, 0, 0);
    add(piece, "%s", tex);
    return piece;
}

/* Which of n entries stands at a place of the written ones; -1 for the dots before the last. */
static int entry_at(int place, int n) {
    if (n <= MATRICES_MOST || place < MATRICES_MOST - 2) return place;
    return place == MATRICES_MOST - 2 ? -1 : n - 1;
}

static int places_of(int n) {
    return n < MATRICES_MOST ? n : MATRICES_MOST;
}

/* A matrix, entry by entry: `write` puts each; i is -1 for none. */
typedef struct Entries {
    const Lab *lab;
    int layer;
    const float *first, *second; /* of rows of points; second NULL: but one row */
} Entries;

typedef void (*Write)(MatrixPiece *piece, const Entries *e, int i, int j);

static void add_row(MatrixPiece *piece, const Entries *e, int i, int columns, Write write) {
    for (int c = 0; c < places_of(columns); c++) {
        int j = entry_at(c, columns);
        if (c) add(piece, " & ");
        if (i < 0)
            add(piece, j < 0 ? "\\ddots" : "\\vdots");
        else if (j < 0)
            add(piece, "\\cdots");
        else
            write(piece, e, i, j);
    }
}

static void add_matrix(Row *row, const Entries *e, int rows, int columns, Write write) {
    MatrixPiece *piece = new_piece(row, rows, columns);
    add(piece, "\\begin{bmatrix} ");
    for (int r = 0; r < places_of(rows); r++) {
        if (r) add(piece, " \\\\ ");
        add_row(piece, e, entry_at(r, rows), columns, write);
    }
    add(piece, " \\end{bmatrix}");
}

/* ---- what is in them */

static void put_weight(MatrixPiece *piece, const Entries *e, int i, int j) {
    const Network *net = network_of(e->lab);
    int index = network_w(net, e->layer, 0, j, i);
    char text[NUMBERS_TEXT];
    add(piece, "\\hot{w %d}{%s}", index, numbers_value((double)net->theta[index], text));
}

static void put_bias(MatrixPiece *piece, const Entries *e, int i, int j) {
    const Network *net = network_of(e->lab);
    int index = network_b(net, e->layer, 0, j);
    char text[NUMBERS_TEXT];
    add(piece, "\\hot{w %d}{%s}", index, numbers_value((double)net->theta[index], text));
}

/* What comes out of a layer at the selected point, else in letters; of layer -1 its inputs. */
static void put_value(MatrixPiece *piece, const Entries *e, int i, int j) {
    const Lab *lab = e->lab;
    char text[NUMBERS_TEXT], symbol[SYMBOL_TEXT];
    add(piece, "\\hot{u %d %d}{", e->layer, j);
    if (is_known(lab))
        add(piece, "%s",
            numbers_value((double)(e->layer < 0 ? lab->point_input[j] : lab->point.a[e->layer][j]),
                          text));
    else
        add(piece, "%s", symbol_unit_tex(lab, e->layer, j, symbol));
    add(piece, "}");
}

static void put_row(MatrixPiece *piece, const Entries *e, int i, int j) {
    char text[NUMBERS_TEXT];
    add(piece, "%s", numbers_value((double)(i ? e->second : e->first)[j], text));
}

/* What is done to the scores; "" for nothing. */
static const char *function_tex(Activation f) {
    static const char *const names[ACTIVATION_COUNT] = {
        [ACTIVATION_STEP] = "\\text{step}",       [ACTIVATION_LINEAR] = "",
        [ACTIVATION_SIGMOID] = "\\sigma",         [ACTIVATION_TANH] = "\\tanh",
        [ACTIVATION_RELU] = "\\text{relu}",       [ACTIVATION_LEAKY_RELU] = "\\text{leaky}",
        [ACTIVATION_ELU] = "\\text{elu}",         [ACTIVATION_MAXOUT] = "\\max",
        [ACTIVATION_SOFTMAX] = "\\text{softmax}",
    };
    static_assert(ACTIVATION_COUNT == 9, "each activation in TeX");
    return names[f];
}

/* "a¹ =" or "ŷ =", and the function's opening bracket. */
static void begin(Row *row, const Lab *lab, int layer, const char *letter) {
    const Network *net = network_of(lab);
    MatrixPiece *piece = add_sign(row, "");
    const char *function = function_tex(net->layer[layer].activation);
    if (layer == net->layers - 1)
        add(piece, "%s = ", letter[0] == 'A' ? "\\hat Y" : "\\hat y");
    else
        add(piece, "%s^{%d} = ", letter, layer + 1);
    if (function[0]) add(piece, "%s (", function);
}

static void end(Row *row, const Lab *lab, int layer) {
    bool bent = function_tex(network_of(lab)->layer[layer].activation)[0] != '\0';
    if (bent) add_sign(row, ")");
    add_sign(row, "=")->breaks = true;
}

int matrices_tex_layer(const Lab *lab, int layer, MatrixPiece piece[MATRICES_PIECES]) {
    const Layer *l = &network_of(lab)->layer[layer];
    Row row = {piece, 0};
    Entries in = {lab, layer - 1, NULL, NULL}, here = {lab, layer, NULL, NULL};
    begin(&row, lab, layer, "a");
    add_matrix(&row, &in, 1, l->from, put_value);
    add_sign(&row, "\\cdot");
    add_matrix(&row, &here, l->from, l->to, put_weight);
    add_sign(&row, "+")->breaks = true;
    add_matrix(&row, &here, 1, l->to, put_bias);
    if (l->pieces > 1) add_sign(&row, ",\\ \\dots");
    end(&row, lab, layer);
    add_matrix(&row, &here, 1, l->to, put_value);
    return row.count;
}

/* ---- all points at once */

static void add_points(Row *row, const Entries *e, int points, int columns) {
    MatrixPiece *piece = new_piece(row, points, columns);
    piece->many = true;
    add(piece, "\\begin{bmatrix} ");
    for (int i = 0; i < 2 && i < points; i++) {
        if (i) add(piece, " \\\\ ");
        add_row(piece, e, i, columns, put_row);
    }
    if (points > 2) {
        add(piece, " \\\\ ");
        add_row(piece, e, -1, columns, put_row);
    }
    add(piece, " \\end{bmatrix}");
}

int matrices_tex_all(const Lab *lab, MatrixPiece piece[MATRICES_PIECES]) {
    const Samples *s = lab_train_samples(lab);
    const Layer *l = &network_of(lab)->layer[0];
    PointPass pass[2];
    Row row = {piece, 0};
    if (s->count == 0) return 0;
    int second = s->count > 1 ? 1 : 0;
    if (!lab_pass(lab, s->point[0], NULL, &pass[0])) return 0;
    if (!lab_pass(lab, s->point[second], NULL, &pass[1])) return 0;
    Entries in = {lab, -1, s->x, s->x + second * s->inputs};
    Entries out = {lab, 0, pass[0].a[0], pass[1].a[0]};
    begin(&row, lab, 0, "A");
    add_points(&row, &in, s->count, l->from);
    add_sign(&row, "\\cdot");
    MatrixPiece *w = new_piece(&row, l->from, l->to);
    add(w, "W^{1}");
    add_sign(&row, "+")->breaks = true;
    MatrixPiece *b = new_piece(&row, 1, l->to);
    add(b, "b^{1}");
    end(&row, lab, 0);
    add_points(&row, &out, s->count, l->to);
    return row.count;
}
