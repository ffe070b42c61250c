/* Ctrl+C and Ctrl+V: what is copied, and where pasted text goes. The clipboard itself is the
 * window's: text to be put there waits in UiState.copied, a picture is a wish, and pasted text
 * comes as an event. */
#ifndef SCREEN_COPY_H
#define SCREEN_COPY_H

#include "ui/gesture.h"

/* Copies what the pointer, the focus or the selection is on: a formula as LaTeX; weights, or
 * points, as cells of a spreadsheet; where there is no text, the picture of the panel. Says in the
 * header what was copied. */
void copy_press(const Gesture *g);

/* The picture of the panel that the pointer is over, whatever text it has; of the window where
 * there are no panels. */
void copy_panel_picture(const Gesture *g);

/* Text into the field that is typed in; elsewhere a table, on its sheet. */
void copy_paste(const Gesture *g, const char *text);

/* Ctrl+A, C and X in the field that is typed in. False for other keys, and without a field. */
bool copy_field_key(const Gesture *g, const InputEvent *event);

#endif
