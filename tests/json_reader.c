/* See json_reader.h. */
#include "json_reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

typedef struct Reader {
    const char *at;
    int depth;
} Reader;

static bool read_value(Reader *r, JsonValue *value);

static void blanks(Reader *r) {
    while (*r->at && strchr(" \t\n\r", *r->at)) r->at++;
}

static bool take(Reader *r, const char *word) {
    size_t length = strlen(word);
    if (strncmp(r->at, word, length) != 0) return false;
    r->at += length;
    return true;
}

static bool digits(Reader *r) {
    const char *from = r->at;
    while (isdigit((unsigned char)*r->at)) r->at++;
    return r->at > from;
}

static bool read_number(Reader *r, JsonValue *value) {
    const char *from = r->at;
    take(r, "-");
    if (!take(r, "0") && !digits(r)) return false;
    if (take(r, ".") && !digits(r)) return false;
    if (take(r, "e") || take(r, "E")) {
        if (!take(r, "+")) take(r, "-");
        if (!digits(r)) return false;
    }
    value->kind = JSON_NUMBER;
    value->number = strtod(from, NULL);
    return true;
}

/* One character of a string, escaped or not, into *c. */
static bool read_character(Reader *r, char *c) {
    if ((unsigned char)*r->at < 0x20) return false;
    *c = *r->at++;
    if (*c != '\\') return true;
    *c = *r->at++;
    if (*c && strchr("\"\\/", *c)) return true;
    const char *from = "bfnrt", *to = "\b\f\n\r\t", *found = *c ? strchr(from, *c) : NULL;
    if (found) {
        *c = to[found - from];
        return true;
    }
    if (*c != 'u') return false;
    unsigned code = 0;
    for (int i = 0; i < 4; i++, r->at++) {
        if (!isxdigit((unsigned char)*r->at)) return false;
        char digit[2] = {*r->at, 0};
        code = code * 16 + (unsigned)strtoul(digit, NULL, 16);
    }
    *c = code < 0x80 ? (char)code : '?';
    return true;
}

static char *read_text(Reader *r) {
    if (!take(r, "\"")) return NULL;
    char *text = memory_zeroed(strlen(r->at) + 1, 1);
    size_t length = 0;
    while (*r->at != '"') {
        if (!read_character(r, &text[length++])) {
            free(text);
            return NULL;
        }
    }
    r->at++;
    return text;
}

static bool read_item(Reader *r, JsonValue *value) {
    size_t n = (size_t)value->count++;
    value->item = memory_resize(value->item, (n + 1) * sizeof *value->item);
    value->item[n] = (JsonValue){0};
    if (value->kind == JSON_OBJECT) {
        value->key = memory_resize(value->key, (n + 1) * sizeof *value->key);
        blanks(r);
        value->key[n] = read_text(r);
        blanks(r);
        if (!value->key[n] || !take(r, ":")) return false;
    }
    return read_value(r, &value->item[n]);
}

static bool read_items(Reader *r, JsonValue *value, JsonKind kind, const char *end) {
    value->kind = kind;
    blanks(r);
    if (take(r, end)) return true;
    do {
        if (!read_item(r, value)) return false;
        blanks(r);
    } while (take(r, ","));
    return take(r, end);
}

static bool read_value(Reader *r, JsonValue *value) {
    if (r->depth == 50) return false;
    r->depth++;
    bool ok = true;
    blanks(r);
    if (take(r, "{")) {
        ok = read_items(r, value, JSON_OBJECT, "}");
    } else if (take(r, "[")) {
        ok = read_items(r, value, JSON_LIST, "]");
    } else if (*r->at == '"') {
        value->kind = JSON_STRING;
        ok = (value->text = read_text(r)) != NULL;
    } else if (take(r, "true")) {
        value->kind = JSON_TRUE;
    } else if (take(r, "false")) {
        value->kind = JSON_FALSE;
    } else if (!take(r, "null")) {
        ok = read_number(r, value);
    }
    r->depth--;
    return ok;
}

static void clear(JsonValue *value) {
    for (int i = 0; i < value->count; i++) {
        clear(&value->item[i]);
        if (value->key) free(value->key[i]);
    }
    free(value->item);
    free(value->key);
    free(value->text);
}

void json_free(JsonValue *value) {
    if (!value) return;
    clear(value);
    free(value);
}

JsonValue *json_read(const char *text) {
    Reader r = {.at = text};
    JsonValue *value = memory_zeroed(1, sizeof *value);
    bool ok = read_value(&r, value);
    blanks(&r);
    if (ok && *r.at == 0) return value;
    json_free(value);
    return NULL;
}

static const JsonValue *child(const JsonValue *value, const char *name, size_t length) {
    if (value->kind == JSON_LIST) {
        int i = atoi(name);
        return i < value->count ? &value->item[i] : NULL;
    }
    for (int i = 0; value->kind == JSON_OBJECT && i < value->count; i++) {
        if (strlen(value->key[i]) == length && memcmp(value->key[i], name, length) == 0) {
            return &value->item[i];
        }
    }
    return NULL;
}

const JsonValue *json_at(const JsonValue *value, const char *path) {
    while (value && *path) {
        size_t length = strcspn(path, "/");
        value = child(value, path, length);
        path += length + (path[length] == '/');
    }
    return value;
}

double json_number(const JsonValue *value, const char *path) {
    const JsonValue *found = json_at(value, path);
    if (found && found->kind == JSON_NUMBER) return found->number;
    fail_msg("there is no number at %s", path);
    return 0;
}
