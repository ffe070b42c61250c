/* The sheet "Your table": how a table that was pasted, dropped or opened is read, and what each of
 * its columns is for. While it is open it lies over everything, and nothing behind it changes. It
 * reads no disk; the caller that runs the frame makes a scene of what was confirmed, then closes
 * the sheet or refuses with a reason. */
#ifndef UI_TABLE_SHEET_H
#define UI_TABLE_SHEET_H

#include "lab/lab.h"
#include "scene/cells.h"

enum { TABLE_SPOTS = 1200, TABLE_LINES = 12, TABLE_PATH = 1024 };

/* The share that is kept for testing, when that is asked for. */
#define TABLE_TEST 0.3f

/* A row as a point in the picture: its row, its place, and its answer, a class or a number. */
typedef struct TableSpot {
    int row;
    float x, y, answer;
} TableSpot;

typedef struct TableSheet {
    bool open;
    bool wanted;           /* "Use this table" was pressed: the caller does it */
    char path[TABLE_PATH]; /* of the file; "" when it was pasted */
    char *bytes;           /* as they came; owned */
    size_t length;
    CellsHow how;          /* what the person said; the rest is found out */
    CellsReading *reading; /* while it is being read, else NULL; owned */
    bool read;             /* cells hold the table; else `wrong` says why it can be none */
    Cells cells;           /* owned */
    Message wrong;
    char seen[TABLE_LINES][96]; /* the first lines as they are, for a table that can be none */
    bool swapped;               /* classes have changed their marks */
    /* What the columns give now: */
    bool usable; /* points; else `wrong` says why there are none */
    CellsRows rows;
    Message doubt;             /* of a cell or a column that is not used; "" for none */
    int of_class[MAX_CLASSES]; /* points of each */
    int spots;                 /* as many rows as the picture shows, evenly spread; owned */
    TableSpot *spot;
    Message said; /* why something was refused; "" for nothing */
    bool test;    /* a share is kept for testing */
    int row;      /* the first that is shown */
    int column;   /* likewise */
} TableSheet;

void table_sheet_destroy(TableSheet *sheet);

/* Opens it with the bytes of a table, which it takes over. path: "" for one that was pasted. */
void table_sheet_begin(TableSheet *sheet, const char *path, char *bytes, size_t length);
void table_sheet_close(TableSheet *sheet);

/* From the step of a lesson that holds points out, people go on as it taught them: so does the
 * table. In free play nobody has asked for it. */
void table_sheet_follow(TableSheet *sheet, const Lab *lab);

/* Reads on for a moment. True when what is shown has changed. */
bool table_sheet_work(TableSheet *sheet);

/* Says how it is written, and reads it anew. */
void table_sheet_say(TableSheet *sheet, CellsHow how);

/* Gives a column a role; asks for classes or for numbers; moves every class to the next mark. What
 * is refused is said. */
void table_sheet_assign(TableSheet *sheet, int column, ColumnRole role);
void table_sheet_as_classes(TableSheet *sheet, bool classes);
void table_sheet_swap(TableSheet *sheet);

/* Whether a column of numbers may be classes as well: then there is a choice. */
bool table_sheet_has_choice(const TableSheet *sheet, int column);

/* The place of a row in the picture; false for one that is no point. */
bool table_sheet_spot(const TableSheet *sheet, int row, TableSpot *spot);

/* Scrolls by so many rows and columns, or until a row, or a column, is among those that fit. */
void table_sheet_scroll(TableSheet *sheet, int rows, int columns);
void table_sheet_show_row(TableSheet *sheet, int row, int fit);
void table_sheet_show_column(TableSheet *sheet, int column, int fit);

/* "Use this table", where it can be used. */
void table_sheet_confirm(TableSheet *sheet);

#endif
