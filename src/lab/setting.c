/* See setting.h. The rows of the controls know names, values and what cannot be; they are asked
 * with a lab that holds nothing but the scene. */
#include "lab/setting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/edit.h"
#include "lab/words_set.h"
#include "scene/clean.h"
#include "scene/hint.h"
#include "scene/number.h"
#include "scene/term_read.h"

static const char WHERE[] = "where";

/* --- Names --- */

/* Whether a control is a part of what a run depends on. */
static bool is_of_runs(Control control) {
    return control > CONTROL_NONE && control < CONTROL_RESTART && control_info(control).name;
}

static Control find(const char *name, int *which) {
    Control control = control_parse(name, which);
    return is_of_runs(control) ? control : CONTROL_NONE;
}

bool setting_check(const char *name, Message *message) {
    int which;
    const char *names[CONTROL_COUNT + 1] = {WHERE};
    int count = 1;
    char hint[256], quoted[64];
    if (strcmp(name, WHERE) == 0 || find(name, &which) != CONTROL_NONE) return true;
    for (int c = CONTROL_NONE + 1; c < CONTROL_RESTART; c++) {
        int member;
        Control family = control_family((Control)c, &member);
        if (member <= 0 && is_of_runs(family)) names[count++] = control_info(family).name;
    }
    return message_set(message, "there is no setting %s; %s", clean_quote(name, quoted),
                       hint_or(name, names, count,
                               "there are rate, optimizer, batch, units, activation, seed, noise "
                               "and all other controls",
                               hint));
}

/* Data first, then the rule and the loss, which bring an output, then the network, and last what
 * depends on the optimizer and the layers. */
int setting_order(const char *name) {
    int which;
    Control control = find(name, &which);
    if (control == CONTROL_NONE) return (int)CONTROL_DATA_SEED;
    if (control == CONTROL_RULE || control == CONTROL_LOSS) return (int)CONTROL_INPUT;
    return (int)control < (int)CONTROL_INPUT ? (int)control : (int)control + 1;
}

bool setting_is_logarithmic(const char *name) {
    int which;
    Control control = find(name, &which);
    return control != CONTROL_NONE && (control_info(control).logarithmic ||
                                       control == CONTROL_BATCH || control == CONTROL_BATCH_SIZE);
}

bool setting_is_number(const char *name) {
    int which;
    Control control = find(name, &which);
    if (control == CONTROL_NONE) return false;
    ControlInfo row = control_info(control);
    return row.kind != CONTROL_KIND_TOGGLE && (row.options == 0 || control == CONTROL_BATCH);
}

bool setting_is_of_points(const char *name) {
    int which;
    Control control = find(name, &which);
    return strcmp(name, WHERE) == 0 || (control > CONTROL_NONE && control <= CONTROL_DATA_SEED);
}

const char *setting_label(const char *name) {
    int which;
    Control control = find(name, &which);
    if (control == CONTROL_LAYERS) return "Layers"; /* values of settings count the output, too */
    return control == CONTROL_NONE ? "Condition" : control_info(control).label;
}

/* --- Lists, as scenes write them --- */

/* The items of "[a, b]", each without the blanks around it. -1 when it is no list, or one is empty
 * or too long. */
static int items(const char *text, char item[][TERM_TEXT], int most) {
    int count = 0, depth = 0;
    const char *from = text + 1;
    size_t length = strlen(text);
    if (length < 3 || text[0] != '[' || text[length - 1] != ']') return -1;
    for (const char *at = from; *at; at++) {
        depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
        bool last = at == text + length - 1;
        if (!last && (*at != ',' || depth > 0)) continue;
        from += strspn(from, " ");
        int size = (int)(at - from);
        while (size > 0 && from[size - 1] == ' ') size--;
        if (size < 1 || size >= TERM_TEXT || count == most) return -1;
        snprintf(item[count++], TERM_TEXT, "%.*s", size, from);
        from = at + 1;
        if (last) break;
    }
    return count;
}

static bool read_inputs(const Scene *scene, const char *text, Action *a, Message *m) {
    char item[MAX_INPUTS][TERM_TEXT];
    int count = items(text, item, MAX_INPUTS);
    if (count < 1)
        return message_set(m, "a list of 1 to %d inputs stands in brackets, as in [x1, x2, x1*x2]",
                           MAX_INPUTS);
    *a = (Action){.kind = ACTION_SET_INPUTS, .inputs = scene->features};
    a->inputs.count = count;
    for (int i = 0; i < count; i++) {
        if (!term_read_feature(&a->inputs.feature[i], item[i], &scene->data, m)) return false;
    }
    return true;
}

static bool read_layer(const char *text, int *units, Activation *activation, Message *m) {
    char number[32], name[32], extra[2];
    uint64_t whole = 0;
    bool read = sscanf(text, "%31s %31s %1s", number, name, extra) == 2 &&
                number_read_whole(number, &whole) && whole >= 1 && whole <= MAX_UNITS;
    *units = (int)whole;
    return (read && activation_from_name(name, activation)) ||
           message_set(m, "'%.40s' is no layer; write its units and their activation, as in 4 tanh",
                       text);
}

static bool read_layers(const Scene *scene, const char *text, Action *a, Message *m) {
    char item[MAX_LAYERS][TERM_TEXT];
    int count = items(text, item, MAX_LAYERS);
    if (count < 1)
        return message_set(m,
                           "a list of 1 to %d layers stands in brackets, the output last, as in "
                           "[4 tanh, 1 sigmoid]",
                           MAX_LAYERS);
    *a = (Action){.kind = ACTION_SET_NETWORK, .network = scene->network};
    a->network.layers = count;
    for (int l = 0; l < count; l++) {
        if (!read_layer(item[l], &a->network.units[l], &a->network.activation[l], m)) return false;
    }
    return true;
}

/* --- Setting it --- */

static bool set_where(Scene *scene, const char *text, Message *m) {
    Action a = {.kind = ACTION_SET_POINTS, .set = scene->set};
    if (scene->set.kind != SET_FORMULA)
        return message_set(m, "only the set formula has a condition, as in set=formula");
    return term_read_condition(&a.set.where, text, &scene->data, m) &&
           edit_scene_alone(scene, &a, m);
}

static bool set_list(Scene *scene, Control control, const char *text, Message *m) {
    Action a;
    bool read = control == CONTROL_INPUT ? read_inputs(scene, text, &a, m)
                                         : read_layers(scene, text, &a, m);
    return read && edit_scene_alone(scene, &a, m);
}

static bool set_control(Scene *scene, Control control, int which, const char *text, Message *m) {
    Lab lab = {.scene = *scene}; /* borrowed */
    Action a;
    if (control == CONTROL_SET && strcmp(text, set_name(SET_NONE)) == 0)
        return message_set(m, "the set none has no points to train on");
    return words_set_control(&lab, control, which, text, &a, m) && edit_scene_alone(scene, &a, m);
}

/* Without brackets: every hidden layer. */
static bool set_hidden(Scene *scene, Control control, const char *text, Message *m) {
    int hidden = scene->network.layers - 1;
    if (hidden == 0) return message_set(m, "there is no hidden layer to set it in");
    for (int l = 0; l < hidden; l++) {
        if (!set_control(scene, control, l, text, m)) return false;
    }
    return true;
}

/* Sentences of the screen end with a full stop, those here do not. */
static void without_stop(Message *m) {
    size_t length = m ? strlen(m->text) : 0;
    if (length > 0 && m->text[length - 1] == '.') m->text[length - 1] = '\0';
}

static bool apply(Scene *scene, const char *name, const char *value, Message *m) {
    int which;
    Control control = find(name, &which);
    if (control == CONTROL_NONE) return set_where(scene, value, m);
    bool bare = which < 0;
    bool lists = bare && (control == CONTROL_LAYERS || control == CONTROL_INPUT);
    if (lists && (value[0] == '[' || control == CONTROL_INPUT))
        return set_list(scene, control, value, m);
    if (bare && (control == CONTROL_UNITS || control == CONTROL_ACTIVATION))
        return set_hidden(scene, control, value, m);
    return set_control(scene, control, which, value, m);
}

bool setting_apply(Scene *scene, const char *name, const char *value, Message *message) {
    Message why = {""};
    char quoted[64];
    if (!setting_check(name, message)) return false;
    if (apply(scene, name, value, &why)) return true;
    without_stop(&why);
    return message_set(message, "%.31s=%.60s cannot be: %.300s", name,
                       clean_text(value, strlen(value), quoted, sizeof quoted), why.text);
}

const char *setting_value(const Scene *scene, const char *name, char text[SETTING_VALUE]) {
    int which;
    Lab lab = {.scene = *scene}; /* borrowed */
    Control control = find(name, &which);
    text[0] = '\0';
    bool family = control != CONTROL_NONE && control_info(control).family > 0;
    if (control == CONTROL_NONE || control == CONTROL_INPUT) return text;
    if (family && which < 0) which = 0;
    if (family && which >= control_members(&lab, control)) return text;
    const ControlInfo row = control_info(control);
    double value = row.get(&lab, which);
    char option[64];
    if (control == CONTROL_BATCH || control == CONTROL_BATCH_SIZE) {
        int batch = scene->training.batch;
        snprintf(text, SETTING_VALUE, batch ? "%d" : "full", batch);
    } else if (row.options > 0) {
        snprintf(text, SETTING_VALUE, "%s", value < 0 ? "" : row.option((int)value, option));
    } else if (row.kind == CONTROL_KIND_TOGGLE) {
        snprintf(text, SETTING_VALUE, "%s", value != 0 ? "on" : "off");
    } else if (row.whole) {
        snprintf(text, SETTING_VALUE, "%.0f", value + row.first);
    } else {
        number_text((float)value, text);
    }
    return text;
}

/* --- What differs --- */

/* Of a family the members are named one by one, but for the first: "units", "units[2]". */
static void name_of(Control control, char name[SETTING_NAME]) {
    int which;
    control_family(control, &which);
    snprintf(name, SETTING_NAME, which > 0 ? "%.20s[%d]" : "%.20s", control_info(control).name,
             which + 1);
}

static bool differs(const Scene *const *scene, int count, const char *name) {
    char first[SETTING_VALUE], other[SETTING_VALUE];
    setting_value(scene[0], name, first);
    for (int i = 1; i < count; i++) {
        if (strcmp(first, setting_value(scene[i], name, other)) != 0) return true;
    }
    return false;
}

int setting_differences(const Scene *const *scene, int count, char name[][SETTING_NAME], int most) {
    int found = 0;
    for (int c = CONTROL_NONE + 1; c < CONTROL_RESTART && found < most; c++) {
        if (!is_of_runs((Control)c) || c == CONTROL_BATCH_SIZE) continue; /* the batch tells it */
        name_of((Control)c, name[found]);
        found += differs(scene, count, name[found]);
    }
    return found;
}
