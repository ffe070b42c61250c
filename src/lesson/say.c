/* See say.h. */
#include "lesson/say.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool say_value(const Names *names, const char *expression, FigureNumber *number) {
    const Activation f = names_activation(names, expression);
    const Unreached never = activation_unreached(f);
    *number = (FigureNumber){.low = never.low, .high = never.high};
    return names_evaluate(names, expression, &number->value, &number->decimals, NULL);
}

bool say_number(const Names *names, const char *noted, char *text, size_t size) {
    const Figure figure = figure_read(noted);
    const char *expression = figure.expression;
    FigureNumber number;
    if (!say_value(names, expression, &number)) {
        snprintf(text, size, "%s?", names_known(names, expression, NULL) ? "" : expression);
        return false;
    }
    if (isnan(number.value) && demand_open(&names->lab->demand) >= 0)
        snprintf(text, size, "?"); /* a derivative that is to be given, most likely */
    else
        figure_write(&figure, &number, text, size);
    return !isnan(number.value);
}

const char *say_words(const Names *names, const char *words, char text[256]) {
    static const char ROLE[] = "{eval}`";
    char expression[EXPRESSION_TEXT], number[64];
    text[0] = '\0';
    while (*words) {
        const char *at = strstr(words, ROLE), *from = at ? at + sizeof ROLE - 1 : NULL;
        const char *end = from ? strchr(from, '`') : NULL;
        size_t used = strlen(text), plain = end ? (size_t)(at - words) : strlen(words);
        snprintf(text + used, 256 - used, "%.*s", (int)plain, words);
        if (!end) break;
        snprintf(expression, sizeof expression, "%.*s", (int)(end - from), from);
        say_number(names, expression, number, sizeof number);
        used = strlen(text);
        snprintf(text + used, 256 - used, "%s", number);
        words = end + 1;
    }
    return text;
}
