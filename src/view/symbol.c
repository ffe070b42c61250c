/* See symbol.h. */
#include "view/symbol.h"

#include <stdio.h>

#include "lab/factors.h"

static char *with_digits(int number, const char *const digit[10], char text[SYMBOL_TEXT]) {
    char plain[16];
    size_t used = 0;
    snprintf(plain, sizeof plain, "%d", number);
    text[0] = '\0';
    for (const char *c = plain; *c; c++)
        used += (size_t)snprintf(text + used, SYMBOL_TEXT - used, "%s", digit[(*c - '0') % 10]);
    return text;
}

char *symbol_low(int number, char text[SYMBOL_TEXT]) {
    static const char *const low[10] = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
    return with_digits(number, low, text);
}

char *symbol_high(int number, char text[SYMBOL_TEXT]) {
    static const char *const high[10] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    return with_digits(number, high, text);
}

bool symbol_deep(const Network *net) {
    return net->layers > 2;
}

/* Which layer a weight's name tells, as a letter and a number above ("" for none). */
static const char *letter_of(const Network *net, WeightPlace p, char above[SYMBOL_TEXT]) {
    static const char *const letters[] = {"w", "v", "u"};
    bool many = net->layers > 3, numbered = p.bias ? net->layers > 1 : many;
    above[0] = '\0';
    if (numbered) symbol_high(p.layer + 1, above);
    return p.bias ? "b" : many ? "w" : letters[p.layer];
}

char *symbol_weight(const Network *net, int index, char text[SYMBOL_TEXT]) {
    WeightPlace p = weight_place(net, index);
    char above[SYMBOL_TEXT], to[SYMBOL_TEXT] = "", from[SYMBOL_TEXT] = "";
    const char *letter = letter_of(net, p, above);
    if (net->layer[p.layer].to > 1) symbol_low(p.to + 1, to);
    if (!p.bias) symbol_low(p.from + 1, from);
    snprintf(text, SYMBOL_TEXT, "%.2s%.8s%.16s%.16s", letter, above, to, from);
    return text;
}

char *symbol_weight_tex(const Network *net, int index, char text[SYMBOL_TEXT]) {
    WeightPlace p = weight_place(net, index);
    char above[SYMBOL_TEXT], high[16] = "", to[16] = "", from[16] = "";
    const char *letter = letter_of(net, p, above);
    if (above[0]) snprintf(high, sizeof high, "^{%d}", p.layer + 1);
    if (net->layer[p.layer].to > 1) snprintf(to, sizeof to, "%d", p.to + 1);
    if (!p.bias) snprintf(from, sizeof from, "%d", p.from + 1);
    bool low = to[0] || from[0];
    snprintf(text, SYMBOL_TEXT, low ? "%s%s_{%s%s}" : "%s%s", letter, high, to, from);
    return text;
}

/* ---- units */

static bool is_output(const Network *net, int layer) {
    return layer == net->layers - 1;
}

/* "x₁", "x₁²", "x₁x₂", "sin x₁". */
static char *input_symbol(const Feature *feature, char text[SYMBOL_TEXT]) {
    char a[SYMBOL_TEXT], b[SYMBOL_TEXT];
    symbol_low(feature->a + 1, a);
    switch (feature->kind) {
    case FEATURE_COORDINATE: snprintf(text, SYMBOL_TEXT, "x%.24s", a); break;
    case FEATURE_SQUARE: snprintf(text, SYMBOL_TEXT, "x%.24s²", a); break;
    case FEATURE_PRODUCT:
        snprintf(text, SYMBOL_TEXT, "x%.24sx%.24s", a, symbol_low(feature->b + 1, b));
        break;
    case FEATURE_SINE: snprintf(text, SYMBOL_TEXT, "sin x%.24s", a); break;
    }
    return text;
}

char *symbol_unit(const Run *run, int layer, int unit, char text[SYMBOL_TEXT]) {
    const Network *net = &run->trainer.net;
    char low[SYMBOL_TEXT], high[SYMBOL_TEXT] = "";
    if (layer < 0) return input_symbol(&run->features.feature[unit], text);
    symbol_low(unit + 1, low);
    if (is_output(net, layer)) {
        snprintf(text, SYMBOL_TEXT, "ŷ%.24s", net->outputs > 1 ? low : "");
        return text;
    }
    if (symbol_deep(net)) symbol_high(layer + 1, high);
    snprintf(text, SYMBOL_TEXT, "h%.8s%.24s", high, low);
    return text;
}

static char *input_tex(const Feature *feature, char text[SYMBOL_TEXT]) {
    int a = feature->a + 1, b = feature->b + 1;
    switch (feature->kind) {
    case FEATURE_COORDINATE: snprintf(text, SYMBOL_TEXT, "x_{%d}", a); break;
    case FEATURE_SQUARE: snprintf(text, SYMBOL_TEXT, "x_{%d}^2", a); break;
    case FEATURE_PRODUCT: snprintf(text, SYMBOL_TEXT, "x_{%d}x_{%d}", a, b); break;
    case FEATURE_SINE: snprintf(text, SYMBOL_TEXT, "\\sin x_{%d}", a); break;
    }
    return text;
}

char *symbol_unit_tex(const Run *run, int layer, int unit, char text[SYMBOL_TEXT]) {
    const Network *net = &run->trainer.net;
    if (layer < 0) return input_tex(&run->features.feature[unit], text);
    if (is_output(net, layer))
        snprintf(text, SYMBOL_TEXT, net->outputs > 1 ? "\\hat y_{%d}" : "\\hat y", unit + 1);
    else if (symbol_deep(net))
        snprintf(text, SYMBOL_TEXT, "h^{%d}_{%d}", layer + 1, unit + 1);
    else
        snprintf(text, SYMBOL_TEXT, "h_{%d}", unit + 1);
    return text;
}
