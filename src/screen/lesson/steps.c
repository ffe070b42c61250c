/* See lesson.h. */
#include "screen/lesson/lesson.h"

#include <math.h>
#include <string.h>

#include "ui/scroll.h"
#include "ui/widgets.h"

static const char TOO_WIDE[] = "page too wide";

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
        Tag tag = lesson_input_tag(LESSON_STEP, s);
        shapes_mark_part(view->out, "lesson", LESSON_STEP, s);
        shapes_disc(view->out, (Point){x, y}, here ? r * 1.35f : r,
                    here   ? t->ink
                    : done ? t->quiet
                           : t->hairline);
        if (tag_same(view->ui->hover, tag))
            shapes_ring(view->out, (Point){x, y}, r * 2, 1.5f, t->quiet);
        shapes_mark(view->out, NULL, 0);
        target_place(view->out, tag, (Rect){x - each / 2, rect.y, each, rect.h});
    }
}

void steps_foot(View *view, Rect rect) {
    const Player *player = view->player;
    bool first = player->step == 0 && !player->finished;
    bool last = player->step == player->lesson.steps - 1;
    float w = view_units(view, 78), h = view_units(view, 32), y = rect.y + (rect.h - h) / 2;
    if (!player->finished)
        view_button(view, (Rect){rect.x + rect.w - w, y, w, h}, last ? "Finish" : "Next →", true,
                    lesson_input_tag(LESSON_NEXT, 0));
    if (!first)
        view_button(view, (Rect){rect.x, y, w, h}, "← Back", false,
                    lesson_input_tag(LESSON_BACK, 0));
    dots(view, rect, w, w);
}

void steps_again(View *view, Rect card, float pad) {
    float w = view_units(view, 84), h = view_units(view, 22);
    Rect rect = {card.x + card.w - pad - w, card.y + pad - view_units(view, 6), w, h};
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    view_feedback(view, rect, 4, lesson_input_tag(LESSON_AGAIN, 0));
    view_text(view, "begin again", rect.x + rect.w - 6, view_middle(view, &style, rect.y, h), 0,
              &style);
    target_place(view->out, lesson_input_tag(LESSON_AGAIN, 0), rect);
}

int steps_page(View *view, Rect page) {
    return scroll_reserve(view->out, &TARGET_PAGE, page);
}

/* Fades the text near an edge of the page, over `far` points; upwards if far is below 0. */
static void fade(View *view, Rect page, float edge, float far) {
    enum { STRIPS = 10 };
    float strip = far / STRIPS;
    for (int i = 0; i < STRIPS; i++) {
        float y = edge + strip * (float)i, alpha = (float)(STRIPS - i) / STRIPS;
        Rect part = {page.x + 1, strip > 0 ? y : y + strip, page.w - 10, fabsf(strip)};
        shapes_rect(view->out, part, 0, color_faded(view->theme->card, alpha));
    }
}

/* The sign that there is more below the page. */
static void more_below(View *view, Rect page) {
    const Theme *t = view->theme;
    float h = view_units(view, 20), w = view_units(view, 66), end = page.y + page.h;
    fade(view, page, end, -view_units(view, 30));
    Rect chip = {page.x + (page.w - w) / 2, end - h * 0.8f, w, h};
    TextStyle style = view_style(view, TYPE_SMALL, t->ink, ALIGN_CENTER);
    shapes_rect(view->out, chip, h / 2, t->card);
    shapes_border(view->out, chip, h / 2, 1, t->quiet);
    view_feedback(view, chip, h / 2, lesson_input_tag(LESSON_MORE, 0));
    view_text(view, "more ↓", chip.x + w / 2, view_middle(view, &style, chip.y, h), 0, &style);
    target_place(view->out, lesson_input_tag(LESSON_MORE, 0), chip);
}

void steps_scroll(View *view, Rect page, int target, float content, const Flow *flow) {
    float beyond = content > page.h ? ceilf(content - page.h) : 0;
    float at = fminf(view->ui->scrolled.lesson, beyond);
    scroll_set(view->out, target, beyond);
    if (flow->overflow) { /* told to the check, and seen by nobody */
        TextStyle style = view_style(view, TYPE_SMALL, view->theme->card, ALIGN_LEFT);
        shapes_clip(view->out, (Rect){page.x, page.y, 0, 0});
        shapes_mark(view->out, TOO_WIDE, flow->wide);
        shapes_text(view->out, flow->words, (Point){page.x, page.y}, &style);
        shapes_mark(view->out, NULL, 0);
        shapes_unclip(view->out);
    }
    if (beyond <= 0) return;
    Rect lane = {page.x + page.w - 7, page.y, 3, page.h};
    scroll_bar(view->out, lane, at, page.h, page.h + beyond, 0, view->theme->quiet);
    shapes_mark(view->out, "more of the page", 0);
    if (at > 0) fade(view, page, page.y, fminf(at, view_units(view, 12)));
    if (beyond - at > view_units(view, 6)) more_below(view, page);
    shapes_mark(view->out, NULL, 0);
}

/* One row holds all inputs; the output's activation is offered where there is no other. */
static int rows_of(const Lab *lab, Control control) {
    int members = control_members(lab, control);
    if (control == CONTROL_INPUT) return 1;
    return control == CONTROL_ACTIVATION && members > 1 ? members - 1 : members;
}

int steps_controls(const Player *player, const Lab *lab, Control *list) {
    int count = 0;
    for (int i = 0; i < player->show.count; i++) {
        Control control = control_find(player->show.name[i]);
        int rows = control == CONTROL_NONE ? 0 : rows_of(lab, control);
        for (int r = 0; r < rows && count < CONTROL_COUNT; r++)
            list[count++] = control_member(control, r);
    }
    return count;
}

int steps_too_wide(const Shapes *drawn, const char **words) {
    int at = shapes_find(drawn, TOO_WIDE, -1, -1);
    *words = at < 0 ? "" : drawn->text + drawn->shape[at].first;
    return at < 0 ? -1 : drawn->shape[at].mark.index;
}

float steps_beyond(const Shapes *drawn) {
    for (int i = 0; i < drawn->shapes; i++) {
        const Shape *s = &drawn->shape[i];
        if (s->kind == SHAPE_TARGET && tag_is(s->tag, &TARGET_PAGE)) return (float)s->tag.index;
    }
    return 0;
}
