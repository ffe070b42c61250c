/* The sentence below the numbers: what happens in this phase, in letters and in numbers. The
 * numbers that are added and multiplied get as many digits as it takes that the sentence
 * comes out. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/numeral.h"
#include "base/sums.h"
#include "draw/text.h"
#include "lab/factors.h"
#include "panels/numbers/numbers.h"
#include "ui/symbol.h"

enum { TERMS = 4 }; /* of a sum; the rest are dots */

#define add(text, ...) text_add(text, NUMBERS_TEXT, __VA_ARGS__)

/* A number that something is done with. */
static void add_term(const Numbers *n, char text[NUMBERS_TEXT], double value) {
    char number[NUMBERS_TEXT];
    add(text, "%s", numbers_factor(value, n->decimals, number));
}

/* What an output is, as a term. False where it has no number to do it with: "> 0.9999". */
static bool add_output(const Numbers *n, char text[NUMBERS_TEXT], int l, int u) {
    char number[NUMBERS_TEXT];
    double a = (double)n->view->lab->point.a[l][u];
    numbers_factor(a, n->decimals, number);
    activation_written(n->net->layer[l].activation, a, number, sizeof number);
    if (numeral_is_bound(number)) return false;
    add(text, "%s", number);
    return true;
}

/* In brackets where it is negative, as a factor. */
static void add_factor(const Numbers *n, char text[NUMBERS_TEXT], double value) {
    char number[NUMBERS_TEXT];
    numbers_factor(value, n->decimals, number);
    add(text, strncmp(number, "−", strlen("−")) == 0 ? "(%s)" : "%s", number);
}

/* " + 0.5", or " − 0.5". */
static void add_more(const Numbers *n, char text[NUMBERS_TEXT], double value) {
    add(text, value < 0 ? " − " : " + ");
    add_term(n, text, value < 0 ? -value : value);
}

static void add_value(char text[NUMBERS_TEXT], const char *before, double value) {
    char number[NUMBERS_TEXT];
    add(text, "%s%s", before, numbers_value(value, number));
}

/* The unit of the sentence: the selected one where it is in this layer, else the first. */
static int unit_of(const Numbers *n, int layer) {
    const Selection *s = &n->view->lab->selected;
    return s->layer == layer && s->unit >= 0 ? s->unit : 0;
}

/* The layer of the sentence: the selected unit's where shown, else the layer shown last. */
static int layer_of(const Numbers *n, int last, bool back) {
    int layer = n->view->lab->selected.layer;
    bool shown = back ? layer >= n->net->layers - n->back : layer < n->forward;
    return layer >= 0 && shown ? layer : last;
}

static const char *function_of(Activation f) {
    static const char *const names[ACTIVATION_COUNT] = {
        [ACTIVATION_STEP] = "step",       [ACTIVATION_LINEAR] = "",
        [ACTIVATION_SIGMOID] = "σ",       [ACTIVATION_TANH] = "tanh",
        [ACTIVATION_RELU] = "relu",       [ACTIVATION_LEAKY_RELU] = "leaky relu",
        [ACTIVATION_ELU] = "elu",         [ACTIVATION_MAXOUT] = "max",
        [ACTIVATION_SOFTMAX] = "softmax",
    };
    static_assert(ACTIVATION_COUNT == 9, "each activation in letters");
    return names[f];
}

/* "z = 0.50 · 1.00 + 0.20 · 0.50 − 0.17 = 0.43,  h₁ = tanh 0.43 = 0.41" */
static void forward(const Numbers *n, char text[NUMBERS_TEXT]) {
    const Lab *lab = n->view->lab;
    int l = layer_of(n, n->forward - 1, false), u = unit_of(n, l);
    const Layer *layer = &n->net->layer[l];
    int piece = factors_winner(lab, l, u), b = network_b(n->net, l, piece, u);
    char name[SYMBOL_TEXT], value[NUMBERS_TEXT];
    symbol_unit(lab, l, u, name);
    bool linear = layer->activation == ACTIVATION_LINEAR;
    add(text, linear ? "%s = " : "%s: z = ", name);
    for (int i = 0; i < layer->from && i < TERMS; i++) {
        WeightPlace p = {l, piece, u, i, false};
        add(text, i ? " + " : "");
        add_factor(n, text, (double)n->net->theta[network_w(n->net, l, piece, u, i)]);
        add(text, " · ");
        add_factor(n, text, factors_input(lab, p));
    }
    add(text, layer->from > TERMS ? " + ⋯" : "");
    add_more(n, text, (double)n->net->theta[b]);
    add_value(text, " = ", (double)lab->point.z[l][piece * layer->to + u]);
    if (linear) return;
    add(text, ",  %s = %s", name, function_of(layer->activation));
    add(text, layer->activation == ACTIVATION_SOFTMAX ? " of all z" : " z");
    numbers_output(layer->activation, lab->point.a[l][u], value);
    add(text, numeral_is_bound(value) ? " %s" : " = %s", value);
}

/* Losses whose formula has its letters only, as it stands beside the output, too. */
static bool is_formula(const Numbers *n) {
    const Training *t = lab_settings(n->view->lab);
    double y = (double)n->view->lab->point_target[0];
    if (t->rule == RULE_PERCEPTRON) return false;
    return n->net->outputs > 1 || t->loss == LOSS_HINGE ||
           (t->loss == LOSS_CROSS_ENTROPY && y != 0 && y != 1);
}

bool numbers_sentence_is_loss(const Numbers *n) {
    return n->known && n->loss && !n->update && n->back == 0 && is_formula(n);
}

/* The loss with its numbers in the place of letters. */
static void loss(const Numbers *n, char text[NUMBERS_TEXT]) {
    /* Around ŷ − y. Cross-entropy and hinge are written differently. */
    static const char *const around[LOSS_COUNT][2] = {
        [LOSS_CROSS_ENTROPY] = {"", ""},   [LOSS_SQUARED] = {"½(", ")²"},
        [LOSS_MEAN_SQUARED] = {"(", ")²"}, [LOSS_ABSOLUTE] = {"|", "|"},
        [LOSS_HINGE] = {"", ""},
    };
    static_assert(LOSS_COUNT == 5, "each loss in letters");
    const Lab *lab = n->view->lab;
    const Training *t = lab_settings(lab);
    int last = n->net->layers - 1;
    double a = (double)lab->point.a[last][0], y = (double)lab->point_target[0];
    char formula[NUMBERS_TEXT];
    if (t->rule == RULE_PERCEPTRON)
        add(text, a == y ? "This point is on its right side: no loss."
                         : "This point is on the wrong side: its loss is the size of its score.");
    else if (is_formula(n))
        add(text, "%s", numbers_loss(n, formula));
    else if (t->loss == LOSS_CROSS_ENTROPY) {
        add(text, y == 1 ? "L = −ln " : "L = −ln(1 − ");
        if (!add_output(n, text, last, 0)) add(text, "ŷ");
        add_value(text, y == 1 ? " = " : ") = ", lab->point.loss);
    } else {
        add(text, "L = %s", around[t->loss][0]);
        if (!add_output(n, text, last, 0)) add(text, "ŷ");
        add(text, " − ");
        add_factor(n, text, y);
        add(text, "%s", around[t->loss][1]);
        add_value(text, " = ", lab->point.loss);
    }
}

/* Of an output. */
static void blame_output(const Numbers *n, int l, int u, char text[NUMBERS_TEXT]) {
    const Lab *lab = n->view->lab;
    const Training *t = lab_settings(lab);
    Activation f = n->net->layer[l].activation;
    double y = (double)lab->point_target[u];
    bool plain = t->rule == RULE_PERCEPTRON || t->loss == LOSS_CROSS_ENTROPY ||
                 (t->loss == LOSS_SQUARED && f == ACTIVATION_LINEAR);
    char name[SYMBOL_TEXT];
    symbol_unit(lab, l, u, name);
    add(text, "%s: ", name);
    if (plain) {
        size_t before = strlen(text);
        add(text, "δ = ŷ − y = ");
        if (add_output(n, text, l, u)) {
            add(text, " − ");
            add_factor(n, text, y);
        } else
            snprintf(text + before, NUMBERS_TEXT - before, "δ = ŷ − y");
    } else
        add(text, f == ACTIVATION_LINEAR ? "δ = ∂L/∂ŷ" : "δ = ∂L/∂ŷ · ∂ŷ/∂z");
    add_value(text, " = ", factors_delta(lab, l, u));
}

/* "h₁: δ = (0.40 · (−0.86)) · slope 0.84 = −0.29" */
static void blame(const Numbers *n, char text[NUMBERS_TEXT]) {
    const Lab *lab = n->view->lab;
    int l = layer_of(n, n->net->layers - n->back, true), u = unit_of(n, l);
    if (l == n->net->layers - 1) {
        blame_output(n, l, u, text);
        return;
    }
    const Layer *next = &n->net->layer[l + 1];
    char name[SYMBOL_TEXT];
    add(text, "%s: δ = ", symbol_unit(lab, l, u, name));
    bool sum = next->to > 1, bent = n->net->layer[l].activation != ACTIVATION_LINEAR;
    add(text, sum && bent ? "(" : "");
    for (int k = 0; k < next->to && k < TERMS; k++) {
        int piece = factors_winner(lab, l + 1, k);
        add(text, k ? " + " : "");
        add_factor(n, text, (double)n->net->theta[network_w(n->net, l + 1, piece, k, u)]);
        add(text, " · ");
        add_factor(n, text, factors_delta(lab, l + 1, k));
    }
    add(text, "%s%s", next->to > TERMS ? " + ⋯" : "", sum && bent ? ")" : "");
    if (bent) {
        add(text, " · slope ");
        add_term(n, text, factors_slope(lab, l, u));
    }
    add_value(text, " = ", factors_delta(lab, l, u));
}

/* The factors of the hot weight's gradient at this point, and the mean. */
static void gradient(const Numbers *n, int index, char text[NUMBERS_TEXT]) {
    const Lab *lab = n->view->lab;
    WeightPlace p = weight_place(n->net, index);
    char name[SYMBOL_TEXT];
    const Layer *layer = &n->net->layer[p.layer];
    bool rule = lab_settings(lab)->rule == RULE_PERCEPTRON;
    double in = factors_input(lab, p),
           delta = rule ? factors_delta(lab, p.layer, p.to)
                        : (double)lab->point.delta[p.layer][p.piece * layer->to + p.to];
    add(text, "∂L/∂%s = δ · ", symbol_weight(n->net, index, name));
    if (p.bias)
        add(text, "1");
    else
        add(text, "%s", symbol_unit(lab, p.layer - 1, p.from, name));
    add(text, " = ");
    add_term(n, text, delta);
    add(text, " · ");
    add_factor(n, text, in);
    add_value(text, " = ", delta * in);
}

/* "∂L/∂w₁ = 2.67, the mean of what the step's 6 points have" */
static void mean(const Numbers *n, int index, char text[NUMBERS_TEXT]) {
    char name[SYMBOL_TEXT];
    int first, points = trainer_coming(lab_trainer(n->view->lab), &first);
    add(text, "∂L/∂%s = ", symbol_weight(n->net, index, name));
    add_value(text, "", numbers_gradient(n, index));
    if (points > 1)
        add(text, ": the mean of what the step's %d points have", points);
    else
        add(text, ": of the step's point");
}

/* "w₁₁ = 0.50 + 0.03 = 0.53,  0.03 = −0.1 · (−0.29)" */
static void update(const Numbers *n, int index, char text[NUMBERS_TEXT]) {
    const Training *t = lab_settings(n->view->lab);
    double w = (double)n->net->theta[index], change = numbers_change(n, index);
    char name[SYMBOL_TEXT], rate[32];
    bool rule = t->rule == RULE_PERCEPTRON;
    bool plain = rule || (t->optimizer == OPTIMIZER_SGD && t->l1 == 0 && t->l2 == 0);
    add(text, "%s: ", symbol_weight(n->net, index, name));
    add_term(n, text, w);
    add_more(n, text, change);
    add_value(text, " = ", w + change);
    if (plain) {
        text_short((double)t->rate, 3, rate, sizeof rate);
        add(text, "   (−α · ∂ = −%s · ", rate);
        add_factor(n, text, numbers_gradient(n, index));
        add(text, ")");
    } else
        add(text, "   (%s)",
            t->optimizer == OPTIMIZER_SGD ? "with the penalty" : optimizer_name(t->optimizer));
}

/* What the phase that is shown says, in its numbers. */
static void say_phase(const Numbers *n, char text[NUMBERS_TEXT]) {
    bool back = n->hot >= 0 && weight_place(n->net, n->hot).layer >= n->net->layers - n->back;
    if (n->update)
        update(n, n->hot >= 0 ? n->hot : 0, text);
    else if (n->back > 0 && n->all)
        mean(n, n->hot >= 0 ? n->hot : 0, text);
    else if (back)
        gradient(n, n->hot, text);
    else if (n->back > 0)
        blame(n, text);
    else if (n->loss)
        loss(n, text);
    else if (n->forward > 0)
        forward(n, text);
    else
        add(text, "Right goes forward, layer by layer");
}

/* Whether the sentence would quote a weight. */
static bool quotes_weights(const Numbers *n) {
    bool sum = n->forward > 0 && !n->loss && n->back == 0;
    return n->update || n->back > 0 || sum;
}

/* Whether it comes out. A word before a number is no letter that it is multiplied by. */
static bool comes_out(const char *sentence) {
    static const char word[] = "slope ";
    char text[NUMBERS_TEXT];
    snprintf(text, sizeof text, "%s", sentence);
    char *at = strstr(text, word);
    if (at) memset(at, ' ', strlen(word));
    return sums_hold(text, NULL);
}

/* What no number of digits makes come out is only about equal. */
static void about(char text[NUMBERS_TEXT]) {
    char *last = NULL, rest[NUMBERS_TEXT];
    for (char *at = text; (at = strstr(at, " = ")); at++) last = at;
    if (!last) return;
    snprintf(rest, sizeof rest, "%s", last + strlen(" = "));
    *last = '\0';
    add(text, " ≈ %s", rest);
}

/* With the digits that it takes. */
static void say_it(const Numbers *n, char text[NUMBERS_TEXT]) {
    enum { USUAL = 2, MOST = 6 };
    Numbers digits = *n;
    for (digits.decimals = USUAL; digits.decimals <= MOST; digits.decimals++) {
        text[0] = '\0';
        say_phase(&digits, text);
        if (comes_out(text)) return;
    }
    digits.decimals = USUAL;
    text[0] = '\0';
    say_phase(&digits, text);
    about(text);
}

char *numbers_sentence(const Numbers *n, char text[NUMBERS_TEXT]) {
    text[0] = '\0';
    if (!n->known)
        add(text, n->view->lab->scene.data.count
                      ? "Select a point in the plane to see its numbers"
                      : "Click a point into the plane, and select it, to see its numbers");
    else if (!ui_hides(n->view->ui, HIDE_WEIGHTS) || !quotes_weights(n))
        say_it(n, text);
    return text;
}
