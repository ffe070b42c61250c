/* The left place in a lesson: the step's prose, its questions and tasks, and the way on. Type is larger where the step has room
 * for it. Text that is longer than the card scrolls; nothing else does. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "view/finish.h"
#include "view/prose.h"
#include "view/row.h"
#include "view/steps.h"

/* Between blocks, in points. */
static float gap_of(const Flow *flow) {
    return view_units(flow->view, (const float[]){8, 11, 15}[flow->room]);
}

static TextStyle body_of(const Flow *flow, Color color) {
    TextStyle style = view_style(flow->view, TYPE_BODY, color, ALIGN_LEFT);
    style.size *= flow->room ? 1.11f : 1;
    return style;
}

/* From line to line, in ems. */
static float line_of(const Flow *flow) {
    return (const float[]){1.42f, 1.5f, 1.58f}[flow->room];
}

/* ---- predictions */

/* One choice, with its key while it can be made; returns its width. */
static float choice(Flow *flow, const Predict *predict, int which, int index, int chosen, Point at,
                    bool draw) {
    View *view = flow->view;
    const Theme *t = view->theme;
    TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    bool mine = chosen == which + 1, right = chosen && predict->answer == which;
    float h = view_units(view, 30), pad = view_units(view, 10);
    float letter = view_units(view, 15);
    float w =
        text_width(view->glyphs, predict->choice[which], &style, view->desk->density) + 2 * pad + 1;
    w += letter;
    if (w > flow->width) { /* a little smaller, before it is cut */
        style.size *= fmaxf(0.8f, flow->width / w);
        flow->overflow |= flow->width / w < 0.8f;
        w = flow->width;
    }
    if (!draw) return w;
    Rect box = {at.x, at.y, w, h};
    int target = index * LESSON_CHOICES + which;
    shapes_rect(view->out, box, 6, mine ? t->accent : t->card);
    shapes_border(view->out, box, 6, right ? 2 : 1, right ? t->good : t->hairline);
    style.color = mine ? t->on_accent : chosen ? t->quiet : t->ink;
    TextStyle key = style;
    key.face = FONT_BOLD;
    key.size *= 0.85f;
    if (!mine) key.color = t->quiet;
    if (!chosen) view_feedback(view, box, 6, "choice", target);
    float y = view_middle(view, &style, box.y, h);
    view_text(view, (char[2]){(char)('A' + which), '\0'}, box.x + pad, y, 0, &key);
    shapes_tag(view->out, "choice", target);
    view_text(view, predict->choice[which], box.x + pad + letter, y, w - 2 * pad - letter, &style);
    shapes_tag(view->out, NULL, 0);
    if (!chosen) shapes_target(view->out, "choice", target, box);
    return w;
}

static void choices(Flow *flow, const Predict *predict, int index, int chosen) {
    View *view = flow->view;
    float x = flow->x, h = view_units(view, 30), gap = view_units(view, 8);
    for (int i = 0; i < predict->choices; i++) {
        float w = choice(flow, predict, i, index, chosen, (Point){0, 0}, false);
        if (x > flow->x && x + w > flow->x + flow->width) {
            x = flow->x;
            flow->y += h + gap;
        }
        choice(flow, predict, i, index, chosen, (Point){x, flow->y}, true);
        x += w + gap;
    }
    flow->y += h;
}

/* What came of it: right or not, and why. */
static void verdict(Flow *flow, const Predict *predict, int chosen) {
    View *view = flow->view;
    const Theme *t = view->theme;
    bool right = chosen - 1 == predict->answer;
    TextStyle style = body_of(flow, t->ink);
    char text[200];
    snprintf(text, sizeof text, right ? "Yes: %.150s." : "It is %.150s.",
             predict->choice[predict->answer]);
    flow->y += gap_of(flow) * 0.7f;
    flow_lead(flow, text, right ? t->good : t->ink, predict->why, &style, line_of(flow));
}

static void predict_block(Flow *flow, const LessonStep *step, int index) {
    View *view = flow->view;
    const Theme *t = view->theme;
    const Predict *predict = &step->predict[index];
    const PlayerStep *state = &view->player->state[view->player->step];
    int chosen = index < PLAYER_PREDICTS ? state->choice[index] : 1;
    if (flow->whole) chosen = predict->answer + 1;
    float pad = view_units(view, flow->room ? 14 : 11), top = flow->y;
    Flow inner = *flow;
    inner.x += pad + 3;
    inner.width -= 2 * pad + 3;
    inner.y += pad;
    /* The ground is as high as what stands on it: it is put first and stretched when that is known. */
    int ground = view->out->shapes;
    shapes_rect(view->out, (Rect){flow->x, top, flow->width, 0}, 4, t->gold_soft);
    shapes_rect(view->out, (Rect){flow->x, top, 3, 0}, 0, t->gold);
    TextStyle style = body_of(flow, t->ink);
    const char *lead = chosen ? "You predicted." : "Predict first.";
    flow_lead(&inner, lead, t->ink, predict->ask, &style, line_of(flow));
    inner.y += gap_of(flow) * 0.5f;
    choices(&inner, predict, index, chosen);
    if (chosen) verdict(&inner, predict, chosen);
    flow->y = inner.y + pad;
    flow->overflow |= inner.overflow;
    for (int i = 0; i < 2; i++) view->out->shape[ground + i].rect.h = flow->y - top;
}

/* ---- tasks */

/* A tick, or an empty ring. */
static void tick(View *view, Point at, bool done) {
    const Theme *t = view->theme;
    float r = view_units(view, 5.5f);
    if (!done) {
        shapes_ring(view->out, at, r, 1.5f, t->quiet);
        return;
    }
    Point mark[3] = {{at.x - r * 0.8f, at.y},
                     {at.x - r * 0.15f, at.y + r * 0.7f},
                     {at.x + r * 0.9f, at.y - r * 0.8f}};
    shapes_curve(view->out, mark, 3, view_units(view, 2.2f), 0, t->good);
}

static void task_block(Flow *flow, const LessonStep *step, const Block *block) {
    View *view = flow->view;
    const PlayerStep *state = &view->player->state[view->player->step];
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    TextStyle style = body_of(flow, view->theme->ink);
    float indent = view_units(view, 24);
    flow_text(flow, block->tasks > 1 ? "YOUR TASKS" : "YOUR TASK", &caption, 1.6f);
    for (int t = block->first_task; t < block->first_task + block->tasks; t++) {
        Flow inner = *flow;
        inner.x += indent;
        inner.width -= indent;
        inner.y += gap_of(flow) * 0.4f;
        shapes_tag(view->out, "task", t);
        tick(view, (Point){flow->x + view_units(view, 7), inner.y + style.size * 0.62f},
             state->ticked[t]);
        shapes_tag(view->out, NULL, 0);
        flow_prose(&inner, step->task[t].say, &style, line_of(flow));
        flow->y = inner.y;
        flow->overflow |= inner.overflow;
    }
}

/* ---- prose */

static void item_block(Flow *flow, const Block *block) {
    View *view = flow->view;
    TextStyle style = body_of(flow, view->theme->ink);
    float indent = view_units(view, 20), x = flow->x + indent * (float)block->depth;
    char sign[16] = "•";
    if (block->number > 0) snprintf(sign, sizeof sign, "%d.", block->number);
    Flow inner = *flow;
    inner.x = x + indent;
    inner.width -= inner.x - flow->x;
    if (block->number < 0)
        tick(view, (Point){x + indent * 0.4f, flow->y + style.size * 0.62f}, block->number == -2);
    else
        shapes_text(view->out, sign, (Point){x + 2, flow->y + style.size * 0.95f}, &style);
    flow_prose(&inner, block->prose, &style, line_of(flow));
    flow->y = inner.y;
    flow->overflow |= inner.overflow;
}

/* A row of a table: columns of equal width. */
static void row_block(Flow *flow, const Block *block) {
    View *view = flow->view;
    const Theme *t = view->theme;
    TextStyle style = body_of(flow, t->ink);
    if (block->first) style.face = FONT_BOLD;
    float most = flow->y, gap = view_units(view, 8);
    float each = flow->width / (float)(block->cells > 0 ? block->cells : 1);
    for (int c = 0; c < block->cells; c++) {
        Flow cell = *flow;
        cell.x += each * (float)c;
        cell.width = each - gap;
        flow_prose(&cell, block->cell[c], &style, line_of(flow));
        most = fmaxf(most, cell.y);
        flow->overflow |= cell.overflow;
    }
    shapes_line(view->out, (Point){flow->x, most + 2}, (Point){flow->x + flow->width, most + 2}, 1,
                t->hairline);
    flow->y = most + 5;
}

/* Text as it stands, line by line. */
static void code_block(Flow *flow, const char *text) {
    View *view = flow->view;
    TextStyle style = body_of(flow, view->theme->ink);
    style.face = FONT_MONO;
    style.size *= 0.85f;
    while (*text) {
        char line[256];
        size_t length = strcspn(text, "\n");
        snprintf(line, sizeof line, "%.*s", (int)(length < 250 ? length : 250), text);
        flow->y += style.size * 1.4f;
        view_text(view, line, flow->x, flow->y - style.size * 0.35f, flow->width, &style);
        text += length + (text[length] == '\n');
    }
}

/* One that is due says so: in ink, and with its key. */
static void hint_block(Flow *flow, int index, bool open) {
    View *view = flow->view;
    const Theme *t = view->theme;
    bool due = player_hint_is_due(view->player, index);
    const char *label = open ? "Hint  −" : due ? "Stuck? A hint (H)" : "Hint  +";
    TextStyle style = body_of(flow, due ? t->ink : t->quiet);
    if (due) style.face = FONT_BOLD;
    float h = view_units(view, 26), pad = view_units(view, 14);
    float width = text_width(view->glyphs, label, &style, view->desk->density) + 2 * pad;
    Rect row = {flow->x, flow->y, width, h};
    shapes_border(view->out, row, h / 2, due ? 2 : 1, due ? t->ink : t->hairline);
    view_feedback(view, row, h / 2, "hint", index);
    shapes_tag(view->out, "hint", index);
    view_text(view, label, row.x + pad, view_middle(view, &style, row.y, h), 0, &style);
    shapes_tag(view->out, NULL, 0);
    shapes_target(view->out, "hint", index, row);
    flow->y += h;
}

static void quote_block(Flow *flow, const Block *block) {
    View *view = flow->view;
    TextStyle style = body_of(flow, view->theme->quiet);
    Flow inner = *flow;
    inner.x += view_units(view, 14);
    inner.width -= view_units(view, 14);
    flow_prose(&inner, block->prose, &style, line_of(flow));
    shapes_rect(view->out, (Rect){flow->x, flow->y, 2, inner.y - flow->y}, 0,
                view->theme->hairline);
    flow->y = inner.y;
    flow->overflow |= inner.overflow;
}

static void plain_block(Flow *flow, const Block *block) {
    View *view = flow->view;
    const Theme *t = view->theme;
    TextStyle style = body_of(flow, block->kind == BLOCK_ERROR ? t->bad : t->ink);
    switch (block->kind) {
    case BLOCK_HEADING:
        style.face = FONT_BOLD;
        style.size *= 1.1f;
        flow_prose(flow, block->prose, &style, line_of(flow));
        break;
    case BLOCK_MATH: flow_formula(flow, block->text, style.size * 1.3f); break;
    case BLOCK_CODE: code_block(flow, block->text); break;
    case BLOCK_RULE:
        shapes_line(view->out, (Point){flow->x, flow->y}, (Point){flow->x + flow->width, flow->y},
                    1, t->hairline);
        break;
    case BLOCK_ERROR: flow_text(flow, block->text, &style, line_of(flow)); break;
    default: flow_prose(flow, block->prose, &style, line_of(flow)); break;
    }
}

static void block_(Flow *flow, const LessonStep *step, int index) {
    const Block *block = &step->block[index];
    const PlayerStep *state = &flow->view->player->state[flow->view->player->step];
    switch (block->kind) {
    case BLOCK_PREDICT: predict_block(flow, step, block->predict); break;
    case BLOCK_TASK: task_block(flow, step, block); break;
    case BLOCK_HINT: hint_block(flow, index, state->open[index]); break;
    case BLOCK_ITEM: item_block(flow, block); break;
    case BLOCK_ROW: row_block(flow, block); break;
    case BLOCK_QUOTE: quote_block(flow, block); break;
    default: plain_block(flow, block); break;
    }
}

/* Blocks of one list or table stand close together. */
static float space_before(const Flow *flow, const LessonStep *step, int index) {
    const Block *b = &step->block[index], *before = &step->block[index - 1];
    bool close = b->kind == before->kind && (b->kind == BLOCK_ITEM || b->kind == BLOCK_ROW);
    bool large = b->kind == BLOCK_PREDICT || b->kind == BLOCK_TASK || b->kind == BLOCK_MATH ||
                 before->kind == BLOCK_MATH;
    return gap_of(flow) * (close ? 0.25f : large ? 1.25f : 0.9f);
}

/* The controls that this step offers: they belong to its tasks. */
static void offered(Flow *flow) {
    View *view = flow->view;
    Control list[CONTROL_COUNT];
    int count = steps_controls(view->player, view->lab, list);
    float h = view_units(view, 28), gap = view_units(view, 6);
    if (count) flow->y += gap_of(flow);
    for (int i = 0; i < count; i++) {
        Rect row = {flow->x, flow->y, flow->width, row_height(view, list[i], flow->width, h)};
        row_draw(view, row, list[i]);
        flow->y += row.h + gap;
    }
}

/* Which block the controls follow: the last one with tasks; -1 for none, then they follow all. */
static int last_task(const LessonStep *step) {
    int last = -1;
    for (int i = 0; i < step->blocks; i++) {
        if (step->block[i].kind == BLOCK_TASK) last = i;
    }
    return last;
}

static void blocks(Flow *flow, const LessonStep *step) {
    const PlayerStep *state = &flow->view->player->state[flow->view->player->step];
    bool open = true;
    int tasks = last_task(step);
    for (int i = 0; i < step->blocks; i++) {
        const Block *block = &step->block[i];
        if (block->kind == BLOCK_HINT) open = flow->whole || (i < PLAYER_BLOCKS && state->open[i]);
        if (block->hinted && !open) continue;
        if (i > 0) flow->y += space_before(flow, step, i);
        block_(flow, step, i);
        if (i == tasks) offered(flow);
    }
    if (tasks < 0) offered(flow);
}

/* ---- the page */

/* Title, text and controls; returns the height of it all. */
static float fill(Flow *flow) {
    View *view = flow->view;
    const Player *player = view->player;
    const LessonStep *step = &player->lesson.step[player->step];
    float top = flow->y;
    TextStyle title = view_style(view, TYPE_TITLE, view->theme->ink, ALIGN_LEFT);
    if (!flow->room) title.size *= 0.88f;
    flow_text(flow, player->finished ? player->lesson.title : step->title, &title, 1.3f);
    flow->y += gap_of(flow) * 0.6f;
    if (player->finished)
        finish_page(flow);
    else
        blocks(flow, step);
    return flow->y - top + gap_of(flow);
}

static float pad_of(const View *view) {
    return view_units(view, view->desk->width < 1200 ? 18 : 26) / view->desk->scale;
}

static float foot_of(const View *view) {
    return view_units(view, view->layout.fold ? 48 : 58);
}

/* Where the text is seen, as wide as the card. */
static Rect page_of(const View *view, Rect card) {
    float top = pad_of(view) + view_units(view, 17);
    return (Rect){card.x, card.y + top, card.w, card.h - top - foot_of(view)};
}

/* Whether the page has room for all of it at this level, once everything is opened. */
static bool has_room(View *view, int room) {
    Shapes scratch = {0};
    View aside = *view;
    aside.out = &scratch;
    Rect page = page_of(view, view->layout.left);
    float pad = pad_of(view);
    Flow flow = {.view = &aside, .x = page.x + pad, .y = page.y, .room = room, .whole = true};
    flow.width = page.w - 2 * pad;
    float height = fill(&flow);
    shapes_destroy(&scratch);
    return height <= page.h && !flow.overflow;
}

/* As large and wide as the step has room for with all of it open: so it does not change while someone reads. In projector mode
 * type is half as large again as without, so it is measured without; gaps are as there is room. */
static int room_of(View *view) {
    Desk desk = *view->desk;
    View plain = *view;
    int room = 2;
    desk.scale = 1;
    plain.desk = &desk;
    plain.layout = layout_of(&desk);
    while (room > 0 && !has_room(&plain, room)) room--;
    return room == 2 && !has_room(view, 2) ? 1 : room;
}

void view_lesson(View *view, Rect rect) {
    const Player *player = view->player;
    float pad = pad_of(view), foot = foot_of(view);
    char text[64];
    view_card(view, rect);
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    snprintf(text, sizeof text, "STEP %d OF %d", player->step + 1, player->lesson.steps);
    if (player->finished) snprintf(text, sizeof text, "END OF THE LESSON");
    view_text(view, text, rect.x + pad, rect.y + pad + view_units(view, 9), 0, &caption);
    Rect page = page_of(view, rect);
    Flow flow = {.view = view, .x = rect.x + pad, .width = rect.w - 2 * pad};
    flow.y = page.y - view->desk->scroll_lesson;
    flow.room = room_of(view);
    int target = steps_page(view, page);
    shapes_clip(view->out, page);
    float height = fill(&flow);
    shapes_unclip(view->out);
    steps_scroll(view, page, target, height, flow.overflow);
    steps_foot(view, (Rect){rect.x + pad, rect.y + rect.h - foot, rect.w - 2 * pad, foot});
    if (!player->finished) steps_again(view, rect, pad);
}
