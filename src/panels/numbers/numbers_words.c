/* The texts in and beside the boxes of the numbers, and the remark below them. Draws nothing. */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/numeral.h"
#include "lab/by_hand.h"
#include "lab/factors.h"
#include "panels/numbers/numbers.h"
#include "ui/symbol.h"

char *numbers_value(double value, char text[NUMBERS_TEXT]) {
    return numeral_shown(value, text, NUMBERS_TEXT);
}

char *numbers_factor(double value, int decimals, char text[NUMBERS_TEXT]) {
    /* One digit of a power of ten would not come out: −2·10⁻⁷ · 3 = −7·10⁻⁷. */
    if (value != 0 && fabs(value) < 1e-4) return numeral_short(value, 3, text, NUMBERS_TEXT);
    bool exact = fabs(value * 100 - round(value * 100)) < 1e-6;
    return decimals > 2 && !exact ? text_number(value, decimals, text, NUMBERS_TEXT)
                                  : numbers_value(value, text);
}

char *numbers_tight(double value, char text[NUMBERS_TEXT]) {
    char number[NUMBERS_TEXT];
    numbers_value(value, number);
    const char *zero = strstr(number, "0.00");
    if (zero && fabs(value) > 0)
        snprintf(text, NUMBERS_TEXT, "%.*s%.60s", (int)(zero - number), number, zero + 1);
    else
        snprintf(text, NUMBERS_TEXT, "%.60s", number);
    return text;
}

char *numbers_weight(const Numbers *n, double weight, char text[NUMBERS_TEXT]) {
    if (!ui_hides(n->view->ui, HIDE_WEIGHTS)) return numbers_tight(weight, text);
    snprintf(text, NUMBERS_TEXT, "?");
    return text;
}

static bool is_perceptron(const Numbers *n) {
    return lab_settings(n->view->lab)->rule == RULE_PERCEPTRON;
}

double numbers_gradient(const Numbers *n, int weight) {
    const Lab *lab = n->view->lab;
    if (n->all || !n->known) return (double)lab->gradient[weight];
    return factors_gradient(lab, weight);
}

double numbers_change(const Numbers *n, int weight) {
    const Lab *lab = n->view->lab;
    if (!is_perceptron(n) || !n->known) return (double)lab->change[weight];
    return -(double)lab_settings(lab)->rate * numbers_gradient(n, weight);
}

/* ---- in the box */

char *numbers_output(Activation f, float a, char text[NUMBERS_TEXT]) {
    if (f == ACTIVATION_STEP) return text_number((double)a, 0, text, NUMBERS_TEXT);
    numbers_value((double)a, text);
    return activation_written(f, (double)a, text, NUMBERS_TEXT);
}

char *numbers_inside(const Numbers *n, int layer, int unit, BoxMode mode, char text[NUMBERS_TEXT]) {
    const Lab *lab = n->view->lab;
    char z[NUMBERS_TEXT], a[NUMBERS_TEXT];
    text[0] = '\0';
    if (!n->known || mode == BOX_DOT || layer >= n->forward) return text;
    if (layer < 0) return numbers_value((double)lab->point_input[unit], text);
    const Layer *l = &n->net->layer[layer];
    const float *score = lab->point.z[layer];
    numbers_output(l->activation, lab->point.a[layer][unit], a);
    numbers_value((double)score[unit], z);
    bool plain = mode != BOX_FULL || l->activation == ACTIVATION_LINEAR;
    if (l->pieces > 1 && mode == BOX_FULL) {
        numbers_value((double)score[l->to + unit], a);
        snprintf(text, NUMBERS_TEXT, "%.60s   %.60s", z, a);
    } else if (plain)
        snprintf(text, NUMBERS_TEXT, "%.60s", a);
    else
        snprintf(text, NUMBERS_TEXT, "z %.60s → %.60s", z, a);
    return text;
}

/* ---- beside the output */

char *numbers_label(const Numbers *n, char text[NUMBERS_TEXT]) {
    const float *y = n->view->lab->point_target;
    char one[NUMBERS_TEXT], list[NUMBERS_TEXT];
    size_t used = 0;
    for (int k = 0; k < n->net->outputs; k++) {
        text_short((double)y[k], 3, one, sizeof one);
        used += (size_t)snprintf(list + used, sizeof list - used, "%s%.24s", k ? ", " : "", one);
    }
    snprintf(text, NUMBERS_TEXT, n->net->outputs > 1 ? "label  y = (%.120s)" : "label  y = %.120s",
             list);
    return text;
}

/* Minus the logarithm of the probability given to the right answer. */
static void cross_entropy_text(const Numbers *n, char text[NUMBERS_TEXT]) {
    const float *y = n->view->lab->point_target;
    char low[SYMBOL_TEXT];
    int right = 0;
    for (int k = 1; k < n->net->outputs; k++) right = y[k] > y[right] ? k : right;
    if (n->net->outputs > 1)
        snprintf(text, NUMBERS_TEXT, "−ln ŷ%s", symbol_low(right + 1, low));
    else if (y[0] == 1 || y[0] == 0)
        snprintf(text, NUMBERS_TEXT, y[0] == 1 ? "−ln ŷ" : "−ln(1 − ŷ)");
    else
        snprintf(text, NUMBERS_TEXT, "−y ln ŷ − (1 − y) ln(1 − ŷ)");
}

/* The loss in letters. */
static void loss_formula(const Numbers *n, char text[NUMBERS_TEXT]) {
    static const char *const formulas[LOSS_COUNT] = {
        [LOSS_CROSS_ENTROPY] = "", /* see cross_entropy_text */
        [LOSS_SQUARED] = "½(ŷ − y)²", [LOSS_MEAN_SQUARED] = "(ŷ − y)²",
        [LOSS_ABSOLUTE] = "|ŷ − y|",  [LOSS_HINGE] = "max(0, 1 − tŷ)",
    };
    static_assert(LOSS_COUNT == 5, "each loss in letters");
    const Training *t = lab_settings(n->view->lab);
    if (t->rule == RULE_PERCEPTRON)
        snprintf(text, NUMBERS_TEXT, "(ŷ − y) z");
    else if (t->loss == LOSS_CROSS_ENTROPY)
        cross_entropy_text(n, text);
    else
        snprintf(text, NUMBERS_TEXT, "%s%s", n->net->outputs > 1 ? "Σ " : "", formulas[t->loss]);
}

/* Of the selected point; the perceptron's is its criterion. */
static double loss_of(const Numbers *n) {
    const Lab *lab = n->view->lab;
    int last = n->net->layers - 1;
    if (!is_perceptron(n)) return lab->point.loss;
    return factors_delta(lab, last, 0) * (double)lab->point.z[last][0];
}

char *numbers_loss(const Numbers *n, char text[NUMBERS_TEXT]) {
    char formula[NUMBERS_TEXT], value[NUMBERS_TEXT];
    loss_formula(n, formula);
    snprintf(text, NUMBERS_TEXT, "loss  %.120s = %.60s", formula, numbers_value(loss_of(n), value));
    return text;
}

/* ---- below the picture */

static const char *gradient_remark(const Numbers *n) {
    if (is_perceptron(n)) return "∂ = (ŷ − y) · what comes in, of the ringed point";
    if (n->all) return "∂ below a unit is that of its bias";
    return "δ = ∂L/∂z: how fast the loss moves with the unit's sum z. "
           "One δ serves all its weights: ∂ = δ · what comes in";
}

char *numbers_remark(const Numbers *n, char text[NUMBERS_TEXT]) {
    const Lab *lab = n->view->lab;
    float dropout = lab_settings(lab)->dropout;
    text[0] = '\0';
    if (!n->known) return text;
    if (lab->locked)
        snprintf(text, NUMBERS_TEXT, "The way back waits for your answer.");
    else if (by_hand_hides_any(lab))
        snprintf(text, NUMBERS_TEXT, "You give the derivatives: in gold, those you have given.");
    else if (dropout > 0)
        snprintf(text, NUMBERS_TEXT,
                 "While training, %.0f %% of the hidden units sit out each step. "
                 "These numbers are with all of them.",
                 (double)dropout * 100);
    else if (n->back > 0 && !n->update)
        snprintf(text, NUMBERS_TEXT, "%s", gradient_remark(n));
    return text;
}
