/* The panel of the data: the rows as a table to look at, sort, and type into. data.c draws it,
 * data_input.c is its hands. */
#ifndef PANELS_DATA_H
#define PANELS_DATA_H

#include "ui/gesture.h"
#include "ui/view.h"

/* index: the point; of a cell, part: the column, one more than there are for the label. */
extern const Target TARGET_DATA_ROW, TARGET_DATA_CELL, TARGET_DATA_ERASE;

/* index: the column, counted from 1, and then the label; 0: the numbers of the rows. */
extern const Target TARGET_DATA_HEAD;

extern const Target TARGET_DATA_ADD, TARGET_DATA_PAGE;

/* A cell as text: a class by its name. */
const char *data_text(const Dataset *data, int point, int column, char text[32]);

#endif
