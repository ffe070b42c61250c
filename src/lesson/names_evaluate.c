/* See names.h. Here: finding a name in a text, and what its brackets mean. Which names there
 * are: names.c. */
#include "lesson/names.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lesson/frozen.h"
#include "lesson/graph_names.h"
#include "lesson/names_table.h"
#include "lesson/option_names.h"
#include "lesson/point_names.h"

/* --- What stands in the brackets --- */

static bool within(const char *name, const char *what, int number, int count, Message *m) {
    if (number >= 1 && number <= count) return true;
    if (count == 0) return message_set(m, "%s: there is no %s", name, what);
    return message_set(m, "%s: %s %d is not there; there %s %d", name, what, number,
                       count == 1 ? "is" : "are", count);
}

/* [layer, to, from] or [layer, unit], to indexes from 0; of weights and biases to one in theta. */
static bool place_unit(const NameRow *row, const Leaf *leaf, const Network *net, int at[3],
                       Message *m) {
    const char *name = leaf->name;
    if (!within(name, "layer", leaf->index[0], net->layers, m)) return false;
    const Layer *layer = &net->layer[leaf->index[0] - 1];
    if (row->index != INDEX_LAYER && !within(name, "unit", leaf->index[1], layer->to, m))
        return false;
    if (row->index == INDEX_WEIGHT &&
        !within(name, "unit or input", leaf->index[2], layer->from, m))
        return false;
    for (int i = 0; i < 3; i++) at[i] = leaf->index[i] - 1;
    if (row->index == INDEX_WEIGHT) at[0] = network_w(net, at[0], 0, at[1], at[2]);
    if (row->index == INDEX_BIAS) at[0] = network_b(net, at[0], 0, at[1]);
    return true;
}

static bool place_point(const NameRow *row, const Leaf *leaf, const Lab *lab, int at[3],
                        Message *m) {
    const Network *net = lab_network(lab);
    at[0] = leaf->index[0] - 1;
    at[1] = leaf->indexes > 1 ? leaf->index[1] - 1 : 0;
    if (row->index == INDEX_EPOCH) at[0] = leaf->index[0];
    if (row->index == INDEX_EPOCH || row->index == INDEX_VALUE) return true;
    if (row->index == INDEX_INPUT)
        return within(leaf->name, "input", leaf->index[0], net->inputs, m);
    if (row->index == INDEX_OFFERED)
        return within(leaf->name, "input", leaf->index[0], control_members(lab, row->control), m);
    if (row->index == INDEX_COLUMN)
        return within(leaf->name, "input", leaf->index[0], lab->scene.data.columns, m);
    return within(leaf->name, "point", leaf->index[0], lab->scene.data.count, m) &&
           within(leaf->name, row->index == INDEX_POINT_X ? "input" : "output", at[1] + 1,
                  row->index == INDEX_POINT_X ? lab->scene.data.columns : net->outputs, m);
}

/* How many numbers stand in the brackets, and what they are. */
static const struct {
    int least, most;
    const char *shape;
} shapes[] = {
    [INDEX_NONE] = {0, 0, ""},
    [INDEX_WEIGHT] = {3, 3, "[layer,to,from]"},
    [INDEX_BIAS] = {2, 2, "[layer,unit]"},
    [INDEX_UNIT] = {2, 2, "[layer,unit]"},
    [INDEX_LAYER] = {1, 1, "[layer]"},
    [INDEX_INPUT] = {1, 1, "[input]"},
    [INDEX_COLUMN] = {1, 1, "[input]"},
    [INDEX_POINT] = {1, 1, "[point]"},
    [INDEX_POINT_X] = {2, 2, "[point,input]"},
    [INDEX_OUTPUT] = {1, 2, "[point]"},
    [INDEX_EPOCH] = {1, 1, "[epoch]"},
    [INDEX_VALUE] = {1, 1, "[value]"},
    [INDEX_OFFERED] = {1, 1, "[input]"},
};
static_assert(INDEX_COUNT == 13, "each kind of index has a shape");

static bool has_shape(const NameRow *row, const Leaf *leaf, Message *m) {
    bool fits =
        leaf->indexes >= shapes[row->index].least && leaf->indexes <= shapes[row->index].most;
    return fits || message_set(m, "write %s%s", leaf->name, shapes[row->index].shape);
}

static bool place(const NameRow *row, const Leaf *leaf, const Lab *lab, int at[3], Message *m) {
    at[0] = at[1] = at[2] = 0;
    if (!has_shape(row, leaf, m)) return false;
    switch (row->index) {
    case INDEX_NONE: return true;
    case INDEX_WEIGHT:
    case INDEX_BIAS:
    case INDEX_UNIT:
    case INDEX_LAYER: return place_unit(row, leaf, lab_network(lab), at, m);
    case INDEX_INPUT:
    case INDEX_COLUMN:
    case INDEX_POINT:
    case INDEX_POINT_X:
    case INDEX_OUTPUT:
    case INDEX_EPOCH:
    case INDEX_VALUE:
    case INDEX_OFFERED:
    case INDEX_COUNT: break;
    }
    return place_point(row, leaf, lab, at, m);
}

static bool has_row(const Leaf *leaf, NameRow *row, Message *message) {
    char hint[256];
    return name_row(leaf->name, row) || message_set(message, "there is no name '%s'; %s",
                                                    leaf->name, name_hint(leaf->name, hint));
}

static bool value_of(const Names *names, const Leaf *leaf, double *value, Message *message) {
    int at[3];
    if (graph_names_value(names->lab, leaf, value)) return true;
    NameRow row;
    if (!has_row(leaf, &row, message)) return false;
    if (!place(&row, leaf, names->lab, at, message)) return false;
    *value = name_value(&row, names, at);
    return true;
}

/* --- Expressions --- */

/* The expression without its ": decimals". */
static bool split(const char *text, char expression[EXPRESSION_TEXT], int *decimals, Message *m) {
    const char *colon = strrchr(text, ':');
    size_t length = colon ? (size_t)(colon - text) : strlen(text);
    *decimals = -1;
    if (length >= EXPRESSION_TEXT) return message_set(m, "this expression is too long");
    memcpy(expression, text, length);
    expression[length] = '\0';
    if (!colon) return true;
    const char *digit = colon + 1 + strspn(colon + 1, " ");
    bool fits = digit[0] >= '0' && digit[0] <= '9' && strspn(digit + 1, " ") == strlen(digit + 1);
    if (!fits)
        return message_set(m, "after the colon stands how many decimals, 0 to 9, as in loss : 2");
    *decimals = digit[0] - '0';
    return true;
}

static const Leaf *leaf_of(const Expression *e, int node) {
    return e->node[node].op == OP_LEAF ? &e->leaf[e->node[node].leaf] : NULL;
}

/* A comparison with an option becomes the number 1 or 0. named: which leaves were options,
 * [leaves]. */
static bool compare_options(const Names *names, Expression *e, bool *named, Message *message) {
    for (int i = 0; i < e->nodes; i++) {
        Node *node = &e->node[i];
        if (node->op != OP_EQUAL && node->op != OP_UNEQUAL) continue;
        const Leaf *a = leaf_of(e, node->a), *b = leaf_of(e, node->b);
        double option, value;
        if (!a || !b || !option_names_number(names->lab, a, b, &option)) continue;
        if (!value_of(names, a, &value, message)) return false;
        named[e->node[node->b].leaf] = true;
        *node = (Node){.op = OP_NUMBER,
                       .a = -1,
                       .b = -1,
                       .leaf = -1,
                       .number = (value == option) == (node->op == OP_EQUAL)};
    }
    return true;
}

/* Whether something is compared with an option that its control does not have. */
static bool lacks_option(const Names *names, const Expression *e, Message *message) {
    for (int i = 0; i < e->nodes; i++) {
        const Node *node = &e->node[i];
        if (node->op != OP_EQUAL && node->op != OP_UNEQUAL) continue;
        const Leaf *a = leaf_of(e, node->a), *b = leaf_of(e, node->b);
        if (a && b && option_names_lack(names->lab, a, b, message)) return true;
    }
    return false;
}

/* Whether anything still asks for a leaf's value. */
static bool is_used(const Expression *e, int leaf) {
    for (int i = 0; i < e->nodes; i++) {
        const Node *node = &e->node[i];
        const int operand[] = {node->a, node->b, i == e->result ? i : -1};
        for (int o = 0; o < 3; o++) {
            if (operand[o] >= 0 && leaf_of(e, operand[o]) == &e->leaf[leaf]) return true;
        }
    }
    return false;
}

bool names_evaluate(const Names *names, const char *text, double *value, int *decimals,
                    Message *message) {
    char expression[EXPRESSION_TEXT];
    double leaf[EXPRESSION_LEAVES] = {0};
    bool named[EXPRESSION_LEAVES] = {0};
    Expression e;
    if (frozen_find(names->frozen, text, value, decimals)) return true;
    if (!split(text, expression, decimals, message) || !expression_parse(&e, expression, message) ||
        lacks_option(names, &e, message) || !compare_options(names, &e, named, message))
        return false;
    for (int i = 0; i < e.leaves; i++) {
        if (named[i] && !is_used(&e, i)) continue;
        if (!value_of(names, &e.leaf[i], &leaf[i], message)) return false;
    }
    *value = expression_value(&e, leaf, NULL);
    return true;
}

bool names_known(const Names *names, const char *text, Message *message) {
    char expression[EXPRESSION_TEXT];
    int decimals;
    bool named[EXPRESSION_LEAVES] = {0};
    Expression e;
    if (!split(text, expression, &decimals, message) ||
        !expression_parse(&e, expression, message) || lacks_option(names, &e, message))
        return false;
    if (!compare_options(names, &e, named, NULL)) return true; /* of an index that is not there */
    for (int i = 0; i < e.leaves; i++) {
        double value;
        NameRow row;
        if ((named[i] && !is_used(&e, i)) || graph_names_value(names->lab, &e.leaf[i], &value))
            continue;
        if (!has_row(&e.leaf[i], &row, message) || !has_shape(&row, &e.leaf[i], message))
            return false;
    }
    return true;
}

/* As it was written: w[1,2,1]. */
static void write_leaf(const Leaf *leaf, char text[64]) {
    int used = snprintf(text, 64, "%s", leaf->name);
    for (int i = 0; i < leaf->indexes; i++)
        used += snprintf(text + used, 64 - (size_t)used, "%s%d", i ? "," : "[", leaf->index[i]);
    if (leaf->indexes > 0) snprintf(text + used, 64 - (size_t)used, "]");
}

const char *names_values(const Names *names, const char *text, char values[256]) {
    char expression[EXPRESSION_TEXT], name[64];
    int decimals;
    size_t used = 0;
    Expression e;
    values[0] = '\0';
    if (!split(text, expression, &decimals, NULL) || !expression_parse(&e, expression, NULL))
        return values;
    for (int i = 0; i < e.leaves && used < 180; i++) {
        double value;
        if (!value_of(names, &e.leaf[i], &value, NULL)) continue;
        write_leaf(&e.leaf[i], name);
        const char *join = used ? ", " : "";
        used +=
            (size_t)(isnan(value)
                         ? snprintf(values + used, 256 - used, "%s%s has no value", join, name)
                         : snprintf(values + used, 256 - used, "%s%s is %.6g", join, name, value));
    }
    return values;
}

bool names_is_class(const Names *names, double value) {
    const Dataset *data = &names->lab->scene.data;
    bool classes = data->kind != LABEL_NUMBER;
    return classes && value >= 0 && value < (data->classes < 2 ? 2 : data->classes) &&
           value == floor(value);
}

bool names_true(const Names *names, const char *text) {
    double value;
    int decimals;
    return names_evaluate(names, text, &value, &decimals, NULL) && !isnan(value) && value != 0;
}

/* The one leaf that a text consists of. */
static bool bare_leaf(const char *text, Leaf *leaf) {
    char expression[EXPRESSION_TEXT];
    int decimals;
    Expression e;
    if (!split(text, expression, &decimals, NULL) || !expression_parse(&e, expression, NULL))
        return false;
    if (e.leaves != 1 || e.nodes != 1) return false;
    *leaf = e.leaf[0];
    return true;
}

Activation names_activation(const Names *names, const char *text) {
    const Network *net = lab_network(names->lab);
    Leaf leaf;
    int at[3];
    NameRow row;
    bool found = bare_leaf(text, &leaf) && name_row(leaf.name, &row) &&
                 place(&row, &leaf, names->lab, at, NULL);
    if (found && row.value == point_names_a) return net->layer[at[0]].activation;
    bool output = found && (row.value == point_names_output || row.value == point_names_pout);
    return output ? net->layer[net->layers - 1].activation : ACTIVATION_LINEAR;
}

NameTarget names_target(const Names *names, const char *text) {
    NameTarget target = {NAME_OF_NOTHING, -1, -1, -1};
    Leaf leaf;
    int at[3];
    NameRow row;
    if (!bare_leaf(text, &leaf) || !name_row(leaf.name, &row) ||
        !place(&row, &leaf, names->lab, at, NULL))
        return target;
    if (row.index == INDEX_WEIGHT || row.index == INDEX_BIAS) {
        target = (NameTarget){NAME_OF_WEIGHT, at[0], -1, -1};
    } else if (row.index == INDEX_UNIT) {
        target = (NameTarget){NAME_OF_UNIT, -1, at[0], at[1]};
    } else if (row.index >= INDEX_POINT && row.index <= INDEX_OUTPUT) {
        target = (NameTarget){NAME_OF_POINT, at[0], -1, -1};
    } else if (row.value == point_names_score || row.value == point_names_output ||
               row.value == point_names_share || row.index == INDEX_INPUT) {
        if (names->lab->selected.point >= 0)
            target = (NameTarget){NAME_OF_POINT, names->lab->selected.point, -1, -1};
    }
    return target;
}
