/* halfplane lesson notes: what a teacher wants in hand, a page to be printed. */
#ifndef CLI_LESSON_NOTES_H
#define CLI_LESSON_NOTES_H

/* Writes a page of HTML to the file ("-" or NULL: standard output). Returns the exit status. */
int lesson_notes(const char *path, const char *out, int threads);

#endif
