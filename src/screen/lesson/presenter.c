/* See lesson.h. The presenter's view, key V: the step's notes above its text, and fields for the
 * hands that went up below its questions. The bars stay when it is left. */
#include "screen/lesson/lesson.h"

#include <math.h>
#include <stdio.h>

#include "lesson/answer.h"
#include "lesson/hands.h"
#include "ui/editing.h"
#include "ui/focus.h"
#include "ui/widgets.h"

/* ---- notes */

/* They may hold the answer, so they are folded while a question waits, unless asked for. */
static bool notes_are_open(const UiState *ui, const Player *player) {
    if (ui->notes == NOTES_FITTING) return player->finished || player_waiting(player) < 0;
    return ui->notes == NOTES_OPEN;
}

static void notes_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->notes = notes_are_open(g->ui, g->player) ? NOTES_FOLDED : NOTES_OPEN;
}

static const Target TARGET_NOTES = {
    .name = "notes",
    .hint = "Notes for the teacher: folded while a question waits, as they may hold the answer",
    .stop = TAB_EACH,
    .press = notes_press};

static void head(Flow *flow, bool open) {
    View *view = flow->view;
    float h = view_units(view, 22);
    Rect row = {flow->x, flow->y, flow->width, h};
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    view_feedback(view, row, 4, tag_of(&TARGET_NOTES, 0));
    view_chevron(view, (Point){row.x + view_units(view, 6), row.y + h / 2}, !open);
    view_text(view, "NOTES FOR THE TEACHER", row.x + view_units(view, 18),
              view_middle(view, &caption, row.y, h), row.w - view_units(view, 18), &caption);
    target_place(view->out, tag_of(&TARGET_NOTES, 0), row);
    flow->y += h;
}

static void notes(Flow *flow, const LessonStep *step) {
    int drawn = 0;
    for (int i = 0; i < step->blocks; i++) {
        if (!step->block[i].noted) continue;
        bool first = drawn++ == 0;
        flow->y += first ? lesson_block_gap(flow) * 0.4f : lesson_block_space(flow, step, i);
        lesson_block_draw(flow, step, i);
    }
    if (drawn > 0) return;
    TextStyle style = view_style(flow->view, TYPE_SMALL, flow->view->theme->quiet, ALIGN_LEFT);
    flow_text(flow, "This step has none.", &style, 1.5f);
}

void presenter_notes(Flow *flow, const LessonStep *step) {
    View *view = flow->view;
    bool open = notes_are_open(view->ui, view->player);
    float pad = view_units(view, 10), top = flow->y;
    if (!view->ui->presenting || flow->whole) return;
    Flow inner = *flow;
    inner.x += pad;
    inner.width -= 2 * pad;
    inner.y += pad * 0.4f;
    int ground = view->out->shapes; /* stretched once its height is known */
    shapes_mark(view->out, "notes card", open);
    shapes_rect(view->out, (Rect){flow->x, top, flow->width, 0}, 5, view->theme->sunken);
    shapes_mark(view->out, NULL, 0);
    head(&inner, open);
    if (open) notes(&inner, step);
    flow->y = inner.y + pad * (open ? 1 : 0.4f);
    flow_take_width(flow, &inner);
    view->out->shape[ground].rect.h = flow->y - top;
    flow->y += lesson_block_gap(flow);
}

/* ---- hands */

static void hands_type(const Gesture *g, Tag tag) {
    g->ui->focus = tag;
    editing_change(g, tag, hands_of(g->player, tag.index, tag.part));
}

static void hands_press(const Gesture *g, Tag tag, const InputEvent *e) {
    hands_type(g, tag);
}

static bool hands_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    int by = e->key == KEY_UP ? 1 : -1;
    if (e->key == KEY_LEFT || e->key == KEY_RIGHT)
        focus_sibling(g, e->key == KEY_LEFT);
    else
        hands_set(g->player, tag.index, tag.part,
                  hands_of(g->player, tag.index, tag.part) + by * (e->shift ? 10 : 1));
    return true;
}

/* A number, and on to the next row: 12, Enter, 7, Enter, 3, Enter. */
static void hands_typed(const Gesture *g, Tag tag, double value) {
    const LessonStep *step = &g->player->lesson.step[g->player->step];
    Tag next = tag_part(tag.target, tag.index, tag.part + 1);
    hands_set(g->player, tag.index, tag.part, (int)fmin(fmax(round(value), 0), HANDS_MOST));
    if (next.part >= hands_rows(&step->predict[tag.index])) return;
    hands_type(g, next);
}

static const Target TARGET_HANDS = {
    .name = "hands", /* index: the prediction, part: the row */
    .hint = "How many hands went up: type the number, or press Up and Down",
    .stop = TAB_EACH,
    .press = hands_press,
    .arrow = hands_arrow,
    .enter = focus_enter_types,
    .typed = hands_typed};

static void field(View *view, Rect box, Tag tag, int count) {
    const Theme *t = view->theme;
    char text[UI_TEXT + 4];
    bool typing = tag_same(view->ui->editing.tag, tag);
    TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_RIGHT);
    style.tabular = true;
    snprintf(text, sizeof text, "%d", count);
    if (typing) editing_shown(view->ui, text);
    float y = view_middle(view, &style, box.y, box.h);
    if (view->ui->presenting) {
        shapes_rect(view->out, box, 4, t->card);
        shapes_border(view->out, box, 4, typing ? 2 : 1, typing ? t->ink : t->hairline);
        view_feedback(view, box, 4, tag);
        target_place(view->out, tag, box);
    }
    float right = box.x + box.w - view_units(view, 7);
    if (typing) editing_ground(view, right, y, &style);
    view_text(view, text, right, y, 0, &style);
}

/* The letter of a choice, or the number that was typed. */
static const char *hands_label(const Flow *flow, const Predict *predict, int index, int which,
                               char text[64]) {
    const View *view = flow->view;
    const char *slip = hands_slip(predict, which);
    Guess truth;
    if (predict->kind == PREDICT_CHOICE)
        snprintf(text, 64, "%c", 'A' + which);
    else if (which == 0 && answer_truth(view->player, view->lab, index, &truth))
        text_short(truth.number, 4, text, 64);
    else
        snprintf(text, 64, "%.60s", slip ? slip : which == 0 ? "right" : "other");
    return text;
}

/* Label, bar and number of one row. */
static void hands_row(Flow *flow, const Predict *predict, int index, int which, bool right) {
    View *view = flow->view;
    const Theme *t = view->theme;
    const int count = hands_of(view->player, index, which);
    bool chosen = predict->kind == PREDICT_CHOICE;
    float h = view_units(view, 24), wide = view_units(view, 46);
    float letter = view_units(view, chosen ? 20 : 64);
    char text[64];
    TextStyle style = view_style(view, TYPE_BODY, right ? t->good : t->quiet, ALIGN_LEFT);
    style.face = FONT_BOLD;
    view_text(view, hands_label(flow, predict, index, which, text), flow->x,
              view_middle(view, &style, flow->y, h), letter - view_units(view, 6), &style);
    Rect lane = {flow->x + letter, flow->y + h * 0.3f, flow->width - letter - wide - 8, h * 0.4f};
    shapes_rect(view->out, lane, lane.h / 2, t->card);
    shapes_border(view->out, lane, lane.h / 2, 1, t->hairline);
    if (count > 0) {
        Rect bar = lane;
        bar.w = fmaxf(lane.h, lane.w * (float)count / (float)hands_total(view->player, index));
        shapes_mark_part(view->out, "hands bar", index, which);
        shapes_rect(view->out, bar, bar.h / 2, right ? t->good : t->quiet);
        shapes_mark(view->out, NULL, 0);
    }
    field(view, (Rect){flow->x + flow->width - wide, flow->y + 1, wide, h - 2},
          tag_part(&TARGET_HANDS, index, which), count);
    flow->y += h;
}

/* Numbers would tell what is right: they are counted by number once that has been told. */
static void hands_wait(Flow *flow) {
    TextStyle small = view_style(flow->view, TYPE_SMALL, flow->view->theme->quiet, ALIGN_LEFT);
    flow_text(flow, "Everybody writes down a number. They are counted once the answer is told.",
              &small, 1.5f);
}

void presenter_hands(Flow *flow, const Predict *predict, int index, bool revealed) {
    const View *view = flow->view;
    int total = hands_total(view->player, index), rows = hands_rows(predict);
    bool shown = (view->ui->presenting || total > 0) && rows > 0;
    if (!shown || flow->whole || index >= PLAYER_PREDICTS) return;
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    char text[64] = "HANDS";
    int right = predict->kind == PREDICT_CHOICE ? predict->answer : 0;
    if (total > 0) snprintf(text, sizeof text, "HANDS: %d", total);
    flow->y += lesson_block_gap(flow) * 0.6f;
    flow_text(flow, text, &caption, 1.5f);
    if (predict->kind == PREDICT_NUMBER && !revealed) {
        hands_wait(flow);
        return;
    }
    for (int row = 0; row < rows; row++)
        hands_row(flow, predict, index, row, revealed && row == right);
}
