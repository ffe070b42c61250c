/* See lit.h. */
#include "view/lit.h"

Thing lit_pointed(const Lab *lab, const Desk *desk) {
    Thing thing = thing_of(lab, desk->hover);
    return thing.kind == THING_NONE ? thing_of(lab, desk->focus) : thing;
}

static bool is_weight_of(const View *view, int weight, int unit) {
    const Network *net = &view->lab->run->trainer.net;
    WeightPlace p = weight_place(net, weight);
    if (unit < 0) return p.layer == 0 && !p.bias && p.from == unit + MAX_UNITS;
    return p.layer == unit / MAX_UNITS && p.to == unit % MAX_UNITS;
}

static bool is_pointed(const View *view, ThingKind kind, int index) {
    Thing at = view->pointed;
    if (at.kind == kind) return kind != THING_NONE && at.index == index;
    return at.kind == THING_UNIT && kind == THING_WEIGHT && is_weight_of(view, index, at.index);
}

static bool is_selected(const View *view, ThingKind kind, int index) {
    const Selection *s = &view->lab->selected;
    switch (kind) {
    case THING_POINT: return s->point == index;
    case THING_WEIGHT: return s->weight == index;
    case THING_UNIT: return s->layer >= 0 && s->layer * MAX_UNITS + s->unit == index;
    default: return false;
    }
}

Lit lit_of(const View *view, ThingKind kind, int index) {
    return (is_pointed(view, kind, index) ? LIT_POINTED : 0u) |
           (is_selected(view, kind, index) ? LIT_SELECTED : 0u);
}

Lit lit_line(const View *view, int unit) {
    Thing at = view->pointed;
    bool weight = at.kind == THING_WEIGHT && at.index < view->lab->run->trainer.net.count &&
                  is_weight_of(view, at.index, unit);
    return lit_of(view, THING_UNIT, unit) | (weight ? LIT_POINTED : 0u);
}

Color lit_ground(const View *view) {
    return color_faded(view->theme->ink, 0.11f);
}
