/* Text that is compared with what it was: golden/NAME.txt holds it, a line a thing, each begun by
 * what it is of. Numbers may differ in the last of their digits that count, and whole ones of
 * hundredths, written 12%, by one: not every machine rounds a cosine alike. The rest is compared
 * letter by letter.
 *
 * When a test fails, it says where it has left what is now (now.h); read what has changed, and if
 * it was meant, copy that over. Include after cmocka.h. */
#ifndef TESTS_TOLD_H
#define TESTS_TOLD_H

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "now.h"

typedef struct Told {
    FILE *was, *now;
    char *line, *before; /* as it is told; as it was; owned */
    size_t used, room, before_room;
    int failures;
    char path[NOW_PATH]; /* of now */
} Told;

static inline Told told_begin(const char *name) {
    char was[512], file_name[64];
    snprintf(was, sizeof was, "%s/golden/%s.txt", TESTS_FOLDER, name);
    snprintf(file_name, sizeof file_name, "%s.txt", name);
    Told told = {.was = fopen(was, "r")};
    told.now = fopen(now_path(file_name, told.path), "w");
    assert_non_null(told.now);
    return told;
}

/* Goes on with the line. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static inline void
told_add(Told *told, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int more = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (told->used + (size_t)more + 1 > told->room) {
        told->room = 2 * (told->room + (size_t)more + 1);
        told->line = realloc(told->line, told->room);
        assert_non_null(told->line);
    }
    va_start(arguments, format);
    vsnprintf(told->line + told->used, (size_t)more + 1, format, arguments);
    va_end(arguments);
    told->used += (size_t)more;
}

/* Whether a number begins here that is no part of a word, as in x1 or of a hash, after a #. */
static inline bool told_is_number(const char *text, const char *at) {
    if (!isdigit((unsigned char)*at) && !(*at == '-' && isdigit((unsigned char)at[1])))
        return false;
    return at == text || (!isalnum((unsigned char)at[-1]) && at[-1] != '#' && at[-1] != '_');
}

static inline bool told_same(const char *was, const char *now) {
    const char *a = was, *b = now;
    while (*a && *b) {
        if (told_is_number(was, a) && told_is_number(now, b)) {
            char *after_a, *after_b;
            double x = strtod(a, &after_a), y = strtod(b, &after_b);
            double allowed = *after_a == '%' ? 1 : 2e-4 * fabs(x) + 1e-7;
            if (!(fabs(x - y) <= allowed)) return false;
            a = after_a, b = after_b;
        } else if (*a++ != *b++) {
            return false;
        }
    }
    return *a == *b;
}

/* The line is whole. */
static inline void told_end_line(Told *told) {
    enum { SHOWN = 20 };
    const char *now = told->line ? told->line : "";
    fprintf(told->now, "%s\n", now);
    fflush(told->now);
    ssize_t length = told->was ? getline(&told->before, &told->before_room, told->was) : -1;
    if (length > 0 && told->before[length - 1] == '\n') told->before[length - 1] = '\0';
    const char *was = length >= 0 ? told->before : "(nothing)";
    if (!told_same(was, now) && told->failures++ < SHOWN) print_error("was %s\nis  %s\n", was, now);
    told->used = 0;
    if (told->line) told->line[0] = '\0';
}

/* All is told. */
static inline void told_end(Told *told) {
    bool more = told->was && getline(&told->before, &told->before_room, told->was) >= 0;
    if (told->was) fclose(told->was);
    fclose(told->now);
    free(told->line);
    free(told->before);
    if (more) print_error("was %s\nis  not there\n", "one line more");
    if (told->failures > 0 || more)
        fail_msg("%d lines differ; what is now stands in %s", told->failures, told->path);
}

#endif
