/* See keys.h. */
#include "ui/keys.h"

#include "ui/hand.h"
#include "ui/menu.h"
#include "ui/sheet_hand.h"
#include "ui/touch.h"
#include "ui/tour.h"

const KeyHelp keys_help[KEYS_HELP] = {
    {"Space", "play, pause"},
    {"E  B  S", "one epoch, one batch, one point; with Shift: back"},
    {"F", "one phase of a step: forward, loss, backward, update"},
    {"←  →", "on the numbers: back and on through a step, layer by layer"},
    {"−  +", "slower, faster"},
    {"R", "restart from the same start"},
    {"N", "a new start"},
    {"1  2  3  4", "the hand places red, blue, green, violet"},
    {"M  X", "the hand moves, erases"},
    {"Delete", "erase the selected point"},
    {"Ctrl+Z", "undo; with Shift: redo"},
    {"arrows", "move a cursor in the plane, with M the selected point; Shift: further"},
    {"Enter", "press what has the focus, type its number, or press the plane at the cursor"},
    {"Tab", "the next control; with Shift: the one before; Escape closes what is open"},
    {"W", "to the weights: arrows choose and change, Enter types"},
    {"A  B  C  D", "in a lesson: answer the question that is open"},
    {"H", "in a lesson: open the hint"},
    {"P  T", "projector mode, theme"},
    {"G  L", "arrows: the gradient instead of the step, logarithmic"},
    {"A  Shift+L", "the curve: accuracy beside the loss, logarithmic"},
    {"PageUp  PageDown", "in a lesson: the step before, the next; Shift: move the text"},
    {"C", "in a lesson: all controls, and back to the lesson"},
    {"V", "the upper panel at the side to the stage; with Shift: the lower"},
    {"Ctrl+O  Ctrl+S", "open, save; with Shift: under another name"},
    {"Ctrl+E", "export as a Python program"},
    {"Ctrl+Q", "end"},
    {"F11  F12", "full screen, picture; with Shift: of the plane"},
    {"?", "this sheet"},
};

static bool apply(Lab *lab, Action action) {
    return lab_apply(lab, &action);
}

static bool step(Lab *lab, StepSize size, bool back) {
    return apply(lab, (Action){.kind = back ? ACTION_STEP_BACK : ACTION_STEP, .size = size});
}

/* The keys of training. */
static bool run_key(Lab *lab, const InputEvent *e) {
    switch (e->key) {
    case KEY_SPACE: return apply(lab, control_action(lab, CONTROL_PLAY, 0));
    case 'E': return step(lab, STEP_EPOCH, e->shift);
    case 'B': return step(lab, STEP_BATCH, e->shift);
    case 'S': return step(lab, STEP_POINT, e->shift);
    case 'R': return apply(lab, (Action){.kind = ACTION_RESTART});
    case 'N': return apply(lab, (Action){.kind = ACTION_NEW_START});
    case KEY_MINUS:
        return apply(lab, (Action){.kind = ACTION_SPEED, .number = lab->play.speed - 1});
    case '=':
    case KEY_PLUS: return apply(lab, (Action){.kind = ACTION_SPEED, .number = lab->play.speed + 1});
    case KEY_DELETE:
    case KEY_BACKSPACE: {
        Action erase = {.kind = ACTION_ERASE_POINT};
        erase.point.index = lab->selected.point;
        return lab->selected.point >= 0 && apply(lab, erase);
    }
    default: return false;
    }
}

static bool choose(Desk *desk, Entry entry) {
    menu_choose(desk, entry);
    return true;
}

/* The keys of looking. */
static bool desk_key(Desk *desk, const InputEvent *e) {
    switch (e->key) {
    case '1': desk->tool = TOOL_CLASS1; return true; /* red, as on the first button */
    case '2': desk->tool = TOOL_CLASS0; return true;
    case '3': desk->tool = TOOL_CLASS2; return true;
    case '4': desk->tool = TOOL_CLASS3; return true;
    case 'M': desk->tool = TOOL_MOVE; return true;
    case 'X': desk->tool = TOOL_ERASE; return true;
    case 'P': return choose(desk, ENTRY_PROJECTOR);
    case 'T': desk->theme = (ThemeKind)((desk->theme + 1) % THEME_COUNT); return true;
    case 'L': return choose(desk, e->shift ? ENTRY_LOG_LOSS : ENTRY_LOG_ARROWS);
    case 'G': return choose(desk, ENTRY_GRADIENT);
    case 'A': return choose(desk, ENTRY_ACCURACY);
    case 'V':
        desk_put(desk, desk->panel[e->shift ? PLACE_LOWER : PLACE_UPPER], PLACE_STAGE);
        return true;
    case KEY_F11: return choose(desk, ENTRY_FULL_SCREEN);
    case KEY_F12: touch_export(desk, e->shift ? EXPORT_PLANE : EXPORT_WINDOW); return true;
    case '/':
    case KEY_QUESTION: desk->help = !desk->help; return true;
    case KEY_ESCAPE:
        desk->help = false;
        desk->open = CONTROL_NONE;
        desk->menu = desk->list = -1;
        desk->cursor_shown = false;
        return true;
    default: return false;
    }
}

static bool control_key(Desk *desk, Lab *lab, const InputEvent *e) {
    switch (e->key) {
    case 'Z': return apply(lab, (Action){.kind = e->shift ? ACTION_REDO : ACTION_UNDO});
    case 'Y': return apply(lab, (Action){.kind = ACTION_REDO});
    case 'Q': return desk->quit = true;
    case 'O': sheet_hand_begin(desk, SHEET_OPEN); return true;
    case 'S':
        if (!e->shift) return desk->want_save = true;
        sheet_hand_begin(desk, SHEET_SAVE);
        return true;
    case 'E': touch_export(desk, EXPORT_PROGRAM); return true;
    default: return false;
    }
}

/* It begins at the selected point, if there is one. */
static void show_cursor(Desk *desk, const Lab *lab) {
    const Dataset *data = &lab->scene.data;
    const Plane *view = &lab->scene.view;
    if (desk->cursor_shown || lab->selected.point < 0) return;
    const float *x = data->x + (long)lab->selected.point * data->columns;
    desk->cursor[0] = x[view->across];
    desk->cursor[1] = data->columns > 1 ? x[view->up] : data->label[lab->selected.point];
}

/* The selected point, with the hand that moves. */
static bool move_key(const Desk *desk, Lab *lab, float dx, float dy) {
    const Dataset *data = &lab->scene.data;
    const Plane *view = &lab->scene.view;
    int index = lab->selected.point;
    Action move = {.kind = ACTION_MOVE_POINT};
    if (desk->tool != TOOL_MOVE || index < 0) return false;
    move.point.index = index;
    for (int c = 0; c < data->columns; c++)
        move.point.x[c] = data->x[(long)index * data->columns + c];
    move.point.x[view->across] += dx;
    if (data->columns > 1) move.point.x[view->up] += dy;
    return apply(lab, move);
}

/* The keyboard's cursor in the plane. It takes the place of a focus elsewhere: Enter means one thing. */
static bool cursor_key(Desk *desk, Lab *lab, const InputEvent *e) {
    const Plane *view = &lab->scene.view;
    float step = (view->right - view->left) / (e->shift ? 12 : 60);
    if (e->key < KEY_LEFT || e->key > KEY_DOWN || desk_place_of(desk, PANEL_PLANE) < 0)
        return false;
    float dx = e->key == KEY_LEFT ? -step : e->key == KEY_RIGHT ? step : 0;
    float dy = e->key == KEY_DOWN ? -step : e->key == KEY_UP ? step : 0;
    if (move_key(desk, lab, dx, dy)) return true;
    show_cursor(desk, lab);
    desk->cursor[0] += dx;
    desk->cursor[1] += dy;
    for (int c = 0; c < 2; c++) {
        float low = c ? view->bottom : view->left, high = c ? view->top : view->right;
        if (desk->cursor[c] < low) desk->cursor[c] = low;
        if (desk->cursor[c] > high) desk->cursor[c] = high;
    }
    desk->focus = (Tag){0};
    return desk->cursor_shown = true;
}

/* A phase by key: the numbers show it. */
static bool phase_key(Desk *desk, Lab *lab) {
    if (!apply(lab, (Action){.kind = ACTION_PHASE})) return false;
    tour_follow(desk, lab);
    return true;
}

/* Left and right belong to the numbers while they are on the stage. */
static bool tour_key(Desk *desk, Lab *lab, const InputEvent *e) {
    if (e->key == 'F') return phase_key(desk, lab);
    if ((e->key != KEY_LEFT && e->key != KEY_RIGHT) || !tour_is_on(desk, lab)) return false;
    tour_step(desk, lab, e->key == KEY_LEFT);
    return true;
}

bool keys_press(Desk *desk, Lab *lab, const InputEvent *e) {
    /* Behind the home screen nothing is changed unseen. */
    if (desk->home) {
        bool elsewhere = e->key == 'O' || e->key == 'Q';
        return e->ctrl ? elsewhere && control_key(desk, lab, e) : desk_key(desk, e);
    }
    if (e->ctrl) return control_key(desk, lab, e);
    return tour_key(desk, lab, e) || cursor_key(desk, lab, e) || run_key(lab, e) ||
           desk_key(desk, e);
}
