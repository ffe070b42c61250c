/* Numbers as people type them into tables: 1.72 and 1,72, 12 500 and 12'500 and 12,500.75, 45 %, -3
 * with a long minus, 176 g; and 7:45, which is 7.75, as 7:45 PM is 19.75. Which sign stands before
 * the decimals is for a whole table to say, not for a cell: "1,234" alone may mean either. */
#ifndef SCENE_CELL_NUMBER_H
#define SCENE_CELL_NUMBER_H

#include <stdbool.h>

/* Whether nobody has filled in the cell: "", NA, N/A, NaN, null, -, ?, in capitals or not. */
bool cell_is_gap(const char *text);

/* What stands behind a number. */
typedef struct CellSigns {
    bool percent;
    bool clock; /* sixtieths stand in it, behind a colon */
    bool half;  /* and AM or PM behind them */
    int unit;   /* as cell_unit names it; 0 for none */
} CellSigns;

/* "g", "cm", "km/h", ... */
const char *cell_unit(int unit);

/* decimal is '.' or ','; the other one may then part thousands. signs may be NULL. False for what
 * is no number. */
bool cell_number(const char *text, char decimal, float *value, CellSigns *signs);

/* 7:45, or 7:45 PM of `half`; 7:45:30 where it is no whole minute. */
const char *cell_clock_text(float value, bool half, char text[32]);

/* What the cell says of the decimal sign of its table: '.' or ',' when it can only be that, 'x'
 * when it may be either (1,234), 0 when it says nothing. */
char cell_decimal(const char *text);

#endif
