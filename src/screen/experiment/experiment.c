/* The sheet "Experiment": the whole of it, and its keys. */
#include "screen/experiment/experiment.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "screen/view.h"
#include "ui/editing.h"
#include "ui/focus.h"
#include "ui/popup.h"
#include "ui/switch.h"
#include "ui/widgets.h"

/* ---- input */

static void close_sheet(UiState *ui) {
    experiment_sheet_close(&ui->experiment);
    ui_clear(ui);
}

void experiment_input_begin(const Gesture *g) {
    if (g->lab->locked) { /* its runs would answer the open question */
        message_set(&g->lab->notice, "%s", lab_awaits(g->lab));
        return;
    }
    lab_apply(g->lab, &(Action){.kind = ACTION_PAUSE});
    ui_clear(g->ui);
    experiment_sheet_begin(&g->ui->experiment, g->lab);
}

static void done_press(const Gesture *g, Tag tag, const InputEvent *e) {
    close_sheet(g->ui);
}

static const Target TARGET_EXPERIMENT_DONE = {.name = "experiment done",
                                              .hint = "Back to the one run (Escape)",
                                              .stop = TAB_EACH,
                                              .press = done_press};

static void figure_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->experiment.figure = (ExperimentFigure)tag.index;
}

static const Target TARGET_EXPERIMENT_FIGURE = {
    .name = "experiment figure", .stop = TAB_EACH, .press = figure_press};

/* Closing the window, what only changes how it is seen, and what is pasted into a field. */
static bool is_for_others(const UiState *ui, const InputEvent *e) {
    bool end = e->ctrl && e->key == 'Q';
    return e->kind == INPUT_QUIT || (e->kind == INPUT_PASTE && editing_is_on(ui)) ||
           (e->kind == INPUT_KEY && (end || e->key == KEY_F11 || e->key == KEY_F12));
}

/* It may have been opened since the last picture: the targets drawn then are beneath it. */
static bool is_drawn(const Gesture *g) {
    return target_find_any(g->drawn, &TARGET_EXPERIMENT_DONE, -1) >= 0;
}

/* Runs that others took the place of come back, and go again. */
static bool undo_key(const Gesture *g, const InputEvent *e) {
    ExperimentSheet *sheet = &g->ui->experiment;
    if (!e->ctrl || e->key != 'Z') return false;
    return e->shift ? experiment_sheet_redo(sheet, g->lab) : experiment_sheet_undo(sheet, g->lab);
}

static void press_key(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    if (editing_is_on(ui))
        editing_key(g, e->key);
    else if (undo_key(g, e))
        return;
    else if (e->ctrl || popup_key(g, e))
        return;
    else if (e->key == KEY_TAB)
        focus_move(g, e->shift);
    else if (e->key == KEY_ESCAPE)
        close_sheet(ui);
    else if ((e->key == KEY_ENTER || e->key == KEY_SPACE) && ui->focus.target)
        focus_enter(g);
    else if (e->key == KEY_ENTER && !ui->experiment.at.going)
        experiment_sheet_run(&ui->experiment, g->lab);
    else
        focus_arrow(g, e);
}

bool experiment_input(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    if (ui->experiment.open && e->kind == INPUT_DROP) close_sheet(ui); /* another scene comes */
    if (!ui->experiment.open || is_for_others(ui, e)) return false;
    if (e->kind == INPUT_KEY && e->key == KEY_ESCAPE && !is_drawn(g))
        close_sheet(ui);
    else if (!is_drawn(g))
        return true;
    else if (e->kind == INPUT_KEY)
        press_key(g, e);
    else if (e->kind == INPUT_TEXT)
        editing_text(g, e->text);
    else if (e->kind == INPUT_MOVE || e->kind == INPUT_PRESS || e->kind == INPUT_RELEASE)
        gesture_event(g, e);
    return true;
}

static int pointed(const UiState *ui, const Target *target, int count) {
    Tag tag = ui->hover.target ? ui->hover : ui->focus;
    return tag_is(tag, target) && tag.index < count ? tag.index : -1;
}

int experiment_pointed_run(const UiState *ui) {
    return pointed(ui, &TARGET_EXPERIMENT_RUN, ui->experiment.at.runs);
}

int experiment_pointed_group(const UiState *ui) {
    return pointed(ui, &TARGET_EXPERIMENT_GROUP, ui->experiment.at.groups);
}

/* ---- what was found */

static double middle_of(const ExperimentSheet *sheet, const Spread *spread) {
    return sheet->figure == FIGURE_EPOCHS      ? spread->epochs.middle
           : sheet->figure == FIGURE_TEST_LOSS ? spread->test_loss.middle
                                               : spread->loss.middle;
}

/* Where no median is a number, the one that reached the goal more often is before the other, and
 * then the one with the lower loss. */
static bool is_before(const ExperimentSheet *sheet, const Spread *a, const Spread *b) {
    double one = middle_of(sheet, a), other = middle_of(sheet, b);
    if (!isinf(one) || !isinf(other)) return one < other;
    return a->reached != b->reached ? a->reached > b->reached : a->loss.middle < b->loss.middle;
}

int experiment_best(const ExperimentSheet *sheet) {
    int best = -1;
    Spread least = {.runs = 0};
    for (int g = 0; g < sheet->at.groups; g++) {
        Spread spread = experiment_spread(&sheet->at, g);
        if (spread.runs == 0 || isnan(middle_of(sheet, &spread))) continue;
        if (best >= 0 && !is_before(sheet, &spread, &least)) continue;
        best = g;
        least = spread;
    }
    return best;
}

const char *experiment_group_name(const ExperimentSheet *sheet, int group, char text[256]) {
    const Experiment *at = &sheet->at;
    size_t used = 0;
    char value[SETTING_VALUE];
    text[0] = '\0';
    for (int a = 0; a < at->sweep.axes - 1; a++) {
        const char *name = at->sweep.axis[a].name;
        experiment_value(at, a, experiment_value_at(at, group, a), value);
        used += (size_t)snprintf(text + used, 256 - used, "%s%.31s %.80s", a > 0 ? ", " : "", name,
                                 value);
    }
    if (!text[0]) snprintf(text, 256, "the scene as it is");
    return text;
}

/* ---- the picture */

typedef struct Plan {
    Rect sheet, column, head, chart, picture;
    float pad;
    bool low;
} Plan;

/* On a phone: the way out above, then the form, then what came of it, without the picture. */
static Plan column_of(const View *view) {
    const UiState *ui = view->ui;
    Rect s = rect_inset((Rect){0, 0, ui->width, ui->height}, view_units(view, 8));
    Plan p = {.sheet = s, .low = true, .pad = view_units(view, 12)};
    float x = s.x + p.pad, w = s.w - 2 * p.pad, bottom = s.y + s.h - p.pad;
    p.head = (Rect){x, s.y + p.pad, w, view_units(view, 34)};
    float top = p.head.y + p.head.h + p.pad;
    float rest = view_units(view, ui->experiment.at.runs > 0 ? 200 : 120);
    p.column = (Rect){x, top, w, fminf(view_units(view, 500), bottom - top - rest)};
    float below = top + p.column.h + p.pad;
    p.chart = (Rect){x, below, w, bottom - below};
    return p;
}

static Plan plan_of(const View *view) {
    static const float EDGE = 16;
    const UiState *ui = view->ui;
    if (view->layout.fold == FOLD_COLUMN) return column_of(view);
    Rect s = rect_inset((Rect){0, 0, ui->width, ui->height}, EDGE);
    Plan p = {.sheet = s, .low = s.h < view_units(view, 560)};
    p.pad = view_units(view, p.low || s.w < view_units(view, 1100) ? 18 : 28);
    float column = fminf(view_units(view, 310), s.w * 0.31f), head = view_units(view, 34);
    float gap = p.pad, right = s.x + s.w - p.pad;
    p.column = (Rect){s.x + p.pad, s.y + p.pad, column, s.h - 2 * p.pad};
    float x = p.column.x + column + gap, side = fminf((right - x) * 0.36f, view_units(view, 360));
    p.head = (Rect){x, s.y + p.pad, right - x, head};
    float top = p.head.y + head + gap / 2, bottom = s.y + s.h - p.pad;
    p.picture = (Rect){right - side, top, side, bottom - top};
    p.chart = (Rect){x, top, right - side - gap - x, bottom - top};
    return p;
}

/* What is up in the chart, and the way out. */
static void head(View *view, const Plan *p) {
    const ExperimentSheet *s = &view->ui->experiment;
    bool narrow = view->layout.fold == FOLD_COLUMN;
    Switch of = {.target = &TARGET_EXPERIMENT_FIGURE,
                 .word = {narrow ? "epochs" : "epochs to the goal", "loss",
                          narrow ? "held out" : "loss on points held out"},
                 .words = s->at.runs > 0 && s->at.scene.held_out > 0 ? 3 : 2,
                 .chosen = (int)s->figure};
    float done = view_units(view, 80);
    if (s->at.runs > 0) view_switch(view, p->head, &of);
    view_button(view, (Rect){p->head.x + p->head.w - done, p->head.y, done, p->head.h}, "Done",
                false, tag_of(&TARGET_EXPERIMENT_DONE, 0));
}

static void nothing_yet(View *view, Rect rect) {
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
    float line = view_units(view, 22);
    shapes_mark(view->out, "experiment empty", 0);
    view_lines(view,
               view->player->playing
                   ? "Every combination of the values is trained from every start. Each dot will "
                     "be a run: pointing at it shows where its boundary lies."
                   : "Every combination of the values is trained from every start. Each dot will "
                     "be a run: pointing at it shows where its boundary lies, and a click opens "
                     "it.",
               (Point){rect.x, rect.y + line}, rect.w, line, 6, &style);
    shapes_mark(view->out, NULL, 0);
}

void view_experiment(View *view) {
    const UiState *ui = view->ui;
    const Theme *t = view->theme;
    if (!ui->experiment.open) return;
    Plan p = plan_of(view);
    Rect all = {0, 0, ui->width, ui->height};
    shapes_rect(view->out, all, 0, color_faded(t->paper, 0.85f));
    popup_cover(view, all);
    view_card(view, p.sheet);
    shapes_clip(view->out, p.sheet);
    experiment_draw_form(view, p.column);
    head(view, &p);
    if (ui->experiment.at.runs == 0) {
        nothing_yet(view, p.chart);
    } else {
        experiment_draw_chart(view, p.chart);
        if (p.picture.w > 0) experiment_draw_picture(view, p.picture);
    }
    shapes_unclip(view->out);
}
