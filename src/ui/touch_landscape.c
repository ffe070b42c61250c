/* Hands on the loss landscape: the mark is where the network stands, and dragging it sets both weights. */
#include "base/clamp.h"
#include "ui/touch.h"

void touch_move_place(const Hand *h, Point at, bool goes_on) {
    const Selection *s = &h->lab->selected;
    const float *edge = h->desk->landscape;
    Camera camera = {touch_rect_of(h, (Tag){"landscape", 0}), edge[0], edge[1], edge[2], edge[3]};
    if (camera.screen.w <= 0) return;
    Point to = camera_to_plane(&camera, at);
    touch_set_weight(h, s->across, clamp_float(to.x, edge[0], edge[1]), goes_on);
    touch_set_weight(h, s->up, clamp_float(to.y, edge[2], edge[3]), true);
}

void touch_turn_axis(const Hand *h, int which, int by) {
    const Selection *s = &h->lab->selected;
    int now = which ? s->up : s->across, other = which ? s->across : s->up;
    int count = h->lab->run->trainer.net.count, way = by < 0 ? -1 : 1;
    for (; by != 0; by -= way) {
        do now = (now + way + count) % count;
        while (now == other);
    }
    Action select = {.kind = ACTION_SELECT_AXIS};
    select.weights.index = now;
    select.weights.count = which;
    lab_apply(h->lab, &select);
}
