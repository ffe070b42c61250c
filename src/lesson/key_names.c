/* See key_names.h. */
#include "lesson/key_names.h"

#include <stdio.h>
#include <string.h>

#include "scene/hint.h"

/* Keys of more than one letter. A letter that does nothing is no key either: see LETTERS. */
static const char *const named[] = {
    "Space",    "Enter",  "Tab",  "Escape", "Esc", "Delete", "Backspace", "PageUp",
    "PageDown", "Arrows", "Left", "Right",  "Up",  "Down",   "F11",       "F12",
    "Shift",    "Ctrl",   "←",    "→",      "↑",   "↓",      "−",
};
enum { NAMED = sizeof named / sizeof *named };

static const char LETTERS[] = "ABCDEFGHLMNOPQRSTVWXYZ01234,.+-?/";

/* Behind "Shift+" and "Ctrl+"; "+" alone is a key. */
static const char *behind_modifiers(const char *text) {
    static const char *const modifier[] = {"Shift+", "Ctrl+"};
    for (int i = 0; i < 2; i++) {
        size_t length = strlen(modifier[i]);
        if (strncmp(text, modifier[i], length) == 0 && text[length])
            return behind_modifiers(text + length);
    }
    return text;
}

bool key_names_know(const char *text, char hint[256]) {
    const char *key = behind_modifiers(text);
    if (key[0] && !key[1] && strchr(LETTERS, key[0])) return true;
    for (int i = 0; i < NAMED; i++) {
        if (strcmp(key, named[i]) == 0) return true;
    }
    const char *near = hint_nearest(key, named, NAMED);
    if (near)
        snprintf(hint, 256, "did you mean '%s'?", near);
    else
        snprintf(hint, 256, "the sheet of keys (?) lists those there are");
    return false;
}
