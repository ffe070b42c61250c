/* The columns of a table that has been parted into cells: how many, their names, and what they
 * hold; a part of cells_read. */
#ifndef SCENE_CELLS_COLUMNS_H
#define SCENE_CELLS_COLUMNS_H

#include "scene/cells.h"

/* Finds out what `how` leaves unsaid, names the columns, and keeps as many rows as there is room
 * for. False with a sentence when it can be no table. */
bool cells_shape(Cells *cells, CellsHow how, Message *message);

/* Measures what each column holds, some cells at a time. */
typedef struct CellsMeasure {
    Cells *cells;
    struct Different *different; /* [columns], owned */
    int row;                     /* the next */
} CellsMeasure;

CellsMeasure cells_measure_begin(Cells *cells);

/* About so many cells. True while there are more. */
bool cells_measure_go(CellsMeasure *m, long some);
void cells_measure_end(CellsMeasure *m);
void cells_measure_destroy(CellsMeasure *m); /* before the end */

#endif
