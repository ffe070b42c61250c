/* What the window remembers between runs besides the work: the lessons, the progress in each,
 * recent files. Kept in the program's own folder; if unwritable, nothing is remembered. */
#ifndef APP_LIBRARY_H
#define APP_LIBRARY_H

#include "app/frame.h"

typedef struct Library {
    char folder[1024];    /* the program's own, with a slash at its end; "" for none */
    int64_t written;      /* the progress's revision that is on disk */
    char desk[DESK_TEXT]; /* free play's, as it is on disk */
    char last[1024];      /* the folder in which a file was opened or saved last; "" for none */
    uint64_t stamp;       /* file_stamp of the open lesson's file */
    char watched[1024];
} Library;

/* Fills the frame's shelf and progress. folder: the program's own, "" for none. */
Library library_open(Frame *frame, const char *folder);

/* The lessons' folder: HALFPLANE_LESSONS, or where built or installed. Returns path. */
const char *library_lessons(char path[1024]);

/* The file of the lesson of this number, as "05-how-wrong.md" is of 5. False with a sentence when
 * there is none. */
enum { LIBRARY_PATH = 1400 };
bool library_lesson(int number, char path[LIBRARY_PATH], Message *message);

/* The number of a file among the program's own lessons; 0 for any other, whatever it is called. */
int library_number(const char *path);

/* Puts a scene or a table that was opened at the head of the list. */
void library_note(Library *library, Frame *frame, const char *path);

/* A file was opened or saved in this folder: the sheet of files begins there, also next time. */
void library_note_folder(Library *library, const char *folder);

/* Writes what changed; reloads the open lesson when another program saved its file. Cheap. */
void library_keep(Library *library, Frame *frame);

#endif
