/* A line of text being typed: name, search words, number. UTF-8, never half a character. */
#ifndef UI_TYPING_H
#define UI_TYPING_H

#include <stdbool.h>

enum { TYPING_TEXT = 512 };

typedef struct Typing {
    char text[TYPING_TEXT];
    int at;   /* bytes before the caret */
    bool all; /* all of it is marked: what is typed takes its place */
} Typing;

/* The text, marked, the caret behind it. What does not fit is left out. */
void typing_set(Typing *line, const char *text);

/* At the caret. Control characters, and what does not fit, are left out. */
void typing_type(Typing *line, const char *text);

/* Backspace, Delete, and the keys that move the caret; false for any other. */
bool typing_key(Typing *line, int key);

#endif
