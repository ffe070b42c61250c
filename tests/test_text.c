/* Text: characters, widths, shortening, breaking, and numbers as people read them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "draw/text.h"
#include "fonts.h"
#include "near.h"

static const TextStyle plain = {.size = 10}; /* 6 points a character, at any whole density */

static void characters_are_told_apart(void **state) {
    (void)state;
    const char *at = "aσ←😀";
    assert_int_equal(text_next(&at), 'a');
    assert_int_equal(text_next(&at), 0x3c3);
    assert_int_equal(text_next(&at), 0x2190);
    assert_int_equal(text_next(&at), 0x1f600);
    assert_int_equal(text_next(&at), 0);
    assert_int_equal(text_next(&at), 0);
}

/* Overlong, cut short, a surrogate, beyond the last: each byte that is no text counts as one mark,
 * and the end is always found. */
static void bytes_that_are_no_text_do_no_harm(void **state) {
    (void)state;
    const char *const bad[] = {"\xc0\x80",         "\xe2\x82", "\xed\xa0\x80",
                               "\xf4\x90\x80\x80", "\xff\xfe", "\x80"};
    for (int i = 0; i < 6; i++) {
        const char *at = bad[i];
        int steps = 0;
        assert_int_equal(text_next(&at), 0xfffd);
        while (text_next(&at) != 0) assert_true(++steps < 10);
    }
}

static void widths_add_up(void **state) {
    (void)state;
    Glyphs *glyphs = glyphs_create(&fonts_boxes);
    assert_near(text_width(glyphs, "abcd", &plain, 1), 24, 1e-4);
    assert_near(text_width(glyphs, "abcd", &plain, 2), 24, 1e-4);
    assert_near(text_width(glyphs, "a1", &plain, 1), 9, 1e-4);
    TextStyle tabular = plain;
    tabular.tabular = true;
    assert_near(text_width(glyphs, "1111", &tabular, 1), 24, 1e-4);
    assert_near(text_shift(glyphs, &tabular, 10, '1'), 1.5, 1e-4);
    assert_near(text_shift(glyphs, &tabular, 10, '2'), 0, 1e-4);
    glyphs_destroy(glyphs);
}

static void what_is_too_long_ends_in_an_ellipsis(void **state) {
    (void)state;
    Glyphs *glyphs = glyphs_create(&fonts_boxes);
    char out[32];
    assert_string_equal(text_fit(glyphs, "humidity", &plain, 1, 42, out, sizeof out), "humidity");
    assert_string_equal(text_fit(glyphs, "humidity", &plain, 1, 41, out, sizeof out), "humidi…");
    assert_string_equal(text_fit(glyphs, "cloud cover", &plain, 1, 42, out, sizeof out), "cloud…");
    assert_string_equal(text_fit(glyphs, "x", &plain, 1, 1, out, sizeof out), "…");
    /* of a number with a power of ten its digits go, never the power */
    float wide = text_width(glyphs, "−2.83·10⁻⁵", &plain, 1);
    assert_string_equal(text_fit(glyphs, "−2.83·10⁻⁵", &plain, 1, wide + 1, out, sizeof out),
                        "−2.83·10⁻⁵");
    assert_string_equal(text_fit(glyphs, "−2.83·10⁻⁵", &plain, 1, wide - 1, out, sizeof out),
                        "−2.8·10⁻⁵");
    assert_string_equal(text_fit(glyphs, "∂ 2.83·10⁻⁵", &plain, 1, 1, out, sizeof out), "∂ 3·10⁻⁵");
    assert_string_equal(text_fit(glyphs, "9.96·10¹²", &plain, 1, 1, out, sizeof out), "1·10¹³");
    assert_string_equal(text_fit(glyphs, "a·10 b", &plain, 1, 1, out, sizeof out), "…");
    /* What stands before the text, a blank too, is no part of it. */
    assert_string_equal(text_fit(glyphs, &"a  long"[3], &plain, 1, 1, out, sizeof out), "…");
    assert_string_equal(text_fit(glyphs, " long", &plain, 1, 1, out, sizeof out), "…");
    char small[6];
    assert_string_equal(text_fit(glyphs, "long text", &plain, 1, 1000, small, sizeof small), "lo…");
    glyphs_destroy(glyphs);
}

static void lines_break_at_blanks(void **state) {
    (void)state;
    Glyphs *glyphs = glyphs_create(&fonts_boxes);
    assert_int_equal(text_break(glyphs, "one two three", &plain, 1, 45), 8);
    assert_int_equal(text_break(glyphs, "one two", &plain, 1, 100), 7);
    assert_int_equal(text_break(glyphs, "unbreakable", &plain, 1, 30), 5);
    assert_int_equal(text_break(glyphs, "wide", &plain, 1, 1), 1);
    assert_int_equal(text_break(glyphs, "a\nb", &plain, 1, 100), 2);
    /* Six units a character: three of them fit, but no line begins with a full stop, and none ends
     * with an opening bracket. */
    assert_int_equal(text_break(glyphs, "神经网络", &plain, 1, 20), 9);
    assert_int_equal(text_break(glyphs, "神经网。络", &plain, 1, 20), 6);
    assert_int_equal(text_break(glyphs, "神经「网」", &plain, 1, 20), 6);
    assert_int_equal(text_break(glyphs, "abc神经", &plain, 1, 20), 3);
    assert_int_equal(text_word("神经"), 3);
    assert_int_equal(text_word("经。x"), 6);
    assert_int_equal(text_word("word, next"), 5);
    assert_int_equal(text_word(" next"), 0);
    glyphs_destroy(glyphs);
}

static void numbers_are_written_for_people(void **state) {
    (void)state;
    char out[32];
    assert_string_equal(text_number(-2.345, 2, out, sizeof out), "−2.35");
    assert_string_equal(text_number(-0.001, 2, out, sizeof out), "0.00");
    assert_string_equal(text_number(NAN, 2, out, sizeof out), "–");
    assert_string_equal(text_number(-INFINITY, 2, out, sizeof out), "−∞");
    assert_string_equal(text_short(3e8, 2, out, sizeof out), "3·10⁸");
    assert_string_equal(text_short(-1.5e-7, 2, out, sizeof out), "−1.5·10⁻⁷");
    assert_string_equal(text_short(0.00421, 3, out, sizeof out), "0.00421");
    assert_string_equal(text_short(1234, 3, out, sizeof out), "1234");
    assert_string_equal(text_short(0, 3, out, sizeof out), "0");
    char tiny[4];
    text_short(-1.5e-200, 3, tiny, sizeof tiny);
    assert_int_equal(strlen(tiny), 3);
}

static void a_glyph_stays_where_it_is(void **state) {
    (void)state;
    Glyphs *glyphs = glyphs_create(&fonts_boxes);
    const Glyph *a = glyphs_get(glyphs, FONT_REGULAR, 10, 'a');
    for (uint32_t c = 256; c < 4000; c++) glyphs_get(glyphs, FONT_REGULAR, 10, c);
    assert_ptr_equal(a, glyphs_get(glyphs, FONT_REGULAR, 10, 'a'));
    assert_ptr_not_equal(a, glyphs_get(glyphs, FONT_BOLD, 10, 'a'));
    assert_ptr_not_equal(a, glyphs_get(glyphs, FONT_REGULAR, 11, 'a'));
    const Glyph *none = glyphs_get(glyphs, FONT_REGULAR, 10, 0xe000);
    assert_true(none->width > 0 && none->coverage);
    glyphs_destroy(glyphs);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_told_apart),
        cmocka_unit_test(bytes_that_are_no_text_do_no_harm),
        cmocka_unit_test(widths_add_up),
        cmocka_unit_test(what_is_too_long_ends_in_an_ellipsis),
        cmocka_unit_test(lines_break_at_blanks),
        cmocka_unit_test(numbers_are_written_for_people),
        cmocka_unit_test(a_glyph_stays_where_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
