/* See entity.h. */
#include "lesson/entity.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scene/clean.h"

static void encode(unsigned long code, char letter[8]) {
    char text[8] = "";
    int bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (int i = bytes - 1; i > 0; i--) {
        text[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    text[0] = (char)(first[bytes] | code);
    bool plain = text[0] != '\0' && clean_letter(text, (size_t)bytes) == (size_t)bytes;
    snprintf(letter, 8, "%s", plain ? text : "?");
}

bool entity_text(const char *entity, size_t length, char letter[8]) {
    static const struct {
        const char *name, *letter;
    } known[] = {{"&amp;", "&"},        {"&lt;", "<"},         {"&gt;", ">"},
                 {"&quot;", "\""},      {"&apos;", "'"},       {"&nbsp;", "\u00A0"},
                 {"&ndash;", "\u2013"}, {"&mdash;", "\u2014"}, {"&hellip;", "\u2026"},
                 {"&times;", "\u00D7"}, {"&minus;", "\u2212"}, {"&deg;", "\u00B0"},
                 {"&rarr;", "\u2192"},  {"&larr;", "\u2190"}};
    char text[16];
    if (length >= 3 && entity[1] == '#' && length < sizeof text) {
        bool hex = entity[2] == 'x' || entity[2] == 'X';
        snprintf(text, sizeof text, "%.*s", (int)length, entity);
        unsigned long code = strtoul(text + 2 + hex, NULL, hex ? 16 : 10);
        encode(code > 0x10FFFF ? 0 : code, letter);
        return true;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strlen(known[i].name) != length || memcmp(known[i].name, entity, length) != 0) continue;
        snprintf(letter, 8, "%s", known[i].letter);
        return true;
    }
    return false;
}
