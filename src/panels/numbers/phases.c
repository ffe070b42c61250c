/* The four phases of a step as chips, the one shown in gold. Pressing one goes to it. */
#include "panels/numbers/numbers.h"
#include "panels/numbers/phase_walk.h"
#include "ui/gesture.h"
#include "ui/widgets.h"

static void phase_press(const Gesture *g, Tag tag, const InputEvent *e) {
    phase_walk_go(g->ui, g->lab, (Phase)tag.index);
}

static const Target TARGET_PHASE = {
    .name = "phase",
    .hint = "Shows a step up to here (F; Left and Right go layer by layer)",
    .stop = TAB_EACH,
    .press = phase_press};

#include <assert.h>

static const char *const names[PHASE_COUNT] = {
    [PHASE_FORWARD] = "Forward",
    [PHASE_LOSS] = "Loss",
    [PHASE_BACKWARD] = "Backward",
    [PHASE_UPDATE] = "Update",
};
static_assert(PHASE_COUNT == 4, "a chip for each phase");

static TextStyle style_of(const View *view, Color color) {
    TextStyle style = view_style(view, TYPE_CAPTION, color, ALIGN_CENTER);
    style.face = FONT_BOLD;
    return style;
}

static float width_of(const View *view, int phase) {
    TextStyle style = style_of(view, view->theme->ink);
    return text_width(view->glyphs, names[phase], &style, view->ui->density) + view_units(view, 18);
}

static float gap_of(const View *view) {
    return view_units(view, 4);
}

float phases_width(const View *view) {
    float width = (PHASE_COUNT - 1) * gap_of(view);
    for (int p = 0; p < PHASE_COUNT; p++) width += width_of(view, p);
    return width;
}

Phase phases_lit(const View *view) {
    int walk = view->ui->phases.phase;
    if (walk != PHASE_WALK_ALL) return (Phase)walk;
    bool halfway = view_waits(view) || view_leaves_out_arrows(view); /* the way back is not shown */
    return halfway ? PHASE_LOSS : PHASE_BACKWARD;
}

/* Phases still to come differ in colour. */
static void chip(View *view, Rect rect, int phase, Phase shown) {
    const Theme *t = view->theme;
    bool on = (int)shown == phase, done = (int)shown > phase;
    float radius = rect.h / 2;
    TextStyle style = style_of(view, on || done ? t->ink : t->quiet);
    if (on) style.color = t->on_gold;
    shapes_mark(view->out, "phase", phase);
    shapes_rect(view->out, rect, radius, on ? t->gold : t->card);
    if (!on) shapes_border(view->out, rect, radius, 1, t->hairline);
    view_feedback(view, rect, radius, tag_of(&TARGET_PHASE, phase));
    view_text(view, names[phase], rect.x + rect.w / 2, view_middle(view, &style, rect.y, rect.h), 0,
              &style);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag_of(&TARGET_PHASE, phase), rect);
}

float phases_draw(View *view, Rect rect, Phase shown) {
    float width = phases_width(view), h = view_units(view, 22), x = rect.x + rect.w - width;
    for (int p = 0; p < PHASE_COUNT; p++) {
        float w = width_of(view, p);
        chip(view, (Rect){x, rect.y + (rect.h - h) / 2, w, h}, p, shown);
        x += w + gap_of(view);
    }
    return width;
}
