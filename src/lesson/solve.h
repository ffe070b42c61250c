/* A line of `solve` or `after`: what a person might do, in words, done to a lab.
 * docs/writing-lessons.md lists them. */
#ifndef LESSON_SOLVE_H
#define LESSON_SOLVE_H

#include "lab/lab.h"

/* False, with what is wrong and what would be right, when the line cannot be read or the lab
 * refuses. A line that begins with "predict" is the player's, not the lab's, and is refused
 * here. */
bool solve_line(Lab *lab, const char *line, Message *message);

#endif
