/* See gesture.h. */
#include "ui/gesture.h"

#include <math.h>

#include "base/clamp.h"
#include "lab/edit.h"
#include "ui/popup.h"
#include "ui/scroll.h"

bool gesture_apply(const Gesture *g, Action *action) {
    action->goes_on = action->goes_on && g->desk->drag.goes_on;
    bool done = lab_apply(g->lab, action);
    if (done && edit_is(action->kind)) g->desk->drag.goes_on = true;
    return done;
}

static void press(const Gesture *g, Tag tag, const InputEvent *e) {
    Desk *desk = g->desk;
    bool closed = popup_press(g, e->at);
    desk_put_down(desk);
    desk->drag.from = e->at;
    desk->drag.button = e->button;
    if (e->button != BUTTON_LEFT) {
        if (tag.target && tag.target->press_other) tag.target->press_other(g, tag, e);
        return;
    }
    if (closed && tag.target && tag.target->steady) return;
    desk->pressed = tag;
    if (tag.target && tag.target->press) tag.target->press(g, tag, e);
}

void gesture_press_at(const Gesture *g, Tag tag, Point at, int clicks) {
    InputEvent there = {.kind = INPUT_PRESS, .button = BUTTON_LEFT, .clicks = clicks, .at = at};
    press(g, tag, &there);
    g->desk->pressed = (Tag){0};
}

static void drag(const Gesture *g, Point at) {
    static const float MEANT = 4; /* points: less is a hand that trembles */
    Desk *desk = g->desk;
    Tag tag = desk->pressed;
    Point from = desk->drag.from;
    if (!desk->drag.moving && fabsf(at.x - from.x) + fabsf(at.y - from.y) < MEANT) return;
    desk->drag.moving = true;
    if (tag.target->drag) tag.target->drag(g, tag, at);
}

static void let_go(const Gesture *g, const InputEvent *e) {
    Desk *desk = g->desk;
    if (e->button != desk->drag.button) return; /* another one, while this is held */
    Tag tag = desk->pressed;
    if (tag.target && tag.target->release) tag.target->release(g, tag, e);
    desk->pressed = (Tag){0};
    desk->drag.moving = false;
}

/* What lies there turns itself, or the page that it lies on. What only looks nearer gives way to a page. */
static void wheel(const Gesture *g, float lines) {
    static const float MOST = 8; /* lines at once */
    Tag tag = g->desk->hover;
    bool turns = tag.target && tag.target->turn;
    lines = clamp_float(lines, -MOST, MOST);
    if (turns && !tag.target->steady)
        tag.target->turn(g, tag, lines);
    else if (!scroll_wheel(g, lines) && turns)
        tag.target->turn(g, tag, lines);
}

void gesture_event(const Gesture *g, const InputEvent *e) {
    Desk *desk = g->desk;
    switch (e->kind) {
    case INPUT_MOVE:
        desk->pointer = e->at;
        if (desk->pressed.target)
            drag(g, e->at);
        else
            desk->hover = target_at(g->drawn, e->at);
        break;
    case INPUT_PRESS:
        desk->pointer = e->at;
        desk->focus = (Tag){0};
        press(g, target_at(g->drawn, e->at), e);
        break;
    case INPUT_RELEASE: let_go(g, e); break;
    case INPUT_WHEEL: wheel(g, e->dy); break;
    case INPUT_PINCH:
    case INPUT_KEY:
    case INPUT_TEXT:
    case INPUT_DROP:
    case INPUT_QUIT: break;
    }
}

void gesture_hold(const Gesture *g, float seconds) {
    Tag tag = g->desk->pressed;
    if (tag.target && tag.target->hold) tag.target->hold(g, tag, seconds);
}

PointerShape gesture_shape(const Gesture *g) {
    Tag tag = g->desk->pressed.target ? g->desk->pressed : g->desk->hover;
    if (!tag.target) return POINTER_ARROW;
    return tag.target->shape ? tag.target->shape(g, tag) : tag.target->pointer;
}

int gesture_steps(const Gesture *g, float lines) {
    g->desk->wheel += lines;
    int whole = (int)g->desk->wheel;
    g->desk->wheel -= (float)whole;
    return whole;
}
