/* See focus.h. */
#include "ui/focus.h"

#include <stdlib.h>
#include <string.h>

void focus_type(const Hand *h, const InputEvent *e) {
    size_t used = strlen(h->desk->typed);
    for (const char *c = e->text; *c && used + 1 < DESK_TEXT; c++) {
        if (strchr("0123456789+-.eE", *c)) h->desk->typed[used++] = *c;
    }
    h->desk->typed[used] = '\0';
}

/* What was typed, where it was typed, if it is a number. */
static void finish_typing(const Hand *h) {
    Desk *desk = h->desk;
    char *end;
    double value = strtod(desk->typed, &end);
    if (end != desk->typed && *end == '\0') {
        if (desk->editing_weight >= 0)
            touch_set_weight(h, desk->editing_weight, (float)value, false);
        else
            touch_set_control(h, desk->editing, value, false);
    } else if (desk->typed[0]) {
        message_set(&h->lab->notice, "\"%s\" is not a number.", desk->typed);
    }
    desk->editing = CONTROL_NONE;
    desk->editing_weight = -1;
}

void focus_type_key(const Hand *h, int key) {
    size_t used = strlen(h->desk->typed);
    if (key == KEY_ENTER)
        finish_typing(h);
    else if (key == KEY_BACKSPACE && used > 0)
        h->desk->typed[used - 1] = '\0';
    else if (key == KEY_ESCAPE) {
        h->desk->editing = CONTROL_NONE;
        h->desk->editing_weight = -1;
    }
}

/* Tab goes through the targets as they were drawn; plane and points have the cursor instead. */
void focus_move(const Hand *h, bool back) {
    Desk *desk = h->desk;
    const Shape *first = NULL, *last = NULL, *before = NULL, *after = NULL;
    bool passed = false;
    for (int i = 0; i < h->drawn->shapes; i++) {
        const Shape *s = &h->drawn->shape[i];
        bool stop = s->kind == SHAPE_TARGET &&
                    (touch_is(s->tag, "control") || touch_is(s->tag, "tool") ||
                     touch_is(s->tag, "option") || touch_is(s->tag, "weight") ||
                     touch_is(s->tag, "lesson") || touch_is(s->tag, "choice") ||
                     touch_is(s->tag, "hint") || touch_is(s->tag, "act") ||
                     touch_is(s->tag, "menu") || touch_is(s->tag, "panel option") ||
                     touch_is(s->tag, "shelf") || touch_is(s->tag, "recent"));
        if (!stop) continue;
        bool here = touch_is(s->tag, desk->focus.name ? desk->focus.name : "") &&
                    s->tag.index == desk->focus.index;
        if (!first) first = s;
        if (passed && !after) after = s;
        if (here)
            passed = true;
        else if (!passed)
            before = s;
        last = s;
    }
    const Shape *next = back ? (passed && before ? before : last) : (after ? after : first);
    if (next) desk->focus = next->tag;
}

/* Arrows move a slider or a stepper that has the focus. */
bool focus_arrow(const Hand *h, int key) {
    Tag focus = h->desk->focus;
    if (!touch_is(focus, "control") || (key != KEY_LEFT && key != KEY_RIGHT)) return false;
    Control control = (Control)focus.index;
    int by = key == KEY_LEFT ? -1 : 1;
    ControlKind kind = control_info(control).kind;
    if (kind == CONTROL_KIND_STEPPER)
        touch_nudge(h, control, by);
    else if (kind == CONTROL_KIND_SLIDER) {
        double share = control_share(control, control_value(h->lab, control));
        double step = control == CONTROL_SPEED ? 1.0 / (PLAY_SPEEDS - 1) : 0.02;
        touch_set_control(h, control, control_at(control, share + by * step), false);
    } else
        return false;
    return true;
}
