/* See plane_hand.h. */
#include "ui/plane_hand.h"

#include <math.h>

#include "ui/line.h"
#include "ui/look.h"
#include "ui/thing.h"

static const float SPRAY_EVERY = 12; /* points of the screen */
static const float HOLD = 0.6f,      /* seconds until a held button sprays, */
    HOLD_EVERY = 0.15f;              /* and from point to point */
static const Tag PAN = {"pan", 0};   /* pressed: the plane moves with the pointer */

/* The nearest place of the plane: a point is not lost beyond its edge. */
static Point held_in(Rect r, Point p) {
    return (Point){fminf(fmaxf(p.x, r.x), r.x + r.w), fminf(fmaxf(p.y, r.y), r.y + r.h)};
}

bool plane_hand_places(const Hand *h) {
    return h->desk->tool <= TOOL_CLASS3 && touch_points_free(h);
}

bool plane_hand_erases(const Hand *h) {
    return h->desk->tool == TOOL_ERASE && touch_points_free(h);
}

/* An empty place of the plane: a point, or the plane itself is taken hold of. */
static void press_plane(const Hand *h, const InputEvent *e) {
    Desk *desk = h->desk;
    if (plane_hand_places(h))
        touch_add_point(h, e->at, false);
    else if (!plane_hand_erases(h)) {
        desk->pressed = PAN;
        if (e->clicks == 2) look_fit(h);
    }
}

bool plane_hand_press(const Hand *h, Tag tag, const InputEvent *e) {
    if (touch_is(tag, "plane"))
        press_plane(h, e);
    else if (touch_is(tag, "point")) {
        if (e->ctrl && h->desk->tool <= TOOL_CLASS3)
            touch_label_point(h, tag.index, (int)h->desk->tool);
        else if (plane_hand_erases(h))
            touch_erase_point(h, tag.index, false);
        else
            thing_select(h->lab, thing_of(h->lab, tag));
    } else if (touch_is(tag, "vector") || touch_is(tag, "line")) {
        if (touch_is(tag, "vector")) line_begin_turn(h, tag.index);
        if (!plane_hand_places(h)) thing_select(h->lab, thing_of(h->lab, tag));
    } else
        return false;
    return true;
}

void plane_hand_press_other(const Hand *h, Tag tag, int button) {
    if (button == BUTTON_RIGHT && touch_is(tag, "point"))
        touch_erase_point(h, tag.index, false);
    else if (button == BUTTON_MIDDLE && look_is_on(tag))
        h->desk->pressed = PAN;
}

bool plane_hand_drag(const Hand *h, Tag tag, Point at) {
    Desk *desk = h->desk;
    Point from = desk->drag_from;
    bool on = look_is_on(tag);
    if (touch_is(tag, PAN.name)) {
        look_pan(h, from, at);
        desk->drag_from = at;
    } else if (on && plane_hand_erases(h)) {
        Tag under = touch_tag_at(h, at);
        if (touch_is(under, "point")) touch_erase_point(h, under.index, true);
    } else if (touch_is(tag, "point"))
        touch_move_point(h, tag.index, held_in(h->plane->screen, at), true);
    else if (touch_is(tag, "line"))
        line_move(h, tag.index, at, true);
    else if (touch_is(tag, "vector"))
        line_turn(h, tag.index, at, true);
    else if (touch_is(tag, "plane") && rect_holds(h->plane->screen, at) &&
             fabsf(at.x - from.x) + fabsf(at.y - from.y) > SPRAY_EVERY) {
        desk->drag_from = at;
        desk->held = HOLD - HOLD_EVERY;
        touch_spray(h, at);
    }
    return on || touch_is(tag, PAN.name);
}

/* A line in the way of a point that was meant: pressed and let go, it lets the point through. */
void plane_hand_release(const Hand *h, const InputEvent *e) {
    Desk *desk = h->desk;
    bool click = !desk->dragging;
    bool line = touch_is(desk->pressed, "line") || touch_is(desk->pressed, "vector");
    if (click && line && plane_hand_places(h)) touch_add_point(h, e->at, false);
    if (click && touch_is(desk->pressed, PAN.name) && e->button == BUTTON_LEFT &&
        desk->tool != TOOL_MOVE)
        touch_points_may_change(h);
}

/* A button that is held down on the plane goes on placing points, one now and then. */
void plane_hand_hold(const Hand *h, float seconds) {
    Desk *desk = h->desk;
    if (!touch_is(desk->pressed, "plane") || !plane_hand_places(h)) return;
    desk->held += seconds;
    if (desk->held < HOLD) return;
    desk->held -= HOLD_EVERY;
    touch_spray(h, desk->pointer);
}

/* Two fingers: what the first of them began was not meant. */
void plane_hand_pinch(const Hand *h, const InputEvent *e) {
    Desk *desk = h->desk;
    if (touch_is(desk->pressed, "plane") && desk->going)
        lab_apply(h->lab, &(Action){.kind = ACTION_UNDO});
    desk->pressed = (Tag){0};
    desk->dragging = desk->going = false;
    if (rect_holds(h->plane->screen, e->at) && desk_place_of(desk, PANEL_PLANE) >= 0)
        look_zoom(h, e->at, e->dy);
}
