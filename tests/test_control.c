/* The rows of the controls: that none is missing or incomplete, that each can be set to where it
 * stands, and that lessons can show, set and read whatever has a name, as the manual says. Whether
 * hands can is in test_controls.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/control.h"
#include "lab/hold.h"
#include "lesson/lesson_file.h"
#include "lesson/names.h"
#include "lesson/show.h"
#include "lesson/solve.h"
#include "lesson/ways.h"
#include "scene/scene_file.h"

static void solve(Lab *lab, const char *line) {
    Message message = {""};
    if (!solve_line(lab, line, &message)) fail_msg("%s", message.text);
}

/* In which every control makes sense. */
static Lab full_lab(void) {
    static const char *const lines[] = {"set set blobs",     "set layers 2",
                                        "set start uniform", "set optimizer momentum",
                                        "set batch 10",      "step"};
    Lab lab = lab_create(1);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) solve(&lab, lines[i]);
    return lab;
}

/* In which it can be another than it is: rules are for two classes. */
static Lab lab_for(Control control) {
    Lab lab = full_lab();
    if (control == CONTROL_RULE) solve(&lab, "set set gauss");
    return lab;
}

/* Whether it stands for itself, not for another member of a family. */
static bool has_row(Control control) {
    int which;
    return control_family(control, &which) == control;
}

static const char *option_of(const ControlInfo *row, int option, char text[64]) {
    text[0] = '\0';
    return row->option(option, text);
}

static void every_control_has_a_row(void **state) {
    (void)state;
    Lab lab = full_lab();
    char one[64], other[64];
    for (int c = CONTROL_NONE + 1; c < CONTROL_COUNT; c++) {
        const ControlInfo row = control_info((Control)c);
        int which;
        Control family = control_family((Control)c, &which);
        assert_int_equal(control_member(family, which < 0 ? 0 : which), c);
        assert_true(which < 0 ? row.family == 0 : which < row.family);
        assert_true(row.label[0] && row.hint[0] && row.set);
        assert_true(row.get || row.kind == CONTROL_KIND_BUTTON);
        assert_true(!row.name || row.get);
        assert_true(!row.name || control_find(row.name) == family);
        if (row.high > row.low) assert_true(row.least <= row.low && row.high <= row.most);
        for (int i = 0; i < row.options; i++) {
            const char *shown = control_option(&lab, (Control)c, i, one);
            if (!shown || !shown[0]) fail_msg("option %d of %s says nothing", i, row.label);
            assert_true(option_of(&row, i, one)[0]);
            for (int j = 0; j < i; j++)
                assert_string_not_equal(option_of(&row, i, one), option_of(&row, j, other));
        }
    }
    assert_int_equal(control_find("colour"), CONTROL_NONE);
    lab_destroy(&lab);
}

static void values_of(const Lab *lab, double value[CONTROL_COUNT]) {
    for (int c = 0; c < CONTROL_COUNT; c++) {
        int which;
        Control family = control_family((Control)c, &which);
        value[c] = which < control_members(lab, family) ? control_value(lab, (Control)c) : 0;
    }
}

static void to_be_set_to_where_it_stands_changes_nothing(void **state) {
    (void)state;
    Lab lab = full_lab();
    double before[CONTROL_COUNT], after[CONTROL_COUNT];
    Message why = {""};
    for (int c = 0; c < CONTROL_COUNT; c++) {
        Control control = (Control)c;
        values_of(&lab, before);
        if (control_info(control).kind == CONTROL_KIND_BUTTON || control_refusal(&lab, control))
            continue;
        if (before[c] >= 0 && !control_check(&lab, control, before[c], &why))
            fail_msg("%s: %s", control_info(control).label, why.text);
        Action action = control_action(&lab, control, before[c]);
        lab_apply(&lab, &action);
        values_of(&lab, after);
        assert_memory_equal(before, after, sizeof before);
    }
    lab_destroy(&lab);
}

/* Another value than it has, as lessons write it. */
static double other_value(const Lab *lab, Control control, char text[64]) {
    const ControlInfo row = control_info(control);
    double value = control_value(lab, control), other = value == 0;
    if (row.options) {
        char name[64];
        other = 0;
        while (other == value || !control_check(lab, control, other, NULL)) {
            if (++other == row.options) fail_msg("%s has no other option", row.name);
        }
        snprintf(text, 64, "%s", option_of(&row, (int)other, name));
    } else if (row.kind == CONTROL_KIND_TOGGLE) {
        snprintf(text, 64, "%s", other != 0 ? "on" : "off");
    } else {
        other = row.whole ? value + 1 : (double)(float)(value * 0.5 + 0.125);
        snprintf(text, 64, "%.17g", other + row.first);
    }
    return other;
}

static void what_has_a_name_can_be_shown_set_and_read(void **state) {
    (void)state;
    for (int c = 0; c < CONTROL_COUNT; c++) {
        Control control = (Control)c;
        const ControlInfo row = control_info(control);
        char line[160], name[64], text[64];
        if (!row.name || !has_row(control)) continue;
        Lab lab = lab_for(control);
        assert_true(show_knows(row.name, NULL));
        double other = other_value(&lab, control, text);
        snprintf(name, sizeof name, row.family ? "%s[1]" : "%s", row.name);
        snprintf(line, sizeof line, "set %s %s", name, text);
        solve(&lab, line);
        assert_true(fabs(control_value(&lab, control) - other) < 1e-6);
        const Names names = {.lab = &lab};
        Message message = {""};
        double value;
        int decimals;
        for (char *at = name; *at; at++) {
            if (*at == '-') *at = '_';
        }
        if (!names_evaluate(&names, name, &value, &decimals, &message))
            fail_msg("%s", message.text);
        if (!row.options && !row.number) assert_true(fabs(value - other - row.first) < 1e-6);
        lab_destroy(&lab);
    }
}

/* A scene's file has a key for each: what it writes, it reads. Speed and the size of a step are the
 * person's, not the scene's. */
static void what_is_set_is_kept_in_the_scene(void **state) {
    (void)state;
    for (int c = 0; c < CONTROL_COUNT; c++) {
        Control control = (Control)c;
        const ControlInfo row = control_info(control);
        char line[160], text[64];
        if (!row.name || !has_row(control) || control == CONTROL_SPEED ||
            control == CONTROL_STEP_SIZE)
            continue;
        Lab lab = lab_for(control);
        double other = other_value(&lab, control, text);
        snprintf(line, sizeof line, row.family ? "set %s[1] %s" : "set %s %s", row.name, text);
        solve(&lab, line);
        char *written = scene_text(&lab.scene, NULL);
        Scene again;
        Message message = {""};
        if (!scene_parse(&again, written, strlen(written), "again.scene", 1, ".", &message))
            fail_msg("%s\n%s", message.text, written);
        free(written);
        Lab kept = lab_create(1);
        assert_true(lab_load(&kept, &again));
        double value = control_value(&kept, control);
        if (fabs(value - other) > 1e-6) fail_msg("%s is lost: %g for %g", row.name, value, other);
        lab_destroy(&kept);
        lab_destroy(&lab);
    }
}

static void what_was_written_before_still_works(void **state) {
    (void)state;
    static const struct {
        const char *line, *holds;
    } cases[] = {
        {"set batch 0", "batch == points"},
        {"set batch full", "batch == points"},
        {"set batch 7", "batch == 7"},
        {"set batch 32", "batch == 32"},
        {"set units[2] 4", "units[2] == 4"},
        {"set layers 4", "layers == 4"},
        {"set held-out 0.3", "held_out == 0.3"},
        {"set dropout 0.9", "dropout == 0.9"},
        {"set rate 1e6", "rate == 1000000"},
        {"set seed 16777217", "seed == 16777217"},
        {"set set none", "points == 0 and set == 0"},
        {"set activation[1] sigmoid", "activation[1] == sigmoid and sigmoid(0) == 0.5"},
        {"set activation[1] leaky-relu", "activation[1] == leaky_relu and activation[1] == 6"},
        {"set momentum 0.5", "optimizer == momentum and momentum == 0.5 and set != moons"},
        {"set optimizer adam", "optimizer == adam and not optimizer == sgd"},
        {"set shuffle off", "shuffle == off and shuffle != on and not shuffle == on"},
        {"set inputs[3] on", "inputs[3] == on and inputs[1] != off and inputs[4] == off"},
        {"set scale on", "scale == on"},
        {"set step-size batch", "step_size == batch and batch == 10 and batch == 1 or batch > 5"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Lab lab = full_lab();
        const Names names = {.lab = &lab};
        solve(&lab, cases[i].line);
        if (!names_true(&names, cases[i].holds)) fail_msg("%s", cases[i].line);
        lab_destroy(&lab);
    }
}

static void what_cannot_be_set_says_why(void **state) {
    (void)state;
    static const struct {
        const char *line, *says;
    } cases[] = {
        {"set loss squard", "no loss called 'squard'; did you mean 'squared'?"},
        {"set activation[1] bent", "no activation called 'bent'; there are step"},
        {"set activation[4] tanh", "no such activation; write activation[1] to activation[2]"},
        {"set units 3", "write units[1]"},
        {"set rate[1] 3", "only one rate"},
        {"set layers 10", "layers goes from 1 to 9"},
        {"set held-out 30", "held-out goes from 0 to 0.9"},
        {"set shuffle yes", "neither on nor off"},
        {"set batch many", "no number"},
        {"set activation[1] step", "no slope"},
    };
    Lab lab = full_lab();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Message message = {""};
        assert_false(solve_line(&lab, cases[i].line, &message));
        if (!strstr(message.text, cases[i].says)) fail_msg("%s: %s", cases[i].line, message.text);
    }
    lab_destroy(&lab);
}

/* Of what is compared with a name that its control does not have. */
static void what_cannot_be_compared_says_why(void **state) {
    (void)state;
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"activation[1] == bent", "no activation called 'bent'; there are step, linear, sigmoid"},
        {"activation[9] == bent", "no activation called 'bent'"},
        {"activation[1] != leaky_rel", "did you mean 'leaky_relu'?"},
        {"optimizer == adamm", "no optimizer called 'adamm'; did you mean 'adam'?"},
        {"shuffle == of", "shuffle is on or off, and never 'of'"},
        {"inputs[2] != yes", "inputs is on or off, and never 'yes'"},
    };
    Lab lab = full_lab();
    const Names names = {.lab = &lab};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Message message = {""};
        double value;
        int decimals;
        assert_false(names_evaluate(&names, cases[i].text, &value, &decimals, &message));
        if (!strstr(message.text, cases[i].says)) fail_msg("%s: %s", cases[i].text, message.text);
        assert_false(names_known(&names, cases[i].text, NULL));
    }
    lab_destroy(&lab);
}

/* In a lesson: each control is shown, and what `set` takes, hands may set there, too; its value can
 * be compared with the word that set it. */
static void what_is_shown_can_be_set_and_compared(void **state) {
    (void)state;
    for (int c = 0; c < CONTROL_COUNT; c++) {
        Control control = (Control)c;
        const ControlInfo row = control_info(control);
        char text[64], lesson[512], when[160], name[64];
        if (!row.name || !has_row(control)) continue;
        snprintf(lesson, sizeof lesson,
                 "---\ntitle: T\n---\n## A\n```{scene}\ndata: {set: circles, count: 20}\n"
                 "show: [plane, %s]\n```\n",
                 row.name);
        Lesson read;
        Message message = {""};
        if (!lesson_parse(&read, lesson, strlen(lesson), "t.md", "", &message))
            fail_msg("%s: %s", row.name, message.text);
        Lab lab = lab_for(control);
        lab_begin(&lab, ways_of_step(&read, &read.step[0]));
        const double other = other_value(&lab, control, text);
        const Action set = control_action(&lab, control, other);
        if (!lab_apply(&lab, &set)) fail_msg("%s: %s", row.name, lab.notice.text);
        assert_true(fabs(control_value(&lab, control) - other) < 1e-6);
        snprintf(name, sizeof name, row.family ? "%s[1]" : "%s", row.name);
        snprintf(when, sizeof when, "%s == %s", name, text);
        for (char *at = when; *at; at++) *at = *at == '-' ? '_' : *at;
        const Names names = {.lab = &lab};
        /* Batches read as points, and the loss as itself; fractions are rounded to floats. */
        bool exact = row.options > 0 || row.kind == CONTROL_KIND_TOGGLE || row.whole;
        bool other_number = row.number || control == CONTROL_LOSS;
        if (exact && !other_number && !names_true(&names, when)) fail_msg("%s is false", when);
        lab_destroy(&lab);
        lesson_destroy(&read);
    }
}

/* The table in writing-lessons.md lists the controls that have a name, in their order, and no
 * others. */
static void the_manual_lists_them(void **state) {
    (void)state;
    char line[1024];
    FILE *file = fopen(TESTS_FOLDER "/../docs/writing-lessons.md", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) && strcmp(line, "## Controls\n") != 0) {
    }
    for (int c = 0; c < CONTROL_COUNT; c++) {
        const ControlInfo row = control_info((Control)c);
        char begin[80];
        if (!row.name || !has_row((Control)c)) continue;
        snprintf(begin, sizeof begin, row.family ? "| `%s[" : "| `%s`", row.name);
        do {
            if (!fgets(line, sizeof line, file)) fail_msg("the manual has no %s", row.name);
        } while (strncmp(line, "| `", 3) != 0);
        if (strncmp(line, begin, strlen(begin)) != 0)
            fail_msg("the manual should have %s, and has %s", row.name, line);
    }
    assert_non_null(fgets(line, sizeof line, file));
    assert_string_equal(line, "\n");
    fclose(file);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_control_has_a_row),
        cmocka_unit_test(to_be_set_to_where_it_stands_changes_nothing),
        cmocka_unit_test(what_has_a_name_can_be_shown_set_and_read),
        cmocka_unit_test(what_is_set_is_kept_in_the_scene),
        cmocka_unit_test(what_was_written_before_still_works),
        cmocka_unit_test(what_cannot_be_set_says_why),
        cmocka_unit_test(what_cannot_be_compared_says_why),
        cmocka_unit_test(what_is_shown_can_be_set_and_compared),
        cmocka_unit_test(the_manual_lists_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
