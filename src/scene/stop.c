/* See stop.h. Expressions know neither percents nor "epoch 500": both are written out first. */
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

/* "accuracy > 95 %" as "accuracy > 95 /100", "epoch 500" as "epoch >= 500". False: no room. */
static bool write_out(const char *text, char out[4 * STOP_TEXT]) {
    size_t used = 0;
    const char *epoch = bare_epoch(text);
    out[0] = '\0';
    if (strlen(text) >= STOP_TEXT) return false;
    if (epoch) {
        snprintf(out, 4 * STOP_TEXT, "epoch >= %s", epoch);
        return true;
    }
    for (; *text; text++) {
        used +=
            (size_t)snprintf(out + used, 4 * STOP_TEXT - used, *text == '%' ? "/100" : "%c", *text);
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
