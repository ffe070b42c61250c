/* See slider.h. */
#include "ui/slider.h"

#include "base/clamp.h"

/* How far the target of a track so high reaches beyond it. */
static float reach(float height) {
    return height * 0.35f;
}

void slider_knob(View *view, Rect track, float share, float radius, Color color, Tag tag) {
    Point at = {track.x + track.w * share, track.y + track.h / 2};
    shapes_disc(view->out, at, radius, color);
    if (tag_same(view->ui->focus, tag))
        shapes_ring(view->out, at, radius + 3, 2, view->theme->accent);
    float beyond = reach(track.h);
    target_place(view->out, tag, (Rect){track.x - beyond, track.y, track.w + 2 * beyond, track.h});
}

static float share_of(Rect track, Point at) {
    return track.w > 0 ? clamp_float((at.x - track.x) / track.w, 0, 1) : -1;
}

float slider_share(const Gesture *g, Tag tag, Point at) {
    Rect track = target_rect(g->drawn, tag);
    float beyond = reach(track.h);
    track.x += beyond;
    track.w -= 2 * beyond;
    return share_of(track, at);
}

float slider_along(const Gesture *g, Tag tag, Point at) {
    return share_of(target_rect(g->drawn, tag), at);
}
