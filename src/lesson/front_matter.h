/* What stands between two lines of --- at the top of a lesson: its title, and how it is listed. */
#ifndef LESSON_FRONT_MATTER_H
#define LESSON_FRONT_MATTER_H

#include "lesson/build.h"

/* Sets the lesson's title, summary, chapter, minutes and thumbnail. Returns where the steps begin,
 * with the line there; NULL with a message when this is no front matter. */
const char *front_matter_read(Build *b, const char *text, int *line, Message *message);

#endif
