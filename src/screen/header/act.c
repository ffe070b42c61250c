/* See header.h. */
#include "screen/header/header.h"

#include <assert.h>

#include "screen/share.h"
#include "screen/sheet.h"
#include "ui/layout.h"
#include "ui/list.h"
#include "ui/popup.h"

/* ---- the list of exports */

static void export_press(const Gesture *g, Tag tag, const InputEvent *e) {
    share_sheet_close(&g->ui->share); /* the list hangs there */
    ui_clear(g->ui);
    act_export(g->ui, (Export)tag.part);
}

static const Target TARGET_EXPORT = {
    .name = "export", /* part: which */ .stop = TAB_EACH, .press = export_press};

static void act_picture(UiState *ui, Rect part) {
    ui->wish.picture = true;
    ui->wish.part = part;
}

static void act_drawing(UiState *ui, Rect part) {
    ui->wish.drawing = true;
    ui->wish.part = part;
}

static Rect place_rect(const UiState *ui, Place place) {
    Layout layout = layout_of(ui);
    return layout_place(&layout, place);
}

void act_export_pointed(UiState *ui) {
    Place place = PLACE_STAGE;
    for (int i = 0; i < PLACE_COUNT; i++) {
        if (rect_holds(place_rect(ui, (Place)i), ui->pointer)) place = (Place)i;
    }
    act_picture(ui, place_rect(ui, place));
}

void act_export(UiState *ui, Export what) {
    switch (what) {
    case EXPORT_WINDOW: act_picture(ui, (Rect){0}); break;
    case EXPORT_PANEL: act_picture(ui, place_rect(ui, PLACE_STAGE)); break;
    case EXPORT_WINDOW_SVG: act_drawing(ui, (Rect){0}); break;
    case EXPORT_PANEL_SVG: act_drawing(ui, place_rect(ui, PLACE_STAGE)); break;
    case EXPORT_PLANE: sheet_input_begin(ui, SHEET_PICTURE); break;
    case EXPORT_PROGRAM: ui->wish.program = true; break;
    case EXPORT_COUNT: break;
    }
}

static void open_exports(View *view, Tag tag) {
    static const ListEntry exports[] = {
        [EXPORT_WINDOW] = {.label = "Picture of the window", .key = "F12"},
        [EXPORT_PANEL] = {.label = "Picture of the large panel", .key = "Ctrl+F12"},
        [EXPORT_PLANE] = {.label = "Picture of the plane", .key = "Shift+F12"},
        [EXPORT_WINDOW_SVG] = {.label = "The window as SVG"},
        [EXPORT_PANEL_SVG] = {.label = "The large panel as SVG"},
        [EXPORT_PROGRAM] = {.label = "Python program", .key = "Ctrl+E"}};
    static_assert(EXPORT_COUNT == 6, "an export has no entry");
    if (!view->ui->share.open) return;
    Rect anchor = target_rect(view->out, tag);
    if (anchor.w <= 0) return;
    anchor.h += 4;
    list_draw(view, anchor, 0, exports, EXPORT_COUNT, tag_of(&TARGET_EXPORT, 0));
}

/* ---- the buttons */

static void act_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (tag.index != ACT_EXPORT) popup_close_card(g->ui); /* it may stand in a list there */
    if (tag.index == ACT_EXPORT)
        popup_toggle(g, tag);
    else if (tag.index == ACT_SHARE)
        share_input_begin(g);
    else
        act_do(g->ui, (Act)tag.index);
}

static const char *act_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    static const char *const hints[] = {
        [ACT_HELP] = "Every key (?)",
        [ACT_SAVE] = "Saves the scene (Ctrl+S; with Shift under another name)",
        [ACT_NEW] = "Free play as it begins (Ctrl+N); undo brings back what was there",
        [ACT_OPEN] = "Opens a scene, a lesson or a table (Ctrl+O)",
        [ACT_OPEN_TABLE] = "Opens a table of points (Ctrl+O)",
        [ACT_EXPORT] =
            "A picture or a drawing (SVG) of the window or the plane, or the network as Python",
        [ACT_HOME] = "All lessons",
        [ACT_FREE_PLAY] = NULL, /* its words say it */
        [ACT_PROJECTOR] = "Larger type, to be read from afar (P)",
        [ACT_THEME] = "Light, dark, high contrast (T)",
        [ACT_SHARE] = "A link, a code for phones, a file, a picture (Ctrl+L)",
    };
    static_assert(ACT_COUNT == 11, "a button says nothing");
    return hints[tag.index];
}

static const Target TARGET_ACT = {
    .name = "act", .stop = TAB_EACH, .press = act_press, .say = act_say, .open = open_exports};

Tag act_tag(Act act) {
    return tag_of(&TARGET_ACT, (int)act);
}

void act_do(UiState *ui, Act act) {
    switch (act) {
    case ACT_HELP: ui->help = !ui->help; break;
    case ACT_SAVE: ui->wish.save = true; break;
    case ACT_NEW: ui->wish.anew = true; break;
    case ACT_OPEN:
    case ACT_OPEN_TABLE: sheet_input_begin(ui, SHEET_OPEN); break;
    case ACT_HOME:
        ui->home = true;
        ui->focus = (Tag){0};
        break;
    case ACT_FREE_PLAY: ui->wish.free_play = true; break;
    case ACT_PROJECTOR: ui->projector = !ui->projector; break;
    case ACT_THEME: ui->theme = (ThemeKind)((ui->theme + 1) % THEME_COUNT); break;
    case ACT_EXPORT: /* only opens its list */
    case ACT_SHARE:  /* takes more than the UiState */
    case ACT_COUNT: break;
    }
}
