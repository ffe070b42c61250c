/* Lessons from Markdown. What cannot be read at all (no such file, no front matter, no step) fails;
 * what is wrong within a step becomes a BLOCK_ERROR in its place, and the rest of the lesson can
 * still be taken. */
#ifndef LESSON_LESSON_FILE_H
#define LESSON_LESSON_FILE_H

#include <stddef.h>

#include "lesson/lesson.h"

/* False with a message "file:line: ...", and nothing to be destroyed, when there is nothing to be
 * shown. */
bool lesson_read(Lesson *lesson, const char *path, Message *message);

/* From text. name: for messages; directory: where data files may lie, "" for nowhere. */
bool lesson_parse(Lesson *lesson, const char *text, size_t length, const char *name,
                  const char *directory, Message *message);

#endif
