/* See lesson.h. */
#include "screen/lesson/lesson.h"

#include <math.h>

#include "panels/numbers/phase_walk.h"
#include "panels/plane/plane.h"
#include "ui/focus.h"
#include "ui/menu.h"
#include "ui/scroll.h"

/* ---- the page */

static float *position(UiState *ui) {
    return &ui->scrolled.lesson;
}

static const ScrollArea AREA = {position};
const Target TARGET_PAGE = {.name = "page", .scroll = &AREA};

/* By most of a page. */
static void turn_page(const Gesture *g, int pages) {
    const Shape *page = scroll_page(g, &TARGET_PAGE);
    if (page) scroll_by(g, &TARGET_PAGE, 0.8f * (float)pages * page->rect.h);
}

static void begin_page(const Gesture *g) {
    ui_show_step(g->ui, g->player);
}

/* ---- from step to step */

/* After the last step comes the end, and there it stays: one click too many does nothing. */
static void go(const Gesture *g, int step) {
    if (step >= g->player->lesson.steps) {
        player_finish(g->player, g->lab);
        begin_page(g);
        g->ui->focus = lesson_input_tag(LESSON_ONWARD, 0);
        return;
    }
    player_go(g->player, g->lab, step);
    begin_page(g);
}

static void act(const Gesture *g, LessonAct act, int step) {
    Player *player = g->player;
    if (!player->playing) return;
    switch (act) {
    case LESSON_BACK: go(g, player->finished ? player->step : player->step - 1); break;
    case LESSON_NEXT: go(g, player->step + 1); break;
    case LESSON_AGAIN:
        player_reset(player, g->lab);
        begin_page(g);
        break;
    case LESSON_MORE: turn_page(g, 1); break;
    case LESSON_ONWARD: g->ui->wish.next_lesson = true; break;
    case LESSON_STEP: go(g, step); break;
    }
}

static void lesson_press(const Gesture *g, Tag tag, const InputEvent *e) {
    act(g, (LessonAct)tag.index, tag.part);
}

/* Tab skips the dots: PageUp and PageDown go to the steps. */
static bool lesson_stops(const Gesture *g, Tag tag) {
    return tag.index != LESSON_STEP;
}

static const char *lesson_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    switch ((LessonAct)tag.index) {
    case LESSON_BACK: return "The step before (PageUp)";
    case LESSON_NEXT: return "The next step (PageDown)";
    case LESSON_AGAIN: return "Sets this step up as it was at first";
    case LESSON_STEP: return "To this step";
    case LESSON_MORE:
    case LESSON_ONWARD: break; /* their words say it */
    }
    return NULL;
}

static const Target TARGET_LESSON = {.name = "lesson", /* index: LessonAct, part: the step */
                                     .stop = TAB_EACH,
                                     .press = lesson_press,
                                     .stops = lesson_stops,
                                     .say = lesson_say};

Tag lesson_input_tag(LessonAct act, int step) {
    return tag_part(&TARGET_LESSON, (int)act, step);
}

/* ---- keys */

/* With Shift they move the text. */
static bool page_key(const Gesture *g, const InputEvent *e) {
    bool down = e->key == KEY_PAGE_DOWN;
    if (!down && e->key != KEY_PAGE_UP) return false;
    if (e->shift)
        turn_page(g, down ? 1 : -1);
    else
        act(g, down ? LESSON_NEXT : LESSON_BACK, 0);
    return true;
}

/* A, B, C ... while a question is open: their other meanings continue the run, which waits, and A
 * would draw a curve that may be what is asked for. */
static bool choice_key(const Gesture *g, const InputEvent *e) {
    int predict = player_waiting(g->player);
    if (predict < 0 || e->shift || e->ctrl) return false;
    LetterUse use = predict_block_letter(g, predict, e->key - 'A');
    g->ui->answered = use == LETTER_ANSWERED;
    return use != LETTER_UNUSED || e->key == 'A';
}

/* A letter too many after the answer: it must not open all controls, nor draw another curve. */
static bool slip_key(const Gesture *g, const InputEvent *e) {
    bool slip = g->ui->answered && !e->ctrl && !e->shift && (e->key == 'A' || e->key == 'C');
    g->ui->answered = false;
    if (slip)
        message_set(&g->lab->notice, "This question is answered. Once more %s",
                    e->key == 'C' ? "C opens all controls." : "A draws the accuracy.");
    return slip;
}

bool lesson_input_key(const Gesture *g, const InputEvent *e) {
    if (!g->player->playing || g->ui->home) return false;
    if (page_key(g, e)) return true;
    bool away = g->ui->wander || g->player->finished; /* from the step's page */
    if (!away && player_waiting(g->player) < 0 && slip_key(g, e)) return true;
    if (!away && (guess_block_key(g, e) || choice_key(g, e))) return true;
    bool free = away || player_waiting(g->player) < 0; /* of a letter's other meaning */
    if (e->key == 'C' && !e->ctrl && free) {
        menu_choose(g->ui, g->lab, ENTRY_CONTROLS);
        return true;
    }
    if (away) return false;
    if (e->key == 'V' && !e->ctrl && !e->shift) {
        menu_choose(g->ui, g->lab, ENTRY_PRESENTER);
        return true;
    }
    if (e->key == 'H' && !e->ctrl) {
        int hint = player_next_hint(g->player);
        if (hint >= 0) player_hint(g->player, hint);
        return hint >= 0;
    }
    return false;
}

bool lesson_input_arrow(const Gesture *g, int key) {
    bool sideways = key == KEY_LEFT || key == KEY_RIGHT;
    if (g->ui->home || points_are_free(g)) return false;
    if (sideways && phase_walk_is_on(g->ui, g->lab)) return false;
    Tag before = g->ui->focus;
    if (!tag_is(before, &TARGET_POINT)) g->ui->focus = (Tag){0};
    if (focus_toward(g, key, &TARGET_POINT, plane_input_start(g))) return true;
    g->ui->focus = before;
    return false;
}

void lesson_show_reply(const Gesture *g) {
    static const float FOOT = 30; /* below it stands which try it is */
    int at = shapes_find(g->drawn, LESSON_REPLY, 0, -1);
    if (at < 0) return;
    Rect part = g->drawn->shape[at].rect;
    part.h += FOOT * g->ui->scale;
    scroll_show(g, &TARGET_PAGE, part);
}

void lesson_show_question(const Gesture *g, int predict) {
    const Shape *page = scroll_page(g, &TARGET_PAGE);
    int at = shapes_find(g->drawn, LESSON_QUESTION, predict, -1);
    if (!page || at < 0) return;
    Rect part = g->drawn->shape[at].rect;
    if (part.y >= page->rect.y + page->rect.h) return; /* below the page it is always in sight */
    float end = part.y + part.h, fits = 0.9f * page->rect.h; /* of a long one, its end */
    if (part.h > fits) part = (Rect){part.x, end - fits, part.w, fits};
    scroll_show(g, &TARGET_PAGE, part);
}

bool lesson_keep_under(const Gesture *g, Rect before, Rect now) {
    const Shape *page = scroll_page(g, &TARGET_PAGE);
    float at = g->ui->scrolled.lesson;
    if (!page || !rect_meets(page->rect, before) || fabsf(now.y - before.y) < 1) return false;
    scroll_by(g, &TARGET_PAGE, now.y - before.y);
    return g->ui->scrolled.lesson != at;
}

bool lesson_input_scroll(const Gesture *g, int key) {
    static const float FAR = 72; /* units of the layout */
    const UiState *ui = g->ui;
    const Shape *page = scroll_page(g, &TARGET_PAGE);
    bool moves = ui->tool == TOOL_MOVE && g->lab->selected.point >= 0 && points_are_free(g);
    bool longer = page && page->tag.index > 0;
    if ((key != KEY_UP && key != KEY_DOWN) || ui->cursor.shown || moves || !longer) return false;
    scroll_by(g, &TARGET_PAGE, (key == KEY_DOWN ? FAR : -FAR) * ui->scale);
    return true;
}
