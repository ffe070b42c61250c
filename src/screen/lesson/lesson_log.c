/* See lesson.h. {log}: a table of the lesson's runs, and below it, pale, the run under way. */
#include "screen/lesson/lesson.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/numeral.h"
#include "ui/widgets.h"

/* ---- what stands in it */

typedef struct Columns {
    int count;
    Control control[LOG_COLUMNS]; /* CONTROL_NONE: a result */
    LogResult result[LOG_COLUMNS];
    char title[LOG_COLUMNS][32];
    float width[LOG_COLUMNS];
} Columns;

/* By the name that lessons know, in plain letters; of which layer, where there are several. */
static void add_setting(Columns *c, Control control, const Lab *lab) {
    int which, hidden = lab->scene.network.layers - 1;
    char *title = c->title[c->count], number[16] = "";
    control_family(control, &which);
    if (control == control_member(CONTROL_ACTIVATION, hidden))
        snprintf(number, sizeof number, " out");
    else if (which >= 0 && hidden > 1)
        snprintf(number, sizeof number, " %d", which + 1);
    snprintf(title, sizeof c->title[0], "%s%s", control_info(control).name, number);
    for (char *dash = strchr(title, '-'); dash; dash = strchr(dash, '-')) *dash = ' ';
    c->control[c->count++] = control;
}

static void add_result(Columns *c, LogResult result) {
    static const char *const titles[] = {[LOG_EPOCHS] = "epochs",
                                         [LOG_LOSS] = "loss",
                                         [LOG_WRONG] = "wrong",
                                         [LOG_ACCURACY] = "right",
                                         [LOG_TEST_LOSS] = "held-out loss",
                                         [LOG_TEST_ACCURACY] = "held-out right",
                                         [LOG_OUTPUT] = "output"};
    c->control[c->count] = CONTROL_NONE;
    c->result[c->count] = result;
    snprintf(c->title[c->count++], sizeof c->title[0], "%s", titles[result]);
}

/* Without a list of columns: the settings that differ, as many as there is room for, and what most
 * runs are compared by. */
static void usual_columns(Columns *c, const Log *log, const Lab *lab) {
    const bool test = lab_test_samples(lab)->count > 0;
    const int settings = LOG_COLUMNS - (test ? 4 : 3);
    for (int i = CONTROL_NONE + 1; i < CONTROL_COUNT && c->count < settings; i++) {
        bool twice = i == CONTROL_BATCH; /* its size tells the same */
        if (!twice && log_differs(log, (Control)i)) add_setting(c, (Control)i, lab);
    }
    add_result(c, LOG_EPOCHS);
    add_result(c, LOG_LOSS);
    add_result(c, LOG_WRONG);
    if (test) add_result(c, LOG_TEST_LOSS);
}

static Columns columns_of(const LogDef *def, const Log *log, const Lab *lab) {
    Columns columns = {0};
    for (int i = 0; i < def->columns; i++) {
        LogResult result = log_result_find(def->column[i]);
        if (result != LOG_RESULTS)
            add_result(&columns, result);
        else
            add_setting(&columns, log_control_find(def->column[i]), lab);
    }
    if (def->columns == 0) usual_columns(&columns, log, lab);
    return columns;
}

static const char *result_text(const LogRow *row, LogResult result, char text[64]) {
    const double value = row->result[result];
    const bool share = result == LOG_ACCURACY || result == LOG_TEST_ACCURACY;
    const bool in_vain = result == LOG_EPOCHS && row->aimed && !row->reached;
    if (isnan(value)) return "–";
    if (share)
        snprintf(text, 64, "%.3g %%", value * 100);
    else if (result == LOG_EPOCHS || result == LOG_WRONG)
        snprintf(text, 64, "%s%.0f", in_vain ? "> " : "", value);
    else
        numeral_short(value, 3, text, 64);
    return text;
}

/* ---- the table */

static void clear_press(const Gesture *g, Tag tag, const InputEvent *e) {
    player_clear_log(g->player);
}

static const Target TARGET_CLEAR_LOG = {
    .name = "clear log", .hint = "Forgets these runs", .stop = TAB_EACH, .press = clear_press};

static void head(Flow *flow, const Log *log, const char *goal) {
    View *view = flow->view;
    float h = view_units(view, 20), w = view_units(view, 44);
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    TextStyle small = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    char text[120] = "RUNS";
    if (goal) snprintf(text, sizeof text, "RUNS, UNTIL %.90s", goal);
    Rect clear = {flow->x + flow->width - w, flow->y, w, h};
    float y = view_middle(view, &caption, flow->y, h);
    view_text(view, text, flow->x, y, flow->width - w - 6, &caption);
    if (log->rows > 0) {
        view_feedback(view, clear, 4, tag_of(&TARGET_CLEAR_LOG, 0));
        view_text(view, "clear", clear.x + w - 4, view_middle(view, &small, clear.y, h), 0, &small);
        target_place(view->out, tag_of(&TARGET_CLEAR_LOG, 0), clear);
    }
    flow->y += h;
}

/* One line of cells, each at the right of its column. */
static void line(Flow *flow, const Columns *columns, const char *const *text,
                 const TextStyle *style) {
    View *view = flow->view;
    float h = view_units(view, 21), x = flow->x;
    for (int c = 0; c < columns->count; c++) {
        x += columns->width[c];
        view_text(view, text[c], x - view_units(view, 4), view_middle(view, style, flow->y, h),
                  columns->width[c] - 2, style);
    }
    flow->y += h;
}

static const char *cell(const Columns *columns, int c, const Lab *lab, const LogRow *row,
                        char room[64]) {
    Control control = columns->control[c];
    return control != CONTROL_NONE ? log_setting_text(lab, row, control, room)
                                   : result_text(row, columns->result[c], room);
}

static void row(Flow *flow, const Columns *columns, const LogRow *of, const TextStyle *style) {
    char room[LOG_COLUMNS][64];
    const char *text[LOG_COLUMNS];
    for (int c = 0; c < columns->count; c++)
        text[c] = cell(columns, c, flow->view->lab, of, room[c]);
    line(flow, columns, text, style);
}

/* As wide as what stands in them, and the rest of the page shared out among them. Returns how much
 * smaller type must be to fit. */
static float fit(const Flow *flow, Columns *columns, const TextStyle *names,
                 const TextStyle *style) {
    View *view = flow->view;
    const Log *log = &view->player->log;
    float all = 0;
    for (int c = 0; c < columns->count; c++) {
        float most = text_width(view->glyphs, columns->title[c], names, view->ui->density);
        for (int i = 0; i < log->rows; i++) {
            char room[64];
            const char *text = cell(columns, c, view->lab, &log->row[i], room);
            most = fmaxf(most, text_width(view->glyphs, text, style, view->ui->density));
        }
        columns->width[c] = most + view_units(view, 9);
        all += columns->width[c];
    }
    const float share = fminf(1, flow->width / all);
    const float spare = (flow->width - all * share) / (float)columns->count;
    for (int c = 0; c < columns->count; c++) columns->width[c] = columns->width[c] * share + spare;
    return fmaxf(0.72f, share);
}

static void rule(Flow *flow) {
    shapes_line(flow->view->out, (Point){flow->x, flow->y}, (Point){flow->x + flow->width, flow->y},
                1, flow->view->theme->hairline);
}

void lesson_log_draw(Flow *flow, const LogDef *def) {
    enum { USUAL = 5 }; /* rows: type keeps its size while more come */
    View *view = flow->view;
    if (flow->whole) {
        flow->y += view_units(view, 20 + 21 * (USUAL + 1) + 4);
        return;
    }
    const Log *log = &view->player->log;
    Columns columns = columns_of(def, log, view->lab);
    TextStyle names = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_RIGHT);
    style.tabular = true;
    const float share = fit(flow, &columns, &names, &style);
    names.size *= share;
    style.size *= share;
    TextStyle pale = style;
    pale.color = view->theme->quiet;
    head(flow, log, def->say ? def->say : def->goal);
    const char *titles[LOG_COLUMNS];
    for (int c = 0; c < columns.count; c++) titles[c] = columns.title[c];
    line(flow, &columns, titles, &names);
    rule(flow);
    if (log->dropped > 0) flow_text(flow, "…", &pale, 1.2f);
    for (int i = 0; i < log->rows; i++) {
        shapes_mark(view->out, "run", i);
        row(flow, &columns, &log->row[i], &style);
        shapes_mark(view->out, NULL, 0);
    }
    shapes_mark(view->out, "run under way", 0);
    if (log_has_news(log)) {
        LogRow now = log->now;
        now.aimed = false; /* it is not over yet */
        row(flow, &columns, &now, &pale);
    }
    shapes_mark(view->out, NULL, 0);
    rule(flow);
    flow->y += view_units(view, 4);
}
