/* Lessons from Markdown. What cannot be read at all (no such file, no front matter, no step) fails;
 * what is wrong within a step becomes a BLOCK_ERROR in its place, and the rest of the lesson can
 * still be taken. */
#ifndef LESSON_LESSON_FILE_H
#define LESSON_LESSON_FILE_H

#include <stddef.h>

#include "lesson/lesson.h"

/* From a file, or from a link that holds a lesson's text (scene/link.h). False with a message
 * "file:line: ...", and nothing to be destroyed, when there is nothing to be shown. */
bool lesson_read(Lesson *lesson, const char *path, Message *message);

/* From text. name: for messages; directory: where data files may lie, "" for nowhere. */
bool lesson_parse(Lesson *lesson, const char *text, size_t length, const char *name,
                  const char *directory, Message *message);

/* The lesson as a link, to be freed; step: from 1, 0 for none. NULL with a sentence when it does
 * not fit, or when it takes anything from files beside it, which no link holds. */
char *lesson_link(const Lesson *lesson, int step, Message *message);

#endif
