/* See input.h. */
#include "screen/input.h"

#include <string.h>

#include "panels/box_view.h"
#include "panels/derive/derive_card.h"
#include "panels/plane/plane.h"
#include "panels/subjects.h"
#include "screen/compare/compare.h"
#include "screen/copy.h"
#include "screen/experiment/experiment.h"
#include "screen/import/import.h"
#include "screen/keys.h"
#include "screen/lesson/lesson.h"
#include "screen/share.h"
#include "screen/sheet.h"
#include "screen/timeline/timeline.h"
#include "screen/view.h"
#include "ui/editing.h"
#include "ui/focus.h"
#include "ui/menu.h"
#include "ui/popup.h"
#include "ui/tooltip.h"

/* The help sheet lies over everything: no key reaches what is under it. */
static bool help_key(UiState *ui, const InputEvent *e) {
    if (!ui->help || (e->key != KEY_ESCAPE && e->key != KEY_TAB && e->key != KEY_ENTER))
        return false;
    if (e->key == KEY_ESCAPE) ui->help = false;
    return true;
}

/* To the weights, or the leaves of a graph; where they are listed, to the list: arrows lead through
 * all of it, biases too, and not only along the edges. */
static bool weights_key(const Gesture *g, const InputEvent *e) {
    const Target *const kinds[] = {&TARGET_EDGE, &TARGET_WEIGHT, &TARGET_LEAF, &TARGET_LEAF_ROW};
    return e->key == 'W' && !e->ctrl && (weights_enter(g) || focus_first(g, kinds, 4));
}

/* Keys for the focused target, or that give the focus. */
static bool focus_key(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    switch (e->key) {
    case KEY_TAB:
        focus_move(g, e->shift);
        ui->cursor.shown = false;
        return true;
    case KEY_ENTER:
        if (ui->cursor.shown)
            plane_key_enter(g);
        else if (ui->focus.target)
            focus_enter(g);
        else
            guess_block_enter(g);
        return true;
    case KEY_ESCAPE:
        if (!ui->focus.target) return false;
        ui->focus = (Tag){0};
        return true;
    default: return ui->home && !e->ctrl && focus_toward(g, e->key, NULL, home_start(g));
    }
}

/* Side by side: what the one run alone would use does not come into it. */
static void compare_key(const Gesture *g, const InputEvent *e) {
    bool plain = !e->ctrl;
    if (lesson_input_key(g, e) || focus_arrow(g, e) || (plain && lesson_input_scroll(g, e->key)) ||
        (plain && lesson_input_arrow(g, e->key)))
        return;
    if (e->ctrl && e->key == 'C')
        e->shift ? copy_panel_picture(g) : copy_press(g);
    else if (e->ctrl && e->key == 'L')
        share_input_begin(g);
    else if (!compare_input_key(g, e))
        keys_press(g->ui, g->lab, e);
}

static bool offers_experiment(const Gesture *g) {
    return !g->ui->home && menu_offers(g->player, g->lab, ENTRY_EXPERIMENT);
}

/* The first part that uses a key gets it. */
static void press_key(const Gesture *g, const InputEvent *e) {
    bool plain = !e->ctrl;
    g->ui->focus_by_hand = false;
    if (copy_field_key(g, e)) return;
    if (editing_is_on(g->ui))
        editing_key(g, e->key);
    else if (help_key(g->ui, e) || popup_key(g, e) || focus_key(g, e))
        return;
    else if (compare_is_shown(g->lab, g->ui))
        compare_key(g, e);
    else if ((!g->ui->home && derive_card_key(g, e)) || lesson_input_key(g, e) ||
             weights_key(g, e) || focus_arrow(g, e) || (plain && lesson_input_scroll(g, e->key)) ||
             (plain && lesson_input_arrow(g, e->key)) || plane_key(g, e))
        return;
    else if ((e->key == '3' || e->key == '4') && !points_have_class(g, e->key - '1'))
        return; /* the hand of a class that is not there */
    else if (e->ctrl && e->key == 'C')
        e->shift ? copy_panel_picture(g) : copy_press(g);
    else if (e->key == 'U' && plain && offers_experiment(g))
        experiment_input_begin(g);
    else if (e->ctrl && e->key == 'L' && !g->ui->home)
        share_input_begin(g);
    else if (!e->ctrl && e->key == 'J' && !g->ui->home)
        e->shift ? compare_input_keep(g) : compare_input_begin(g);
    else
        keys_press(g->ui, g->lab, e);
}

/* Runs side by side are still on the screen, and are no more: until the next picture nothing of
 * them can be meant. */
static bool is_past(const Gesture *g) {
    return !g->lab->compare && target_find_any(g->drawn, &TARGET_COMPARE_TILE, -1) >= 0;
}

static void take(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    if (is_past(g)) {
        ui->focus = ui->hover = (Tag){0};
        if (e->kind == INPUT_PRESS || e->kind == INPUT_WHEEL || e->kind == INPUT_SCROLL) return;
    }
    if (sheet_input(g, e) || import_input(g, e) || share_input(g, e) || experiment_input(g, e))
        return;
    switch (e->kind) {
    case INPUT_PRESS:
    case INPUT_RELEASE:
        ui->pinch.goes_on = false;
        ui->answered = false;
        gesture_event(g, e);
        break;
    case INPUT_MOVE:
    case INPUT_WHEEL:
    case INPUT_SCROLL: gesture_event(g, e); break;
    case INPUT_PINCH:
        if (!box_view_pinch(g, e)) plane_input_pinch(g, e);
        break;
    case INPUT_KEY:
        ui->drag.goes_on = false;
        tooltip_hush(ui);
        press_key(g, e);
        break;
    case INPUT_TEXT: /* each key of a letter sends one, too */
        if (editing_is_on(ui)) editing_text(g, e->text);
        break;
    case INPUT_DROP: memcpy(ui->wish.file, e->path, sizeof ui->wish.file); break;
    case INPUT_PASTE: copy_paste(g, e->pasted); break;
    case INPUT_QUIT: ui->wish.quit = true; break;
    }
}

void input_take(const Gesture *g, const Input *input) {
    UiState *ui = g->ui;
    bool resized =
        ui->width != input->width || ui->height != input->height || ui->density != input->density;
    ui->width = input->width;
    ui->height = input->height;
    ui->density = input->density;
    for (int i = 0; i < input->events; i++) {
        InputKind kind = input->event[i].kind;
        if (kind == INPUT_PRESS || kind == INPUT_KEY || kind == INPUT_PASTE)
            ui->said.text[0] = '\0';
        take(g, &input->event[i]);
        if (ui->wish.experiment && offers_experiment(g)) experiment_input_begin(g);
        ui->wish.experiment = false;
    }
    if (ui->wish.compare && !ui->home) compare_input_begin(g);
    if (ui->wish.keep && !ui->home) compare_input_keep(g);
    ui->wish.compare = ui->wish.keep = false;
    gesture_hold(g, (float)input->seconds);
    ui->scale = ui->projector ? 1.5f : 1;
    ui->moment = timeline_moment(g);
    ui->shape = gesture_shape(g);
    if (input->events || resized) ui->revision++;
}
