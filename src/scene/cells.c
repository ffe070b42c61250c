/* See cells.h. Reads a table; what its columns are for is in cells_roles.c. */
#include "scene/cells.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scene/cell_number.h"
#include "scene/cells_columns.h"
#include "scene/cells_split.h"
#include "scene/clean.h"
#include "scene/file.h"

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

bool cells_text_number(const Cells *cells, int column, const char *text, float *value) {
    const CellsColumn *c = cells->column ? &cells->column[column] : NULL;
    CellSigns signs;
    if (!c || c->dates) {
        if (cell_date(text, cells->dates, value)) {
            *value -= c ? c->first_day : 0;
            return true;
        }
        if (c) return false;
    }
    if (!cell_number(text, cells->how.decimal, value, &signs)) return false;
    bool other = c && signs.unit > 0 && signs.unit != c->unit;
    return !other && fabs((double)*value) <= CELLS_LIMIT;
}

bool cells_number(const Cells *cells, int row, int column, float *value) {
    return cells_text_number(cells, column, cells_text(cells, row, column), value);
}

bool cells_say(const Cells *cells, int column, float value, char text[32]) {
    const CellsColumn *c = &cells->column[column];
    if (c->dates)
        cell_date_text(value + c->first_day, text);
    else if (c->clock)
        cell_clock_text(value, c->half, text);
    return c->dates || c->clock;
}

/* --- Reading --- */

typedef enum Stage { STAGE_DECODE, STAGE_SPLIT, STAGE_SHAPE, STAGE_MEASURE, STAGE_DONE } Stage;

struct CellsReading {
    const char *bytes; /* the caller's */
    size_t length;
    CellsHow how;
    Cells cells;
    char *text; /* decoded; owned */
    size_t decoded;
    Stage stage;
    CellsSplit split;
    CellsMeasure measure;
    bool good;
    Message reason; /* why not */
};

CellsReading *cells_begin(const char *bytes, size_t length, CellsHow how) {
    CellsReading *r = memory_zeroed(1, sizeof *r);
    r->bytes = bytes;
    r->length = length;
    r->how = r->cells.how = how;
    r->good = true;
    return r;
}

static Stage decode(CellsReading *r) {
    Cells *cells = &r->cells;
    char excel = 0;
    if (!r->how.encoding) cells->how.encoding = encoding_find(r->bytes, r->length);
    r->text = encoding_decode(cells->how.encoding, r->bytes, r->length, &r->decoded);
    size_t skip = cells_excel_line(r->text, r->decoded, &excel), length = r->decoded - skip;
    if (!r->how.separator) {
        cells->how.separator = excel ? excel : cells_find_separator(r->text + skip, length);
    }
    r->good = !memchr(r->text, '\0', r->decoded) ||
              message_set(&r->reason, "it holds bytes that are no text; save it as CSV in UTF-8");
    if (!r->good) return STAGE_DONE;
    r->good = cells_split_begin(&r->split, cells, r->text + skip, length, skip > 0 ? 2 : 1) ||
              message_set(&r->reason, "there is too little memory for it");
    return r->good ? STAGE_SPLIT : STAGE_DONE;
}

static Stage shape(CellsReading *r) {
    r->good = cells_split_end(&r->split, &r->reason);
    cells_split_destroy(&r->split);
    r->good = r->good && cells_shape(&r->cells, r->how, &r->reason);
    if (!r->good) return STAGE_DONE;
    r->measure = cells_measure_begin(&r->cells);
    return STAGE_MEASURE;
}

static Stage finish(CellsReading *r) {
    cells_measure_end(&r->measure);
    cells_guess(&r->cells, false);
    return STAGE_DONE;
}

bool cells_go_on(CellsReading *r, long some) {
    static const long BYTES = 4; /* of a cell, about */
    switch (r->stage) {
    case STAGE_DECODE: r->stage = decode(r); break;
    case STAGE_SPLIT:
        if (!cells_split_go(&r->split, (size_t)(some * BYTES))) r->stage = STAGE_SHAPE;
        break;
    case STAGE_SHAPE: r->stage = shape(r); break;
    case STAGE_MEASURE:
        if (!cells_measure_go(&r->measure, some)) r->stage = finish(r);
        break;
    case STAGE_DONE: break;
    }
    return r->stage != STAGE_DONE;
}

float cells_done(const CellsReading *r) {
    static const float SPLIT = 0.7f; /* of all the work */
    switch (r->stage) {
    case STAGE_DECODE: return 0;
    case STAGE_SPLIT: return SPLIT * (float)r->split.at / (float)(r->split.length + 1);
    case STAGE_SHAPE: return SPLIT;
    case STAGE_MEASURE:
        return SPLIT + (1 - SPLIT) * (float)r->measure.row / (float)(r->cells.rows + 1);
    case STAGE_DONE: break;
    }
    return 1;
}

void cells_cancel(CellsReading *r) {
    if (!r) return;
    if (r->stage == STAGE_SPLIT || r->stage == STAGE_SHAPE) cells_split_destroy(&r->split);
    if (r->stage == STAGE_MEASURE) cells_measure_destroy(&r->measure);
    cells_destroy(&r->cells);
    free(r->text);
    free(r);
}

bool cells_end(CellsReading *r, Cells *cells, Message *message) {
    bool good = r->good;
    assert(r->stage == STAGE_DONE);
    *cells = (Cells){.how = r->cells.how};
    if (good) {
        *cells = r->cells;
        r->cells = (Cells){.rows = 0};
    } else if (message) {
        *message = r->reason;
    }
    cells_cancel(r);
    return good;
}

bool cells_parse(Cells *cells, const char *bytes, size_t length, CellsHow how, Message *message) {
    CellsReading *reading = cells_begin(bytes, length, how);
    while (cells_go_on(reading, CELLS_BYTES)) {
    }
    return cells_end(reading, cells, message);
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
