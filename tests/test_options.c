/* What people type after a command, right and wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "cli/options.h"

static const Option options[] = {
    {.name = "--epochs", .kind = OPTION_NUMBER, .value = "N", .high = 1000, .help = "how many"},
    {.name = "--only", .kind = OPTION_CHOICE, .value = "W1|W2|W10", .help = "which"},
    {.name = "--json", .kind = OPTION_FLAG, .help = "as JSON"},
    {0},
};
static const Words one = {.name = "SCENE", .example = "halfplane x a.scene", .least = 1, .most = 1};

enum { MOST = 8 };

/* Parses up to MOST words, the rest NULL. */
static bool parse(const Words *words, char *const typed[MOST], Arguments *arguments,
                  Message *message) {
    int count = 0;
    while (count < MOST && typed[count]) count++;
    return options_parse(options, words, count, typed, arguments, message);
}

#define TYPED(...)                                                                                 \
    (char *[MOST]) {                                                                               \
        __VA_ARGS__                                                                                \
    }

static void options_and_words_may_come_in_any_order(void **state) {
    (void)state;
    Arguments a;
    Message m;
    assert_true(parse(&one, TYPED("--json", "a.scene", "--epochs", "7"), &a, &m));
    assert_int_equal(a.words, 1);
    assert_string_equal(a.word[0], "a.scene");
    assert_true(options_given(&a, "--json"));
    assert_int_equal(options_number(&a, "--epochs", 200), 7);
    assert_false(options_given(&a, "--only"));
    assert_string_equal(options_text(&a, "--only", "all"), "all");
}

static void a_value_may_follow_an_equals_sign(void **state) {
    (void)state;
    Arguments a;
    Message m;
    assert_true(parse(&one, TYPED("a.scene", "--epochs=0", "--only=W10"), &a, &m));
    assert_int_equal(options_number(&a, "--epochs", 200), 0);
    assert_string_equal(options_text(&a, "--only", ""), "W10");
}

static void what_is_not_given_takes_its_default(void **state) {
    (void)state;
    Arguments a;
    Message m;
    assert_true(parse(&one, TYPED("a.scene"), &a, &m));
    assert_int_equal(options_number(&a, "--epochs", 200), 200);
}

static void two_dashes_end_the_options(void **state) {
    (void)state;
    Arguments a;
    Message m;
    assert_true(parse(&one, TYPED("--", "--json"), &a, &m));
    assert_string_equal(a.word[0], "--json");
    assert_false(options_given(&a, "--json"));
}

static void an_expression_may_begin_with_a_minus(void **state) {
    (void)state;
    Arguments a;
    Message m;
    const Words words = {.name = "E", .example = "x", .least = 1, .most = 3, .dashes = true};
    assert_true(parse(&words, TYPED("-x^2", "x=-3"), &a, &m));
    assert_string_equal(a.word[0], "-x^2");
    assert_false(parse(&one, TYPED("-x^2"), &a, &m));
    assert_non_null(strstr(m.text, "unknown option -x^2"));
}

/* Typing this is refused, with a sentence that holds `part`. */
static void refused(char *const typed[MOST], const char *part) {
    Arguments a;
    Message m = {""};
    assert_false(parse(&one, typed, &a, &m));
    if (!strstr(m.text, part)) fail_msg("\"%s\" does not say \"%s\"", m.text, part);
}

static void mistakes_are_told_with_what_would_be_right(void **state) {
    (void)state;
    refused(TYPED("--epocs", "3", "a"), "did you mean '--epochs'?");
    refused(TYPED("--verbose", "a"), "there are --epochs, --only and --json");
    refused(TYPED("a", "--epochs"), "--epochs needs a value: --epochs N");
    refused(TYPED("a", "--epochs", "--json"), "a whole number from 0 to 1000");
    refused(TYPED("a", "--epochs", "1001"), "'1001'; it must be a whole number from 0 to 1000");
    refused(TYPED("a", "--epochs", "-1"), "from 0 to 1000");
    refused(TYPED("a", "--epochs", "1.5"), "'1.5'");
    refused(TYPED("a", "--epochs", ""), "''");
    refused(TYPED("a", "--epochs", " 3"), "' 3'");
    refused(TYPED("a", "--epochs", "99999999999999999999"), "from 0 to 1000");
    refused(TYPED("a", "--epochs", "3", "--epochs", "3"), "--epochs is given twice");
    refused(TYPED("a", "--json=yes"), "--json takes no value");
    refused(TYPED("a", "--only", "W3"), "it must be one of W1|W2|W10");
    refused(TYPED("a", "--only", "W"), "it must be one of");
    refused(TYPED("a", "--only", "W1|W2"), "it must be one of");
    refused(TYPED("a", "--only", ""), "it must be one of");
    refused(TYPED("a", "b"), "'b' is one word too many; for example: halfplane x a.scene");
    refused(TYPED(NULL), "SCENE is missing; for example: halfplane x a.scene");
    refused(TYPED("--json"), "SCENE is missing");
}

static void a_required_option_is_asked_for(void **state) {
    (void)state;
    const Option needed[] = {
        {.name = "--size", .kind = OPTION_NUMBER, .value = "N", .high = 9, .required = true}, {0}};
    Arguments a;
    Message m;
    char *const typed[] = {"a"};
    assert_false(options_parse(needed, &one, 1, typed, &a, &m));
    assert_non_null(strstr(m.text, "--size N is missing"));
}

static void long_words_do_not_overflow_the_message(void **state) {
    (void)state;
    char *long_word = malloc(100001);
    memset(long_word, '-', 100000);
    long_word[100000] = 0;
    refused(TYPED(long_word), "unknown option ------");
    refused(TYPED("a", "--epochs", long_word), "--epochs is '------");
    refused(TYPED("a", "--only", long_word), "--only is '------");
    free(long_word);
}

static void the_usage_comes_from_the_same_table(void **state) {
    (void)state;
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    options_usage(options, &one, out);
    options_help(options, out);
    fclose(out);
    assert_non_null(strstr(text, " SCENE [--epochs N] [--only W1|W2|W10] [--json]\n"));
    assert_non_null(strstr(text, "  --epochs N             how many\n"));
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_and_words_may_come_in_any_order),
        cmocka_unit_test(a_value_may_follow_an_equals_sign),
        cmocka_unit_test(what_is_not_given_takes_its_default),
        cmocka_unit_test(two_dashes_end_the_options),
        cmocka_unit_test(an_expression_may_begin_with_a_minus),
        cmocka_unit_test(mistakes_are_told_with_what_would_be_right),
        cmocka_unit_test(a_required_option_is_asked_for),
        cmocka_unit_test(long_words_do_not_overflow_the_message),
        cmocka_unit_test(the_usage_comes_from_the_same_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
