/* See text.h. */
#include "draw/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/numeral.h"

static const uint32_t NO_CHARACTER = 0xfffd;

/* How many bytes follow the first one of a character, and the bits that one holds; -1 for none. */
static int following(uint8_t first, uint32_t *bits) {
    if (first < 0x80) return *bits = first, 0;
    if (first >= 0xc2 && first < 0xe0) return *bits = first & 0x1fu, 1;
    if (first >= 0xe0 && first < 0xf0) return *bits = first & 0x0fu, 2;
    if (first >= 0xf0 && first < 0xf5) return *bits = first & 0x07u, 3;
    return -1;
}

uint32_t text_next(const char **at) {
    uint32_t character = 0;
    uint8_t first = (uint8_t) * *at;
    if (first == 0) return 0;
    int more = following(first, &character);
    ++*at;
    for (int i = 0; i < more; i++) {
        uint8_t byte = (uint8_t)(*at)[i];
        if ((byte & 0xc0) != 0x80) return NO_CHARACTER;
        character = character << 6 | (byte & 0x3fu);
    }
    if (more < 0) return NO_CHARACTER;
    *at += more;
    bool none = (more == 2 && character < 0x800) || (more == 3 && character < 0x10000) ||
                character > 0x10ffff || (character >= 0xd800 && character < 0xe000);
    return none ? NO_CHARACTER : character;
}

int text_pixels(const TextStyle *style, float density) {
    int pixels = (int)(style->size * density + 0.5f);
    return pixels < 4 ? 4 : pixels > 512 ? 512 : pixels;
}

static bool is_digit(uint32_t character) {
    return character >= '0' && character <= '9';
}

float text_shift(Glyphs *glyphs, const TextStyle *style, int pixels, uint32_t character) {
    if (!style->tabular || !is_digit(character)) return 0;
    float room = glyphs_metrics(glyphs, style->face, pixels)->digit;
    return (room - glyphs_get(glyphs, style->face, pixels, character)->advance) / 2;
}

float text_advance(Glyphs *glyphs, const TextStyle *style, int pixels, uint32_t before,
                   uint32_t character) {
    if (style->tabular && is_digit(character))
        return glyphs_metrics(glyphs, style->face, pixels)->digit;
    float kern = before ? glyphs_kerning(glyphs, style->face, pixels, before, character) : 0;
    return kern + glyphs_get(glyphs, style->face, pixels, character)->advance;
}

/* Of the bytes before `end` (NULL: all of them), in pixels. */
static float width_until(Glyphs *glyphs, const char *text, const char *end, const TextStyle *style,
                         int pixels) {
    float width = 0;
    uint32_t before = 0, character;
    while ((!end || text < end) && (character = text_next(&text)) != 0) {
        width += text_advance(glyphs, style, pixels, before, character);
        before = character;
    }
    return width;
}

float text_width(Glyphs *glyphs, const char *text, const TextStyle *style, float density) {
    return width_until(glyphs, text, NULL, style, text_pixels(style, density)) / density;
}

float text_cap(Glyphs *glyphs, const TextStyle *style, float density) {
    return glyphs_metrics(glyphs, style->face, text_pixels(style, density))->cap_height / density;
}

/* A power of ten is never cut: without it the number would be another. The digits before it go, but
 * for the first. */
static bool fit_number(Glyphs *glyphs, const char *text, const TextStyle *style, int pixels,
                       float room, char *fitted, size_t size) {
    char shorter[64];
    const char *mantissa;
    int power;
    if (strlen(text) >= sizeof shorter || strlen(text) >= size) return false;
    if (!numeral_power(text, &mantissa, &power)) return false;
    while (width_until(glyphs, fitted, NULL, style, pixels) > room &&
           numeral_shorten(fitted, shorter, sizeof shorter))
        snprintf(fitted, size, "%s", shorter);
    return true;
}

char *text_fit(Glyphs *glyphs, const char *text, const TextStyle *style, float density, float width,
               char *out, size_t size) {
    static const char ellipsis[] = "…";
    int pixels = text_pixels(style, density);
    snprintf(out, size, "%s", text);
    if (strlen(text) < size && width_until(glyphs, text, NULL, style, pixels) <= width * density)
        return out;
    if (fit_number(glyphs, text, style, pixels, width * density, out, size)) return out;
    float left = width * density - width_until(glyphs, ellipsis, NULL, style, pixels), used = 0;
    const char *at = text;
    uint32_t before = 0;
    for (;;) {
        const char *next = at;
        uint32_t character = text_next(&next);
        if (character == 0) break;
        used += text_advance(glyphs, style, pixels, before, character);
        if (used > left || (size_t)(next - text) + sizeof ellipsis > size) break;
        before = character;
        at = next;
    }
    while (at > text && at[-1] == ' ') at--; /* no blank before the ellipsis */
    snprintf(out, size, "%.*s%s", (int)(at - text), text, ellipsis);
    return out;
}

/* Written without blanks between words. */
static bool is_ideograph(uint32_t c) {
    return (c >= 0x2e80 && c < 0xa000) || (c >= 0xf900 && c < 0xfb00) ||
           (c >= 0xff00 && c < 0xfff0) || (c >= 0x20000 && c < 0x40000);
}

static bool is_one_of(uint32_t c, const char *list) {
    uint32_t each;
    while ((each = text_next(&list)) != 0) {
        if (each == c) return true;
    }
    return false;
}

/* No line begins with the first sort, none ends with the second. */
static bool is_closing(uint32_t c) {
    return is_one_of(c, "、。，．：；？！）」』】〕〉》ー々・,.:;?!)]}”’…");
}

static bool is_opening(uint32_t c) {
    return is_one_of(c, "（「『【〔〈《([{“‘");
}

size_t text_word(const char *text) {
    const char *at = text, *here;
    uint32_t before = 0, c;
    while (here = at, (c = text_next(&at)) != 0 && !is_one_of(c, " \t\r\n")) {
        bool parts = before && (is_ideograph(before) || is_ideograph(c));
        if (parts && !is_closing(c) && !is_opening(before)) break;
        before = c;
    }
    return (size_t)(here - text);
}

size_t text_break(Glyphs *glyphs, const char *text, const TextStyle *style, float density,
                  float width) {
    int pixels = text_pixels(style, density);
    const char *at = text, *blank = NULL, *word = text + text_word(text);
    float used = 0;
    uint32_t before = 0;
    for (;;) {
        const char *here = at;
        if (here == word && here > text) blank = here;
        if (here == word) word += text_word(here);
        uint32_t character = text_next(&at);
        if (word < at) word = at;
        if (character == 0) return (size_t)(here - text);
        if (character == '\n') return (size_t)(at - text);
        used += text_advance(glyphs, style, pixels, before, character);
        if (character == ' ')
            blank = at; /* a blank at the end of a line may stick out */
        else if (used > width * density && here > text)
            return (size_t)((blank ? blank : here) - text);
        before = character;
    }
}

char *text_number(double value, int decimals, char *out, size_t size) {
    return numeral_fixed(value, decimals, out, size);
}

char *text_short(double value, int digits, char *out, size_t size) {
    return numeral_short(value, digits, out, size);
}

void text_add(char *text, size_t size, const char *format, ...) {
    size_t used = strlen(text);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text + used, size - used, format, arguments);
    va_end(arguments);
}
