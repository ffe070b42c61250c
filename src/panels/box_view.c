/* See box_view.h. */
#include "panels/box_view.h"

#include "panels/ground.h"

#include <math.h>
#include <string.h>

#include "base/clamp.h"
#include "ui/widgets.h"

/* ---- hands */

static Turned *turned_of(const Gesture *g, int which) {
    return &g->ui->turned.of[which];
}

void box_view_turn(const Gesture *g, TurnedPicture which, Point by, float width) {
    Turned *t = turned_of(g, (int)which);
    if (!lab_may_look(g->lab, WITHHELD_TURN)) return;
    turn_drag(&t->turn, by.x, by.y, width);
    t->above = false;
}

void box_view_reset(const Gesture *g, TurnedPicture which) {
    Turned *t = turned_of(g, (int)which);
    float flat = t->turn.flat;
    if (!lab_may_look(g->lab, WITHHELD_TURN)) return;
    t->above = t->home.flat == 1;
    if (t->above)
        t->turn.zoom = t->home.zoom; /* it glides there as it is turned */
    else
        t->turn = t->home;
    t->turn.flat = flat; /* from above it glides back */
}

/* The keys are its own from now on, as its hint says. */
static void box_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->focus = tag;
    g->ui->focus_by_hand = true;
    if (e->clicks > 1) box_view_reset(g, (TurnedPicture)tag.index);
}

static void box_drag(const Gesture *g, Tag tag, Point at) {
    Point from = g->ui->drag.from;
    box_view_turn(g, (TurnedPicture)tag.index, (Point){at.x - from.x, at.y - from.y},
                  target_rect(g->drawn, tag).w);
    g->ui->drag.from = at;
}

static void zoom(const Gesture *g, int which, float factor) {
    static const float LEAST = 0.5f, MOST = 4;
    Turn *turn = &turned_of(g, which)->turn;
    turn->zoom = clamp_float(turn->zoom * factor, LEAST, MOST);
}

void box_view_wheel(const Gesture *g, TurnedPicture which, float lines) {
    zoom(g, (int)which, powf(1.1f, lines));
}

static void box_turn(const Gesture *g, Tag tag, float lines) {
    box_view_wheel(g, (TurnedPicture)tag.index, lines);
}

static bool box_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    static const float STEP = 5, WIDTH = 180; /* degrees: as wide as half a turn */
    Point by = {0, 0};
    switch (e->key) {
    case KEY_LEFT: by.x = -STEP; break;
    case KEY_RIGHT: by.x = STEP; break;
    case KEY_UP: by.y = -STEP; break;
    case KEY_DOWN: by.y = STEP; break;
    default: return false;
    }
    box_view_turn(g, (TurnedPicture)tag.index, by, WIDTH);
    return true;
}

static void look_from_above(const Gesture *g, int which) {
    Turned *t = turned_of(g, which);
    if (lab_may_look(g->lab, WITHHELD_TURN)) t->above = !t->above;
}

static bool box_enter(const Gesture *g, Tag tag) {
    look_from_above(g, tag.index);
    return true;
}

static const Target TARGET_BOX = {
    .name = "box", /* index: which picture */
    .hint = "Drag to turn, wheel to come nearer, double-click for the first view (arrows; Enter: "
            "from above)",
    .pointer = POINTER_MOVE,
    .stop = TAB_EACH,
    .press = box_press,
    .drag = box_drag,
    .turn = box_turn,
    .arrow = box_arrow,
    .enter = box_enter};

static void above_press(const Gesture *g, Tag tag, const InputEvent *e) {
    look_from_above(g, tag.index);
}

static const Target TARGET_ABOVE = {.name = "from above",
                                    .hint = "The flat picture, and back (Enter on the picture)",
                                    .stop = TAB_EACH,
                                    .press = above_press};

static void reset_press(const Gesture *g, Tag tag, const InputEvent *e) {
    box_view_reset(g, (TurnedPicture)tag.index);
}

static const Target TARGET_RESET = {.name = "reset view",
                                    .hint = "As it was turned at first (double-click)",
                                    .stop = TAB_EACH,
                                    .press = reset_press};

bool box_view_pinch(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    for (int which = 0; which < TURNED_COUNT; which++) {
        Rect rect = target_rect(g->drawn, tag_of(&TARGET_BOX, which));
        if (!rect_holds(rect, e->at)) continue;
        Pinch before = ui->pinch;
        ui->pinch = (Pinch){true, e->at};
        /* What the first finger moved before the second came: it was not meant. */
        if (ui->pressed.target && ui->drag.moving && ui->drag.goes_on)
            lab_apply(g->lab, &(Action){.kind = ACTION_UNDO});
        ui->pressed = (Tag){0};
        ui->drag.moving = ui->drag.goes_on = false;
        if (before.goes_on)
            box_view_turn(g, (TurnedPicture)which,
                          (Point){e->at.x - before.at.x, e->at.y - before.at.y}, rect.w);
        zoom(g, which, e->dy);
        return true;
    }
    return false;
}

/* ---- the picture */

float box_view_foot_height(const View *view) {
    return view_units(view, 46);
}

bool box_view_has_foot(const View *view) {
    static const float LOW = 160;
    return !view->bare && view->panel.h >= view_units(view, LOW);
}

/* How far the box reaches on the screen, as it is turned. */
static OrbitDef def_of(Rect rect, Point3 low, Point3 high, float distance, Point reach_flat) {
    float tall = high.z - low.z;
    return (OrbitDef){rect,
                      {(low.x + high.x) / 2, (low.y + high.y) / 2, (low.z + high.z) / 2},
                      distance,
                      {1.68f + 0.1f * tall, 0.96f + 0.42f * tall},
                      reach_flat};
}

Orbit box_view_orbit(Rect rect, const Turn *turn, Point3 low, Point3 high, float distance) {
    static const Point REACH_FLAT = {1.3f, 1.36f};
    const OrbitDef def = def_of(rect, low, high, distance, REACH_FLAT);
    return orbit_of(&def, turn);
}

Orbit box_view_orbit_onto(Rect rect, Rect flat, const Turn *turn, Point3 low, Point3 high,
                          float distance) {
    const Point half = {(high.x - low.x) / 2, (high.y - low.y) / 2};
    OrbitDef def = def_of(rect, low, high, distance, half);
    Turn as_large = *turn;
    float to = orbit_of(&def, turn).flat;
    as_large.zoom += (1 - turn->zoom) * to;
    def.screen = (Rect){rect.x + (flat.x - rect.x) * to, rect.y + (flat.y - rect.y) * to,
                        rect.w + (flat.w - rect.w) * to, rect.h + (flat.h - rect.h) * to};
    return orbit_of(&def, &as_large);
}

Rect box_view_rect(const Shapes *drawn, TurnedPicture which) {
    return target_rect(drawn, tag_of(&TARGET_BOX, (int)which));
}

BoxView box_view_begin(View *view, Rect rect, TurnedPicture which, Point3 low, Point3 high,
                       float distance) {
    BoxView box = {.view = view, .which = which, .rect = rect, .low = low, .high = high};
    Tag tag = tag_of(&TARGET_BOX, (int)which);
    box.orbit = box_view_orbit(rect, &view->ui->turned.of[which].turn, low, high, distance);
    view_focus(view, rect_inset(rect, 4), 6, tag);
    target_place(view->out, tag, rect);
    return box;
}

Point box_view_place(const BoxView *box, Point3 at) {
    return orbit_project(&box->orbit, at, NULL);
}

void box_view_keep_free(BoxView *box, Point from, Point to) {
    enum { PARTS = 24 };
    float w = (to.x - from.x) / PARTS, h = (to.y - from.y) / PARTS;
    for (int i = 0; i < PARTS && box->labels < BOX_LABELS; i++) {
        Point at = {from.x + w * (float)i, from.y + h * (float)i};
        box->taken[box->labels++] = (Rect){fminf(at.x, at.x + w) - 1, fminf(at.y, at.y + h) - 1,
                                           fabsf(w) + 2, fabsf(h) + 2};
    }
}

bool box_view_label(BoxView *box, const char *text, Point at, const TextStyle *style) {
    View *view = box->view;
    float wide = text_width(view->glyphs, text, style, view->ui->density), pad = 2;
    float high = style->size * 1.15f;
    Rect place = {at.x - wide / 2 - pad, at.y - high / 2, wide + 2 * pad, high};
    bool free = box->labels < BOX_LABELS && rect_within(place, box->rect);
    for (int i = 0; i < box->labels && free; i++) free = !rect_meets(box->taken[i], place);
    if (!free || (box->ground && ground_covers(box->ground, place))) return false;
    box->taken[box->labels++] = place;
    TextStyle middle = *style;
    middle.align = ALIGN_CENTER;
    shapes_rect(view->out, place, 2, color_faded(view->theme->card, 0.85f));
    view_text(view, text, at.x, view_middle(view, style, place.y, place.h), 0, &middle);
    return true;
}

/* ---- below it */

/* ---- a small cross of axes, turned as the box is */

typedef struct Cross {
    Point at, end[3]; /* of each axis, from there; 0 where it points at the eye, or is none */
    Rect taken[3];    /* by names */
    int names;
} Cross;

static bool is_free(const BoxView *box, const Cross *c, Rect rect) {
    enum { PARTS = 8 };
    bool free = true;
    for (int k = 0; k < box->labels; k++) free = free && !rect_meets(rect, box->taken[k]);
    for (int k = 0; k < c->names; k++) free = free && !rect_meets(rect, c->taken[k]);
    for (int k = 0; k < 3 * PARTS; k++) {
        int part = k / 3;
        float share = (float)part / (PARTS - 1);
        Point on = {c->at.x + c->end[k % 3].x * share, c->at.y + c->end[k % 3].y * share};
        free = free && !rect_holds(rect, on);
    }
    return free;
}

static TextStyle cross_style(const View *view) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_CENTER);
    style.face = FONT_MATH_ITALIC;
    return style;
}

/* The name of an axis: beyond its end, or as little to a side of that as leaves it free, so that
 * it does not jump while the box is turned. */
static void name_end(const BoxView *box, Cross *c, Point end, const char *name) {
    enum { ASIDES = 27, AWAYS = 4 };
    static const float AWAY = 9, FURTHER = 4.5f, TURN = 0.1f;
    View *view = box->view;
    TextStyle style = cross_style(view);
    float wide = text_width(view->glyphs, name, &style, view->ui->density), high = style.size,
          along = atan2f(end.y, end.x), gap = view_units(view, 1.5f);
    for (int i = 0; i < ASIDES * AWAYS; i++) {
        int aside = i % ASIDES, away = i / ASIDES;
        float far = hypotf(end.x, end.y) + view_units(view, AWAY + FURTHER * (float)away),
              by = along + TURN * (float)(aside % 2 ? -(aside + 1) / 2 : aside / 2);
        Point to = {c->at.x + far * cosf(by), c->at.y + far * sinf(by)};
        Rect rect = {to.x - wide / 2 - gap, to.y - 0.4f * high, wide + 2 * gap, high};
        if (rect.x < box->rect.x + view_units(view, 8) || !is_free(box, c, rect)) continue;
        c->taken[c->names++] = rect;
        view_text(view, name, to.x, to.y + style.size * 0.35f, 0, &style);
        return;
    }
}

enum { CROSS_NAME = 32 };

/* Long names as far as there is room, "temp.", for the axes say them in full; those that would then
 * be alike are none. */
static void cross_names(const View *view, const char *const name[3], char fit[3][CROSS_NAME]) {
    static const float WIDEST = 34;
    TextStyle style = cross_style(view);
    for (int i = 0; i < 3; i++) {
        fit[i][0] = '\0';
        if (name[i])
            text_fit(view->glyphs, name[i], &style, view->ui->density, view_units(view, WIDEST),
                     fit[i], CROSS_NAME);
        char *cut = strstr(fit[i], "…");
        if (cut && name[i] && strcmp(fit[i], name[i]) != 0) memcpy(cut, ".", 2);
    }
    bool alike[3];
    for (int i = 0; i < 3; i++)
        alike[i] = strcmp(fit[i], fit[(i + 1) % 3]) == 0 || strcmp(fit[i], fit[(i + 2) % 3]) == 0;
    for (int i = 0; i < 3; i++) {
        if (alike[i]) fit[i][0] = '\0';
    }
}

static void cross(BoxView *box, Point at, const char *const name[3]) {
    static const float LONG = 15, SHORT = 0.15f;
    View *view = box->view;
    const float r = view_units(view, LONG);
    Point zero = orbit_project(&box->orbit, box->orbit.middle, NULL);
    Cross c = {.at = at};
    char fit[3][CROSS_NAME];
    cross_names(view, name, fit);
    shapes_mark(view->out, "axes cross", (int)box->which);
    for (int i = 0; i < 3; i++) {
        Point3 end = box->orbit.middle;
        *(i == 0 ? &end.x : i == 1 ? &end.y : &end.z) += 1;
        Point to = orbit_project(&box->orbit, end, NULL);
        float x = (to.x - zero.x) / box->orbit.scale * r,
              y = (to.y - zero.y) / box->orbit.scale * r;
        if (!name[i] || !(hypotf(x, y) > SHORT * r)) continue;
        c.end[i] = (Point){x, y};
        shapes_line(view->out, at, (Point){at.x + x, at.y + y}, 1.4f, view->theme->ink);
    }
    for (int i = 0; i < 3; i++) {
        if (fit[i][0] && (c.end[i].x != 0 || c.end[i].y != 0)) name_end(box, &c, c.end[i], fit[i]);
    }
    shapes_disc(view->out, at, 2, view->theme->ink);
    shapes_mark(view->out, NULL, 0);
}

static float button(BoxView *box, float x, float y, const char *label, const Target *target) {
    View *view = box->view;
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_CENTER);
    float wide = text_width(view->glyphs, label, &style, view->ui->density) + view_units(view, 20);
    Rect rect = {x, y, wide, view_units(view, 26)};
    view_button(view, rect, label, false, tag_of(target, (int)box->which));
    return wide;
}

void box_view_raise(View *view, TurnedPicture which, Rect rect) {
    view_button(view, rect, "in space", false, tag_of(&TARGET_ABOVE, (int)which));
}

BoxFoot box_view_foot(BoxView *box, const char *const name[3], bool words) {
    View *view = box->view;
    const Turned *t = &view->ui->turned.of[box->which];
    float high = box_view_foot_height(view), y = box->rect.y + box->rect.h;
    float x = box->rect.x + view_units(view, 20), right = box->rect.x + box->rect.w;
    float button_y = y + (high - view_units(view, 26)) / 2 - view_units(view, 4);
    if (box->rect.w > view_units(view, 330)) {
        cross(box, (Point){x + view_units(view, 16), button_y + view_units(view, 2)}, name);
        x += view_units(view, 64);
    }
    x += button(box, x, button_y, t->above ? "as before" : "from above", &TARGET_ABOVE);
    x += view_units(view, 8);
    x += button(box, x, button_y, "reset view", &TARGET_RESET);
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    float end = right - view_units(view, 20), room = end - x - view_units(view, 12);
    const char *text = "drag to turn";
    Point at = {end, button_y + view_units(view, 18)};
    if (words && text_width(view->glyphs, text, &style, view->ui->density) <= room)
        view_text(view, text, at.x, at.y, 0, &style);
    return (BoxFoot){{x, button_y}, at};
}
