/* What every folder uses: names of files, places, numbers held between others, hashes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clamp.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/message.h"
#include "base/numeral.h"
#include "base/path.h"
#include "base/rect.h"
#include "base/sort.h"
#include "told.h"

static void a_files_name_is_what_follows_the_last_slash(void **state) {
    (void)state;
    assert_string_equal(path_name("a/b/c.scene"), "c.scene");
    assert_string_equal(path_name("c.scene"), "c.scene");
    assert_string_equal(path_name("/"), "");
    assert_string_equal(path_name(""), "");
}

static void an_ending_needs_something_before_it(void **state) {
    (void)state;
    assert_true(path_ends_with("table.csv", ".csv") && path_ends_with("TABLE.CSV", ".csv"));
    assert_false(path_ends_with(".csv", ".csv"));
    assert_false(path_ends_with("csv", ".csv") || path_ends_with("", ".csv"));
    assert_false(path_ends_with("table.csv.md", ".csv"));
}

static void two_rectangles_side_by_side_share_no_point(void **state) {
    (void)state;
    const Rect left = {0, 0, 10, 10}, right = {10, 0, 10, 10};
    const Point edge = {10, 5}, corner = {0, 0}, foot = {5, 10};
    assert_true(rect_holds(right, edge) && !rect_holds(left, edge));
    assert_true(rect_holds(left, corner) && !rect_holds(left, foot));
    assert_false(rect_holds((Rect){0, 0, 0, 0}, corner));
    assert_false(rect_holds(left, (Point){NAN, 5}));
    Rect inside = rect_inset(left, 2), gone = rect_inset(left, 7);
    assert_true(inside.x == 2 && inside.w == 6 && gone.w == 0 && gone.h == 0);
    assert_true(rect_inset(left, -1).w == 12);
    assert_true(rect_middle(right).x == 15);
}

static void a_number_is_held_between_two_others(void **state) {
    (void)state;
    assert_true(clamp_float(-1, 0, 2) == 0 && clamp_float(3, 0, 2) == 2);
    assert_true(clamp_float(0, 0, 2) == 0 && clamp_float(2, 0, 2) == 2);
    assert_true(clamp_double(1.5, 0, 2) == 1.5 && isnan(clamp_double((double)NAN, 0, 2)));
    assert_int_equal(clamp_int(7, 0, 3), 3);
    assert_int_equal(clamp_int(-7, 0, -1), 0); /* nothing lies between: the lower one */
}

/* The values that FNV-1a is published with. */
static void a_hash_is_that_of_fnv(void **state) {
    (void)state;
    assert_true(hash_bytes(HASH_BEGIN, "", 0) == 0xcbf29ce484222325u);
    assert_true(hash_bytes(HASH_BEGIN, "a", 1) == 0xaf63dc4c8601ec8cu);
    assert_true(hash_bytes(HASH_BEGIN, "foobar", 6) == 0x85944171f73967e8u);
    assert_true(hash_bytes(hash_byte(HASH_BEGIN, 'f'), "oobar", 5) == 0x85944171f73967e8u);
}

static void memory_for_numbers_is_zero_and_aligned(void **state) {
    (void)state;
    for (long count = 0; count < 40; count++) {
        float *x = memory_floats(count);
        assert_int_equal((uintptr_t)x % 64, 0);
        for (long i = 0; i < count + 16; i++) assert_true(x[i] == 0); /* a vector to spare */
        free(x);
    }
    free(memory_zeroed(0, 8));
    free(memory_resize(NULL, 0));
}

/* Sanitizers have a word of their own for sizes that no machine has. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { SANITIZED = true };
#elif defined(__has_feature)
enum { SANITIZED = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) };
#else
enum { SANITIZED = false };
#endif

/* What each of the three asks for, with a size that no machine has. */
static void ask_for_too_much(int way) {
    const size_t most = SIZE_MAX / 4;
    volatile const void *memory = NULL;
    if (way == 0) memory = memory_floats((long)(most / sizeof(float)));
    if (way == 1) memory = memory_zeroed(most, 2);
    if (way == 2) memory = memory_resize(NULL, most);
    (void)memory;
}

/* Nobody is given NULL, to write to it. */
static void without_memory_the_program_ends(void **state) {
    (void)state;
#ifdef __EMSCRIPTEN__
    skip(); /* a page has no second process to try it in */
#endif
    if (SANITIZED) skip();
    for (int way = 0; way < 3; way++) {
        int status = 0;
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            bool quiet = freopen("/dev/null", "w", stderr) != NULL;
            ask_for_too_much(way);
            _exit(quiet ? 0 : 2);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    }
}

static void a_message_is_cut_to_fit(void **state) {
    (void)state;
    char text[2000];
    Message message;
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_false(message_set(&message, "%s", text));
    assert_int_equal(strlen(message.text), sizeof message.text - 1);
    assert_false(message_set(NULL, "nobody listens"));
}

static void plain_numbers_agree(void **state) {
    (void)state;
    static const struct {
        double value;
        const char *text;
    } all[] = {{-15.85, "−15.85"}, {10.15, "10.15"},  {-3, "−3"},
               {2.66667, "2.67"},  {0.3031, "0.303"}, {0.0175812, "0.0176"},
               {123.456, "123.5"}, {0.999, "1"},      {12345, "12345"},
               {0, "0"},           {-0.0, "0"}};
    char text[64];
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        assert_string_equal(numeral_plain(all[i].value, text, sizeof text), all[i].text);
    }
}

/* Of each way to write a number, both sides of each place where it changes. */
static void numbers_change_their_form_at_its_bounds(void **state) {
    (void)state;
    typedef char *Write(double, int, char *, size_t);
    static const struct {
        Write *write;
        double value;
        int digits;
        const char *text;
    } all[] = {
        {numeral_fixed, 999999999999999, 0, "999999999999999"},
        {numeral_fixed, -999999999999999, 0, "−999999999999999"},
        {numeral_fixed, 1e15, 0, "1·10¹⁵"},
        {numeral_fixed, 1.234e15, 2, "1.23·10¹⁵"},
        {numeral_fixed, -1.234e15, 1, "−1.2·10¹⁵"},
        {numeral_fixed, -0.004, 2, "0.00"},
        {numeral_fixed, -0.006, 2, "−0.01"},
        {numeral_fixed, (double)INFINITY, 2, "∞"},
        {numeral_fixed, (double)-INFINITY, 2, "−∞"},
        {numeral_short, 9949, 2, "9949"},
        {numeral_short, 1e4, 2, "1·10⁴"},
        {numeral_short, 99999, 3, "1·10⁵"},
        {numeral_short, 99949, 3, "99949"},
        {numeral_short, 1e-4, 2, "0.0001"},
        {numeral_short, 0.99e-4, 2, "9.9·10⁻⁵"},
        {numeral_short, 1.999e-4, 2, "0.0002"},
        {numeral_short, 1.20, 3, "1.2"},
        {numeral_short, 10, 1, "10"},
        {numeral_short, 1234567890, 3, "1.23·10⁹"},
        {numeral_short, 6.02e123, 3, "6.02·10¹²³"},
    };
    char text[64];
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        all[i].write(all[i].value, all[i].digits, text, sizeof text);
        assert_string_equal(text, all[i].text);
    }
    static const struct {
        double value;
        const char *plain, *shown;
    } both[] = {
        {0.004999, "0.005", "0.005"},    {0.005, "0.005", "0.01"},
        {0.9949, "0.995", "0.99"},       {0.995, "0.99", "0.99"},
        {99.99, "99.99", "99.99"},       {100, "100", "100.0"},
        {999.94, "999.9", "999.9"},      {1000, "1000", "1000"},
        {999999.4, "999999.4", "1·10⁶"}, {1e6, "1·10⁶", "1·10⁶"},
        {-0.0042, "−0.0042", "−0.004"},  {0, "0", "0.00"},
        {12345, "12345", "12345"},       {123456, "123456", "1.23·10⁵"},
    };
    for (size_t i = 0; i < sizeof both / sizeof *both; i++) {
        assert_string_equal(numeral_plain(both[i].value, text, sizeof text), both[i].plain);
        assert_string_equal(numeral_shown(both[i].value, text, sizeof text), both[i].shown);
    }
}

/* Whatever the room, a number ends within it: with what fits, and never outside. */
static void numbers_are_cut_to_the_room(void **state) {
    (void)state;
    const double values[] = {-1234.5, -1.5e-200, 1e300, (double)INFINITY, (double)-INFINITY, 0.1};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        char whole[64];
        numeral_short(values[i], 3, whole, sizeof whole);
        for (size_t room = 4; room <= strlen(whole) + 1; room++) {
            char *text = memory_zeroed(1, room);
            numeral_short(values[i], 3, text, room);
            assert_int_equal(strlen(text), room - 1);
            assert_memory_equal(text, whole, room - 1);
            free(text);
        }
    }
}

/* 0.7 · 0.9 · 0.8 · 0.6 is 0.3024; with 0.7002 and 0.6003 more digits tell that it is 0.30. */
static void a_product_is_written_so_that_it_comes_out(void **state) {
    (void)state;
    const double plain[4] = {0.7, 0.9, 0.8, 0.6}, bend[4] = {-1.541, 0.5, 0.7864, 3};
    assert_int_equal(numeral_product(plain, 4, 0.3024), 2);
    /* −1.54 · 0.50 · 0.79 · 3.00 = −1.82, and it is −1.818 */
    assert_int_equal(numeral_product(bend, 4, bend[0] * bend[1] * bend[2] * bend[3]), 2);
    const double rough[3] = {-1.541, 0.5, 0.7844};
    /* −1.54 · 0.50 · 0.78 = −0.60 */
    assert_int_equal(numeral_product(rough, 3, rough[0] * rough[1] * rough[2]), 2);
    const double fine[2] = {12.345, 40.005};
    assert_int_equal(numeral_product(fine, 2, 12.345 * 40.005), 3);
    assert_int_equal(numeral_product(plain, 4, 0.4), 0);
}

/* Of a sigmoid and a tanh: what they never reach is not printed. */
static void what_is_never_reached_is_not_written(void **state) {
    (void)state;
    static const struct {
        double value, low, high;
        const char *usual, *text;
    } all[] = {
        {0.73, 0, 1, "0.73", "0.73"},
        {0.9966, 0, 1, "1.00", "0.997"},
        {0.9996, 0, 1, "1", "0.9996"},
        {0.99999, 0, 1, "1.00", "> 0.9999"},
        {1, 0, 1, "1", "> 0.9999"},
        {0.0025, 0, 1, "0.00", "0.003"}, /* of two decimals */
        {0.00247, 0, 1, "0.00247", "0.00247"},
        {3e-7, 0, 1, "3·10⁻⁷", "3·10⁻⁷"},
        {0, 0, 1, "0.00", "< 0.0001"},
        {-0.9993, -1, 1, "−1.00", "−0.999"},
        {-1, -1, 1, "−1", "< −0.9999"},
        {1, -(double)INFINITY, (double)INFINITY, "1.00", "1.00"},
        {0, -1, (double)INFINITY, "0.00", "0.00"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        char text[64];
        snprintf(text, sizeof text, "%s", all[i].usual);
        numeral_short_of(all[i].value, all[i].low, all[i].high, text, sizeof text);
        assert_string_equal(text, all[i].text);
        assert_int_equal(numeral_is_bound(text), strpbrk(text, "<>") != NULL);
    }
}

static void numbers_are_sorted_the_least_first(void **state) {
    (void)state;
    float few[] = {3, -1, 2.5f, -1, (float)INFINITY, 0}, untouched[] = {2, 1};
    double some[] = {1e-300, -4, (double)INFINITY, 7, 7, -(double)INFINITY};
    sort_floats(few, 6);
    sort_doubles(some, 6);
    for (int i = 1; i < 6; i++) assert_true(few[i - 1] <= few[i] && some[i - 1] <= some[i]);
    assert_true(few[0] == -1 && few[1] == -1 && few[2] == 0 && few[3] == 2.5f && few[4] == 3);
    assert_true(some[1] == -4 && some[2] == 1e-300 && some[3] == 7 && some[4] == 7);
    sort_floats(untouched, 0);
    sort_floats(untouched, 1);
    assert_true(untouched[0] == 2 && untouched[1] == 1);
}

/* Only what is written as a number with a power is one. */
static void powers_are_told_from_other_texts(void **state) {
    (void)state;
    static const struct {
        const char *text, *mantissa;
        int power;
    } powers[] = {{"3·10⁸", "3", 8},
                  {"−2.83·10⁻⁸", "2.83", -8},
                  {"w = 1.5·10¹²", "1.5", 12},
                  {"2·10⁻¹⁰⁰", "2", -100},
                  {"4·10⁰", "4", 0}};
    static const char *const others[] = {"3·10⁵⁻",  "3·10⁻",     "3·10",  "3·10⁻⁻⁵", "·10⁵",
                                         "3·10⁵ m", "3·10⁵⁵⁵⁵⁵", "x·10⁵", "",        "10⁵"};
    const char *mantissa;
    int power;
    for (size_t i = 0; i < sizeof powers / sizeof *powers; i++) {
        assert_true(numeral_power(powers[i].text, &mantissa, &power));
        assert_int_equal(power, powers[i].power);
        assert_int_equal(strncmp(mantissa, powers[i].mantissa, strlen(powers[i].mantissa)), 0);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (numeral_power(others[i], &mantissa, &power))
            fail_msg("%s is no such number", others[i]);
    }
}

/* ---- all ways to write many numbers */

/* Letter by letter: told.h alone would let the last digits differ. */
static void tell_exactly(Told *told, uint64_t *hash, const char *text) {
    told_add(told, " %s", text);
    *hash = hash_bytes(*hash, text, strlen(text) + 1);
}

static void tell_number(Told *told, double value) {
    char text[64], shorter[64];
    uint64_t hash = HASH_BEGIN;
    told_add(told, "%.7g:", value);
    for (int digits = 1; digits <= 4; digits++) {
        tell_exactly(told, &hash, numeral_short(value, digits, text, sizeof text));
        if (numeral_shorten(text, shorter, sizeof shorter)) tell_exactly(told, &hash, shorter);
    }
    for (int decimals = 0; decimals < 4; decimals++)
        tell_exactly(told, &hash, numeral_fixed(value, decimals, text, sizeof text));
    tell_exactly(told, &hash, numeral_plain(value, text, sizeof text));
    tell_exactly(told, &hash, numeral_shown(value, text, sizeof text));
    for (int within = 0; within < 2; within++) {
        numeral_plain(value, text, sizeof text);
        numeral_short_of(value, within ? -1 : 0, within ? 1 : (double)INFINITY, text, sizeof text);
        tell_exactly(told, &hash, text);
        told_add(told, numeral_is_bound(text) ? "!" : "");
    }
    const double factor[3] = {value, 1.25 * value, 0.7};
    for (int count = 1; count <= 3; count++) {
        double product = 1;
        for (int i = 0; i < count; i++) product *= factor[i];
        told_add(told, " %d", numeral_product(factor, count, product));
    }
    told_add(told, " #%016llx", (unsigned long long)hash);
    told_end_line(told);
}

/* About each place where a way to write them changes; in golden/numbers.txt (told.h). */
static void many_numbers_in_all_ways(void **state) {
    (void)state;
    static const double about[] = {1,    1.0049, 1.005, 1.2345, 2.03,  3.0004, 4.9996,
                                   5.05, 9.496,  9.94,  9.96,   9.994, 9.996,  9.99996};
    Told told = told_begin("numbers");
    double power = 1e-7;
    for (int p = 0; p < 17; p++, power *= 10) {
        for (size_t i = 0; i < sizeof about / sizeof *about; i++)
            tell_number(&told, (i + (size_t)p) % 3 == 0 ? -about[i] * power : about[i] * power);
    }
    tell_number(&told, 0);
    tell_number(&told, (double)INFINITY);
    tell_number(&told, -(double)INFINITY);
    told_end(&told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(powers_are_told_from_other_texts),
        cmocka_unit_test(plain_numbers_agree),
        cmocka_unit_test(numbers_change_their_form_at_its_bounds),
        cmocka_unit_test(numbers_are_cut_to_the_room),
        cmocka_unit_test(a_product_is_written_so_that_it_comes_out),
        cmocka_unit_test(a_files_name_is_what_follows_the_last_slash),
        cmocka_unit_test(an_ending_needs_something_before_it),
        cmocka_unit_test(two_rectangles_side_by_side_share_no_point),
        cmocka_unit_test(a_number_is_held_between_two_others),
        cmocka_unit_test(a_hash_is_that_of_fnv),
        cmocka_unit_test(memory_for_numbers_is_zero_and_aligned),
        cmocka_unit_test(without_memory_the_program_ends),
        cmocka_unit_test(a_message_is_cut_to_fit),
        cmocka_unit_test(what_is_never_reached_is_not_written),
        cmocka_unit_test(numbers_are_sorted_the_least_first),
        cmocka_unit_test(many_numbers_in_all_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
