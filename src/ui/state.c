/* See state.h. */
#include "ui/state.h"

#include <ctype.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "lesson/show.h"
#include "scene/clean.h"

UiState ui_create(void) {
    return (UiState){.width = 1440,
                     .height = 900,
                     .density = 1,
                     .scale = 1,
                     .panel = {PANEL_PLANE, PANEL_NETWORK, PANEL_WEIGHTS},
                     .tool = TOOL_MOVE,
                     .pivot = {.unit = -1},
                     .phases = {.phase = PHASE_WALK_ALL},
                     .moment = -1,
                     .wish = {.lesson = -1, .recent = -1},
                     .experiment = {.group = -1, .wanted = -1, .picture = {.run = -1, .group = -1}},
                     .order = {.followed = -1},
                     .turned = {.opened = -1},
                     .surface = {.threshold = NAN},
                     .space = 1,
                     .compare = {.panel = PANEL_PLANE},
                     .epsilon = 20}; /* 1e-3 */
}

/* A letter, a small one where it is plain, or a digit; a dash for whatever else. */
static char stem_sign(char c) {
    unsigned char sign = (unsigned char)c;
    if (sign >= 0x80) return c;
    return isalnum(sign) ? (char)tolower(sign) : '-';
}

/* Letters and digits, and one dash for all that stands between. What goes by the name of a file has
 * it without its ending. */
static void stem_of_title(const char *title, char stem[UI_STEM]) {
    char plain[UI_STEM];
    size_t used = 0;
    clean_text(title, strlen(title), plain, sizeof plain);
    if (path_is_table(plain) || path_ends_with(plain, ".scene")) *strrchr(plain, '.') = '\0';
    for (const char *c = plain; *c; c++) {
        char sign = stem_sign(*c);
        if (sign != '-' || (used > 0 && stem[used - 1] != '-')) stem[used++] = sign;
    }
    while (used > 0 && stem[used - 1] == '-') used--;
    stem[used] = '\0';
}

const char *ui_file_stem(const UiState *ui, const Scene *scene, char stem[UI_STEM]) {
    snprintf(stem, UI_STEM, "%s", scene_left_table(scene, ui->file_name) ? "" : ui->file_name);
    char *dot = strrchr(stem, '.');
    if (dot) *dot = '\0';
    if (!stem[0]) stem_of_title(scene_called(scene, ""), stem);
    if (!stem[0]) snprintf(stem, UI_STEM, "halfplane");
    return stem;
}

void ui_copy(UiState *ui, char *text, const char *said) {
    free(ui->copied);
    ui->copied = text;
    ui->wish.copy = true;
    message_set(&ui->said, "%s", said);
}

void ui_put_down(UiState *ui) {
    ui->popup.list = (Tag){0};
    ui->editing.tag = (Tag){0};
    ui->cursor.shown = false;
    ui->drag.goes_on = ui->drag.moving = false;
    ui->drag.held = 0;
}

void ui_clear(UiState *ui) {
    ui_put_down(ui);
    ui->popup = (Popup){0};
    ui->help = false;
    ui->focus = ui->hover = ui->pressed = (Tag){0};
}

void ui_take_tool(UiState *ui, Lab *lab, Tool tool) {
    if (tool != TOOL_MOVE && lab_holds_still(lab))
        message_set(&lab->notice, "%s", lab_awaits(lab));
    else
        ui->tool = tool;
}

int ui_place_of(const UiState *ui, Panel panel) {
    for (int place = 0; place < PLACE_COUNT; place++) {
        if (ui->panel[place] == panel) return place;
    }
    return -1;
}

void ui_put(UiState *ui, Panel panel, Place place) {
    if (panel == PANEL_NONE) return;
    int from = ui_place_of(ui, panel);
    if (from >= 0) ui->panel[from] = ui->panel[place];
    ui->panel[place] = panel;
}

bool ui_hides(const UiState *ui, HiddenPart part) {
    return ui->hidden >> part & 1;
}

static Tool tool_of(int hand) {
    if (hand == HAND_MOVE) return TOOL_MOVE;
    return hand == HAND_ERASE ? TOOL_ERASE : (Tool)(TOOL_CLASS0 + hand);
}

/* Runs side by side are shown as what a scene puts on the stage, where each can be shown so. */
static Panel of_each(Panel stage) {
    bool can = stage == PANEL_NETWORK || stage == PANEL_SURFACE || stage == PANEL_SPACE ||
               stage == PANEL_LANDSCAPE;
    return can ? stage : PANEL_PLANE;
}

void ui_show(UiState *ui, const SceneShow *show) {
    Panel wanted[PLACE_COUNT] = {PANEL_NONE, PANEL_NONE, PANEL_NONE};
    int place = 0;
    ui->phases.phase = PHASE_WALK_ALL;
    ui->pivot.unit = -1;
    for (int i = 0; i < show->count && place < PLACE_COUNT; i++) {
        Panel panel = panel_find(show->name[i]);
        if (panel != PANEL_NONE) wanted[place++] = panel;
    }
    if (place == 0 && show_has(show, SHOW_COMPARE)) wanted[place++] = PANEL_PLANE;
    if (place > 0) memcpy(ui->panel, wanted, sizeof wanted);
    if (place > 0) ui->compare.panel = of_each(wanted[0]);
    if (show->count > 0) memset(ui->extra, 0, sizeof ui->extra);
    for (int i = 0; i < show->count; i++) {
        Extra extra = extra_find(show->name[i]);
        if (extra != EXTRA_NONE) ui->extra[extra] = true;
    }
}

void ui_show_step(UiState *ui, const Player *player) {
    ui_clear(ui);
    ui->scrolled = (Scrolled){0};
    ui->wander = ui->column_folded = false;
    ui->notes = NOTES_FITTING;
    ui->tool = tool_of(player->lesson.step[player->step].opening.hand);
    ui->arrows = (Arrows){0};
    ui->accuracy = false;
    ui_show(ui, &player->show);
    if (player_walks(player)) ui->phases = (PhaseWalk){PHASE_FORWARD, 0};
    /* Without a loss there is nothing beyond the way forward. */
    else if (player_leaves_out(player, HIDE_LOSS))
        ui->phases = (PhaseWalk){PHASE_FORWARD, MAX_LAYERS};
}
