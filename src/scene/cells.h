/* A table of people's, as it stands in their spreadsheet: rows of cells, what was found out about
 * how it is written, and what each column is for. The window shows it so and lets all of it be
 * changed; the command line takes it as it is and says what was decided.
 *
 * At most CELLS_BYTES bytes and CELLS_COLUMNS columns; of longer tables only the first CELLS_ROWS
 * rows are read, and of these CELLS_KEPT, evenly spread, stand for all. */
#ifndef SCENE_CELLS_H
#define SCENE_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/message.h"
#include "nn/dataset.h"
#include "scene/cell_date.h"
#include "scene/encoding.h"
#include "scene/label.h"

enum {
    CELLS_BYTES = 64000000,
    CELLS_ROWS = 2000000,
    CELLS_KEPT = MAX_POINTS,
    CELLS_COLUMNS = 1024
};

/* Numbers are to lie within this of 0. */
#define CELLS_LIMIT 1e12

typedef enum Header { HEADER_UNSAID, HEADER_NONE, HEADER_FIRST, HEADER_COUNT } Header;

/* How a table is written. What is 0 is found out. */
typedef struct CellsHow {
    Encoding encoding;
    char separator; /* ',', ';', '\t' or '|' */
    char decimal;   /* '.' or ',' */
    Header header;  /* whether the first row names the columns */
} CellsHow;

/* What someone asks of a table beside that: columns by name. */
typedef struct CellsAsk {
    CellsHow how;
    char answer[32]; /* "" for the guess */
    int inputs;      /* 0 for all that can be */
    char input[MAX_COLUMNS][32];
} CellsAsk;

typedef enum ColumnRole { COLUMN_OUT, COLUMN_INPUT, COLUMN_ANSWER, COLUMN_ROLES } ColumnRole;

typedef struct CellsColumn {
    char name[32];     /* from the header, or "column 3"; no two are alike */
    bool numbers;      /* of its cells that are filled in, four in five are numbers */
    bool percent;      /* and one of them has a percent sign */
    bool clock;        /* and one of them is written as 7:45 */
    bool half;         /* and as 7:45 PM */
    bool dates;        /* its numbers are days, and the first of them is 0 */
    float first_day;   /* of a column of dates: that is 0 (cell_date.h) */
    int unit;          /* and one of them this unit (cell_number.h); 0 for none */
    int gaps;          /* cells that are not filled in */
    int odd;           /* cells that are no number, in a column of numbers; they count as gaps */
    int different;     /* values, as far as MAX_CLASSES + 1 */
    float least, most; /* of a column of numbers */
} CellsColumn;

typedef struct CellsRow {
    uint32_t first, cells; /* its cells; those that are missing are gaps */
    int line;              /* of the file, from 1 */
} CellsRow;

typedef struct Cells {
    CellsHow how;        /* nothing in it is unsaid */
    DateOrder dates;     /* of its dates that leave it open */
    int rows, columns;   /* that are kept */
    int all;             /* rows that were read */
    int titles;          /* lines above the table, which are left out */
    bool cut;            /* there were more than CELLS_ROWS rows */
    char *text;          /* all cells one after the other, each with a 0; owned */
    uint32_t *cell;      /* where each begins in text; owned */
    CellsRow *row;       /* [rows], owned */
    CellsColumn *column; /* [columns], owned */
    int inputs;          /* columns that are, in their order */
    int input[MAX_COLUMNS];
    int answer;  /* the column that is; -1 for none */
    int classes; /* of the answer; 0: it is a number */
    char class_name[MAX_CLASSES][32];
} Cells;

/* Reads the table, finds out what is not said, and gives each column a role. False with a sentence
 * and nothing to destroy when it can be no table. */
bool cells_read(Cells *cells, const char *path, CellsHow how, Message *message);

/* The same from bytes in memory. */
bool cells_parse(Cells *cells, const char *bytes, size_t length, CellsHow how, Message *message);
void cells_destroy(Cells *cells);

/* The same little by little, so that a window stays alive meanwhile. The bytes stay the caller's,
 * until the end. */
typedef struct CellsReading CellsReading;
CellsReading *cells_begin(const char *bytes, size_t length, CellsHow how);

/* Goes on for about so many cells. True while there is more to do. */
bool cells_go_on(CellsReading *reading, long some);
float cells_done(const CellsReading *reading); /* how much of it, 0 to 1 */

/* When there is no more: as cells_parse, and `how` tells what was found out of a table that can be
 * none. Either ends the reading. */
bool cells_end(CellsReading *reading, Cells *cells, Message *message);
void cells_cancel(CellsReading *reading);

const char *cells_text(const Cells *cells, int row, int column);

/* Whether the row has more cells than there are columns. Nobody knows which is which, so it counts
 * nowhere. */
bool cells_wide(const Cells *cells, int row);

/* The cell as a number; false for a gap, and for what is none. */
bool cells_number(const Cells *cells, int row, int column, float *value);

/* The same of a text that stands in a cell of the column. */
bool cells_text_number(const Cells *cells, int column, const char *text, float *value);

/* A value of a column of times or dates as it is written: 7:45, 7:45 PM, 2024-03-05. False for a
 * column of other numbers. */
bool cells_say(const Cells *cells, int column, float value, char text[32]);

/* --- What each column is for (cells_roles.c) --- */

ColumnRole cells_role(const Cells *cells, int column);

/* The column of that name; -1 with a sentence when there is none. */
int cells_find(const Cells *cells, const char *name, Message *message);

/* The roles a stranger would guess. numbers: the answer is known to be a number. */
void cells_guess(Cells *cells, bool numbers);

/* Gives one column a role: an input comes behind the others, an answer takes the place of the one
 * before. What can be no input, and no answer, is refused with a sentence. */
bool cells_assign(Cells *cells, int column, ColumnRole role, Message *message);

/* The roles someone named: an answer ("" for the guess), and inputs in their order (none for all
 * that can be). False with a sentence. */
bool cells_choose(Cells *cells, const char *answer, const char (*input)[32], int inputs,
                  Message *message);

/* Whether the answer's values are classes or a number, where it may be both. */
bool cells_as_classes(Cells *cells, bool classes, Message *message);

/* The same, for a network that is known: several outputs are for classes, a loss for numbers is
 * for numbers, 0 and 1 are classes for any. */
void cells_use(Cells *cells, LabelUse use);

/* The class that a cell of the answer is; -1 for none. */
int cells_class(const Cells *cells, const char *text);

/* Changes the places of two classes, and with them their marks. */
void cells_swap(Cells *cells, int a, int b);

/* --- The points (cells_points.c) --- */

/* What became of the rows. */
typedef struct CellsRows {
    int used, gaps; /* rows that are points; that have a gap in a column that is used */
    int wide;       /* that have too many cells */
    double unit;    /* a power of ten, in which a network learns such answers; 1 for classes */
} CellsRows;

/* Whether a row can be a point. */
bool cells_whole(const Cells *cells, int row);

/* The points that the inputs and the answer make. False with a sentence when there are none. */
bool cells_points(const Cells *cells, Dataset *data, CellsRows *rows, Message *message);

/* --- In words (cells_notes.c) --- */

enum { CELLS_NOTES = 16 };
typedef struct CellsNotes {
    int count, lost; /* the first that tells of what is not used; as `count` for none */
    int doubts;      /* so many from `lost` on tell of cells and columns, the others of rows */
    Message note[CELLS_NOTES];
} CellsNotes;

/* The name of the answer as it is learned: "price / 100000" of a unit of that
 * size, else "price". */
const char *cells_answer_name(const Cells *cells, const CellsRows *rows, char name[32]);

/* A sentence for each thing that was decided and is not what every table has. */
void cells_notes(const Cells *cells, const CellsRows *rows, CellsNotes *notes);

#endif
