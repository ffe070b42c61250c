/* In which order the panel of the data shows its rows, and from where: by number, or sorted by a
 * column; and with how many decimals. Followed before each drawing, so that rows and points stay
 * together. */
#ifndef UI_DATA_ORDER_H
#define UI_DATA_ORDER_H

#include "lab/lab.h"

typedef struct DataOrder {
    int by;    /* the column, counted from 1; one more than there are: the label; 0: the numbers */
    bool down; /* the largest first */
    int first; /* the row at the top */
    int count;
    int *point;       /* [count]: the point of each row; owned */
    int *row;         /* [count]: the row of each point; owned */
    int followed;     /* the selected point that was brought into sight; -1 for none */
    int sorted, room; /* by what the rows are sorted: `by`, below 0 when down */
    int64_t trained;  /* the lab's when they were sorted */
    /* of the numbers of a column, the label last, as they stood in a table; below 0: as many as
     * each needs */
    int decimals[MAX_COLUMNS + 1];
    int64_t opened, edition; /* the points that these are of */
} DataOrder;

void data_order_destroy(DataOrder *order);

/* Sorts anew where the points or the order have changed, and brings a point that has just been
 * selected into sight, of `fit` rows. drags: something is being dragged, and the decimals stay
 * until it is let go. */
void data_order_follow(DataOrder *order, const Lab *lab, int fit, bool drags);

/* Sorts by a column; by the same again, the other way round, and then by number. */
void data_order_by(DataOrder *order, int column);

/* Scrolls by so many rows, of which `fit` are seen; or until one is seen. */
void data_order_scroll(DataOrder *order, int rows, int fit);
void data_order_show(DataOrder *order, int row, int fit);

#endif
