/* See words_set.h. */
#include "lab/words_set.h"

#include <stdio.h>
#include <string.h>

#include "lab/control.h"
#include "scene/hint.h"
#include "scene/number.h"

enum { OPTIONS = 64 };

/* ---- controls */

/* An option by its name. Of sets there is also none. */
static bool read_option(Control control, const char *text, double *value, Message *m) {
    const ControlInfo row = control_info(control);
    char room[OPTIONS][64], hint[256];
    const char *names[OPTIONS];
    for (int i = 0; i < row.options && i < OPTIONS; i++) {
        names[i] = row.option(i, room[i]);
        *value = i;
        if (strcmp(text, names[i]) == 0) return true;
    }
    *value = -1;
    if (control == CONTROL_SET && strcmp(text, set_name(SET_NONE)) == 0) return true;
    return message_set(m, "there is no %s called '%s'; %s", row.name, text,
                       hint_name(text, names, row.options, hint));
}

static bool read_toggle(const char *text, double *value, Message *m) {
    bool on = strcmp(text, "on") == 0 || strcmp(text, "1") == 0;
    *value = on;
    return on || strcmp(text, "off") == 0 || strcmp(text, "0") == 0 ||
           message_set(m, "'%s' is neither on nor off", text);
}

/* A number as scenes hold it: floats, but for what is whole. */
static bool read_number(const ControlInfo *row, const char *text, double *value, Message *m) {
    float number = 0;
    bool is_number = row->whole ? number_read_double(text, value) : number_read(text, &number);
    if (!is_number) return message_set(m, "'%s' is no number", text);
    if (!row->whole) *value = (double)number;
    *value -= row->first;
    if (*value >= row->least && *value <= row->most) return true;
    return message_set(m, "%s goes from %.10g to %.10g", row->name, row->least + row->first,
                       row->most + row->first);
}

/* The batch is a number of points, whichever of its two controls takes it; 0 is all of them. */
static bool read_batch(Control *control, const char *text, double *value, Message *m) {
    if (read_option(*control, strcmp(text, "0") == 0 ? "full" : text, value, NULL)) return true;
    *control = CONTROL_BATCH_SIZE;
    const ControlInfo row = control_info(*control);
    return read_number(&row, text, value, m);
}

static bool read_value(Control *control, const char *text, double *value, Message *m) {
    const ControlInfo row = control_info(*control);
    if (*control == CONTROL_BATCH) return read_batch(control, text, value, m);
    if (row.options > 0) return read_option(*control, text, value, m);
    if (row.kind == CONTROL_KIND_TOGGLE) return read_toggle(text, value, m);
    return read_number(&row, text, value, m);
}

/* The output has no control for its units: they change with its activation. */
static bool is_output(const Lab *lab, Control control, int which) {
    return control == CONTROL_UNITS && which == lab->scene.network.layers - 1;
}

static bool check_index(const Lab *lab, Control control, int which, Message *m) {
    const char *name = control_info(control).name;
    int count = control_members(lab, control);
    if (!control_info(control).family)
        return which < 0 || message_set(m, "there is only one %s: leave out the brackets", name);
    return (which >= 0 && which < count) || is_output(lab, control, which) ||
           message_set(m, "there is no such %s; write %s[1] to %s[%d]", name, name, name, count);
}

bool words_set_control(const Lab *lab, Control control, int which, const char *text, Action *a,
                       Message *m) {
    double value = 0;
    bool output = is_output(lab, control, which);
    if (!check_index(lab, control, which, m)) return false;
    if (!read_value(&control, text, &value, m)) return false;
    if (which >= 0 && !output) control = control_member(control, which);
    *a =
        output ? control_info(control).set(lab, which, value) : control_action(lab, control, value);
    return output || control_check(lab, control, value, m);
}

/* ---- what has no control */

static bool set_slice(const Lab *lab, const char *name, float value, Action *a) {
    int column = 0, end = 0;
    bool fits = sscanf(name, "slice[%d]%n", &column, &end) == 1 && end && column >= 1 &&
                column <= lab->scene.data.columns;
    if (!fits) return false;
    a->kind = ACTION_LOOK;
    a->plane = lab->scene.view;
    a->plane.fixed[column - 1] = value;
    return true;
}

static int find_leaf(const Lab *lab, const char *name) {
    const SceneGraph *graph = &lab->scene.graph;
    for (int i = 0; lab_is_graph(lab) && i < graph->values; i++) {
        if (strcmp(graph->name[i], name) == 0) return i;
    }
    return -1;
}

static bool set_leaf(int index, const char *text, Action *a, Message *m) {
    *a = (Action){.kind = ACTION_SET_LEAF};
    a->leaf.index = index;
    return number_read_double(text, &a->leaf.value) || message_set(m, "'%s' is no number", text);
}

static bool set_weight(const Lab *lab, const char *name, float value, Action *a) {
    a->kind = ACTION_SET_WEIGHTS;
    a->weights.index = words_weight(lab_network(lab), name);
    a->weights.count = 1;
    a->weights.value[0] = value;
    return a->weights.index >= 0;
}

bool words_set(const Lab *lab, const Words *words, Action *action, Message *message) {
    *action = (Action){.kind = ACTION_SET_WEIGHTS};
    if (words->count != 3) return message_set(message, "write set NAME VALUE, as in set rate 0.5");
    const char *name = words->word[1], *text = words->word[2];
    float value;
    int which, leaf = find_leaf(lab, name);
    if (leaf >= 0) return set_leaf(leaf, text, action, message);
    Control control = control_parse(name, &which);
    if (control != CONTROL_NONE)
        return words_set_control(lab, control, which, text, action, message);
    if (!number_read(text, &value)) return message_set(message, "'%s' is no number", text);
    return set_slice(lab, name, value, action) || set_weight(lab, name, value, action) ||
           message_set(message, "'%s' cannot be set", name);
}
