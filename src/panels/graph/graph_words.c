/* See graph_words.h. */
#include "panels/graph/graph_words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/text.h"
#include "ui/symbol.h"

/* --- Names and numbers --- */

/* "x12" as "x₁₂"; a name that is nothing but digits there is none. */
static void with_low_digits(const char *name, char text[GRAPH_NAME]) {
    static const char *const low[] = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
    size_t length = strlen(name), letters = length;
    while (letters > 1 && name[letters - 1] >= '0' && name[letters - 1] <= '9') letters--;
    int used = snprintf(text, GRAPH_NAME, "%.*s", (int)letters, name);
    for (size_t i = letters; i < length; i++)
        used += snprintf(text + used, GRAPH_NAME - (size_t)used, "%s", low[name[i] - '0']);
}

static bool is_taken(const Expression *e, const char *name) {
    for (int i = 0; i < e->nodes; i++) {
        if (strcmp(e->node[i].name, name) == 0) return true;
    }
    return false;
}

/* The number of a node among those without a name; names that the author has used are skipped. */
static int number_of(const GraphRun *g, int node) {
    char name[16];
    int number = 0;
    for (int i = 0; i < g->count && g->order[i] <= node; i++) {
        if (g->expression.node[g->order[i]].name[0]) continue;
        do {
            snprintf(name, sizeof name, "v%d", ++number);
        } while (is_taken(&g->expression, name));
    }
    return number;
}

const char *graph_words_number(double value, char text[32]) {
    return text_short(value, GRAPH_DIGITS, text, 32);
}

/* --- As many digits as it takes --- */

void graph_sum_add(GraphSum *sum, double factor, bool first) {
    if (sum->count == SUM_FACTORS) return;
    sum->first[sum->count] = first;
    sum->factor[sum->count++] = factor;
}

/* As it is read from the screen. */
static double rounded(double value, int digits) {
    char text[32];
    snprintf(text, sizeof text, "%.*e", digits - 1, value);
    return strtod(text, NULL);
}

static double value_of(const GraphSum *sum, int digits) {
    double total = 0, product = 0;
    for (int i = 0; i < sum->count; i++) {
        if (sum->first[i]) total += product;
        product = (sum->first[i] ? 1 : product) * rounded(sum->factor[i], digits);
    }
    return total + product;
}

enum { MOST_DIGITS = 7 };

int graph_sum_digits(const GraphSum *sum, double value) {
    char printed[32], computed[32];
    graph_words_number(value, printed);
    for (int digits = GRAPH_DIGITS; digits <= MOST_DIGITS; digits++) {
        graph_words_number(value_of(sum, digits), computed);
        if (strcmp(printed, computed) == 0) return digits;
    }
    return GRAPH_DIGITS;
}

/* The same for a power: "0.951^73" is not 0.02552. */
static int power_digits(double base, double exponent, double value) {
    char printed[32], computed[32];
    graph_words_number(value, printed);
    for (int digits = GRAPH_DIGITS; digits <= MOST_DIGITS; digits++) {
        graph_words_number(pow(rounded(base, digits), exponent), computed);
        if (strcmp(printed, computed) == 0) return digits;
    }
    return GRAPH_DIGITS;
}

const char *graph_words_name(const GraphRun *g, int node, char text[GRAPH_NAME]) {
    const Node *n = &g->expression.node[node];
    char name[32];
    if (n->op == OP_NUMBER) return graph_words_number(n->number, text);
    snprintf(name, sizeof name, "%s", n->name);
    if (!name[0]) snprintf(name, sizeof name, "v%d", number_of(g, node));
    with_low_digits(name, text);
    return text;
}

/* --- An operation, written with given texts for its operands --- */

/* Between two operands; NULL for what is written otherwise. */
static const char *sign_of(Op op) {
    static const char *const signs[OP_COUNT] = {
        [OP_ADD] = "+",     [OP_SUBTRACT] = "−",      [OP_MULTIPLY] = "·", [OP_DIVIDE] = "/",
        [OP_EQUAL] = "=",   [OP_UNEQUAL] = "≠",       [OP_LESS] = "<",     [OP_LESS_EQUAL] = "≤",
        [OP_GREATER] = ">", [OP_GREATER_EQUAL] = "≥", [OP_AND] = "and",    [OP_OR] = "or",
    };
    return signs[op];
}

enum { RAISED = 999 }; /* the largest exponent that is written small */

/* "²" for an exponent that is a whole number; NULL for others. */
static const char *raised(const GraphRun *g, const Node *n, char text[SYMBOL_TEXT]) {
    const Node *b = &g->expression.node[n->b];
    if (b->op != OP_NUMBER || b->number < 0 || b->number > RAISED) return NULL;
    return b->number == floor(b->number) ? symbol_high((int)b->number, text) : NULL;
}

static bool is_negative(const char *number) {
    return strncmp(number, "−", strlen("−")) == 0;
}

/* In brackets where a sign would be misread. */
static void guarded(const char *number, char text[GRAPH_NAME + 4]) {
    snprintf(text, GRAPH_NAME + 4, is_negative(number) ? "(%s)" : "%s", number);
}

static void write_power(const GraphRun *g, const Node *n, const char *a, const char *b, char *text,
                        size_t size) {
    char base[GRAPH_NAME + 4], small[SYMBOL_TEXT];
    guarded(a, base);
    if (raised(g, n, small))
        snprintf(text, size, "%s%s", base, small);
    else
        snprintf(text, size, "%s ^ %s", base, b);
}

/* a, b: names or numbers. */
static void write_operation(const GraphRun *g, const Node *n, const char *a, const char *b,
                            char *text, size_t size) {
    char second[GRAPH_NAME + 4];
    const char *sign = sign_of(n->op);
    guarded(b, second);
    if (sign)
        snprintf(text, size, "%s %s %s", a, sign, second);
    else if (n->op == OP_POWER)
        write_power(g, n, a, second, text, size);
    else if (n->op == OP_NEGATE)
        snprintf(text, size, is_negative(a) ? "−(%s)" : "−%s", a);
    else if (n->op == OP_ABS)
        snprintf(text, size, "|%s|", a);
    else if (n->op == OP_NOT)
        snprintf(text, size, "not %s", a);
    else if (n->b >= 0)
        snprintf(text, size, "%s(%s, %s)", op_name(n->op), a, b);
    else
        snprintf(text, size, "%s(%s)", op_name(n->op), a);
}

static bool is_number(const GraphRun *g, int node) {
    return node >= 0 && g->expression.node[node].op == OP_NUMBER;
}

/* Of two operands a number is part of the sign, any other is not. */
static const char *write_sign(const GraphRun *g, const Node *n, char text[GRAPH_NAME]) {
    const char *sign = n->op == OP_MULTIPLY ? "×" : n->op == OP_DIVIDE ? "÷" : sign_of(n->op);
    char a[GRAPH_NAME] = "", b[GRAPH_NAME] = "";
    if (is_number(g, n->a)) graph_words_name(g, n->a, a);
    if (is_number(g, n->b)) graph_words_name(g, n->b, b);
    snprintf(text, GRAPH_NAME, "%.40s%s%s%s%.40s", a, a[0] ? " " : "", sign, b[0] ? " " : "", b);
    return text;
}

/* Of those that stand alone; NULL for others. */
static const char *sign_alone(Op op) {
    static const char *const alone[OP_COUNT] = {
        [OP_NEGATE] = "−", [OP_ABS] = "| |", [OP_SQRT] = "√", [OP_SIGMOID] = "σ"};
    return alone[op];
}

const char *graph_words_op(Op op) {
    if (op == OP_MULTIPLY) return "×";
    if (op == OP_DIVIDE) return "÷";
    if (op == OP_POWER) return "( )ⁿ";
    const char *sign = sign_of(op) ? sign_of(op) : sign_alone(op);
    return sign ? sign : op_name(op);
}

const char *graph_words_sign(const GraphRun *g, int node, char text[GRAPH_NAME]) {
    const Node *n = &g->expression.node[node];
    if (sign_of(n->op)) return write_sign(g, n, text);
    if (sign_alone(n->op)) return sign_alone(n->op);
    if (n->op != OP_POWER) return op_name(n->op);
    char b[GRAPH_NAME] = "b", small[SYMBOL_TEXT];
    if (is_number(g, n->b)) graph_words_name(g, n->b, b);
    if (raised(g, n, small))
        snprintf(text, GRAPH_NAME, "( )%s", small);
    else
        snprintf(text, GRAPH_NAME, "( )^%.40s", b);
    return text;
}

/* --- Slopes --- */

const char *graph_words_factor(const GraphRun *g, int node, int operand, int digits,
                               char text[40]) {
    double slope[2];
    char number[32];
    expression_slopes(&g->expression, g->value, node, slope);
    text_short(slope[operand], digits, number, sizeof number);
    snprintf(text, 40, is_negative(number) ? "×(%s)" : "×%s", number);
    return text;
}

/* 2x, 3x², and with any other exponent b · x^(b − 1). */
static void write_power_slope(const GraphRun *g, const Node *n, int operand, const char *a,
                              const char *b, const char *v, char *text, size_t size) {
    char small[SYMBOL_TEXT];
    if (operand)
        snprintf(text, size, "%s · ln(%s)", v, a);
    else if (raised(g, n, small)) {
        int by = (int)g->expression.node[n->b].number;
        if (by > 1) snprintf(text, size, "%d%s%s", by, a, by > 2 ? symbol_high(by - 1, small) : "");
    } else
        snprintf(text, size, "%s · %s^(%s − 1)", b, a, b);
}

/* The slope in names; "" where the number says it all. */
static void write_slope(const GraphRun *g, const Node *n, int operand, const char *a, const char *b,
                        const char *v, char *text, size_t size) {
    text[0] = '\0';
    switch (n->op) {
    case OP_MULTIPLY: snprintf(text, size, "%s", operand ? a : b); break;
    case OP_DIVIDE:
        if (operand)
            snprintf(text, size, "(−%s / %s²)", a, b);
        else
            snprintf(text, size, "1 / %s", b);
        break;
    case OP_POWER: write_power_slope(g, n, operand, a, b, v, text, size); break;
    case OP_ABS: snprintf(text, size, "sign(%s)", a); break;
    case OP_EXP: snprintf(text, size, "%s", v); break;
    case OP_LN: snprintf(text, size, "1 / %s", a); break;
    case OP_SQRT: snprintf(text, size, "1 / (2%s)", v); break;
    case OP_TANH: snprintf(text, size, "(1 − %s²)", v); break;
    case OP_SIGMOID: snprintf(text, size, "%s(1 − %s)", v, v); break;
    case OP_SIN: snprintf(text, size, "cos(%s)", a); break;
    case OP_COS: snprintf(text, size, "(−sin(%s))", a); break;
    case OP_NUMBER:
    case OP_LEAF:
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_NEGATE:
    case OP_MIN:
    case OP_MAX:
    case OP_EQUAL:
    case OP_UNEQUAL:
    case OP_LESS:
    case OP_LESS_EQUAL:
    case OP_GREATER:
    case OP_GREATER_EQUAL:
    case OP_AND:
    case OP_OR:
    case OP_NOT:
    case OP_COUNT: break;
    }
}

/* --- Sentences --- */

/* Operands that are multiplied, added or raised. */
static int operand_digits(const GraphRun *g, int node) {
    const Node *n = &g->expression.node[node];
    GraphSum sum = {.count = 0};
    double a = g->value[n->a], b = n->b >= 0 ? g->value[n->b] : 0;
    if (n->op == OP_POWER) return power_digits(a, b, g->value[node]);
    graph_sum_add(&sum, a, true);
    if (n->op == OP_MULTIPLY)
        graph_sum_add(&sum, b, false);
    else if (n->op == OP_ADD || n->op == OP_SUBTRACT)
        graph_sum_add(&sum, n->op == OP_ADD ? b : -b, true);
    else
        return GRAPH_DIGITS;
    return graph_sum_digits(&sum, g->value[node]);
}

static void say_forward(const GraphRun *g, int node, char line[GRAPH_SENTENCE]) {
    const Node *n = &g->expression.node[node];
    char name[GRAPH_NAME], a[GRAPH_NAME], b[GRAPH_NAME] = "", value[32];
    char names[3 * GRAPH_NAME], numbers[3 * GRAPH_NAME];
    graph_words_name(g, n->a, a);
    if (n->b >= 0) graph_words_name(g, n->b, b);
    write_operation(g, n, a, b, names, sizeof names);
    int digits = operand_digits(g, node);
    text_short(g->value[n->a], digits, a, sizeof a);
    if (n->b >= 0) text_short(g->value[n->b], digits, b, sizeof b);
    write_operation(g, n, a, b, numbers, sizeof numbers);
    snprintf(line, GRAPH_SENTENCE, "%s = %.180s = %.180s = %s", graph_words_name(g, node, name),
             names, numbers, graph_words_number(g->value[node], value));
}

const char *graph_words_derivative(const GraphRun *g, int node, char text[GRAPH_FRACTION]) {
    char of[GRAPH_NAME], by[GRAPH_NAME];
    snprintf(text, GRAPH_FRACTION, "∂%s/∂%s", graph_words_name(g, g->expression.result, of),
             graph_words_name(g, node, by));
    return text;
}

/* "∂loss/∂x₁ · w" and "1 · 3": what one road brings, in names and in numbers. */
static void write_road(const GraphRun *g, int user, int operand, int digits, char *names,
                       char *numbers) {
    const Node *n = &g->expression.node[user];
    char from[GRAPH_FRACTION], v[GRAPH_NAME], a[GRAPH_NAME], b[GRAPH_NAME] = "";
    char rule[4 * GRAPH_NAME], up[32], down[32], factor[GRAPH_NAME + 4];
    double slope[2];
    graph_words_name(g, user, v);
    graph_words_name(g, n->a, a);
    if (n->b >= 0) graph_words_name(g, n->b, b);
    expression_slopes(&g->expression, g->value, user, slope);
    write_slope(g, n, operand, a, b, v, rule, sizeof rule);
    guarded(text_short(slope[operand], digits, down, sizeof down), factor);
    text_add(names, GRAPH_SENTENCE, "%s · %.120s", graph_words_derivative(g, user, from),
             rule[0] ? rule : factor);
    text_add(numbers, GRAPH_SENTENCE, "%s · %s", text_short(g->grad[user], digits, up, sizeof up),
             factor);
}

static int road_digits(const GraphRun *g, int node) {
    GraphSum sum = {.count = 0};
    for (int user = node + 1; user <= g->expression.result; user++) {
        const Node *n = &g->expression.node[user];
        double slope[2];
        if (!g->belongs[user]) continue;
        expression_slopes(&g->expression, g->value, user, slope);
        for (int operand = 0; operand < 2; operand++) {
            if ((operand ? n->b : n->a) != node) continue;
            graph_sum_add(&sum, g->grad[user], true);
            graph_sum_add(&sum, slope[operand], false);
        }
    }
    return graph_sum_digits(&sum, g->grad[node]);
}

static void say_back(const GraphRun *g, int node, char line[2][GRAPH_SENTENCE]) {
    char derivative[GRAPH_FRACTION], sum[32];
    char names[GRAPH_SENTENCE] = "", numbers[GRAPH_SENTENCE] = "";
    int roads = 0, digits = road_digits(g, node);
    for (int user = node + 1; user <= g->expression.result; user++) {
        const Node *n = &g->expression.node[user];
        for (int operand = 0; operand < 2 && g->belongs[user]; operand++) {
            if ((operand ? n->b : n->a) != node) continue;
            if (roads++) text_add(names, sizeof names, " + ");
            if (roads > 1) text_add(numbers, sizeof numbers, " + ");
            write_road(g, user, operand, digits, names, numbers);
        }
    }
    graph_words_derivative(g, node, derivative);
    graph_words_number(g->grad[node], sum);
    if (roads == 0) snprintf(line[0], GRAPH_SENTENCE, "%s = %s", derivative, sum);
    if (roads == 1)
        snprintf(line[0], GRAPH_SENTENCE, "%s = %.300s = %.100s = %s", derivative, names, numbers,
                 sum);
    if (roads < 2) return;
    snprintf(line[0], GRAPH_SENTENCE, "%s = %.700s", derivative, names);
    snprintf(line[1], GRAPH_SENTENCE, "= %.900s = %s", numbers, sum);
}

void graph_words_step(const GraphRun *g, char line[2][GRAPH_SENTENCE]) {
    int node = graph_last(g);
    line[0][0] = line[1][0] = '\0';
    if (node < 0) return;
    if (graph_goes_back(g))
        say_back(g, node, line);
    else
        say_forward(g, node, line[0]);
}

const char *graph_words_made_of(const GraphRun *g, int node, char text[GRAPH_SENTENCE]) {
    const Node *n = &g->expression.node[node];
    char a[GRAPH_NAME], b[GRAPH_NAME] = "";
    text[0] = '\0';
    if (n->a < 0) return text;
    graph_words_name(g, n->a, a);
    if (n->b >= 0) graph_words_name(g, n->b, b);
    write_operation(g, n, a, b, text, GRAPH_SENTENCE);
    return text;
}

/* One word (name, number, sign) into text. Returns how many letters of the expression it is. */
static size_t write_word(const char *at, char text[GRAPH_NAME]) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_",
                      digits[] = "0123456789";
    size_t name = strspn(at, letters), number = strspn(at, "0123456789.");
    while (name && strspn(at + name, letters) + strspn(at + name, digits)) name++;
    if (name && name < 32) {
        char plain[32];
        snprintf(plain, sizeof plain, "%.*s", (int)name, at);
        with_low_digits(plain, text);
        return name;
    }
    size_t power = at[0] == '^' ? strspn(at + 1, digits) : 0;
    if (power > 0 && power <= 3 && at[1 + power] != '.') {
        symbol_high(atoi(at + 1), text);
        return 1 + power;
    }
    if (number > 1) number = number < 64 ? number : 64;
    size_t length = number ? number : 1;
    snprintf(text, GRAPH_NAME, "%.*s", (int)length, at);
    if (at[0] == '*') snprintf(text, GRAPH_NAME, "·");
    if (at[0] == '-') snprintf(text, GRAPH_NAME, "−");
    if (at[0] == '\n') snprintf(text, GRAPH_NAME, " ");
    return length;
}

const char *graph_words_expression(const GraphRun *g, char *text, size_t size) {
    char word[GRAPH_NAME];
    size_t used = 0;
    text[0] = '\0';
    for (const char *at = g->text; *at && used + GRAPH_NAME < size;) {
        at += write_word(at, word);
        used += (size_t)snprintf(text + used, size - used, "%s", word);
    }
    return text;
}

/* --- A step downhill --- */

static void say_descent(const GraphRun *g, int node, char *line) {
    char name[GRAPH_NAME], from[32], rate[32], slope[32], factor[GRAPH_NAME + 4], to[32];
    GraphSum sum = {.count = 0};
    graph_sum_add(&sum, g->was[node], true);
    graph_sum_add(&sum, -g->rate, true);
    graph_sum_add(&sum, g->was_grad[node], false);
    int digits = graph_sum_digits(&sum, g->value[node]);
    guarded(text_short(g->was_grad[node], digits, slope, sizeof slope), factor);
    text_add(line, GRAPH_SENTENCE, "%s%s ← %s − %s · %s = %s", line[0] ? ",   " : "",
             graph_words_name(g, node, name), text_short(g->was[node], digits, from, sizeof from),
             text_short(g->rate, digits, rate, sizeof rate), factor,
             graph_words_number(g->value[node], to));
}

bool graph_words_descent(const GraphRun *g, const SceneGraph *scene, char line[2][GRAPH_SENTENCE]) {
    int said = 0;
    line[0][0] = line[1][0] = '\0';
    if (!g->compared || g->rate <= 0) return false;
    for (int i = 0; i < scene->values; i++) {
        int node = graph_leaf_node(g, scene, i);
        if (!scene->still[i] && node >= 0) say_descent(g, node, line[said++ % 2]);
    }
    return said > 0;
}
