/* Every control and every setting, in scenes of every kind: how it is called, what it stands at,
 * why it cannot be had, and what becomes of each value it can be given. golden/settings.txt has it
 * line by line (told.h). What it should be other tests say; that none is left out or another than
 * it was, this one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lab/control.h"
#include "lab/setting.h"
#include "loaded.h"
#include "told.h"

/* ---- what each is, wherever it stands */

static void tell_number(Told *told, double value) {
    if (isfinite(value))
        told_add(told, " %.6g", value);
    else
        told_add(told, " %s", isnan(value) ? "none" : "any");
}

static void tell_row(Told *told, Control control) {
    const ControlInfo i = control_info(control);
    int which;
    Control family = control_family(control, &which);
    if (!i.label || !i.label[0]) return;
    told_add(
        told, "control %d of %d at %d: %s, %s, kind %d family %d options %d first %d%s%s%s%s%s",
        (int)control, (int)family, which, i.name ? i.name : "-", i.label, (int)i.kind, i.family,
        i.options, i.first, i.logarithmic ? " logarithmic" : "", i.fine ? " fine" : "",
        i.percent ? " percent" : "", i.whole ? " whole" : "", i.restarts ? " restarts" : "");
    tell_number(told, i.low);
    tell_number(told, i.high);
    tell_number(told, i.least);
    tell_number(told, i.most);
    for (int at = 0; i.high > i.low && at <= 8; at++) {
        double value = control_at(control, (double)at / 8);
        told_add(told, ",");
        tell_number(told, value);
        tell_number(told, control_share(control, value));
        tell_number(told, control_typed(control, control_as_typed(control, value) + 0.4));
    }
    for (int o = 0; o < i.options; o++) {
        char name[64];
        told_add(told, "; %s", i.option ? i.option(o, name) : "-");
        if (i.label_of) told_add(told, " %s", i.label_of(o));
        if (i.about && i.about(o)) told_add(told, " (%s)", i.about(o));
    }
    told_add(told, " | %s | %s", i.hint, i.enough ? i.enough : "-");
    told_end_line(told);
}

/* ---- what it is in a lab */

static const char *const scenes[] = {
    "data: {set: circles, count: 12, seed: 1}\n",
    "data: {set: blobs, count: 12, classes: 3, test: 0.25}\nnetwork: {layers: [3 relu, 2 maxout, "
    "3 softmax], dropout: 0.1}\ninputs: [x1, x2, x1^2]\n"
    "training: {rate: 0.05, batch: 7, optimizer: momentum, l2: 0.1}\n",
    "data: {points: [[4, 5, blue], [5, 9, red], [9, 6, red], [1, 1, blue]]}\n"
    "network: {layers: [1 step]}\ntraining: {rule: perceptron, rate: 0.1}\n",
    "data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
    "network: {layers: [1 linear]}\ntraining: {rate: 0.3, loss: squared}\n",
    "graph: {expression: \"(y - w*x)^2\", values: {x: 2, w: 3, y: 4}}\n",
    "title: Nothing yet\n",
};
enum { SCENES = sizeof scenes / sizeof *scenes };

/* What comes of a value, in a lab of its own. */
static void tell_value(Told *told, const char *text, Control control, double value) {
    Lab lab = lab_of(text);
    Message why = {""};
    char now[64];
    told_add(told, "; ");
    tell_number(told, value);
    if (!control_check(&lab, control, value, &why)) {
        told_add(told, " cannot be: %s", why.text);
    } else {
        Action action = control_action(&lab, control, value);
        bool done = lab_apply(&lab, &action);
        told_add(told, " %s: %s %s", done ? "is" : "is not", control_text(&lab, control, now),
                 lab.notice.text);
    }
    lab_destroy(&lab);
}

static void tell_control(Told *told, const char *text, int scene, Control control) {
    Lab lab = lab_of(text);
    const ControlInfo i = control_info(control);
    int which;
    Control family = control_family(control, &which);
    const char *refusal = control_refusal(&lab, control);
    char now[64];
    bool there = i.label && i.label[0] && (!i.family || which < control_members(&lab, family));
    if (there) {
        told_add(told, "scene %d, control %d (%s): ", scene, (int)control, i.label);
        if (i.get) tell_number(told, control_value(&lab, control));
        if (i.get) told_add(told, " %s", control_text(&lab, control, now));
        if (i.get && i.name) tell_number(told, control_number(&lab, family, which));
        told_add(told, " members %d | %s", control_members(&lab, family), refusal ? refusal : "-");
        for (int o = 0; i.get && !refusal && o < i.options; o++) tell_value(told, text, control, o);
        if (i.get && !refusal && !i.options) {
            double middle = control_at(control, 0.5);
            const double tried[] = {i.low, i.high, middle, i.low - 1, 1};
            for (int k = 0; k < 5; k++) {
                if (isfinite(tried[k])) tell_value(told, text, control, tried[k]);
            }
        }
        told_end_line(told);
    }
    lab_destroy(&lab);
}

/* ---- by name */

static void tell_settings(Told *told) {
    static const char *const settings[][2] = {{"rate", "0.5"},
                                              {"rate", "1,5"},
                                              {"rate", "fast"},
                                              {"rate", "-1"},
                                              {"rat", "1"},
                                              {"units", "5"},
                                              {"units[1]", "4"},
                                              {"units[2]", "4"},
                                              {"units[0]", "4"},
                                              {"units[x]", "4"},
                                              {"units", "65"},
                                              {"activation", "relu"},
                                              {"activation[2]", "tanh"},
                                              {"activation", "bent"},
                                              {"batch", "full"},
                                              {"batch", "1"},
                                              {"batch", "13"},
                                              {"batch", "0"},
                                              {"optimizer", "adam"},
                                              {"optimizer", "best"},
                                              {"loss", "hinge"},
                                              {"loss", "squared"},
                                              {"shuffle", "off"},
                                              {"shuffle", "on"},
                                              {"shuffle", "maybe"},
                                              {"seed", "7"},
                                              {"data-seed", "7"},
                                              {"noise", "0.3"},
                                              {"noise", "30 %"},
                                              {"held-out", "0.2"},
                                              {"points", "20"},
                                              {"points", "20.5"},
                                              {"set", "moons"},
                                              {"layers", "2"},
                                              {"hidden", "2"},
                                              {"inputs", "x1 x2 x1^2"},
                                              {"inputs", "x1, sin(x2)"},
                                              {"inputs", "z"},
                                              {"dropout", "0.2"},
                                              {"l1", "0.01"},
                                              {"momentum", "0.5"},
                                              {"start", "zeros"},
                                              {"scale", "on"},
                                              {"rule", "perceptron"},
                                              {"step", "1"},
                                              {"", "1"},
                                              {"speed", "3"},
                                              {"order-seed", "4"}};
    enum { SETTINGS = sizeof settings / sizeof *settings };
    for (int s = 0; s < 4; s++) {
        Scene before = scene_of(scenes[s]);
        for (int k = 0; k < SETTINGS; k++) {
            const char *name = settings[k][0];
            Scene scene = scene_copy(&before);
            Message why = {""};
            char value[SETTING_VALUE], different[4][SETTING_NAME];
            const Scene *both[] = {&before, &scene};
            told_add(told, "scene %d, %s=%s: was %s, ", s, name, settings[k][1],
                     setting_value(&before, name, value));
            if (setting_apply(&scene, name, settings[k][1], &why)) {
                int count = setting_differences(both, 2, different, 4);
                told_add(told, "is %s, different", setting_value(&scene, name, value));
                for (int d = 0; d < count; d++) told_add(told, " %s", different[d]);
                told_add(told, ", %d weights", scene_weights(&scene));
            } else {
                told_add(told, "%s", why.text);
            }
            if (setting_check(name, NULL))
                told_add(told, " | %s order %d%s%s", setting_label(name), setting_order(name),
                         setting_is_logarithmic(name) ? " logarithmic" : "",
                         setting_is_number(name) ? " number" : "");
            told_end_line(told);
            scene_destroy(&scene);
        }
        scene_destroy(&before);
    }
}

static void all_controls_and_settings(void **state) {
    (void)state;
    Told told = told_begin("settings");
    for (int c = CONTROL_NONE + 1; c < CONTROL_COUNT; c++) tell_row(&told, (Control)c);
    for (int s = 0; s < SCENES; s++) {
        for (int c = CONTROL_NONE + 1; c < CONTROL_COUNT; c++)
            tell_control(&told, scenes[s], s, (Control)c);
    }
    tell_settings(&told);
    told_end(&told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_controls_and_settings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
