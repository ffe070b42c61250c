/* See typing.h. */
#include "ui/typing.h"

#include <string.h>

#include "draw/text.h"
#include "ui/input.h"

/* Where the character after a place, or the one before it, begins. */
static int after(const Typing *line, int at) {
    const char *next = line->text + at;
    return text_next(&next) ? (int)(next - line->text) : at;
}

static int before(const Typing *line, int at) {
    const char *c = line->text + at;
    while (c > line->text && ((unsigned char)*--c & 0xc0) == 0x80) {
    }
    return (int)(c - line->text);
}

static void cut(Typing *line, int from, int to) {
    memmove(line->text + from, line->text + to, strlen(line->text + to) + 1);
    line->at = from;
}

static void insert(Typing *line, const char *text, size_t length) {
    size_t used = strlen(line->text);
    if (used + length >= TYPING_TEXT) return;
    char *at = line->text + line->at;
    memmove(at + length, at, strlen(at) + 1);
    memcpy(at, text, length);
    line->at += (int)length;
}

/* Removes the marked text. */
static bool clear_marked(Typing *line) {
    bool marked = line->all && line->text[0];
    if (marked) cut(line, 0, (int)strlen(line->text));
    line->all = false;
    return marked;
}

void typing_set(Typing *line, const char *text) {
    *line = (Typing){.all = false};
    typing_type(line, text);
    line->all = line->at > 0;
}

void typing_type(Typing *line, const char *text) {
    if (text[0]) clear_marked(line);
    for (const char *next = text; *text; text = next) {
        bool control = text_next(&next) < ' ' || *text == 127;
        if (!control) insert(line, text, (size_t)(next - text));
    }
}

bool typing_key(Typing *line, int key) {
    int end = (int)strlen(line->text);
    switch (key) {
    case KEY_BACKSPACE:
        if (!clear_marked(line)) cut(line, before(line, line->at), line->at);
        return true;
    case KEY_DELETE:
        if (!clear_marked(line)) cut(line, line->at, after(line, line->at));
        return true;
    case KEY_LEFT: line->at = before(line, line->at); break;
    case KEY_RIGHT: line->at = after(line, line->at); break;
    case KEY_HOME: line->at = 0; break;
    case KEY_END: line->at = end; break;
    default: return false;
    }
    line->all = false;
    return true;
}
