/* The window's files: opening, saving, keeping a copy against a crash. Success is reported in the
 * header; failure in the lab's notice, or in the sheet of files while it is open. */
#ifndef APP_FILES_H
#define APP_FILES_H

#include "app/autosave.h"
#include "app/documents.h"
#include "app/library.h"

typedef struct Files {
    Documents documents;
    int64_t number; /* of the document on the screen */
    int64_t work;   /* of free play's: the same, unless a lesson is on the screen */
    Autosave autosave;
    /* of copies of unsaved work that something else was opened over; "" for none */
    char kept_folder[1024];
    bool unsaved;   /* at the last check: no file holds what is in free play */
    bool replays;   /* the run of a file is being done again, or has just been */
    int64_t looked; /* the lab's revision at the last check */
    double look;    /* when to check next, in seconds */
    int64_t kept;   /* the lab's revision when it was last kept against a crash, */
    int64_t edits;  /* its editions then, */
    double when;    /* and the time, in seconds */
    bool adopted;   /* what was left last time has been opened, and no frame was drawn since */
    bool failing;   /* it could not be kept then */
    bool warned;    /* has warned that unsaved work will be lost */
    Library library;
    /* Called with every file that was written for the person; NULL where that is all. In a browser
     * it is downloaded. */
    void (*made)(const char *path);
} Files;

/* folder: the program's own, with a slash at its end; "" for none. Work that was unsaved last
 * time, whether the program was closed or crashed, is opened and announced; what of it cannot be
 * read is moved aside. */
Files files_create(Frame *frame, const char *folder);

/* Opens a scene, a lesson or a link; for a folder, the sheet of files; for a table, its own. On
 * failure nothing changes. */
bool files_open(Files *files, Frame *frame, const char *path);

/* Carries out "Use this table". */
void files_use_table(Files *files, Frame *frame);

/* Saves to the file it was opened from; otherwise the sheet asks for a name. */
void files_save(Files *files, Frame *frame);

/* Carries out what was confirmed in the sheet: opens, saves or draws; then closes the sheet, or
 * lets it say why not. */
void files_answer(Files *files, Frame *frame);

/* For exports.h: announces a file that was written. */
void files_announce(const Files *files, Frame *frame, const char *path);

/* Says why not, in the sheet when it is open, else in the header. False. */
bool files_refuse(Frame *frame, const Message *message);

/* Call after each frame. Follows what is on the screen, through undo too; marks unsaved changes and
 * keeps a copy of them: of an edit within a second, of training every few. now: in seconds. */
void files_keep(Files *files, Frame *frame, double now);

/* Keeps that copy now, whatever the time: the program is being ended from outside. */
void files_rescue(Files *files, Frame *frame);

/* Call at the end: keeps unsaved work for the next time. False when it cannot, the first time:
 * then the notice says so, and the window should stay. */
bool files_close(Files *files, Frame *frame);

#endif
