/* Markdown as steps and blocks: md4c reads, here its callbacks become what a lesson is made of.
 * What stands within a line is inline.h's, named blocks are fence.h's. */
#ifndef LESSON_MARKDOWN_H
#define LESSON_MARKDOWN_H

#include "lesson/build.h"

/* Adds what the text holds. line: where it begins in the file; depth: of its blocks. What is wrong
 * becomes an error in its place. */
void markdown_parse(Build *b, const char *source, size_t length, int line, int depth);

#endif
