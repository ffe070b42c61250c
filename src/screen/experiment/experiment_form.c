/* The left column of an experiment: what varies, from how many starts, until when, and what came of
 * it. */
#include <assert.h>
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/text.h"
#include "scene/number.h"
#include "screen/experiment/experiment.h"
#include "ui/editing.h"
#include "ui/widgets.h"

/* ---- chips: what varies often, and with which values it begins */

static const struct {
    const char *label, *name, *values;
} chips[] = {{"learning rate", "rate", "0.03,0.1,0.3,1,3,10"},
             {"optimizer", "optimizer", "sgd,momentum,rmsprop,adam"},
             {"batch", "batch", "1,10,32,full"},
             {"noise", "noise", "0..0.5:6"},
             {"points", "count", "50,100,200,400"},
             {"hidden units", "units", "2,4,8,16"},
             {"activation", "activation", "tanh,sigmoid,relu"},
             {"start", "start", "xavier,he"},
             {"penalty L2", "l2", "0,0.001,0.01,0.1"},
             {"dropout", "dropout", "0,0.1,0.2,0.5"}};
enum { CHIPS = sizeof chips / sizeof *chips };

static void chip_press(const Gesture *g, Tag tag, const InputEvent *e) {
    experiment_sheet_vary(&g->ui->experiment, chips[tag.index].name, chips[tag.index].values);
}

static const Target TARGET_EXPERIMENT_CHIP = {
    .name = "experiment chip",
    .hint = "Varies this, or no longer; at most two settings vary at once",
    .stop = TAB_EACH,
    .press = chip_press};

static float chip_row(View *view, Rect column, float y) {
    const Theme *t = view->theme;
    const ExperimentSheet *s = &view->ui->experiment;
    float h = view_units(view, 26), gap = view_units(view, 6), pad = view_units(view, 10);
    float x = column.x;
    for (int c = 0; c < CHIPS; c++) {
        int place;
        bool on = experiment_sheet_varies(s, chips[c].name, &place);
        Tag tag = tag_of(&TARGET_EXPERIMENT_CHIP, c);
        TextStyle style = view_style(view, TYPE_SMALL, on ? t->on_accent : t->ink, ALIGN_CENTER);
        float w = text_width(view->glyphs, chips[c].label, &style, view->ui->density) + 2 * pad;
        if (x + w > column.x + column.w) x = column.x, y += h + gap;
        Rect box = {x, y, w, h};
        shapes_rect(view->out, box, view_units(view, 5), on ? t->accent : t->card);
        if (!on) shapes_border(view->out, box, view_units(view, 5), 1, t->hairline);
        view_feedback(view, box, view_units(view, 5), tag);
        shapes_mark(view->out, "experiment chip", c);
        view_text(view, chips[c].label, x + w / 2, view_middle(view, &style, y, h), 0, &style);
        shapes_mark(view->out, NULL, 0);
        target_place(view->out, tag, box);
        x += w + gap;
    }
    return y + h;
}

/* ---- fields */

typedef enum Field { FIELD_FIRST, FIELD_SECOND, FIELD_STARTS, FIELD_UNTIL, FIELD_EPOCHS } Field;

static const char *const hints[] = {
    [FIELD_FIRST] = "Its values: a list, 0.1, 0.3; a range of whole numbers, 1..8; or so many from "
                    "one to the other, 0.03..10:6",
    [FIELD_SECOND] = "Its values, likewise",
    [FIELD_STARTS] = "How many starts each combination is trained from: their seeds go on from "
                     "the scene's own",
    [FIELD_UNTIL] = "A run ends when this is met: loss < 0.1, accuracy > 95 %. Empty: never",
    [FIELD_EPOCHS] = "And after so many epochs"};

/* As it is typed. */
static const char *field_text(const ExperimentSheet *s, Field field, char text[EXPERIMENT_TEXT]) {
    const char *sign = field <= FIELD_SECOND ? strchr(s->def.vary[field], '=') : NULL;
    text[0] = '\0';
    if (sign) snprintf(text, EXPERIMENT_TEXT, "%s", sign + 1);
    if (field == FIELD_STARTS) snprintf(text, EXPERIMENT_TEXT, "%d", s->def.starts);
    if (field == FIELD_EPOCHS) snprintf(text, EXPERIMENT_TEXT, "%d", s->def.epochs);
    if (field == FIELD_UNTIL) snprintf(text, EXPERIMENT_TEXT, "%s", s->def.until);
    return text;
}

static bool write_values(ExperimentSheet *s, Field field, const char *text) {
    char *vary = s->def.vary[field], name[SETTING_NAME];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(vary, "="), vary);
    char whole[EXPERIMENT_TEXT];
    if (snprintf(whole, sizeof whole, "%s=%s", name, text) >= EXPERIMENT_TEXT)
        return message_set(&s->wrong, "That is too long: a list has at most %d signs",
                           EXPERIMENT_TEXT - 1);
    memcpy(vary, whole, sizeof whole);
    Sweep sweep = {.axes = 0};
    bool good = sweep_add(&sweep, vary, &s->wrong);
    sweep_destroy(&sweep);
    return good;
}

static bool write_whole(ExperimentSheet *s, const char *text, int most, int *value) {
    uint64_t number;
    if (!number_read_whole(text, &number) || number < 1 || number > (uint64_t)most)
        return message_set(&s->wrong, "'%.40s' is no whole number from 1 to %d", text, most);
    *value = (int)number;
    return true;
}

static bool write_until(ExperimentSheet *s, const char *text) {
    if (!stop_check(text, &s->wrong)) return false;
    snprintf(s->def.until, sizeof s->def.until, "%s", text);
    return true;
}

static bool write_field(ExperimentSheet *s, Field field, const char *text) {
    s->wrong.text[0] = '\0';
    switch (field) {
    case FIELD_FIRST:
    case FIELD_SECOND: return write_values(s, field, text);
    case FIELD_STARTS: return write_whole(s, text, EXPERIMENT_STARTS, &s->def.starts);
    case FIELD_UNTIL: return write_until(s, text);
    case FIELD_EPOCHS: return write_whole(s, text, EXPERIMENT_EPOCHS, &s->def.epochs);
    }
    return false;
}

static void field_press(const Gesture *g, Tag tag, const InputEvent *e) {
    char text[EXPERIMENT_TEXT];
    editing_change_text(g, tag, field_text(&g->ui->experiment, (Field)tag.index, text));
}

static bool field_enter(const Gesture *g, Tag tag) {
    field_press(g, tag, NULL);
    return true;
}

static void field_written(const Gesture *g, Tag tag, const char *text) {
    if (!write_field(&g->ui->experiment, (Field)tag.index, text)) editing_mend(g, tag, text);
}

static const char *field_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    return hints[tag.index];
}

static const Target TARGET_EXPERIMENT_FIELD = {.name = "experiment field",
                                               .stop = TAB_EACH,
                                               .press = field_press,
                                               .enter = field_enter,
                                               .written = field_written,
                                               .words = true,
                                               .blank = true,
                                               .say = field_say};

/* For a list that is longer than its field. */
static void say_count(const char *vary, char text[EXPERIMENT_TEXT]) {
    Sweep sweep = {.axes = 0};
    if (sweep_add(&sweep, vary, NULL))
        snprintf(text, EXPERIMENT_TEXT, "%" PRId64 " values", sweep_runs(&sweep));
    sweep_destroy(&sweep);
}

static float field_row(View *view, Rect column, float y, Field field, const char *label) {
    const Theme *t = view->theme;
    char text[EXPERIMENT_TEXT];
    Tag tag = tag_of(&TARGET_EXPERIMENT_FIELD, (int)field);
    bool varies = field <= FIELD_SECOND;
    float h = view_units(view, 28), first = column.w * 0.34f, radius = view_units(view, 5);
    float pad = view_units(view, 8);
    Rect box = {column.x + first, y, column.w - first, h};
    field_text(&view->ui->experiment, field, text);
    TextStyle quiet = view_style(view, TYPE_BODY, t->quiet, ALIGN_LEFT);
    TextStyle style =
        view_style(view, varies ? TYPE_SMALL : TYPE_BODY, text[0] ? t->ink : t->quiet, ALIGN_LEFT);
    view_text(view, label, column.x, view_middle(view, &quiet, y, h), first - pad, &quiet);
    shapes_mark(view->out, "experiment field", (int)field);
    if (tag_same(view->ui->editing.tag, tag)) {
        editing_field(view, box);
    } else {
        shapes_rect(view->out, box, radius, t->card);
        shapes_border(view->out, box, radius, 1, t->hairline);
        view_feedback(view, box, radius, tag);
        if (varies && text_width(view->glyphs, text, &style, view->ui->density) > box.w - 2 * pad)
            say_count(view->ui->experiment.def.vary[field], text);
        view_text(view, text[0] ? text : "never", box.x + pad, view_middle(view, &style, y, h),
                  box.w - 2 * pad, &style);
    }
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag, box);
    return y + h + view_units(view, 6);
}

static float fields(View *view, Rect column, float y) {
    const ExperimentSheet *s = &view->ui->experiment;
    for (int i = 0; i < EXPERIMENT_VARY; i++) {
        char name[SETTING_NAME];
        const char *vary = s->def.vary[i];
        if (!vary[0]) continue;
        snprintf(name, sizeof name, "%.*s", (int)strcspn(vary, "="), vary);
        y = field_row(view, column, y, (Field)i, name);
    }
    y = field_row(view, column, y, FIELD_STARTS, "starts");
    y = field_row(view, column, y, FIELD_UNTIL, "stop at");
    return field_row(view, column, y, FIELD_EPOCHS, "epochs");
}

/* ---- running */

typedef enum ExperimentAct { ACT_RUN, ACT_PAUSE, ACT_COPY, ACT_SAVE, ACT_OTHER } ExperimentAct;

static void act_press(const Gesture *g, Tag tag, const InputEvent *e) {
    UiState *ui = g->ui;
    ExperimentSheet *s = &ui->experiment;
    switch ((ExperimentAct)tag.index) {
    case ACT_RUN:
        if (!s->at.going) experiment_sheet_run(s, g->lab);
        break;
    case ACT_PAUSE: experiment_pause(&s->at, s->at.going); break;
    case ACT_COPY: ui_copy(ui, experiment_table(&s->at, false), "Copied the runs as cells."); break;
    case ACT_SAVE: s->table = true; break;
    case ACT_OTHER:
        if (!experiment_sheet_undo(s, g->lab)) experiment_sheet_redo(s, g->lab);
        break;
    }
}

static const char *act_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    static const char *const says[] = {
        [ACT_RUN] = "Trains all combinations, each from every start (Enter)",
        [ACT_PAUSE] = "Keeps what is done",
        [ACT_COPY] = "A row a run, for a spreadsheet",
        [ACT_SAVE] = "A row a run, as CSV, beside the file that is open",
        [ACT_OTHER] = "The runs before these, with all that came of them (Ctrl+Z)"};
    const ExperimentSheet *s = &view->ui->experiment;
    if (tag.index == ACT_RUN && experiment_sheet_goes_on(s))
        return "Nothing has changed: those that are left are trained (Enter)";
    if (tag.index == ACT_OTHER && s->undone) return "The runs after these again (Ctrl+Shift+Z)";
    return says[tag.index];
}

static const Target TARGET_EXPERIMENT_ACT = {
    .name = "experiment act", .stop = TAB_EACH, .press = act_press, .say = act_say};

/* How many runs there would be; 0 where that cannot be said. */
static int64_t runs_of(const SceneExperiment *def) {
    Sweep sweep = {.axes = 0};
    bool good = true;
    for (int i = 0; i < EXPERIMENT_VARY && good; i++)
        good = !def->vary[i][0] || sweep_add(&sweep, def->vary[i], NULL);
    int64_t runs = good ? sweep_runs(&sweep) * def->starts : 0;
    sweep_destroy(&sweep);
    return runs;
}

/* "Run 120 runs"; of runs that were stopped, and that nothing has changed for, those
 * that are left. */
static void run_label(const ExperimentSheet *s, char text[64]) {
    const int left = s->at.runs - s->at.done;
    int64_t runs = runs_of(&s->def);
    snprintf(text, 64, "Run");
    if (experiment_sheet_goes_on(s))
        snprintf(text, 64, "Go on: %d run%s left", left, left == 1 ? "" : "s");
    else if (runs > 0)
        snprintf(text, 64, "Run %" PRId64 " run%s", runs, runs == 1 ? "" : "s");
}

/* While they go on there is nothing but Stop: to begin anew would put away what is done. Its place
 * is empty at the end, so that a press that comes too late does not begin anew either. */
static float run_buttons(View *view, Rect column, float y) {
    const ExperimentSheet *s = &view->ui->experiment;
    const Experiment *at = &s->at;
    char label[64];
    bool goes_on = experiment_sheet_goes_on(s);
    float h = view_units(view, 36), gap = view_units(view, 8), half = column.w * 0.36f;
    float first = at->runs > 0 ? column.w - half - gap : column.w;
    Rect run = {column.x, y, first, h}, stop = {column.x + first + gap, y, half, h};
    run_label(s, label);
    if (!at->going) view_button(view, run, label, true, tag_of(&TARGET_EXPERIMENT_ACT, ACT_RUN));
    if (at->done < at->runs && !goes_on)
        view_button(view, stop, at->going ? "Stop" : "Go on", at->going,
                    tag_of(&TARGET_EXPERIMENT_ACT, ACT_PAUSE));
    return y + h;
}

/* At the right of how far they are: the way back to the runs before them. Returns its width. */
static float way_back(View *view, Rect column, float baseline) {
    const ExperimentSheet *s = &view->ui->experiment;
    const Tag tag = tag_of(&TARGET_EXPERIMENT_ACT, ACT_OTHER);
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_RIGHT);
    char text[64];
    if (s->other.runs == 0) return 0;
    const char *runs = s->other.done == 1 ? "run" : "runs";
    snprintf(text, sizeof text, s->undone ? "%d %s after →" : "← %d %s before", s->other.done,
             runs);
    float w = text_width(view->glyphs, text, &style, view->ui->density),
          right = column.x + column.w;
    Rect box = {right - w - 4, baseline - style.size, w + 8, style.size * 1.4f};
    view_feedback(view, box, view_units(view, 3), tag);
    shapes_mark(view->out, "experiment way back", s->other.done);
    view_text(view, text, right, baseline, 0, &style);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag, box);
    return w + view_units(view, 8);
}

static float progress(View *view, Rect column, float y) {
    const Theme *t = view->theme;
    const Experiment *at = &view->ui->experiment.at;
    char text[96];
    TextStyle quiet = view_style(view, TYPE_SMALL, t->quiet, ALIGN_LEFT);
    Rect bar = {column.x, y + view_units(view, 12), column.w, view_units(view, 5)};
    if (at->runs == 0) return y;
    shapes_rect(view->out, bar, bar.h / 2, t->sunken);
    bar.w *= (float)at->done / (float)at->runs;
    shapes_rect(view->out, bar, bar.h / 2, t->accent);
    snprintf(text, sizeof text, at->done == at->runs ? "%d runs" : "%d of %d runs", at->done,
             at->runs);
    float baseline = bar.y + view_units(view, 20), back = way_back(view, column, baseline);
    shapes_mark(view->out, "experiment progress", at->done);
    view_text(view, text, column.x, baseline, column.w - back, &quiet);
    shapes_mark(view->out, NULL, 0);
    return bar.y + view_units(view, 22);
}

/* ---- what came of it */

/* "Soonest: rate 0.3. "; where there is nothing to choose from, nothing. */
static const char *say_best(const ExperimentSheet *s, const char *how, int best, char text[300]) {
    text[0] = '\0';
    if (s->at.groups > 1) {
        char name[256];
        snprintf(text, 300, "%s: %s. ", how, experiment_group_name(s, best, name));
    }
    return text;
}

static void say_found(const ExperimentSheet *s, char text[512]) {
    char lead[300];
    int best = experiment_best(s), reached = 0, diverged = 0, impossible = 0;
    for (int r = 0; r < s->at.runs; r++) {
        const ExperimentRun *run = &s->at.run[r];
        reached += run->ran && run->outcome.reached >= 0;
        diverged += run->ran && run->outcome.end == TRIAL_DIVERGED;
        impossible += run->done && !run->ran;
    }
    text[0] = '\0';
    if (best < 0) return;
    Spread spread = experiment_spread(&s->at, best);
    size_t used = 0;
    bool held_out = s->figure == FIGURE_TEST_LOSS;
    if (s->at.def.until[0] && reached == 0)
        used = (size_t)snprintf(
            text, 512, "No run has reached the goal. %s",
            say_best(s, held_out ? "Lowest loss held out" : "Lowest loss", best, lead));
    else if (s->figure == FIGURE_EPOCHS && isfinite(spread.epochs.middle))
        used = (size_t)snprintf(
            text, 512, "%s%d of %d starts reached the goal, half of all by epoch %.0f.",
            say_best(s, "Soonest", best, lead), spread.reached, spread.runs, spread.epochs.middle);
    else if (s->figure == FIGURE_EPOCHS)
        used = (size_t)snprintf(text, 512, "%s%d of %d starts reached the goal.",
                                say_best(s, "Most often", best, lead), spread.reached, spread.runs);
    else
        used = (size_t)snprintf(text, 512, "%sHalf of %s runs end below %.3g.",
                                say_best(s, "Lowest", best, lead), s->at.groups > 1 ? "its" : "the",
                                held_out ? spread.test_loss.middle : spread.loss.middle);
    if (diverged > 0 && used < 400)
        used += (size_t)snprintf(text + used, 512 - used, " %d run%s diverged.", diverged,
                                 diverged == 1 ? "" : "s");
    if (impossible > 0 && used < 400)
        snprintf(text + used, 512 - used, " %d cannot be.", impossible);
}

/* In a lesson: that the step asks for another experiment, and for which; its sentences and tasks
 * do not speak of this one. Returns how long that is. */
static size_t say_other(const View *view, char text[400]) {
    const SceneExperiment *asked = player_experiment(view->player);
    const char *first = asked ? asked->vary[0] : "", *second = asked ? asked->vary[1] : "";
    text[0] = '\0';
    if (!asked || experiment_asks_same(asked, &view->ui->experiment.def)) return 0;
    int used = snprintf(text, 400, "The step asks for %.80s%s%.80s%s%d start%s, ", first,
                        second[0] ? ", " : "", second, first[0] ? ", " : "", asked->starts,
                        asked->starts == 1 ? "" : "s");
    if (asked->until[0])
        used += snprintf(text + used, 400 - (size_t)used, "stopped at %.64s or epoch %d. ",
                         asked->until, asked->epochs);
    else
        used += snprintf(text + used, 400 - (size_t)used, "stopped at epoch %d%s. ", asked->epochs,
                         view->ui->experiment.def.until[0] ? " and by no goal" : "");
    return (size_t)used;
}

static void words(View *view, Rect column, float y, float end) {
    const ExperimentSheet *s = &view->ui->experiment;
    char text[1000] = "";
    bool wrong = s->wrong.text[0] != '\0';
    float line = view_units(view, 19);
    int most = (int)((end - y) / line);
    if (wrong)
        snprintf(text, sizeof text, "%c%.500s.", toupper((unsigned char)s->wrong.text[0]),
                 s->wrong.text + 1);
    else if (view->ui->said.text[0])
        snprintf(text, sizeof text, "%.500s", view->ui->said.text);
    else
        say_found(s, text + say_other(view, text));
    TextStyle style =
        view_style(view, TYPE_BODY, wrong ? view->theme->bad : view->theme->ink, ALIGN_LEFT);
    if (most < 1 || !text[0]) return;
    float room = 0.85f * (float)most * column.w;
    char *first = strstr(text, ". ");
    if (first && text_width(view->glyphs, text, &style, view->ui->density) > room) first[1] = '\0';
    shapes_mark(view->out, wrong ? "experiment wrong" : "experiment found", 0);
    view_lines(view, text, (Point){column.x, y + line}, column.w, line, most, &style);
    shapes_mark(view->out, NULL, 0);
}

void experiment_draw_form(View *view, Rect column) {
    const Theme *t = view->theme;
    const ExperimentSheet *s = &view->ui->experiment;
    float y = column.y, button = view_units(view, 30), gap = view_units(view, 10);
    bool low = column.h < view_units(view, view->layout.fold == FOLD_COLUMN ? 400 : 460);
    TextStyle title = view_style(view, TYPE_TITLE, t->ink, ALIGN_LEFT);
    TextStyle caption = view_style(view, TYPE_CAPTION, t->quiet, ALIGN_LEFT);
    view_text(view, "Experiment", column.x, y + title.size, column.w, &title);
    y += title.size * 1.3f + gap;
    if (!low) {
        view_text(view, "WHAT VARIES", column.x, y + caption.size, column.w, &caption);
        y = chip_row(view, column, y + caption.size + gap) + gap;
    }
    y = fields(view, column, y);
    y = progress(view, column, run_buttons(view, column, y + gap / 2));
    float foot = column.y + column.h - button, half = (column.w - gap) / 2;
    words(view, column, y + gap / 2, foot - gap);
    if (s->at.done == 0) return;
    view_button(view, (Rect){column.x, foot, half, button}, "Copy table", false,
                tag_of(&TARGET_EXPERIMENT_ACT, ACT_COPY));
    view_button(view, (Rect){column.x + half + gap, foot, half, button}, "Save as CSV", false,
                tag_of(&TARGET_EXPERIMENT_ACT, ACT_SAVE));
}
