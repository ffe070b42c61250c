/* The sheet "Hand this over": what is on the screen as a link, and as a code for phones. While it
 * is open it lies over everything, and nothing behind it changes. */
#ifndef UI_SHARE_SHEET_H
#define UI_SHARE_SHEET_H

#include "draw/qr.h"
#include "lab/lab.h"
#include "lesson/player.h"

enum { SHARE_BASE = 512 };

typedef struct ShareSheet {
    bool open;
    bool full;             /* the code fills the screen */
    char name[128];        /* of the file that is open; "" for none */
    char base[SHARE_BASE]; /* the page that links lead to, "" for none; kept while it is closed */
    bool run;              /* the run so far travels */
    bool step;             /* the step of the lesson, as it begins, instead of what is there now */
    int number;            /* of that step, from 1; 0 where no lesson is open */
    int lesson;            /* of the program's own lessons; 0: it is another, whose text travels */
    /* What is there to travel: */
    bool ran;
    bool forgets; /* not all that was done has words: the weights travel, and no run */
    int points;
    int64_t epoch;
    /* What it makes: */
    char *link;    /* the whole of it; owned. NULL when it is too much: */
    Message wrong; /* why */
    Qr qr;
    Message no_code; /* why there is none */
} ShareSheet;

void share_sheet_destroy(ShareSheet *sheet);

/* Opens it with the lab as it stands, the name of its file ("" for none), and the lesson that a
 * person takes; NULL for none. */
void share_sheet_begin(ShareSheet *sheet, const Lab *lab, const char *file, const Player *player);
void share_sheet_close(ShareSheet *sheet);

/* Makes the link anew: to be called when it was decided otherwise what travels. */
void share_sheet_make(ShareSheet *sheet, const Lab *lab, const Player *player);

#endif
