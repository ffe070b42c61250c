/* The sheet of files: the one dialog for what to open, where to save, how large a picture is. While
 * open it lies over everything and takes all keys. It reads no disk: its source lists folders; the
 * caller that runs the frame does what was confirmed, then closes the sheet or refuses with a
 * reason. The typed text narrows the list when opening, and is the name when saving. */
#ifndef UI_SHEET_H
#define UI_SHEET_H

#include "ui/listing.h"
#include "ui/typing.h"

typedef enum SheetKind { SHEET_CLOSED, SHEET_OPEN, SHEET_SAVE, SHEET_PICTURE } SheetKind;

enum { SHEET_PATH = 1024, SHEET_LEAST = 200, SHEET_MOST = 7680 /* pixels across a picture */ };

typedef struct FileSheet {
    SheetKind kind;
    FolderSource source;
    char folder[SHEET_PATH]; /* the one that is listed; kept while the sheet is closed. Absolute */
    Listing listing;
    Listing ahead; /* what the typed path may become, in place of the others; or empty */
    char ahead_of[SHEET_PATH]; /* the folder in which that is */
    Typing line;
    int chosen;   /* a row; -1 for none */
    int first;    /* the row at the top */
    bool replace; /* a file of that name exists: confirming again replaces it */
    Message said; /* what is wrong; "" for nothing */
    /* Something was confirmed: the caller does it, then calls sheet_close or sheet_refuse. */
    bool wanted;
    char path[SHEET_PATH];
    int size;     /* of the picture, in pixels across */
    bool caption; /* below the picture; kept while the sheet is closed */
    bool vector;  /* as SVG instead of pixels; likewise */
} FileSheet;

void sheet_destroy(FileSheet *sheet);

/* text: the name to save under (without its ending; made unique), or the size. */
void sheet_begin(FileSheet *sheet, SheetKind kind, const char *text);
void sheet_close(FileSheet *sheet);

/* What will be put behind the name that is typed: "" where it is there already, or
 * none is asked. */
const char *sheet_ending(const FileSheet *sheet);

/* Says why it could not be done. The folder is listed again. */
void sheet_refuse(FileSheet *sheet, const char *why);

/* To a folder, or the one above; when it cannot be read, the sheet stays and says so. */
void sheet_go(FileSheet *sheet, const char *folder);
void sheet_up(FileSheet *sheet);

/* The rows that are listed now. NULL beyond them. */
int sheet_rows(const FileSheet *sheet);
const ListingEntry *sheet_row(const FileSheet *sheet, int row);

/* Chooses a row or the nearest, `fit` being visible at once; saving takes over a file's name. */
void sheet_choose(FileSheet *sheet, int row, int fit);
void sheet_scroll(FileSheet *sheet, int rows, int fit);

/* To be called when the line has changed. */
void sheet_typed(FileSheet *sheet);

/* Completes the path that is typed while opening, as a shell does: as far as all that it may become
 * agree, a folder with its slash; where they are several the list shows them. False where there is
 * nothing to add and nothing to show. */
bool sheet_complete(FileSheet *sheet);

/* Enters the chosen folder; otherwise confirms what was chosen or typed. */
void sheet_confirm(FileSheet *sheet);

/* A name in a folder. False when that is too long. */
bool sheet_join(const char *folder, const char *name, char path[SHEET_PATH]);

#endif
