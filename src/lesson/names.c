/* See names_table.h. Each name reads one value from the lab. */
#include "lesson/names_table.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/clamp.h"
#include "lab/by_hand.h"
#include "lab/compare.h"
#include "lab/dropped.h"
#include "lab/experiment.h"
#include "lesson/guess.h"
#include "lesson/point_names.h"
#include "nn/check.h"
#include "scene/hint.h"
#include "scene/number.h"

static const Trainer *trainer_of(const Names *n) {
    return lab_trainer(n->lab);
}

/* --- The run --- */

static double epoch_(const Names *n, const int at[3]) {
    return (double)trainer_of(n)->epoch;
}

/* Updates that were made: under the perceptron rule, a point that is passed over makes none. */
static double steps_(const Names *n, const int at[3]) {
    const Trainer *t = trainer_of(n);
    return (double)(t->settings.rule == RULE_PERCEPTRON ? t->moves : t->steps);
}

static double phase_(const Names *n, const int at[3]) {
    return (double)trainer_of(n)->next;
}

static double loss_(const Names *n, const int at[3]) {
    return lab_train_samples(n->lab)->count ? n->lab->score.loss : NAN;
}

static double test_loss_(const Names *n, const int at[3]) {
    return lab_test_samples(n->lab)->count ? n->lab->test_score.loss : NAN;
}

static double accuracy_(const Names *n, const int at[3]) {
    return n->lab->score.accuracy;
}

static double test_accuracy_(const Names *n, const int at[3]) {
    return lab_test_samples(n->lab)->count ? n->lab->test_score.accuracy : NAN;
}

static double wrong_(const Names *n, const int at[3]) {
    return n->lab->score.wrong;
}

static double diverged_(const Names *n, const int at[3]) {
    return n->lab->run->diverged;
}

static double settled_(const Names *n, const int at[3]) {
    return n->lab->run->settled || (lab_train_samples(n->lab)->count && n->lab->score.wrong == 0);
}

static double left_out_(const Names *n, const int at[3]) {
    return dropped_units(n->lab);
}

static double series_at(const Names *n, Series series, int epoch) {
    Bucket bucket;
    bool known = timeline_at(lab_timeline(n->lab), series, epoch, &bucket);
    return known ? (double)bucket.first : NAN;
}

static double loss_at_(const Names *n, const int at[3]) {
    return series_at(n, SERIES_LOSS, at[0]);
}

static double wrong_at_(const Names *n, const int at[3]) {
    return series_at(n, SERIES_WRONG, at[0]);
}

/* The largest loss of the run, at the start of any epoch or now. */
static double max_loss_(const Names *n, const int at[3]) {
    const Timeline *t = lab_timeline(n->lab);
    double most = loss_(n, at);
    for (int b = 0; b < t->buckets; b++) {
        double greatest = (double)t->bucket[SERIES_LOSS][b].greatest;
        most = isnan(most) ? greatest : larger_double(most, greatest);
    }
    return most;
}

/* Whether one loss is above another by more than rounding. */
static bool is_above(double loss, double before) {
    return loss - before > 1e-6 * fabs(before);
}

/* Whether the loss was ever larger than an epoch before. */
static double loss_rose_(const Names *n, const int at[3]) {
    const Timeline *t = lab_timeline(n->lab);
    double before = INFINITY;
    for (int b = 0; b < t->buckets; b++) {
        const Bucket *bucket = &t->bucket[SERIES_LOSS][b];
        const double first = (double)bucket->first, last = (double)bucket->last;
        if (is_above(first, before) || is_above((double)bucket->greatest, first) ||
            is_above(last, (double)bucket->least))
            return 1;
        before = last;
    }
    return is_above(loss_(n, at), before);
}

static double votes_(const Names *n, const int at[3]) {
    int first;
    return n->lab->selected.all_points ? trainer_coming(trainer_of(n), &first) : 1;
}

static double predicted_(const Names *n, const int at[3]) {
    return n->predicted;
}

/* --- What was given to a question without choices --- */

#define GUESS_NAME(fact)                                                                           \
    static double guess_##fact##_(const Names *n, const int at[3]) {                               \
        return n->guess ? n->guess->fact : NAN;                                                    \
    }
GUESS_NAME(number)
GUESS_NAME(angle)
GUESS_NAME(off)
GUESS_NAME(wrong)
GUESS_NAME(start)
GUESS_NAME(end)
GUESS_NAME(most)
GUESS_NAME(least)
GUESS_NAME(rose)
GUESS_NAME(fell)
GUESS_NAME(middle)
#undef GUESS_NAME

/* --- Beside the run --- */

static double runs_(const Names *n, const int at[3]) {
    return n->runs;
}

static double runs_met_(const Names *n, const int at[3]) {
    return n->runs_met;
}

/* --- How the pictures of three dimensions are looked at --- */

static double turn_yaw_(const Names *n, const int at[3]) {
    return n->lab->look.yaw;
}

static double turn_pitch_(const Names *n, const int at[3]) {
    return n->lab->look.pitch;
}

static double above_(const Names *n, const int at[3]) {
    return n->lab->look.above;
}

static double space_(const Names *n, const int at[3]) {
    return n->lab->look.space;
}

static double threshold_(const Names *n, const int at[3]) {
    return n->lab->look.threshold;
}

/* The direction to the eye, along the axes of the box, 1 long. */
static double sight_(const Names *n, const int at[3]) {
    const LabLook *look = &n->lab->look;
    double yaw = look->yaw * M_PI / 180, pitch = look->pitch * M_PI / 180;
    switch (at[0]) {
    case 0: return sin(yaw) * cos(pitch);
    case 1: return -cos(yaw) * cos(pitch);
    case 2: return sin(pitch);
    default: return NAN;
    }
}

static double programs_(const Names *n, const int at[3]) {
    return n->lab->programs;
}

static double tables_(const Names *n, const int at[3]) {
    return n->lab->tables;
}

/* --- Many runs: of an experiment with this scene, and side by side; at[0] is which value --- */

static double tried_(const Names *n, const int at[3]) {
    const Lab *lab = n->lab;
    bool asked = !n->experiment || experiment_asks_same(&lab->found.def, n->experiment);
    return asked && lab->found.document == lab->scene.document ? lab->found.runs : 0;
}

static const Spread *found_at(const Names *n, const int at[3]) {
    bool there = tried_(n, at) > 0 && at[0] >= 0 && at[0] < n->lab->found.groups;
    return there && n->lab->found.group[at[0]].runs > 0 ? &n->lab->found.group[at[0]] : NULL;
}

/* What never came has no number. */
static double that_came(double value) {
    return isfinite(value) ? value : (double)NAN;
}

static double reached_(const Names *n, const int at[3]) {
    const Spread *found = found_at(n, at);
    return found ? (double)found->reached / found->runs : (double)NAN;
}

static double median_epochs_(const Names *n, const int at[3]) {
    const Spread *found = found_at(n, at);
    return found ? that_came(found->epochs.middle) : (double)NAN;
}

static double median_loss_(const Names *n, const int at[3]) {
    const Spread *found = found_at(n, at);
    return found ? that_came(found->loss.middle) : (double)NAN;
}

static double median_test_loss_(const Names *n, const int at[3]) {
    const Spread *found = found_at(n, at);
    return found ? that_came(found->test_loss.middle) : (double)NAN;
}

static double clock_(const Names *n, const int at[3]) {
    return n->lab->compare ? (double)compare_now(n->lab->compare) : 0;
}

static const CompareRun *run_at(const Names *n, const int at[3]) {
    const Compare *compare = n->lab->compare;
    bool there = compare && at[0] >= 0 && at[0] < compare->def.count;
    return there && compare->run[at[0]].lab ? &compare->run[at[0]] : NULL;
}

static double goal_at_(const Names *n, const int at[3]) {
    const CompareRun *run = run_at(n, at);
    return run && compare_reached(n->lab->compare, at[0]) ? (double)run->goal : (double)NAN;
}

static double loss_of_(const Names *n, const int at[3]) {
    const CompareRun *run = run_at(n, at);
    return run ? run->lab->score.loss : (double)NAN;
}

/* --- The scene --- */

static double points_(const Names *n, const int at[3]) {
    return n->lab->scene.data.count;
}

static double hidden_units_(const Names *n, const int at[3]) {
    const NetworkDef *def = &n->lab->scene.network;
    int sum = 0;
    for (int l = 0; l + 1 < def->layers; l++) sum += def->units[l];
    return sum;
}

/* What is taken from a column, and what it is divided by, before it is fed to the network. */
static double mean_(const Names *n, const int at[3]) {
    const Features *features = lab_features(n->lab);
    return features->scaled ? (double)features->mean[at[0]] : 0;
}

static double spread_(const Names *n, const int at[3]) {
    const Features *features = lab_features(n->lab);
    return features->scaled ? (double)features->deviation[at[0]] : 1;
}

static double slice_(const Names *n, const int at[3]) {
    return number_decimal(n->lab->scene.view.fixed[at[0]]);
}

/* --- Weights: at[0] is the index in theta. Derivatives that the person is to give have no value
 * before. --- */

static bool is_hidden(const Names *n, int weight) {
    return by_hand_hides_weight(n->lab, weight);
}

static double weight_(const Names *n, const int at[3]) {
    return number_decimal(trainer_of(n)->net.theta[at[0]]);
}

static double gradient_(const Names *n, const int at[3]) {
    return is_hidden(n, at[0]) ? NAN : (double)n->lab->gradient[at[0]];
}

static double change_(const Names *n, const int at[3]) {
    return is_hidden(n, at[0]) ? NAN : (double)n->lab->change[at[0]];
}

static double before_(const Names *n, const int at[3]) {
    return trainer_of(n)->recorded ? number_decimal(trainer_of(n)->step.before[at[0]]) : NAN;
}

static double numeric_(const Names *n, const int at[3]) {
    const Samples *train = lab_train_samples(n->lab);
    const Training *settings = lab_settings(n->lab);
    if (train->count == 0 || settings->rule == RULE_PERCEPTRON || is_hidden(n, at[0])) return NAN;
    return check_difference(lab_network(n->lab), train, settings, at[0], 1e-3);
}

static double norm_(const Names *n, const int at[3]) {
    return by_hand_hides_any(n->lab) ? NAN : (double)n->lab->norm[at[0]];
}

/* As the panel gradients has it, whether or not it is shown. */
static double delta_norm_(const Names *n, const int at[3]) {
    Shares shares = {0};
    if (by_hand_hides_any(n->lab) || lab_train_samples(n->lab)->count == 0) return NAN;
    shares_find(&shares, n->lab->run);
    double length = (double)shares.delta[at[0]];
    shares_destroy(&shares);
    return length;
}

static const struct {
    const char *name;
    NameIndex index;
    double (*value)(const Names *names, const int at[3]);
} rows[] = {
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
    {"left_out", INDEX_NONE, left_out_},
    {"loss_at", INDEX_EPOCH, loss_at_},
    {"wrong_at", INDEX_EPOCH, wrong_at_},
    {"max_loss", INDEX_NONE, max_loss_},
    {"loss_rose", INDEX_NONE, loss_rose_},
    {"predicted", INDEX_NONE, predicted_},
    {"guess", INDEX_NONE, guess_number_},
    {"guess_angle", INDEX_NONE, guess_angle_},
    {"guess_off", INDEX_NONE, guess_off_},
    {"guess_wrong", INDEX_NONE, guess_wrong_},
    {"guess_start", INDEX_NONE, guess_start_},
    {"guess_end", INDEX_NONE, guess_end_},
    {"guess_most", INDEX_NONE, guess_most_},
    {"guess_least", INDEX_NONE, guess_least_},
    {"guess_rose", INDEX_NONE, guess_rose_},
    {"guess_fell", INDEX_NONE, guess_fell_},
    {"guess_middle", INDEX_NONE, guess_middle_},
    {"runs", INDEX_NONE, runs_},
    {"runs_met", INDEX_NONE, runs_met_},
    {"tried", INDEX_NONE, tried_},
    {"reached", INDEX_VALUE, reached_},
    {"median_epochs", INDEX_VALUE, median_epochs_},
    {"median_loss", INDEX_VALUE, median_loss_},
    {"median_test_loss", INDEX_VALUE, median_test_loss_},
    {"clock", INDEX_NONE, clock_},
    {"goal_at", INDEX_VALUE, goal_at_},
    {"loss_of", INDEX_VALUE, loss_of_},
    {"points", INDEX_NONE, points_},
    {"hidden_units", INDEX_NONE, hidden_units_},
    {"slice", INDEX_COLUMN, slice_},
    {"mean", INDEX_COLUMN, mean_},
    {"spread", INDEX_COLUMN, spread_},
    {"turn_yaw", INDEX_NONE, turn_yaw_},
    {"turn_pitch", INDEX_NONE, turn_pitch_},
    {"above", INDEX_NONE, above_},
    {"space", INDEX_NONE, space_},
    {"threshold", INDEX_NONE, threshold_},
    {"sight", INDEX_COLUMN, sight_},
    {"programs", INDEX_NONE, programs_},
    {"tables", INDEX_NONE, tables_},
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
    {"delta_norm", INDEX_LAYER, delta_norm_},
    {"selected", INDEX_NONE, point_names_selected},
    {"votes", INDEX_NONE, votes_},
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

/* What the brackets after a control's name count. */
static NameIndex index_of(Control control) {
    if (control_info(control).family == 0) return INDEX_NONE;
    return control == CONTROL_INPUT ? INDEX_OFFERED : INDEX_LAYER;
}

/* Of a control; in expressions - is minus, so its name has _ there: held_out. */
static bool control_row(const char *name, NameRow *row) {
    char dashed[32];
    snprintf(dashed, sizeof dashed, "%s", name);
    for (char *c = dashed; *c; c++) {
        if (*c == '_') *c = '-';
    }
    Control control = control_find(dashed);
    if (control == CONTROL_NONE) return false;
    *row = (NameRow){index_of(control), NULL, control};
    return true;
}

bool name_row(const char *name, NameRow *row) {
    for (int i = 0; i < ROWS; i++) {
        if (*rows[i].name != *name || strcmp(rows[i].name, name) != 0) continue;
        *row = (NameRow){rows[i].index, rows[i].value, CONTROL_NONE};
        return true;
    }
    return control_row(name, row);
}

/* As control_row takes it. */
static const char *underscored(const char *name, char room[32]) {
    snprintf(room, 32, "%s", name);
    for (char *c = room; *c; c++) {
        if (*c == '-') *c = '_';
    }
    return room;
}

const char *name_hint(const char *word, char text[256]) {
    char room[CONTROL_COUNT][32];
    const char *names[ROWS + CONTROL_COUNT];
    int count = 0;
    for (int i = 0; i < ROWS; i++) names[count++] = rows[i].name;
    for (int c = 0; c < CONTROL_COUNT; c++) {
        const char *name = control_info((Control)c).name;
        if (name && control_find(name) == (Control)c) names[count++] = underscored(name, room[c]);
    }
    return hint_or(word, names, count, "docs/writing-lessons.md lists them", text);
}

double name_value(const NameRow *row, const Names *names, const int at[3]) {
    return row->value ? row->value(names, at) : control_number(names->lab, row->control, at[0]);
}
