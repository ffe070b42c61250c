/* Sums as they are printed: what comes out and what does not, and how a formula's numbers are
 * written so that it does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/sums.h"
#include "lesson/figures.h"
#include "told.h"

static void what_comes_out(void **state) {
    (void)state;
    static const char *const right[] = {
        "2 \\cdot 3 + 1 = 7",
        "0.5 · (−0.4) − 0.1 = −0.3",
        "z = 1 + 2 = 3", /* a side with a letter says nothing */
        "2(0.231 - 1) = -1.54",
        "0.123 \\cdot 4 = 0.49",
        "\\frac{1}{1 + e^{-0.5}} = 0.622",
        "\\sigma(0.43) = 0.61, \\quad 1 + 1 = 2",
        "-\\ln 0.7 = 0.36",
        "L = −ln(1 − 0.9997) = 8.11",
        "½(0.5 − 1.00)² = 0.13",
        "\\max(0, -2) = 0",
        "\\begin{aligned} z &= 2 \\cdot 1 \\\\ &\\quad + 3 = 5 \\\\ y &= 7 \\end{aligned}",
        "\\begin{aligned} a &= 1 + 1 = 2 \\\\ 3 \\cdot 3 &= 9 \\end{aligned}",
        "1 + 1 \\approx 3",
        "x = \\begin{bmatrix} 1 & 2 \\end{bmatrix} = 5",
        "\\left(\\frac{1}{4}\\right)^2 = 0.06",
        "|-3| = 3",
        /* every function, sign and room */
        "\\exp(1) = 2.72",
        "\\tanh 1 = 0.76",
        "tanh(1) = 0.76",
        "\\sqrt{2} = 1.41",
        "\\max(-2, 3) = 3",
        "6 / 3 = 2",
        "3^2 - 3² = 0",
        "e^{1} = 2.72",
        "2\\,(3) = 6",
        "2\\,3 = 6",
        "2\\;3\\:4\\!5 = 120",
        "2 \\quad 3~4 = 24",
        /* as good as what is printed: a number alone, a sum, and none with a point */
        "0.7 = \\ln 2",
        "\\ln 2 = 0.7",
        "−0.7 = −\\ln 2",
        "1.2 + 0.3 = 0.75 \\cdot 2.04",
        "100.04 \\cdot 1 = 100",
        "1.004 \\cdot 1 = 1",
        "1.04 + 0.40 = 2 \\cdot 0.7",       /* whole numbers are exact: 0.7 is the coarsest */
        "2 + 2 = 4 \\text{ and not 1 = 2}", /* words claim nothing */
        "2 + 2 = 4 \\mathrm{(1 = 2)}",
        "2 + 2 = 4 \\hot{1 = 2}",
        "",
        "((((((((((",
        "= = = \\\\ \\\\ =",
    };
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        Message why = {""};
        if (!sums_hold(right[i], &why)) fail_msg("%s: %s", right[i], why.text);
    }
}

static void what_does_not(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "10.1 - 4.98 = 5.1234",
        "0.7 \\cdot 0.9 \\cdot 0.8 \\cdot 0.6 = 0.3031",
        "z = 0.33 · 3.00 = 0.98",
        "−ln 1.00 = 0.0003",
        "y = \\sigma(0.4) = 0.61",
        "2 = 3",
        "\\begin{aligned} z &= 2 \\cdot 1 \\\\ &\\quad + 3 = 6 \\\\ y &= 7 \\end{aligned}",
        "\\begin{aligned} a &= 1 \\\\ 3 \\cdot 3 &= 8 \\end{aligned}",
        "1 \\approx 2 = 3",
        "\\frac{1}{2} + (0.25) = 0.6",
        "\\exp(1) = 2.73",
        "\\tanh 1 = 0.77",
        "tanh(1) = 0.77",
        "\\sqrt{2} = 1.42",
        "\\max(-2, 3) = -2",
        "6 / 3 = 3",
        "e^{1} = 2.73",
        "2\\,(3) = 5",
        "2\\,3 = 5",
        "2 \\quad 3~4 = 25",
        "0.6 = \\ln 2",
        "\\ln 2 = 0.6",
        "0.70 = \\ln 2",
        "1.20 + 0.30 = 0.75 \\cdot 2.04",
        "1.2 + 0.3 = 0.75 \\cdot 2.08",
        "100.06 \\cdot 1 = 100",
        "1.006 \\cdot 1 = 1",
        /* what follows a group at once counts */
        "\\text{a}=2 = 3",
        "\\text{a = 1} = 2 = 3",
        "\\text{a) } = 2 = 3",
        "\\text{a | b} = 2 = 3",
        "\\mathrm{(a} = 2 = 3",
        "\\text{with 0.5} = 1.31 + 1.00 = 2.34", /* nor are its digits any of the sum's */
        "\\mathrm{d}=2 = 3",
        "\\hot{w}=2 = 3",
        "\\begin{aligned}2 &= 3 \\end{aligned}",
        "\\begin{bmatrix} 1 \\end{bmatrix}=2 = 3",
        "\\begin{aligned} 1 &= 1 \\end{aligned}2 = 3",
        "2 = 2 \\\\12 = 2",
        "2 \\cdot \\\\12 = 4",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Message why = {""};
        if (sums_hold(wrong[i], &why)) fail_msg("%s is taken for right", wrong[i]);
        assert_true(strlen(why.text) > 0);
    }
}

/* What is nested without end is not followed. */
static void deep_nesting_is_left(void **state) {
    (void)state;
    enum { DEEP = 20000 };
    char *text = malloc(DEEP + 1);
    const char *const nested[] = {"(", "-", "{", "\\ln ", "|"};
    for (size_t k = 0; k < sizeof nested / sizeof *nested; k++) {
        text[0] = '\0';
        for (size_t i = 0; i + 8 < DEEP; i += strlen(nested[k])) strcpy(text + i, nested[k]);
        assert_true(sums_hold(text, NULL));
    }
    free(text);
}

/* Numbers by one letter: p 0.33..., n -3, u 1, o 0, m -1, h 0.5; s and t are of a sigmoid; others
 * have none. */
static bool value_of(void *data, const char *expression, bool was, FigureNumber *number) {
    (void)data;
    (void)was;
    const char *colon = strchr(expression, ':');
    *number = (FigureNumber){.decimals = colon ? atoi(colon + 1) : -1, .low = 0, .high = 1};
    double *value = &number->value;
    if (!strchr("st", expression[0])) number->low = -INFINITY, number->high = INFINITY;
    switch (expression[0]) {
    case 'p': *value = 1.0 / 3; return true;
    case 'q': *value = 1.0; return true; /* 3p */
    case 'n': *value = -3; return true;
    case 'u': *value = 1; return true;
    case 'o': *value = 0; return true;
    case 'm': *value = -1; return true;
    case 'h': *value = 0.5; return true;
    case 's': *value = 0.9966; return true; /* s and t: of a sigmoid */
    case 't': *value = 0.99999; return true;
    default: return false;
    }
}

/* A formula with the numbers in it, as they are drawn. */
static const char *drawn(const char *tex, char text[256]) {
    Message problem;
    char *set = figures_set(tex, value_of, NULL, &problem);
    size_t used = 0;
    for (const char *at = set; *at && used < 200;) {
        if (strncmp(at, "\\val{", 5) != 0) {
            if (*at != ' ' || (used > 0 && text[used - 1] != ' ')) text[used++] = *at;
            at++;
            continue;
        }
        char noted[64], number[64] = "?";
        FigureNumber value;
        size_t length = strcspn(at + 5, "}");
        snprintf(noted, sizeof noted, "%.*s", (int)length, at + 5);
        Figure figure = figure_read(noted);
        if (value_of(NULL, figure.expression, false, &value))
            figure_write(&figure, &value, number, sizeof number);
        used += (size_t)snprintf(text + used, 256 - used, "%s", number);
        at += 5 + length + 1;
    }
    text[used] = '\0';
    free(set);
    return text;
}

/* Each value with each note, in golden/figures.txt (told.h); letter by letter, by their hash. */
static void figures_of_every_kind(void **state) {
    (void)state;
    static const double values[] = {0,      1e-7,   0.00012, 0.0349, 0.25,     0.994,   0.995,
                                    0.9999, 1,      1.005,   2.5,    9.996,    12.3456, 99.995,
                                    100,    123.45, 9999.5,  123456, 999999.5, 1234567, 1e9};
    static const char *const notes[] = {"x", "x@0", "x@1", "x@2", "x@3", "x@0-", "x@1-"};
    Told told = told_begin("figures");
    for (size_t v = 0; v < 2 * sizeof values / sizeof *values; v++) {
        uint64_t hash = HASH_BEGIN;
        FigureNumber number = {.value = v % 2 ? -values[v / 2] : values[v / 2]};
        told_add(&told, "%.7g:", number.value);
        for (int way = 0; way < 6; way++) { /* digits that are asked for; near to what is never */
            number.decimals = way < 4 ? way - 1 : -1;
            number.low = way < 5 ? -(double)INFINITY : way == 5 ? -1 : 0;
            number.high = way < 4 ? (double)INFINITY : 1;
            for (size_t n = 0; n < sizeof notes / sizeof *notes; n++) {
                char text[64];
                const Figure figure = figure_read(notes[n]);
                figure_write(&figure, &number, text, sizeof text);
                told_add(&told, " %s", text);
                hash = hash_bytes(hash, text, strlen(text) + 1);
            }
            told_add(&told, ",");
        }
        told_add(&told, " #%016llx", (unsigned long long)hash);
        told_end_line(&told);
    }
    told_end(&told);
}

/* As many as there is room for; a formula with more, or one that breaks off, is set as it is. */
static void many_numbers_are_left_as_they_are(void **state) {
    (void)state;
    static const char one[] = "+\\val{n}";
    for (int count = 63; count <= 66; count++) {
        char tex[1024] = "0";
        for (int i = 0; i < count; i++) strcat(tex, one);
        char *set = figures_set(tex, value_of, NULL, NULL);
        assert_int_equal(set != NULL && strcmp(set, tex) != 0, count <= 64);
        free(set);
    }
    char *set = figures_set("1 + \\val{h", value_of, NULL, NULL);
    assert_true(!set || strcmp(set, "1 + \\val{h") == 0);
    free(set);
}

static void numbers_are_written_as_people_do(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"2 + \\val{n}", "2 - 3"},
        {"2 - \\val{n}", "2 + 3"},
        {"2 + (\\val{n})", "2 - 3"},
        {"2 + (\\val{h})", "2 + 0.5"},
        {"2 \\cdot \\val{n}", "2 \\cdot (−3)"},
        {"2 \\cdot (\\val{h})", "2 \\cdot 0.5"},
        {"2 \\cdot (\\val{n})", "2 \\cdot (−3)"},
        {"\\val{u} x_1 + \\val{m} x_2", "x_1 - x_2"},
        {"\\val{m} x_1 + \\val{u} \\cdot x_2", "-x_1 + x_2"},
        {"\\val{h} x_1 - \\val{o} = 0", "0.5 x_1 = 0"},
        {"2 \\cdot 3 - \\val{o} = 6", "2 \\cdot 3 - 0 = 6"}, /* a computation shows it */
        {"y = \\val{n} x", "y = −3 x"},
        {"y = -\\val{n}", "y = 3"},
        {"\\sigma(\\val{h})", "\\sigma(0.5)"},
        {"f(\\val{n})", "f(−3)"},
        {"(\\val{h} - 1) \\cdot \\val{n}", "(0.5 - 1) \\cdot (−3)"},
        {"2 + (\\val{n})^2", "2 + (−3)^2"},
        {"\\val{u} \\cdot \\val{n}", "1 \\cdot (−3)"},
        {"2 + \\val{z}", "2 + ?"},
        {"y = \\val{s}", "y = 0.997"}, /* what is never reached is not printed */
        {"y = \\val{s : 2}", "y = 0.997"},
        {"y = \\val{t}", "y > 0.9999"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[256];
        assert_string_equal(drawn(cases[i][0], text), cases[i][1]);
    }
}

/* As many digits as it takes, and no more. */
static void sums_get_the_digits_they_need(void **state) {
    (void)state;
    char text[256];
    assert_string_equal(drawn("3 \\cdot \\val{p : 1} = \\val{q}", text), "3 \\cdot 0.333 = 1");
    assert_string_equal(drawn("3 \\cdot \\val{p : 1} \\approx \\val{q}", text),
                        "3 \\cdot 0.3 \\approx 1");
    assert_string_equal(drawn("2 \\cdot \\val{h} = \\val{q}", text), "2 \\cdot 0.5 = 1");
    Message problem;
    free(figures_set("3 \\cdot \\val{h} = \\val{q}", value_of, NULL, &problem));
    assert_non_null(strstr(problem.text, "the left side is 1.5, but 1 stands behind"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_comes_out),
        cmocka_unit_test(what_does_not),
        cmocka_unit_test(deep_nesting_is_left),
        cmocka_unit_test(many_numbers_are_left_as_they_are),
        cmocka_unit_test(numbers_are_written_as_people_do),
        cmocka_unit_test(figures_of_every_kind),
        cmocka_unit_test(sums_get_the_digits_they_need),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
