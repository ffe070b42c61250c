/* See factors_tex.h. */
#include "panels/factors/factors_tex.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/numeral.h"
#include "draw/text.h"
#include "panels/numbers/numbers.h"
#include "ui/symbol.h"

#define add(text, ...) text_add(text, FACTORS_TEX, __VA_ARGS__)

/* As a number of the picture; in brackets where it is negative and something stands before it. */
static void add_value(char text[FACTORS_TEX], double value, bool guarded) {
    char number[NUMBERS_TEXT];
    numbers_value(value, number);
    bool negative = strncmp(number, "−", strlen("−")) == 0;
    add(text, guarded && negative ? "(%s)" : "%s", number);
}

static const Network *network_of(const Lab *lab) {
    return lab_network(lab);
}

static bool is_output(const Lab *lab, int layer) {
    return layer == network_of(lab)->layers - 1;
}

/* "z_{1}" of h₁; "z_{ŷ}" of the output, where there are others. */
static char *z_tex(const Lab *lab, int layer, int unit, char text[SYMBOL_TEXT]) {
    const Network *net = network_of(lab);
    if (is_output(lab, layer) && net->layers == 1)
        snprintf(text, SYMBOL_TEXT, net->outputs > 1 ? "z_{%d}" : "z", unit + 1);
    else if (is_output(lab, layer))
        snprintf(text, SYMBOL_TEXT, net->outputs > 1 ? "z_{\\hat y %d}" : "z_{\\hat y}", unit + 1);
    else if (symbol_deep(net))
        snprintf(text, SYMBOL_TEXT, "z^{%d}_{%d}", layer + 1, unit + 1);
    else
        snprintf(text, SYMBOL_TEXT, "z_{%d}", unit + 1);
    return text;
}

/* What weights feed: the score, or a linear unit itself. both: the route begins with dL/dz. */
static char *score_tex(const Lab *lab, int layer, int unit, bool both, char text[SYMBOL_TEXT]) {
    Activation f = network_of(lab)->layer[layer].activation;
    bool same = f == ACTIVATION_LINEAR && !(both && is_output(lab, layer));
    return same ? symbol_unit_tex(lab, layer, unit, text) : z_tex(lab, layer, unit, text);
}

static void add_factor(const Lab *lab, const Route *route, const Factor *f,
                       char text[FACTORS_TEX]) {
    char above[SYMBOL_TEXT] = "L", below[SYMBOL_TEXT], name[48];
    bool both = route->factor[0].kind == FACTOR_OUTPUT;
    snprintf(name, sizeof name, "u %d %d", f->layer, f->unit);
    switch (f->kind) {
    case FACTOR_LOSS: symbol_unit_tex(lab, f->layer, f->unit, below); break;
    case FACTOR_OUTPUT: z_tex(lab, f->layer, f->unit, below); break;
    case FACTOR_SLOPE:
        symbol_unit_tex(lab, f->layer, f->unit, above);
        z_tex(lab, f->layer, f->unit, below);
        break;
    case FACTOR_WEIGHT:
        score_tex(lab, f->layer, f->unit, both, above);
        symbol_unit_tex(lab, f->layer - 1, f->from, below);
        snprintf(name, sizeof name, "w %d",
                 network_w(network_of(lab), f->layer, factors_winner(lab, f->layer, f->unit),
                           f->unit, f->from));
        break;
    case FACTOR_INPUT:
        score_tex(lab, f->layer, f->unit, both, above);
        symbol_weight_tex(network_of(lab), lab_factors(lab)->weight, below);
        snprintf(name, sizeof name, "w %d", lab_factors(lab)->weight);
        break;
    }
    add(text, "\\hot{%s}{\\frac{\\partial %s}{\\partial %s}}", name, above, below);
}

static void add_gradient(const Lab *lab, char text[FACTORS_TEX]) {
    char name[SYMBOL_TEXT];
    symbol_weight_tex(network_of(lab), lab_factors(lab)->weight, name);
    add(text, "\\frac{\\partial L}{\\partial %s}", name);
}

static void add_letters(const Lab *lab, const Route *route, char text[FACTORS_TEX]) {
    for (int i = 0; i < route->count; i++) {
        if (i) add(text, " \\cdot ");
        add_factor(lab, route, &route->factor[i], text);
    }
}

/* With the digits that make the product come out as it is written. False where none do. */
static bool add_numbers(const Route *route, char text[FACTORS_TEX]) {
    double value[FACTORS_LONG];
    for (int i = 0; i < route->count; i++) value[i] = route->factor[i].value;
    int decimals = numeral_product(value, route->count, route->product);
    for (int i = 0; i < route->count; i++) {
        char number[NUMBERS_TEXT];
        numbers_factor(value[i], decimals, number);
        bool negative = strncmp(number, "−", strlen("−")) == 0;
        add(text, i ? " \\cdot " : "");
        add(text, i && negative ? "(%s)" : "%s", number);
    }
    return decimals > 0;
}

static void add_result(char text[FACTORS_TEX], double value, bool equal) {
    add(text, equal ? " = \\hot{gold}{" : " \\approx \\hot{gold}{");
    add_value(text, value, false);
    add(text, "}");
}

/* ---- routes */

/* Whether the sum of the products as they are written is the gradient as it is written. */
static bool products_add_up(const Factors *f) {
    double sum = 0;
    for (int r = 0; r < f->routes; r++) sum += round(f->route[r].product * 100) / 100;
    char a[NUMBERS_TEXT], b[NUMBERS_TEXT];
    return strcmp(numbers_value(sum, a), numbers_value(f->gradient, b)) == 0;
}

static int route_lines(const Lab *lab, bool numbers, char line[FACTORS_LINES][FACTORS_TEX]) {
    const Factors *f = lab_factors(lab);
    int count = 0;
    for (int r = 0; r < f->routes; r++, count++) {
        line[count][0] = '\0';
        if (r == 0) add_gradient(lab, line[count]);
        add(line[count], r ? "+ " : " = ");
        add_letters(lab, &f->route[r], line[count]);
    }
    for (int r = 0; numbers && r < f->routes; r++, count++) {
        line[count][0] = '\0';
        add(line[count], r ? "+ " : "= ");
        bool equal = add_numbers(&f->route[r], line[count]);
        if (f->routes == 1) add_result(line[count], f->gradient, equal);
    }
    if (!numbers || f->routes == 1) return count;
    line[count][0] = '\0';
    for (int r = 0; r < f->routes; r++) {
        add(line[count], r ? " + " : "= ");
        add_value(line[count], f->route[r].product, r > 0);
    }
    add_result(line[count], f->gradient, products_add_up(f));
    return count + 1;
}

/* ---- too many routes: what is above is summed up layer by layer */

/* "δ^{1}_{2}" */
static char *delta_tex(int layer, int unit, char text[SYMBOL_TEXT]) {
    snprintf(text, SYMBOL_TEXT, "\\delta^{%d}_{%d}", layer + 1, unit + 1);
    return text;
}

static void add_sum(const Lab *lab, char text[FACTORS_TEX]) {
    enum { TERMS = 3 };
    const WeightPlace *p = &lab_factors(lab)->place;
    const Network *net = network_of(lab);
    int l = p->layer + 1, units = net->layer[l].to;
    for (int k = 0; k < units && k < TERMS; k++) {
        int w = network_w(net, l, factors_winner(lab, l, k), k, p->to);
        if (k) add(text, " + ");
        add_value(text, (double)net->theta[w], k > 0);
        add(text, " \\cdot ");
        add_value(text, factors_delta(lab, l, k), true);
    }
    if (units > TERMS) add(text, " + \\cdots");
}

static int recursion_lines(const Lab *lab, bool numbers, char line[FACTORS_LINES][FACTORS_TEX]) {
    const Factors *f = lab_factors(lab);
    const WeightPlace *p = &f->place;
    char d[SYMBOL_TEXT], a[SYMBOL_TEXT];
    delta_tex(p->layer, p->to, d);
    for (int i = 0; i < 4; i++) line[i][0] = '\0';
    add(line[0], "%s = \\hot{u %d %d}{f'(z)} \\cdot \\sum_k w_{k%d} \\, \\delta^{%d}_{k}", d,
        p->layer, p->to, p->to + 1, p->layer + 2);
    int count = 1;
    if (numbers) {
        add(line[count], "= ");
        add_value(line[count], f->slope, false);
        add(line[count], " \\cdot ( ");
        add_sum(lab, line[count]);
        add(line[count], " ) = ");
        add_value(line[count++], f->delta, false);
    }
    add_gradient(lab, line[count]);
    if (p->bias)
        add(line[count], " = %s", d);
    else
        add(line[count], " = %s \\cdot \\hot{u %d %d}{%s}", d, p->layer - 1, p->from,
            symbol_unit_tex(lab, p->layer - 1, p->from, a));
    if (numbers && !p->bias) {
        add(line[count], " = ");
        add_value(line[count], f->delta, false);
        add(line[count], " \\cdot ");
        add_value(line[count], f->input, true);
    }
    const double two[2] = {f->delta, f->input};
    if (numbers)
        add_result(line[count], f->gradient, p->bias || numeral_product(two, 2, f->gradient) == 2);
    return count + 1;
}

/* ---- in few lines */

static int brief_lines(const Lab *lab, char line[FACTORS_LINES][FACTORS_TEX]) {
    const Factors *f = lab_factors(lab);
    int lines = f->routes > 0 ? f->routes : 1;
    const double two[2] = {f->delta, f->input};
    bool equal = f->routes > 0 || numeral_product(two, 2, f->gradient) == 2;
    for (int r = 0; r < lines; r++) {
        line[r][0] = '\0';
        if (r == 0) add_gradient(lab, line[r]);
        add(line[r], r ? "+ " : " = ");
        if (f->routes > 0)
            equal &= add_numbers(&f->route[r], line[r]) && f->routes == 1;
        else {
            add_value(line[r], f->delta, false);
            add(line[r], " \\cdot ");
            add_value(line[r], f->input, true);
        }
    }
    add_result(line[lines - 1], f->gradient, equal);
    return lines;
}

int factors_tex_lines(const Lab *lab, FactorsDetail detail, char line[FACTORS_LINES][FACTORS_TEX]) {
    bool numbers = detail != FACTORS_LETTERS;
    if (detail == FACTORS_BRIEF) return brief_lines(lab, line);
    return lab_factors(lab)->routes > 0 ? route_lines(lab, numbers, line)
                                        : recursion_lines(lab, numbers, line);
}

/* "= 1/6 (-3 - 5 + 1.5 ...)"; in brief "= 1/6 . 16". */
static void add_votes(const Votes *v, bool brief, char line[FACTORS_TEX]) {
    double sum = 0;
    add(line, brief ? "= \\frac{1}{%d} \\cdot " : " = \\frac{1}{%d} ( ", v->count);
    for (int i = 0; i < v->count; i++) {
        double g = v->gradient[i];
        sum += g;
        if (brief) continue;
        add(line, i == 0 ? "" : g < 0 ? " - " : " + ");
        add_value(line, i ? fabs(g) : g, false);
    }
    if (brief)
        add_value(line, sum, true);
    else
        add(line, " )");
}

int factors_tex_mean(const Lab *lab, FactorsDetail detail, char line[FACTORS_LINES][FACTORS_TEX]) {
    enum { MOST = 8 }; /* terms that are written */
    const Votes *v = lab_votes(lab);
    bool brief = detail == FACTORS_BRIEF;
    char name[SYMBOL_TEXT];
    line[0][0] = line[1][0] = '\0';
    add_gradient(lab, line[0]);
    add(line[0], " = \\frac{1}{%d} \\sum_{p} \\frac{\\partial L_p}", v->points);
    add(line[0], "{\\partial %s}", symbol_weight_tex(network_of(lab), v->weight, name));
    if (detail == FACTORS_LETTERS || v->count == 0) return 1;
    if (v->count <= MOST) add_votes(v, brief, line[brief]);
    add_result(line[brief], v->mean, true);
    return brief ? 2 : 1;
}

/* To be compared with the product, which is never "0.0000" unless it is nothing. */
static const char *slope_text(double slope, char text[64]) {
    return fabs(slope) < 0.1 ? numeral_short(slope, 3, text, 64) : text_number(slope, 4, text, 64);
}

void factors_tex_check(const Lab *lab, const Nudge *nudge, char line[FACTORS_TEX]) {
    char w[SYMBOL_TEXT], number[64];
    symbol_weight_tex(network_of(lab), lab_factors(lab)->weight, w);
    line[0] = '\0';
    add(line, "\\frac{L(%s + \\varepsilon) - L(%s - \\varepsilon)}{2\\varepsilon} = ", w, w);
    add(line, "\\mathbf{%s}", slope_text(nudge->slope, number));
}
