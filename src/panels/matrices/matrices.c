/* A phase of the step as matrices: lines per layer, shapes below each matrix. */
#include "panels/matrices/matrices.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "panels/linked.h"
#include "panels/numbers/numbers.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/votes.h"
#include "ui/widgets.h"

/* Of all rows but the first, in sizes. */
#define INDENT 1.5f

/* Below which share of the size a line gets another row. */
#define FEW_ROWS  0.85f
#define MORE_ROWS 1.0f

MatrixLine *matrices_lines_create(int lines) {
    MatrixLine *line = memory_zeroed((size_t)lines + 1, sizeof(MatrixLine));
    for (int i = 0; i < lines; i++) line[i].readable = FEW_ROWS;
    return line;
}

void matrices_line_read(MatrixLine *line) {
    for (int i = 0; i < line->count; i++) {
        const char *tex = line->piece[i].tex;
        line->formula[i] = formula_parse(tex, strlen(tex), NULL);
    }
}

void matrices_lines_destroy(MatrixLine *line, int lines) {
    for (int l = 0; l < lines; l++) {
        for (int i = 0; i < line[l].count; i++) formula_destroy(line[l].formula[i]);
    }
    free(line);
}

static float gap_of(const MatrixFit *line) {
    return line->size * 0.22f;
}

static float caption_of(const View *view) {
    return view_units(view, 15);
}

static void measure(View *view, MatrixFit *line) {
    FormulaStyle style = linked_marking(view, line->size);
    for (int r = 0; r < line->rows; r++) {
        line->ascent[r] = line->descent[r] = 0;
        for (int i = line->begin[r]; i < line->begin[r + 1]; i++) {
            FormulaSize box = formula_measure(line->from->formula[i], &style);
            line->width[i] = box.width;
            if (box.ascent > line->ascent[r]) line->ascent[r] = box.ascent;
            if (box.descent > line->descent[r]) line->descent[r] = box.descent;
        }
    }
}

static float widest(const MatrixFit *line) {
    float widest = 0;
    for (int r = 0; r < line->rows; r++) {
        float width = r ? line->size * INDENT : 0;
        for (int i = line->begin[r]; i < line->begin[r + 1]; i++)
            width += line->width[i] + (i > line->begin[r] ? gap_of(line) : 0);
        if (width > widest) widest = width;
    }
    return widest;
}

/* This size or less to fit, in steps: glyphs are whole pixels. */
static void shrink(View *view, MatrixFit *line, float width) {
    static const float LEAST = 4;
    measure(view, line);
    for (float wide; (wide = widest(line)) > width && line->size > LEAST;) {
        float fits = line->size * width / wide;
        line->size = fits < line->size - 0.2f ? fits : line->size - 0.2f;
        measure(view, line);
    }
}

static MatrixFit one_row(const MatrixLine *from, float size) {
    return (MatrixFit){.from = from, .rows = 1, .begin = {0, from->count}, .size = size};
}

float matrices_line_size(View *view, const MatrixLine *line, float width, float size) {
    MatrixFit row = one_row(line, size);
    shrink(view, &row, width);
    return row.size;
}

/* Of the places where a row may end, those whose bits are set. False for more rows
 * than there are. */
static bool part(MatrixFit *line, unsigned chosen) {
    int row = 0, place = 0, count = line->from->count;
    for (int i = 1; i < count; i++) {
        if (!line->from->piece[i].breaks || !(chosen >> place++ & 1)) continue;
        if (++row == MATRICES_ROWS) return false;
        line->begin[row] = i;
    }
    line->rows = row + 1;
    line->begin[line->rows] = count;
    return true;
}

static int breaks_of(const MatrixLine *line) {
    int breaks = 0;
    for (int i = 1; i < line->count; i++) breaks += line->piece[i].breaks;
    return breaks;
}

/* In as few rows as it can be read in, else in those where it is largest. Widths grow with the
 * size, so one measure tells how large each way would come out. */
static MatrixFit find_fit(View *view, const MatrixLine *from, float width, float size) {
    MatrixFit line = one_row(from, size), best = line;
    measure(view, &line);
    float most = width / widest(&line);
    for (int rows = 2; rows <= MATRICES_ROWS && most < from->readable; rows++) {
        for (unsigned chosen = 1; chosen < 1u << breaks_of(from); chosen++) {
            if (!part(&line, chosen) || line.rows != rows) continue;
            float fits = width / widest(&line);
            if (fits > most * 1.05f) most = fits, best = line;
        }
    }
    shrink(view, &best, width);
    return best;
}

static MatrixFit fit(View *view, MatrixLine *from, float width, float size) {
    bool known = from->fit_width == width && from->fit_size == size;
    if (!known) from->fit = find_fit(view, from, width, size);
    from->fit_width = width;
    from->fit_size = size;
    return from->fit;
}

/* "2×3" or "W¹ 2×3", below its matrix's middle, right of `from`, the last one's end. Returns where
 * it ends. */
static float shape_of(View *view, const MatrixPiece *piece, float x, float y, float from) {
    char text[64];
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_CENTER);
    style.face = FONT_REGULAR;
    if (piece->rows <= 0) return from;
    snprintf(text, sizeof text, "%s%s%d×%d", piece->name, piece->name[0] ? "  " : "", piece->rows,
             piece->columns);
    float half = text_width(view->glyphs, text, &style, view->ui->density) / 2;
    if (x - half < from) x = from + half;
    shapes_mark_part(view->out, "matrix shape", piece->rows, piece->columns);
    view_text(view, text, x, y, 0, &style);
    shapes_mark(view->out, NULL, 0);
    return x + half + view_units(view, 5);
}

static void draw_row(View *view, const MatrixFit *line, int row, float x, float baseline) {
    FormulaStyle style = linked_marking(view, line->size);
    int from = line->begin[row], to = line->begin[row + 1];
    float below = baseline + line->descent[row] + caption_of(view) * 0.8f, left = x, end = x;
    for (int i = from; i < to; i++) {
        formula_draw(line->from->formula[i], &style, view->out, (Point){x, baseline});
        x += line->width[i] + gap_of(line);
    }
    for (int i = from; i < to; i++) { /* after all of them: these have marks of their own */
        end = shape_of(view, &line->from->piece[i], left + line->width[i] / 2, below, end);
        left += line->width[i] + gap_of(line);
    }
}

/* Between the shapes under a row and the next. */
static float row_gap(const MatrixFit *line) {
    return 0.45f * line->size;
}

static float row_height(const View *view, const MatrixFit *line, int row) {
    return line->ascent[row] + line->descent[row] + caption_of(view);
}

static float height_of(const View *view, const MatrixFit *line) {
    float height = row_gap(line) * (float)(line->rows - 1);
    for (int r = 0; r < line->rows; r++) height += row_height(view, line, r);
    return height;
}

float matrices_line_height(View *view, MatrixLine *from, float width, float size) {
    MatrixFit line = fit(view, from, width, size);
    return height_of(view, &line);
}

void matrices_line_draw(View *view, MatrixLine *from, Rect rect, float size) {
    MatrixFit line = fit(view, from, rect.w, size);
    float y = rect.y + (rect.h - height_of(view, &line)) / 2;
    for (int r = 0; r < line.rows; r++) {
        float x = r ? rect.x + line.size * INDENT : rect.x;
        draw_row(view, &line, r, x, y + line.ascent[r]);
        y += row_height(view, &line, r) + row_gap(&line);
    }
}

/* ---- the panel */

/* The phase that is shown: the walk's. Where no numbers are beside it, it begins forward. */
static Phase phase_of(const View *view) {
    bool begun = view->ui->phases.phase != PHASE_WALK_ALL;
    bool numbers = ui_place_of(view->ui, PANEL_NUMBERS) >= 0;
    Phase phase = begun || numbers ? phases_lit(view) : PHASE_FORWARD;
    if (view->lab->selected.point < 0) return PHASE_FORWARD;
    if (ui_hides(view->ui, HIDE_NUMBERS)) return PHASE_FORWARD;
    return view_hides_back(view) && phase > PHASE_LOSS ? PHASE_LOSS : phase;
}

/* How many layers are shown in it, as far as the walk has come. */
static int layers_shown(const View *view, Phase phase) {
    const PhaseWalk *walk = &view->ui->phases;
    int layers = lab_network(view->lab)->layers;
    bool part = walk->phase == (int)phase && phase == PHASE_BACKWARD && walk->layers < layers;
    return part ? walk->layers : layers;
}

static int lines_of(const View *view) {
    Phase phase = phase_of(view);
    int layers = layers_shown(view, phase);
    switch (phase) {
    case PHASE_LOSS: return 1;
    case PHASE_BACKWARD: return votes_are_all(view) ? layers : 2 * layers;
    case PHASE_UPDATE: return layers;
    case PHASE_FORWARD:
    case PHASE_COUNT: break;
    }
    return layers;
}

/* A line of the phase. Forward each layer has one, of one point or of all; on the way back it has
 * two, from the last layer on; of all points but one, since deltas belong to one. */
static int pieces_of(const View *view, int which, MatrixPiece piece[MATRICES_PIECES]) {
    const Lab *lab = view->lab;
    unsigned hidden = view->ui->hidden;
    bool all = votes_are_all(view), any = lab_train_samples(lab)->count > 0;
    int layers = lab_network(lab)->layers, back = layers - 1 - (all ? which : which / 2);
    switch (phase_of(view)) {
    case PHASE_LOSS: return matrices_tex_loss(lab, hidden, piece);
    case PHASE_BACKWARD:
        return all || which % 2 ? matrices_tex_gradient(lab, hidden, back, all, piece)
                                : matrices_tex_delta(lab, hidden, back, piece);
    case PHASE_UPDATE: return matrices_tex_update(lab, hidden, which, piece);
    case PHASE_FORWARD:
    case PHASE_COUNT: break;
    }
    return all && any ? matrices_tex_all(lab, hidden, which, piece)
                      : matrices_tex_layer(lab, hidden, which, piece);
}

/* The largest size, up to this one, at which the first `lines` fit, each and in total height. */
static float all_fit(View *view, MatrixLine *line, int lines, float width, float size,
                     float *height) {
    for (int i = 0; i < lines; i++) {
        float fits = fit(view, &line[i], width, size).size;
        if (fits < size) size = fits;
    }
    *height = 0;
    for (int i = 0; i < lines; i++) *height += matrices_line_height(view, &line[i], width, size);
    return size;
}

static void draw_all(View *view, MatrixLine *line, int lines, Rect rect, float size, float height) {
    float free = rect.h - height, most = view_units(view, 26);
    float space = free / (float)(lines + 1);
    if (space > most) space = most;
    float y = rect.y + (free - space * (float)(lines - 1)) / 2;
    for (int i = 0; i < lines; i++) {
        Rect at = {rect.x, y, rect.w, matrices_line_height(view, &line[i], rect.w, size)};
        shapes_mark(view->out, "matrices line", i);
        matrices_line_draw(view, &line[i], at, size);
        shapes_mark(view->out, NULL, 0);
        y += at.h + space;
    }
}

/* Title, switch and chips, as the numbers have them. Returns the height. */
static float head(View *view, Rect rect) {
    static const char *const what[PHASE_COUNT] = {[PHASE_FORWARD] =
                                                      "one step forward, a line for each layer",
                                                  [PHASE_LOSS] = "what came out, and what should",
                                                  [PHASE_BACKWARD] = "the way back, layer by layer",
                                                  [PHASE_UPDATE] = "the step: mean of its points"};
    static_assert(PHASE_COUNT == 4, "words for each phase");
    const Lab *lab = view->lab;
    bool known = lab->selected.point >= 0;
    Phase phase = phase_of(view);
    bool walks = known && !view_leaves_out_arrows(view); /* or else there is forward alone */
    float pad = view_units(view, 14), chips = walks ? phases_width(view) : 0;
    float choice = phase != PHASE_LOSS ? votes_switch_width(view) + pad : 0;
    bool narrow = rect.w < chips + choice + 2 * pad, stage = view->place == PLACE_STAGE;
    if (narrow && !stage && phase == PHASE_FORWARD) { /* no room for the switch */
        choice = 0;
        narrow = rect.w < chips + 2 * pad;
    }
    bool wide = rect.w > chips + choice + view_units(view, 330);
    const char *beside = known ? what[phase] : "select a point to see its numbers";
    float height =
        panel_head(view, rect, PANEL_MATRICES, "MATRICES", beside, wide ? chips + choice : 0);
    Rect row = {rect.x, rect.y + view_units(view, 10), rect.w - pad, view_units(view, 26)};
    if (!known || (!wide && narrow && !stage)) return height;
    if (!wide) row.y = rect.y + height - view_units(view, 4);
    if (walks) phases_draw(view, row, phase);
    bool below = narrow && choice > pad; /* a row of its own for the switch */
    Rect at = {row.x + row.w - choice - (below ? 0 : chips), row.y, choice, row.h};
    if (below) at = (Rect){row.x + row.w - choice + pad, row.y + 1.2f * row.h, choice, row.h};
    if (choice > pad) votes_switch(view, at, votes_are_all(view) || phase == PHASE_UPDATE);
    return wide ? height : height + (below ? 2.2f : 1) * row.h;
}

static float full_size(const View *view) {
    return view_units(view, view->place == PLACE_STAGE ? 19 : 16);
}

typedef struct Page {
    float size, height, smallest; /* smallest: of what is drawn, which may be below its size */
    int lines;
} Page;

/* As large as all of them fit; rather smaller than that one is left out at the end. */
static Page find_page(View *view, MatrixLine *line, int lines, Rect rect, float readable) {
    const float full = full_size(view), least = full * 0.5f;
    Page page = {.lines = lines};
    for (int i = 0; i < lines; i++) line[i].readable = readable, line[i].fit_width = 0;
    page.size = all_fit(view, line, lines, rect.w, full, &page.height);
    while (page.height > rect.h && page.lines > 0 && (page.size > least || page.lines > 1)) {
        if (page.size > least)
            page.size *= 0.92f;
        else
            page.lines--;
        page.size = all_fit(view, line, page.lines, rect.w, page.size, &page.height);
    }
    page.smallest = page.size;
    for (int i = 0; i < page.lines; i++) {
        if (line[i].fit.size < page.smallest) page.smallest = line[i].fit.size;
    }
    return page;
}

/* In few rows; but where they would be clearly larger in more of them, in more. */
static void lay_out(View *view, MatrixLine *line, int lines, Rect rect) {
    static const float CLEARLY = 1.2f;
    Page few = find_page(view, line, lines, rect, FEW_ROWS), page = few;
    bool small = few.smallest < FEW_ROWS * full_size(view);
    if (small) page = find_page(view, line, lines, rect, MORE_ROWS);
    if (small && (page.smallest < few.smallest * CLEARLY || page.lines < few.lines))
        page = find_page(view, line, lines, rect, FEW_ROWS);
    draw_all(view, line, page.lines, rect, page.size, page.height);
}

void view_matrices(View *view, Rect rect) {
    int lines = lines_of(view);
    MatrixLine *line = matrices_lines_create(lines);
    for (int i = 0; i < lines; i++) {
        line[i].count = pieces_of(view, i, line[i].piece);
        matrices_line_read(&line[i]);
    }
    float pad = view_units(view, 18), top = head(view, rect);
    shapes_clip(view->out, rect);
    lay_out(view, line, lines,
            (Rect){rect.x + pad, rect.y + top, rect.w - 2 * pad, rect.h - top - pad / 2});
    shapes_unclip(view->out);
    matrices_lines_destroy(line, lines);
}
