/* What the window remembers between runs besides the work itself: the lessons, the progress in
 * each, the files opened lately. It is kept in the program's own folder; where that cannot be
 * written, nothing is remembered and nothing else is affected. */
#ifndef APP_LIBRARY_H
#define APP_LIBRARY_H

#include "app/frame.h"

typedef struct Library {
    char folder[1024]; /* the program's own, with a slash at its end; "" for none */
    int64_t written;   /* the progress's revision that is on disk */
    int64_t changed;   /* modification time of the open lesson's file */
    char watched[1024];
} Library;

/* Fills the frame's shelf and progress. folder: the program's own, "" for none. */
Library library_open(Frame *frame, const char *folder);

/* The folder of the lessons: HALFPLANE_LESSONS, or where the program was built or installed.
 * Returns path. */
const char *library_lessons(char path[1024]);

/* Puts a scene or a CSV that was opened at the head of the list. */
void library_note(Library *library, Frame *frame, const char *path);

/* Writes what has changed, and reloads the open lesson when its file was saved by another
 * program. Cheap. */
void library_keep(Library *library, Frame *frame);

#endif
