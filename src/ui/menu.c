/* See menu.h. */
#include "ui/menu.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "ui/desk.h"
#include "ui/popup.h"

static const struct {
    const char *label, *key;
    bool begins; /* a group */
    int theme;   /* that it chooses, from 1; 0: it is a switch */
} entries[] = {
    [ENTRY_LIGHT] = {.label = "Light theme", .key = "T", .theme = THEME_LIGHT + 1},
    [ENTRY_DARK] = {.label = "Dark theme", .key = "T", .theme = THEME_DARK + 1},
    [ENTRY_CONTRAST] = {.label = "High contrast", .key = "T", .theme = THEME_CONTRAST + 1},
    [ENTRY_PROJECTOR] = {.label = "Projector mode", .key = "P", .begins = true},
    [ENTRY_FULL_SCREEN] = {.label = "Full screen", .key = "F11"},
    [ENTRY_COLUMN] = {.label = "Hide the left column", .key = "K"},
    [ENTRY_GRADIENT] = {.label = "Arrows show the gradient", .key = "G", .begins = true},
    [ENTRY_LENS] = {.label = "Enlarge short arrows", .key = "Shift+G"},
    [ENTRY_LOG_ARROWS] = {.label = "Logarithmic arrows", .key = "L"},
    [ENTRY_LOG_LOSS] = {.label = "Logarithmic loss axis", .key = "Shift+L"},
    [ENTRY_ACCURACY] = {.label = "Accuracy in the timeline", .key = "A"},
    [ENTRY_EQUAL_UNITS] = {.label = "Equal units on both axes", .key = "", .begins = true},
    [ENTRY_SHARES] = {.label = "Points as large as their loss", .key = ""},
    [ENTRY_HULLS] = {.label = "A band around each class", .key = ""},
    [ENTRY_FAN] = {.label = "Lines of earlier runs", .key = ""},
    [ENTRY_SQUARES] = {.label = "Squares of the residuals", .key = ""},
    [ENTRY_BLAME] = {.label = "Blame |δ| of each layer", .key = ""},
    [ENTRY_ALONG_PATH] = {.label = "Landscape along the path", .key = ""},
    [ENTRY_COMPARE] = {.label = "Runs side by side", .key = "J", .begins = true},
    [ENTRY_KEEP] = {.label = "Keep this run beside the next", .key = "Shift+J"},
    [ENTRY_EXPERIMENT] = {.label = "Experiment\u2026", .key = "U"},
    [ENTRY_LAYOUT] = {.label = "Panels in their first places", .key = "", .begins = true},
    [ENTRY_PRESENTER] = {.label = "Presenter's view", .key = "V", .begins = true},
    [ENTRY_CONTROLS] = {.label = "All controls", .key = "C"},
};

static_assert((int)ENTRY_PROJECTOR == (int)THEME_COUNT,
              "an entry for each theme, before the others");
static_assert(ENTRY_COUNT == 24, "an entry has no row");

static void entry_press(const Gesture *g, Tag tag, const InputEvent *e) {
    menu_choose(g->ui, g->lab, (Entry)tag.index);
}

static Move move_of(const UiState *ui) {
    return ui->arrows.gradient ? MOVE_GRADIENT : MOVE_STEP;
}

static void say_lens(const UiState *ui, char text[TOOLTIP_TEXT]) {
    const Rulers *rulers = &ui->rulers;
    Move move = move_of(ui);
    float lens = rulers->now.lens[move], fitting = rulers->fitting[move];
    if (lens > 1 && lens >= fitting)
        snprintf(text, TOOLTIP_TEXT,
                 "Arrows are drawn %.0f times as long as they are. Press for true lengths (%s)",
                 (double)lens, menu_key(ENTRY_LENS));
    else if (fitting > lens)
        snprintf(text, TOOLTIP_TEXT,
                 "Too short to be seen? Press to draw arrows %.0f times as long as they are (%s)",
                 (double)fitting, menu_key(ENTRY_LENS));
    else
        snprintf(text, TOOLTIP_TEXT, "Arrows have their true lengths (%s)", menu_key(ENTRY_LENS));
}

/* In the list its words stand there to be read. */
static const char *entry_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    Entry entry = (Entry)tag.index;
    const char *what = menu_label(view->ui, entry);
    if (view->ui->popup.card.target) return NULL;
    if (entry == ENTRY_GRADIENT) what = "Arrows show the next step, or the gradient";
    if (entry == ENTRY_COLUMN)
        what = view->ui->column_folded ? "Brings the left column back"
                                       : "Hides the left column: more room for the pictures";
    if (entry == ENTRY_EXPERIMENT) what = "Many runs: one or two settings, many starts";
    if (entry == ENTRY_BLAME) what = "Sizes of the weights' gradients, or of the blame |δ|";
    if (entry == ENTRY_LOG_ARROWS)
        what = "Arrows on edges: linear, or logarithmic over four powers of ten";
    if (entry == ENTRY_LENS) {
        say_lens(view->ui, text);
        return text;
    }
    if (menu_key(entry)[0] == '\0') return what;
    snprintf(text, TOOLTIP_TEXT, "%s (%s)", what, menu_key(entry));
    return text;
}

static const Target TARGET_ENTRY = {
    .name = "entry", .stop = TAB_EACH, .press = entry_press, .say = entry_say};

Tag menu_tag(Entry entry) {
    return tag_of(&TARGET_ENTRY, (int)entry);
}

const char *menu_label(const UiState *ui, Entry entry) {
    return entry == ENTRY_CONTROLS && ui->wander ? "Back to the lesson" : entries[entry].label;
}

const char *menu_key(Entry entry) {
    return entries[entry].key;
}

bool menu_begins_group(Entry entry) {
    return entries[entry].begins;
}

bool menu_offers(const Player *player, const Lab *lab, Entry entry) {
    if (entry == ENTRY_EQUAL_UNITS) return lab->scene.data.columns > 1;
    if (entry == ENTRY_COMPARE) return !lab_is_graph(lab);
    if (entry == ENTRY_KEEP) return !lab_is_graph(lab) && !lab->compare;
    if (entry == ENTRY_LAYOUT) return !player->playing;
    if (entry == ENTRY_EXPERIMENT) /* in a lesson, where a step has one */
        return !lab_is_graph(lab) && (!player->playing || lab->scene.experiment.given);
    return (entry != ENTRY_CONTROLS && entry != ENTRY_PRESENTER) || player->playing;
}

/* The switch that an entry is, of those that are no theme. */
static bool *switch_of(UiState *ui, Entry entry) {
    switch (entry) {
    case ENTRY_PROJECTOR: return &ui->projector;
    case ENTRY_FULL_SCREEN: return &ui->full_screen;
    case ENTRY_COLUMN: return &ui->column_folded;
    case ENTRY_GRADIENT: return &ui->arrows.gradient;
    case ENTRY_LOG_ARROWS: return &ui->arrows.logarithmic;
    case ENTRY_LOG_LOSS: return &ui->extra[EXTRA_LOG_LOSS];
    case ENTRY_ACCURACY: return &ui->accuracy;
    case ENTRY_SHARES: return &ui->extra[EXTRA_SHARES];
    case ENTRY_HULLS: return &ui->extra[EXTRA_HULLS];
    case ENTRY_FAN: return &ui->extra[EXTRA_FAN];
    case ENTRY_SQUARES: return &ui->extra[EXTRA_SQUARES];
    case ENTRY_BLAME: return &ui->extra[EXTRA_BLAME];
    case ENTRY_ALONG_PATH: return &ui->extra[EXTRA_ALONG_PATH];
    case ENTRY_PRESENTER: return &ui->presenting;
    case ENTRY_CONTROLS: return &ui->wander;
    case ENTRY_LENS:        /* is a number of times */
    case ENTRY_EQUAL_UNITS: /* are the scene's */
    case ENTRY_COMPARE:     /* are the lab's */
    case ENTRY_KEEP:
    case ENTRY_LAYOUT:     /* is done at once */
    case ENTRY_EXPERIMENT: /* opens a sheet */
    case ENTRY_LIGHT:
    case ENTRY_DARK:
    case ENTRY_CONTRAST:
    case ENTRY_COUNT: break;
    }
    return NULL;
}

bool menu_is_on(const UiState *ui, const Lab *lab, Entry entry) {
    int theme = entries[entry].theme;
    if (theme > 0) return ui->theme == (ThemeKind)(theme - 1);
    bool says_it = entry == ENTRY_CONTROLS || entry == ENTRY_LAYOUT || entry == ENTRY_EXPERIMENT ||
                   entry == ENTRY_KEEP;
    if (says_it) return false; /* their words say it */
    if (entry == ENTRY_EQUAL_UNITS) return !lab->scene.free_axes;
    if (entry == ENTRY_COMPARE) return lab->compare != NULL;
    if (entry == ENTRY_LENS) return ui->rulers.now.lens[move_of(ui)] > 1;
    UiState copy = *ui;
    return *switch_of(&copy, entry);
}

static void reset_layout(UiState *ui) {
    const Desk usual = desk_usual();
    memcpy(ui->panel, usual.panel, sizeof usual.panel);
}

static void switch_axes(Lab *lab) {
    Action axes = {.kind = ACTION_FREE_AXES, .flag = !lab->scene.free_axes};
    lab_apply(lab, &axes);
}

void menu_choose(UiState *ui, Lab *lab, Entry entry) {
    int theme = entries[entry].theme;
    if (theme > 0)
        ui->theme = (ThemeKind)(theme - 1);
    else if (entry == ENTRY_EQUAL_UNITS)
        switch_axes(lab);
    else if (entry == ENTRY_LENS)
        rulers_switch_lens(&ui->rulers, move_of(ui));
    else if (entry == ENTRY_COMPARE)
        ui->wish.compare = true;
    else if (entry == ENTRY_KEEP)
        ui->wish.keep = true;
    else if (entry == ENTRY_LAYOUT)
        reset_layout(ui);
    else if (entry == ENTRY_EXPERIMENT)
        ui->wish.experiment = true;
    else {
        bool *is_on = switch_of(ui, entry);
        *is_on = !*is_on;
    }
    if (entry == ENTRY_CONTROLS || entry == ENTRY_PRESENTER) ui->column_folded = false;
    if (entry == ENTRY_PRESENTER) ui->notes = NOTES_FITTING;
    if (entry == ENTRY_FULL_SCREEN) ui->wish.full_screen = true;
    popup_close_card(ui);
}
