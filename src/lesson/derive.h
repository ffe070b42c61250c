/* {derive}: derivatives that the student gives before they are shown. */
#ifndef LESSON_DERIVE_H
#define LESSON_DERIVE_H

#include "lab/lab.h"
#include "lesson/build.h"
#include "scene/reader.h"

/* Reads the keys `of` and `say`. */
bool derive_read(Build *b, Reader *r, int map, Derive *derive);

/* What it demands of the lab as it stands: of a graph without `of`, every node. False, with the
 * reason, where the names do not fit what is there. */
bool derive_demand(const Derive *derive, const Lab *lab, Demand *demand, Message *message);

/* A step begins: makes its demand, or ends that of the step before. given: what was answered of it
 * before, which stays answered; may be NULL. */
void derive_begin(const LessonStep *step, Lab *lab, const Demand *given);

/* Whether all that the step demands has been given. */
bool derive_is_met(const LessonStep *step, const Lab *lab);

/* How many of the step's tasks come before its {derive}; -1 when it has none. */
int derive_after(const LessonStep *step);

/* Gives all that is open, rounded as the program prints it: a graph is walked forward first. False
 * when something is not accepted. */
bool derive_solve(Lab *lab, Message *message);

/* Whether each derivative that is demanded is what central differences say. */
bool derive_prove(const Lab *lab, Message *message);

#endif
