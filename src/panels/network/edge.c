/* See edge.h. */
#include "panels/network/edge.h"

#include "panels/arrow.h"
#include "panels/sat_out.h"
#include "panels/subjects.h"
#include "ui/highlight.h"
#include "ui/widgets.h"

void edge_curve(Point from, Point to, Point curve[EDGE_POINTS]) {
    for (int i = 0; i < EDGE_POINTS; i++) {
        float t = (float)i / (EDGE_POINTS - 1), s = t * t * (3 - 2 * t);
        curve[i] = (Point){from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * s};
    }
}

void edge_draw(View *view, int index, const Point curve[EDGE_POINTS]) {
    Highlight highlight = highlight_of(view, subject_weight(index));
    Color color = color_faded(view_edge_color(view, index), sat_out_presence(view, index));
    shapes_mark(view->out, "edge", index);
    float width = view_edge_width(view, index) + (highlight ? 1.5f : 0);
    if (highlight & HIGHLIGHT_POINTED)
        shapes_curve(view->out, curve, EDGE_POINTS, width + 9, 0, highlight_ground(view));
    shapes_curve(view->out, curve, EDGE_POINTS, width, 0,
                 highlight ? color : color_faded(color, 0.62f));
    shapes_mark(view->out, NULL, 0);
    target_place_line(view->out, tag_of(&TARGET_EDGE_LINE, index), curve, EDGE_POINTS,
                      view_units(view, 4));
}

void edge_arrow(View *view, int index, Point at) {
    float reach = view_units(view, 9);
    Rect box = {at.x - reach, at.y - reach, 2 * reach, 2 * reach};
    arrow_draw(view, index, at, 0, arrow_on_edge(view, index), view->panel);
    view_focus(view, box, reach, tag_of(&TARGET_EDGE, index));
    target_place(view->out, tag_of(&TARGET_EDGE, index), box);
}
