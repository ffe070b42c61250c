/* Expressions: what they mean, what they refuse and how, and their slopes against central
 * differences. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scene/expression.h"

/* The value with leaves 2, 3, 5, 7, ... in the order they are named. */
static double value_of(const char *text) {
    static const double primes[EXPRESSION_LEAVES] = {2, 3, 5, 7, 11, 13};
    Expression e;
    Message message = {""};
    if (!expression_parse(&e, text, &message)) fail_msg("%s: %s", text, message.text);
    return expression_value(&e, primes, NULL);
}

struct Case {
    const char *text;
    double value;
};

static void expect_values(const struct Case *c, size_t count) {
    for (size_t i = 0; i < count; i++) {
        double value = value_of(c[i].text);
        if (!(fabs(value - c[i].value) <= 1e-12 * fabs(c[i].value))) {
            fail_msg("%s is %.17g, expected %.17g", c[i].text, value, c[i].value);
        }
    }
}
#define EXPECT_VALUES(...)                                                                         \
    do {                                                                                           \
        static const struct Case cases[] = {__VA_ARGS__};                                          \
        expect_values(cases, sizeof cases / sizeof *cases);                                        \
    } while (0)

static void operators_bind_as_in_mathematics(void **state) {
    (void)state;
    EXPECT_VALUES({"1 + 2*3", 7}, {"(1 + 2)*3", 9}, {"8 - 4 - 2", 2}, {"8/4/2", 1}, {"2^3^2", 512},
                  {"-2^2", -4}, {"(-2)^2", 4}, {"2^-1", 0.5}, {"2*-3", -6}, {"--3", 3},
                  {"2 - -3", 5}, {"-2*3 + 1", -5}, {"6/2*3", 9}, {"-x^2", -4});
}

static void truth_is_one_and_zero(void **state) {
    (void)state;
    EXPECT_VALUES({"1 < 2", 1}, {"2 < 1", 0}, {"2 <= 2", 1}, {"2 >= 3", 0}, {"2 > 1", 1},
                  {"2 == 2", 1}, {"2 != 2", 0}, {"1 + 1 == 2", 1}, {"not 0", 1}, {"not 7", 0},
                  {"3 and 4", 1}, {"0 or 4", 1}, {"0 and 1 or 1", 1}, {"1 or 1 and 0", 1},
                  {"not 1 == 2", 1}, {"not 0 and 0", 0}, {"not not 3", 1}, {"1 < 2 and 2 < 3", 1});
}

static void functions_are_those_of_mathematics(void **state) {
    (void)state;
    EXPECT_VALUES({"abs(-3)", 3}, {"exp(0)", 1}, {"ln(exp(2))", 2}, {"sqrt(16)", 4},
                  {"min(3, 2)", 2}, {"max(3, 2)", 3}, {"tanh(0)", 0}, {"sigmoid(0)", 0.5},
                  {"sin(0)", 0}, {"cos(0)", 1}, {"max(1, min(5, 3)) * 2", 6});
}

static void numbers_may_have_points_and_powers_of_ten(void **state) {
    (void)state;
    EXPECT_VALUES({"0.5", 0.5}, {".5", 0.5}, {"5.", 5}, {"1e3", 1000}, {"1.5E-2", 0.015},
                  {"2e+1", 20});
}

static void a_later_part_may_use_earlier_names(void **state) {
    (void)state;
    EXPECT_VALUES({"m = x^2; z = m^2; y = z^2", 256}, {"a = 2; b = a + 1; a*b", 6},
                  {"a = x; a*a", 4}, {"a = 2; b = 3; a", 2}, {"a = 2;", 2},
                  {"y = x\n; y + 1\n", 3});
}

static void a_name_used_twice_is_one_leaf(void **state) {
    (void)state;
    Expression e;
    assert_true(expression_parse(&e, "x*x + y", NULL));
    assert_int_equal(e.leaves, 2);
    assert_int_equal(e.nodes, 4);
    assert_string_equal(e.leaf[1].name, "y");
}

static void indexes_tell_leaves_apart(void **state) {
    (void)state;
    Expression e;
    assert_true(expression_parse(&e, "w[1,2,1] + w[1, 2 ,1] + w[2,1] + w", NULL));
    assert_int_equal(e.leaves, 3);
    assert_string_equal(e.leaf[0].name, "w");
    assert_int_equal(e.leaf[0].indexes, 3);
    assert_int_equal(e.leaf[0].index[1], 2);
    assert_int_equal(e.leaf[1].indexes, 2);
    assert_int_equal(e.leaf[2].indexes, 0);
}

static void nodes_keep_the_names_their_author_gave(void **state) {
    (void)state;
    Expression e;
    assert_true(expression_parse(&e, "x1 = x*w; x2 = x1 + b; loss = abs(y - x2)", NULL));
    const char *const names[] = {"x", "w", "x1", "b", "x2", "y", "", "loss"};
    const char *const ops[] = {"leaf", "leaf", "multiply", "leaf",
                               "add",  "leaf", "subtract", "abs"};
    assert_int_equal(e.nodes, 8);
    assert_int_equal(e.result, 7);
    for (int i = 0; i < e.nodes; i++) {
        assert_string_equal(e.node[i].name, names[i]);
        assert_string_equal(op_name(e.node[i].op), ops[i]);
    }
}

/* The graph of the curriculum: forward 6, 7, 3; backward 1 into x2 and 2 into w. */
static void the_absolute_error_has_the_slopes_of_the_lesson(void **state) {
    (void)state;
    Expression e;
    assert_true(expression_parse(&e, "x1 = x*w; x2 = x1 + b; loss = abs(y - x2)", NULL));
    const double leaf[] = {2, 3, 1, 4}; /* x w b y */
    double value[EXPRESSION_NODES], grad[EXPRESSION_NODES];
    assert_true(expression_value(&e, leaf, value) == 3);
    expression_gradient(&e, value, grad);
    const double values[] = {2, 3, 6, 1, 7, 4, -3, 3};
    const double grads[] = {3, 2, 1, 1, 1, -1, -1, 1};
    for (int i = 0; i < e.nodes; i++) {
        assert_true(value[i] == values[i]);
        assert_true(grad[i] == grads[i]);
    }
}

static void the_chain_multiplies_its_slopes(void **state) {
    (void)state;
    Expression e;
    assert_true(expression_parse(&e, "m = x^2; z = m^2; y = z^2", NULL));
    for (double x = -2; x <= 2; x += 0.5) {
        double value[EXPRESSION_NODES], grad[EXPRESSION_NODES];
        assert_true(expression_value(&e, &x, value) == pow(x, 8));
        expression_gradient(&e, value, grad);
        double m = x * x, z = m * m;
        assert_true(fabs(grad[0] - 2 * z * 2 * m * 2 * x) <= 1e-9);
    }
}

static void two_roads_add_their_slopes(void **state) {
    (void)state;
    Expression e;
    assert_true(expression_parse(&e, "x = 3*s; y = s^2; x*y", NULL));
    double s = 2, value[EXPRESSION_NODES], grad[EXPRESSION_NODES];
    expression_value(&e, &s, value);
    expression_gradient(&e, value, grad);
    assert_string_equal(e.node[1].name, "s");
    assert_true(grad[1] == 9 * s * s); /* of 3 s^3 */
}

/* Neither backward nor by central differences. */
static void what_has_no_value_has_no_slope(void **state) {
    (void)state;
    static const char *const texts[] = {"ln(x)", "sqrt(x)", "x^0.5", "x^y", "2 * ln(x) + x"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Expression e;
        Message message = {""};
        double value[EXPRESSION_NODES], grad[EXPRESSION_NODES], leaf[] = {-1.5, 0.25};
        assert_true(expression_parse(&e, texts[i], &message));
        assert_true(isnan(expression_value(&e, leaf, value)));
        expression_gradient(&e, value, grad);
        for (int n = 0; n < e.nodes; n++) {
            if (e.node[n].op != OP_LEAF) continue;
            if (!isnan(grad[n])) fail_msg("%s: leaf %d", texts[i], e.node[n].leaf);
            assert_true(isnan(expression_moved(&e, value, n, 1e-3)));
        }
    }
}

static void expect_true_slopes(const char *text, const double *leaf) {
    Expression e;
    Message message = {""};
    if (!expression_parse(&e, text, &message)) fail_msg("%s: %s", text, message.text);
    double value[EXPRESSION_NODES], grad[EXPRESSION_NODES];
    expression_value(&e, leaf, value);
    expression_gradient(&e, value, grad);
    for (int i = 0; i < e.nodes; i++) {
        if (e.node[i].op != OP_LEAF) continue;
        double moved[EXPRESSION_LEAVES], step = 1e-6;
        memcpy(moved, leaf, sizeof moved);
        moved[e.node[i].leaf] = leaf[e.node[i].leaf] + step;
        double above = expression_value(&e, moved, NULL);
        moved[e.node[i].leaf] = leaf[e.node[i].leaf] - step;
        double slope = (above - expression_value(&e, moved, NULL)) / (2 * step);
        if (fabs(slope - grad[i]) > 1e-6 * (1 + fabs(slope))) {
            fail_msg("%s: slope to %s is %g, by differences %g", text, e.node[i].name, grad[i],
                     slope);
        }
    }
}

static void every_slope_agrees_with_central_differences(void **state) {
    (void)state;
    const char *const texts[] = {
        "x + y",
        "x - y",
        "x*y",
        "x/y",
        "x^y",
        "x^3",
        "3^x",
        "-x",
        "abs(x)",
        "abs(-x)",
        "exp(x)",
        "ln(x)",
        "sqrt(x)",
        "min(x, y)",
        "max(x, y)",
        "tanh(x)",
        "sigmoid(x)",
        "sin(x)",
        "cos(x)",
        "x == y",
        "x != y",
        "x < y",
        "x <= y",
        "x > y",
        "x >= y",
        "x and y",
        "x or y",
        "not x",
        "p = sigmoid(w[1,1]*x + w[1,2]*y + b); -(t*ln(p) + (1 - t)*ln(1 - p))",
        "n1 = tanh(w1*x + b1); n2 = max(0, w2*x + b2); (w3*n1 + w4*n2 + b3 - y)^2",
        "(x < y)*exp(x/y) + x^(y/x)"};
    static const double leaves[][EXPRESSION_LEAVES] = {
        {0.7, 1.3, 0.4, 0.9, 0.2, 0.6, 1.1, 0.8, 0.5}, {2.5, 0.3, 1.7, 0.1, 0.8, 0.3, 0.6, 1.4, 2}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        expect_true_slopes(texts[i], leaves[0]);
        expect_true_slopes(texts[i], leaves[1]);
    }
    const double negative[EXPRESSION_LEAVES] = {-1.5, -0.4};
    expect_true_slopes("x^3 + x^2*y + abs(x) - tanh(y)", negative);
}

static double slope_at(const char *text, double x) {
    Expression e;
    double value[EXPRESSION_NODES], grad[EXPRESSION_NODES];
    const double leaf[EXPRESSION_LEAVES] = {x, x};
    assert_true(expression_parse(&e, text, NULL));
    expression_value(&e, leaf, value);
    expression_gradient(&e, value, grad);
    return grad[0];
}

static void kinks_have_the_slope_that_is_promised(void **state) {
    (void)state;
    assert_true(slope_at("abs(x)", 0) == 0);
    assert_true(slope_at("min(x, y)", 1) == 1);
    assert_true(slope_at("max(x, y)", 1) == 1);
    assert_true(slope_at("x^0", 0) == 0);
    assert_true(slope_at("x^1", 0) == 1);
    assert_true(slope_at("x^x", 0) == 0);
    assert_true(slope_at("0*sqrt(x)", 0) == 0);
}

static void a_constant_exponent_of_a_negative_base_stays_finite(void **state) {
    (void)state;
    Expression e;
    double x = -2, value[EXPRESSION_NODES], grad[EXPRESSION_NODES];
    assert_true(expression_parse(&e, "x^2", NULL));
    expression_value(&e, &x, value);
    expression_gradient(&e, value, grad);
    for (int i = 0; i < e.nodes; i++) assert_true(isfinite(grad[i]));
}

static void what_the_result_does_not_need_has_no_slope(void **state) {
    (void)state;
    Expression e;
    const double leaf[] = {2, 3};
    double value[EXPRESSION_NODES], grad[EXPRESSION_NODES];
    assert_true(expression_parse(&e, "a = x^2; b = y*a; a", NULL));
    assert_true(expression_value(&e, leaf, value) == 4);
    expression_gradient(&e, value, grad);
    assert_true(grad[0] == 4);
    for (int i = e.result + 1; i < e.nodes; i++) assert_true(grad[i] == 0);
}

static void errors_name_the_column_and_what_was_expected(void **state) {
    (void)state;
    const struct {
        const char *text, *message;
    } cases[] = {
        {"", "column 1: expected a number, a name or (, found the end"},
        {"1 +", "column 4: expected a number, a name or (, found the end"},
        {"1 + )", "column 5: expected a number, a name or (, found ')'"},
        {"(1 + 2", "column 7: expected an operator or ), found the end"},
        {"2x", "column 2: expected an operator (2*x, not 2x), found 'x'"},
        {"x y", "column 3: expected an operator (2*x, not 2x), found 'y'"},
        {"1 2", "column 3: expected an operator (2*x, not 2x), found '2'"},
        {"2(3)", "column 2: expected an operator (2*x, not 2x), found '('"},
        {"x(3)", "column 1: 'x' is no function; there are abs exp ln sqrt min max tanh sigmoid sin "
                 "cos, and a product is written with *"},
        {"log(3)", "column 1: 'log' is no function; there are abs exp ln sqrt min max tanh sigmoid "
                   "sin cos, and a product is written with *"},
        {"abs 3", "column 5: expected ( and an operand, found '3'"},
        {"min 3", "column 5: expected ( and two operands, found '3'"},
        {"min(3)", "column 6: expected a comma and a second operand, found ')'"},
        {"abs(3, 4)", "column 6: expected an operator or ), found ','"},
        {"min(1, 2, 3)", "column 9: expected an operator or ), found ','"},
        {"1 < 2 < 3", "column 7: expected one comparison at a time, as in a < b and b < c, found "
                      "'<'"},
        {"1 + 2 = 3", "column 7: expected == to compare, found '='"},
        {"w[1.5]", "column 4: expected a comma or ], found '.'"},
        {"w[]", "column 3: expected an index: 1, 2, 3, ..., found ']'"},
        {"w[1,2,3,4]", "column 9: expected at most three indexes, found '4'"},
        {"w[1", "column 4: expected a comma or ], found the end"},
        {"w[99999999]", "column 3: expected an index: 1, 2, 3, ..., found '99999999'"},
        {"m = 2; m[1]", "column 9: expected an operator, or ; before another part, found '['"},
        {"x**2", "column 2: expected an operator, or ; before another part, found '**'; write ^"},
        {"x && y", "column 3: expected an operator, or ; before another part, found '&&'; write "
                   "and"},
        {"!x", "column 1: expected a number, a name or (, found '!'; write not"},
        {"2 \u00d7 3", "column 3: expected an operator, or ; before another part, found '\u00d7'; "
                       "write *"},
        {"\u03b1 + 1", "column 1: expected a number, a name or (, found a character that "
                       "expressions do not know"},
        {"x \u2212 y + \u00e9", "column 3: expected an operator, or ; before another part, found "
                                "'\u2212'; write -"},
        {"1.2.3", "column 1: expected a number such as 2, 0.5 or 1e-3"},
        {".", "column 1: expected a number such as 2, 0.5 or 1e-3"},
        {"1e999", "column 1: expected a number such as 2, 0.5 or 1e-3"},
        {"and 2", "column 1: expected a number, a name or (, found 'and'"},
        {"2 and", "column 6: expected a number, a name or (, found the end"},
        {"; 2", "column 1: expected a number, a name or (, found ';'"},
        {"2;; 3", "column 3: expected a number, a name or (, found ';'"},
        {"x = ", "column 5: expected a number, a name or (, found the end"},
        {"min = 2", "column 1: 'min' has a meaning of its own; choose another name"},
        {"not = 2", "column 1: 'not' has a meaning of its own; choose another name"},
        {"m = 2; m = 3", "column 8: 'm' already names a value; choose another name"},
        {"x + 1; x = 3", "column 8: 'x' was used before it is given a value; choose another name"},
        {"x = x + 1", "column 1: 'x' was used before it is given a value; choose another name"},
        {"abcdefghijklmnopqrstuvwxyzabcdef", "column 1: this name has 32 letters; a name has at "
                                             "most 31"},
        {"x \x1b[2J", "column 3: expected an operator, or ; before another part, found a character "
                      "that expressions do not know"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Expression e;
        Message message = {""};
        assert_false(expression_parse(&e, cases[i].text, &message));
        assert_string_equal(message.text, cases[i].message);
    }
}

static void nesting_is_bounded(void **state) {
    (void)state;
    char text[EXPRESSION_TEXT] = "";
    const char *const openings[] = {"(", "-", "not ", "abs(", "2^"};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        Expression e;
        Message message;
        text[0] = '\0';
        for (int n = 0; n < EXPRESSION_DEPTH; n++) strcat(text, openings[i]);
        strcat(text, "x");
        assert_false(expression_parse(&e, text, &message));
        assert_non_null(strstr(message.text, "more than 64 deep"));
    }
    EXPECT_VALUES({"((((((((((((((((((((((((((((((((2))))))))))))))))))))))))))))))))", 2});
}

static void size_is_bounded(void **state) {
    (void)state;
    Expression e;
    Message message;
    char text[EXPRESSION_TEXT + 2] = "1";
    while (strlen(text) < 2 * EXPRESSION_NODES) strcat(text, "+1");
    assert_false(expression_parse(&e, text, &message));
    assert_non_null(strstr(message.text, "more than 256 operations and operands"));

    memset(text, ' ', EXPRESSION_TEXT);
    text[EXPRESSION_TEXT] = '\0';
    assert_false(expression_parse(&e, text, &message));
    assert_string_equal(message.text, "the expression has more than 1999 letters; make it shorter");
}

static void the_number_of_names_is_bounded(void **state) {
    (void)state;
    Expression e;
    Message message;
    char text[EXPRESSION_TEXT] = "x1";
    for (int i = 2; i <= EXPRESSION_LEAVES + 1; i++) {
        assert_true(expression_parse(&e, text, &message));
        sprintf(text + strlen(text), "+x%d", i);
    }
    assert_false(expression_parse(&e, text, &message));
    assert_non_null(strstr(message.text, "more than 32 different names"));

    strcpy(text, "a0=x");
    for (int i = 1; i <= 256; i++) sprintf(text + strlen(text), ";a%x=x", (unsigned)i);
    assert_false(expression_parse(&e, text, &message));
    assert_non_null(strstr(message.text, "'a100' is one name too many"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operators_bind_as_in_mathematics),
        cmocka_unit_test(truth_is_one_and_zero),
        cmocka_unit_test(functions_are_those_of_mathematics),
        cmocka_unit_test(numbers_may_have_points_and_powers_of_ten),
        cmocka_unit_test(a_later_part_may_use_earlier_names),
        cmocka_unit_test(a_name_used_twice_is_one_leaf),
        cmocka_unit_test(indexes_tell_leaves_apart),
        cmocka_unit_test(nodes_keep_the_names_their_author_gave),
        cmocka_unit_test(the_absolute_error_has_the_slopes_of_the_lesson),
        cmocka_unit_test(the_chain_multiplies_its_slopes),
        cmocka_unit_test(what_has_no_value_has_no_slope),
        cmocka_unit_test(two_roads_add_their_slopes),
        cmocka_unit_test(every_slope_agrees_with_central_differences),
        cmocka_unit_test(kinks_have_the_slope_that_is_promised),
        cmocka_unit_test(a_constant_exponent_of_a_negative_base_stays_finite),
        cmocka_unit_test(what_the_result_does_not_need_has_no_slope),
        cmocka_unit_test(errors_name_the_column_and_what_was_expected),
        cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(size_is_bounded),
        cmocka_unit_test(the_number_of_names_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
