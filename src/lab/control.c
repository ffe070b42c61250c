/* See control.h. What all controls have in common; the rows have the rest. */
#include "lab/control.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/numeral.h"
#include "lab/control_rows.h"
#include "scene/number.h"

/* ---- rows */

static const ControlInfo *row_at(int at) {
    static const ControlInfo none = {.label = "", .hint = ""};
    const ControlRows tables[] = {control_rows_data(), control_rows_network(),
                                  control_rows_training(), control_rows_transport()};
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        if (at >= 0 && at < tables[t].count && tables[t].row[at].label) return &tables[t].row[at];
    }
    return at == CONTROL_NONE ? &none : NULL;
}

/* The row of a family is at its first member. */
static const ControlInfo *row_of(Control control, Control *family, int *which) {
    int at = control < 0 || control >= CONTROL_COUNT ? CONTROL_NONE : (int)control;
    while (!row_at(at)) at--;
    const ControlInfo *row = row_at(at);
    *family = (Control)at;
    *which = row->family ? (int)control - at : -1;
    return row;
}

Control control_family(Control control, int *which) {
    Control family;
    row_of(control, &family, which);
    return family;
}

Control control_member(Control family, int which) {
    return (Control)((int)family + which);
}

ControlInfo control_info(Control control) {
    Control family;
    int which;
    return *row_of(control, &family, &which);
}

/* ---- its value */

double control_value(const Lab *lab, Control control) {
    Control family;
    int which;
    const ControlInfo *row = row_of(control, &family, &which);
    return row->get ? row->get(lab, which) : 0;
}

const char *control_option(const Lab *lab, Control control, int option, char text[64]) {
    const ControlInfo row = control_info(control);
    text[0] = '\0';
    if (option < 0 || option >= row.options) return text;
    return row.label_of ? row.label_of(option) : row.option(option, text);
}

const char *control_text(const Lab *lab, Control control, char text[64]) {
    const double value = control_value(lab, control);
    const ControlInfo row = control_info(control);
    if (row.options > 0) return control_option(lab, control, (int)value, text);
    if (row.text) return row.text(value, text);
    if (row.percent)
        snprintf(text, 64, "%.3g %%", value * 100);
    else if (row.kind == CONTROL_KIND_SLIDER && !row.whole)
        numeral_short(value, 3, text, 64);
    else
        snprintf(text, 64, "%.0f", value);
    return text;
}

/* ---- setting it */

/* Whether a derivative would be another with it. */
static bool is_of_network(Control control) {
    return (control >= CONTROL_INPUT && control < CONTROL_SEED) || control == CONTROL_RULE ||
           control == CONTROL_LOSS;
}

const char *control_refusal(const Lab *lab, Control control) {
    Control family;
    int which;
    const ControlInfo *row = row_of(control, &family, &which);
    if (lab_holds_still(lab) && control < CONTROL_RESTART)
        return lab_awaits(lab); /* it might tell */
    const char *kept = is_of_network(control) ? lab_keeps_network(lab) : NULL;
    if (kept) return kept;
    return row->refuse ? row->refuse(lab, which) : NULL;
}

bool control_enabled(const Lab *lab, Control control) {
    return !control_refusal(lab, control);
}

Action control_action(const Lab *lab, Control control, double value) {
    Control family;
    int which;
    const ControlInfo *row = row_of(control, &family, &which);
    assert(row->set);
    return row->set(lab, which, value);
}

double control_typed(Control control, double number) {
    const ControlInfo row = control_info(control);
    return row.percent ? number / 100 : row.whole ? round(number) : number;
}

double control_as_typed(Control control, double value) {
    return control_info(control).percent ? value * 100 : value;
}

/* ---- sliders */

double control_share(Control control, double value) {
    const ControlInfo row = control_info(control);
    if (row.logarithmic && value < row.low) return 0;
    double share = row.logarithmic ? log(value / row.low) / log(row.high / row.low)
                                   : (value - row.low) / (row.high - row.low);
    return share < 0 ? 0 : share > 1 ? 1 : share;
}

/* Two significant digits: what a slider can be read to. */
static double rounded(double value) {
    if (value == 0) return 0;
    double unit = pow(10, floor(log10(fabs(value))) - 1);
    return round(value / unit) * unit;
}

double control_at(Control control, double share) {
    const ControlInfo row = control_info(control);
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    if (row.logarithmic) return rounded(row.low * pow(row.high / row.low, share));
    double value = row.low + share * (row.high - row.low);
    return row.whole ? round(value) : row.fine ? rounded(value) : round(value * 100) / 100;
}

/* ---- in lessons */

Control control_find(const char *name) {
    for (int at = CONTROL_NONE; at < CONTROL_COUNT; at++) {
        const ControlInfo *row = row_at(at);
        if (row && row->name && strcmp(row->name, name) == 0) return (Control)at;
    }
    return CONTROL_NONE;
}

Control control_parse(const char *name, int *which) {
    char bare[32];
    int end = 0;
    size_t length = strcspn(name, "[");
    *which = -1;
    if (length >= sizeof bare) return CONTROL_NONE;
    snprintf(bare, sizeof bare, "%.*s", (int)length, name);
    Control control = control_find(bare);
    if (name[length] == '\0') return control;
    const char *brackets = name + length;
    bool index = sscanf(brackets, "[%d]%n", which, &end) == 1 && end && brackets[end] == '\0';
    *which -= 1;
    return index && *which >= 0 ? control : CONTROL_NONE;
}

int control_members(const Lab *lab, Control family) {
    if (family == CONTROL_INPUT) {
        Feature offered[INPUTS_OFFERED];
        return inputs_offered(&lab->scene, offered);
    }
    if (family == CONTROL_UNITS) return lab->scene.network.layers - 1;
    return family == CONTROL_ACTIVATION ? lab->scene.network.layers : 1;
}

double control_number(const Lab *lab, Control control, int which) {
    const ControlInfo *row = row_at((int)control);
    if (row->number) return row->number(lab, which);
    double value = row->get(lab, which);
    if (row->options > 0) return value + 1;
    bool whole = row->whole || row->kind == CONTROL_KIND_TOGGLE;
    return whole ? value + row->first : number_decimal((float)value);
}
