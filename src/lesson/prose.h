/* One paragraph of Markdown, as the blocks {predict} and {task} hold it. */
#ifndef LESSON_PROSE_H
#define LESSON_PROSE_H

#include "lesson/build.h"

/* what: how it is called in messages. False with a message "file:line: ..." and nothing added. */
bool prose_parse(Build *b, const char *source, int line, const char *what, Prose *prose,
                 Message *message);

#endif
