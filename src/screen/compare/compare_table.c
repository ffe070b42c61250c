/* See compare.h. What came of each run, a row each: lit with its tile and its curve. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/numeral.h"
#include "lab/compare_choices.h"
#include "screen/compare/compare.h"
#include "ui/widgets.h"

static void row_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->focus = tag_of(&TARGET_COMPARE_TILE, tag.index);
}

const Target TARGET_COMPARE_ROW = {.name = "compare row", /* index: the run */
                                   .press = row_press};

/* ---- what stands in it */

enum { COLUMNS = 4 };

/* Two lines each, the upper one empty where one is enough. */
static void titles(const Lab *lab, char title[COLUMNS][2][32]) {
    const Compare *compare = lab->compare;
    bool goal = compare->def.until[0], numbers = lab->scene.data.kind == LABEL_NUMBER;
    const char *const words[COLUMNS][2] = {{"", compare_choice_label(compare->def.what)},
                                           {goal ? "epochs" : "", goal ? "to goal" : "epochs"},
                                           {"", "loss"},
                                           {"", numbers ? "R²" : "wrong"}};
    for (int c = 0; c < COLUMNS; c++) {
        for (int l = 0; l < 2; l++) snprintf(title[c][l], 32, "%s", words[c][l]);
    }
    if (numbers) return;
    snprintf(title[3][0], 32, "wrong");
    snprintf(title[3][1], 32, "of %d", lab_train_samples(lab)->count);
}

static void cells(const Compare *compare, int run, char cell[COLUMNS][COMPARE_TEXT]) {
    const CompareRun *r = &compare->run[run];
    const Lab *lab = r->lab;
    snprintf(cell[0], COMPARE_TEXT, "%s", compare->def.value[run]);
    for (int c = 1; c < COLUMNS; c++) snprintf(cell[c], COMPARE_TEXT, "–");
    if (!lab) return;
    if (!compare->def.until[0])
        snprintf(cell[1], COMPARE_TEXT, "%lld", (long long)lab_trainer(lab)->epoch);
    else if (compare_reached(compare, run))
        snprintf(cell[1], COMPARE_TEXT, "%lld", (long long)r->goal);
    else
        snprintf(cell[1], COMPARE_TEXT,
                 lab->run->diverged              ? "diverged"
                 : compare_stopped(compare, run) ? "never"
                                                 : "not yet");
    compare_words_loss(compare, run, cell[2]);
    compare_words_success(lab, cell[3]);
}

/* ---- the picture */

/* Where each column ends, from the left: those of numbers are as wide as they must be, and the
 * values have the rest. */
typedef struct Ends {
    float x[COLUMNS];
    float sign, gap; /* before a value */
    float size;      /* of the type, as a share of the usual */
} Ends;

static float widest(View *view, int column, const TextStyle *cell_style, bool titled) {
    const Compare *compare = view->lab->compare;
    char title[COLUMNS][2][32], cell[COLUMNS][COMPARE_TEXT];
    TextStyle small = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    float most = 0;
    titles(view->lab, title);
    for (int l = 0; l < 2 && titled; l++)
        most = fmaxf(most, text_width(view->glyphs, title[column][l], &small, view->ui->density));
    for (int i = 0; i < compare->def.count; i++) {
        cells(compare, i, cell);
        most = fmaxf(most, text_width(view->glyphs, cell[column], cell_style, view->ui->density));
    }
    return most;
}

static Ends ends_of(View *view, float width) {
    Ends ends = {.size = 1};
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT), bold = style;
    bool narrow = width < view_units(view, 290);
    float apart = view_units(view, narrow ? 8 : 16), x = width;
    bold.face = FONT_BOLD;
    ends.sign = view_units(view, narrow ? 22 : 28);
    ends.gap = view_units(view, narrow ? 6 : 10);
    for (int c = COLUMNS - 1; c > 0; c--) {
        ends.x[c] = x;
        x -= fmaxf(widest(view, c, &style, true), view_units(view, 38)) + apart;
    }
    ends.x[0] = x;
    float needed = widest(view, 0, &bold, false) + 1, room = x - ends.sign - ends.gap;
    if (needed > room) ends.size = fmaxf(0.86f, 0.97f * room / needed);
    return ends;
}

static float head_height(const View *view) {
    return view_units(view, 34);
}

static float row_height(const View *view) {
    bool close = view->layout.left.h < view_units(view, 620);
    return view_units(view, close ? 26 : 37);
}

float compare_table_height(View *view, float width) {
    (void)width;
    return head_height(view) + row_height(view) * (float)view->lab->compare->def.count;
}

static void head(View *view, Point at, const Ends *ends) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    char title[COLUMNS][2][32];
    titles(view->lab, title);
    for (int c = 0; c < COLUMNS; c++) {
        float room = ends->x[c] - (c > 0 ? ends->x[c - 1] : 0);
        float x = at.x + (c > 0 ? ends->x[c] : 0);
        style.align = c > 0 ? ALIGN_RIGHT : ALIGN_LEFT;
        for (int l = 0; l < 2; l++)
            view_text(view, title[c][l], x, at.y + view_units(view, 11 + 15 * (float)l), room,
                      &style);
    }
}

static void row(View *view, Rect rect, const Ends *ends, int run) {
    const Theme *t = view->theme;
    const Compare *compare = view->lab->compare;
    char cell[COLUMNS][COMPARE_TEXT];
    bool lit = compare_lit(view->ui) == run;
    float out = view_units(view, 8), before = ends->sign + ends->gap;
    Rect wide = {rect.x - out, rect.y, rect.w + 2 * out, rect.h};
    TextStyle bold = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT),
              plain = view_style(view, TYPE_BODY, t->ink, ALIGN_RIGHT);
    bold.face = FONT_BOLD;
    bold.size *= ends->size;
    if (lit) shapes_rect(view->out, wide, view_units(view, 3), t->sunken);
    target_place(view->out, tag_of(&TARGET_COMPARE_ROW, run), wide);
    compare_line_sign(view, (Point){rect.x, rect.y + rect.h / 2}, ends->sign, run);
    cells(compare, run, cell);
    float y = view_middle(view, &bold, rect.y, rect.h);
    shapes_mark_part(view->out, "compare cell", run, 0);
    view_text(view, cell[0], rect.x + before, y, ends->x[0] - before, &bold);
    for (int c = 1; c < COLUMNS; c++) {
        shapes_mark_part(view->out, "compare cell", run, c);
        plain.color = compare_reached(compare, run) ? t->ink : t->quiet;
        view_text(view, cell[c], rect.x + ends->x[c], y, 0, &plain);
    }
    shapes_mark(view->out, NULL, 0);
    shapes_line(view->out, (Point){wide.x, rect.y + rect.h},
                (Point){wide.x + wide.w, rect.y + rect.h}, 1, t->hairline);
}

void compare_table_draw(View *view, Point at, float width) {
    float high = row_height(view);
    const Ends ends = ends_of(view, width);
    head(view, at, &ends);
    at.y += head_height(view);
    shapes_line(view->out, (Point){at.x, at.y}, (Point){at.x + width, at.y}, 1,
                view->theme->hairline);
    for (int i = 0; i < view->lab->compare->def.count; i++)
        row(view, (Rect){at.x, at.y + high * (float)i, width, high}, &ends, i);
}

/* ---- to be taken along */

/* Numbers as programs read them; an empty cell where there is none. */
static void add_row(const Compare *compare, int run, char *text, size_t size) {
    const CompareRun *r = &compare->run[run];
    text_add(text, size, "%s\t", compare->def.value[run]);
    if (!r->lab) {
        text_add(text, size, "\t\t\t\t%s\n", r->why.text);
        return;
    }
    char state[COMPARE_WORDS];
    const Score *score = &r->lab->score;
    if (compare_reached(compare, run)) text_add(text, size, "%lld", (long long)r->goal);
    text_add(text, size, "\t%lld\t%.9g\t%d\t%s\n", (long long)lab_trainer(r->lab)->epoch,
             score->loss, score->wrong, compare_words_state(compare, run, state));
}

char *compare_table_text(const Compare *compare) {
    enum { SIZE = 8192 };
    char *text = memory_zeroed(SIZE, 1);
    text_add(text, SIZE, "%s\tepochs to goal\tepoch\tloss\twrong\tstate\n", compare->def.what);
    for (int i = 0; i < compare->def.count; i++) add_row(compare, i, text, SIZE);
    return text;
}
