/* See finger.h. */
#include "ui/finger.h"

#include <math.h>

#include "base/clamp.h"
#include "ui/popup.h"
#include "ui/widgets.h"

static const float ROW = 40, REACH = 14; /* points, or more where type is larger */

bool finger_is(const UiState *ui, const Layout *layout) {
    return ui->fingers || layout->fold == FOLD_COLUMN;
}

float finger_row(const View *view, float units) {
    bool fingers = finger_is(view->ui, &view->layout);
    return view_units(view, fingers ? fmaxf(units, ROW) : units);
}

static bool can_be_pressed(const Target *target) {
    return target->press || target->press_other || target->drag;
}

/* Of the shape, nearest to a place outside of it. */
static Point nearest(const Shape *shape, Point at) {
    static const float WITHIN = 0.5f;
    Rect r = shape->rect;
    float right = fmaxf(r.x + r.w - WITHIN, r.x), bottom = fmaxf(r.y + r.h - WITHIN, r.y);
    return (Point){clamp_float(at.x, r.x, right), clamp_float(at.y, r.y, bottom)};
}

Point finger_aim(const Gesture *g, Point at) {
    const Shapes *drawn = g->drawn;
    int under = shapes_hit(drawn, at);
    if (under >= 0 && can_be_pressed(drawn->shape[under].tag.target)) return at;
    int first = popup_holds(drawn, at) ? popup_find(drawn) : -1;
    float least = REACH * g->ui->scale;
    Point aim = at;
    for (int t = shapes_targets_before(drawn, first + 1); t < drawn->targets; t++) {
        const int i = drawn->target[t];
        const Shape *shape = &drawn->shape[i];
        if (!can_be_pressed(shape->tag.target)) continue;
        Point there = nearest(shape, at);
        float away = hypotf(there.x - at.x, there.y - at.y);
        if (away >= least || shapes_hit(drawn, there) != i) continue; /* too far, or covered */
        least = away;
        aim = there;
    }
    return aim;
}
