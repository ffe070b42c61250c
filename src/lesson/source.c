/* See source.h. */
#include "lesson/source.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lesson/lesson.h"
#include "scene/clean.h"
#include "scene/reader.h"

/* What md4c would take long over, though the file is small. Lists and quotes begin left of a
 * column: each line is held against every list it may belong to. And the address of a link that is
 * defined apart, [name]: address, is gone through wherever the name stands. */
enum { NESTING_COLUMNS = 120, DEFINITION_BYTES = 2000 };

/* Bytes of the mark that opens a quote or an item of a list, 0 when there is none. */
static size_t mark_length(const char *at) {
    size_t digits = strspn(at, "0123456789"), length = 0;
    if (*at == '>') return 1;
    if (digits > 0 && digits < 10 && (at[digits] == '.' || at[digits] == ')')) length = digits + 1;
    if (digits == 0 && *at && strchr("-+*", *at)) length = 1;
    return length > 0 && strchr(" \t\n", at[length]) ? length : 0;
}

/* Where the line's own text begins, behind all marks; NULL when that is too far right. */
static const char *behind_marks(const char *line) {
    size_t columns = 0;
    for (;;) {
        for (; *line == ' ' || *line == '\t'; line++) columns += *line == '\t' ? 4 : 1;
        size_t length = mark_length(line);
        if (length == 0) return line;
        columns += length;
        line += length;
        if (columns > NESTING_COLUMNS) return NULL;
    }
}

/* Whether a link is defined here that goes on for too long: up to an empty line or the next. */
static bool long_definition(const char *text) {
    const char *end = text;
    bool colon = false;
    if (*text != '[') return false;
    for (; *end && !(end[0] == '\n' && strchr("\n[", end[1])); end++) {
        colon |= end[0] == ']' && end[1] == ':';
    }
    return colon && end - text > DEFINITION_BYTES;
}

static bool check_line(const char *line, Reader *r) {
    const char *text = behind_marks(line);
    if (!text) {
        return reader_fail(r, -1, "lists and quotes lie too deep here; begin them further left");
    }
    return !long_definition(text) ||
           reader_fail(r, -1,
                       "the definition of a link is longer than %d bytes; write a shorter one",
                       DEFINITION_BYTES);
}

/* Copies, without a byte order mark and with \n for \r\n and \r. */
static void copy_lines(Source *source, const char *text, size_t length) {
    size_t mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0, to = 0;
    source->text = memory_zeroed(length + 1, 1);
    for (size_t from = mark; from < length; from++) {
        bool pair = text[from] == '\r' && from + 1 < length && text[from + 1] == '\n';
        if (!pair) source->text[to++] = text[from] == '\r' ? '\n' : text[from];
    }
    source->text[to] = '\0';
    source->length = to;
}

static bool check(const Source *source, Reader *r) {
    const char *text = source->text;
    for (size_t at = 0; at < source->length;) {
        if ((at == 0 || text[at - 1] == '\n') && !check_line(text + at, r)) return false;
        size_t bytes =
            strchr("\n\t", text[at]) && text[at] ? 1 : clean_letter(text + at, source->length - at);
        if (bytes == 0) {
            return reader_fail(r, -1,
                               "a byte here is no text that can be shown; save the file as plain "
                               "text in UTF-8");
        }
        r->line += text[at] == '\n';
        at += bytes;
    }
    return true;
}

bool source_create(Source *source, const char *text, size_t length, const char *name,
                   Message *message) {
    Reader r = {.name = name, .line = 1, .message = message};
    if (length > LESSON_BYTES) {
        return reader_fail(&r, -1, "the lesson holds more than %d bytes; make it smaller",
                           LESSON_BYTES);
    }
    copy_lines(source, text, length);
    if (check(source, &r)) return true;
    source_destroy(source);
    return false;
}

void source_destroy(Source *source) {
    free(source->text);
    *source = (Source){.text = NULL};
}
