/* The values of the keys in {predict} and {task}: from a node of YAML into the lesson's memory.
 * Node -1, a key that is not there, changes nothing and is right. False: the reader's message is
 * set. */
#ifndef LESSON_FIELD_H
#define LESSON_FIELD_H

#include "lesson/build.h"
#include "scene/reader.h"

/* One line that can be shown. */
bool field_text(Build *b, Reader *r, int node, const char *what, const char **text);

/* What is true or not: see eval.h. */
bool field_condition(Build *b, Reader *r, int node, const char *what, const char **text);

/* A list of lines. */
bool field_lines(Build *b, Reader *r, int node, const char *what, const char *line[LESSON_SOLVE],
                 int *count);

/* A paragraph of Markdown. */
bool field_prose(Build *b, Reader *r, int node, const char *what, Prose *prose);

/* Refuses a map in which the key is missing. example: how to write it. */
bool field_needed(Reader *r, int map, int node, const char *where, const char *key,
                  const char *example);

#endif
