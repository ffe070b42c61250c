/* See table_sheet.h. */
#include "ui/table_sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "nn/random.h"
#include "scene/clean.h"

static void forget_cells(TableSheet *sheet) {
    cells_cancel(sheet->reading);
    sheet->reading = NULL;
    cells_destroy(&sheet->cells);
    sheet->read = sheet->usable = sheet->swapped = false;
    sheet->spots = sheet->row = sheet->column = 0;
}

void table_sheet_destroy(TableSheet *sheet) {
    forget_cells(sheet);
    free(sheet->spot);
    free(sheet->bytes);
    *sheet = (TableSheet){.open = false};
}

void table_sheet_follow(TableSheet *sheet, const Lab *lab) {
    sheet->test = lab->begun > 0 && lab->scene.held_out > 0;
}

void table_sheet_close(TableSheet *sheet) {
    table_sheet_destroy(sheet);
}

/* ---- the points */

bool table_sheet_spot(const TableSheet *sheet, int row, TableSpot *spot) {
    const Cells *cells = &sheet->cells;
    int answer = cells->answer;
    if (!sheet->usable || !cells_whole(cells, row)) return false;
    const char *text = cells_text(cells, row, answer);
    spot->row = row;
    if (cells->classes > 0)
        spot->answer = (float)cells_class(cells, text);
    else
        cells_number(cells, row, answer, &spot->answer);
    cells_number(cells, row, cells->input[0], &spot->x);
    spot->y = spot->answer;
    if (cells->inputs > 1) cells_number(cells, row, cells->input[1], &spot->y);
    return true;
}

/* As many rows as the picture shows. */
static void find_spots(TableSheet *sheet) {
    int rows = sheet->cells.rows, some = rows < TABLE_SPOTS ? rows : TABLE_SPOTS;
    if (!sheet->spot) sheet->spot = memory_zeroed(TABLE_SPOTS, sizeof *sheet->spot);
    sheet->spots = 0;
    for (int i = 0; i < some; i++) {
        int row = random_of_stretch(i, some, rows);
        sheet->spots += table_sheet_spot(sheet, row, &sheet->spot[sheet->spots]);
    }
}

/* What the columns give in their present roles. */
static void refresh(TableSheet *sheet) {
    Dataset data;
    memset(sheet->of_class, 0, sizeof sheet->of_class);
    CellsNotes notes;
    sheet->usable = cells_points(&sheet->cells, &data, &sheet->rows, &sheet->wrong);
    cells_notes(&sheet->cells, &sheet->rows, &notes);
    sheet->doubt = notes.doubts > 0 ? notes.note[notes.lost] : (Message){""};
    sheet->spots = 0;
    if (!sheet->usable) return;
    for (int i = 0; i < data.count && data.kind == LABEL_CLASS; i++) {
        sheet->of_class[(int)data.label[i]]++;
    }
    dataset_destroy(&data);
    find_spots(sheet);
}

/* ---- reading */

/* The first lines, in the letters that are meant. */
static void look_at_lines(TableSheet *sheet) {
    enum { LOOKED = 4096 };
    Encoding encoding = sheet->how.encoding;
    size_t length = sheet->length < LOOKED ? sheet->length : LOOKED, decoded;
    if (!encoding) encoding = encoding_find(sheet->bytes, length);
    char *text = encoding_decode(encoding, sheet->bytes, length, &decoded), *at = text;
    for (int i = 0; i < TABLE_LINES; i++) {
        size_t line = strcspn(at, "\r\n");
        clean_text(at, line, sheet->seen[i], sizeof sheet->seen[i]);
        at += line;
        at += at[0] == '\r' && at[1] == '\n' ? 2 : at[0] != '\0';
    }
    free(text);
}

static void finish(TableSheet *sheet) {
    sheet->read = cells_end(sheet->reading, &sheet->cells, &sheet->wrong);
    sheet->reading = NULL;
    if (sheet->read)
        refresh(sheet);
    else
        look_at_lines(sheet);
}

bool table_sheet_work(TableSheet *sheet) {
    static const long SOME = 2000; /* cells: a millisecond or so */
    static const double MOMENT = 0.01;
    if (!sheet->reading) return false;
    for (clock_t begun = clock(); (double)(clock() - begun) < MOMENT * CLOCKS_PER_SEC;) {
        if (cells_go_on(sheet->reading, SOME)) continue;
        finish(sheet);
        break;
    }
    return true;
}

static void read_anew(TableSheet *sheet) {
    forget_cells(sheet);
    sheet->said.text[0] = '\0';
    sheet->reading = cells_begin(sheet->bytes, sheet->length, sheet->how);
    table_sheet_work(sheet);
}

void table_sheet_begin(TableSheet *sheet, const char *path, char *bytes, size_t length) {
    table_sheet_destroy(sheet);
    sheet->open = true;
    snprintf(sheet->path, sizeof sheet->path, "%s", path);
    sheet->bytes = bytes;
    sheet->length = length;
    read_anew(sheet);
}

void table_sheet_say(TableSheet *sheet, CellsHow how) {
    sheet->how = how;
    read_anew(sheet);
}

/* ---- roles */

/* Where a change was refused, the sentence begins with a capital and ends with a stop. */
static void settle(TableSheet *sheet, bool done, const Message *why) {
    sheet->said.text[0] = '\0';
    if (done)
        refresh(sheet);
    else
        message_set(&sheet->said, "%.500s", why->text);
}

void table_sheet_assign(TableSheet *sheet, int column, ColumnRole role) {
    Message why;
    if (!sheet->read || column < 0 || column >= sheet->cells.columns) return;
    bool done = cells_assign(&sheet->cells, column, role, &why);
    if (done && role == COLUMN_ANSWER) sheet->swapped = false;
    settle(sheet, done, &why);
}

void table_sheet_as_classes(TableSheet *sheet, bool classes) {
    Message why;
    if (sheet->read) settle(sheet, cells_as_classes(&sheet->cells, classes, &why), &why);
}

void table_sheet_swap(TableSheet *sheet) {
    int classes = sheet->cells.classes;
    for (int k = 1; k < classes; k++) cells_swap(&sheet->cells, 0, k);
    if (classes < 2) return;
    sheet->swapped = true;
    refresh(sheet);
}

bool table_sheet_has_choice(const TableSheet *sheet, int column) {
    const CellsColumn *c = &sheet->cells.column[column];
    return column == sheet->cells.answer && c->numbers && c->different <= MAX_CLASSES;
}

/* ---- looking */

static int within(int at, int end) {
    if (at > end) at = end;
    return at < 0 ? 0 : at;
}

void table_sheet_scroll(TableSheet *sheet, int rows, int columns) {
    sheet->row = within(sheet->row + rows, sheet->cells.rows - 1);
    sheet->column = within(sheet->column + columns, sheet->cells.columns - 1);
}

/* The first of those shown, so that `at` is one of the `fit` that are. */
static int first_for(int first, int at, int fit) {
    if (at < first) return at;
    return at >= first + fit ? at - fit + 1 : first;
}

void table_sheet_show_row(TableSheet *sheet, int row, int fit) {
    sheet->row = first_for(sheet->row, within(row, sheet->cells.rows - 1), fit);
}

void table_sheet_show_column(TableSheet *sheet, int column, int fit) {
    sheet->column = first_for(sheet->column, within(column, sheet->cells.columns - 1), fit);
}

void table_sheet_confirm(TableSheet *sheet) {
    sheet->wanted = sheet->read && sheet->usable;
}
