/* See cells_columns.h. */
#include "scene/cells_columns.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "nn/random.h"
#include "scene/cell_number.h"
#include "scene/clean.h"

enum { LOOKED_ROWS = 20000, LOOKED_CELLS = 500000 }; /* that say how a table is written */

/* --- Shape --- */

/* Rows that say how a table is written: fewer of one with many columns. */
static int looked(const Cells *cells) {
    int rows = LOOKED_CELLS / cells->columns;
    if (rows > LOOKED_ROWS) rows = LOOKED_ROWS;
    return rows < cells->rows ? rows : cells->rows;
}

/* As many as the first row has, or as most rows have. */
static int find_columns(const Cells *cells) {
    static const int all = CELLS_COLUMNS + 1;
    int *having = memory_zeroed((size_t)all + 1, sizeof *having), most = 0;
    for (int i = 0; i < cells->rows; i++) {
        having[cells->row[i].cells]++;
        if (having[cells->row[i].cells] >= having[most]) most = (int)cells->row[i].cells;
    }
    free(having);
    int first = (int)cells->row[0].cells;
    return first > most ? first : most;
}

/* One cell of a table may mean two things, all of them together seldom do. */
static char find_decimal(const Cells *cells) {
    int points = 0, commas = 0, either = 0;
    for (int i = 0; i < looked(cells); i++) {
        for (int c = 0; c < cells->columns; c++) {
            const char *text = cells_text(cells, i, c);
            char said = cell_decimal(text);
            points += said == '.';
            commas += said == ',';
            either += said == 'x' && strchr(text, ',') != NULL;
        }
    }
    if (points != commas) return points > commas ? '.' : ',';
    return either > 0 && cells->how.separator == ';' ? ',' : '.';
}

/* All dates of a table are of one hand. */
static DateOrder find_dates(const Cells *cells) {
    bool days = false, months = false;
    for (int i = 0; i < looked(cells); i++) {
        for (int c = 0; c < cells->columns; c++) {
            DateOrder said = cell_date_order(cells_text(cells, i, c));
            days |= said == DATES_DAY;
            months |= said == DATES_MONTH;
        }
    }
    return days && months ? DATES_BOTH : days ? DATES_DAY : months ? DATES_MONTH : DATES_UNSAID;
}

/* Whether a column holds dates more than anything else, from a row on. */
static bool has_dates(const Cells *cells, int column, int from) {
    int dates = 0, others = 0;
    for (int i = from; i < looked(cells); i++) {
        const char *text = cells_text(cells, i, column);
        float day;
        if (cell_date(text, cells->dates, &day))
            dates++;
        else if (!cell_is_gap(text))
            others++;
    }
    return dates > others;
}

/* Whether most cells of a column below the first row are numbers. */
static bool numbers_below(const Cells *cells, int column) {
    int numbers = 0, words = 0;
    for (int i = 1; i < looked(cells); i++) {
        float value;
        if (cells_number(cells, i, column, &value))
            numbers++;
        else if (!cell_is_gap(cells_text(cells, i, column)))
            words++;
    }
    return numbers > words;
}

/* Whether the first cell of a column is a value; a date above numbers is their name. */
static bool begins_with_value(const Cells *cells, int column) {
    const char *first = cells_text(cells, 0, column);
    float value;
    if (!cell_date(first, cells->dates, &value)) return cells_number(cells, 0, column, &value);
    return cells->rows == 1 || has_dates(cells, column, 1);
}

/* A name above a column of numbers gives the header away. */
static Header find_header(const Cells *cells) {
    int names = 0, numbers = 0;
    for (int c = 0; c < cells->columns; c++) {
        const char *first = cells_text(cells, 0, c);
        bool number = begins_with_value(cells, c);
        if (cells->rows == 1 ? !number : numbers_below(cells, c)) {
            names += !number && !cell_is_gap(first);
            numbers += number;
        }
    }
    return names > 0 && names >= numbers ? HEADER_FIRST : HEADER_NONE;
}

/* The same name twice gets a number. */
static void name_column(Cells *cells, int column, const char *header) {
    char *name = cells->column[column].name, plain[20];
    clean_text(header, strlen(header), name, sizeof cells->column[column].name);
    if (name[0] == '\0') snprintf(name, 32, "column %d", column + 1);
    clean_text(name, strlen(name), plain, sizeof plain);
    for (int again = 2, c = 0; c < column; c++) {
        if (strcmp(cells->column[c].name, name) != 0) continue;
        snprintf(name, 32, "%s %d", plain, again++);
        c = -1;
    }
}

static void leave_out_first(Cells *cells, int rows) {
    memmove(cells->row, cells->row + rows, (size_t)(cells->rows - rows) * sizeof *cells->row);
    cells->rows -= rows;
}

static void name_columns(Cells *cells) {
    bool header = cells->how.header == HEADER_FIRST;
    cells->column = memory_zeroed((size_t)cells->columns, sizeof *cells->column);
    for (int c = 0; c < cells->columns; c++) {
        name_column(cells, c, header ? cells_text(cells, 0, c) : "");
    }
    if (!header) return;
    leave_out_first(cells, 1);
}

/* Of so many rows, those that are kept are evenly spread. */
static void keep_some(Cells *cells) {
    int all = cells->all = cells->rows;
    if (all <= CELLS_KEPT) return;
    for (int i = 0; i < CELLS_KEPT; i++)
        cells->row[i] = cells->row[random_of_stretch(i, CELLS_KEPT, all)];
    cells->rows = CELLS_KEPT;
}

/* Whether a row holds a word alone, or a date, or nothing. */
static bool is_title(const Cells *cells, int row) {
    int filled = 0;
    for (int c = 0; c < cells->columns; c++) {
        const char *text = cells_text(cells, row, c);
        float value;
        if (cell_is_gap(text)) continue;
        if (++filled > 1 || cell_number(text, cells->how.decimal, &value, NULL)) return false;
    }
    return true;
}

/* A title above the table stands alone in its line, and lines without anything may follow. Of two
 * columns it may be the only name there is: then the line below would be no names. */
static void leave_out_titles(Cells *cells) {
    enum { MOST = 20 };
    int titles = 0;
    while (titles < MOST && titles + 1 < cells->rows && is_title(cells, titles)) titles++;
    if (titles == 0 || is_title(cells, titles)) return;
    Cells below = *cells;
    below.row += titles;
    below.rows -= titles;
    if (cells->columns == 2 && find_header(&below) != HEADER_FIRST) return;
    leave_out_first(cells, titles);
    cells->titles = titles;
}

bool cells_shape(Cells *cells, CellsHow how, Message *message) {
    if (cells->rows == 0) {
        return message_set(message, "the table is empty; give a row of names, then a row a point");
    }
    cells->columns = find_columns(cells);
    if (cells->columns > CELLS_COLUMNS) {
        return message_set(message, "there are more than %d columns; keep those that are needed",
                           CELLS_COLUMNS);
    }
    if (cells->columns < 2) {
        char quoted[64];
        return message_set(
            message,
            "there is only one column (its first cell is %s); at least one input and the answer "
            "are needed, parted by a comma, a semicolon or a tab",
            clean_quote(cells_text(cells, 0, 0), quoted));
    }
    cells->how.decimal = how.decimal ? how.decimal : find_decimal(cells);
    cells->dates = find_dates(cells);
    if (how.header != HEADER_FIRST) leave_out_titles(cells);
    cells->how.header = how.header != HEADER_UNSAID ? how.header : find_header(cells);
    name_columns(cells);
    for (int c = 0; c < cells->columns; c++) cells->column[c].dates = has_dates(cells, c, 0);
    keep_some(cells);
    return cells->rows > 0 ||
           message_set(message, "there is no row under the names; give a row a point");
}

/* --- What the columns hold --- */

/* The different values of a column, as far as they may be classes. */
struct Different {
    int numbers, words;
    float number[MAX_CLASSES + 1];
    char word[MAX_CLASSES + 1][32];
    int filled; /* cells that are numbers */
};

static void see_number(CellsColumn *column, struct Different *d, float value) {
    if (d->numbers == 0 || value < column->least) column->least = value;
    if (d->numbers == 0 || value > column->most) column->most = value;
    for (int k = 0; k < d->numbers; k++) {
        if (d->number[k] == value) return;
    }
    if (d->numbers <= MAX_CLASSES) d->number[d->numbers++] = value;
}

static void see_word(struct Different *d, const char *text) {
    char word[32];
    if (d->words > MAX_CLASSES) return;
    clean_text(text, strlen(text), word, sizeof word);
    for (int k = 0; k < d->words; k++) {
        if (strcasecmp(d->word[k], word) == 0) return;
    }
    memcpy(d->word[d->words++], word, sizeof word);
}

static void see_cell(CellsMeasure *m, int row, int c) {
    Cells *cells = m->cells;
    CellsColumn *column = &cells->column[c];
    const char *text = cells_text(cells, row, c);
    CellSigns signs = {.unit = 0};
    float value;
    bool gap = cell_is_gap(text);
    bool number = !gap && (column->dates || cell_number(text, cells->how.decimal, &value, &signs));
    if (number && column->unit == 0) column->unit = signs.unit; /* the first one is the column's */
    if (gap) {
        column->gaps++;
    } else if (number && cells_number(cells, row, c, &value)) {
        column->percent |= signs.percent;
        column->clock |= signs.clock;
        column->half |= signs.half;
        m->different[c].filled++;
        see_number(column, &m->different[c], value);
    } else {
        column->odd++;
        see_word(&m->different[c], text);
    }
}

CellsMeasure cells_measure_begin(Cells *cells) {
    return (CellsMeasure){cells, memory_zeroed((size_t)cells->columns, sizeof(struct Different)),
                          0};
}

bool cells_measure_go(CellsMeasure *m, long some) {
    Cells *cells = m->cells;
    for (; m->row < cells->rows && some > 0; m->row++) {
        if (cells_wide(cells, m->row)) continue;
        for (int c = 0; c < cells->columns; c++) see_cell(m, m->row, c);
        some -= cells->columns;
    }
    return m->row < cells->rows;
}

void cells_measure_end(CellsMeasure *m) {
    for (int c = 0; c < m->cells->columns; c++) {
        CellsColumn *column = &m->cells->column[c];
        const struct Different *d = &m->different[c];
        column->numbers = d->filled > 0 && d->filled >= 4 * column->odd;
        column->different = d->numbers + (column->numbers ? 0 : d->words);
        column->dates &= column->numbers;
        if (column->dates) { /* days since 1970 until here */
            column->first_day = column->least;
            column->most -= column->least;
            column->least = 0;
        }
        if (column->numbers) continue;
        column->odd = 0;
        column->percent = column->clock = column->half = false;
        column->unit = 0;
    }
    cells_measure_destroy(m);
}

void cells_measure_destroy(CellsMeasure *m) {
    free(m->different);
    m->different = NULL;
}
