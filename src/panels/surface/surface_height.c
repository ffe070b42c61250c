/* What stands as height, chosen from a list in the panel's head. Part of surface.h. */
#include <math.h>
#include <stdio.h>

#include "panels/surface/surface.h"
#include "ui/focus.h"
#include "ui/list.h"
#include "ui/popup.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

/* Outputs that are listed: each answer, then each score, then the unit; and of an experiment the
 * mean and the spread of the first. */
enum { MOST = 8, ENTRIES = 2 * MOST + 3 };

static int listed(const Lab *lab) {
    int outputs = lab_network(lab)->outputs;
    return outputs < MOST ? outputs : MOST;
}

static int entries(const Lab *lab, const UiState *ui) {
    return 2 * listed(lab) + 1 + (ui->surface_seen.starts > 1 ? 2 : 0);
}

static SurfaceHeight entry_of(const Lab *lab, int entry) {
    int outputs = listed(lab);
    if (entry > 2 * outputs)
        return (SurfaceHeight){entry == 2 * outputs + 1 ? HEIGHT_MEAN : HEIGHT_SPREAD, 0, NAN};
    if (entry == 2 * outputs) return (SurfaceHeight){HEIGHT_UNIT, 0, NAN};
    return (SurfaceHeight){entry < outputs ? HEIGHT_ANSWER : HEIGHT_SCORE, entry % outputs, NAN};
}

static bool is_chosen(const UiState *ui, SurfaceHeight height) {
    return ui->surface.of == height.of && ui->surface.output == height.output;
}

static void open_list(View *view, Tag tag);
static Tag chooser_follow(const Gesture *g, Tag tag);

static void chooser_press(const Gesture *g, Tag tag, const InputEvent *e) {
    popup_toggle(g, tag);
}

static const Target TARGET_HEIGHT = {
    .name = "height",
    .hint = "What stands as height: an answer, its score, or the unit that is selected",
    .stop = TAB_EACH,
    .press = chooser_press,
    .follow = chooser_follow,
    .open = open_list};

static void option_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->surface = entry_of(g->lab, tag.part);
}

static Tag option_follow(const Gesture *g, Tag tag) {
    return tag_of(&TARGET_HEIGHT, 0);
}

static const Target TARGET_HEIGHT_OPTION = {.name = "height option", /* part: entry */
                                            .stop = TAB_EACH,
                                            .press = option_press,
                                            .arrow = focus_arrow_siblings,
                                            .follow = option_follow};

static Tag chooser_follow(const Gesture *g, Tag tag) {
    int count = entries(g->lab, g->ui), chosen = 0;
    if (!popup_is_open(g->ui, tag)) return (Tag){0};
    for (int i = 0; i < count; i++) {
        if (is_chosen(g->ui, entry_of(g->lab, i))) chosen = i;
    }
    return tag_part(&TARGET_HEIGHT_OPTION, 0, chosen);
}

static void open_list(View *view, Tag tag) {
    const Lab *lab = view->lab;
    char label[ENTRIES][SYMBOL_TEXT + 24], name[SYMBOL_TEXT];
    ListEntry entry[ENTRIES];
    int count = entries(lab, view->ui), at = target_find(view->out, tag, -1);
    if (at < 0) return;
    for (int i = 0; i < count; i++) {
        SurfaceHeight height = entry_of(lab, i);
        symbol_unit(lab, lab_network(lab)->layers - 1, height.output, name);
        bool score = height.of == HEIGHT_SCORE;
        snprintf(label[i], sizeof label[i], score ? "the score of %s" : "%s", name);
        if (height.of == HEIGHT_UNIT) snprintf(label[i], sizeof label[i], "the selected unit");
        if (height.of == HEIGHT_MEAN)
            snprintf(label[i], sizeof label[i], "the mean of %d starts",
                     view->ui->surface_seen.starts);
        if (height.of == HEIGHT_SPREAD) snprintf(label[i], sizeof label[i], "their spread");
        entry[i] = (ListEntry){.label = label[i], .chosen = is_chosen(view->ui, height)};
    }
    float least = view_units(view, 150);
    Rect anchor = view->out->shape[at].rect;
    anchor.x += anchor.w - least; /* it ends where its opener does */
    anchor.w = least;
    list_draw(view, anchor, least, entry, count, tag_of(&TARGET_HEIGHT_OPTION, 0));
}

float surface_chooser_width(const View *view) {
    return view_units(view, 74);
}

void surface_chooser(View *view, float right, float baseline) {
    float w = view_units(view, 66);
    Rect rect = {right - w, baseline - view_units(view, 15), w, view_units(view, 22)};
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    Tag tag = tag_of(&TARGET_HEIGHT, 0);
    Point sign = {right - view_units(view, 10), baseline - view_units(view, 4)};
    view_feedback(view, rect, 4, tag);
    view_text(view, "height", rect.x + view_units(view, 6), baseline, 0, &style);
    view_chevron(view, sign, false);
    target_place(view->out, tag, rect);
}

const char *surface_height_name(const View *view, char text[64]) {
    const Relief *r = view->relief;
    char name[SYMBOL_TEXT];
    symbol_unit(view->lab, r->layer, r->unit, name);
    snprintf(text, 64, r->score ? "z of %.50s" : "%.60s", name);
    if (r->many == HEIGHT_MEAN) snprintf(text, 64, "mean %.50s", name);
    if (r->many == HEIGHT_SPREAD) snprintf(text, 64, "spread of %.50s", name);
    return text;
}
