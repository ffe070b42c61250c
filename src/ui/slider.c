/* See slider.h. */
#include "ui/slider.h"

#include "base/clamp.h"

void slider_knob(View *view, Rect track, float share, float radius, Color color, Tag tag) {
    Point at = {track.x + track.w * share, track.y + track.h / 2};
    shapes_disc(view->out, at, radius, color);
    if (tag_same(view->ui->focus, tag))
        shapes_ring(view->out, at, radius + 3, 2, view->theme->accent);
    target_place(view->out, tag, track);
}

float slider_share(const Gesture *g, Tag tag, Point at) {
    Rect track = target_rect(g->drawn, tag);
    if (track.w <= 0) return -1;
    return clamp_float((at.x - track.x) / track.w, 0, 1);
}
