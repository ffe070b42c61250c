/* What the window remembers between runs beside the work itself: which lessons there are, how far each was taken, what was opened lately.
 * It lies in the program's own folder; where that cannot be written, nothing is remembered and nothing else suffers. */
#ifndef APP_LIBRARY_H
#define APP_LIBRARY_H

#include "app/frame.h"

typedef struct Library {
    char folder[1024]; /* the program's own, with a slash at its end; "" for none */
    int64_t written;   /* the progress's revision that is on disk */
    int64_t
        changed; /* when the lesson that is open was last changed, as the file system tells it */
    char watched[1024];
} Library;

/* Fills the frame's shelf and progress. folder: the program's own, "" for none. */
Library library_open(Frame *frame, const char *folder);

/* The folder that the lessons lie in: HALFPLANE_LESSONS, or where the program was built or installed. Returns path. */
const char *library_lessons(char path[1024]);

/* A scene or a table was opened: it goes to the head of the list. */
void library_note(Library *library, Frame *frame, const char *path);

/* Writes what has changed, and reads the open lesson anew when its file was saved elsewhere. Cheap. */
void library_keep(Library *library, Frame *frame);

#endif
