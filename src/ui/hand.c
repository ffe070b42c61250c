/* See hand.h. Here: which event means which touch. */
#include "ui/hand.h"

#include <math.h>
#include <string.h>

#include "ui/focus.h"
#include "ui/guide.h"
#include "ui/keys.h"
#include "ui/look.h"
#include "ui/menu.h"
#include "ui/plane_hand.h"
#include "ui/plane_keys.h"
#include "ui/pointer.h"
#include "ui/popup.h"
#include "ui/sheet_hand.h"
#include "ui/thing.h"
#include "ui/touch.h"
#include "ui/tour.h"

static const float SCROLL_LINE = 36; /* points */
static const float WEIGHT_PER_POINT = 0.02f;

static bool press_control(const Hand *h, Tag tag, Point at, Control open) {
    if (touch_is(tag, "control")) {
        if ((int)open != tag.index) touch_press_control(h, (Control)tag.index, at);
    } else if (touch_is(tag, "option"))
        touch_set_control(h, (Control)(tag.index / 64), tag.index % 64, false);
    else if (touch_is(tag, "value"))
        touch_type_control(h, (Control)tag.index);
    else if (touch_is(tag, "less"))
        touch_nudge(h, (Control)tag.index, -1);
    else if (touch_is(tag, "more"))
        touch_nudge(h, (Control)tag.index, 1);
    else if (touch_is(tag, "tool"))
        h->desk->tool = (Tool)tag.index;
    else
        return false;
    return true;
}

/* Weights, units: what the other pictures show. */
static bool press_thing(const Hand *h, Tag tag, const InputEvent *e) {
    if (touch_is(tag, "edge") || touch_is(tag, "edge line") || touch_is(tag, "weight"))
        touch_press_weight(h, tag.index, e->clicks);
    else if (touch_is(tag, "leaf") || touch_is(tag, "leaf row"))
        touch_press_leaf(h, tag.index, e->clicks);
    else if (touch_is(tag, "unit"))
        thing_select(h->lab, thing_of(h->lab, tag));
    else if (touch_is(tag, "axis"))
        touch_turn_axis(h, tag.index, e->shift ? -1 : 1);
    else
        return false;
    return true;
}

/* Along time, along a phase, along a slider. */
static bool press_time(const Hand *h, Tag tag, Point at) {
    if (touch_is(tag, "phase"))
        tour_go(h->desk, h->lab, (Phase)tag.index);
    else if (touch_is(tag, "epsilon"))
        touch_epsilon(h, at);
    else if (touch_is(tag, "scrub"))
        touch_scrub(h, at);
    else if (touch_is(tag, "slice"))
        look_slice(h, tag.index, at);
    else if (touch_is(tag, "way on"))
        touch_way_on(h, (WayOn)tag.index);
    else
        return false;
    return true;
}

/* What stands where, and what leads elsewhere. menu, list: the desk's, before the press closed them. */
static void press_panel(Desk *desk, Tag tag, int clicks, int menu, int list) {
    if (touch_is(tag, "act") && tag.index == ACT_EXPORT)
        desk->list = list == tag.index ? -1 : tag.index;
    else if (touch_is(tag, "export"))
        touch_export(desk, (Export)tag.index);
    else if (touch_is(tag, "act"))
        touch_act(desk, (Act)tag.index);
    else if (touch_is(tag, "shelf") || touch_is(tag, "next"))
        desk->want_lesson = tag.index;
    else if (touch_is(tag, "recent"))
        desk->want_recent = tag.index;
    else if (touch_is(tag, "panel") && clicks > 1)
        desk_put(desk, (Panel)tag.index, PLACE_STAGE);
    else if (touch_is(tag, "menu"))
        desk->menu = menu == tag.index ? -1 : tag.index;
    else if (touch_is(tag, "panel option"))
        desk_put(desk, (Panel)(tag.index % PANEL_COUNT), (Place)(tag.index / PANEL_COUNT));
}

/* The header's words, and what they and the legends switch. open: what was open before. */
static bool press_menu(const Hand *h, Tag tag, Word open) {
    Desk *desk = h->desk;
    if (touch_is(tag, "word"))
        menu_press_word(h, (Word)tag.index, open);
    else if (touch_is(tag, "entry"))
        menu_choose(desk, (Entry)tag.index);
    else if (touch_is(tag, "section"))
        desk->folded[tag.index] = !desk->folded[tag.index];
    else
        return touch_is(tag, "popup");
    return true;
}

static void press_other_button(const Hand *h, Tag tag, const InputEvent *e) {
    if (e->button == BUTTON_RIGHT && touch_is(tag, "axis"))
        touch_turn_axis(h, tag.index, -1);
    else
        plane_hand_press_other(h, tag, e->button);
}

static void press(const Hand *h, Tag tag, const InputEvent *e) {
    Desk *desk = h->desk;
    Control open = desk->open;
    Word word = desk->word;
    int menu = desk->menu, list = desk->list;
    if (!popup_holds(h, e->at)) desk->word = WORD_NONE;
    bool closed = word != WORD_NONE && desk->word == WORD_NONE;
    desk_put_down(desk);
    desk->drag_from = e->at;
    desk->held_button = e->button;
    if (e->button != BUTTON_LEFT) {
        press_other_button(h, tag, e);
        return;
    }
    /* What closed something does nothing else to the pictures. */
    if (closed && look_is_on(tag)) return;
    desk->pressed = tag;
    /* The first that knows the target takes it; what none of them knows has no gesture. */
    if (press_menu(h, tag, word) || guide_press(h, tag) || press_control(h, tag, e->at, open) ||
        plane_hand_press(h, tag, e) || press_thing(h, tag, e) || press_time(h, tag, e->at))
        return;
    press_panel(desk, tag, e->clicks, menu, list);
}

static void drag(const Hand *h, Point at) {
    Desk *desk = h->desk;
    Tag tag = desk->pressed;
    float dx = at.x - desk->drag_from.x, dy = at.y - desk->drag_from.y;
    if (!desk->dragging && fabsf(dx) + fabsf(dy) < 4) return;
    desk->dragging = true;
    if (plane_hand_drag(h, tag, at)) return;
    if (touch_is(tag, "control") && control_info((Control)tag.index).kind == CONTROL_KIND_SLIDER)
        touch_slide(h, (Control)tag.index, at, true);
    else if (touch_is(tag, "edge") || touch_is(tag, "edge line"))
        touch_set_weight(h, tag.index, desk->drag_value - dy * WEIGHT_PER_POINT, true);
    else if (touch_is(tag, "weight"))
        touch_set_weight(h, tag.index, desk->drag_value + dx * WEIGHT_PER_POINT, true);
    else if (touch_is(tag, "leaf") || touch_is(tag, "leaf row"))
        touch_drag_leaf(h, tag.index, dx - dy, true);
    else if (touch_is(tag, "landscape"))
        touch_move_place(h, at, true);
    else if (touch_is(tag, "epsilon"))
        touch_epsilon(h, at);
    else if (touch_is(tag, "scrub"))
        touch_scrub(h, at);
    else if (touch_is(tag, "slice"))
        look_slice(h, tag.index, at);
}

/* As if the mouse had pressed it there. */
static void press_with_enter(const Hand *h, Tag tag, Point at, int clicks) {
    InputEvent there = {.kind = INPUT_PRESS, .button = BUTTON_LEFT, .clicks = clicks, .at = at};
    press(h, tag, &there);
    h->desk->pressed = (Tag){0};
}

/* What there is nothing to press on: a track is moved by arrows, along it nobody means its middle. */
static bool is_track(Tag tag) {
    return touch_is(tag, "slice") || touch_is(tag, "scrub") || touch_is(tag, "epsilon") ||
           touch_is(tag, "landscape");
}

/* In the middle of a slider or a row of options nobody means its middle: a number is typed, arrows choose. */
static bool enter_control(const Hand *h, Control control) {
    ControlKind kind = control_info(control).kind;
    if (kind == CONTROL_KIND_SLIDER) touch_type_control(h, control);
    return kind == CONTROL_KIND_SLIDER || kind == CONTROL_KIND_STEPPER ||
           kind == CONTROL_KIND_SEGMENTS || kind == CONTROL_KIND_PICTURES;
}

/* Enter at the cursor does what a click there does; otherwise it presses what has the focus. A weight or a leaf is typed into. */
static void enter(const Hand *h) {
    Desk *desk = h->desk;
    Tag focus = desk->focus;
    if (desk->cursor_shown) {
        Point at = camera_to_screen(h->plane, desk->cursor[0], desk->cursor[1]);
        press_with_enter(h, touch_tag_at(h, at), at, 1);
        desk->cursor_shown = true;
        return;
    }
    if (!focus.name) return;
    if (touch_is(focus, "control") && enter_control(h, (Control)focus.index)) return;
    if (is_track(focus)) return;
    bool typed = touch_is(focus, "edge") || touch_is(focus, "weight") || touch_is(focus, "leaf") ||
                 touch_is(focus, "leaf row");
    Rect rect = touch_rect_of(h, focus);
    if (rect.w <= 0) return;
    press_with_enter(h, focus, (Point){rect.x + rect.w / 2, rect.y + rect.h / 2}, typed ? 2 : 1);
    focus_follow(h, focus);
}

/* The sheet of keys lies over everything: what would reach what is under it does not. */
static bool help_key(Desk *desk, const InputEvent *e) {
    if (!desk->help || (e->key != KEY_ESCAPE && e->key != KEY_TAB && e->key != KEY_ENTER))
        return false;
    if (e->key == KEY_ESCAPE) desk->help = false;
    return true;
}

static void press_key(const Hand *h, const InputEvent *e) {
    Desk *desk = h->desk;
    bool typing =
        desk->editing != CONTROL_NONE || desk->editing_weight >= 0 || desk->editing_leaf >= 0;
    if (typing)
        focus_type_key(h, e->key);
    else if (help_key(desk, e) || popup_key(h, e))
        return;
    else if (e->key == KEY_TAB) {
        focus_move(h, e->shift);
        desk->cursor_shown = false;
    } else if (e->key == KEY_ENTER)
        enter(h);
    else if (e->key == KEY_ESCAPE && desk->focus.name)
        desk->focus = (Tag){0};
    else if (desk->home && !e->ctrl && focus_toward(h, e->key, NULL))
        return;
    else if (!guide_key(h, e) && !(e->key == 'W' && !e->ctrl && focus_weight(h)) &&
             !focus_arrow(h, e) &&
             !(!e->ctrl && (guide_scroll_key(h, e->key) || guide_arrow(h, e->key))) &&
             !plane_key(h, e))
        keys_press(desk, h->lab, e);
}

/* Whole lines, for what moves by steps; the rest is kept. */
static int steps_of(Desk *desk, float lines) {
    desk->wheel += lines;
    int whole = (int)desk->wheel;
    desk->wheel -= (float)whole;
    return whole;
}

static bool over_controls(const Hand *h) {
    for (int i = -1; (i = shapes_find(h->drawn, "controls", -1, i)) >= 0;) {
        if (rect_holds(h->drawn->shape[i].rect, h->desk->pointer)) return true;
    }
    return false;
}

static void wheel(const Hand *h, float lines) {
    static const float NEARER = 1.1f, MOST = 8; /* lines at once */
    Desk *desk = h->desk;
    Tag tag = desk->hover;
    lines = fminf(fmaxf(lines, -MOST), MOST);
    if (touch_is(tag, "weight") || touch_is(tag, "weights page"))
        focus_scroll(h, -steps_of(desk, lines));
    else if (touch_is(tag, "axis"))
        touch_turn_axis(h, tag.index, -steps_of(desk, lines));
    else if (over_controls(h))
        touch_scroll_controls(h, -lines * SCROLL_LINE);
    else if (!guide_wheel(h, lines) && look_is_on(tag))
        look_zoom(h, desk->pointer, powf(NEARER, lines));
}

static void handle(const Hand *h, const InputEvent *e) {
    Desk *desk = h->desk;
    if (sheet_hand(h, e)) return;
    switch (e->kind) {
    case INPUT_MOVE:
        desk->pointer = e->at;
        if (desk->pressed.name)
            drag(h, e->at);
        else
            desk->hover = touch_tag_at(h, e->at);
        break;
    case INPUT_PRESS:
        desk->pointer = e->at;
        desk->focus = (Tag){0};
        press(h, touch_tag_at(h, e->at), e);
        break;
    case INPUT_RELEASE:
        if (e->button != desk->held_button) break; /* another one, while this is held */
        plane_hand_release(h, e);
        desk->pressed = (Tag){0};
        desk->dragging = false;
        break;
    case INPUT_WHEEL: wheel(h, e->dy); break;
    case INPUT_PINCH: plane_hand_pinch(h, e); break;
    case INPUT_KEY:
        desk->going = false;
        press_key(h, e);
        break;
    case INPUT_TEXT: focus_type(h, e); break;
    case INPUT_DROP: memcpy(desk->dropped, e->path, sizeof desk->dropped); break;
    case INPUT_QUIT: desk->quit = true; break;
    }
}

void hand_input(Desk *desk, Lab *lab, Player *player, const Input *input, const Shapes *drawn,
                const Camera *plane) {
    const Hand h = {desk, lab, player, drawn, plane};
    bool resized = desk->width != input->width || desk->height != input->height ||
                   desk->density != input->density;
    desk->width = input->width;
    desk->height = input->height;
    desk->density = input->density;
    for (int i = 0; i < input->events; i++) {
        InputKind kind = input->event[i].kind;
        if (kind == INPUT_PRESS || kind == INPUT_KEY) desk->said.text[0] = '\0';
        handle(&h, &input->event[i]);
    }
    plane_hand_hold(&h, (float)input->seconds);
    desk->scale = desk->projector ? 1.5f : 1;
    desk->moment = touch_is(desk->hover, "scrub") ? touch_moment(&h, desk->pointer) : -1;
    desk->shape = pointer_shape(&h);
    if (input->events || resized) desk->revision++;
}
