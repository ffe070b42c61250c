/* What the window does with files: opens, saves, keeps a copy against a crash, makes pictures and programs. What was done is
 * said in the header; what could not be, in the lab's notice, or in the sheet of files while it is open. */
#ifndef APP_FILES_H
#define APP_FILES_H

#include "app/documents.h"
#include "app/library.h"

typedef struct Files {
    Documents documents;
    int64_t number;      /* of the document on the screen */
    char autosave[1024]; /* "" when there is no folder to write to */
    char left[1024];     /* where unsaved work goes that something else is opened over; likewise */
    bool unsaved;        /* as it was looked at last: no file holds what is on the screen */
    int64_t looked;      /* the lab's revision then */
    double look;         /* when to look next, in seconds */
    int64_t kept;        /* the lab's revision when it was last kept against a crash */
    double next;         /* when to keep it next, in seconds */
    bool warned;         /* that what is not saved will be lost at the end */
    Library library;
} Files;

/* folder: the program's own, with a slash at its end; "" where there is none. Work that was not saved last time, whether the program was closed or crashed, is opened
 * and announced. */
Files files_create(Frame *frame, const char *folder);

/* A scene, a CSV or a lesson; of a folder, the sheet. On failure the screen stays as it was. */
bool files_open(Files *files, Frame *frame, const char *path);

/* Where it was opened from; otherwise the sheet asks for a name. */
void files_save(Files *files, Frame *frame);

/* What was confirmed in the sheet: opens, saves or draws, and closes the sheet, or lets it say why not. */
void files_answer(Files *files, Frame *frame);

/* The window as a picture, and the network as a Python program: beside the file that is open or else in the present folder,
 * under a name that is free. */
void files_picture(Files *files, Frame *frame, const Canvas *canvas);
void files_export(Files *files, Frame *frame);

/* After each frame. Follows what is on the screen, through undo too; marks what is edited; every few seconds, when something has
 * changed, keeps it. now: in seconds. */
void files_keep(Files *files, Frame *frame, double now);

/* At the end: what was not saved is kept for the next time. False when it cannot be, the first time: then the notice says so, and
 * the window should stay. */
bool files_close(Files *files, Frame *frame);

#endif
