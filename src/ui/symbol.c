/* See symbol.h. */
#include "ui/symbol.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/numeral.h"
#include "draw/text.h"
#include "lab/factors.h"
#include "scene/clean.h"
#include "ui/written.h"

static char *with_digits(int number, const char *(*digit)(int), char text[SYMBOL_TEXT]) {
    char plain[16];
    size_t used = 0;
    snprintf(plain, sizeof plain, "%d", number);
    text[0] = '\0';
    for (const char *c = plain; *c; c++)
        used += (size_t)snprintf(text + used, SYMBOL_TEXT - used, "%s", digit((*c - '0') % 10));
    return text;
}

static const char *lowered(int digit) {
    static const char *const low[10] = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
    return low[digit];
}

char *symbol_low(int number, char text[SYMBOL_TEXT]) {
    return with_digits(number, lowered, text);
}

char *symbol_high(int number, char text[SYMBOL_TEXT]) {
    return with_digits(number, numeral_raised, text);
}

bool symbol_deep(const Network *net) {
    return net->layers > 2;
}

enum { IN_A_ROW = 9 }; /* so many weights are numbered through */

typedef struct Counts {
    int weights, biases;
} Counts;

/* Those of the layers before this one. */
static Counts before(const Network *net, int layer) {
    Counts c = {0, 0};
    for (int l = 0; l < layer; l++) {
        const Layer *of = &net->layer[l];
        c.weights += of->pieces * of->to * of->from;
        c.biases += of->pieces * of->to;
    }
    return c;
}

/* A weight's name in parts, "" or numbers: a letter, the layer above it, the digits below. */
typedef struct Name {
    const char *letter;
    int above, number, from, to; /* 0 for none */
} Name;

/* Consecutively across the layers: w1 w2 ..., b1 b2 ...; a single one has no number. */
static Name name_in_a_row(const Network *net, int index, Counts all) {
    WeightPlace p = weight_place(net, index);
    const Layer *layer = &net->layer[p.layer];
    Counts c = before(net, p.layer);
    int number = 1 + (p.bias ? c.biases + index - layer->b : c.weights + index - layer->w);
    bool one = (p.bias ? all.biases : all.weights) == 1;
    return (Name){.letter = p.bias ? "b" : "w", .number = one ? 0 : number};
}

/* By its place, as row and column of the matrix: the unit it comes from and the one it leads to.
 * Of two layers the second has a letter of its own; of more each has its number above. */
static Name name_by_place(const Network *net, int index) {
    static const char *const letters[] = {"w", "v"};
    WeightPlace p = weight_place(net, index);
    bool many = net->layers > 2, numbered = p.bias ? net->layers > 1 : many;
    return (Name){.letter = p.bias ? "b"
                            : many ? "w"
                                   : letters[p.layer],
                  .above = numbered ? p.layer + 1 : 0,
                  .to = net->layer[p.layer].to > 1 ? p.to + 1 : 0,
                  .from = p.bias ? 0 : p.from + 1};
}

bool symbol_in_a_row(const Network *net) {
    return before(net, net->layers).weights <= IN_A_ROW;
}

static Name name_of(const Network *net, int index) {
    return symbol_in_a_row(net) ? name_in_a_row(net, index, before(net, net->layers))
                                : name_by_place(net, index);
}

char *symbol_weight(const Network *net, int index, char text[SYMBOL_TEXT]) {
    Name n = name_of(net, index);
    char above[SYMBOL_TEXT] = "", below[3][SYMBOL_TEXT] = {"", "", ""};
    const int low[3] = {n.number, n.from, n.to};
    if (n.above) symbol_high(n.above, above);
    for (int i = 0; i < 3; i++) {
        if (low[i]) symbol_low(low[i], below[i]);
    }
    snprintf(text, SYMBOL_TEXT, "%.2s%.8s%.12s%.16s%.16s", n.letter, above, below[0], below[1],
             below[2]);
    return text;
}

char *symbol_weight_tex(const Network *net, int index, char text[SYMBOL_TEXT]) {
    Name n = name_of(net, index);
    char above[16] = "", below[3][12] = {"", "", ""};
    const int low[3] = {n.number, n.from, n.to};
    if (n.above) snprintf(above, sizeof above, "^{%d}", n.above);
    for (int i = 0; i < 3; i++) {
        if (low[i]) snprintf(below[i], sizeof below[i], "%d", low[i]);
    }
    bool none = !low[0] && !low[1] && !low[2];
    snprintf(text, SYMBOL_TEXT, none ? "%s%s" : "%s%s_{%s%s%s}", n.letter, above, below[0],
             below[1], below[2]);
    return text;
}

/* ---- units */

static bool is_output(const Network *net, int layer) {
    return layer == net->layers - 1;
}

/* As much of it as fits, and then dots. */
static void put_term(const Term *term, const Dataset *columns, char out[SYMBOL_TEXT]) {
    char whole[WRITTEN_TEXT];
    written_text(term, columns, whole);
    bool fits = strlen(whole) < SYMBOL_TEXT;
    clean_text(whole, strlen(whole), out, fits ? SYMBOL_TEXT : SYMBOL_TEXT - 3);
    if (!fits) text_add(out, SYMBOL_TEXT, "…");
}

char *symbol_feature(const Feature *feature, char text[SYMBOL_TEXT]) {
    char a[SYMBOL_TEXT], b[SYMBOL_TEXT];
    symbol_low(feature->a + 1, a);
    switch (feature->kind) {
    case FEATURE_COORDINATE: snprintf(text, SYMBOL_TEXT, "x%.24s", a); break;
    case FEATURE_SQUARE: snprintf(text, SYMBOL_TEXT, "x%.24s²", a); break;
    case FEATURE_PRODUCT:
        snprintf(text, SYMBOL_TEXT, "x%.24sx%.24s", a, symbol_low(feature->b + 1, b));
        break;
    case FEATURE_SINE: snprintf(text, SYMBOL_TEXT, "sin x%.24s", a); break;
    case FEATURE_TYPED: put_term(&feature->term, NULL, text); break;
    }
    return text;
}

/* A name of the scene's own, its digits at the end set low: "N1" is "N₁". tex: as TeX. */
static char *named(const char *name, bool tex, char text[SYMBOL_TEXT]) {
    char low[SYMBOL_TEXT] = "";
    int length = (int)strlen(name), digits = 0;
    while (digits < length - 1 && isdigit((unsigned char)name[length - 1 - digits])) digits++;
    int letters = length - digits;
    if (!tex) {
        if (digits && digits < 5) symbol_low(atoi(name + letters), low);
        snprintf(text, SYMBOL_TEXT, "%.*s%.20s", low[0] ? letters : length, name, low);
        return text;
    }
    snprintf(text, SYMBOL_TEXT, letters == 1 ? "%.*s" : "\\text{%.*s}", letters, name);
    if (digits) text_add(text, SYMBOL_TEXT, "_{%s}", name + letters);
    return text;
}

const char *symbol_column(const Lab *lab, int column) {
    char usual[16];
    if (column >= lab->scene.data.columns) return NULL;
    snprintf(usual, sizeof usual, "x%d", column + 1);
    const char *name = lab->scene.data.name[column];
    return name[0] && strcmp(name, usual) != 0 ? name : NULL;
}

const char *symbol_column_name(const Lab *lab, int column) {
    static const char *const usual[] = {"x₁", "x₂",  "x₃",  "x₄",  "x₅",  "x₆",  "x₇",  "x₈",
                                        "x₉", "x₁₀", "x₁₁", "x₁₂", "x₁₃", "x₁₄", "x₁₅", "x₁₆"};
    static_assert(sizeof usual / sizeof *usual == MAX_COLUMNS, "a name for each column");
    const char *name = symbol_column(lab, column);
    return name ? name : usual[column];
}

const char *symbol_answer(const Lab *lab) {
    const Dataset *data = &lab->scene.data;
    return data->kind == LABEL_NUMBER && data->label_name[0] ? data->label_name : NULL;
}

static const char *column_name(const Lab *lab, int input) {
    const Feature *f = &lab_features(lab)->feature[input];
    return f->kind == FEATURE_COORDINATE ? symbol_column(lab, f->a) : NULL;
}

/* Into text: as much of a column's name as `most` bytes hold; x and its number, if it has none. */
static void put_column(const Lab *lab, int column, size_t most, char text[SYMBOL_TEXT]) {
    const char *name = symbol_column(lab, column);
    if (!name) {
        char low[SYMBOL_TEXT];
        snprintf(text, SYMBOL_TEXT, "x%.24s", symbol_low(column + 1, low));
        return;
    }
    bool fits = strlen(name) <= most;
    clean_text(name, strlen(name), text, fits ? SYMBOL_TEXT : most);
    if (!fits) text_add(text, SYMBOL_TEXT, "…");
}

char *symbol_named_feature(const Lab *lab, const Feature *feature, char text[SYMBOL_TEXT]) {
    enum { MOST = 16, HALF = 8 };
    char a[SYMBOL_TEXT], b[SYMBOL_TEXT];
    bool two = feature->kind == FEATURE_PRODUCT;
    bool named = symbol_column(lab, feature->a) || (two && symbol_column(lab, feature->b));
    if (feature->kind == FEATURE_TYPED || !named) return symbol_feature(feature, text);
    put_column(lab, feature->a, two ? HALF : MOST, a);
    if (two) put_column(lab, feature->b, HALF, b);
    switch (feature->kind) {
    case FEATURE_SQUARE: snprintf(text, SYMBOL_TEXT, "%.24s²", a); break;
    case FEATURE_PRODUCT: snprintf(text, SYMBOL_TEXT, "%.20s · %.20s", a, b); break;
    case FEATURE_SINE: snprintf(text, SYMBOL_TEXT, "sin %.24s", a); break;
    case FEATURE_COORDINATE:
    case FEATURE_TYPED: snprintf(text, SYMBOL_TEXT, "%.24s", a); break;
    }
    return text;
}

/* A last layer of other units than there are classes is one that a lesson looks at by itself. */
bool symbol_are_classes(const Lab *lab, int layer) {
    const Network *net = lab_network(lab);
    const Dataset *data = &lab->scene.data;
    bool shares = net->layer[net->layers - 1].activation == ACTIVATION_SOFTMAX;
    return is_output(net, layer) && net->outputs > 1 && data->kind == LABEL_CLASS &&
           (shares || net->outputs == data->classes);
}

/* What the data call the class that an output stands for; NULL where it has no name of its own. */
static const char *class_name(const Lab *lab, int layer, int unit) {
    const Dataset *data = &lab->scene.data;
    bool class = symbol_are_classes(lab, layer);
    return class && dataset_names_class(data, unit) ? data->class_name[unit] : NULL;
}

static const char *given_name(const Lab *lab, int layer, int unit) {
    return layer < 0 ? NULL : unit_names_of(&lab->scene.names, layer, unit);
}

/* A column's or a class's, as it stands in the table: "m2" are square metres. */
static const char *name_in_data(const Lab *lab, int layer, int unit) {
    return layer < 0 ? column_name(lab, unit) : class_name(lab, layer, unit);
}

/* Of an input that is not called as its column is. */
static char *input_text(const Lab *lab, int input, char text[SYMBOL_TEXT]) {
    const Feature *feature = &lab_features(lab)->feature[input];
    if (feature->kind != FEATURE_TYPED) return symbol_feature(feature, text);
    put_term(&feature->term, &lab->scene.data, text);
    return text;
}

char *symbol_unit(const Lab *lab, int layer, int unit, char text[SYMBOL_TEXT]) {
    const Network *net = lab_network(lab);
    const char *given = given_name(lab, layer, unit), *own = name_in_data(lab, layer, unit);
    char low[SYMBOL_TEXT], high[SYMBOL_TEXT] = "";
    if (given) return named(given, false, text);
    if (own) {
        snprintf(text, SYMBOL_TEXT, "%s", own);
        return text;
    }
    if (layer < 0) return input_text(lab, unit, text);
    symbol_low(unit + 1, low);
    if (is_output(net, layer)) {
        snprintf(text, SYMBOL_TEXT, "ŷ%.24s", net->outputs > 1 ? low : "");
        return text;
    }
    if (symbol_deep(net)) symbol_high(layer + 1, high);
    snprintf(text, SYMBOL_TEXT, "h%.8s%.24s", high, low);
    return text;
}

static char *input_tex(const Lab *lab, int input, char text[SYMBOL_TEXT]) {
    const Feature *feature = &lab_features(lab)->feature[input];
    int a = feature->a + 1, b = feature->b + 1;
    switch (feature->kind) {
    case FEATURE_COORDINATE: snprintf(text, SYMBOL_TEXT, "x_{%d}", a); break;
    case FEATURE_SQUARE: snprintf(text, SYMBOL_TEXT, "x_{%d}^2", a); break;
    case FEATURE_PRODUCT: snprintf(text, SYMBOL_TEXT, "x_{%d}x_{%d}", a, b); break;
    case FEATURE_SINE: snprintf(text, SYMBOL_TEXT, "\\sin x_{%d}", a); break;
    case FEATURE_TYPED: /* a long one is named by its place */
        if (!written_tex(&feature->term, &lab->scene.data, text, SYMBOL_TEXT))
            snprintf(text, SYMBOL_TEXT, "f_{%d}", input + 1);
        break;
    }
    return text;
}

char *symbol_unit_tex(const Lab *lab, int layer, int unit, char text[SYMBOL_TEXT]) {
    const Network *net = lab_network(lab);
    const char *given = given_name(lab, layer, unit), *own = name_in_data(lab, layer, unit);
    if (given) return named(given, true, text);
    if (own) {
        snprintf(text, SYMBOL_TEXT, strlen(own) == 1 ? "%s" : "\\text{%s}", own);
        return text;
    }
    if (layer < 0) return input_tex(lab, unit, text);
    if (is_output(net, layer))
        snprintf(text, SYMBOL_TEXT, net->outputs > 1 ? "\\hat y_{%d}" : "\\hat y", unit + 1);
    else if (symbol_deep(net))
        snprintf(text, SYMBOL_TEXT, "h^{%d}_{%d}", layer + 1, unit + 1);
    else
        snprintf(text, SYMBOL_TEXT, "h_{%d}", unit + 1);
    return text;
}

/* Two matrices have letters of their own where their weights do. */
static bool are_matrices_numbered(const Network *net) {
    return net->layers > 2 || (net->layers == 2 && symbol_in_a_row(net));
}

char *symbol_matrix(const Network *net, int layer, char text[SYMBOL_TEXT]) {
    char above[SYMBOL_TEXT] = "";
    bool numbered = are_matrices_numbered(net);
    if (numbered) symbol_high(layer + 1, above);
    snprintf(text, SYMBOL_TEXT, "%s%.16s", !numbered && layer ? "V" : "W", above);
    return text;
}

char *symbol_matrix_tex(const Network *net, int layer, char text[SYMBOL_TEXT]) {
    if (are_matrices_numbered(net))
        snprintf(text, SYMBOL_TEXT, "W^{%d}", layer + 1);
    else
        snprintf(text, SYMBOL_TEXT, layer ? "V" : "W");
    return text;
}

const char *symbol_across(const Lab *lab) {
    const Dataset *data = &lab->scene.data;
    const int across = lab->scene.view.across;
    if (data->columns == 1 && strcmp(data->name[across], "x1") == 0) return "x";
    return symbol_column_name(lab, across);
}
