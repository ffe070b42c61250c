/* Matrices, cases and aligned equations. See formula_setting.h. */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "draw/formula_setting.h"

/* A table being set: all cells where they were drawn, to be moved. */
typedef struct Grid {
    int rows, columns;
    SetBox *cell;                    /* [row][column] */
    float *width, *ascent, *descent; /* of columns; of rows */
} Grid;

static void count_cells(const Setting *s, const Part *table, Grid *grid) {
    const Part *parts = s->formula->part;
    for (int line = table->first; line != NONE; line = parts[line].next, grid->rows++) {
        int columns = 0;
        for (int cell = parts[line].first; cell != NONE; cell = parts[cell].next) columns++;
        if (columns > grid->columns) grid->columns = columns;
    }
}

/* Every row is at least as high as a line of letters is. */
static void set_cells(const Setting *s, const Part *table, Grid *grid) {
    const Part *parts = s->formula->part;
    float em = setting_em(s);
    int row = 0;
    for (int line = table->first; line != NONE; line = parts[line].next, row++) {
        grid->ascent[row] = 0.7f * em;
        grid->descent[row] = 0.25f * em;
        int column = 0;
        for (int at = parts[line].first; at != NONE; at = parts[at].next, column++) {
            SetBox box = set_part(s, at);
            grid->cell[row * grid->columns + column] = box;
            grid->width[column] = fmaxf(grid->width[column], box.width);
            grid->ascent[row] = fmaxf(grid->ascent[row], box.ascent);
            grid->descent[row] = fmaxf(grid->descent[row], box.descent);
        }
    }
}

/* How far right of its column's left end a cell is. */
static float indent(TableKind kind, int column, float room) {
    if (kind == TABLE_MATRIX) return room / 2;
    return kind == TABLE_ALIGNED && column % 2 == 0 ? room : 0;
}

/* Between a column and the one before it. */
static float space_before(const Setting *s, TableKind kind, int column) {
    float em = setting_em(s);
    if (column == 0 || (kind == TABLE_ALIGNED && column % 2 == 1)) return 0;
    return kind == TABLE_ALIGNED ? 2 * em : em;
}

static float place_row(const Setting *s, const Grid *grid, TableKind kind, int row, float y) {
    float x = 0;
    for (int column = 0; column < grid->columns; column++) {
        const SetBox *box = &grid->cell[row * grid->columns + column];
        x += space_before(s, kind, column);
        setting_move(s, box, x + indent(kind, column, grid->width[column] - box->width), y);
        x += grid->width[column];
    }
    return x;
}

/* Rows from y = 0 downwards. */
static void place_rows(const Setting *s, const Grid *grid, TableKind kind, SetBox *box) {
    float gap = (kind == TABLE_ALIGNED ? 0.45f : 0.25f) * setting_em(s), y = 0;
    for (int row = 0; row < grid->rows; row++) {
        float baseline = setting_snap(s, y + grid->ascent[row]);
        box->width = place_row(s, grid, kind, row, baseline);
        box->descent = baseline + grid->descent[row];
        y = box->descent + gap;
    }
}

static Grid grid_create(const Setting *s, const Part *table) {
    Grid grid = {0};
    count_cells(s, table, &grid);
    grid.cell = memory_zeroed((size_t)grid.rows * (size_t)grid.columns, sizeof *grid.cell);
    grid.width = memory_zeroed((size_t)grid.columns, sizeof(float));
    grid.ascent = memory_zeroed((size_t)grid.rows, sizeof(float));
    grid.descent = memory_zeroed((size_t)grid.rows, sizeof(float));
    return grid;
}

static void grid_destroy(Grid *grid) {
    free(grid->cell);
    free(grid->width);
    free(grid->ascent);
    free(grid->descent);
}

SetBox set_table(const Setting *s, const Part *part) {
    Setting inner = *s;
    if (part->table != TABLE_ALIGNED && s->level == LEVEL_DISPLAY) inner.level = LEVEL_TEXT;
    SetBox box = setting_begin(s);
    Grid grid = grid_create(s, part);
    set_cells(&inner, part, &grid);
    place_rows(&inner, &grid, part->table, &box);
    grid_destroy(&grid);
    setting_end(s, &box);
    float up = setting_snap(s, box.descent / 2 + setting_axis(s));
    setting_move(s, &box, 0, -up);
    box.ascent = up;
    box.descent -= up;
    return box;
}
