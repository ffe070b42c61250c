/* What people type after a command, right and wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "told.h"

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

/* ---- the program's own */

/* What is said of a command with one or two words more than it must have. */
static void tell_answer(Told *told, const Command *command, const char *first, const char *second) {
    Arguments a;
    Message m = {""};
    char *typed[WORDS_MOST];
    int count = 0;
    for (int i = 0; i < command->words.least; i++) typed[count++] = "a.scene";
    for (const Option *o = command->options; o->name; o++) {
        if (!o->required || strncmp(o->name, first, strlen(o->name)) == 0) continue;
        typed[count++] = (char *)o->name;
        typed[count++] = o->kind == OPTION_NUMBER ? "16" : "b";
    }
    typed[count++] = (char *)first;
    if (second) typed[count++] = (char *)second;
    bool good = options_parse(command->options, &command->words, count, typed, &a, &m);
    told_add(told, "; %s", good ? "good" : m.text);
    if (!good) return;
    for (int i = 0; command->options[i].name; i++) {
        if (a.text[i])
            told_add(told, " %s='%s' %lld", command->options[i].name, a.text[i],
                     (long long)a.number[i]);
    }
}

static void tell_option(Told *told, const Command *command, const Option *o) {
    static const char *const values[] = {"",  "x",  "-1",  "0",
                                         "1", "20", "1e3", "12345678901234567890"};
    char word[64], twice[64], bound[32];
    told_add(told, "%s %s", command->name, o->name);
    tell_answer(told, command, o->name, NULL);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        tell_answer(told, command, o->name, values[i]);
    for (int i = 0; o->kind == OPTION_NUMBER && i < 4; i++) {
        snprintf(bound, sizeof bound, "%lld",
                 (long long)(i < 2 ? o->low - 1 + i : o->high + i - 2));
        tell_answer(told, command, o->name, bound);
    }
    snprintf(word, sizeof word, "%s=", o->name);
    tell_answer(told, command, word, NULL);
    snprintf(twice, sizeof twice, "%s=20", o->name);
    tell_answer(told, command, twice, twice);
    snprintf(word, sizeof word, "%sx", o->name); /* nearly */
    tell_answer(told, command, word, "20");
    snprintf(word, sizeof word, "%.*s", (int)strlen(o->name) - 1, o->name);
    tell_answer(told, command, word, "20");
    told_end_line(told);
}

/* Of every option of every command what is made of good values and bad ones, in
 * golden/options.txt (told.h). */
static void every_option_is_told_what_it_may_be(void **state) {
    (void)state;
    Told told = told_begin("options");
    for (int c = 0; command_at(c); c++) {
        const Command *command = command_at(c);
        for (const Option *o = command->options; o->name; o++) tell_option(&told, command, o);
        told_add(&told, "%s, words", command->name);
        for (int words = 1; words <= 2; words++)
            tell_answer(&told, command, "b.scene", words == 2 ? "c.scene" : NULL);
        tell_answer(&told, command, "--", "-x");
        tell_answer(&told, command, "-x", NULL);
        tell_answer(&told, command, "", NULL);
        told_end_line(&told);
    }
    told_end(&told);
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
        cmocka_unit_test(every_option_is_told_what_it_may_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
