/* See inline.h. */
#include "lesson/inline.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lesson/entity.h"
#include "lesson/key_names.h"
#include "lesson/role.h"
#include "scene/clean.h"

Inline inline_create(Build *build, const char *source, size_t length, int line) {
    return (Inline){
        .build = build, .source = source, .length = length, .line = line, .at_line = line};
}

void inline_destroy(Inline *in) {
    free(in->text);
    in->text = NULL;
}

/* --- Lines --- */

bool inline_owns(const Inline *in, const char *text) {
    uintptr_t from = (uintptr_t)in->source, at = (uintptr_t)text;
    return at >= from && at <= from + in->length;
}

int inline_line(Inline *in, const char *text) {
    if (!inline_owns(in, text)) return in->at_line;
    size_t to = (size_t)(text - in->source);
    for (; in->at < to; in->at++) in->at_line += in->source[in->at] == '\n';
    for (; in->at > to; in->at--) in->at_line -= in->source[in->at - 1] == '\n';
    return in->at_line;
}

int inline_next_line(Inline *in) {
    const char *text = in->source + in->at, *end = in->source + in->length;
    if (in->at > 0) {
        while (text < end && *text != '\n') text++;
    }
    while (text < end && strchr(" \t\n>", *text)) text++;
    return inline_line(in, text);
}

/* --- Errors --- */

#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
static void
fail(Inline *in, int line, const char *format, ...) {
    char what[sizeof(Message)];
    Message message;
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    build_message(in->build, line, &message, "%s", what);
    if (in->problem) {
        if (!in->failed) *in->problem = message;
    } else {
        build_refuse(in->build, line, in->depth, &message);
    }
    in->failed = true;
}

/* --- Spans --- */

static void append(Inline *in, const char *text, size_t length) {
    if (in->used + length + 1 > in->room) {
        in->room = 2 * in->room + length + 64;
        in->text = memory_resize(in->text, in->room);
    }
    if (in->used == 0) in->span_line = in->at_line;
    for (size_t i = 0; i < length; i++) {
        in->text[in->used++] = text[i];
        if (text[i] == '\t') in->text[in->used - 1] = ' ';
    }
    in->text[in->used] = '\0';
}

static void add_span(Inline *in, SpanKind kind, int line, const char *text, size_t length) {
    Span span = {.kind = kind, .bold = in->bold > 0, .italic = in->italic > 0, .line = line};
    span.text = build_text(in->build, text, length);
    if (in->link && (kind == SPAN_TEXT || kind == SPAN_CODE)) {
        span.kind = SPAN_LINK;
        span.link = in->link;
    }
    build_span(in->build, span);
    in->prose.count++;
}

/* Where a place of the text so far stands. */
static int line_of(const Inline *in, const char *at) {
    int line = in->span_line;
    for (const char *c = in->text; c < at; c++) line += *c == '\n';
    return line;
}

/* A role that no code follows is a mistake that would otherwise stand there as typed. */
static void check_stray_role(Inline *in) {
    const char *role = role_find(in->text + in->escaped);
    if (!role) return;
    size_t length = strcspn(role, "}") + 1;
    fail(in, line_of(in, role), "%.*s has no code right behind it; write %.*s`...`", (int)length,
         role, (int)length, role);
}

/* How long a command of formulas with its braces is, as "\\val{loss}", on its line; 0 where none
 * stands. */
static size_t command_at(const char *text) {
    const char *name = text + 1;
    size_t letters = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (*text != '\\' || letters == 0 || name[letters] != '{') return 0;
    return 1 + letters + strcspn(name + letters, "}\n") + 1;
}

/* What belongs in a formula, and would stand there as typed. */
static void check_stray_command(Inline *in) {
    const char *at = in->text + in->escaped;
    if (in->told) return; /* it would be in one but for its dollar */
    while ((at = strchr(at, '\\')) && command_at(at) == 0) at++;
    if (!at) return;
    int length = (int)command_at(at), name = (int)strcspn(at, "{");
    bool number = strncmp(at, "\\val{", 5) == 0;
    if (at[length - 1] != '}') length--; /* it has no end */
    if (number && length > 6)
        fail(in, line_of(in, at), "%.*s stands outside of a formula; write {eval}`%.*s`, or $%.*s$",
             length, at, length - 6, at + 5, length, at);
    else
        fail(in, line_of(in, at),
             "%.*s stands outside of a formula; put it between dollars, as in $%.*s$", name, at,
             length, at);
}

/* What ends an {if} that there is none of would stand there as typed. */
static void check_stray_end(Inline *in) {
    int open = in->choosing;
    for (const char *at = strchr(in->text, '{'); at; at = strchr(at + 1, '{')) {
        bool last = strncmp(at, "{end}", 5) == 0, other = strncmp(at, "{else}", 6) == 0;
        bool stray = open == 0 && (last || other) && at >= in->text + in->escaped;
        if (stray)
            fail(in, line_of(in, at), "this %s belongs to no {if}; take it out",
                 last ? "{end}" : "{else}");
        if (stray) return;
        if (last && open > 0) open--;
    }
}

/* Whether a blank before a dollar closes a formula depends on the version of md4c: either is told. */
static const char NO_PARTNER[] = "this $ has no partner; write a formula as $x$, without a blank "
                                 "at its edge, or \\$ for a dollar "
                                 "sign";

/* "It costs $5 and $6" would be a formula. */
static void check_formula(Inline *in) {
    size_t last = in->used - 1;
    char why[256];
    if (!role_leaves_formula(in->text, why)) {
        fail(in, in->span_line, "%s", why);
        return;
    }
    if (in->text[0] != ' ' && in->text[last] != ' ') return;
    fail(in, in->span_line, "%s", NO_PARTNER);
}

static void check_key(Inline *in) {
    char hint[256], quoted[64];
    if (key_names_know(in->text, hint)) return;
    fail(in, in->span_line, "in {key}, there is no key %s; %s", clean_quote(in->text, quoted),
         hint);
}

/* Text that may hold the {else} and {end} of an {if}, as spans. */
static void add_choice(Inline *in, const char *text, size_t length) {
    static const char ELSE[] = "{else}", END[] = "{end}";
    const char *at = text, *end = text + length;
    while (in->choosing > 0 && at < end) {
        const char *other = strstr(at, ELSE), *last = strstr(at, END);
        const char *next = other && (!last || other < last) ? other : last;
        if (!next) break;
        if (next > at) add_span(in, SPAN_TEXT, in->span_line, at, (size_t)(next - at));
        add_span(in, next == other ? SPAN_ELSE : SPAN_END, in->span_line, "", 0);
        at = next + (next == other ? sizeof ELSE : sizeof END) - 1;
        in->choosing -= next == last;
    }
    if (at < end) add_span(in, SPAN_TEXT, in->span_line, at, (size_t)(end - at));
}

/* The text so far as a span. */
static void flush_text(Inline *in) {
    size_t skip = in->prose.count == 0 && in->used > 0 ? strspn(in->text, " \n") : 0;
    if (in->used > skip) {
        check_stray_role(in);
        check_stray_command(in);
        check_stray_end(in);
        for (size_t i = 0; i < in->used; i++) {
            if (in->text[i] == '\n') in->text[i] = ' ';
        }
        add_choice(in, in->text + skip, in->used - skip);
    }
    in->used = in->escaped = 0;
}

static void flush_code(Inline *in) {
    Expression e;
    Message message;
    int decimals;
    if (in->used == 0) return;
    bool computed = in->kind == SPAN_EVAL || in->kind == SPAN_WAS || in->kind == SPAN_IF ||
                    in->kind == SPAN_CLAIM || in->kind == SPAN_NOW || in->kind == SPAN_CLASS;
    if (computed && !eval_parse(&e, in->text, &decimals, &message)) {
        fail(in, in->span_line, "in {%s}, %s", role_name(in->kind), message.text);
        in->kind = SPAN_CODE;
    }
    if (in->kind == SPAN_KEY) check_key(in);
    if (in->kind == SPAN_MATH) check_formula(in);
    if (in->kind == SPAN_IF && ++in->choosing > LESSON_IFS)
        fail(in, in->span_line, "{if} stands within {if} more than %d deep; write two sentences",
             LESSON_IFS);
    add_span(in, in->kind, in->span_line, in->text, in->used);
    in->used = 0;
}

void inline_begin(Inline *in) {
    in->prose = (Prose){.first = in->build->lesson->spans};
    in->used = in->escaped = 0;
    in->told = false;
    in->choosing = 0;
}

Prose inline_end(Inline *in) {
    while (in->used > 0 && strchr(" \n", in->text[in->used - 1])) in->text[--in->used] = '\0';
    flush_text(in);
    return in->prose;
}

/* --- Callbacks --- */

/* The role right before a code span is taken off the text. */
static SpanKind take_role(Inline *in) {
    SpanKind kind = SPAN_CODE;
    char name[32];
    if (in->used == 0) return kind;
    size_t length = role_at_end(in->text + in->escaped, name);
    if (length == 0) return kind;
    if (!role_kind(name, &kind)) {
        char hint[256];
        fail(in, in->at_line, "{%s} before code has no meaning here; %s", name,
             role_hint(name, hint));
        return kind;
    }
    in->used -= length;
    in->text[in->used] = '\0';
    return kind;
}

/* A short text can name one long address many times, which would take long to read. */
static bool enter_link(Inline *in, const MD_SPAN_A_DETAIL *detail) {
    flush_text(in);
    in->addresses += detail->href.size + detail->title.size;
    if (in->addresses > 2 * (size_t)LESSON_BYTES) {
        fail(in, in->at_line, "the links up to here are too long in all; write fewer");
        return false;
    }
    char *plain = memory_zeroed(detail->href.size + 1, 1);
    clean_text(detail->href.text, detail->href.size, plain, detail->href.size + 1);
    in->link = build_text(in->build, plain, strlen(plain));
    free(plain);
    return true;
}

bool inline_enter(Inline *in, MD_SPANTYPE type, const void *detail) {
    SpanKind kind = type == MD_SPAN_CODE ? take_role(in) : SPAN_MATH;
    if (type == MD_SPAN_A) return enter_link(in, detail);
    if (type == MD_SPAN_IMG) { /* its text stands for it */
        fail(in, in->at_line,
             "lessons show no pictures; say it in words, or write a link: [text](address)");
        return true;
    }
    flush_text(in);
    if (type == MD_SPAN_EM) {
        in->italic++;
    } else if (type == MD_SPAN_STRONG) {
        in->bold++;
    } else {
        in->kind = kind;
    }
    return true;
}

void inline_leave(Inline *in, MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG) return;
    if (in->kind == SPAN_TEXT) {
        flush_text(in);
    } else {
        flush_code(in);
        in->kind = SPAN_TEXT;
    }
    if (type == MD_SPAN_EM) in->italic--;
    if (type == MD_SPAN_STRONG) in->bold--;
    if (type == MD_SPAN_A) in->link = NULL;
}

/* Dollars in pairs are formulas; one that is left is a formula that does not end. */
static void check_dollars(Inline *in, const char *text, size_t length, bool escaped) {
    const char *dollar = memchr(text + escaped, '$', length - escaped);
    if (!dollar || in->told) return;
    fail(in, inline_line(in, dollar), "%s", NO_PARTNER);
    in->told = true;
}

static void normal_text(Inline *in, const char *text, size_t length) {
    bool escaped = inline_owns(in, text) && text > in->source && text[-1] == '\\';
    check_dollars(in, text, length, escaped);
    size_t from = in->used;
    append(in, text, length);
    if (escaped) in->escaped = from + 1;
}

void inline_text(Inline *in, MD_TEXTTYPE type, const char *text, size_t length) {
    char letter[8];
    int line = inline_line(in, text);
    switch (type) {
    case MD_TEXT_BR:
        if (in->kind != SPAN_TEXT) break;
        flush_text(in);
        if (in->prose.count > 0) add_span(in, SPAN_BREAK, line, "", 0);
        break;
    case MD_TEXT_SOFTBR: append(in, in->kind == SPAN_TEXT ? "\n" : " ", 1); break;
    case MD_TEXT_ENTITY:
        if (entity_text(text, length, letter)) {
            append(in, letter, strlen(letter));
        } else {
            append(in, text, length);
        }
        in->escaped = in->used;
        break;
    case MD_TEXT_NORMAL: normal_text(in, text, length); break;
    case MD_TEXT_NULLCHAR:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH: append(in, text, length); break;
    }
}
