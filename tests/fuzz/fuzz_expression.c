/* Any text as an expression: parsed or refused with a message; then its value and slopes are
 * computed, and every node stands on earlier ones. */
#include <math.h>
#include <string.h>

#include "fuzz.h"
#include "scene/clean.h"
#include "scene/expression.h"

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

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    char text[EXPRESSION_TEXT + 100];
    Expression e;
    Message message = {""};
    if (size >= sizeof text) return 0;
    memcpy(text, bytes, size);
    text[size] = '\0';
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
