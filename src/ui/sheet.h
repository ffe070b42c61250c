/* The sheet of files: the one dialog in which a person says what to open, where to save, how large a picture should be. It lies
 * over everything else while it is open, and takes all keys. It reads no disk: folders are listed by its source,
 * and what was asked for is done by whoever runs the frame, which then closes the sheet or says why not.
 *
 * Opening, what is typed narrows the list; saving, it is the name. */
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
    Typing line;
    int chosen;   /* a row; -1 for none */
    int first;    /* the row at the top */
    bool replace; /* a file of that name is there: confirmed again, it is replaced */
    Message said; /* what is wrong; "" for nothing */
    /* What was confirmed, to be done by the outside, which then calls sheet_close or sheet_refuse. */
    bool wanted;
    char path[SHEET_PATH];
    int size; /* of the picture, in pixels across */
} FileSheet;

void sheet_destroy(FileSheet *sheet);

/* text: the name to save under (without its ending, and made one that is free), or the size. */
void sheet_begin(FileSheet *sheet, SheetKind kind, const char *text);
void sheet_close(FileSheet *sheet);

/* Says why what was wanted did not come about. The folder is listed anew. */
void sheet_refuse(FileSheet *sheet, const char *why);

/* To another folder, or to the one above. When it cannot be read, the sheet stays where it is and says so. */
void sheet_go(FileSheet *sheet, const char *folder);
void sheet_up(FileSheet *sheet);

/* The rows that are listed now. NULL beyond them. */
int sheet_rows(const FileSheet *sheet);
const ListingEntry *sheet_row(const FileSheet *sheet, int row);

/* A row, or the nearest there is, of which `fit` are seen at once. Saving, a file lends its name. */
void sheet_choose(FileSheet *sheet, int row, int fit);
void sheet_scroll(FileSheet *sheet, int rows, int fit);

/* To be called when the line has changed. */
void sheet_typed(FileSheet *sheet);

/* The folder that is chosen is entered; otherwise what was chosen or typed is wanted. */
void sheet_confirm(FileSheet *sheet);

/* A name in a folder. False when that is too long. */
bool sheet_join(const char *folder, const char *name, char path[SHEET_PATH]);

#endif
