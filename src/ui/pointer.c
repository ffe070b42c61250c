/* See pointer.h. */
#include "ui/pointer.h"

#include "ui/plane_hand.h"

static bool is_slider(Tag tag) {
    return touch_is(tag, "control") && control_info((Control)tag.index).kind == CONTROL_KIND_SLIDER;
}

/* Of what is dragged along one line. */
static PointerShape along(Tag tag) {
    static const char *const across[] = {"weight", "scrub", "slice", "epsilon"};
    for (size_t i = 0; i < sizeof across / sizeof *across; i++) {
        if (touch_is(tag, across[i])) return POINTER_ACROSS;
    }
    if (is_slider(tag)) return POINTER_ACROSS;
    return touch_is(tag, "edge") || touch_is(tag, "edge line") ? POINTER_UP : POINTER_ARROW;
}

PointerShape pointer_shape(const Hand *h) {
    const Desk *desk = h->desk;
    Tag tag = desk->pressed.name ? desk->pressed : desk->hover;
    bool erases = plane_hand_erases(h);
    if (touch_is(tag, "pan")) return POINTER_MOVE;
    if (touch_is(tag, "vector")) return POINTER_HAND;
    if (touch_is(tag, "point")) return erases ? POINTER_CROSS : POINTER_HAND;
    if (touch_is(tag, "line")) return erases ? POINTER_CROSS : POINTER_MOVE;
    if (touch_is(tag, "plane"))
        return plane_hand_places(h) || erases ? POINTER_CROSS : POINTER_MOVE;
    if (touch_is(tag, "landscape")) return POINTER_MOVE;
    return along(tag);
}
