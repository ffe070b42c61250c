/* See encoding.h. */
#include "scene/encoding.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"

enum { UNKNOWN = 0xFFFD, LOOK = 4096 }; /* what stands for no letter; bytes that are looked at */

static const char *const names[ENCODING_COUNT] = {
    [ENCODING_UNSAID] = "",
    [ENCODING_UTF8] = "UTF-8",
    [ENCODING_UTF16] = "UTF-16",
    [ENCODING_UTF16_BIG] = "UTF-16BE",
    [ENCODING_WINDOWS] = "Windows-1252",
};
static_assert(ENCODING_COUNT == 5, "a name for each encoding");

const char *encoding_name(Encoding encoding) {
    assert(encoding < ENCODING_COUNT);
    return names[encoding];
}

/* Letters and digits only, so that "utf8", "UTF-8" and "UTF_8" are one. */
static void squeeze(const char *name, char out[24]) {
    size_t to = 0;
    for (; *name && to < 23; name++) {
        if (!strchr("-_ ", *name)) out[to++] = *name;
    }
    out[to] = '\0';
}

Encoding encoding_parse(const char *name) {
    static const struct {
        const char *name;
        Encoding encoding;
    } others[] = {{"UTF16LE", ENCODING_UTF16},    {"Latin1", ENCODING_WINDOWS},
                  {"ISO88591", ENCODING_WINDOWS}, {"ISO885915", ENCODING_WINDOWS},
                  {"cp1252", ENCODING_WINDOWS},   {"ANSI", ENCODING_WINDOWS}};
    char asked[24], known[24];
    squeeze(name, asked);
    for (Encoding e = ENCODING_UTF8; e < ENCODING_COUNT; e++) {
        squeeze(names[e], known);
        if (strcasecmp(asked, known) == 0) return e;
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (strcasecmp(asked, others[i].name) == 0) return others[i].encoding;
    }
    return ENCODING_UNSAID;
}

/* --- Finding out --- */

/* The letter at text and how many bytes it has; 0 bytes for what is no UTF-8. */
static size_t utf8_letter(const unsigned char *text, size_t length, uint32_t *code) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t bytes = text[0] < 0x80 ? 1 : text[0] >= 0xF0 ? 4 : text[0] >= 0xE0 ? 3 : 2;
    if ((text[0] >= 0x80 && text[0] < 0xC2) || text[0] > 0xF4 || bytes > length) return 0;
    *code = bytes == 1 ? text[0] : text[0] & (0x7Fu >> bytes);
    for (size_t i = 1; i < bytes; i++) {
        if ((text[i] & 0xC0) != 0x80) return 0;
        *code = *code << 6 | (text[i] & 0x3F);
    }
    bool surrogate = *code >= 0xD800 && *code <= 0xDFFF;
    return *code < least[bytes] || *code > 0x10FFFF || surrogate ? 0 : bytes;
}

static bool is_utf8(const unsigned char *text, size_t length) {
    uint32_t code;
    for (size_t at = 0; at < length;) {
        size_t bytes = utf8_letter(text + at, length - at, &code);
        if (bytes == 0) return false;
        at += bytes;
    }
    return true;
}

/* Western letters in UTF-16 have a 0 in every other byte, and no other text has. */
static Encoding without_mark(const unsigned char *text, size_t length) {
    size_t zeros[2] = {0}, looked = length < LOOK ? length : LOOK;
    for (size_t i = 0; i < looked; i++) zeros[i % 2] += text[i] == 0;
    if (looked >= 4 && zeros[1] * 4 > looked && zeros[0] * 8 < looked) return ENCODING_UTF16;
    if (looked >= 4 && zeros[0] * 4 > looked && zeros[1] * 8 < looked) return ENCODING_UTF16_BIG;
    return is_utf8(text, length) ? ENCODING_UTF8 : ENCODING_WINDOWS;
}

static size_t mark_length(const char *bytes, size_t length, Encoding encoding) {
    switch (encoding) {
    case ENCODING_UTF8: return length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    case ENCODING_UTF16: return length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0 ? 2 : 0;
    case ENCODING_UTF16_BIG: return length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0 ? 2 : 0;
    case ENCODING_UNSAID:
    case ENCODING_WINDOWS:
    case ENCODING_COUNT: break;
    }
    return 0;
}

Encoding encoding_find(const char *bytes, size_t length) {
    static const Encoding marked[] = {ENCODING_UTF8, ENCODING_UTF16, ENCODING_UTF16_BIG};
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
        if (mark_length(bytes, length, marked[i]) > 0) return marked[i];
    }
    return without_mark((const unsigned char *)bytes, length);
}

/* --- Decoding --- */

static size_t put(char *out, uint32_t code) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t bytes = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = bytes - 1; i > 0; i--, code >>= 6) out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)(first[bytes] | code);
    return bytes;
}

static size_t from_utf8(const unsigned char *in, size_t length, char *out) {
    size_t to = 0;
    for (size_t at = 0; at < length;) {
        uint32_t code = UNKNOWN;
        size_t bytes = utf8_letter(in + at, length - at, &code);
        to += put(out + to, bytes ? code : UNKNOWN);
        at += bytes ? bytes : 1;
    }
    return to;
}

static uint32_t utf16_unit(const unsigned char *in, bool big) {
    return big ? (uint32_t)in[0] << 8 | in[1] : (uint32_t)in[1] << 8 | in[0];
}

static size_t from_utf16(const unsigned char *in, size_t length, bool big, char *out) {
    size_t to = 0;
    for (size_t at = 0; at + 1 < length; at += 2) {
        uint32_t code = utf16_unit(in + at, big);
        uint32_t low = at + 3 < length ? utf16_unit(in + at + 2, big) : 0;
        if (code >= 0xD800 && code <= 0xDBFF && low >= 0xDC00 && low <= 0xDFFF) {
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        }
        to += put(out + to, code >= 0xD800 && code <= 0xDFFF ? UNKNOWN : code);
    }
    return to;
}

/* Where the code page differs from Latin-1. */
static const uint16_t windows[32] = {
    0x20AC, UNKNOWN, 0x201A,  0x0192, 0x201E,  0x2026,  0x2020, 0x2021,  0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152,  UNKNOWN, 0x017D, UNKNOWN, UNKNOWN, 0x2018, 0x2019,  0x201C, 0x201D, 0x2022,
    0x2013, 0x2014,  0x02DC,  0x2122, 0x0161,  0x203A,  0x0153, UNKNOWN, 0x017E, 0x0178};

static size_t from_windows(const unsigned char *in, size_t length, char *out) {
    size_t to = 0;
    for (size_t at = 0; at < length; at++) {
        to += put(out + to, in[at] >= 0x80 && in[at] < 0xA0 ? windows[in[at] - 0x80] : in[at]);
    }
    return to;
}

char *encoding_decode(Encoding encoding, const char *bytes, size_t length, size_t *decoded) {
    size_t mark = mark_length(bytes, length, encoding);
    const unsigned char *in = (const unsigned char *)bytes + mark;
    size_t left = length - mark;
    char *out = memory_resize(NULL, 3 * left + 1); /* no byte becomes more than three */
    switch (encoding) {
    case ENCODING_UTF16: *decoded = from_utf16(in, left, false, out); break;
    case ENCODING_UTF16_BIG: *decoded = from_utf16(in, left, true, out); break;
    case ENCODING_WINDOWS: *decoded = from_windows(in, left, out); break;
    case ENCODING_UNSAID:
    case ENCODING_UTF8:
    case ENCODING_COUNT: *decoded = from_utf8(in, left, out); break;
    }
    out[*decoded] = '\0';
    return memory_resize(out, *decoded + 1);
}
