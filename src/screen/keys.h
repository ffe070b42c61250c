/* The help sheet's text on every key and every gesture; and the keys that belong to no lesson
 * (screen/lesson/lesson.h), no focus (ui/focus.h) and no plane (panels/plane/plane.h). */
#ifndef SCREEN_KEYS_H
#define SCREEN_KEYS_H

#include "lab/lab.h"
#include "ui/input.h"
#include "ui/state.h"

typedef struct KeyHelp {
    const char *keys, *does;
} KeyHelp;

/* The rows of the help sheet: the first half is about the run and its points, the second about
 * everything else. */
extern const KeyHelp keys_help[];
extern const int keys_help_rows;

/* Handles a key press, while no text is being typed. False when the key means nothing. */
bool keys_press(UiState *ui, Lab *lab, const InputEvent *event);

#endif
