/* See lesson.h. Each kind of block: tasks, hints, and what is only read; predictions are in
 * predict_block.c. */
#include "screen/lesson/lesson.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ui/highlight.h"
#include "ui/widgets.h"

/* ---- input */

static void hint_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (g->player->playing) player_hint(g->player, tag.index);
}

static const Target TARGET_HINT = {.name = "hint", /* index: the block */
                                   .hint = "A word of help (H)",
                                   .stop = TAB_EACH,
                                   .press = hint_press};

/* ---- type and gaps */

/* Large type on a small projector takes all the room there is: wide gaps if they fit, or the
 * least. */
static bool is_pressed(const Flow *flow) {
    return flow->view->ui->scale > 1 && flow->room < 2;
}

float lesson_block_gap(const Flow *flow) {
    float gap = is_pressed(flow) ? 7 : (const float[]){8, 11, 15}[flow->room];
    return view_units(flow->view, gap);
}

TextStyle lesson_block_body(const Flow *flow, Color color) {
    TextStyle style = view_style(flow->view, TYPE_BODY, color, ALIGN_LEFT);
    style.size *= flow->room ? 1.11f : 1;
    return style;
}

float lesson_block_line(const Flow *flow) {
    return is_pressed(flow) ? 1.37f : (const float[]){1.42f, 1.5f, 1.58f}[flow->room];
}

/* ---- tasks */

/* A condition that cannot be read is never met: its author is told in place. */
static void unreadable(Flow *flow, const Task *task) {
    View *view = flow->view;
    const Names names = player_names(view->player, view->lab);
    TextStyle style = lesson_block_body(flow, view->theme->bad);
    Message why, text;
    if (names_known(&names, task->when, &why)) return;
    message_set(&text, "`%.100s`: %.380s", task->when, why.text);
    flow_text(flow, text.text, &style, lesson_block_line(flow));
}

void lesson_block_tick(View *view, Point at, bool done) {
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

/* A tick. Returns the column beside it, for words of that size. */
static Flow task_line(Flow *flow, float size, bool done) {
    float indent = view_units(flow->view, 24);
    Flow inner = *flow;
    inner.x += indent;
    inner.width -= indent;
    inner.y += lesson_block_gap(flow) * 0.4f;
    Point tick = {flow->x + view_units(flow->view, 7), inner.y + size * 0.62f};
    lesson_block_tick(flow->view, tick, done);
    return inner;
}

static void task(Flow *flow, const LessonStep *step, int index) {
    View *view = flow->view;
    TextStyle style = lesson_block_body(flow, view->theme->ink);
    bool done = view->player->state[view->player->step].ticked[index];
    shapes_mark(view->out, flow->part & FLOW_NEXT ? "next task" : "task", index);
    Flow inner = task_line(flow, style.size, done);
    flow_prose(&inner, step->task[index].say, &style, lesson_block_line(flow));
    shapes_mark(view->out, NULL, 0);
    unreadable(&inner, &step->task[index]);
    flow->y = inner.y;
    flow_take_width(flow, &inner);
}

bool lesson_block_goes_on(const Flow *flow, const Block *block) {
    return block->kind == BLOCK_TASK && block->first_task > 0 &&
           !(flow->part & (FLOW_TEXT | FLOW_QUESTION));
}

static void task_block(Flow *flow, const LessonStep *step, const Block *block) {
    View *view = flow->view;
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    bool alone = !(flow->part & (FLOW_TEXT | FLOW_QUESTION));
    int tasks = alone ? step->tasks : block->tasks;
    if (!lesson_block_goes_on(flow, block))
        flow_text(flow, tasks > 1 ? "YOUR TASKS" : "YOUR TASK", &caption, 1.6f);
    for (int t = 0; t < block->tasks; t++) task(flow, step, block->first_task + t);
}

void lesson_block_next(Flow *flow, const LessonStep *step) {
    View *view = flow->view;
    const PlayerStep *state = &view->player->state[view->player->step];
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    char text[48] = "YOUR TASK";
    int next = 0, tasks = step->tasks;
    while (next < tasks && state->ticked[next]) next++;
    if (next < tasks && tasks > 1)
        snprintf(text, sizeof text, "YOUR TASK %d OF %d", next + 1, tasks);
    else if (tasks > 1)
        snprintf(text, sizeof text, "YOUR TASKS");
    flow->y += lesson_block_gap(flow);
    flow_text(flow, text, &caption, 1.6f);
    if (next < tasks) {
        task(flow, step, next);
        return;
    }
    TextStyle style = lesson_block_body(flow, view->theme->quiet);
    shapes_mark(view->out, "next task", tasks);
    Flow inner = task_line(flow, style.size, true);
    flow_text(&inner, tasks > 1 ? "All done." : "Done.", &style, lesson_block_line(flow));
    shapes_mark(view->out, NULL, 0);
    flow->y = inner.y;
}

/* ---- prose */

/* Whether the line of a list is the one that is done now: {now}. */
static bool is_now(const Flow *flow, Prose prose) {
    const Player *player = flow->view->player;
    const Names names = player_names(player, flow->view->lab);
    for (int i = prose.first; i < prose.first + prose.count; i++) {
        const Span *span = &player->lesson.span[i];
        if (span->kind == SPAN_NOW && names_true(&names, span->text)) return true;
    }
    return false;
}

/* The ground and the bar of a line that is done now; its height is not known yet. */
static int now_ground(View *view, Rect rect, int number) {
    int first = view->out->shapes;
    shapes_mark(view->out, "now", number);
    shapes_rect(view->out, rect, 3, highlight_ground(view));
    rect.w = view_units(view, 3);
    shapes_rect(view->out, rect, 0, view->theme->ink);
    shapes_mark(view->out, NULL, 0);
    return first;
}

static void item_block(Flow *flow, const Block *block) {
    View *view = flow->view;
    bool now = is_now(flow, block->prose);
    float left = flow->x - view_units(view, 6), top = flow->y;
    Rect ground = {left, top - 1, flow->width + view_units(view, 8), 0};
    int first = now ? now_ground(view, ground, block->number) : 0;
    TextStyle style = lesson_block_body(flow, view->theme->ink);
    float indent = view_units(view, 20), x = flow->x + indent * (float)block->depth;
    char sign[16] = "•";
    if (block->number > 0) snprintf(sign, sizeof sign, "%d.", block->number);
    Flow inner = *flow;
    inner.x = x + indent;
    inner.width -= inner.x - flow->x;
    if (block->number < 0)
        lesson_block_tick(view, (Point){x + indent * 0.4f, flow->y + style.size * 0.62f},
                          block->number == -2);
    else
        shapes_text(view->out, sign, (Point){x + 2, flow->y + style.size * 0.95f}, &style);
    flow_prose(&inner, block->prose, &style, lesson_block_line(flow));
    for (int i = 0; now && i < 2; i++) view->out->shape[first + i].rect.h = inner.y - top + 2;
    flow->y = inner.y;
    flow_take_width(flow, &inner);
}

/* A row of a table: columns of equal width. */
static void row_block(Flow *flow, const Block *block) {
    View *view = flow->view;
    const Theme *t = view->theme;
    TextStyle style = lesson_block_body(flow, t->ink);
    if (block->first) style.face = FONT_BOLD;
    float most = flow->y, gap = view_units(view, 8);
    float each = flow->width / (float)(block->cells > 0 ? block->cells : 1);
    for (int c = 0; c < block->cells; c++) {
        Flow cell = *flow;
        cell.x += each * (float)c;
        cell.width = each - gap;
        flow_prose(&cell, block->cell[c], &style, lesson_block_line(flow));
        most = fmaxf(most, cell.y);
        flow_take_width(flow, &cell);
    }
    shapes_line(view->out, (Point){flow->x, most + 2}, (Point){flow->x + flow->width, most + 2}, 1,
                t->hairline);
    flow->y = most + 5;
}

/* Text as it stands, line by line. */
static void code_block(Flow *flow, const char *text) {
    View *view = flow->view;
    TextStyle style = lesson_block_body(flow, view->theme->ink);
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
    TextStyle style = lesson_block_body(flow, due ? t->ink : t->quiet);
    if (due) style.face = FONT_BOLD;
    float h = view_units(view, 26), pad = view_units(view, 14);
    float width = text_width(view->glyphs, label, &style, view->ui->density) + 2 * pad;
    Rect row = {flow->x, flow->y, width, h};
    shapes_border(view->out, row, h / 2, due ? 2 : 1, due ? t->ink : t->hairline);
    view_feedback(view, row, h / 2, tag_of(&TARGET_HINT, index));
    shapes_mark(view->out, "hint", index);
    view_text(view, label, row.x + pad, view_middle(view, &style, row.y, h), 0, &style);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag_of(&TARGET_HINT, index), row);
    flow->y += h;
}

static void quote_block(Flow *flow, const Block *block) {
    View *view = flow->view;
    TextStyle style = lesson_block_body(flow, view->theme->quiet);
    Flow inner = *flow;
    inner.x += view_units(view, 14);
    inner.width -= view_units(view, 14);
    flow_prose(&inner, block->prose, &style, lesson_block_line(flow));
    shapes_rect(view->out, (Rect){flow->x, flow->y, 2, inner.y - flow->y}, 0,
                view->theme->hairline);
    flow->y = inner.y;
    flow_take_width(flow, &inner);
}

static void plain_block(Flow *flow, const Block *block) {
    View *view = flow->view;
    const Theme *t = view->theme;
    TextStyle style = lesson_block_body(flow, block->kind == BLOCK_ERROR ? t->bad : t->ink);
    switch (block->kind) {
    case BLOCK_HEADING:
        style.face = FONT_BOLD;
        style.size *= 1.1f;
        flow_prose(flow, block->prose, &style, lesson_block_line(flow));
        break;
    case BLOCK_MATH: flow_formula(flow, block->text, style.size * 1.3f); break;
    case BLOCK_CODE: code_block(flow, block->text); break;
    case BLOCK_RULE:
        shapes_line(view->out, (Point){flow->x, flow->y}, (Point){flow->x + flow->width, flow->y},
                    1, t->hairline);
        break;
    case BLOCK_ERROR: flow_text(flow, block->text, &style, lesson_block_line(flow)); break;
    case BLOCK_PARAGRAPH: flow_prose(flow, block->prose, &style, lesson_block_line(flow)); break;
    case BLOCK_PREDICT:
    case BLOCK_TASK:
    case BLOCK_DERIVE:
    case BLOCK_HINT:
    case BLOCK_LOG:
    case BLOCK_NOTE:
    case BLOCK_ITEM:
    case BLOCK_ROW:
    case BLOCK_QUOTE: break; /* not plain */
    }
}

void lesson_block_draw(Flow *flow, const LessonStep *step, int index) {
    const Block *block = &step->block[index];
    const PlayerStep *state = &flow->view->player->state[flow->view->player->step];
    switch (block->kind) {
    case BLOCK_PREDICT: predict_block_draw(flow, step, block->predict); break;
    case BLOCK_TASK: task_block(flow, step, block); break;
    case BLOCK_DERIVE: derive_block_draw(flow, step); break;
    case BLOCK_LOG: lesson_log_draw(flow, &step->log); break;
    case BLOCK_NOTE: break; /* nothing of its own: see presenter.c */
    case BLOCK_HINT: hint_block(flow, index, index < PLAYER_BLOCKS && state->open[index]); break;
    case BLOCK_ITEM: item_block(flow, block); break;
    case BLOCK_ROW: row_block(flow, block); break;
    case BLOCK_QUOTE: quote_block(flow, block); break;
    case BLOCK_PARAGRAPH:
    case BLOCK_HEADING:
    case BLOCK_MATH:
    case BLOCK_CODE:
    case BLOCK_RULE:
    case BLOCK_ERROR: plain_block(flow, block); break;
    }
}

float lesson_block_space(const Flow *flow, const LessonStep *step, int index) {
    const Block *b = &step->block[index], *before = &step->block[index - 1];
    bool close = b->kind == before->kind && (b->kind == BLOCK_ITEM || b->kind == BLOCK_ROW);
    bool large = b->kind == BLOCK_DERIVE || b->kind == BLOCK_PREDICT || b->kind == BLOCK_TASK ||
                 b->kind == BLOCK_MATH || before->kind == BLOCK_MATH;
    return lesson_block_gap(flow) * (close ? 0.25f : large ? 1.25f : 0.9f);
}
