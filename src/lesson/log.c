/* See log.h. */
#include "lesson/log.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/numeral.h"
#include "lesson/names.h"
#include "lesson/point_names.h"

/* ---- settings */

/* Whether a run depends on it; the pace of playing is no setting of a run. */
static bool is_setting(Control control) {
    const ControlInfo info = control_info(control);
    return info.name && info.get && control < CONTROL_RESTART;
}

static bool is_member(const Lab *lab, Control control) {
    int which;
    Control family = control_family(control, &which);
    return which < 0 || which < control_members(lab, family);
}

static void read_settings(const Lab *lab, LogRow *row) {
    for (int c = 0; c < CONTROL_COUNT; c++) {
        bool there = is_setting((Control)c) && is_member(lab, (Control)c);
        row->setting[c] = there ? control_value(lab, (Control)c) : 0;
    }
    row->points = lab->scene.data.count;
}

static bool same_settings(const LogRow *a, const LogRow *b) {
    for (int c = 0; c < CONTROL_COUNT; c++) {
        if (a->setting[c] != b->setting[c]) return false;
    }
    return a->points == b->points;
}

/* ---- results */

static const struct {
    const char *name;
    Series series; /* where the timeline keeps it; SERIES_COUNT: nowhere */
} results[] = {
    [LOG_EPOCHS] = {"epochs", SERIES_COUNT},
    [LOG_LOSS] = {"loss", SERIES_LOSS},
    [LOG_WRONG] = {"wrong", SERIES_WRONG},
    [LOG_ACCURACY] = {"accuracy", SERIES_ACCURACY},
    [LOG_TEST_LOSS] = {"test_loss", SERIES_TEST_LOSS},
    [LOG_TEST_ACCURACY] = {"test_accuracy", SERIES_TEST_ACCURACY},
    [LOG_OUTPUT] = {"output", SERIES_COUNT},
};
static_assert(LOG_RESULTS == 7, "each result has a row");

LogResult log_result_find(const char *name) {
    for (int r = 0; r < LOG_RESULTS; r++) {
        if (strcmp(results[r].name, name) == 0) return (LogResult)r;
    }
    return LOG_RESULTS;
}

const char *log_result_name(LogResult result) {
    return results[result].name;
}

static void read_results(Log *log, const Lab *lab) {
    const bool train = lab_train_samples(lab)->count > 0, test = lab_test_samples(lab)->count > 0;
    double *result = log->now.result;
    result[LOG_EPOCHS] = (double)(log->carried + log->epoch - log->began);
    result[LOG_LOSS] = train ? lab->score.loss : NAN;
    result[LOG_WRONG] = train ? (double)lab->score.wrong : (double)NAN;
    result[LOG_ACCURACY] = train ? lab->score.accuracy : NAN;
    result[LOG_TEST_LOSS] = test ? lab->test_score.loss : NAN;
    result[LOG_TEST_ACCURACY] = test ? lab->test_score.accuracy : NAN;
    result[LOG_OUTPUT] = point_names_output(&(Names){.lab = lab}, (int[3]){0});
}

/* ---- rows */

/* Of two runs with the same settings, the one that tells more: that met its goal, or went on for
 * longer. Without a goal a later run from the start is taken, so that a run can be put right. */
static bool tells_more(const Log *log, const LogRow *than) {
    const LogRow *row = &log->now;
    if (!row->aimed && log->anew) return true;
    if (row->reached != than->reached) return row->reached;
    return !row->reached && row->result[LOG_EPOCHS] > than->result[LOG_EPOCHS];
}

/* The row of a run with the settings of the one under way; -1: there is none. */
static int row_alike(const Log *log) {
    for (int i = 0; i < log->rows; i++) {
        if (same_settings(&log->row[i], &log->now)) return i;
    }
    return -1;
}

/* False when the rows tell it already. */
static bool add(Log *log) {
    const int alike = row_alike(log);
    log->logged = true;
    if (alike >= 0) {
        bool more = tells_more(log, &log->row[alike]);
        if (more) log->row[alike] = log->now;
        return more;
    }
    if (log->rows == LOG_ROWS) {
        log->dropped_met += log->row[0].reached;
        memmove(log->row, log->row + 1, sizeof log->row - sizeof *log->row);
        log->rows--;
        log->dropped++;
    }
    log->row[log->rows++] = log->now;
    return true;
}

bool log_has_news(const Log *log) {
    const int alike = row_alike(log);
    bool under_way = log->running && !log->logged;
    return under_way && (alike < 0 || log->carried == 0 || tells_more(log, &log->row[alike]));
}

bool log_awaits(const Log *log) {
    return log->running && log->now.aimed && !log->logged;
}

bool log_leave(Log *log) {
    bool counts = log->running && !log->logged && log->epoch - log->began >= 1;
    log->running = false;
    return counts && add(log);
}

void log_clear(Log *log) {
    *log = (Log){.rows = 0};
}

int log_runs(const Log *log) {
    return log->rows + log->dropped;
}

int log_runs_met(const Log *log) {
    int met = log->dropped_met;
    for (int i = 0; i < log->rows; i++) met += log->row[i].reached;
    return met;
}

/* ---- the goal */

/* What the timeline keeps of every epoch can be asked of epochs that are past. */
static bool leaf_at(const Lab *lab, const Leaf *leaf, int64_t epoch, double *value) {
    Bucket bucket;
    LogResult result = log_result_find(leaf->name);
    bool known = leaf->indexes == 0 && result != LOG_RESULTS;
    if (!known || results[result].series == SERIES_COUNT ||
        !timeline_at(lab_timeline(lab), results[result].series, epoch, &bucket))
        return false;
    *value = (double)bucket.first;
    return true;
}

/* Whether it was so at an epoch; *known: that can be told. */
static bool held_at(const Lab *lab, const Expression *goal, int64_t epoch, bool *known) {
    double leaf[EXPRESSION_LEAVES] = {0};
    *known = true;
    for (int i = 0; i < goal->leaves && *known; i++)
        *known = leaf_at(lab, &goal->leaf[i], epoch, &leaf[i]);
    if (!*known) return false;
    double value = expression_value(goal, leaf, NULL);
    return !isnan(value) && value != 0;
}

/* The row as it was at that epoch. */
static void reach(Log *log, const Lab *lab, int64_t epoch) {
    log->now.reached = true;
    log->now.result[LOG_EPOCHS] = (double)(log->carried + epoch - log->began);
    for (int r = LOG_LOSS; r < LOG_RESULTS; r++) {
        Bucket bucket;
        if (results[r].series == SERIES_COUNT)
            log->now.result[r] = epoch == log->epoch ? log->now.result[r] : (double)NAN;
        else if (timeline_at(lab_timeline(lab), results[r].series, epoch, &bucket))
            log->now.result[r] = (double)bucket.first;
    }
}

/* Whether the run has met the goal, at any epoch since the last look or now: a run that plays takes
 * many epochs between two looks. */
static bool meets(Log *log, const Lab *lab, const char *goal) {
    const Names names = {.lab = lab};
    Expression e;
    bool known = expression_parse(&e, goal, NULL);
    for (int64_t epoch = log->checked + 1; known && epoch <= log->epoch; epoch++) {
        if (held_at(lab, &e, epoch, &known)) {
            reach(log, lab, epoch);
            return true;
        }
    }
    log->checked = log->epoch > log->checked ? log->epoch : log->checked;
    if (log->epoch <= log->began || !names_true(&names, goal)) return false;
    log->now.reached = true;
    return true;
}

/* ---- looking */

static void begin(Log *log, const Lab *lab) {
    log->running = log->anew = true;
    log->logged = false;
    log->carried = 0;
    log->began = log->epoch = log->checked = lab_trainer(lab)->epoch;
    log->now = (LogRow){.points = 0};
    read_settings(lab, &log->now);
}

/* Come back to in a step that was left: whether a row has it, and that it met its goal. */
static bool has_met(const Log *log) {
    const int alike = row_alike(log);
    return log->carried > 0 && alike >= 0 && log->row[alike].reached &&
           (double)log->carried >= log->row[alike].result[LOG_EPOCHS];
}

/* Back to an earlier epoch with the same settings: the run goes on from there. Only a restart leads
 * to before its beginning. */
static void go_back(Log *log, const Lab *lab, int64_t epoch) {
    bool before = epoch < log->began;
    int64_t began = before ? 0 : log->began, carried = before ? 0 : log->carried;
    begin(log, lab);
    log->began = log->checked = began;
    log->carried = carried;
    log->anew = epoch <= began;
}

bool log_look(Log *log, const Lab *lab, const char *goal) {
    LogRow settings = {.points = 0};
    const int64_t epoch = lab_trainer(lab)->epoch;
    read_settings(lab, &settings);
    bool other = log->running && !same_settings(&settings, &log->now);
    bool back = log->running && !other && epoch < log->epoch;
    bool changed = (other || back) && log_leave(log);
    if (back) go_back(log, lab, epoch);
    if (!log->running) {
        begin(log, lab);
        if (!other) log->carried = epoch; /* it was under way before anyone looked */
        log->logged = has_met(log);
    }
    log->epoch = epoch;
    if (log->logged) return changed;
    log->now.aimed = goal != NULL;
    read_results(log, lab);
    return (goal && meets(log, lab, goal) && add(log)) || changed;
}

/* ---- for people */

Control log_control_find(const char *name) {
    int which;
    Control control = control_parse(name, &which);
    if (control == CONTROL_BATCH) control = CONTROL_BATCH_SIZE; /* any number of points */
    if (control == CONTROL_NONE || !is_setting(control)) return CONTROL_NONE;
    int family = control_info(control).family;
    if (which < 0) return family == 0 ? control : CONTROL_NONE;
    return which < family ? control_member(control, which) : CONTROL_NONE;
}

bool log_differs(const Log *log, Control control) {
    for (int i = 1; i < log->rows; i++) {
        if (log->row[i].setting[control] != log->row[0].setting[control]) return true;
    }
    return log->rows > 0 && log->running &&
           log->now.setting[control] != log->row[0].setting[control];
}

const char *log_setting_text(const Lab *lab, const LogRow *row, Control control, char text[64]) {
    const ControlInfo info = control_info(control);
    const double value = row->setting[control];
    if (info.options > 0) return control_option(lab, control, (int)value, text);
    if (info.kind == CONTROL_KIND_TOGGLE) return value != 0 ? "on" : "off";
    if (control == CONTROL_BATCH_SIZE && value == 0) return "full";
    if (info.percent)
        snprintf(text, 64, "%.3g %%", value * 100);
    else if (info.whole || info.kind == CONTROL_KIND_FIELD)
        snprintf(text, 64, "%.0f", value + info.first);
    else
        numeral_short(value, 3, text, 64);
    return text;
}
