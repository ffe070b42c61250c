/* Any text as an expression: parsed or refused with a message; then its value and slopes are
 * computed, and every node stands on earlier ones. The same text as a term: it reads back as itself
 * and has a finite value. */
#include <math.h>
#include <string.h>

#include "fuzz.h"
#include "scene/clean.h"
#include "scene/expression.h"
#include "scene/python_term.h"
#include "scene/term_read.h"

static void check_nodes(const Expression *e) {
    PROMISE(e->nodes >= 1 && e->nodes <= EXPRESSION_NODES);
    PROMISE(e->result >= 0 && e->result < e->nodes);
    for (int i = 0; i < e->nodes; i++) {
        const Node *node = &e->node[i];
        PROMISE(node->a < i && node->b < i);
        PROMISE(node->op != OP_LEAF || (node->leaf >= 0 && node->leaf < e->leaves));
        PROMISE(strlen(op_name(node->op)) > 0);
    }
}

static void check_term(const char *text) {
    const Dataset columns = dataset_create(3, LABEL_CLASS);
    const float x[] = {0.5f, -1.25f, 3};
    char python[PYTHON_TERM];
    Term term, again;
    Message message = {""};
    if (!term_read(&term, text, &columns, &message)) {
        PROMISE(message.text[0] != '\0' && clean_is(message.text) && term.steps == 0);
        return;
    }
    PROMISE(term.steps >= 1 && term.steps <= TERM_STEPS && term_columns(&term) <= 3);
    PROMISE(isfinite(term_value(&term, x)));
    PROMISE(term_read(&again, term.text, &columns, &message));
    PROMISE(strcmp(again.text, term.text) == 0 && again.steps == term.steps);
    for (int i = 0; i < term.steps; i++)
        PROMISE(again.step[i].op == term.step[i].op && again.step[i].which == term.step[i].which);
    PROMISE(strlen(python_term(&term, python)) < PYTHON_TERM - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    char text[EXPRESSION_TEXT + 100];
    Expression e;
    Message message = {""};
    if (size >= sizeof text) return 0;
    memcpy(text, bytes, size);
    text[size] = '\0';
    check_term(text);
    if (!expression_parse(&e, text, &message)) {
        PROMISE(message.text[0] != '\0' && clean_is(message.text));
        return 0;
    }
    check_nodes(&e);
    double leaf[EXPRESSION_LEAVES], value[EXPRESSION_NODES], grad[EXPRESSION_NODES];
    for (int i = 0; i < EXPRESSION_LEAVES; i++) leaf[i] = 0.75 * i - 2;
    double result = expression_value(&e, leaf, value);
    PROMISE(result == value[e.result] || (isnan(result) && isnan(value[e.result])));
    expression_gradient(&e, value, grad);
    PROMISE(grad[e.result] == 1);
    return 0;
}
