/* How the help sheet says every key and every use of the hand; and what the keys do that belong to no lesson (lesson_input.h), no
 * focus (ui/focus.h) and no plane (plane_keys.h). */
#ifndef SCREEN_KEYS_H
#define SCREEN_KEYS_H

#include "lab/lab.h"
#include "ui/input.h"
#include "ui/state.h"

typedef struct KeyHelp {
    const char *keys, *does;
} KeyHelp;

/* The rows of the help sheet: the first half is about the run and its points, the second about everything else. */
extern const KeyHelp keys_help[];
extern const int keys_help_rows;

/* What a key press asks for, outside of a field that is being typed into. False when it means nothing. */
bool keys_press(UiState *ui, Lab *lab, const InputEvent *event);

#endif
