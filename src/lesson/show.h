/* What a step may show: the names in `show: [...]`. They are those of the panels (panel.h), of
 * extras (lab/extra_names.h), of the tools, and of the controls (lab/control.h). */
#ifndef LESSON_SHOW_H
#define LESSON_SHOW_H

#include "lesson/lesson.h"

#define SHOW_TOOLS "points" /* to place, move and erase points */

/* Whether there is such a name, and whether there are all of those; if not, says which one is
 * wrong and what was meant. */
bool show_knows(const char *name, Message *message);
bool show_check(const SceneShow *show, Message *message);

/* What a step shows: the last one up to it that says so. */
const SceneShow *show_of_step(const Lesson *lesson, int step);

bool show_has(const SceneShow *show, const char *name);

#endif
