/* The slider from the plane through the layers. Part of space.h. */
#include <math.h>
#include <stdio.h>

#include "base/clamp.h"
#include "panels/space/space.h"
#include "ui/focus.h"
#include "ui/slider.h"
#include "ui/widgets.h"

/* Near a stage it stands at it. */
static void set(const Gesture *g, float at) {
    static const float NEAR = 0.05f;
    float stage = roundf(at);
    if (!lab_may_look(g->lab, WITHHELD_SPACE)) return;
    g->ui->space = clamp_float(fabsf(at - stage) < NEAR ? stage : at, 0, (float)bent_last(g->lab));
}

static void morph_drag(const Gesture *g, Tag tag, Point at) {
    float share = slider_share(g, tag, at);
    if (share >= 0) set(g, share * (float)bent_last(g->lab));
}

static void morph_press(const Gesture *g, Tag tag, const InputEvent *e) {
    morph_drag(g, tag, e->at);
}

static bool morph_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    static const float STEP = 0.125f;
    if (e->key != KEY_LEFT && e->key != KEY_RIGHT) return false;
    float now = clamp_float(g->ui->space, 0, (float)bent_last(g->lab));
    set(g, now + (e->key == KEY_LEFT ? -STEP : STEP));
    return true;
}

static const Target TARGET_MORPH = {.name = "morph",
                                    .hint = "From the plane to what the layers make of it (arrows)",
                                    .pointer = POINTER_ACROSS,
                                    .stop = TAB_EACH,
                                    .press = morph_press,
                                    .drag = morph_drag,
                                    .arrow = morph_arrow,
                                    .enter = focus_enter_nothing};

const char *space_stage_name(const Bent *s, int stage, char text[32]) {
    if (stage == 0)
        snprintf(text, 32, "%s", s->paper ? "plane" : "data");
    else
        snprintf(text, 32, "layer %d", stage);
    return text;
}

static TextStyle name_style(const View *view) {
    return view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
}

static float track_width(const View *view) {
    return view_units(view, 84);
}

static float name_width(const View *view, int stage) {
    char text[32];
    TextStyle style = name_style(view);
    space_stage_name(view->bent, stage, text);
    return text_width(view->glyphs, text, &style, view->ui->density) + view_units(view, 12);
}

float space_morph_width(const View *view) {
    int last = view->bent->stages - 1;
    if (last < 1) return 0;
    return name_width(view, 0) + track_width(view) + name_width(view, last) + view_units(view, 12);
}

/* A notch for each stage, and the names of both ends. */
void space_morph(View *view, float right, float baseline) {
    const Bent *s = view->bent;
    int last = s->stages - 1;
    char name[32];
    if (last < 1) return;
    TextStyle style = name_style(view);
    float w = track_width(view), row = view_units(view, 22);
    Rect track = {right - name_width(view, last) - w, baseline - view_units(view, 15), w, row};
    Rect rail = {track.x, track.y + row / 2 - 1.5f, w, 3};
    view_text(view, space_stage_name(s, last, name), right, baseline, 0, &style);
    view_text(view, space_stage_name(s, 0, name), track.x - view_units(view, 12), baseline, 0,
              &style);
    shapes_rect(view->out, rail, 1.5f, view->theme->hairline);
    for (int i = 0; i <= last; i++) {
        Point at = {track.x + w * (float)i / (float)last, track.y + row / 2};
        shapes_disc(view->out, at, view_units(view, 2.4f), view->theme->quiet);
    }
    slider_knob(view, track, s->ask.at / (float)last, view_units(view, 6), view->theme->accent,
                tag_of(&TARGET_MORPH, 0));
}
