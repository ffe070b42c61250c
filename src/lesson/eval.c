/* See eval.h. */
#include "lesson/eval.h"

#include <stdio.h>
#include <string.h>

#include "scene/clean.h"

/* The = of a definition, which is none of a comparison; NULL when there is none. */
static const char *definition(const char *text) {
    for (const char *at = strchr(text, '='); at; at = strchr(at + 1, '=')) {
        bool before = at > text && strchr("=!<>", at[-1]);
        if (!before && at[1] != '=') return at;
    }
    return NULL;
}

bool eval_condition(Expression *e, const char *text, Message *message) {
    if (definition(text)) {
        char quoted[64];
        return message_set(message, "%s gives a value a name; to compare two values write ==",
                           clean_quote(text, quoted));
    }
    return expression_parse(e, text, message);
}

bool eval_parse(Expression *e, const char *text, int *decimals, Message *message) {
    char expression[EXPRESSION_TEXT];
    const char *colon = strrchr(text, ':');
    *decimals = -1;
    if (!colon) return eval_condition(e, text, message);
    const char *digit = colon + 1 + strspn(colon + 1, " ");
    if (*digit < '0' || *digit > '9' || digit[1 + strspn(digit + 1, " ")] != '\0') {
        char quoted[64];
        return message_set(message, "%s: after the colon stand the decimals to show, 0 to 9",
                           clean_quote(text, quoted));
    }
    if ((size_t)(colon - text) >= sizeof expression) return expression_parse(e, text, message);
    snprintf(expression, sizeof expression, "%.*s", (int)(colon - text), text);
    *decimals = *digit - '0';
    return eval_condition(e, expression, message);
}
