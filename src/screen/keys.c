/* See keys.h. */
#include "screen/keys.h"

#include "lab/replay.h"
#include "panels/numbers/phase_walk.h"
#include "screen/header/header.h"
#include "screen/sheet.h"
#include "ui/menu.h"

const KeyHelp keys_help[] = {
    {"Space", "play, pause; on the home screen: free play, playing"},
    {"E  B  S", "one epoch, one batch, one point; with Shift: back"},
    {"F", "one phase of a step: forward, loss, backward, update"},
    {"←  →", "on the numbers: through a step, layer by layer"},
    {"D", "on a graph: one step downhill"},
    {"−  +", "slower, faster"},
    {"R  N", "restart from the same start, a new start"},
    {"1  2  3  4", "the hand places red, blue, green, violet; 5 to 8: four more"},
    {"M  X", "the hand moves, erases"},
    {"click", "on a point: selects it; with Ctrl: gives it the hand's class"},
    {"hold", "sprays points, also while dragging"},
    {"drag", "points, lines by their middle or ends, tips of arrows, edges, weights"},
    {"right click", "erases a point; on an axis: the weight before"},
    {",  .", "select the point before, the next point"},
    {"Delete", "erase the selected point; Ctrl+1 to 4: give it that class"},
    {"Ctrl+Z", "undo; with Shift: redo"},
    {"arrows", "a cursor in the plane; with M, the selected point; Shift: further"},
    {"Enter", "press what has the focus, or the plane at the cursor; type a number"},
    {"Tab", "the next thing to press or to turn by arrows; with Shift: back"},
    {"Escape", "closes what is open"},
    {"W", "to the weights: arrows choose and change, Enter types"},
    {"Ctrl + − 0", "the plane nearer, farther, all points; wheel, two fingers"},
    {"Ctrl+arrows", "along the plane; middle button, Space and drag, two fingers"},
    {"A  B  C  D  H", "in a lesson: answer the question that is open; the hint"},
    {"PageUp  PageDown", "in a lesson: the step before, the next"},
    {"↑  ↓", "in a lesson: scroll a long text; Shift+PageDown: by a page"},
    {"C", "in a lesson: all controls, and back to the lesson"},
    {"V", "in a lesson: notes and hands counted, for the teacher"},
    {"V", "else: the upper panel at the side to the stage; Shift+V: the lower"},
    {"G  L  Shift+G", "arrows: the gradient, logarithmic, short ones enlarged"},
    {"A  Shift+L", "the curve: accuracy beside the loss, logarithmic"},
    {"J", "runs side by side, and back; with Shift: keeps this run beside the next"},
    {"P  T", "projector mode, theme"},
    {"U", "experiment: many runs, from many starts"},
    {"K", "hides the left column, and brings it back"},
    {"F11  F12", "full screen, picture; with Shift: of the plane"},
    {"Ctrl+F12", "a picture of the panel that the pointer is over"},
    {"Ctrl+O  Ctrl+S", "open, save; with Shift: under another name"},
    {"Ctrl+N", "free play as it begins"},
    {"Ctrl+E", "export as a Python program"},
    {"Ctrl+L", "hand over: a link, a code for phones"},
    {"Ctrl+C", "copy points or weights as cells, a formula as LaTeX; with Shift: a picture"},
    {"Ctrl+V", "paste the cells of a table, or a link"},
    {"Ctrl+Q", "end"},
    {"?", "this sheet"},
};
const int keys_help_rows = (int)(sizeof keys_help / sizeof *keys_help);

static bool apply(Lab *lab, Action action) {
    return lab_apply(lab, &action);
}

static bool step(Lab *lab, StepSize size, bool back) {
    return apply(lab, (Action){.kind = back ? ACTION_STEP_BACK : ACTION_STEP, .size = size});
}

static bool run_key(Lab *lab, const InputEvent *e) {
    switch (e->key) {
    case KEY_SPACE: return apply(lab, control_action(lab, CONTROL_PLAY, 0));
    case 'E': return step(lab, STEP_EPOCH, e->shift);
    case 'B': return step(lab, STEP_BATCH, e->shift);
    case 'S': return step(lab, STEP_POINT, e->shift);
    case 'R': return apply(lab, (Action){.kind = ACTION_RESTART});
    case 'D': return lab_is_graph(lab) && apply(lab, (Action){.kind = ACTION_DESCEND});
    case 'N': return apply(lab, (Action){.kind = ACTION_NEW_START});
    case KEY_MINUS:
        return apply(lab, (Action){.kind = ACTION_SPEED, .number = lab->play.speed - 1});
    case '=':
    case KEY_PLUS: return apply(lab, (Action){.kind = ACTION_SPEED, .number = lab->play.speed + 1});
    default: return false;
    }
}

static bool choose(UiState *ui, Lab *lab, Entry entry) {
    menu_choose(ui, lab, entry);
    return true;
}

static bool take(UiState *ui, Lab *lab, Tool tool) {
    ui_take_tool(ui, lab, tool);
    return true;
}

static bool ui_key(UiState *ui, Lab *lab, const InputEvent *e) {
    switch (e->key) {
    case '1': return take(ui, lab, TOOL_CLASS1); /* red, as on the first button */
    case '2': return take(ui, lab, TOOL_CLASS0);
    case '3': return take(ui, lab, TOOL_CLASS2);
    case '4':
    case '5':
    case '6':
    case '7':
    case '8': return take(ui, lab, (Tool)(TOOL_CLASS3 + e->key - '4'));
    case 'M': return take(ui, lab, TOOL_MOVE);
    case 'X': return take(ui, lab, TOOL_ERASE);
    case 'K': return choose(ui, lab, ENTRY_COLUMN);
    case 'P': return choose(ui, lab, ENTRY_PROJECTOR);
    case 'T': ui->theme = (ThemeKind)((ui->theme + 1) % THEME_COUNT); return true;
    case 'L': return choose(ui, lab, e->shift ? ENTRY_LOG_LOSS : ENTRY_LOG_ARROWS);
    case 'G': return choose(ui, lab, e->shift ? ENTRY_LENS : ENTRY_GRADIENT);
    case 'A': return choose(ui, lab, ENTRY_ACCURACY);
    case 'V': ui_put(ui, ui->panel[e->shift ? PLACE_LOWER : PLACE_UPPER], PLACE_STAGE); return true;
    case KEY_F11: return choose(ui, lab, ENTRY_FULL_SCREEN);
    case KEY_F12: act_export(ui, e->shift ? EXPORT_PLANE : EXPORT_WINDOW); return true;
    case '/':
    case KEY_QUESTION: ui->help = !ui->help; return true;
    case KEY_ESCAPE:
        ui->help = false;
        ui->popup.list = (Tag){0};
        ui->cursor.shown = false;
        return true;
    default: return false;
    }
}

static bool control_key(UiState *ui, Lab *lab, const InputEvent *e) {
    switch (e->key) {
    case 'Z': return apply(lab, (Action){.kind = e->shift ? ACTION_REDO : ACTION_UNDO});
    case 'Y': return apply(lab, (Action){.kind = ACTION_REDO});
    case 'Q': return ui->wish.quit = true;
    case 'O': sheet_input_begin(ui, SHEET_OPEN); return true;
    case 'N': act_do(ui, ACT_NEW); return true;
    case 'S':
        if (!e->shift) return ui->wish.save = true;
        sheet_input_save(ui, &lab->scene);
        return true;
    case 'E': act_export(ui, EXPORT_PROGRAM); return true;
    case KEY_F12: act_export_pointed(ui); return true;
    default: return false;
    }
}

/* A phase by key: the numbers show it. */
static bool phase_key(UiState *ui, Lab *lab) {
    if (!apply(lab, (Action){.kind = ACTION_PHASE})) return false;
    phase_walk_follow(ui, lab);
    return true;
}

/* Left and right belong to the numbers while they are on the stage. */
static bool phase_walk_key(UiState *ui, Lab *lab, const InputEvent *e) {
    if (e->key == 'F') return phase_key(ui, lab);
    if ((e->key != KEY_LEFT && e->key != KEY_RIGHT) || !phase_walk_is_on(ui, lab)) return false;
    phase_walk_step(ui, lab, e->key == KEY_LEFT);
    return true;
}

bool keys_press(UiState *ui, Lab *lab, const InputEvent *e) {
    if (e->key == KEY_ESCAPE && lab_replays(lab) && !ui->home) {
        lab_replay_stop(lab);
        return true;
    }
    /* Behind the home screen nothing is changed. */
    if (ui->home) {
        bool elsewhere = e->key == 'O' || e->key == 'Q' || e->key == 'N';
        if (e->key == KEY_SPACE && !e->ctrl) {
            ui->wish.free_play = ui->wish.play = true;
            return true;
        }
        bool looks = e->key == 'P' || e->key == 'T' || e->key == KEY_F11 || e->key == KEY_ESCAPE ||
                     e->key == '/' || e->key == KEY_QUESTION || (e->key == KEY_F12 && !e->shift);
        return e->ctrl ? elsewhere && control_key(ui, lab, e) : looks && ui_key(ui, lab, e);
    }
    if (e->ctrl) return control_key(ui, lab, e);
    return phase_walk_key(ui, lab, e) || run_key(lab, e) || ui_key(ui, lab, e);
}
