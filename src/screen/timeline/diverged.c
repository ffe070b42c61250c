/* See timeline.h. */
#include "screen/timeline/timeline.h"

#include <math.h>
#include <stdio.h>

#include "screen/lesson/lesson.h"
#include "screen/lesson/prose.h"
#include "ui/gesture.h"
#include "ui/widgets.h"

static void way_press(const Gesture *g, Tag tag, const InputEvent *e) {
    const Run *run = g->lab->run;
    double rate = run->divergence.rate;
    Action seek = {.kind = ACTION_SEEK, .epoch = timeline_least(&run->timeline, SERIES_LOSS)};
    if (!lab_apply(g->lab, &seek) || tag.index == WAY_BACK) return;
    Action slower = {.kind = ACTION_SET_TRAINING, .training = g->lab->scene.training};
    slower.training.rate = (float)(rate / 10);
    lab_apply(g->lab, &slower);
}

static const Target TARGET_WAY_ON = {.name = "way on", .stop = TAB_EACH, .press = way_press};

static void words(const Run *run, char text[400]) {
    const Divergence *d = &run->divergence;
    char rate[32], from[32], to[32];
    if (!(d->rate > 0)) {
        snprintf(text, 400,
                 "The loss is beyond all numbers before any step: the weights or the data "
                 "are too large.");
        return;
    }
    text_short(d->rate, 3, rate, sizeof rate);
    text_short(d->from, 2, from, sizeof from);
    text_short(d->to, 2, to, sizeof to);
    snprintf(text, 400, "The rate %s is too large: the loss grew from %s %s%s in %lld epoch%s.",
             rate, from, isfinite(d->to) ? "to " : "beyond all numbers", isfinite(d->to) ? to : "",
             (long long)d->epochs, d->epochs == 1 ? "" : "s");
}

/* A button as wide as its words; x moves past it. */
static void button(View *view, float *x, float y, float h, const char *label, bool primary,
                   WayOn way) {
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    float w = text_width(view->glyphs, label, &style, view->ui->density) + view_units(view, 24);
    view_button(view, (Rect){*x, y, w, h}, label, primary, tag_of(&TARGET_WAY_ON, (int)way));
    *x += w + view_units(view, 8);
}

static void ways_on(View *view, float x, float y, float h) {
    const Run *run = view->lab->run;
    char label[64], rate[32];
    if (!(run->divergence.rate > 0)) return;
    snprintf(label, sizeof label, "Back to epoch %lld",
             (long long)timeline_least(&run->timeline, SERIES_LOSS));
    button(view, &x, y, h, label, true, WAY_BACK);
    if (!view_offers(view, "rate")) return;
    snprintf(label, sizeof label, "Go on from there at %s",
             text_short(run->divergence.rate / 10, 3, rate, sizeof rate));
    button(view, &x, y, h, label, false, WAY_SLOWER);
}

/* The message from the top, in the largest type that leaves room for buttons. Returns its end. */
static float say(View *view, Rect area, const char *text, float pad, float h) {
    static const Type types[] = {TYPE_BODY, TYPE_SMALL, TYPE_CAPTION};
    int from = view->out->shapes;
    float end = area.y;
    for (int i = 0; i < 3; i++) {
        TextStyle style = view_style(view, types[i], view->theme->ink, ALIGN_LEFT);
        style.face = FONT_MEDIUM;
        view->out->shapes = from;
        Flow flow = {.view = view, .x = area.x + pad, .y = area.y + pad, .width = area.w - 2 * pad};
        flow_text(&flow, text, &style, 1.35f);
        end = flow.y;
        if (end + pad / 2 + h + pad <= area.y + area.h) break;
    }
    return end;
}

void diverged_draw(View *view, Rect area) {
    const Theme *t = view->theme;
    char text[400];
    if (!view->lab->run->diverged) return;
    float pad = fminf(view_units(view, 14), area.h * 0.08f), h = view_units(view, 30);
    words(view->lab->run, text);
    shapes_rect(view->out, area, 6, t->card);
    shapes_border(view->out, area, 6, 1.5f, t->bad);
    shapes_mark(view->out, "diverged", 0);
    float end = say(view, area, text, pad, h) + pad / 2;
    shapes_mark(view->out, NULL, 0);
    ways_on(view, area.x + pad, end, fminf(h, area.y + area.h - pad / 2 - end));
}
