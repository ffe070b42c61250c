/* See solve_set.h. */
#include "lesson/solve_set.h"

#include <stdio.h>
#include <string.h>

#include "lesson/names.h"
#include "scene/number.h"

bool words_split(SolveWords *words, const char *line) {
    words->count = 0;
    for (const char *at = line + strspn(line, " "); *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        if (words->count == SOLVE_WORDS || length >= sizeof words->word[0]) return false;
        snprintf(words->word[words->count++], sizeof words->word[0], "%.*s", (int)length, at);
        at += length;
    }
    return words->count > 0;
}

/* Which of the names it is, as name_of gives them; -1 for none. */
static int find(const char *word, int count, const char *(*name_of)(int)) {
    for (int i = 0; i < count; i++) {
        if (strcmp(word, name_of(i)) == 0) return i;
    }
    return -1;
}

static const char *name_of_loss(int i) {
    return loss_name((Loss)i);
}

static const char *name_of_optimizer(int i) {
    return optimizer_name((Optimizer)i);
}

static const char *name_of_rule(int i) {
    return rule_name((Rule)i);
}

static const char *name_of_set(int i) {
    return set_name((SetKind)i);
}

static const char *name_of_start(int i) {
    return start_name((StartKind)i);
}

static const char *name_of_activation(int i) {
    return activation_name((Activation)i);
}

/* Settings that are one of several names. */
static int set_choice(const Lab *lab, const char *name, const char *value, Action *a) {
    Training training = lab->scene.training;
    NetworkDef network = lab->scene.network;
    SetDef set = lab->scene.set;
    int which = -1;
    a->kind = ACTION_SET_TRAINING;
    if (strcmp(name, "loss") == 0) {
        which = find(value, LOSS_COUNT, name_of_loss);
        training.loss = (Loss)which;
    } else if (strcmp(name, "optimizer") == 0) {
        which = find(value, OPTIMIZER_COUNT, name_of_optimizer);
        training.optimizer = (Optimizer)which;
    } else if (strcmp(name, "rule") == 0) {
        which = find(value, RULE_COUNT, name_of_rule);
        training.rule = (Rule)which;
    } else if (strcmp(name, "set") == 0) {
        which = find(value, SET_COUNT, name_of_set);
        set.kind = (SetKind)which;
        a->kind = ACTION_SET_POINTS;
    } else if (strcmp(name, "start") == 0) {
        which = find(value, START_COUNT, name_of_start);
        network.start.kind = (StartKind)which;
        a->kind = ACTION_SET_NETWORK;
    } else {
        return -2;
    }
    if (a->kind == ACTION_SET_TRAINING) a->training = training;
    if (a->kind == ACTION_SET_POINTS) a->set = set;
    if (a->kind == ACTION_SET_NETWORK) a->network = network;
    return which;
}

static bool set_training(const Lab *lab, const char *name, float value, Action *a) {
    Training t = lab->scene.training;
    if (strcmp(name, "rate") == 0)
        t.rate = value;
    else if (strcmp(name, "batch") == 0)
        t.batch = (int)value;
    else if (strcmp(name, "l1") == 0)
        t.l1 = value;
    else if (strcmp(name, "l2") == 0)
        t.l2 = value;
    else if (strcmp(name, "dropout") == 0)
        t.dropout = value;
    else
        return false;
    a->kind = ACTION_SET_TRAINING;
    a->training = t;
    return true;
}

static bool set_data(const Lab *lab, const char *name, float value, Action *a) {
    SetDef set = lab->scene.set;
    if (strcmp(name, "noise") == 0)
        set.noise = value;
    else if (strcmp(name, "count") == 0)
        set.count = (int)value;
    else if (strcmp(name, "held-out") == 0) {
        *a = (Action){.kind = ACTION_HOLD_OUT, .number = (double)value};
        return true;
    } else
        return false;
    a->kind = ACTION_SET_POINTS;
    a->set = set;
    return true;
}

/* units[l], activation[l], layers. */
static bool set_network(const Lab *lab, const char *name, const char *value, Action *a) {
    NetworkDef net = lab->scene.network;
    float number = 0;
    int layer = 0, end = 0;
    bool is_number = number_read(value, &number);
    if (strcmp(name, "layers") == 0 && is_number && number >= 1 && number <= MAX_LAYERS) {
        network_def_set_hidden(&net, (int)number - 1);
    } else if (sscanf(name, "units[%d]%n", &layer, &end) == 1 && end && layer >= 1 &&
               layer <= net.layers && is_number && number >= 1 && number <= MAX_UNITS) {
        net.units[layer - 1] = (int)number;
    } else if (sscanf(name, "activation[%d]%n", &layer, &end) == 1 && end && layer >= 1 &&
               layer <= net.layers) {
        int which = find(value, ACTIVATION_COUNT, name_of_activation);
        if (which < 0) return false;
        net.activation[layer - 1] = (Activation)which;
    } else {
        return false;
    }
    a->kind = ACTION_SET_NETWORK;
    a->network = net;
    return true;
}

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

/* A leaf of the expression graph. */
static bool set_leaf(const Lab *lab, const char *name, const char *text, Action *a) {
    const SceneGraph *graph = &lab->scene.graph;
    for (int i = 0; lab->graph && i < graph->values; i++) {
        if (strcmp(graph->name[i], name) != 0) continue;
        *a = (Action){.kind = ACTION_SET_LEAF};
        a->leaf.index = i;
        return number_read_double(text, &a->leaf.value);
    }
    return false;
}

bool solve_set(const Lab *lab, const SolveWords *words, Action *action, Message *message) {
    *action = (Action){.kind = ACTION_SET_WEIGHTS};
    if (words->count != 3) return message_set(message, "write set NAME VALUE, as in set rate 0.5");
    const char *name = words->word[1], *text = words->word[2];
    float value;
    int choice = set_choice(lab, name, text, action);
    if (choice >= 0) return true;
    if (choice == -1) return message_set(message, "there is no %s called '%s'", name, text);
    if (set_network(lab, name, text, action)) return true;
    if (!number_read(text, &value)) return message_set(message, "'%s' is no number", text);
    if (set_leaf(lab, name, text, action) || set_training(lab, name, value, action) ||
        set_data(lab, name, value, action) || set_slice(lab, name, value, action)) {
        return true;
    }
    *action = (Action){.kind = ACTION_SET_WEIGHTS};
    action->weights.index = names_weight(lab, name);
    action->weights.count = 1;
    action->weights.value[0] = value;
    return action->weights.index >= 0 || message_set(message, "'%s' cannot be set", name);
}
