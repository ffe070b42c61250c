/* Aligned tables for people: a header, rows of cells, numbers to the right and words to the left.
 *
 * Columns have fixed widths, so that a row can be printed as soon as it is known. */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include <stdio.h>

enum { TABLE_COLUMNS = 20, TABLE_CELL = 40 };

typedef struct Table {
    FILE *out;
    int columns, at;          /* `at`: the next cell's column */
    int width[TABLE_COLUMNS]; /* negative: to the left */
    char line[TABLE_COLUMNS * (TABLE_CELL + 2)];
} Table;

Table table_create(FILE *out);

/* Adds a column and its heading; a negative width aligns to the left. */
void table_column(Table *table, const char *heading, int width);

/* Ends the row of headings, or of cells. */
void table_end(Table *table);

/* The next cell of the row. Numbers: `digits` after the point, or a power of
 * ten where that would show too little or too much; NaN is a dash. */
void table_text(Table *table, const char *text);
void table_integer(Table *table, long long value);
void table_number(Table *table, double value, int digits);
void table_percent(Table *table, double share);

/* The number as table_number shows it; returns text. */
const char *table_format(double value, int digits, char text[TABLE_CELL]);

#endif
