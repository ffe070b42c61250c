/* See role.h. */
#include "lesson/role.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "scene/hint.h"

enum { EVAL, WAS, IF, CLAIM, NOW, KEY, CLASS, ROLES };

static const char *const names[ROLES] = {
    [EVAL] = "eval", [WAS] = "was", [IF] = "if",      [CLAIM] = "claim",
    [NOW] = "now",   [KEY] = "key", [CLASS] = "class"};
static_assert(ROLES == 7, "a name and a kind for each role");
static const SpanKind kinds[ROLES] = {
    [EVAL] = SPAN_EVAL, [WAS] = SPAN_WAS, [IF] = SPAN_IF,      [CLAIM] = SPAN_CLAIM,
    [NOW] = SPAN_NOW,   [KEY] = SPAN_KEY, [CLASS] = SPAN_CLASS};

bool role_kind(const char *name, SpanKind *kind) {
    for (int i = 0; i < ROLES; i++) {
        if (strcmp(name, names[i]) != 0) continue;
        *kind = kinds[i];
        return true;
    }
    return false;
}

size_t role_at_end(const char *text, char name[32]) {
    const char *open = strrchr(text, '{');
    if (!open) return 0;
    const char *from = open + 1 + strspn(open + 1, " ");
    size_t length = strspn(from, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-:");
    const char *end = from + length + strspn(from + length, " ");
    if (length == 0 || length > 31 || strcmp(end, "}") != 0) return 0;
    snprintf(name, 32, "%.*s", (int)length, from);
    return (size_t)(end + 1 - open);
}

const char *role_find(const char *text) {
    for (const char *at = strchr(text, '{'); at; at = strchr(at + 1, '{')) {
        for (int i = 0; i < ROLES; i++) {
            size_t length = strlen(names[i]);
            const char *from = at + 1 + strspn(at + 1, " ");
            if (strncmp(from, names[i], length) != 0) continue;
            if (from[length + strspn(from + length, " ")] == '}') return at;
        }
    }
    return NULL;
}

bool role_leaves_formula(const char *tex, char why[256]) {
    for (const char *at = role_find(tex); at; at = role_find(at + 1)) {
        const char *name = at + 1 + strspn(at + 1, " "), *close = strchr(at, '}');
        const char *code = close + 1 + strspn(close + 1, " ");
        if (*code != '`') continue; /* such as \text{if} */
        bool was = strncmp(name, "was", 3) == 0, number = was || strncmp(name, "eval", 4) == 0;
        int letters = (int)strcspn(name, " }"), length = (int)strcspn(code + 1, "`");
        if (number && length <= 100)
            snprintf(why, 256, "{%.*s} has no meaning in a formula; write \\%s{%.*s}", letters,
                     name, was ? "was" : "val", length, code + 1);
        else
            snprintf(why, 256, "{%.*s} has no meaning in a formula; end the formula before it",
                     letters, name);
        return false;
    }
    return true;
}

const char *role_name(SpanKind kind) {
    for (int i = 0; i < ROLES; i++) {
        if (kinds[i] == kind) return names[i];
    }
    return "";
}

const char *role_hint(const char *name, char text[256]) {
    return hint_name(name, names, ROLES, text);
}
