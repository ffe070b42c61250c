/* See cells.h. How the table is written; what its columns are for is in cells_roles.c. Quotes and
 * line ends are libcsv's business. */
#include "scene/cells.h"

#include <csv.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "scene/cell_number.h"
#include "scene/clean.h"
#include "scene/file.h"

enum { LOOKED_LINES = 50, LOOKED_ROWS = 20000 }; /* that say how a table is written */

static const char separators[] = "\t;,|";
enum { SEPARATORS = sizeof separators - 1 };

void cells_destroy(Cells *cells) {
    free(cells->text);
    free(cells->cell);
    free(cells->row);
    free(cells->column);
    *cells = (Cells){.rows = 0};
}

const char *cells_text(const Cells *cells, int row, int column) {
    const CellsRow *r = &cells->row[row];
    return (uint32_t)column < r->cells ? cells->text + cells->cell[r->first + (uint32_t)column]
                                       : "";
}

bool cells_wide(const Cells *cells, int row) {
    return cells->row[row].cells > (uint32_t)cells->columns;
}

bool cells_number(const Cells *cells, int row, int column, float *value) {
    const char *text = cells_text(cells, row, column);
    return cell_number(text, cells->how.decimal, value, NULL) &&
           fabs((double)*value) <= CELLS_LIMIT;
}

/* --- What parts the cells --- */

/* The line that begins at text, its end included. */
static size_t line_length(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\n') return i + 1;
        if (text[i] == '\r') return i + 1 + (i + 1 < length && text[i + 1] == '\n');
    }
    return length;
}

static bool is_blank(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (!strchr(" \t\r\n", text[i])) return false;
    }
    return true;
}

/* How often each sign stands in a line, outside of quotes. */
static void count_signs(const char *text, size_t length, int count[SEPARATORS]) {
    bool quoted = false;
    memset(count, 0, SEPARATORS * sizeof *count);
    for (size_t i = 0; i < length; i++) {
        const char *sign = strchr(separators, text[i]);
        if (text[i] == '"') quoted = !quoted;
        if (sign && *sign && !quoted) count[sign - separators]++;
    }
}

/* The sign that most of the first lines have equally many of. Signs that stand in numbers too come
 * later: in "1,5;2,5" every line has commas as well. */
static char find_separator(const char *text, size_t length) {
    int lines = 0, first[SEPARATORS] = {0}, alike[SEPARATORS] = {0}, count[SEPARATORS];
    for (size_t at = 0; at < length && lines < LOOKED_LINES;) {
        size_t n = line_length(text + at, length - at);
        if (!is_blank(text + at, n)) {
            count_signs(text + at, n, count);
            for (int s = 0; s < SEPARATORS; s++) {
                if (lines == 0) first[s] = count[s];
                alike[s] += count[s] > 0 && count[s] == first[s];
            }
            lines++;
        }
        at += n;
    }
    int best = -1;
    for (int s = 0; s < SEPARATORS; s++) {
        if (first[s] > 0 && (best < 0 || alike[s] > alike[best])) best = s;
    }
    return best < 0 ? ',' : separators[best];
}

/* Excel's own first line, "sep=;": its length, and the sign. */
static size_t excel_line(const char *text, size_t length, char *separator) {
    if (length < 5 || strncasecmp(text, "sep=", 4) != 0 || !strchr(separators, text[4])) return 0;
    if (length > 5 && text[5] != '\r' && text[5] != '\n') return 0;
    *separator = text[4];
    return line_length(text, length);
}

/* --- Cells --- */

typedef struct Splitter {
    Cells *cells;
    size_t used, room;       /* of text */
    size_t count, cell_room; /* of cell */
    int row_room;
    int line;        /* where the present row begins */
    uint32_t begun;  /* its first cell */
    uint32_t filled; /* how many cells it has without empty ones at its end */
    bool ended;      /* the present row is complete */
} Splitter;

/* Blanks at both ends go, line ends within become blanks. */
static size_t tidy(char *text, size_t length) {
    size_t to = 0;
    for (size_t i = 0; i < length; i++) {
        char c = text[i] == '\n' || text[i] == '\r' || text[i] == '\t' ? ' ' : text[i];
        if (c != ' ' || to > 0) text[to++] = c;
    }
    for (;;) {
        if (to >= 1 && text[to - 1] == ' ')
            to--;
        else if (to >= 2 && memcmp(text + to - 2, "\xC2\xA0", 2) == 0)
            to -= 2;
        else
            return to;
    }
}

/* libcsv calls this with each field. */
static void on_field(void *field, size_t length, void *splitter) {
    Splitter *s = splitter;
    Cells *cells = s->cells;
    if (cells->rows == CELLS_ROWS || s->count - s->begun >= CELLS_COLUMNS) {
        s->filled = (uint32_t)(s->count - s->begun) + 1; /* one too many, and not kept */
        return;
    }
    if (s->used + length + 1 > s->room) {
        s->room = 2 * (s->used + length + 1) + 4096;
        cells->text = memory_resize(cells->text, s->room);
    }
    if (s->count == s->cell_room) {
        s->cell_room = 2 * s->cell_room + 1024;
        cells->cell = memory_resize(cells->cell, s->cell_room * sizeof *cells->cell);
    }
    char *text = cells->text + s->used;
    if (length > 0) memcpy(text, field, length);
    length = tidy(text, length);
    text[length] = '\0';
    cells->cell[s->count++] = (uint32_t)s->used;
    s->used += length + 1;
    if (length > 0) s->filled = (uint32_t)(s->count - s->begun);
}

/* libcsv calls this at the end of each row. Rows of nothing are no rows. */
static void on_row(int end, void *splitter) {
    (void)end;
    Splitter *s = splitter;
    Cells *cells = s->cells;
    s->ended = true;
    if (cells->rows == CELLS_ROWS) {
        cells->cut = cells->cut || s->filled > 0;
    } else if (s->filled > 0) {
        if (cells->rows == s->row_room) {
            s->row_room = 2 * s->row_room + 256;
            cells->row = memory_resize(cells->row, (size_t)s->row_room * sizeof *cells->row);
        }
        cells->row[cells->rows++] =
            (CellsRow){.first = s->begun, .cells = s->filled, .line = s->line};
    }
    if (s->filled == 0) s->count = s->begun;
    s->begun = (uint32_t)s->count;
    s->filled = 0;
}

/* Line by line, so that every row knows where it begins. */
static bool split(Splitter *s, const char *text, size_t length, int line, Message *message) {
    struct csv_parser parser;
    if (csv_init(&parser, CSV_APPEND_NULL) != 0) return false;
    csv_set_delim(&parser, (unsigned char)s->cells->how.separator);
    s->ended = true;
    for (size_t at = 0; at < length && !s->cells->cut; line++) {
        size_t n = line_length(text + at, length - at);
        if (s->ended) s->line = line;
        s->ended = s->ended && is_blank(text + at, n);
        csv_parse(&parser, text + at, n, on_field, on_row, s);
        at += n;
    }
    csv_set_opts(&parser, CSV_APPEND_NULL | CSV_STRICT | CSV_STRICT_FINI); /* of the end only */
    bool closed = s->cells->cut || csv_fini(&parser, on_field, on_row, s) == 0;
    csv_free(&parser);
    return closed ||
           message_set(message, "a quote that opens in line %d is never closed; close it", s->line);
}

/* --- Shape --- */

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
    for (int i = 0; i < cells->rows && i < LOOKED_ROWS; i++) {
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

/* Whether most cells of a column below the first row are numbers. */
static bool numbers_below(const Cells *cells, int column) {
    int numbers = 0, words = 0;
    for (int i = 1; i < cells->rows && i < LOOKED_ROWS; i++) {
        float value;
        if (cells_number(cells, i, column, &value))
            numbers++;
        else if (!cell_is_gap(cells_text(cells, i, column)))
            words++;
    }
    return numbers > words;
}

/* A name above a column of numbers gives the header away. */
static Header find_header(const Cells *cells) {
    int names = 0, numbers = 0;
    for (int c = 0; c < cells->columns; c++) {
        const char *first = cells_text(cells, 0, c);
        float value;
        bool number = cells_number(cells, 0, c, &value);
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

static void name_columns(Cells *cells) {
    bool header = cells->how.header == HEADER_FIRST;
    cells->column = memory_zeroed((size_t)cells->columns, sizeof *cells->column);
    for (int c = 0; c < cells->columns; c++) {
        name_column(cells, c, header ? cells_text(cells, 0, c) : "");
    }
    if (!header) return;
    memmove(cells->row, cells->row + 1, (size_t)(cells->rows - 1) * sizeof *cells->row);
    cells->rows--;
}

/* --- What the columns hold --- */

/* The different values of a column, as far as they may be classes. */
typedef struct Different {
    int numbers, words;
    float number[MAX_CLASSES + 1];
    char word[MAX_CLASSES + 1][32];
} Different;

static void see_number(CellsColumn *column, Different *d, float value) {
    if (d->numbers == 0 || value < column->least) column->least = value;
    if (d->numbers == 0 || value > column->most) column->most = value;
    for (int k = 0; k < d->numbers; k++) {
        if (d->number[k] == value) return;
    }
    if (d->numbers <= MAX_CLASSES) d->number[d->numbers++] = value;
}

static void see_word(Different *d, const char *text) {
    char word[32];
    if (d->words > MAX_CLASSES) return;
    clean_text(text, strlen(text), word, sizeof word);
    for (int k = 0; k < d->words; k++) {
        if (strcasecmp(d->word[k], word) == 0) return;
    }
    memcpy(d->word[d->words++], word, sizeof word);
}

static void measure_column(Cells *cells, int c) {
    CellsColumn *column = &cells->column[c];
    Different different = {.numbers = 0};
    int numbers = 0;
    for (int i = 0; i < cells->rows; i++) {
        const char *text = cells_text(cells, i, c);
        float value;
        if (cells_wide(cells, i)) continue;
        if (cell_is_gap(text)) {
            column->gaps++;
        } else if (cell_number(text, cells->how.decimal, &value, &column->percent) &&
                   fabs((double)value) <= CELLS_LIMIT) {
            numbers++;
            see_number(column, &different, value);
        } else {
            column->odd++;
            see_word(&different, text);
        }
    }
    column->numbers = numbers > 0 && numbers >= 4 * column->odd;
    column->different = different.numbers + (column->numbers ? 0 : different.words);
    if (column->numbers) return;
    column->odd = 0;
    column->percent = false;
}

/* --- All of it --- */

static bool shape(Cells *cells, CellsHow how, Message *message) {
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
    cells->how.header = how.header != HEADER_UNSAID ? how.header : find_header(cells);
    name_columns(cells);
    for (int c = 0; c < cells->columns; c++) measure_column(cells, c);
    return cells->rows > 0 ||
           message_set(message, "there is no row under the names; give a row a point");
}

bool cells_parse(Cells *cells, const char *bytes, size_t length, CellsHow how, Message *message) {
    *cells = (Cells){.how = how};
    if (how.encoding == ENCODING_UNSAID) cells->how.encoding = encoding_find(bytes, length);
    size_t decoded = 0;
    char *text = encoding_decode(cells->how.encoding, bytes, length, &decoded);
    char excel = 0;
    size_t skip = excel_line(text, decoded, &excel);
    if (!how.separator) {
        cells->how.separator = excel ? excel : find_separator(text + skip, decoded - skip);
    }
    Splitter s = {.cells = cells};
    bool good = !memchr(text, '\0', decoded) ||
                message_set(message, "it holds bytes that are no text; save it as CSV in UTF-8");
    good = good && split(&s, text + skip, decoded - skip, skip > 0 ? 2 : 1, message);
    good = good && shape(cells, how, message);
    free(text);
    if (good) {
        cells_guess(cells, false);
    } else {
        cells_destroy(cells);
    }
    return good;
}

bool cells_read(Cells *cells, const char *path, CellsHow how, Message *message) {
    size_t length;
    char *bytes = file_read(path, CELLS_BYTES, &length, message);
    if (!bytes) return false;
    Message reason;
    bool good = cells_parse(cells, bytes, length, how, &reason);
    if (!good) {
        char plain[200];
        message_set(message, "%s: %.300s", clean_text(path, strlen(path), plain, sizeof plain),
                    reason.text);
    }
    free(bytes);
    return good;
}
