/* See stop.h. Expressions know neither percents nor "epoch 500" nor "wrong = 0": these are written
 * out first. */
#include "scene/stop.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const names[STOP_NAMES] = {"epoch",    "loss",          "test_loss",
                                              "accuracy", "test_accuracy", "wrong"};
static const char EXAMPLES[] = "write one as loss < 0.1, accuracy > 95 % or epoch 500";

/* Of "epoch 500" the number; of everything else NULL. */
static const char *bare_epoch(const char *text) {
    text += strspn(text, " ");
    if (strncmp(text, names[STOP_EPOCH], strlen(names[STOP_EPOCH])) != 0) return NULL;
    text += strlen(names[STOP_EPOCH]);
    const char *number = text + strspn(text, " "), *end = number;
    while (isdigit((unsigned char)*end)) end++;
    return number > text && end > number && end[strspn(end, " ")] == '\0' ? number : NULL;
}

/* What a sign stands for: a condition gives no names, and so one = compares. */
static const char *written_out(const char *text, const char *at) {
    bool alone = *at == '=' && at[1] != '=' && !(at > text && strchr("=!<>", at[-1]));
    return *at == '%' ? "/100" : alone ? "==" : NULL;
}

/* "accuracy > 95 %" as "accuracy > 95 /100", "epoch 500" as "epoch >= 500", "wrong = 0" as
 * "wrong == 0". False: no room. */
static bool write_out(const char *text, char out[4 * STOP_TEXT]) {
    size_t used = 0;
    const char *epoch = bare_epoch(text);
    out[0] = '\0';
    if (strlen(text) >= STOP_TEXT) return false;
    if (epoch) {
        snprintf(out, 4 * STOP_TEXT, "epoch >= %s", epoch);
        return true;
    }
    for (const char *at = text; *at; at++) {
        const char sign[] = {*at, '\0'}, *instead = written_out(text, at);
        used += (size_t)snprintf(out + used, 4 * STOP_TEXT - used, "%s", instead ? instead : sign);
    }
    return true;
}

static bool compares(const Expression *e) {
    Op op = e->node[e->result].op;
    return op >= OP_EQUAL && op <= OP_NOT;
}

static int name_of(const Leaf *leaf) {
    for (int n = 0; n < STOP_NAMES; n++) {
        if (leaf->indexes == 0 && strcmp(leaf->name, names[n]) == 0) return n;
    }
    return -1;
}

/* 95, −1 and 95 %. */
static bool is_number(const Expression *e, const Node *node) {
    if (node->op == OP_NEGATE) return e->node[node->a].op == OP_NUMBER;
    return node->op == OP_NUMBER || (node->op == OP_DIVIDE && e->node[node->a].op == OP_NUMBER &&
                                     e->node[node->b].op == OP_NUMBER);
}

static double number_of(const Expression *e, const Node *node) {
    if (node->op == OP_NEGATE) return -e->node[node->a].number;
    return node->op == OP_NUMBER ? node->number : e->node[node->a].number / e->node[node->b].number;
}

/* A comparison of a name with a number, as if the name stood first. */
typedef struct Bound {
    const char *name;
    Op op;
    double number;
} Bound;

static bool find_bound(const Expression *e, const Node *node, Bound *bound) {
    static const Op turned[OP_COUNT] = {[OP_EQUAL] = OP_EQUAL,
                                        [OP_LESS] = OP_GREATER,
                                        [OP_LESS_EQUAL] = OP_GREATER_EQUAL,
                                        [OP_GREATER] = OP_LESS,
                                        [OP_GREATER_EQUAL] = OP_LESS_EQUAL};
    if (node->op < OP_EQUAL || node->op > OP_GREATER_EQUAL || node->op == OP_UNEQUAL) return false;
    const Node *a = &e->node[node->a], *b = &e->node[node->b];
    bool first = a->op == OP_LEAF;
    const Node *leaf = first ? a : b, *number = first ? b : a;
    if (leaf->op != OP_LEAF || !is_number(e, number)) return false;
    *bound = (Bound){leaf->name, first ? node->op : turned[node->op], number_of(e, number)};
    return true;
}

static bool is_share(const char *name) {
    return strcmp(name, names[STOP_ACCURACY]) == 0 || strcmp(name, names[STOP_TEST_ACCURACY]) == 0;
}

/* No accuracy is above 1: of 95 the percent sign was left out, and there is no 120 %. */
static bool can_be_met(const Expression *e, Message *message) {
    Bound b;
    for (int i = 0; i <= e->result; i++) {
        if (!find_bound(e, &e->node[i], &b) || !is_share(b.name)) continue;
        bool above = b.op == OP_GREATER && b.number >= 1;
        if (!above && b.number <= 1) continue;
        double percent = b.number > 2 && b.number < 100 ? b.number : 95;
        return message_set(message,
                           "no accuracy is %s %g, as it goes from 0 to 1; write %s > %g %%",
                           above ? "above" : "as much as", b.number, b.name, percent);
    }
    return true;
}

static bool read(const char *text, Expression *e, Message *message) {
    char out[4 * STOP_TEXT];
    Message why = {0};
    if (!write_out(text, out))
        return message_set(message, "the condition to stop has more than %d signs", STOP_TEXT - 1);
    if (!expression_parse(e, out, &why))
        return message_set(message, "the condition to stop is not understood (%.200s); %s",
                           why.text, EXAMPLES);
    for (int l = 0; l < e->leaves; l++) {
        if (name_of(&e->leaf[l]) < 0)
            return message_set(message,
                               "a condition to stop knows epoch, loss, test_loss, accuracy, "
                               "test_accuracy and wrong, not %.31s",
                               e->leaf[l].name);
    }
    if (!can_be_met(e, message)) return false;
    return compares(e) ||
           message_set(message, "the condition to stop compares nothing; %s", EXAMPLES);
}

bool stop_check(const char *text, Message *message) {
    Expression e;
    return text[0] == '\0' || read(text, &e, message);
}

/* Its value where those not known are this. */
static bool holds(const Expression *e, const double value[STOP_NAMES], double unknown) {
    double leaf[EXPRESSION_LEAVES];
    for (int l = 0; l < e->leaves; l++) {
        double known = value[name_of(&e->leaf[l])];
        leaf[l] = isnan(known) ? unknown : known;
    }
    return expression_value(e, leaf, NULL) != 0;
}

Stop stop_read(const char *text) {
    Stop stop = {.never = true};
    Message unread;
    if (text[0] == '\0' || !read(text, &stop.expression, &unread)) return stop;
    stop.never = false;
    for (int l = 0; l < stop.expression.leaves; l++)
        stop.scores |= name_of(&stop.expression.leaf[l]) != STOP_EPOCH;
    return stop;
}

bool stop_met(const Stop *stop, const double value[STOP_NAMES]) {
    const Expression *e = &stop->expression;
    return !stop->never && holds(e, value, -INFINITY) && holds(e, value, INFINITY);
}
