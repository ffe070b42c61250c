/* See sweep_rows.h. */
#include "cli/sweep_rows.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "cli/json.h"
#include "scene/clean.h"
#include "scene/number.h"

static const char *const ends[] = {[TRIAL_GOES_ON] = "interrupted",
                                   [TRIAL_REACHED] = "goal",
                                   [TRIAL_EPOCHS] = "epochs",
                                   [TRIAL_DIVERGED] = "diverged",
                                   [TRIAL_SETTLED] = "settled"};

static const char IMPOSSIBLE[] = "impossible";

static const char *value_of(const SweepRows *rows, int64_t run, int axis,
                            char text[SETTING_VALUE]) {
    int64_t at[SWEEP_AXES];
    sweep_at(rows->sweep, run, at);
    return sweep_value(rows->sweep, axis, at[axis], text);
}

/* Whether a column of settings stands in these rows: the seed is summed up over. */
static bool has_axis(const SweepRows *rows, int axis, bool summary) {
    return !summary || axis != sweep_seeds(rows->sweep);
}

/* --- A table for people --- */

/* As wide as the longest of its values, as far as a column goes. */
static int axis_width(const Sweep *sweep, int axis) {
    const SweepAxis *a = &sweep->axis[axis];
    size_t width = strlen(a->name);
    int64_t last = 0;
    for (int p = 0; p < a->pieces; p++) {
        char text[SETTING_VALUE];
        last += a->piece[p].count;
        size_t length = strlen(sweep_value(sweep, axis, last - 1, text));
        if (length > width) width = length;
    }
    return width < TABLE_CELL ? (int)width : TABLE_CELL;
}

static void begin_table(SweepRows *rows, bool summary) {
    const Sweep *sweep = rows->sweep;
    rows->table = table_create(rows->out);
    Table *t = &rows->table;
    if (!summary) table_column(t, "run", 6);
    for (int a = 0; a < sweep->axes; a++) {
        if (has_axis(rows, a, summary)) table_column(t, sweep->axis[a].name, axis_width(sweep, a));
    }
    if (summary) {
        table_column(t, "runs", 6);
        if (rows->how.goal) {
            table_column(t, "reached", 8);
            table_column(t, "epochs 25 %", 11);
            table_column(t, "median", 8);
            table_column(t, "75 %", 8);
        }
        table_column(t, "loss 25 %", 10);
        table_column(t, "median", 10);
        table_column(t, "75 %", 10);
        if (rows->how.tested) table_column(t, "test loss", 10);
        table_column(t, "diverged", 8);
    } else {
        table_column(t, "ended", 10);
        table_column(t, "epochs", 8);
        table_column(t, "loss", 10);
        if (rows->how.tested) table_column(t, "test loss", 10);
        table_column(t, "accuracy", 9);
        if (rows->how.tested) table_column(t, "test", 9);
        table_column(t, "wrong", 6);
        table_column(t, "hash", -16);
    }
    table_end(t);
}

static void table_values(SweepRows *rows, int64_t run, bool summary) {
    char text[SETTING_VALUE], shown[TABLE_CELL + 1];
    for (int a = 0; a < rows->sweep->axes; a++) {
        if (!has_axis(rows, a, summary)) continue;
        value_of(rows, run, a, text);
        table_text(&rows->table, clean_text(text, strlen(text), shown, sizeof shown));
    }
}

static void table_row(SweepRows *rows, const SweepRow *row) {
    Table *t = &rows->table;
    const Outcome *o = &row->outcome;
    char hash[20];
    table_integer(t, row->run + 1);
    table_values(rows, row->run, false);
    if (!row->ran) {
        table_text(t, IMPOSSIBLE);
        table_end(t);
        return;
    }
    table_text(t, ends[o->end]);
    table_integer(t, o->epochs);
    table_number(t, o->loss, 4);
    if (rows->how.tested) table_number(t, o->test_loss, 4);
    table_percent(t, o->accuracy);
    if (rows->how.tested) table_percent(t, o->test_accuracy);
    if (o->wrong < 0)
        table_text(t, "-");
    else
        table_integer(t, o->wrong);
    snprintf(hash, sizeof hash, "%016" PRIx64, o->hash);
    table_text(t, hash);
    table_end(t);
}

/* So many epochs, whole or half way between two. */
static void table_epochs(Table *t, double value) {
    char text[TABLE_CELL];
    snprintf(text, sizeof text, value == floor(value) ? "%.0f" : "%.1f", value);
    table_text(t, isnan(value) ? "-" : isinf(value) ? "never" : text);
}

static void table_loss(Table *t, double value) {
    if (isinf(value))
        table_text(t, ends[TRIAL_DIVERGED]);
    else
        table_number(t, value, 4);
}

static void table_group(SweepRows *rows, const SweepGroup *group) {
    Table *t = &rows->table;
    const Spread *s = &group->spread;
    table_values(rows, group->run, true);
    table_integer(t, s->runs);
    if (rows->how.goal) {
        table_percent(t, s->runs > 0 ? (double)s->reached / s->runs : NAN);
        table_epochs(t, s->epochs.low);
        table_epochs(t, s->epochs.middle);
        table_epochs(t, s->epochs.high);
    }
    table_loss(t, s->loss.low);
    table_loss(t, s->loss.middle);
    table_loss(t, s->loss.high);
    if (rows->how.tested) table_loss(t, s->test_loss.middle);
    table_integer(t, s->diverged);
    table_end(t);
}

/* --- Lines of JSON --- */

static void json_setting(Json *json, const char *name, const char *text) {
    double number;
    if (setting_is_number(name) && number_read_double(text, &number))
        json_double(json, name, number);
    else
        json_string(json, name, text);
}

static void json_values(Json *json, const SweepRows *rows, int64_t run, bool summary) {
    char text[SETTING_VALUE];
    json_object(json, "settings");
    for (int a = 0; a < rows->sweep->axes; a++) {
        if (!has_axis(rows, a, summary)) continue;
        json_setting(json, rows->sweep->axis[a].name, value_of(rows, run, a, text));
    }
    json_object_end(json);
}

static void json_outcome(Json *json, const Outcome *o) {
    char hash[20];
    json_string(json, "ended", ends[o->end]);
    json_integer(json, "epochs", o->epochs);
    json_double(json, "loss", o->loss);
    json_double(json, "test_loss", o->test_loss);
    json_double(json, "accuracy", o->accuracy);
    json_double(json, "test_accuracy", o->test_accuracy);
    if (o->wrong < 0)
        json_null(json, "wrong");
    else
        json_integer(json, "wrong", o->wrong);
    if (o->reached < 0)
        json_null(json, "reached");
    else
        json_integer(json, "reached", o->reached);
    json_bool(json, "diverged", o->end == TRIAL_DIVERGED);
    snprintf(hash, sizeof hash, "%016" PRIx64, o->hash);
    json_string(json, "hash", hash);
}

static void json_row(const SweepRows *rows, const SweepRow *row) {
    Json json = json_lines(rows->out);
    json_object(&json, NULL);
    json_integer(&json, "run", row->run + 1);
    json_values(&json, rows, row->run, false);
    if (row->ran)
        json_outcome(&json, &row->outcome);
    else
        json_string(&json, "ended", IMPOSSIBLE);
    if (row->trouble.text[0]) json_string(&json, "trouble", row->trouble.text);
    json_object_end(&json);
}

static void json_quartiles(Json *json, const char *key, const Quartiles *q) {
    const double three[] = {q->low, q->middle, q->high};
    json_doubles(json, key, three, 3);
}

static void json_group(const SweepRows *rows, const SweepGroup *group) {
    const Spread *s = &group->spread;
    Json json = json_lines(rows->out);
    json_object(&json, NULL);
    json_values(&json, rows, group->run, true);
    json_integer(&json, "runs", s->runs);
    json_integer(&json, "diverged", s->diverged);
    if (rows->how.goal) {
        json_double(&json, "reached", s->runs > 0 ? (double)s->reached / s->runs : NAN);
        json_quartiles(&json, "epochs", &s->epochs);
    }
    json_quartiles(&json, "loss", &s->loss);
    json_quartiles(&json, "test_loss", &s->test_loss);
    json_quartiles(&json, "accuracy", &s->accuracy);
    json_quartiles(&json, "test_accuracy", &s->test_accuracy);
    json_object_end(&json);
}

/* --- CSV --- */

/* In quotes where a comma, a quote or a blank stands in it. */
static void csv_text(FILE *out, const char *text) {
    if (!strpbrk(text, ",\" \n")) {
        fputs(text, out);
        return;
    }
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '"') fputc('"', out);
        fputc(*text, out);
    }
    fputc('"', out);
}

/* Empty where there is none. */
static void csv_number(FILE *out, double value) {
    fputc(',', out);
    if (!isfinite(value)) return;
    char text[32];
    fputs(number_text_double(value, text), out);
}

static void csv_heading(const SweepRows *rows) {
    FILE *out = rows->out;
    const char *comma = "";
    if (!rows->how.summary) {
        fputs("run", out);
        comma = ",";
    }
    for (int a = 0; a < rows->sweep->axes; a++) {
        if (!has_axis(rows, a, rows->how.summary)) continue;
        fputs(comma, out);
        csv_text(out, rows->sweep->axis[a].name);
        comma = ",";
    }
    fputs(comma, out);
    if (!rows->how.summary) {
        fputs("ended,epochs,loss,test_loss,accuracy,test_accuracy,wrong,reached,diverged,hash,"
              "trouble\n",
              out);
        return;
    }
    fputs("runs,diverged,reached", out);
    static const char *const figures[] = {"epochs", "loss", "test_loss", "accuracy",
                                          "test_accuracy"};
    for (int f = 0; f < 5; f++)
        fprintf(out, ",%s_25,%s_50,%s_75", figures[f], figures[f], figures[f]);
    fputc('\n', out);
}

static void csv_values(const SweepRows *rows, int64_t run, bool summary) {
    char text[SETTING_VALUE];
    for (int a = 0; a < rows->sweep->axes; a++) {
        if (!has_axis(rows, a, summary)) continue;
        csv_text(rows->out, value_of(rows, run, a, text));
        fputc(',', rows->out);
    }
}

static void csv_row(const SweepRows *rows, const SweepRow *row) {
    FILE *out = rows->out;
    const Outcome *o = &row->outcome;
    fprintf(out, "%" PRId64 ",", row->run + 1);
    csv_values(rows, row->run, false);
    if (row->ran) {
        fprintf(out, "%s,%" PRId64, ends[o->end], o->epochs);
        csv_number(out, o->loss);
        csv_number(out, o->test_loss);
        csv_number(out, o->accuracy);
        csv_number(out, o->test_accuracy);
        csv_number(out, o->wrong < 0 ? (double)NAN : o->wrong);
        csv_number(out, o->reached < 0 ? (double)NAN : (double)o->reached);
        fprintf(out, ",%s,%016" PRIx64 ",", o->end == TRIAL_DIVERGED ? "true" : "false", o->hash);
    } else {
        fprintf(out, "%s,,,,,,,,,,", IMPOSSIBLE);
    }
    csv_text(out, row->trouble.text);
    fputc('\n', out);
}

static void csv_quartiles(FILE *out, const Quartiles *q) {
    csv_number(out, q->low);
    csv_number(out, q->middle);
    csv_number(out, q->high);
}

static void csv_group(const SweepRows *rows, const SweepGroup *group) {
    const Spread *s = &group->spread;
    csv_values(rows, group->run, true);
    fprintf(rows->out, "%d,%d", s->runs, s->diverged);
    csv_number(rows->out, rows->how.goal && s->runs > 0 ? (double)s->reached / s->runs : NAN);
    csv_quartiles(rows->out, &s->epochs);
    csv_quartiles(rows->out, &s->loss);
    csv_quartiles(rows->out, &s->test_loss);
    csv_quartiles(rows->out, &s->accuracy);
    csv_quartiles(rows->out, &s->test_accuracy);
    fputc('\n', rows->out);
}

/* --- Groups --- */

static void write_group(SweepRows *rows, const SweepGroup *group) {
    switch (rows->how.form) {
    case ROWS_TABLE: table_group(rows, group); break;
    case ROWS_JSON: json_group(rows, group); break;
    case ROWS_CSV: csv_group(rows, group); break;
    }
}

static void end_group(SweepRows *rows) {
    if (rows->first < 0) return;
    const SweepGroup group = {rows->first,
                              outcome_spread(rows->outcome, rows->outcomes, rows->how.goal)};
    rows->first = -1;
    rows->outcomes = 0;
    if (rows->how.summary) {
        write_group(rows, &group);
    } else {
        size_t size = (size_t)(rows->groups + 1) * sizeof group;
        bool full = (rows->groups & (rows->groups - 1)) == 0; /* a power of two: twice the room */
        if (full) rows->group = memory_resize(rows->group, rows->groups ? 2 * size : size);
        rows->group[rows->groups++] = group;
    }
}

static void group_row(SweepRows *rows, const SweepRow *row) {
    int64_t seeds = rows->sweep->axis[sweep_seeds(rows->sweep)].count;
    int64_t first = row->run - row->run % seeds;
    if (first != rows->first) end_group(rows);
    rows->first = first;
    if (row->ran) rows->outcome[rows->outcomes++] = row->outcome;
}

/* --- All of it --- */

SweepRows sweep_rows_create(const SweepForm *how, const Sweep *sweep, FILE *out) {
    SweepRows rows = {.how = *how, .sweep = sweep, .out = out, .first = -1};
    int seeds = sweep_seeds(sweep);
    rows.how.grouped = how->summary || (how->grouped && how->form == ROWS_TABLE);
    if (rows.how.grouped)
        rows.outcome = memory_zeroed((size_t)sweep->axis[seeds].count, sizeof *rows.outcome);
    if (how->form == ROWS_TABLE) begin_table(&rows, how->summary);
    if (how->form == ROWS_CSV && how->heading) csv_heading(&rows);
    return rows;
}

void sweep_rows_add(SweepRows *rows, const SweepRow *row) {
    if (!rows->how.summary) {
        switch (rows->how.form) {
        case ROWS_TABLE: table_row(rows, row); break;
        case ROWS_JSON: json_row(rows, row); break;
        case ROWS_CSV: csv_row(rows, row); break;
        }
    }
    if (rows->how.grouped) group_row(rows, row);
}

void sweep_rows_end(SweepRows *rows) {
    if (rows->how.grouped) end_group(rows);
    if (rows->groups > 0) {
        fputc('\n', rows->out);
        begin_table(rows, true);
    }
    for (int g = 0; g < rows->groups; g++) table_group(rows, &rows->group[g]);
    free(rows->outcome);
    free(rows->group);
    *rows = (SweepRows){.first = -1};
}
