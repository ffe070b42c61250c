/* See json.h. */
#include "cli/json.h"

#include <math.h>

#include "scene/number.h"

Json json_create(FILE *out) {
    return (Json){.out = out};
}

Json json_lines(FILE *out) {
    return (Json){.out = out, .line = true};
}

/* The key's and string's bytes that JSON wants escaped; the length of what was read. */
static int write_escaped(FILE *out, const char *text) {
    unsigned char c = (unsigned char)*text;
    if (c == '"' || c == '\\') {
        fprintf(out, "\\%c", c);
    } else if (c < 0x20 || c == 0x7f) {
        fprintf(out, "\\u%04x", c);
    } else {
        fputc(c, out);
    }
    return 1;
}

/* Bytes of the UTF-8 character at text; 0 when it is not one. Overlong forms and surrogates are
 * let through: no reader of ours minds. */
static int utf8_length(const char *text) {
    unsigned char c = (unsigned char)*text;
    int length = c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
    for (int i = 1; i < length; i++) {
        if (((unsigned char)text[i] & 0xc0) != 0x80) return 0;
    }
    return length;
}

static void write_string(FILE *out, const char *text) {
    fputc('"', out);
    while (*text) {
        int length = utf8_length(text);
        if (length == 0) {
            fputs("\\ufffd", out);
            text++;
        } else if (length == 1) {
            text += write_escaped(out, text);
        } else {
            fwrite(text, 1, (size_t)length, out);
            text += length;
        }
    }
    fputc('"', out);
}

/* What stands between the value before and this one: each key of the outermost object begins a
 * line. */
static void begin_value(Json *json, const char *key) {
    bool begins = json->depth == 1 && !json->line;
    if (json->more) fputs(begins ? "," : ", ", json->out);
    if (begins) fputs("\n  ", json->out);
    json->more = true;
    if (!key) return;
    write_string(json->out, key);
    fputs(": ", json->out);
}

static void open_value(Json *json, const char *key, char bracket) {
    begin_value(json, key);
    fputc(bracket, json->out);
    json->depth++;
    json->more = false;
}

static void close_value(Json *json, char bracket) {
    json->depth--;
    if (json->depth == 0 && !json->line) fputc('\n', json->out);
    fputc(bracket, json->out);
    if (json->depth == 0) fputc('\n', json->out);
    json->more = true;
}

void json_object(Json *json, const char *key) {
    open_value(json, key, '{');
}

void json_object_end(Json *json) {
    close_value(json, '}');
}

void json_array(Json *json, const char *key) {
    open_value(json, key, '[');
}

void json_array_end(Json *json) {
    close_value(json, ']');
}

void json_float(Json *json, const char *key, float value) {
    begin_value(json, key);
    if (!isfinite(value)) {
        fputs("null", json->out);
        return;
    }
    char text[32];
    fputs(number_text(value, text), json->out);
}

void json_double(Json *json, const char *key, double value) {
    begin_value(json, key);
    if (!isfinite(value)) {
        fputs("null", json->out);
        return;
    }
    char text[32];
    fputs(number_text_double(value, text), json->out);
}

void json_integer(Json *json, const char *key, int64_t value) {
    begin_value(json, key);
    fprintf(json->out, "%lld", (long long)value);
}

void json_bool(Json *json, const char *key, bool value) {
    begin_value(json, key);
    fputs(value ? "true" : "false", json->out);
}

void json_null(Json *json, const char *key) {
    begin_value(json, key);
    fputs("null", json->out);
}

void json_string(Json *json, const char *key, const char *text) {
    begin_value(json, key);
    write_string(json->out, text);
}

void json_floats(Json *json, const char *key, const float *value, long count) {
    json_array(json, key);
    for (long i = 0; i < count; i++) json_float(json, NULL, value[i]);
    json_array_end(json);
}

void json_doubles(Json *json, const char *key, const double *value, long count) {
    json_array(json, key);
    for (long i = 0; i < count; i++) json_double(json, NULL, value[i]);
    json_array_end(json);
}

void json_rows(Json *json, const char *key, const float *value, int rows, int columns) {
    json_array(json, key);
    for (int i = 0; i < rows; i++) json_floats(json, NULL, value + (long)i * columns, columns);
    json_array_end(json);
}
