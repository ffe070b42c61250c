/* What each name stands at that a lesson may speak of, of settings too: in labs of every kind, and
 * beside runs side by side, an experiment and an answer that was given, with indexes that are
 * there, first and last, and that are not. golden/named.txt has it (told.h). That it is what the
 * mathematics says test_names holds against nn/plain.h; that it is read from where it was, and
 * nothing stands where there is nothing, this one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lab/control.h"
#include "lesson/guess.h"
#include "lesson/names.h"
#include "lesson/solve.h"
#include "loaded.h"
#include "told.h"

/* By how many indexes they take. */
static const char *const plain[] = {
    "epoch",         "steps",     "phase",      "loss",        "test_loss",  "accuracy",
    "test_accuracy", "wrong",     "diverged",   "settled",     "left_out",   "max_loss",
    "loss_rose",     "predicted", "guess",      "guess_angle", "guess_off",  "guess_wrong",
    "guess_start",   "guess_end", "guess_most", "guess_least", "guess_rose", "guess_fell",
    "guess_middle",  "runs",      "runs_met",   "tried",       "clock",      "points",
    "hidden_units",  "turn_yaw",  "turn_pitch", "above",       "space",      "threshold",
    "programs",      "tables",    "selected",   "votes",       "y",          "label",
    "score",         "old_score", "output",     "share",       "likelihood", "nothing"};
static const char *const with_one[] = {"loss_at",     "wrong_at",
                                       "reached",     "median_epochs",
                                       "median_loss", "median_test_loss",
                                       "goal_at",     "loss_of",
                                       "slice",       "mean",
                                       "spread",      "sight",
                                       "norm",        "delta_norm",
                                       "x",           "py",
                                       "pscore",      "ploss"};
static const char *const with_two[] = {"b", "db",    "step_b", "old_b",  "numeric_b", "z",
                                       "a", "delta", "slope",  "own_db", "px",        "pout"};
static const char *const with_three[] = {"w", "dw", "step_w", "old_w", "numeric_w", "own_dw"};

/* What is done in each scene before it is asked. */
static const struct {
    const char *text;
    const char *lines[4];
} scenes[] = {
    {"data: {points: [[4, 5, blue], [5, 9, red], [9, 6, red], [1, 1, blue]]}\n"
     "network: {layers: [1 step], values: [{w: [[3, 4]], b: [-10]}]}\n"
     "training: {rule: perceptron, rate: 0.1}\n",
     {"select point 2", "steps 3"}},
    {"data: {set: circles, count: 20, test: 0.25, seed: 1}\n"
     "network: {layers: [3 tanh, 2 relu, 1 sigmoid], dropout: 0.3}\ntraining: {rate: 1}\n",
     {"epochs 3", "select point 3", "point"}},
    {"data: {points: [[1, 20, 3, a], [2, 10, -1, b], [-1, 5, 2, c], [0.5, -20, 1, b]],\n"
     "  columns: [u, v, w], classes: [a, b, c], scale: standard}\n"
     "network: {layers: [2 maxout, 3 softmax]}\ntraining: {rate: 0.5, batch: 2}\n",
     {"step", "select point 4", "turn 20 30"}},
    {"data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
     "network: {layers: [1 linear]}\ntraining: {rate: 3, loss: squared}\n",
     {"epochs 6"}},
    {"data: {set: moons, count: 30, test: 0.3, seed: 1}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"
     "compare: {what: rate, values: [0.03, 3], until: \"loss < 0.5\", epochs: 30}\n",
     {"epochs 25"}},
    {"data: {set: circles, count: 20, test: 0.3, seed: 1}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"
     "experiment: {vary: [\"rate=0.01,1,100000\"], starts: 3, until: \"loss < 0.6\", epochs: 20}\n",
     {"experiment"}},
    {"data: {points: []}\n", {NULL}},
    {"graph: {expression: \"loss = (y - x*w)^2\", values: {x: 2, w: 3, y: 4}, learn: [w]}\n",
     {"step", "step"}},
};
enum { SCENES = sizeof scenes / sizeof *scenes };

/* By what number or that it has none; what is not known with what is said of it. */
static void tell_name(Told *told, const Names *names, const char *text) {
    double value = NAN;
    int decimals = -1;
    Message message = {""};
    char values[256];
    told_add(told, "%s: ", text);
    if (names_evaluate(names, text, &value, &decimals, &message))
        told_add(told, "%.6g %s", isnan(value) ? NAN : value, names_values(names, text, values));
    else
        told_add(told, "%s", message.text);
    NameTarget target = names_target(names, text);
    told_add(told, " | of %d %d %d %d, %d, %d", (int)target.kind, target.index, target.layer,
             target.unit, (int)names_activation(names, text), names_true(names, text));
    told_end_line(told);
}

static void tell_indexed(Told *told, const Names *names, const char *name, int indexes) {
    static const int at[][3] = {{1, 1, 1}, {2, 1, 2}, {1, 2, 1}, {3, 3, 3}, {0, 1, 1}, {99, 1, 1}};
    static const char *const forms[] = {"%s", "%s[%d]", "%s[%d,%d]", "%s[%d,%d,%d]"};
    char text[64];
    for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
        if (indexes == 1 && i == 2) continue; /* it is the first */
        snprintf(text, sizeof text, forms[indexes], name, at[i][0], at[i][1], at[i][2]);
        tell_name(told, names, text);
        if (indexes == 0) return;
    }
}

/* With fewer and with more than they take: in one line, that it is said for each. */
static void tell_misshapen(Told *told, const Names *names, const char *name, int indexes) {
    static const char *const forms[] = {"%s", "%s[1]", "%s[1,1]", "%s[1,1,1]"};
    told_add(told, "%s otherwise:", name);
    for (int other = 0; other < 4; other++) {
        char text[64];
        double value = NAN;
        int decimals;
        Message message = {""};
        if (other == indexes) continue;
        snprintf(text, sizeof text, forms[other], name);
        bool good = names_evaluate(names, text, &value, &decimals, &message);
        told_add(told, " %d %s;", other, good ? "good" : message.text);
    }
    told_end_line(told);
}

static void tell_settings(Told *told, const Names *names) {
    for (int c = 0; c < CONTROL_COUNT; c++) {
        char name[64];
        const char *called = control_info((Control)c).name;
        int which = 0;
        if (!called || (control_family((Control)c, &which) != CONTROL_NONE && which > 0)) continue;
        snprintf(name, sizeof name, "%s", called);
        for (char *at = name; *at; at++) *at = *at == '-' ? '_' : *at;
        tell_indexed(told, names, name, control_info((Control)c).family == 0 ? 0 : 1);
    }
}

static void tell_all(Told *told, const Names *names) {
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) tell_name(told, names, plain[i]);
    for (size_t i = 0; i < sizeof with_one / sizeof *with_one; i++)
        tell_indexed(told, names, with_one[i], 1);
    for (size_t i = 0; i < sizeof with_two / sizeof *with_two; i++)
        tell_indexed(told, names, with_two[i], 2);
    for (size_t i = 0; i < sizeof with_three / sizeof *with_three; i++)
        tell_indexed(told, names, with_three[i], 3);
}

static void every_name(void **state) {
    (void)state;
    static const GuessFacts given = {.number = 4.5,
                                     .angle = 12,
                                     .off = 0.25,
                                     .wrong = 3,
                                     .start = 1,
                                     .end = 0.2,
                                     .most = 1.5,
                                     .least = 0.1,
                                     .rose = 0.75,
                                     .fell = 1.25,
                                     .middle = 8,
                                     .truth = 4.2};
    Told told = told_begin("named");
    for (int s = 0; s < SCENES; s++) {
        Lab lab = lab_of(scenes[s].text);
        told_add(&told, "--- scene %d", s);
        for (int i = 0; i < 4 && scenes[s].lines[i]; i++) {
            Message message = {""};
            if (!solve_line(&lab, scenes[s].lines[i], &message))
                told_add(&told, " %s", message.text);
        }
        told_end_line(&told);
        const Names names = {
            .lab = &lab, .runs = 4, .runs_met = 2, .predicted = 3, .guess = s == 0 ? &given : NULL};
        tell_all(&told, &names);
        tell_settings(&told, &names);
        lab_destroy(&lab);
    }
    Lab lab = lab_of(scenes[1].text);
    const Names names = {.lab = &lab};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        tell_misshapen(&told, &names, plain[i], 0);
    for (size_t i = 0; i < sizeof with_one / sizeof *with_one; i++)
        tell_misshapen(&told, &names, with_one[i], 1);
    for (size_t i = 0; i < sizeof with_two / sizeof *with_two; i++)
        tell_misshapen(&told, &names, with_two[i], 2);
    for (size_t i = 0; i < sizeof with_three / sizeof *with_three; i++)
        tell_misshapen(&told, &names, with_three[i], 3);
    lab_destroy(&lab);
    told_end(&told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
