/* What the window does with files: opens, saves, keeps a copy against a crash, takes a picture. Messages go to
 * the lab's notice. */
#ifndef SDL_FILES_H
#define SDL_FILES_H

#include "sdl/library.h"

typedef struct Files {
    char path[1024];     /* of the scene that is open; "" when it has none yet */
    char autosave[1024]; /* "" when there is no folder to write to */
    int64_t kept;        /* the lab's revision when it was last kept against a crash */
    int64_t saved;       /* and when it was last opened, or saved by hand */
    double next;         /* when to keep it next, in seconds */
    Library library;
} Files;

/* Finds the program's own folder. Work that was not saved last time, whether the program was closed or crashed, is opened
 * and announced. */
Files files_create(Frame *frame);

/* A scene or a CSV. On failure the screen stays as it was. */
bool files_open(Files *files, Frame *frame, const char *path);

/* Where it was opened from; otherwise under a new name in the present folder. */
bool files_save(Files *files, Frame *frame);

/* The window as a picture, under a new name in the present folder. */
void files_picture(Frame *frame, const Canvas *canvas);

/* The network as a Python program, under a new name in the present folder. */
void files_export(Frame *frame);

/* Every few seconds, when something has changed. now: in seconds. */
void files_keep(Files *files, Frame *frame, double now);

/* At the end: what was not saved is kept for the next time. */
void files_close(Files *files, Frame *frame);

#endif
