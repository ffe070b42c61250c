/* See figures.h. The formula is cut at its numbers; then it is put together again from left to
 * right, looking at what stands around each number. */
#include "lesson/figures.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/numeral.h"
#include "base/sums.h"

enum { NUMBERS = 64, NUMBER_TEXT = 64, EXTRA = 3 };

/* ---- one number */

/* "expression@3-" */
Figure figure_read(const char *noted) {
    Figure figure = {.extra = 0};
    const char *note = strrchr(noted, '@');
    size_t length = note ? (size_t)(note - noted) : strlen(noted);
    snprintf(figure.expression, sizeof figure.expression, "%.*s", (int)length, noted);
    if (!note) return figure;
    figure.extra = note[1] - '0';
    figure.size = note[2] == '-';
    return figure;
}

/* Digits of numeral_plain behind the point. */
static int plain_decimals(double value) {
    double most = fabs(value);
    if (most >= 100) return 1;
    if (!(most < 0.995)) return 2; /* also what is no number */
    return most < 1e-4 ? 0 : 2 - (int)floor(log10(most) + 1e-9);
}

/* What is exact needs no more digits. */
static bool is_exact(double value, int decimals) {
    double scale = pow(10, decimals);
    return fabs(round(value * scale) / scale - value) <= 1e-7 * fmax(1, fabs(value));
}

static char *write_value(const Figure *figure, double value, int decimals, char *text,
                         size_t size) {
    int usual = decimals >= 0 ? decimals : plain_decimals(value);
    if (figure->size) value = fabs(value);
    bool large = fabs(value) >= 1e6, tiny = value != 0 && fabs(value) < 1e-4 && decimals < 0;
    if (figure->extra > 0 && !large && !tiny && !is_exact(value, usual))
        return numeral_fixed(value, usual + figure->extra, text, size);
    return decimals >= 0 ? numeral_fixed(value, decimals, text, size)
                         : numeral_plain(value, text, size);
}

char *figure_write(const Figure *figure, const FigureNumber *number, char *text, size_t size) {
    write_value(figure, number->value, number->decimals, text, size);
    if (figure->size && number->value < 0) return text;
    return numeral_short_of(number->value, number->low, number->high, text, size);
}

/* ---- the formula cut up */

/* A number, and what stands before it. */
typedef struct Piece {
    const char *before; /* into the formula */
    size_t length;
    Figure figure;
    bool was, known;
    FigureNumber number;
    bool term; /* of a sum or a product, so it gets more digits where they are needed */
} Piece;

typedef struct Cut {
    Piece piece[NUMBERS];
    int count;
    const char *rest; /* behind the last one */
} Cut;

static bool cut(Cut *c, const char *tex, FigureValue *value, void *data) {
    const char *at = tex;
    *c = (Cut){.rest = tex};
    while ((at = strchr(at, '\\'))) {
        bool was = strncmp(at, "\\was{", 5) == 0;
        if (!was && strncmp(at, "\\val{", 5) != 0) {
            at += at[1] ? 2 : 1;
            continue;
        }
        const char *end = strchr(at, '}');
        if (!end || c->count == NUMBERS) return false;
        Piece *p = &c->piece[c->count++];
        *p = (Piece){.before = c->rest, .length = (size_t)(at - c->rest), .was = was};
        if ((size_t)(end - at) - 5 >= sizeof p->figure.expression) return false;
        snprintf(p->figure.expression, sizeof p->figure.expression, "%.*s", (int)(end - at) - 5,
                 at + 5);
        p->known = value(data, p->figure.expression, was, &p->number);
        p->known = p->known && isfinite(p->number.value);
        c->rest = at = end + 1;
    }
    return c->count > 0;
}

/* ---- what stands around a number */

/* A text that grows. */
typedef struct Text {
    char *text;
    size_t used, room;
} Text;

static void add(Text *t, const char *text, size_t length) {
    if (t->used + length + 1 > t->room) {
        t->room = 2 * (t->used + length) + 64;
        t->text = memory_resize(t->text, t->room);
    }
    memcpy(t->text + t->used, text, length);
    t->used += length;
    t->text[t->used] = '\0';
}

/* Where the room at the end of a text begins. */
static size_t trimmed(const char *text, size_t end) {
    static const char *const room[] = {" ", "\n", "&", "\\quad", "\\\\", "\\left"};
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < sizeof room / sizeof *room; i++) {
            size_t length = strlen(room[i]);
            if (end < length || strncmp(text + end - length, room[i], length) != 0) continue;
            end -= length;
            more = true;
        }
    }
    return end;
}

static bool ends_with(const Text *t, size_t end, const char *word) {
    size_t length = strlen(word);
    return end >= length && strncmp(t->text + end - length, word, length) == 0;
}

/* The sign before a number: '+', '-', '*', '(', '=' (also for nothing), or 'x' for others. */
static char sign_at(const Text *t, size_t end) {
    if (end == 0 || ends_with(t, end, "\\begin{aligned}")) return '=';
    if (ends_with(t, end, "\\cdot") || ends_with(t, end, "\\times")) return '*';
    return strchr("+-(=", t->text[end - 1]) ? t->text[end - 1] : 'x';
}

/* Whether a sign at this end has nothing before it to be added to. */
static bool is_first(const Text *t, size_t end) {
    char before = sign_at(t, trimmed(t->text, end - 1));
    return before == '=' || before == '(' || before == '*';
}

static const char *past_room(const char *at) {
    static const char *const room[] = {"&", "\\quad", "\\right"};
    for (bool more = true; more;) {
        at += strspn(at, " \n");
        more = false;
        for (size_t i = 0; i < sizeof room / sizeof *room; i++) {
            size_t length = strlen(room[i]);
            if (strncmp(at, room[i], length) == 0) at += length, more = true;
        }
    }
    return at;
}

static bool starts(const char *at, const char *word) {
    return strncmp(at, word, strlen(word)) == 0;
}

/* Whether a term ends here. */
static bool ends_term(const char *at) {
    at = past_room(at);
    return !*at || strchr("+-=),.", *at) || starts(at, "\\\\") || starts(at, "\\end");
}

/* Whether what stands in the braces of the command that ends here is not seen. */
static bool has_no_letters(const Text *t, size_t end) {
    return ends_with(t, end, "\\val") || ends_with(t, end, "\\was") ||
           ends_with(t, end, "\\begin") || ends_with(t, end, "\\end");
}

/* Whether a side has a letter in it: then it is an equation, and no computation. */
static bool has_letters(const Text *t, size_t end) {
    size_t from = end;
    while (from > 0 && t->text[from - 1] != '=') from--;
    for (size_t i = from; i < end; i++) {
        if (t->text[i] == '\\') {
            while (i + 1 < end && isalpha((unsigned char)t->text[i + 1])) i++;
            if (has_no_letters(t, i + 1)) i += strcspn(t->text + i, "}");
        } else if (isalpha((unsigned char)t->text[i]))
            return true;
    }
    return false;
}

/* A letter that a number multiplies, behind it: "x_1", "\cdot x_1". NULL for none. */
static const char *multiplied(const char *at) {
    at = past_room(at);
    if (starts(at, "\\cdot ")) at = past_room(at + 5);
    return isalpha((unsigned char)*at) ? at : NULL;
}

/* ---- put together */

static void add_number(Text *t, const Piece *p, bool size, int extra, bool printed) {
    char note[300], text[NUMBER_TEXT];
    Figure figure = p->figure;
    figure.size = size;
    figure.extra = p->term ? extra : 0;
    const char *end = size ? "-" : "";
    if (printed && p->known)
        figure_write(&figure, &p->number, text, sizeof text);
    else
        snprintf(text, sizeof text, "x");
    if (figure.extra > 0 || size)
        snprintf(note, sizeof note, "\\%s{%s@%d%s}", p->was ? "was" : "val", figure.expression,
                 figure.extra, end);
    else
        snprintf(note, sizeof note, "\\%s{%s}", p->was ? "was" : "val", figure.expression);
    add(t, printed ? text : note, strlen(printed ? text : note));
}

/* How a number is written as it stands there: by itself, as people do not write it. */
typedef struct Looks {
    bool negative, zero, one, bound;
} Looks;

static Looks looks_of(const Piece *p, int extra) {
    char text[NUMBER_TEXT];
    Figure figure = p->figure;
    figure.extra = p->term ? extra : 0;
    if (!p->known) return (Looks){false, false, false, false};
    figure_write(&figure, &p->number, text, sizeof text);
    bool negative = starts(text, "−");
    const char *digits = negative ? text + strlen("−") : text;
    return (Looks){negative, strspn(digits, "0.") == strlen(digits), strcmp(digits, "1") == 0,
                   numeral_is_bound(text)};
}

static void turn(Text *t, size_t at, bool drop) {
    char *sign = &t->text[at - 1];
    *sign = drop ? ' ' : *sign == '+' ? '-' : '+';
}

/* Puts a number behind what is there. Returns where the formula goes on behind it. */
static const char *put(Text *t, const Piece *p, const char *behind, int extra, bool printed) {
    Looks looks = looks_of(p, extra);
    size_t end = trimmed(t->text, t->used), from = end;
    const char *after = past_room(behind);
    bool wrapped = end > 0 && t->text[end - 1] == '(' && *after == ')' && p->known;
    char sign = sign_at(t, end);
    if (wrapped) {
        from = trimmed(t->text, end - 1);
        sign = sign_at(t, from);
    }
    bool power = *past_room(wrapped ? after + 1 : behind) == '^';
    bool summand = sign == '+' || sign == '-', plain = !looks.negative || (summand && !power);
    if (wrapped && plain && sign != 'x' && sign != '(') {
        t->text[end - 1] = ' ';
        behind = after + 1;
        wrapped = false;
    }
    bool open = !wrapped && summand && !power;
    if (open && looks.zero && !is_first(t, from) && ends_term(behind) && has_letters(t, from - 1)) {
        t->used = from - 1;
        t->text[t->used] = '\0';
        return behind;
    }
    bool size = open && looks.negative;
    if (size) turn(t, from, sign == '-' && is_first(t, from));
    const char *letter = multiplied(behind);
    if (looks.one && letter && (sign == '=' || summand)) {
        if (looks.negative && !size) add(t, "-", 1);
        return letter;
    }
    if (looks.bound && end > 0 && t->text[end - 1] == '=') t->text[end - 1] = ' ';
    bool brackets = !wrapped && looks.negative && !size && (sign == '*' || power);
    if (brackets) add(t, "(", 1);
    add_number(t, p, size, extra, printed);
    if (brackets) add(t, ")", 1);
    return behind;
}

/* printed: with the numbers themselves, for sums_hold; else with \val, for the formula. */
static char *compose(const Cut *c, int extra, bool printed) {
    Text t = {NULL, 0, 0};
    add(&t, "", 0);
    const char *from = c->piece[0].before;
    for (int i = 0; i < c->count; i++) {
        const Piece *p = &c->piece[i];
        const char *until = p->before + p->length;
        if (until > from) add(&t, from, (size_t)(until - from));
        size_t length = strlen(p->figure.expression) + strlen("\\val{}");
        from = put(&t, p, until + length, extra, printed);
    }
    add(&t, from, strlen(from));
    return t.text;
}

/* A number that stands alone between two = is a result, unless it is used elsewhere. */
static void find_terms(Cut *c) {
    bool alone[NUMBERS] = {false};
    for (int i = 0; i < c->count; i++) {
        const Piece *p = &c->piece[i];
        const char *after = past_room(p->before + p->length + strlen(p->figure.expression) + 6);
        bool ends =
            !*after || strchr("=,.", *after) || starts(after, "\\\\") || starts(after, "\\end");
        size_t end = trimmed(p->before, p->length);
        alone[i] = ends && end > 0 && p->before[end - 1] == '=';
    }
    for (int i = 0; i < c->count; i++) {
        for (int k = 0; k < c->count; k++) {
            bool same = strcmp(c->piece[i].figure.expression, c->piece[k].figure.expression) == 0;
            if (same && !alone[k]) c->piece[i].term = true;
        }
    }
}

/* Of numbers that the author wrote more digits cannot be asked for. */
static void advise_plain(Message *problem) {
    char *advice = strstr(problem->text, "; write more digits");
    if (advice)
        snprintf(advice, sizeof problem->text - (size_t)(advice - problem->text),
                 "; mend it, or write \\approx");
}

char *figures_set(const char *tex, FigureValue *value, void *data, Message *problem) {
    Cut *c = memory_zeroed(1, sizeof *c);
    char *text = NULL;
    Message first = {""}, none;
    if (!cut(c, tex, value, data)) {
        free(c);
        text = memory_zeroed(strlen(tex) + 1, 1);
        memcpy(text, tex, strlen(tex) + 1);
        if (problem) problem->text[0] = '\0';
        if (problem && !sums_hold(tex, problem)) advise_plain(problem);
        return text;
    }
    find_terms(c);
    int extra = 0;
    for (bool holds = false; !holds && extra <= EXTRA; extra += !holds) {
        char *printed = compose(c, extra, true);
        holds = sums_hold(printed, extra == 0 ? &first : &none);
        free(printed);
        if (holds) first.text[0] = '\0';
    }
    text = compose(c, extra > EXTRA ? 0 : extra, false);
    if (problem) *problem = first;
    free(c);
    return text;
}
