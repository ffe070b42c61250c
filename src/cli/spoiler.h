/* Whether the answer to an open question stands on the screen that asks it. Looked for are
 *
 *   - its number, in the pictures and in the header, and among the live numbers of the step's text
 *     and formulas
 *   - its words, where they stand together and those of no other choice stand with them: in the
 *     step's title, its text and its tasks (of two words or more, and eight letters)
 *   - the class of the ringed point, drawn in its colour, where the question has classes for
 *     choices and is about what is so already
 *
 * What a picture tells in other ways, nobody but a reader finds. */
#ifndef CLI_SPOILER_H
#define CLI_SPOILER_H

#include "app/frame.h"

/* What tells the answer to this question of the step: "the title of the step says it"; NULL when
 * nothing was found. */
const char *spoiler_find(const Frame *frame, int predict, char where[200]);

#endif
