/* See compare_choices.h. */
#include "lab/compare_choices.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/compare.h"
#include "lab/setting.h"

enum { CANDIDATES = 8 };

static const struct {
    const char *what, *label, *brief;
    const char *candidate[CANDIDATES]; /* with the present value as many as there is room for */
} choices[] = {
    {"rate", "learning rate", "rate", {0}},
    {"optimizer", "optimizer", "", {"sgd", "momentum", "rmsprop", "adam"}},
    {"batch", "batch", "batch", {"1", "10", "32", "full"}},
    {"noise", "noise", "noise", {"0", "0.1", "0.2", "0.4"}},
    {"units", "hidden units", "units", {"1", "2", "4", "8"}},
    {"activation", "activation", "", {"linear", "sigmoid", "tanh", "relu", "elu", "maxout"}},
    {"seed", "start", "start", {"1", "2", "3", "4"}},
    {"loss", "loss", "", {"cross-entropy", "squared", "mean-squared", "absolute", "hinge"}},
    {"l2", "penalty", "L2", {"0", "0.001", "0.01", "0.1"}},
    {"inputs", "inputs", "", {"[x1, x2]", "[x1, x2, x1*x2]", "[x1, x2, x1^2, x2^2]"}},
};
static_assert(sizeof choices / sizeof *choices == COMPARE_CHOICES, "a choice has no row");

const char *compare_choice(int choice) {
    return choices[choice].what;
}

int compare_choice_find(const char *what) {
    for (int c = 0; c < COMPARE_CHOICES; c++) {
        if (strcmp(choices[c].what, what) == 0) return c;
    }
    return -1;
}

const char *compare_choice_label(const char *what) {
    int choice = compare_choice_find(what);
    if (strcmp(what, COMPARE_KEPT) == 0) return "run";
    return choice < 0 ? what : choices[choice].label;
}

const char *compare_choice_brief(const char *what) {
    int choice = compare_choice_find(what);
    return choice < 0 ? what : choices[choice].brief;
}

/* If there is room, it is another, and the scene can be trained with it. */
static void add(const Scene *scene, SceneCompare *def, const char *value) {
    if (def->count == COMPARE_VALUES || !value[0] || strlen(value) >= COMPARE_TEXT) return;
    SceneCompare with = *def;
    memmove(with.value[with.count++], value, strlen(value) + 1);
    if (compare_check(scene, &with, NULL)) *def = with;
}

static void add_number(const Scene *scene, SceneCompare *def, double value) {
    char text[32];
    snprintf(text, sizeof text, "%.4g", value);
    add(scene, def, text);
}

/* Numbers from the least. */
static int by_number(const void *a, const void *b) {
    double x = strtod(a, NULL), y = strtod(b, NULL);
    return (x > y) - (x < y);
}

static bool are_numbers(const SceneCompare *def) {
    for (int i = 0; i < def->count; i++) {
        char *end;
        strtod(def->value[i], &end);
        if (*end) return false;
    }
    return true;
}

bool compare_suggest(const Scene *scene, const char *what, SceneCompare *def) {
    static const double times[] = {0.1, 10, 100};
    int choice = compare_choice_find(what);
    char now[SETTING_VALUE];
    def->count = 0;
    snprintf(def->what, sizeof def->what, "%s", what);
    setting_value(scene, what, now);
    add(scene, def, now);
    for (int t = 0; t < 3 && strcmp(what, "rate") == 0; t++)
        add_number(scene, def, strtod(now, NULL) * times[t]);
    for (int t = 1; t < COMPARE_VALUES && strcmp(what, "seed") == 0; t++)
        add_number(scene, def, strtod(now, NULL) + t);
    for (int c = 0; choice >= 0 && c < CANDIDATES && choices[choice].candidate[c]; c++)
        add(scene, def, choices[choice].candidate[c]);
    if (are_numbers(def)) qsort(def->value, (size_t)def->count, sizeof *def->value, by_number);
    return def->count >= 2;
}

void compare_usual_goal(const Scene *scene, SceneCompare *def) {
    bool perceptron = scene->training.rule == RULE_PERCEPTRON;
    snprintf(def->until, sizeof def->until, "%s",
             scene->stop[0] ? scene->stop
             : perceptron   ? "wrong < 1"
                            : "loss < 0.1");
    def->epochs = COMPARE_EPOCHS_USUAL;
}

bool compare_usual(const Scene *scene, SceneCompare *def) {
    *def = (SceneCompare){.count = 0};
    compare_usual_goal(scene, def);
    return compare_suggest(scene, "rate", def);
}
