/* See legend.h. */
#include "panels/legend.h"

#include <stdio.h>
#include <string.h>

#include "panels/arrow.h"
#include "ui/menu.h"
#include "ui/widgets.h"

/* ---- what tells a run from another */

enum { TRAITS = 16, TRAIT_TEXT = LEGEND_WAY };

typedef struct Traits {
    int count;
    char text[TRAITS][TRAIT_TEXT];
} Traits;

static void add_trait(Traits *traits, bool differs, const char *name, const char *value) {
    if (!differs) return;
    snprintf(traits->text[traits->count++], TRAIT_TEXT, "%s%s%.30s", name, name[0] ? " " : "",
             value);
}

static void add_number(Traits *traits, const char *name, double value, double other) {
    char number[32];
    add_trait(traits, value != other, name, text_short(value, 3, number, sizeof number));
}

/* A batch of all points is that of so many. */
static int batch_of(const View *view, const Training *t) {
    int all = view->lab->run->train.count;
    return t->batch == 0 || t->batch > all ? all : t->batch;
}

static void add_training(const View *view, Traits *traits, const Training *t, const Training *o) {
    bool momentum = optimizer_has_momentum(t->optimizer) && optimizer_has_momentum(o->optimizer);
    add_number(traits, "rate", (double)t->rate, (double)o->rate);
    add_number(traits, "batch", batch_of(view, t), batch_of(view, o));
    add_trait(traits, t->optimizer != o->optimizer, "", optimizer_name(t->optimizer));
    if (momentum) add_number(traits, "momentum", (double)t->momentum, (double)o->momentum);
    add_trait(traits, t->rule != o->rule, "", rule_name(t->rule));
    add_trait(traits, t->loss != o->loss, "", loss_name(t->loss));
    add_number(traits, "L1", (double)t->l1, (double)o->l1);
    add_number(traits, "L2", (double)t->l2, (double)o->l2);
    add_number(traits, "dropout", (double)t->dropout, (double)o->dropout);
    if (t->batch > 0 && t->shuffle && o->batch > 0 && o->shuffle)
        add_number(traits, "order", (double)t->seed, (double)o->seed);
}

/* "layers 4–1" */
static void add_units(Traits *traits, const NetworkDef *n, const NetworkDef *o) {
    char text[TRAIT_TEXT] = "";
    bool differs = n->layers != o->layers;
    for (int l = 0; l < n->layers; l++) {
        size_t used = strlen(text);
        differs |= l < o->layers && n->units[l] != o->units[l];
        snprintf(text + used, sizeof text - used, "%s%d", l ? "–" : "", n->units[l]);
    }
    add_trait(traits, differs, "layers", text);
}

/* The activation of the first layer that has another one. */
static void add_activation(Traits *traits, const NetworkDef *n, const NetworkDef *o) {
    for (int l = 0; l < n->layers && l < o->layers; l++) {
        bool differs = n->activation[l] != o->activation[l];
        add_trait(traits, differs, "", activation_name(n->activation[l]));
        if (differs) return;
    }
}

static void add_network(Traits *traits, const NetworkDef *n, const NetworkDef *o) {
    if (n->layers == 0 || o->layers == 0) return;
    add_trait(traits, n->start.kind != o->start.kind, "", start_name(n->start.kind));
    add_number(traits, "seed", (double)n->start.seed, (double)o->start.seed);
    bool scaled = n->start.kind == START_UNIFORM || n->start.kind == START_NORMAL;
    if (scaled && n->start.kind == o->start.kind)
        add_number(traits, "scale", (double)n->start.scale, (double)o->start.scale);
    add_units(traits, n, o);
    add_activation(traits, n, o);
    add_trait(traits, n->inputs != o->inputs, "", "other inputs");
}

/* The shortest that is left, which is taken away; NULL when none is. */
static char *take_shortest(Traits *traits) {
    int best = -1;
    for (int i = 0; i < traits->count; i++) {
        const char *text = traits->text[i];
        if (text[0] && (best < 0 || strlen(text) < strlen(traits->text[best]))) best = i;
    }
    return best < 0 ? NULL : traits->text[best];
}

const char *legend_way(const View *view, const TrailWay *way, const TrailWay *other,
                       char text[LEGEND_WAY]) {
    enum { ROOM = 26 }; /* letters, beside what else a head or a chart says */
    Traits traits = {0};
    add_training(view, &traits, &way->training, &other->training);
    add_network(&traits, &way->network, &other->network);
    text[0] = '\0';
    for (char *next; (next = take_shortest(&traits)); next[0] = '\0') {
        size_t used = strlen(text);
        if (used > 0 && used + strlen(next) > ROOM) {
            snprintf(text + used, LEGEND_WAY - used, ", …");
            break;
        }
        snprintf(text + used, LEGEND_WAY - used, "%s%s", used ? ", " : "", next);
    }
    return text;
}

/* ---- the gold arrows */

static Rect around(const View *view, float left, float right, float baseline) {
    float out = view_units(view, 5);
    return (Rect){left - out, baseline - view_units(view, 16), right - left + 2 * out,
                  view_units(view, 22)};
}

static void press(View *view, Rect rect, Entry entry) {
    view_feedback(view, rect, view_units(view, 4), menu_tag(entry));
    target_place(view->out, menu_tag(entry), rect);
}

static TextStyle gold_style(const View *view) {
    return view_style(view, TYPE_SMALL, view->theme->gold_text, ALIGN_RIGHT);
}

static float width_of(const View *view, const char *text) {
    TextStyle style = gold_style(view);
    return text_width(view->glyphs, text, &style, view->ui->density);
}

/* A text that is a switch, ending at `right`. */
static void word(View *view, const char *text, float right, float baseline, Entry entry) {
    TextStyle style = gold_style(view);
    if (!text[0]) return;
    press(view, around(view, right - width_of(view, text), right, baseline), entry);
    shapes_mark(view->out, "legend", (int)entry);
    view_text(view, text, right, baseline, 0, &style);
    shapes_mark(view->out, NULL, 0);
}

static bool is_hidden(const View *view) {
    return view->bare || ui_hides(view->ui, HIDE_ARROWS);
}

static const char *meaning(const View *view) {
    if (view_waits(view)) return "after your answer";
    return view->ui->arrows.gradient ? "gradient" : "next step";
}

/* "× 10"; "× 10 · try × 100" where a press gives another one that is needed by now. Nothing while a
 * question keeps the arrows. */
static const char *lens(const View *view, char text[48]) {
    const UiState *ui = view->ui;
    double now = (double)arrow_lens(view),
           fitting = (double)ui->rulers.fitting[ui->arrows.gradient ? MOVE_GRADIENT : MOVE_STEP];
    text[0] = '\0';
    if (view_waits(view) || is_hidden(view)) return text;
    snprintf(text, 48, fitting > now ? "× %.0f · try × %.0f" : "× %.0f", now, fitting);
    return text;
}

/* Between the two words. */
static float gap(const View *view) {
    return view_waits(view) || is_hidden(view) ? 0 : view_units(view, 11);
}

float legend_width(const View *view) {
    char text[48];
    if (view_leaves_out_arrows(view)) return 0;
    return width_of(view, meaning(view)) + view_units(view, 12) + gap(view) +
           width_of(view, lens(view, text));
}

void legend_meaning(View *view, float right, float baseline) {
    char text[48];
    if (view_leaves_out_arrows(view)) return;
    float end = right - width_of(view, lens(view, text)) - gap(view);
    Point foot = {right - legend_width(view), baseline + 1};
    word(view, text, right, baseline, ENTRY_LENS);
    word(view, meaning(view), end, baseline, ENTRY_GRADIENT);
    shapes_mark(view->out, "legend", ENTRY_GRADIENT);
    shapes_arrow(view->out, foot, (Point){foot.x, baseline - view_units(view, 11)},
                 view_units(view, 2.4f), view->theme->gold);
    shapes_mark(view->out, NULL, 0);
}

float legend_lens_width(const View *view) {
    char text[48];
    return width_of(view, lens(view, text));
}

void legend_lens(View *view, float right, float baseline) {
    char text[48];
    word(view, lens(view, text), right, baseline, ENTRY_LENS);
}

void legend_scale(View *view, float right, float baseline) {
    const UiState *ui = view->ui;
    const Ruler *ruler = &ui->rulers.now.edge[ui->arrows.gradient ? MOVE_GRADIENT : MOVE_STEP];
    double lens = (double)arrow_lens(view);
    char now[32], before[32], was[64] = "", text[128];
    if (!(ruler->reach > 0) || view_waits(view) || is_hidden(view)) return;
    if (ruler->before > 0)
        snprintf(was, sizeof was, " (was %s)",
                 text_short((double)ruler->before / lens, 2, before, sizeof before));
    snprintf(text, sizeof text, "= %s%s · %s",
             text_short((double)ruler->reach / lens, 2, now, sizeof now), was,
             ui->arrows.logarithmic ? "logarithmic" : "linear");
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_RIGHT);
    style.face = FONT_REGULAR;
    float wide = text_width(view->glyphs, text, &style, ui->density);
    Point foot = {right - wide - view_units(view, 8), baseline + view_units(view, 6)};
    press(view, around(view, foot.x - view_units(view, 3), right, baseline), ENTRY_LOG_ARROWS);
    shapes_mark(view->out, "legend", ENTRY_LOG_ARROWS);
    view_text(view, text, right, baseline, 0, &style);
    shapes_arrow(view->out, foot, (Point){foot.x, foot.y - arrow_edge_whole(view)},
                 view_units(view, 2.6f), view->theme->gold);
    shapes_mark(view->out, NULL, 0);
}
