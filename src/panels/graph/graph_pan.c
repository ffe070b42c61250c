/* See graph_pan.h. */
#include "panels/graph/graph_pan.h"

#include <math.h>

#include "base/clamp.h"
#include "ui/gesture.h"
#include "ui/widgets.h"

static const float LEAST = 0.85f; /* of the usual size: its numbers are no smaller than captions */

/* ---- hands */

/* The whole graph, of which the sheet shows a part. It is never pressed: the sheet lies over it. */
static const Target TARGET_WHOLE = {.name = "whole graph"};

/* Moves what is seen by so many points of the screen. */
static void move(const Gesture *g, Tag sheet, float across, float up) {
    GraphPan *pan = &g->ui->graph_pan;
    Rect area = target_rect(g->drawn, sheet), all = target_rect(g->drawn, tag_of(&TARGET_WHOLE, 0));
    float wide = all.w - area.w, high = all.h - area.h;
    if (!g->lab->graph) return;
    pan->share.x = wide > 0 ? clamp_float((area.x - all.x + across) / wide, 0, 1) : 0;
    pan->share.y = high > 0 ? clamp_float((area.y - all.y + up) / high, 0, 1) : 0;
    pan->walked = g->lab->graph->walked;
    pan->opened = g->lab->opened;
    g->ui->revision++;
}

/* The arrows are its own from now on, as its hint says. */
static void sheet_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->focus = tag;
    g->ui->focus_by_hand = true;
    g->ui->graph_pan.at = e->at;
}

static void sheet_drag(const Gesture *g, Tag tag, Point at) {
    Point before = g->ui->graph_pan.at;
    g->ui->graph_pan.at = at;
    move(g, tag, before.x - at.x, before.y - at.y);
}

/* Up and down; across where all of its height is seen. */
static void sheet_turn(const Gesture *g, Tag tag, float lines) {
    static const float LINE = 40;
    Rect area = target_rect(g->drawn, tag), all = target_rect(g->drawn, tag_of(&TARGET_WHOLE, 0));
    bool high = all.h > area.h + 1;
    move(g, tag, high ? 0 : -lines * LINE, high ? -lines * LINE : 0);
}

static bool sheet_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    static const float STEP = 40;
    float across = e->key == KEY_RIGHT ? STEP : e->key == KEY_LEFT ? -STEP : 0;
    float up = e->key == KEY_DOWN ? STEP : e->key == KEY_UP ? -STEP : 0;
    move(g, tag, across, up);
    return true;
}

static const Target TARGET_SHEET = {.name = "graph sheet",
                                    .hint = "Drag to see the rest of the graph (arrows)",
                                    .pointer = POINTER_MOVE,
                                    .stop = TAB_EACH,
                                    .press = sheet_press,
                                    .drag = sheet_drag,
                                    .turn = sheet_turn,
                                    .arrow = sheet_arrow};

/* ---- the picture */

static float share_at(float low, float whole, float part, float middle) {
    return whole > part ? clamp_float((middle - low - part / 2) / (whole - part), 0, 1) : 0;
}

/* As it was moved, until the next step; else with that node in the middle, or as near to it as the
 * edges let it be. */
static Point share_of(const View *view, const GraphLayout *l, Rect all, Rect area, int node) {
    const GraphPan *pan = &view->ui->graph_pan;
    if (pan->opened == view->lab->opened && pan->walked == l->graph->walked) return pan->share;
    Point middle = rect_middle(graph_layout_cell(l, node));
    return (Point){share_at(all.x, all.w, area.w, middle.x),
                   share_at(all.y, all.h, area.h, middle.y)};
}

static void say(View *view, Rect line) {
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    style.face = FONT_REGULAR;
    shapes_mark(view->out, "graph part", 0);
    view_phrases(view, "a part of it: drag to see the rest", line.x, line.y + line.h * 0.75f,
                 line.w, &style);
    shapes_mark(view->out, NULL, 0);
}

void graph_pan(View *view, GraphLayout *l, int node, Rect *area) {
    float unit = view_units(view, 1), line = view_units(view, 18);
    if (view->place == PLACE_STAGE || l->scale >= LEAST || area->h < 2 * line) return;
    area->h -= line;
    Rect all = graph_layout_room(l, unit, LEAST);
    all = (Rect){area->x, area->y, fmaxf(all.w, area->w), fmaxf(all.h, area->h)};
    graph_layout_find(l, l->graph, all, unit);
    Point share = share_of(view, l, all, *area, node);
    all.x -= share.x * (all.w - area->w);
    all.y -= share.y * (all.h - area->h);
    graph_layout_find(l, l->graph, all, unit);
    Tag sheet = tag_of(&TARGET_SHEET, 0);
    view_focus(view, *area, 4, sheet);
    target_place(view->out, tag_of(&TARGET_WHOLE, 0), all);
    target_place(view->out, sheet, *area);
    say(view, (Rect){area->x, area->y + area->h, area->w, line});
}
