/* The text of a table, parted into rows and cells; a part of cells_read. */
#ifndef SCENE_CELLS_SPLIT_H
#define SCENE_CELLS_SPLIT_H

#include <csv.h>

#include "scene/cells.h"

/* The sign that most of the first lines have equally many of. */
char cells_find_separator(const char *text, size_t length);

/* Excel's own first line, "sep=;": its length, and the sign. 0 where there is none. */
size_t cells_excel_line(const char *text, size_t length, char *separator);

typedef struct CellsSplit {
    Cells *cells;
    struct csv_parser parser;
    const char *text;
    size_t length, at, left; /* left: of the line that `at` stands in */
    size_t used, room;       /* of cells->text */
    size_t count, cell_room; /* of cells->cell */
    int row_room;
    int next;        /* the number of the next line */
    int line;        /* where the present row begins */
    uint32_t begun;  /* its first cell */
    uint32_t filled; /* how many cells it has without empty ones at its end */
    bool ended;      /* the present row is complete */
} CellsSplit;

/* cells->how names the separator; text stays the caller's. line: the number of its first line.
 * False when memory is short. */
bool cells_split_begin(CellsSplit *s, Cells *cells, const char *text, size_t length, int line);

/* Parts about so many bytes. True while there are more. */
bool cells_split_go(CellsSplit *s, size_t bytes);

/* The rows are complete. False when a quote is still open. */
bool cells_split_end(CellsSplit *s, Message *message);
void cells_split_destroy(CellsSplit *s);

#endif
