/* Parts that are made of parts: a base with its scripts; matrices, cases and aligned equations.
 * See formula_setting.h. */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "draw/formula_setting.h"

/* ---- subscripts and superscripts: beside a part, or below and above it */

/* How far a superscript is up and a subscript down. */
typedef struct Shift {
    float up, down;
} Shift;

/* A letter's scripts keep one height, those of anything else hang on its corners. */
static Shift first_shift(const Setting *s, const Part *base, const SetBox *box) {
    bool letter = (base->kind == PART_TEXT && !base->large) || base->kind == PART_VALUE ||
                  base->kind == PART_ACCENT || base->kind == PART_BAD ||
                  (base->kind == PART_ROW && base->first == NONE);
    if (letter) return (Shift){0, 0};
    const Setting script = setting_script(s);
    float em = setting_em(&script);
    return (Shift){box->ascent - 0.386f * em, box->descent + 0.05f * em};
}

static float least_up(const Setting *s, const SetBox *above) {
    float em = setting_em(s), part = s->cramped                  ? 0.289f
                                     : s->level == LEVEL_DISPLAY ? 0.413f
                                                                 : 0.363f;
    return fmaxf(part * em, above->descent + setting_x_height(s) / 4);
}

static float least_down(const Setting *s, const SetBox *below, bool both) {
    float em = setting_em(s);
    if (both) return 0.247f * em;
    return fmaxf(0.15f * em, below->ascent - 0.8f * setting_x_height(s));
}

/* Apart from each other, and not both too low. */
static void keep_apart(const Setting *s, const SetBox *above, const SetBox *below, Shift *shift) {
    float least = 0.16f * setting_em(s);
    float gap = (shift->up - above->descent) - (below->ascent - shift->down);
    if (gap >= least) return;
    shift->down += least - gap;
    float low = 0.8f * setting_x_height(s) - (shift->up - above->descent);
    if (low <= 0) return;
    shift->up += low;
    shift->down -= low;
}

static SetBox set_child(const Setting *s, int child) {
    return child == NONE ? setting_begin(s) : set_part(s, child);
}

static void set_beside(const Setting *s, const Part *part, SetBox *box) {
    Setting script = setting_script(s);
    SetBox above = set_child(&script, part->child[2]);
    script.cramped = true;
    SetBox below = set_child(&script, part->child[1]);
    bool has_above = part->child[2] != NONE, has_below = part->child[1] != NONE;
    const Part *base = &s->formula->part[setting_bare(s, part->child[0])];
    Shift shift = first_shift(s, base, box);
    if (has_above) shift.up = fmaxf(shift.up, least_up(s, &above));
    if (has_below) shift.down = fmaxf(shift.down, least_down(s, &below, has_above));
    if (has_above && has_below) keep_apart(s, &above, &below, &shift);
    shift = (Shift){setting_snap(s, shift.up), setting_snap(s, shift.down)};
    float right = box->width, left = right - box->lean;
    if (base->face == FONT_MATH_ITALIC) right += 0.03f * setting_em(s);
    /* A leaning letter's superscript stands beside its top, the subscript under that. */
    setting_move(s, &above, right, -shift.up);
    setting_move(s, &below, left, shift.down);
    if (has_above) setting_hold(box, &above, -shift.up);
    if (has_below) setting_hold(box, &below, shift.down);
    box->width =
        fmaxf(has_above ? right + above.width : right, left + below.width) + 0.05f * setting_em(s);
    box->lean = 0;
}

/* Moves all three so that their middles are in one line. */
static void set_middles(const Setting *s, SetBox *base, SetBox *above, SetBox *below, Shift shift) {
    float width = fmaxf(base->width, fmaxf(above->width, below->width));
    setting_move(s, base, (width - base->width) / 2, 0);
    setting_move(s, above, (width - above->width) / 2, -shift.up);
    setting_move(s, below, (width - below->width) / 2, shift.down);
    base->width = width;
}

static void set_stacked(const Setting *s, const Part *part, SetBox *box) {
    Setting script = setting_script(s);
    float em = setting_em(s);
    SetBox above = set_child(&script, part->child[2]);
    script.cramped = true;
    SetBox below = set_child(&script, part->child[1]);
    Shift shift;
    shift.up = setting_snap(s, box->ascent + above.descent +
                                   fmaxf(0.111f * em, 0.2f * em - above.descent));
    shift.down = setting_snap(s, box->descent + fmaxf(below.ascent + 0.167f * em, 0.6f * em));
    set_middles(s, box, &above, &below, shift);
    if (part->child[2] != NONE) setting_hold(box, &above, -shift.up);
    if (part->child[1] != NONE) setting_hold(box, &below, shift.down);
    box->lean = 0;
}

SetBox set_scripts(const Setting *s, const Part *part) {
    SetBox box = set_part(s, part->child[0]);
    Limits limits = s->formula->part[setting_bare(s, part->child[0])].limits;
    bool stacked =
        limits == LIMITS_ALWAYS || (limits == LIMITS_DISPLAY && s->level == LEVEL_DISPLAY);
    if (stacked)
        set_stacked(s, part, &box);
    else
        set_beside(s, part, &box);
    setting_end(s, &box);
    return box;
}

/* ---- tables */

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
