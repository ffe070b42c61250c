/* See cells_split.h. Quotes and line ends are libcsv's business. */
#include "scene/cells_split.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"

enum { LOOKED_LINES = 50 }; /* that say what parts the cells */

static const char separators[] = "\t;,|";
enum { SEPARATORS = sizeof separators - 1 };

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
char cells_find_separator(const char *text, size_t length) {
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
size_t cells_excel_line(const char *text, size_t length, char *separator) {
    if (length < 5 || strncasecmp(text, "sep=", 4) != 0 || !strchr(separators, text[4])) return 0;
    if (length > 5 && text[5] != '\r' && text[5] != '\n') return 0;
    *separator = text[4];
    return line_length(text, length);
}

/* --- Cells --- */

static bool is_no_break_space(const char *text) {
    return memcmp(text, "\xC2\xA0", 2) == 0;
}

/* Blanks at both ends go, line ends within become blanks. */
static size_t tidy(char *text, size_t length) {
    size_t to = 0;
    for (size_t i = 0; i < length; i++) {
        char c = text[i] == '\n' || text[i] == '\r' || text[i] == '\t' ? ' ' : text[i];
        if (to == 0 && i + 1 < length && is_no_break_space(text + i))
            i++;
        else if (c != ' ' || to > 0)
            text[to++] = c;
    }
    for (;;) {
        if (to >= 1 && text[to - 1] == ' ')
            to--;
        else if (to >= 2 && is_no_break_space(text + to - 2))
            to -= 2;
        else
            return to;
    }
}

/* libcsv calls this with each field. */
static void on_field(void *field, size_t length, void *split) {
    CellsSplit *s = split;
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
static void on_row(int end, void *split) {
    (void)end;
    CellsSplit *s = split;
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

bool cells_split_begin(CellsSplit *s, Cells *cells, const char *text, size_t length, int line) {
    *s = (CellsSplit){.cells = cells, .text = text, .length = length, .next = line, .ended = true};
    if (csv_init(&s->parser, CSV_APPEND_NULL) != 0) return false;
    csv_set_delim(&s->parser, (unsigned char)cells->how.separator);
    return true;
}

/* A line begins; every row knows in which. */
static void begin_line(CellsSplit *s) {
    const char *text = s->text + s->at;
    s->left = line_length(text, s->length - s->at);
    if (s->ended) s->line = s->next;
    s->ended = s->ended && is_blank(text, s->left);
    s->next++;
}

bool cells_split_go(CellsSplit *s, size_t bytes) {
    size_t end = s->length - s->at > bytes ? s->at + bytes : s->length;
    while (s->at < end && !s->cells->cut) {
        if (s->left == 0) begin_line(s);
        size_t part = s->left < bytes ? s->left : bytes;
        csv_parse(&s->parser, s->text + s->at, part, on_field, on_row, s);
        s->at += part;
        s->left -= part;
    }
    return s->at < s->length && !s->cells->cut;
}

bool cells_split_end(CellsSplit *s, Message *message) {
    csv_set_opts(&s->parser, CSV_APPEND_NULL | CSV_STRICT | CSV_STRICT_FINI); /* of the end only */
    bool closed = s->cells->cut || csv_fini(&s->parser, on_field, on_row, s) == 0;
    return closed ||
           message_set(message, "a quote that opens in line %d is never closed; close it", s->line);
}

void cells_split_destroy(CellsSplit *s) {
    csv_free(&s->parser);
}
