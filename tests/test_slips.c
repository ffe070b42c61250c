/* Every word that a list offers: it is taken, and one letter too many is a slip of it, which is
 * told. A list that leaves out its first or last word, or takes a word that it does not have,
 * fails here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "lab/control.h"
#include "lab/extra_names.h"
#include "lab/panel_names.h"
#include "lesson/lesson_file.h"
#include "lesson/names.h"
#include "lesson/role.h"
#include "lesson/show.h"
#include "nn/optimizer.h"
#include "scene/opening.h"
#include "scene/scene_file.h"

enum { WORDS = 96 };

/* The words of a list, and whether one is taken. */
typedef struct List {
    const char *what; /* of a scene: where the word stands */
    bool (*takes)(const struct List *list, const char *word, Message *message);
    const char *word[WORDS];
    int words;
} List;

static void offer(List *list, const char *word) {
    assert_true(list->words < WORDS);
    if (word && strlen(word) >= 3) list->word[list->words++] = word; /* of less any may be meant */
}

static bool scene_takes(const List *list, const char *word, Message *message) {
    char text[512];
    Scene scene;
    snprintf(text, sizeof text, list->what, word);
    if (!scene_parse(&scene, text, strlen(text), "t.scene", 1, "", message)) return false;
    scene_destroy(&scene);
    return true;
}

static bool lesson_takes(const List *list, const char *word, Message *message) {
    char text[512];
    Lesson lesson;
    int used = snprintf(text, sizeof text, "---\ntitle: T\n---\n\n## One\n\n");
    snprintf(text + used, sizeof text - (size_t)used, list->what, word);
    if (!lesson_parse(&lesson, text, strlen(text), "t.md", "", message)) return false;
    bool taken = lesson.error.text[0] == '\0';
    *message = lesson.error;
    lesson_destroy(&lesson);
    return taken;
}

static bool show_takes(const List *list, const char *word, Message *message) {
    return show_knows(word, message);
}

static bool role_takes(const List *list, const char *word, Message *message) {
    SpanKind kind;
    char hint[256];
    if (role_kind(word, &kind)) return strcmp(role_name(kind), word) == 0;
    return message_set(message, "%s", role_hint(word, hint));
}

static bool is_word(const List *list, const char *word) {
    for (int i = 0; i < list->words; i++) {
        if (strcmp(list->word[i], word) == 0) return true;
    }
    return false;
}

/* Each word is known, that is, not told to be another; and its slip is named, and told to be the
 * word. */
static void assert_offers_all(const List *list) {
    assert_true(list->words > 1);
    for (int i = 0; i < list->words; i++) {
        const char *word = list->word[i];
        char slip[80], wanted[128];
        Message message = {""};
        if (!list->takes(list, word, &message) && strstr(message.text, "did you mean"))
            fail_msg("%s: %s", word, message.text);
        snprintf(slip, sizeof slip, "%s%c", word, word[strlen(word) - 1]);
        if (is_word(list, slip)) continue;
        message.text[0] = '\0';
        snprintf(wanted, sizeof wanted, "did you mean '%s'?", word);
        assert_false(list->takes(list, slip, &message));
        if (!strstr(message.text, wanted)) fail_msg("%s: %s", slip, message.text);
        if (list->what && !strstr(message.text, slip)) fail_msg("%s: %s", slip, message.text);
    }
}

static void settings_of_a_network_and_its_training(void **state) {
    (void)state;
    List units = {.what = "network: {layers: [2 %s, 2 sigmoid]}\n", .takes = scene_takes};
    for (int f = 0; f < ACTIVATION_COUNT; f++) offer(&units, activation_name((Activation)f));
    assert_int_equal(units.words, ACTIVATION_COUNT);
    assert_offers_all(&units);
    List losses = {.what = "training: {loss: %s}\n", .takes = scene_takes};
    for (int l = 0; l < LOSS_COUNT; l++) offer(&losses, loss_name((Loss)l));
    assert_offers_all(&losses);
    List optimizers = {.what = "training: {optimizer: %s}\n", .takes = scene_takes};
    for (int o = 0; o < OPTIMIZER_COUNT; o++) offer(&optimizers, optimizer_name((Optimizer)o));
    assert_offers_all(&optimizers);
    List rules = {.what = "training: {rule: %s}\n", .takes = scene_takes};
    for (int r = 0; r < RULE_COUNT; r++) offer(&rules, rule_name((Rule)r));
    assert_offers_all(&rules);
    List starts = {.what = "network: {layers: [1 sigmoid], start: {kind: %s}}\n",
                   .takes = scene_takes};
    for (int s = 0; s < START_COUNT; s++) offer(&starts, start_name((StartKind)s));
    assert_offers_all(&starts);
}

static void sets_and_scales(void **state) {
    (void)state;
    List sets = {.what = "data: {set: %s}\n", .takes = scene_takes};
    for (int s = 0; s < SET_COUNT; s++) offer(&sets, set_name((SetKind)s));
    assert_offers_all(&sets);
    List scales = {.what = "data: {set: circles, scale: %s}\n",
                   .takes = scene_takes,
                   .word = {"none", "standard"},
                   .words = 2};
    assert_offers_all(&scales);
}

/* Whatever a key holds, it is known as a key. */
static void keys_of_scenes(void **state) {
    (void)state;
    static const List lists[] = {
        {.what = "%s: {}\n",
         .takes = scene_takes,
         .word = {"title", "data", "inputs", "network", "training", "view", "show", "select",
                  "graph", "compare", "experiment", "run"},
         .words = 12},
        {.what = "network: {%s: }\n",
         .takes = scene_takes,
         .word = {"layers", "start", "values", "dropout", "names"},
         .words = 5},
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) assert_offers_all(&lists[i]);
}

static void pictures_tools_and_controls(void **state) {
    (void)state;
    List shown = {.takes = show_takes};
    for (int p = 0; p < PANEL_COUNT; p++) offer(&shown, panel_name((Panel)p));
    for (int e = 0; e < EXTRA_COUNT; e++) offer(&shown, extra_name((Extra)e));
    for (int c = 0; c < CONTROL_COUNT; c++) {
        const char *name = control_info((Control)c).name;
        if (name && control_find(name) == (Control)c) offer(&shown, name);
    }
    assert_offers_all(&shown);
    for (int p = 0; p < PANEL_COUNT; p++)
        assert_int_equal(panel_find(panel_name((Panel)p)), (Panel)p);
    for (int e = 0; e < EXTRA_COUNT; e++)
        assert_int_equal(extra_find(extra_name((Extra)e)), (Extra)e);
    assert_null(panel_name(PANEL_COUNT));
    assert_null(panel_name(PANEL_NONE));
    assert_null(extra_name(EXTRA_COUNT));
}

static void words_of_lessons(void **state) {
    (void)state;
    const List roles = {
        .takes = role_takes, .word = {"eval", "was", "claim", "now", "key", "class"}, .words = 6};
    assert_offers_all(&roles);
    const List blocks = {.what = "```{%s}\n```\n",
                         .takes = lesson_takes,
                         .word = {"scene", "predict", "task", "derive", "hint", "note", "log"},
                         .words = 7};
    assert_offers_all(&blocks);
    List ways = {.what = "```{scene}\nkeys: [%s]\n```\n", .takes = lesson_takes};
    for (int w = 0; w < TRAIN_COUNT; w++) offer(&ways, opening_way_name((TrainWay)w));
    assert_offers_all(&ways);
    List hidden = {.what = "```{scene}\nhide: [%s]\n```\n", .takes = lesson_takes};
    for (int h = 0; h < HIDE_COUNT; h++) offer(&hidden, opening_hidden_name((HiddenPart)h));
    assert_offers_all(&hidden);
}

/* Names in expressions: of each control, too, - written as _. */
static bool name_takes(const List *list, const char *word, Message *message) {
    Lab lab = lab_create(1);
    const Names names = {.lab = &lab};
    double value;
    int decimals;
    bool taken = names_evaluate(&names, word, &value, &decimals, message);
    lab_destroy(&lab);
    return taken;
}

static void names_in_expressions(void **state) {
    (void)state;
    const List names = {
        .takes = name_takes,
        .word = {"epoch",    "steps",         "phase",     "loss",       "test_loss",
                 "accuracy", "test_accuracy", "wrong",     "diverged",   "settled",
                 "max_loss", "loss_rose",     "predicted", "guess",      "runs",
                 "points",   "hidden_units",  "turn_yaw",  "turn_pitch", "above",
                 "space",    "threshold",     "programs",  "tables",     "selected",
                 "votes",    "label",         "score",     "old_score",  "output",
                 "share",    "likelihood",    "held_out",  "momentum",   "rate",
                 "dropout",  "shuffle",       "optimizer", "noise",      "rule"},
        .words = 40};
    assert_offers_all(&names);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_of_a_network_and_its_training),
        cmocka_unit_test(sets_and_scales),
        cmocka_unit_test(keys_of_scenes),
        cmocka_unit_test(pictures_tools_and_controls),
        cmocka_unit_test(words_of_lessons),
        cmocka_unit_test(names_in_expressions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
