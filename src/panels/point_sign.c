/* See point_sign.h. */
#include "panels/point_sign.h"

#include "ui/highlight.h"
#include "ui/widgets.h"

PointSign point_sign(const View *view, int point) {
    const Dataset *data = &view->lab->scene.data;
    const PointSign quiet = {1, view->theme->quiet};
    if (data->kind == LABEL_NUMBER || ui_hides(view->ui, HIDE_LABELS)) return quiet;
    int class = (int)data->label[point];
    return (PointSign){class, view->theme->class_color[class]};
}

void point_sign_cross(View *view, int point, Point at, float radius, Color color) {
    float r = radius * 0.5f;
    if (!view->lab->mistaken[point] || view_hides_mistakes(view)) return;
    shapes_line(view->out, (Point){at.x - r, at.y - r}, (Point){at.x + r, at.y + r}, 1.6f, color);
    shapes_line(view->out, (Point){at.x - r, at.y + r}, (Point){at.x + r, at.y - r}, 1.6f, color);
}

void point_sign_draw(View *view, int point, Point at, float radius, float presence, Tag tag) {
    const Theme *t = view->theme;
    const PointSign sign = point_sign(view, point);
    const Highlight highlight = highlight_of(view, subject_point(point));
    bool held = view->lab->held[point];
    Color color = color_faded(sign.color, presence), card = color_faded(t->card, presence);
    float reach = radius + 3;
    Rect hand = {at.x - reach, at.y - reach, 2 * reach, 2 * reach};
    shapes_mark(view->out, tag.target->name, point);
    if (highlight & HIGHLIGHT_POINTED)
        shapes_disc(view->out, at, 2.2f * radius, highlight_ground(view));
    shapes_symbol(view->out, at, radius, 1.3f, sign.symbol, held ? card : color,
                  held ? color : card);
    point_sign_cross(view, point, at, radius, held ? color : card);
    if (highlight & HIGHLIGHT_SELECTED) shapes_ring(view->out, at, 2.1f * radius, 2.2f, t->ink);
    view_focus(view, hand, 4, tag);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag, hand);
}
