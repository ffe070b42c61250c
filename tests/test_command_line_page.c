/* docs/command-line.md tells the truth: every command on it is run and prints what the page
 * says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "shell.h"

/* A file, as a string to be freed. */
static char *read_file(const char *path) {
    FILE *in = fopen(path, "r");
    if (!in) fail_msg("%s cannot be opened", path);
    enum { MOST = 100000 };
    char *text = memory_zeroed(MOST, 1);
    size_t length = fread(text, 1, MOST - 1, in);
    fclose(in);
    assert_true(length > 0 && length < MOST - 1);
    return text;
}

/* Whether text is what is expected, where "..." in it stands for anything. */
static bool matches(const char *text, const char *expected) {
    const char *gap = strstr(expected, "...");
    if (!gap) return strcmp(text, expected) == 0;
    size_t before = (size_t)(gap - expected);
    if (strncmp(text, expected, before) != 0) return false;
    for (const char *rest = text + before;; rest++) {
        if (matches(rest, gap + 3)) return true;
        if (*rest == 0) return false;
    }
}

/* One example: "$ halfplane ARGUMENTS", then what it prints, up to the closing fence. */
static void check_example(const char *example, const char *end) {
    const char *line_end = strchr(example, '\n');
    char arguments[512], expected[8192], printed[65536], told[65536];
    snprintf(arguments, sizeof arguments, "%.*s", (int)(line_end - example), example);
    snprintf(expected, sizeof expected, "%.*s", (int)(end - line_end - 1), line_end + 1);
    Shell s = shell_run(arguments);
    /* In a terminal, what is wrong may be told before the result or after it. */
    snprintf(printed, sizeof printed, "%s%s", s.out, s.err);
    snprintf(told, sizeof told, "%s%s", s.err, s.out);
    if (!matches(printed, expected) && !matches(told, expected)) {
        fail_msg("halfplane %s prints\n%s\nand the page says\n%s", arguments, printed, expected);
    }
    shell_free(&s);
}

/* The page, as a string to be freed. */
static char *read_page(void) {
    const char *path = getenv("HALFPLANE_PAGE");
    assert_non_null(path);
    return read_file(path);
}

static void every_example_prints_what_the_page_says(void **state) {
    (void)state;
    const char *prompt = "```console\n$ halfplane ";
    char *page = read_page();
    int examples = 0;
    for (char *at = strstr(page, prompt); at; at = strstr(at, prompt)) {
        at += strlen(prompt);
        const char *end = strstr(at, "```");
        assert_non_null(end);
        check_example(at, end);
        examples++;
    }
    assert_true(examples >= 8);
    free(page);
}

/* The template that authors begin with, and the lesson that the examples here check. */
static void the_template_is_the_lesson_that_is_checked(void **state) {
    (void)state;
    const char *fence = "````markdown\n", *page_path = getenv("HALFPLANE_PAGE");
    char manual_path[1024], lesson_path[1024];
    const char *slash = page_path ? strrchr(page_path, '/') : NULL;
    int folder = slash ? (int)(slash - page_path) : 0;
    assert_true(folder > 0);
    snprintf(manual_path, sizeof manual_path, "%.*s/writing-lessons.md", folder, page_path);
    snprintf(lesson_path, sizeof lesson_path, "%s/my-first.md", getenv("HALFPLANE_SCENES"));
    char *manual = read_file(manual_path), *lesson = read_file(lesson_path);
    char *begin = strstr(strstr(manual, "## A template"), fence) + strlen(fence);
    strstr(begin, "\n````\n")[1] = '\0';
    assert_string_equal(begin, lesson);
    free(manual);
    free(lesson);
}

static void gaps_match_anything_and_nothing_else_does(void **state) {
    (void)state;
    assert_true(matches("abc", "abc"));
    assert_true(matches("a1234c", "a...c"));
    assert_true(matches("ac", "a...c"));
    assert_true(matches("a.b.c", "a...b...c"));
    assert_false(matches("abc", "ab"));
    assert_false(matches("abcd", "a...c"));
    assert_false(matches("xac", "a...c"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_example_prints_what_the_page_says),
        cmocka_unit_test(the_template_is_the_lesson_that_is_checked),
        cmocka_unit_test(gaps_match_anything_and_nothing_else_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
