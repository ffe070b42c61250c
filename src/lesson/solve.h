/* A line of `solve` or `after`: what a person might do, in words, done to a lab.
 * docs/writing-lessons.md lists them. */
#ifndef LESSON_SOLVE_H
#define LESSON_SOLVE_H

#include "lab/lab.h"
#include "lesson/lesson.h"

/* False, with what is wrong and what would be right, when the line cannot be read or the lab
 * refuses. A choice ("predict 5") is made by the player, not in the lab, and is refused here. */
bool solve_line(Lab *lab, const char *line, Message *message);

/* The same, and whether it was refused for no other reason than that it found nothing to do. */
typedef enum Solved { SOLVED_DONE, SOLVED_IDLE, SOLVED_NOT } Solved;

Solved solve_try(Lab *lab, const char *line, Message *message);

/* Which ways to train a person takes who does what the line says: bits 1 << TrainWay. */
unsigned solve_ways(const char *line);

/* Whether it takes the tools that place, move and erase points. */
bool solve_needs_tools(const char *line);

/* Told after each line, and after the derivatives: why is NULL when it was done. False: no more
 * of them. */
typedef bool (*SolveHeard)(void *data, const Message *why);

/* Some lines, but for choices, which are taken for made. Without `heard` one that cannot be done is
 * passed over. False when heard said so. */
bool solve_lines(Lab *lab, const char *const *line, int count, SolveHeard heard, void *data);

/* The same of all that a step asks for: its tasks in order, and its derivatives where they come
 * among them. */
bool solve_step(Lab *lab, const LessonStep *step, SolveHeard heard, void *data);

#endif
