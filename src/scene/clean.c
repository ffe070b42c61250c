/* See clean.h. */
#include "scene/clean.h"

#include <stdio.h>
#include <string.h>

size_t clean_letter(const char *text, size_t length) {
    unsigned char first = (unsigned char)text[0];
    if (first < 0x80) return first >= ' ' && first != 0x7F;
    size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || bytes > length) return 0;
    unsigned long code = first & (0x7Fu >> bytes);
    for (size_t i = 1; i < bytes; i++) {
        if (((unsigned char)text[i] & 0xC0) != 0x80) return 0;
        code = code << 6 | ((unsigned char)text[i] & 0x3F);
    }
    static const unsigned long least[] = {0, 0, 0xA0, 0x800, 0x10000}; /* shorter forms, C1 codes */
    bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    bool turning = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return code < least[bytes] || code > 0x10FFFF || surrogate || turning ? 0 : bytes;
}

const char *clean_text(const char *text, size_t length, char *out, size_t size) {
    size_t to = 0;
    for (size_t from = 0; from < length;) {
        size_t bytes = clean_letter(text + from, length - from);
        size_t room = bytes ? bytes : 1;
        if (to + room >= size) break;
        if (bytes) {
            memcpy(out + to, text + from, bytes);
        } else {
            out[to] = '?';
        }
        to += room;
        from += room;
    }
    out[to] = '\0';
    return out;
}

const char *clean_quote(const char *text, char out[64]) {
    char piece[48];
    size_t length = strlen(text);
    clean_text(text, length, piece, sizeof piece);
    snprintf(out, 64, "'%s%s'", piece, strlen(piece) < length ? "..." : "");
    return out;
}

void clean_name(char out[32], const char *name) {
    snprintf(out, 32, "%s", name);
}

bool clean_is(const char *text) {
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        size_t bytes = clean_letter(text + at, length - at);
        if (bytes == 0) return false;
        at += bytes;
    }
    return true;
}
