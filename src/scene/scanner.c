/* See scanner.h. */
#include "scene/scanner.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "scene/number.h"

enum { INDEX_LIMIT = 1000000 };

static const struct {
    const char *found, *instead;
} spellings[] = {{"**", "^"},      {"&&", "and"},    {"||", "or"},     {"!", "not"},
                 {"\u00d7", "*"},  {"\u00b7", "*"},  {"\u2212", "-"},  {"\u00f7", "/"},
                 {"\u00b2", "^2"}, {"\u2264", "<="}, {"\u2265", ">="}, {"\u2260", "!="}};
enum { SPELLINGS = sizeof spellings / sizeof *spellings };

static bool starts_name(char c) {
    return isalpha((unsigned char)c) || c == '_';
}

static bool continues_name(char c) {
    return isalnum((unsigned char)c) || c == '_';
}

static char next(Scanner *s) {
    while (*s->at == ' ' || *s->at == '\t' || *s->at == '\n' || *s->at == '\r') s->at++;
    return *s->at;
}

/* Which of the spellings comes next; -1 for none. */
static int spelling(const char *at) {
    if (strncmp(at, "!=", 2) == 0) return -1;
    for (int i = 0; i < SPELLINGS; i++) {
        if (*at == *spellings[i].found &&
            strncmp(at, spellings[i].found, strlen(spellings[i].found)) == 0)
            return i;
    }
    return -1;
}

bool scanner_at_number(Scanner *s) {
    char c = next(s);
    return isdigit((unsigned char)c) || c == '.';
}

bool scanner_at_name(Scanner *s) {
    return starts_name(next(s));
}

bool scanner_at_end(Scanner *s) {
    return next(s) == '\0';
}

bool scanner_accept(Scanner *s, const char *token) {
    if (next(s) != *token) return false; /* which is most often so */
    size_t length = strlen(token);
    if (strncmp(s->at, token, length) != 0 || spelling(s->at) >= 0) return false;
    if (starts_name(*token) && continues_name(s->at[length])) return false;
    s->at += length;
    return true;
}

/* digits and points, then e and a whole number if one follows. */
static const char *number_end(const char *at) {
    while (isdigit((unsigned char)*at) || *at == '.') at++;
    if (*at != 'e' && *at != 'E') return at;
    const char *power = at + 1 + (at[1] == '+' || at[1] == '-');
    if (!isdigit((unsigned char)*power)) return at;
    while (isdigit((unsigned char)*power)) power++;
    return power;
}

bool scanner_number(Scanner *s, double *number) {
    char text[64] = "";
    next(s);
    size_t length = (size_t)(number_end(s->at) - s->at);
    if (length < sizeof text) memcpy(text, s->at, length);
    if (!number_read_double(text, number)) {
        return message_set(s->message, "column %d: expected a number such as 2, 0.5 or 1e-3",
                           scanner_column(s, s->at));
    }
    s->at += length;
    return true;
}

bool scanner_name(Scanner *s, char name[32]) {
    size_t length = 0;
    next(s);
    while (continues_name(s->at[length])) length++;
    if (length > 31) {
        return message_set(s->message,
                           "column %d: this name has %zu letters; a name has at most 31",
                           scanner_column(s, s->at), length);
    }
    memcpy(name, s->at, length);
    name[length] = '\0';
    s->at += length;
    return true;
}

bool scanner_index(Scanner *s, int *index) {
    int value = 0;
    next(s);
    const char *end = s->at;
    for (; isdigit((unsigned char)*end) && value <= INDEX_LIMIT; end++) {
        value = 10 * value + (*end - '0');
    }
    if (end == s->at || value > INDEX_LIMIT) {
        scanner_expect(s, "an index: 1, 2, 3, ...");
        return false;
    }
    *index = value;
    s->at = end;
    return true;
}

bool scanner_target(Scanner *s, char name[32]) {
    name[0] = '\0';
    if (!scanner_at_name(s)) return true;
    Scanner ahead = *s;
    while (continues_name(*ahead.at)) ahead.at++;
    if (next(&ahead) != '=' || ahead.at[1] == '=') return true;
    return scanner_name(s, name) && scanner_accept(s, "=");
}

/* What comes next, as a person would name it. */
static void describe(const char *at, char text[64]) {
    int length = 1;
    while (continues_name(*at) && continues_name(at[length]) && length < 31) length++;
    if (*at == '\0') {
        snprintf(text, 64, "the end");
    } else if (*at < ' ' || *at > '~') {
        snprintf(text, 64, "a character that expressions do not know");
    } else {
        snprintf(text, 64, "'%.*s'", length, at);
    }
}

int scanner_expect(Scanner *s, const char *what) {
    char found[64];
    next(s);
    int i = spelling(s->at), column = scanner_column(s, s->at);
    if (i >= 0) {
        message_set(s->message, "column %d: expected %s, found '%s'; write %s", column, what,
                    spellings[i].found, spellings[i].instead);
        return -1;
    }
    describe(s->at, found);
    message_set(s->message, "column %d: expected %s, found %s", column, what, found);
    return -1;
}

int scanner_column(const Scanner *s, const char *at) {
    int n = 1;
    for (const char *c = s->text; c < at; c++) n += ((unsigned char)*c & 0xC0) != 0x80;
    return n;
}
