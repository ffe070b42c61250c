/* See name_table.h. Each name reads one thing from the lab. */
#include "lesson/name_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lesson/point_names.h"
#include "nn/check.h"
#include "scene/number.h"

/* A float as the decimal a person would write for it: rate == 0.1 must hold when the rate is 0.1. */
static double decimal(float value) {
    char text[32];
    return isfinite(value) ? strtod(number_text(value, text), NULL) : (double)value;
}

static const Trainer *trainer_of(const Names *n) {
    return &n->lab->run->trainer;
}

static const Training *settings_of(const Names *n) {
    return &n->lab->scene.training;
}

/* --- The run --- */

static double epoch_(const Names *n, const int at[3]) {
    (void)at;
    return (double)trainer_of(n)->epoch;
}

static double steps_(const Names *n, const int at[3]) {
    (void)at;
    return (double)trainer_of(n)->steps;
}

static double phase_(const Names *n, const int at[3]) {
    (void)at;
    return (double)trainer_of(n)->next;
}

static double loss_(const Names *n, const int at[3]) {
    (void)at;
    return n->lab->run->train.count ? n->lab->score.loss : NAN;
}

static double test_loss_(const Names *n, const int at[3]) {
    (void)at;
    return n->lab->run->test.count ? n->lab->test_score.loss : NAN;
}

static double accuracy_(const Names *n, const int at[3]) {
    (void)at;
    return n->lab->score.accuracy;
}

static double test_accuracy_(const Names *n, const int at[3]) {
    (void)at;
    return n->lab->run->test.count ? n->lab->test_score.accuracy : NAN;
}

static double wrong_(const Names *n, const int at[3]) {
    (void)at;
    return n->lab->score.wrong;
}

static double diverged_(const Names *n, const int at[3]) {
    (void)at;
    return n->lab->run->diverged;
}

static double settled_(const Names *n, const int at[3]) {
    (void)at;
    return n->lab->run->settled || (n->lab->run->train.count && n->lab->score.wrong == 0);
}

static double loss_at_(const Names *n, const int at[3]) {
    Bucket bucket;
    bool known = timeline_at(&n->lab->run->timeline, SERIES_LOSS, at[0], &bucket);
    return known ? (double)bucket.first : NAN;
}

static double predicted_(const Names *n, const int at[3]) {
    (void)at;
    return n->predicted;
}

/* --- The scene --- */

static double points_(const Names *n, const int at[3]) {
    (void)at;
    return n->lab->scene.data.count;
}

static double classes_(const Names *n, const int at[3]) {
    (void)at;
    return n->lab->scene.data.classes;
}

static double hidden_units_(const Names *n, const int at[3]) {
    const NetworkDef *def = &n->lab->scene.network;
    int sum = 0;
    (void)at;
    for (int l = 0; l + 1 < def->layers; l++) sum += def->units[l];
    return sum;
}

static double layers_(const Names *n, const int at[3]) {
    (void)at;
    return n->lab->scene.network.layers;
}

static double units_(const Names *n, const int at[3]) {
    return n->lab->scene.network.units[at[0]];
}

static double activation_(const Names *n, const int at[3]) {
    return (double)n->lab->scene.network.activation[at[0]] + 1;
}

static double optimizer_(const Names *n, const int at[3]) {
    (void)at;
    return (double)settings_of(n)->optimizer + 1;
}

static double rate_(const Names *n, const int at[3]) {
    (void)at;
    return decimal(settings_of(n)->rate);
}

static double batch_(const Names *n, const int at[3]) {
    int batch = settings_of(n)->batch, all = n->lab->run->train.count;
    (void)at;
    return batch == 0 || batch > all ? all : batch;
}

static double l1_(const Names *n, const int at[3]) {
    (void)at;
    return decimal(settings_of(n)->l1);
}

static double l2_(const Names *n, const int at[3]) {
    (void)at;
    return decimal(settings_of(n)->l2);
}

static double dropout_(const Names *n, const int at[3]) {
    (void)at;
    return decimal(settings_of(n)->dropout);
}

static double held_out_(const Names *n, const int at[3]) {
    (void)at;
    return decimal(n->lab->scene.held_out);
}

static double noise_(const Names *n, const int at[3]) {
    (void)at;
    return decimal(n->lab->scene.set.noise);
}

static double seed_(const Names *n, const int at[3]) {
    (void)at;
    return (double)n->lab->scene.network.start.seed;
}

static double slice_(const Names *n, const int at[3]) {
    return decimal(n->lab->scene.view.fixed[at[0]]);
}

/* --- Weights: at[0] is the index in theta --- */

static double weight_(const Names *n, const int at[3]) {
    return decimal(trainer_of(n)->net.theta[at[0]]);
}

static double gradient_(const Names *n, const int at[3]) {
    return (double)n->lab->gradient[at[0]];
}

static double change_(const Names *n, const int at[3]) {
    return (double)n->lab->change[at[0]];
}

static double before_(const Names *n, const int at[3]) {
    return trainer_of(n)->recorded ? decimal(trainer_of(n)->step.before[at[0]]) : NAN;
}

static double numeric_(const Names *n, const int at[3]) {
    const Run *run = n->lab->run;
    if (run->train.count == 0 || run->trainer.settings.rule == RULE_PERCEPTRON) return NAN;
    return check_difference(&run->trainer.net, &run->train, &run->trainer.settings, at[0], 1e-3);
}

static double norm_(const Names *n, const int at[3]) {
    return (double)n->lab->norm[at[0]];
}

static const NameRow rows[] = {
    {"epoch", INDEX_NONE, epoch_},
    {"steps", INDEX_NONE, steps_},
    {"phase", INDEX_NONE, phase_},
    {"loss", INDEX_NONE, loss_},
    {"test_loss", INDEX_NONE, test_loss_},
    {"accuracy", INDEX_NONE, accuracy_},
    {"test_accuracy", INDEX_NONE, test_accuracy_},
    {"wrong", INDEX_NONE, wrong_},
    {"diverged", INDEX_NONE, diverged_},
    {"settled", INDEX_NONE, settled_},
    {"loss_at", INDEX_EPOCH, loss_at_},
    {"predicted", INDEX_NONE, predicted_},
    {"points", INDEX_NONE, points_},
    {"classes", INDEX_NONE, classes_},
    {"hidden_units", INDEX_NONE, hidden_units_},
    {"layers", INDEX_NONE, layers_},
    {"units", INDEX_LAYER, units_},
    {"activation", INDEX_LAYER, activation_},
    {"optimizer", INDEX_NONE, optimizer_},
    {"rate", INDEX_NONE, rate_},
    {"batch", INDEX_NONE, batch_},
    {"l1", INDEX_NONE, l1_},
    {"l2", INDEX_NONE, l2_},
    {"dropout", INDEX_NONE, dropout_},
    {"held_out", INDEX_NONE, held_out_},
    {"noise", INDEX_NONE, noise_},
    {"seed", INDEX_NONE, seed_},
    {"slice", INDEX_COLUMN, slice_},
    {"w", INDEX_WEIGHT, weight_},
    {"b", INDEX_BIAS, weight_},
    {"dw", INDEX_WEIGHT, gradient_},
    {"db", INDEX_BIAS, gradient_},
    {"step_w", INDEX_WEIGHT, change_},
    {"step_b", INDEX_BIAS, change_},
    {"old_w", INDEX_WEIGHT, before_},
    {"old_b", INDEX_BIAS, before_},
    {"numeric_w", INDEX_WEIGHT, numeric_},
    {"numeric_b", INDEX_BIAS, numeric_},
    {"norm", INDEX_LAYER, norm_},
    {"selected", INDEX_NONE, point_names_selected},
    {"y", INDEX_NONE, point_names_label},
    {"label", INDEX_NONE, point_names_label},
    {"x", INDEX_INPUT, point_names_x},
    {"score", INDEX_NONE, point_names_score},
    {"old_score", INDEX_NONE, point_names_old_score},
    {"output", INDEX_NONE, point_names_output},
    {"share", INDEX_NONE, point_names_share},
    {"z", INDEX_UNIT, point_names_z},
    {"a", INDEX_UNIT, point_names_a},
    {"delta", INDEX_UNIT, point_names_delta},
    {"slope", INDEX_UNIT, point_names_slope},
    {"own_dw", INDEX_WEIGHT, point_names_gradient},
    {"own_db", INDEX_BIAS, point_names_gradient},
    {"px", INDEX_POINT_X, point_names_px},
    {"py", INDEX_POINT, point_names_py},
    {"pscore", INDEX_POINT, point_names_pscore},
    {"pout", INDEX_OUTPUT, point_names_pout},
    {"ploss", INDEX_POINT, point_names_ploss},
    {"likelihood", INDEX_NONE, point_names_likelihood},
};
enum { ROWS = sizeof rows / sizeof *rows };

const NameRow *name_row(const char *name) {
    for (int i = 0; i < ROWS; i++) {
        if (strcmp(rows[i].name, name) == 0) return &rows[i];
    }
    return NULL;
}
