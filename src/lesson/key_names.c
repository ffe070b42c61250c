/* See key_names.h. */
#include "lesson/key_names.h"

#include <string.h>

#include "scene/hint.h"

/* Keys of more than one letter. A letter that does nothing is no key either. */
static const char *const named[] = {
    "Space",    "Enter",  "Tab",  "Escape", "Esc", "Delete", "Backspace", "PageUp",
    "PageDown", "Arrows", "Left", "Right",  "Up",  "Down",   "F11",       "F12",
    "Shift",    "Ctrl",   "←",    "→",      "↑",   "↓",      "−",
};
enum { NAMED = sizeof named / sizeof *named };

/* What does something by itself or with Shift, and what does with Ctrl. */
static const char PLAIN[] = "ABCDEFGHJKLMNPRSTUVWX1234,.+-?/", CTRL[] = "CELNOQSVYZ01234+-";

/* Behind "Shift+" and "Ctrl+"; "+" alone is a key. */
static const char *behind_modifiers(const char *text, bool *ctrl) {
    static const char *const modifier[] = {"Shift+", "Ctrl+"};
    for (int i = 0; i < 2; i++) {
        size_t length = strlen(modifier[i]);
        if (strncmp(text, modifier[i], length) != 0 || !text[length]) continue;
        *ctrl |= i == 1;
        return behind_modifiers(text + length, ctrl);
    }
    return text;
}

bool key_names_know(const char *text, char hint[256]) {
    bool ctrl = false;
    const char *key = behind_modifiers(text, &ctrl);
    if (key[0] && !key[1] && strchr(ctrl ? CTRL : PLAIN, key[0])) return true;
    for (int i = 0; i < NAMED; i++) {
        if (strcmp(key, named[i]) == 0) return true;
    }
    hint_or(key, named, NAMED, "the sheet of keys (?) lists those there are", hint);
    return false;
}
