/* Text from strangers, made safe to show, and hints for misspelled names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scene/clean.h"
#include "scene/hint.h"

static void expect_plain(const char *text, const char *expected) {
    char out[64];
    assert_string_equal(clean_text(text, strlen(text), out, sizeof out), expected);
    assert_int_equal(clean_is(text), strcmp(text, expected) == 0);
    assert_true(clean_is(out));
}

static void printable_text_stays(void **state) {
    (void)state;
    expect_plain("", "");
    expect_plain("two words, and more!", "two words, and more!");
    expect_plain("caf\u00e9 \u03c3 \u2212 \u6f22 \U0001F600",
                 "caf\u00e9 \u03c3 \u2212 \u6f22 \U0001F600");
}

static void control_characters_become_question_marks(void **state) {
    (void)state;
    expect_plain("\x1b[31mred", "?[31mred");
    expect_plain("a\nb\tc\x7f", "a?b?c?");
    expect_plain("a\xc2\x9b", "a??");             /* another escape */
    expect_plain("a\u202eb\u202cc", "a???b???c"); /* text that turns round, and back */
}

static void bytes_that_are_no_letters_become_question_marks(void **state) {
    (void)state;
    expect_plain("h\xf6he", "h?he");
    expect_plain("\xff\xfe", "??");
    expect_plain("\xc0\xaf", "??"); /* longer than it need be */
    expect_plain("\xe0\x80\xaf", "???");
    expect_plain("\xed\xa0\x80", "???");      /* half a pair of UTF-16 */
    expect_plain("\xf4\x90\x80\x80", "????"); /* beyond the last letter */
    expect_plain("\xe2\x88", "??");           /* cut short */
}

static void a_letter_is_never_cut_in_two(void **state) {
    (void)state;
    char out[5];
    assert_string_equal(clean_text("abc\u00e9", 5, out, sizeof out), "abc");
    assert_string_equal(clean_text("ab\u00e9c", 5, out, sizeof out), "ab\u00e9");
    assert_string_equal(clean_text("abcdefgh", 8, out, sizeof out), "abcd");
}

static void quotes_are_bounded(void **state) {
    (void)state;
    char out[64];
    assert_string_equal(clean_quote("rate", out), "'rate'");
    assert_string_equal(
        clean_quote("a very long name that goes on and on, further than anybody reads", out),
        "'a very long name that goes on and on, further t...'");
}

static void expect_hint(const char *word, const char *expected) {
    static const char *const names[] = {"rule", "loss", "rate", "momentum", "cross-entropy", "l1"};
    char text[256];
    assert_string_equal(hint_name(word, names, 6, text), expected);
}

static void near_names_are_found(void **state) {
    (void)state;
    expect_hint("rat", "did you mean 'rate'?");
    expect_hint("Rate", "did you mean 'rate'?");
    expect_hint("learning_rate", "did you mean 'rate'?");
    expect_hint("mom", "did you mean 'momentum'?");
    expect_hint("momentun", "did you mean 'momentum'?");
    expect_hint("crossentropy", "did you mean 'cross-entropy'?");
    expect_hint("Cross Entropy", "did you mean 'cross-entropy'?");
    expect_hint("lose", "did you mean 'loss'?");
}

static void far_words_are_answered_with_all_names(void **state) {
    (void)state;
    const char *all = "there are rule, loss, rate, momentum, cross-entropy and l1";
    expect_hint("epochs", all);
    expect_hint("", all);
    expect_hint("l", all);
    expect_hint("a word that is much too long to resemble anything at all", all);
}

static void lists_end_where_there_is_no_more_room(void **state) {
    (void)state;
    const char *names[100];
    char text[256];
    for (int i = 0; i < 100; i++) names[i] = "cloud";
    hint_name("zzz", names, 100, text);
    assert_true(strlen(text) < 256);
    assert_string_equal(text + strlen(text) - strlen(" and more"), " and more");
    assert_string_equal(hint_name("zzz", names, 1, text), "there is only cloud");
    assert_string_equal(hint_name("zzz", names, 0, text), "there are none");
}

/* At the room there is and beyond it: nothing behind is touched. */
static void names_and_quotes_stay_within_their_room(void **state) {
    (void)state;
    char text[101];
    for (size_t length = 0; length <= 100; length++) {
        memset(text, 'n', length);
        text[length] = '\0';
        char out[34], quote[66];
        memset(out, '#', sizeof out);
        memset(quote, '#', sizeof quote);
        clean_name(out, text);
        clean_quote(text, quote);
        assert_int_equal(strlen(out), length < 31 ? length : 31);
        assert_int_equal(strncmp(out, text, strlen(out)), 0);
        assert_true(out[32] == '#' && out[33] == '#');
        assert_true(strlen(quote) < 64 && quote[64] == '#' && quote[65] == '#');
        assert_true(quote[0] == '\'' && quote[strlen(quote) - 1] == '\'');
        assert_int_equal(strstr(quote, "...") == NULL, length <= 47);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_quotes_stay_within_their_room),
        cmocka_unit_test(printable_text_stays),
        cmocka_unit_test(control_characters_become_question_marks),
        cmocka_unit_test(bytes_that_are_no_letters_become_question_marks),
        cmocka_unit_test(a_letter_is_never_cut_in_two),
        cmocka_unit_test(quotes_are_bounded),
        cmocka_unit_test(near_names_are_found),
        cmocka_unit_test(far_words_are_answered_with_all_names),
        cmocka_unit_test(lists_end_where_there_is_no_more_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
