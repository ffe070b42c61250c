/* See names.h. */
#include "view/names.h"

#include <stdio.h>

static const char *const raised[] = {"¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

static const char *low_digits(int n, char text[16]) {
    static const char *const low[] = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
    if (n < 10)
        snprintf(text, 16, "%s", low[n]);
    else
        snprintf(text, 16, "%s%s", low[n / 10], low[n % 10]);
    return text;
}

const char *weight_name(const Network *net, int index, char text[64]) {
    int l = 0;
    while (l + 1 < net->layers && index >= net->layer[l + 1].w) l++;
    const Layer *layer = &net->layer[l];
    static const char *const letters[] = {"w", "v", "u"};
    bool many = net->layers > 3;
    const char *which = many ? raised[l] : "", *letter = many ? "w" : letters[l];
    char to[16], from[16];
    if (index >= layer->b) {
        int j = (index - layer->b) % layer->to;
        which = net->layers > 1 ? raised[l] : "";
        snprintf(text, 64, "b%s%s", which, layer->to > 1 ? low_digits(j + 1, to) : "");
        return text;
    }
    int at = index - layer->w, j = at / layer->from % layer->to, i = at % layer->from;
    snprintf(text, 64, "%s%s%s%s", letter, which, layer->to > 1 ? low_digits(j + 1, to) : "",
             low_digits(i + 1, from));
    return text;
}

const char *unit_name(const Network *net, int layer, int unit, char text[64]) {
    char low[16];
    bool output = layer == net->layers - 1, alone = output && net->outputs == 1;
    snprintf(text, 64, "%s%s%s", output ? "ŷ" : "h", output || net->layers < 3 ? "" : raised[layer],
             alone ? "" : low_digits(unit + 1, low));
    return text;
}
