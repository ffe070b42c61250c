/* See gesture.h. */
#include "ui/gesture.h"

#include <math.h>

#include "base/clamp.h"
#include "lab/action.h"
#include "ui/finger.h"
#include "ui/popup.h"
#include "ui/scroll.h"
#include "ui/tooltip.h"

bool gesture_apply(const Gesture *g, Action *action) {
    action->goes_on = action->goes_on && g->ui->drag.goes_on;
    bool done = lab_apply(g->lab, action);
    if (done && action_is_edit(action->kind)) g->ui->drag.goes_on = true;
    return done;
}

static void press(const Gesture *g, Tag tag, const InputEvent *e) {
    UiState *ui = g->ui;
    ui->drag.aside = (Point){0, 0};
    if (popup_press_again(ui, e)) return;
    bool closed = popup_press(g, e->at);
    ui_put_down(ui);
    ui->drag.from = e->at;
    ui->drag.button = e->button;
    if (e->button != BUTTON_LEFT || e->space) {
        InputEvent other = *e;
        if (e->space) other.button = BUTTON_MIDDLE; /* Space makes the left button the middle one */
        if (tag.target && tag.target->press_other) tag.target->press_other(g, tag, &other);
        return;
    }
    if (closed && tag.target && tag.target->steady) return;
    ui->pressed = tag;
    if (tag.target && tag.target->press) tag.target->press(g, tag, e);
}

void gesture_press_at(const Gesture *g, Tag tag, Point at, int clicks) {
    InputEvent there = {.kind = INPUT_PRESS, .button = BUTTON_LEFT, .clicks = clicks, .at = at};
    press(g, tag, &there);
    g->ui->pressed = (Tag){0};
}

static void drag(const Gesture *g, Point at) {
    static const float MEANT = 4; /* points: less is a tremble, not a drag */
    UiState *ui = g->ui;
    Tag tag = ui->pressed;
    Point from = ui->drag.from;
    if (!ui->drag.moving && fabsf(at.x - from.x) + fabsf(at.y - from.y) < MEANT) return;
    ui->drag.moving = true;
    if (tag.target->drag) tag.target->drag(g, tag, at);
}

/* What a finger has aimed at goes with it at the distance at which it was aimed at. */
static Point aimed(const UiState *ui, Point at) {
    return (Point){at.x + ui->drag.aside.x, at.y + ui->drag.aside.y};
}

static void let_go(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    if (e->button != ui->drag.button) return; /* another one, while this is held */
    Tag tag = ui->pressed;
    InputEvent there = *e;
    there.at = aimed(ui, e->at);
    if (tag.target && tag.target->release) tag.target->release(g, tag, &there);
    ui->pressed = (Tag){0};
    ui->drag.moving = false;
}

/* Turns the target under the pointer, or scrolls its page; targets that only zoom give way. */
static void wheel(const Gesture *g, float lines) {
    static const float MOST = 8; /* lines at once */
    Tag tag = g->ui->hover;
    bool turns = tag.target && tag.target->turn;
    lines = clamp_float(lines, -MOST, MOST);
    if (turns && !tag.target->steady)
        tag.target->turn(g, tag, lines);
    else if (!scroll_wheel(g, lines) && turns)
        tag.target->turn(g, tag, lines);
}

static void come_down(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    InputEvent there = *e;
    ui->fingers = e->finger;
    if (e->finger) there.at = finger_aim(g, e->at);
    ui->pointer = there.at;
    ui->focus = (Tag){0};
    ui->focus_by_hand = false;
    ui->hover = target_at(g->drawn, there.at);
    tooltip_hush(ui);
    press(g, ui->hover, &there);
    ui->drag.aside = (Point){there.at.x - e->at.x, there.at.y - e->at.y};
}

void gesture_event(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    switch (e->kind) {
    case INPUT_MOVE:
        ui->pointer = e->at;
        if (ui->pressed.target)
            drag(g, aimed(ui, e->at));
        else
            ui->hover = target_at(g->drawn, e->at);
        tooltip_moved(ui);
        break;
    case INPUT_PRESS: come_down(g, e); break;
    case INPUT_RELEASE: let_go(g, e); break;
    case INPUT_WHEEL: wheel(g, e->dy); break;
    case INPUT_SCROLL: scroll_take(g, e->at, e->dy); break;
    case INPUT_PINCH:
    case INPUT_KEY:
    case INPUT_TEXT:
    case INPUT_DROP:
    case INPUT_PASTE:
    case INPUT_QUIT: break;
    }
}

void gesture_hold(const Gesture *g, float seconds) {
    Tag tag = g->ui->pressed;
    if (tag.target && tag.target->hold) tag.target->hold(g, tag, seconds);
}

PointerShape gesture_shape(const Gesture *g) {
    Tag tag = g->ui->pressed.target ? g->ui->pressed : g->ui->hover;
    if (!tag.target || (tag.target->edits && lab_holds_still(g->lab))) return POINTER_ARROW;
    return tag.target->shape ? tag.target->shape(g, tag) : tag.target->pointer;
}

int gesture_steps(const Gesture *g, float lines) {
    g->ui->wheel += lines;
    int whole = (int)g->ui->wheel;
    g->ui->wheel -= (float)whole;
    return whole;
}
