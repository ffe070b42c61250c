/* See steps.h. */
#include "view/steps.h"

#include <math.h>
#include <string.h>

static void dots(View *view, Rect rect, float left, float right) {
    const Player *player = view->player;
    const Theme *t = view->theme;
    const ProgressEntry *entry = progress_find(view->progress, player->path);
    int count = player->lesson.steps;
    float each = view_units(view, 13), room = rect.w - left - right - view_units(view, 12);
    if (each * (float)count > room) each = room / (float)count;
    float x = rect.x + left + (rect.w - left - right - each * (float)(count - 1)) / 2;
    float y = rect.y + rect.h / 2, r = each * 0.24f;
    for (int s = 0; s < count; s++, x += each) {
        bool here = s == player->step && !player->finished;
        bool done = player_step_done(player, s) || progress_step_done(entry, s);
        int index = LESSON_STEP + s;
        shapes_tag(view->out, "lesson", index);
        shapes_disc(view->out, (Point){x, y}, here ? r * 1.35f : r,
                    here   ? t->ink
                    : done ? t->quiet
                           : t->hairline);
        if (view_is(view->desk->hover, "lesson", index))
            shapes_ring(view->out, (Point){x, y}, r * 2, 1.5f, t->quiet);
        shapes_tag(view->out, NULL, 0);
        shapes_target(view->out, "lesson", index, (Rect){x - each / 2, rect.y, each, rect.h});
    }
}

void steps_foot(View *view, Rect rect) {
    const Player *player = view->player;
    bool first = player->step == 0 && !player->finished;
    bool last = player->step == player->lesson.steps - 1;
    float w = view_units(view, 78), h = view_units(view, 32), y = rect.y + (rect.h - h) / 2;
    if (!player->finished)
        view_button(view, (Rect){rect.x + rect.w - w, y, w, h}, last ? "Finish" : "Next →", true,
                    "lesson", LESSON_NEXT);
    if (!first) view_button(view, (Rect){rect.x, y, w, h}, "← Back", false, "lesson", LESSON_BACK);
    dots(view, rect, w, w);
}

void steps_again(View *view, Rect card, float pad) {
    float w = view_units(view, 84), h = view_units(view, 22);
    Rect rect = {card.x + card.w - pad - w, card.y + pad - view_units(view, 6), w, h};
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    view_feedback(view, rect, 4, "lesson", LESSON_AGAIN);
    view_text(view, "begin again", rect.x + rect.w - 6, view_middle(view, &style, rect.y, h), 0,
              &style);
    shapes_target(view->out, "lesson", LESSON_AGAIN, rect);
}

int steps_page(View *view, Rect page) {
    shapes_target(view->out, "page", 0, page);
    return view->out->shapes - 1;
}

/* The text fades towards an edge of the page, over so many points from it; upwards when that is below 0. */
static void fade(View *view, Rect page, float edge, float far) {
    enum { STRIPS = 10 };
    float strip = far / STRIPS;
    for (int i = 0; i < STRIPS; i++) {
        float y = edge + strip * (float)i, alpha = (float)(STRIPS - i) / STRIPS;
        Rect part = {page.x + 1, strip > 0 ? y : y + strip, page.w - 10, fabsf(strip)};
        shapes_rect(view->out, part, 0, color_faded(view->theme->card, alpha));
    }
}

/* Below the page there is more, and it says so. */
static void more_below(View *view, Rect page) {
    const Theme *t = view->theme;
    float h = view_units(view, 20), w = view_units(view, 66), end = page.y + page.h;
    fade(view, page, end, -view_units(view, 30));
    Rect chip = {page.x + (page.w - w) / 2, end - h * 0.8f, w, h};
    TextStyle style = view_style(view, TYPE_SMALL, t->ink, ALIGN_CENTER);
    shapes_rect(view->out, chip, h / 2, t->card);
    shapes_border(view->out, chip, h / 2, 1, t->quiet);
    view_feedback(view, chip, h / 2, "lesson", LESSON_MORE);
    view_text(view, "more ↓", chip.x + w / 2, view_middle(view, &style, chip.y, h), 0, &style);
    shapes_target(view->out, "lesson", LESSON_MORE, chip);
}

void steps_scroll(View *view, Rect page, int target, float content, bool overflow) {
    float beyond = content > page.h ? ceilf(content - page.h) : 0;
    float at = fminf(view->desk->scroll_lesson, beyond);
    view->out->shape[target].tag.index = (int)beyond;
    if (overflow) shapes_target(view->out, "page too wide", 0, (Rect){page.x, page.y, 0, 0});
    if (beyond <= 0) return;
    float h = page.h * page.h / content;
    shapes_rect(view->out, (Rect){page.x + page.w - 7, page.y + (page.h - h) * at / beyond, 3, h},
                1.5f, view->theme->quiet);
    shapes_tag(view->out, "more of the page", 0);
    if (at > 0) fade(view, page, page.y, fminf(at, view_units(view, 12)));
    if (beyond - at > view_units(view, 6)) more_below(view, page);
    shapes_tag(view->out, NULL, 0);
}

bool steps_offers(const View *view, const char *name) {
    return !view->player->playing || view->desk->wander || player_offers(view->player, name);
}

int steps_controls(const Player *player, const Lab *lab, Control *list) {
    static const struct {
        const char *name;
        Control control;
    } known[] = {{"set", CONTROL_SET},       {"count", CONTROL_POINTS},
                 {"noise", CONTROL_NOISE},   {"held-out", CONTROL_HELD_OUT},
                 {"layers", CONTROL_LAYERS}, {"start", CONTROL_START},
                 {"seed", CONTROL_SEED},     {"rule", CONTROL_RULE},
                 {"loss", CONTROL_LOSS},     {"optimizer", CONTROL_OPTIMIZER},
                 {"rate", CONTROL_RATE},     {"batch", CONTROL_BATCH},
                 {"l2", CONTROL_L2},         {"dropout", CONTROL_DROPOUT},
                 {"speed", CONTROL_SPEED},   {"step-size", CONTROL_STEP_SIZE}};
    int count = 0, hidden = lab->scene.network.layers - 1;
    for (int i = 0; i < player->show.count; i++) {
        const char *name = player->show.name[i];
        for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
            if (strcmp(name, known[k].name) == 0) list[count++] = known[k].control;
        }
        for (int l = 0; strcmp(name, "units") == 0 && l < hidden; l++)
            list[count++] = (Control)(CONTROL_UNITS + l);
        for (int l = 0; strcmp(name, "activation") == 0 && l < (hidden ? hidden : 1); l++)
            list[count++] = (Control)(CONTROL_ACTIVATION + l);
    }
    return count;
}
