/* See cells.h. What was decided about a table, in words. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "scene/cell_number.h"
#include "scene/cells.h"
#include "scene/clean.h"

static void add(CellsNotes *notes, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void add(CellsNotes *notes, const char *format, ...) {
    if (notes->count == CELLS_NOTES) return;
    va_list values;
    va_start(values, format);
    Message *note = &notes->note[notes->count++];
    vsnprintf(note->text, sizeof note->text, format, values);
    va_end(values);
}

/* "height, weight and hours", with as many of them as fit. */
static const char *names_of(const Cells *cells, ColumnRole role, char text[256]) {
    int all = 0, told = 0;
    size_t used = 0;
    for (int c = 0; c < cells->columns; c++) all += cells_role(cells, c) == role;
    text[0] = '\0';
    for (int c = 0; c < cells->columns; c++) {
        if (cells_role(cells, c) != role) continue;
        const char *before = told == 0 ? "" : told == all - 1 ? " and " : ", ";
        if (used > 180) {
            snprintf(text + used, 256 - used, " and %d more", all - told);
            break;
        }
        used += (size_t)snprintf(text + used, 256 - used, "%s%s", before, cells->column[c].name);
        told++;
    }
    return text;
}

static void note_writing(const Cells *cells, CellsNotes *notes) {
    static const char *const signs[] = {
        [','] = "commas", [';'] = "semicolons", ['|'] = "bars", ['\t'] = "tabs"};
    CellsHow how = cells->how;
    if (how.separator != ',') add(notes, "columns are parted by %s", signs[(int)how.separator]);
    if (how.decimal == ',') add(notes, "decimals stand after a comma, as in 1,5");
    if (how.encoding != ENCODING_UTF8)
        add(notes, "its letters are %s", encoding_name(how.encoding));
    if (cells->titles > 0)
        add(notes, "%d line%s above the table %s left out", cells->titles,
            cells->titles == 1 ? "" : "s", cells->titles == 1 ? "is" : "are");
    if (how.header == HEADER_NONE) add(notes, "its first row holds values, no names of columns");
}

static void note_columns(const Cells *cells, CellsNotes *notes) {
    char names[256], classes[256] = "";
    int answer = cells->answer;
    for (int k = 0, used = 0; k < cells->classes && used < 200; k++) {
        used += snprintf(classes + used, sizeof classes - (size_t)used, "%s%s", k == 0 ? "" : ", ",
                         cells->class_name[k]);
    }
    if (answer >= 0) {
        add(notes, "the answer is %s (%s)", cells->column[answer].name,
            cells->classes > 0 ? classes : "a number");
    }
    if (cells->inputs > 0) {
        add(notes, "the inputs are %s", names_of(cells, COLUMN_INPUT, names));
    }
    if (names_of(cells, COLUMN_OUT, names)[0]) add(notes, "left out: %s", names);
    for (int c = 0; c < cells->columns; c++) {
        const CellsColumn *column = &cells->column[c];
        if (cells_role(cells, c) == COLUMN_OUT || !column->percent) continue;
        add(notes, "percent signs are dropped: 45 %% is read as 45");
        break;
    }
}

static void note_clocks(const Cells *cells, CellsNotes *notes) {
    for (int c = 0; c < cells->columns; c++) {
        if (cells_role(cells, c) == COLUMN_OUT || !cells->column[c].clock) continue;
        if (cells->column[c].half)
            add(notes, "times are hours of a day: 7:45 PM is read as 19%c75", cells->how.decimal);
        else
            add(notes, "what stands behind a colon are sixtieths: 7:45 is read as 7%c75",
                cells->how.decimal);
        return;
    }
}

/* Of a column of dates: whether it was for the table to say what stands first. */
static bool has_slashes(const Cells *cells, int column) {
    for (int i = 0; i < cells->rows; i++) {
        float day;
        const char *text = cells_text(cells, i, column);
        if (cell_date_is_slashed(text) && cell_date(text, cells->dates, &day)) return true;
    }
    return false;
}

static void note_dates(const Cells *cells, CellsNotes *notes) {
    enum { TOLD = 3 };
    static const char *const first[] = {
        [DATES_DAY] = ", the day first", [DATES_MONTH] = ", the month first"};
    for (int c = 0, told = 0; c < cells->columns && told < TOLD; c++) {
        const CellsColumn *column = &cells->column[c];
        if (cells_role(cells, c) == COLUMN_OUT || !column->dates) continue;
        told++;
        char day[32];
        cells_say(cells, c, 0, day);
        add(notes, "dates in the column %s are read as days since %s%s", column->name, day,
            has_slashes(cells, c) ? first[cells->dates] : "");
    }
}

static void note_units(const Cells *cells, CellsNotes *notes) {
    enum { TOLD = 3 };
    for (int c = 0, told = 0; c < cells->columns && told < TOLD; c++) {
        const CellsColumn *column = &cells->column[c];
        if (cells_role(cells, c) == COLUMN_OUT || column->unit == 0) continue;
        told++;
        const char *unit = cell_unit(column->unit);
        add(notes, "numbers in the column %s are in %s: 45 %s is read as 45", column->name, unit,
            unit);
    }
}

static const char *unit_text(double unit, char text[16]) {
    static const double LONG = 1e6, SHORT = 1e-3;
    if (unit >= SHORT && unit < LONG)
        snprintf(text, 16, "%g", unit);
    else
        snprintf(text, 16, "1e%d", (int)lround(log10(unit)));
    return text;
}

const char *cells_answer_name(const Cells *cells, const CellsRows *rows, char name[32]) {
    const char *column = cells->column[cells->answer].name;
    char unit[16];
    clean_name(name, column);
    if (rows->unit == 1) return name;
    unit_text(rows->unit, unit);
    clean_text(column, strlen(column), name, 32 - strlen(" / ") - strlen(unit));
    size_t used = strlen(name);
    snprintf(name + used, 32 - used, " / %s", unit);
    return name;
}

/* Numbers that a network would take long to reach. */
static void note_size(const Cells *cells, const CellsRows *rows, CellsNotes *notes) {
    char name[32], unit[16];
    if (cells->answer < 0 || rows->unit == 1) return;
    unit_text(rows->unit, unit);
    add(notes, "the answer is learned as %s: %s is 1", cells_answer_name(cells, rows, name), unit);
}

/* Columns that could be inputs, had a network room for them. */
static void note_many(const Cells *cells, CellsNotes *notes) {
    int numbers = 0;
    for (int c = 0; c < cells->columns; c++)
        numbers += c != cells->answer && cells->column[c].numbers && !cells->column[c].dates;
    if (cells->inputs < MAX_COLUMNS || numbers <= MAX_COLUMNS) return;
    add(notes, "%d columns hold numbers, and at most %d can be inputs: %d are left out", numbers,
        MAX_COLUMNS, numbers - MAX_COLUMNS);
}

/* Dates that nobody can tell: the first such column. */
static void note_open_dates(const Cells *cells, CellsNotes *notes) {
    for (int c = 0; c < cells->columns; c++) {
        const char *text = "";
        float day;
        for (int i = 0; i < cells->rows && cell_is_gap(text); i++) text = cells_text(cells, i, c);
        if (cells->column[c].numbers || !cell_date_is_slashed(text)) continue;
        if (cell_date(text, cells->dates, &day)) continue;
        if (cells->dates == DATES_BOTH) {
            add(notes,
                "some dates begin with the day and some with the month, so those in the column %s "
                "are words; write 2024-03-05",
                cells->column[c].name);
        } else {
            char quoted[64];
            add(notes,
                "%s, in the column %s, may begin with the day or the month; write 2024-03-05",
                clean_quote(text, quoted), cells->column[c].name);
        }
        return;
    }
}

/* The first cell that should be a number and is none. */
static void note_odd(const Cells *cells, CellsNotes *notes) {
    for (int c = 0; c < cells->columns; c++) {
        if (cells_role(cells, c) == COLUMN_OUT || cells->column[c].odd == 0) continue;
        for (int i = 0; i < cells->rows; i++) {
            float value;
            char quoted[64];
            const char *text = cells_text(cells, i, c);
            if (cell_is_gap(text) || cells_number(cells, i, c, &value)) continue;
            add(notes, "line %d: %s, in the column %s, is no number and counts as a gap",
                cells->row[i].line, clean_quote(text, quoted), cells->column[c].name);
            break;
        }
    }
}

static const char *are(int count) {
    return count == 1 ? "is" : "are";
}

static void note_rows(const Cells *cells, const CellsRows *rows, CellsNotes *notes) {
    if (rows->gaps > 0) {
        add(notes, "%d of %d rows %s gaps and %s left out", rows->gaps, cells->rows,
            rows->gaps == 1 ? "has" : "have", are(rows->gaps));
    }
    if (rows->wide > 0) {
        add(notes,
            "%d of %d rows %s more cells than there are columns and %s left out; a text "
            "that holds the separator needs quotes",
            rows->wide, cells->rows, rows->wide == 1 ? "has" : "have", are(rows->wide));
    }
    if (cells->cut) add(notes, "only the first %d rows are read", CELLS_ROWS);
    if (cells->all > cells->rows) {
        add(notes, "%d rows, evenly spread, stand for all %d", cells->rows, cells->all);
    }
}

void cells_notes(const Cells *cells, const CellsRows *rows, CellsNotes *notes) {
    notes->count = 0;
    note_writing(cells, notes);
    note_columns(cells, notes);
    note_clocks(cells, notes);
    note_dates(cells, notes);
    note_units(cells, notes);
    note_size(cells, rows, notes);
    notes->lost = notes->count;
    note_many(cells, notes);
    note_open_dates(cells, notes);
    note_odd(cells, notes);
    notes->doubts = notes->count - notes->lost;
    note_rows(cells, rows, notes);
}
