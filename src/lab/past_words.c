/* See past_words.h. */
#include "lab/past_words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lab/words.h"
#include "scene/label.h"
#include "scene/number.h"

static bool say(Script *lines, const char *text) {
    if (strlen(text) >= SCRIPT_LINE) return false;
    script_add(lines, text, 0);
    return true;
}

static void set(Script *lines, const char *name, const char *value) {
    char line[128];
    snprintf(line, sizeof line, "set %s %s", name, value);
    say(lines, line);
}

static void set_number(Script *lines, const char *name, float value) {
    char number[32];
    set(lines, name, number_text(value, number));
}

/* ---- points */

static void append_point(const Dataset *data, const float *x, char line[SCRIPT_LINE]) {
    char number[32];
    size_t used = strlen(line);
    for (int c = 0; c < data->columns; c++)
        used += (size_t)snprintf(line + used, SCRIPT_LINE - used, " %s", number_text(x[c], number));
}

/* A class by its name, or by its number where a line cannot hold the name. */
static bool append_label(const Dataset *data, float label, char line[SCRIPT_LINE]) {
    char text[32];
    size_t used = strlen(line);
    if (data->kind == LABEL_NUMBER) {
        snprintf(line + used, SCRIPT_LINE - used, " %s", number_text(label, text));
        return true;
    }
    int class = (int)label;
    const char *name = class < data->classes ? data->class_name[class] : "";
    bool fits = name[0] && !strchr(name, ' ') && label_class(data, name) == class;
    if (!fits) name = number_text((float)class, text);
    snprintf(line + used, SCRIPT_LINE - used, " %s", name);
    return label_class(data, name) == class;
}

static bool say_point(const Dataset *data, const Action *action, Script *lines) {
    char line[SCRIPT_LINE];
    int number = action->point.index + 1;
    if (action->kind == ACTION_ADD_POINT) {
        snprintf(line, sizeof line, "add point");
        append_point(data, action->point.x, line);
        return append_label(data, action->point.label, line) && say(lines, line);
    }
    if (action->kind == ACTION_MOVE_POINT) {
        snprintf(line, sizeof line, "move point %d", number);
        append_point(data, action->point.x, line);
        return say(lines, line);
    }
    snprintf(line, sizeof line, "label point %d", number);
    return append_label(data, action->point.label, line) && say(lines, line);
}

static bool say_erased(const Action *action, Script *lines) {
    char line[64];
    snprintf(line, sizeof line, "erase point %d", action->point.index + 1);
    return say(lines, line);
}

/* ---- settings and weights */

/* The loss and the optimizer first: whatever they may bring with them is set after them. */
static void say_training(const Training *was, const Training *t, Script *lines) {
    char text[32];
    bool other = was->loss != t->loss || was->optimizer != t->optimizer;
    if (was->loss != t->loss) set(lines, "loss", loss_name(t->loss));
    if (was->optimizer != t->optimizer) set(lines, "optimizer", optimizer_name(t->optimizer));
    if (was->batch != t->batch) {
        snprintf(text, sizeof text, "%d", t->batch);
        set(lines, "batch", t->batch ? text : "full");
    }
    if (was->shuffle != t->shuffle) set(lines, "shuffle", t->shuffle ? "on" : "off");
    if (was->seed != t->seed) {
        snprintf(text, sizeof text, "%" PRIu64, t->seed);
        set(lines, "order-seed", text);
    }
    if (was->momentum != t->momentum) set_number(lines, "momentum", t->momentum);
    if (was->l1 != t->l1) set_number(lines, "l1", t->l1);
    if (was->l2 != t->l2) set_number(lines, "l2", t->l2);
    if (was->dropout != t->dropout) set_number(lines, "dropout", t->dropout);
    if (was->rate != t->rate || other) set_number(lines, "rate", t->rate);
}

void past_words_after(const Lab *lab, const Training *was, float held_out, Script *lines) {
    if (lab->scene.held_out != held_out) set_number(lines, "held-out", lab->scene.held_out);
    say_training(was, lab_settings(lab), lines);
}

static bool say_weights(const Network *net, const Action *action, Script *lines) {
    char name[32];
    for (int i = 0; i < action->weights.count; i++) {
        int index = action->weights.index + i;
        if (index >= net->count || !words_weight_name(net, index, name)) return false;
        set_number(lines, name, action->weights.value[i]);
    }
    return true;
}

bool past_words(const Lab *lab, const Action *action, Script *lines) {
    const Dataset *data = &lab->scene.data;
    ActionKind kind = action->kind;
    if (kind == ACTION_ADD_POINT || kind == ACTION_MOVE_POINT || kind == ACTION_LABEL_POINT)
        return say_point(data, action, lines);
    if (kind == ACTION_ERASE_POINT) return say_erased(action, lines);
    if (kind == ACTION_CLEAR_POINTS) return say(lines, "clear");
    if (kind == ACTION_HOLD_OUT) {
        if ((float)action->number == lab->scene.held_out)
            set_number(lines, "held-out", lab->scene.held_out);
        return true;
    }
    if (kind == ACTION_SET_TRAINING) return true;
    return kind == ACTION_SET_WEIGHTS && say_weights(lab_network(lab), action, lines);
}

/* ---- the curve */

const char *past_said(const char *line, char text[96]) {
    static const struct {
        const char *begins, *said;
    } of[] = {{"add ", "point added"},         {"move ", "point moved"},
              {"label ", "class changed"},     {"erase ", "point erased"},
              {"clear", "points cleared"},     {"set w[", "weight set by hand"},
              {"set b[", "weight set by hand"}};
    for (size_t i = 0; line && i < sizeof of / sizeof *of; i++) {
        if (strncmp(line, of[i].begins, strlen(of[i].begins)) != 0) continue;
        snprintf(text, 96, "%s", of[i].said);
        return text;
    }
    snprintf(text, 96, "%.90s",
             line && strncmp(line, "set ", 4) == 0 ? line + 4 : "changed by hand");
    return text;
}
