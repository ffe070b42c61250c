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
    unsigned hidden;
    int layer;
    const float *first, *second; /* of rows of points; second NULL: but one row */
    bool all;                    /* derivatives are the mean of the step's points */
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

static bool hides(const Entries *e, HiddenPart part) {
    return e->hidden & 1u << part;
}

/* A number, "?" where it is hidden. */
static const char *shown(const Entries *e, HiddenPart part, double value, char text[NUMBERS_TEXT]) {
    return hides(e, part) ? "?" : numbers_value(value, text);
}

static void put_theta(MatrixPiece *piece, const Entries *e, int index, double value) {
    char text[NUMBERS_TEXT];
    add(piece, "\\hot{w %d}{%s}", index, shown(e, HIDE_WEIGHTS, value, text));
}

static void put_weight(MatrixPiece *piece, const Entries *e, int i, int j) {
    const Network *net = network_of(e->lab);
    int index = network_w(net, e->layer, 0, j, i);
    put_theta(piece, e, index, (double)net->theta[index]);
}

static void put_bias(MatrixPiece *piece, const Entries *e, int i, int j) {
    const Network *net = network_of(e->lab);
    int index = network_b(net, e->layer, 0, j);
    put_theta(piece, e, index, (double)net->theta[index]);
}

/* Of the layer; of layer -1 an input. */
static const char *came_out(const Entries *e, float value, char text[NUMBERS_TEXT]) {
    if (e->layer < 0) return numbers_value((double)value, text);
    return numbers_output(network_of(e->lab)->layer[e->layer].activation, value, text);
}

/* What comes out of a layer at the selected point, in letters where that is not known or hidden; of
 * layer -1 its inputs. */
static void put_value(MatrixPiece *piece, const Entries *e, int i, int j) {
    const Lab *lab = e->lab;
    char text[NUMBERS_TEXT], symbol[SYMBOL_TEXT];
    add(piece, "\\hot{u %d %d}{", e->layer, j);
    if (is_known(lab) && (e->layer < 0 || !hides(e, HIDE_NUMBERS)))
        add(piece, "%s",
            came_out(e, e->layer < 0 ? lab->point_input[j] : lab->point.a[e->layer][j], text));
    else
        add(piece, "%s", symbol_unit_tex(lab, e->layer, j, symbol));
    add(piece, "}");
}

static void put_row(MatrixPiece *piece, const Entries *e, int i, int j) {
    char text[NUMBERS_TEXT];
    bool hidden = e->layer >= 0 && hides(e, HIDE_NUMBERS);
    add(piece, "%s", hidden ? "?" : came_out(e, (i ? e->second : e->first)[j], text));
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

/* Whether the scene names the units of the last layer as hidden ones: then more would follow. */
static bool is_called_hidden(const Lab *lab, int layer) {
    const char *name = unit_names_of(&lab->scene.names, layer, 0);
    return name && strcmp(name, "h1") == 0;
}

/* What comes out of a layer, named as its units are: "h^{1}" or "\hat y", of many points "H^{1}"
 * or "\hat Y". */
static void put_outcome(MatrixPiece *piece, const Lab *lab, int layer, bool many) {
    const Network *net = network_of(lab);
    if (layer == net->layers - 1 && !is_called_hidden(lab, layer))
        add(piece, "%s", many ? "\\hat Y" : "\\hat y");
    else if (symbol_deep(net))
        add(piece, "%s^{%d}", many ? "H" : "h", layer + 1);
    else
        add(piece, "%s", many ? "H" : "h");
}

/* "h¹ =" or "ŷ =", and the function's opening bracket. */
static void begin(Row *row, const Lab *lab, int layer, bool many) {
    const Network *net = network_of(lab);
    MatrixPiece *piece = add_sign(row, "");
    const char *function = function_tex(net->layer[layer].activation);
    put_outcome(piece, lab, layer, many);
    add(piece, " = ");
    if (function[0]) add(piece, "%s (", function);
}

static void end(Row *row, const Lab *lab, int layer) {
    bool bent = function_tex(network_of(lab)->layer[layer].activation)[0] != '\0';
    if (bent) add_sign(row, ")");
    add_sign(row, "=")->breaks = true;
}

/* As the text of a lesson calls the matrix that was added last. */
static void name_weights(Row *row, const Lab *lab, int layer) {
    char name[SYMBOL_TEXT];
    MatrixPiece *piece = &row->piece[row->count - 1];
    snprintf(piece->name, sizeof piece->name, "%.15s", symbol_matrix(network_of(lab), layer, name));
}

int matrices_tex_layer(const Lab *lab, unsigned hidden, int layer,
                       MatrixPiece piece[MATRICES_PIECES]) {
    const Layer *l = &network_of(lab)->layer[layer];
    Row row = {piece, 0};
    Entries in = {.lab = lab, .hidden = hidden, .layer = layer - 1},
            here = {.lab = lab, .hidden = hidden, .layer = layer};
    begin(&row, lab, layer, false);
    add_matrix(&row, &in, 1, l->from, put_value);
    add_sign(&row, "\\cdot")->breaks = true;
    add_matrix(&row, &here, l->from, l->to, put_weight);
    name_weights(&row, lab, layer);
    add_sign(&row, "+")->breaks = true;
    add_matrix(&row, &here, 1, l->to, put_bias);
    if (l->pieces > 1) add_sign(&row, ",\\ \\dots");
    end(&row, lab, layer);
    add_matrix(&row, &here, 1, l->to, put_value);
    return row.count;
}

/* ---- the loss */

static void put_target(MatrixPiece *piece, const Entries *e, int i, int j) {
    char text[NUMBERS_TEXT];
    add(piece, "%s", shown(e, HIDE_LABELS, (double)e->lab->point_target[j], text));
}

int matrices_tex_loss(const Lab *lab, unsigned hidden, MatrixPiece piece[MATRICES_PIECES]) {
    int last = network_of(lab)->layers - 1, outputs = network_of(lab)->outputs;
    Entries out = {.lab = lab, .hidden = hidden, .layer = last};
    const unsigned parts = 1u << HIDE_LOSS | 1u << HIDE_LABELS | 1u << HIDE_NUMBERS;
    char text[NUMBERS_TEXT];
    Row row = {piece, 0};
    add_sign(&row, "\\hat y = ");
    add_matrix(&row, &out, 1, outputs, put_value);
    add_sign(&row, ",\\quad y = ")->breaks = true;
    add_matrix(&row, &out, 1, outputs, put_target);
    MatrixPiece *loss = add_sign(&row, ",\\quad ");
    add(loss, "L = %s", (hidden & parts) != 0 ? "?" : numbers_value(lab->point.loss, text));
    return row.count;
}

/* ---- the way back */

/* Of the selected point; of a maxout unit the winning piece's. */
static void put_delta(MatrixPiece *piece, const Entries *e, int i, int j) {
    char text[NUMBERS_TEXT];
    add(piece, "\\hot{u %d %d}{\\hot{gold}{%s}}", e->layer, j,
        numbers_value(factors_delta(e->lab, e->layer, j), text));
}

static void put_slope(MatrixPiece *piece, const Entries *e, int i, int j) {
    char text[NUMBERS_TEXT];
    add(piece, "\\hot{u %d %d}{%s}", e->layer, j,
        numbers_value(factors_slope(e->lab, e->layer, j), text));
}

/* Row and column changed places. */
static void put_weight_turned(MatrixPiece *piece, const Entries *e, int i, int j) {
    put_weight(piece, e, j, i);
}

static void put_value_turned(MatrixPiece *piece, const Entries *e, int i, int j) {
    put_value(piece, e, j, i);
}

static double slope_of(const Entries *e, int index) {
    return e->all ? (double)e->lab->gradient[index] : factors_gradient(e->lab, index);
}

static void put_gradient(MatrixPiece *piece, const Entries *e, int i, int j) {
    int index = network_w(network_of(e->lab), e->layer, 0, j, i);
    char text[NUMBERS_TEXT];
    add(piece, "\\hot{w %d}{\\hot{gold}{%s}}", index, numbers_value(slope_of(e, index), text));
}

static void put_updated(MatrixPiece *piece, const Entries *e, int i, int j) {
    const Network *net = network_of(e->lab);
    int index = network_w(net, e->layer, 0, j, i);
    put_theta(piece, e, index, (double)net->theta[index] + (double)e->lab->change[index]);
}

/* "delta^1 = (delta^2 W^2T) o f'(z^1) =" and its numbers; of the output what the loss gives. */
int matrices_tex_delta(const Lab *lab, unsigned hidden, int layer,
                       MatrixPiece piece[MATRICES_PIECES]) {
    const Network *net = network_of(lab);
    const Layer *l = &net->layer[layer];
    Entries here = {.lab = lab, .hidden = hidden, .layer = layer},
            above = {.lab = lab, .hidden = hidden, .layer = layer + 1};
    Row row = {piece, 0};
    bool output = layer == net->layers - 1, bent = l->activation != ACTIVATION_LINEAR;
    MatrixPiece *begins = add_sign(&row, "");
    add(begins, "\\delta^{%d} = ", layer + 1);
    if (output) {
        add(begins, "\\frac{\\partial L}{\\partial z} = ");
    } else {
        const Layer *next = &net->layer[layer + 1];
        char w[SYMBOL_TEXT];
        add(begins, "\\delta^{%d} (%s)^T", layer + 2, symbol_matrix_tex(net, layer + 1, w));
        add(begins, bent ? " \\odot f'(z) = " : " = ");
        add_matrix(&row, &above, 1, next->to, put_delta);
        add_sign(&row, "\\cdot")->breaks = true;
        add_matrix(&row, &above, next->to, l->to, put_weight_turned);
        if (bent) add_sign(&row, "\\odot")->breaks = true;
        if (bent) add_matrix(&row, &here, 1, l->to, put_slope);
        add_sign(&row, "=")->breaks = true;
    }
    add_matrix(&row, &here, 1, l->to, put_delta);
    return row.count;
}

static void begin_gradient(Row *row, const Lab *lab, int layer) {
    char w[SYMBOL_TEXT];
    add(add_sign(row, ""),
        "\\frac{\\partial L}{\\partial %s} = ", symbol_matrix_tex(network_of(lab), layer, w));
}

/* The column of what comes in times the row of deltas: an entry for every weight. */
static int gradient_of_one(const Lab *lab, unsigned hidden, int layer,
                           MatrixPiece piece[MATRICES_PIECES]) {
    const Layer *l = &network_of(lab)->layer[layer];
    Entries in = {.lab = lab, .hidden = hidden, .layer = layer - 1},
            here = {.lab = lab, .hidden = hidden, .layer = layer};
    Row row = {piece, 0};
    begin_gradient(&row, lab, layer);
    add_sign(&row, layer ? "h^T \\delta = " : "x^T \\delta = ");
    add_matrix(&row, &in, l->from, 1, put_value_turned);
    add_sign(&row, "\\cdot")->breaks = true;
    add_matrix(&row, &here, 1, l->to, put_delta);
    add_sign(&row, "=")->breaks = true;
    add_matrix(&row, &here, l->from, l->to, put_gradient);
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

int matrices_tex_all(const Lab *lab, unsigned hidden, int layer,
                     MatrixPiece piece[MATRICES_PIECES]) {
    const Samples *s = lab_train_samples(lab);
    const Layer *l = &network_of(lab)->layer[layer];
    PointPass pass[2];
    Row row = {piece, 0};
    if (s->count == 0) return 0;
    int second = s->count > 1 ? 1 : 0;
    if (!lab_pass(lab, s->point[0], NULL, &pass[0])) return 0;
    if (!lab_pass(lab, s->point[second], NULL, &pass[1])) return 0;
    Entries in = {lab, hidden, -1, s->x, s->x + second * s->inputs, true};
    if (layer > 0)
        in = (Entries){lab, hidden, layer - 1, pass[0].a[layer - 1], pass[1].a[layer - 1], true};
    Entries out = {lab, hidden, layer, pass[0].a[layer], pass[1].a[layer], true};
    begin(&row, lab, layer, true);
    add_points(&row, &in, s->count, l->from);
    add_sign(&row, "\\cdot")->breaks = true;
    MatrixPiece *w = new_piece(&row, l->from, l->to);
    char name[SYMBOL_TEXT];
    add(w, "%s", symbol_matrix_tex(network_of(lab), layer, name));
    add_sign(&row, "+")->breaks = true;
    MatrixPiece *b = new_piece(&row, 1, l->to);
    add(b, "b^{%d}", layer + 1);
    end(&row, lab, layer);
    add_points(&row, &out, s->count, l->to);
    return row.count;
}

/* Columns of points in place of rows: the first two of them, and dots. */
static void add_points_turned(Row *row, const Entries *e, int points, int columns) {
    const int rows = columns, across = points;
    MatrixPiece *piece = new_piece(row, rows, across);
    piece->many = true;
    add(piece, "\\begin{bmatrix} ");
    for (int r = 0; r < places_of(columns); r++) {
        int j = entry_at(r, columns);
        if (r) add(piece, " \\\\ ");
        for (int i = 0; i < 2 && i < points; i++) {
            if (i) add(piece, " & ");
            if (j < 0)
                add(piece, "\\vdots");
            else
                put_row(piece, e, i, j);
        }
        if (points > 2) add(piece, " & \\cdots");
    }
    add(piece, " \\end{bmatrix}");
}

/* The same sum over all the points of the step, and its mean. */
static int gradient_of_all(const Lab *lab, unsigned hidden, int layer,
                           MatrixPiece piece[MATRICES_PIECES]) {
    const Samples *s = lab_train_samples(lab);
    const Trainer *t = lab_trainer(lab);
    const Layer *l = &network_of(lab)->layer[layer];
    PointPass pass[2];
    Row row = {piece, 0};
    int first, points = trainer_coming(t, &first);
    int sample[2] = {t->order[first], t->order[first + (points > 1)]};
    for (int i = 0; i < 2; i++) {
        if (!lab_pass(lab, s->point[sample[i]], NULL, &pass[i])) return 0;
    }
    const float *x[2] = {s->x + (long)sample[0] * s->inputs, s->x + (long)sample[1] * s->inputs};
    Entries in = {lab,
                  hidden,
                  layer - 1,
                  layer ? pass[0].a[layer - 1] : x[0],
                  layer ? pass[1].a[layer - 1] : x[1],
                  true};
    Entries back = {lab, hidden, layer, pass[0].delta[layer], pass[1].delta[layer], true};
    begin_gradient(&row, lab, layer);
    add(add_sign(&row, ""), "\\frac{1}{%d} \\, %s^T \\Delta = \\frac{1}{%d}", points,
        layer ? "H" : "X", points);
    add_points_turned(&row, &in, points, l->from);
    add_sign(&row, "\\cdot")->breaks = true;
    add_points(&row, &back, points, l->to);
    add_sign(&row, "=")->breaks = true;
    add_matrix(&row, &back, l->from, l->to, put_gradient);
    return row.count;
}

int matrices_tex_gradient(const Lab *lab, unsigned hidden, int layer, bool all,
                          MatrixPiece piece[MATRICES_PIECES]) {
    bool any = lab_train_samples(lab)->count > 0;
    return all && any ? gradient_of_all(lab, hidden, layer, piece)
                      : gradient_of_one(lab, hidden, layer, piece);
}

/* By the plain rule "W - rate dW"; other optimizers have a change of their own. */
int matrices_tex_update(const Lab *lab, unsigned hidden, int layer,
                        MatrixPiece piece[MATRICES_PIECES]) {
    const Training *t = lab_settings(lab);
    const Layer *l = &network_of(lab)->layer[layer];
    Entries here = {.lab = lab, .hidden = hidden, .layer = layer, .all = t->rule == RULE_GRADIENT};
    char w[SYMBOL_TEXT], rate[32];
    Row row = {piece, 0};
    bool plain = t->optimizer == OPTIMIZER_SGD && t->l1 == 0 && t->l2 == 0;
    add(add_sign(&row, ""), "%s \\leftarrow ", symbol_matrix_tex(network_of(lab), layer, w));
    add_matrix(&row, &here, l->from, l->to, put_weight);
    if (plain) {
        MatrixPiece *less = add_sign(&row, "");
        less->breaks = true;
        add(less, "- %s \\cdot", text_short((double)t->rate, 3, rate, sizeof rate));
        add_matrix(&row, &here, l->from, l->to, put_gradient);
    } else
        add_sign(&row, "+ \\Delta W");
    add_sign(&row, "=")->breaks = true;
    add_matrix(&row, &here, l->from, l->to, put_updated);
    return row.count;
}
