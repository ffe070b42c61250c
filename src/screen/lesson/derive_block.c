/* See lesson.h. The list of a {derive}: what has been given, whose turn it is, what comes then; and
 * the reply to an answer that was wrong. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/numeral.h"
#include "lab/by_hand.h"
#include "lesson/derive.h"
#include "panels/derive/derive_card.h"
#include "panels/derive/derive_words.h"
#include "screen/lesson/lesson.h"

/* ---- the list */

static TextStyle name_style(const Flow *flow, Color color) {
    TextStyle style = lesson_block_body(flow, color);
    style.face = FONT_MATH_ITALIC;
    style.size *= 1.12f;
    return style;
}

static float row_of(const Flow *flow) {
    return lesson_block_body(flow, flow->view->theme->ink).size * 1.75f;
}

/* A node or a weight by its own name; of a unit it is δ that is asked for. */
static const char *label_of(const Lab *lab, const Demanded *item, char text[DERIVE_NAME]) {
    return item->kind == DEMAND_DELTA ? derive_words_name(lab, item, text)
                                      : derive_words_subject(lab, item, text);
}

/* A tick or a ring, the name, and what is known: in gold the value as it was given, which stays
 * when the number has moved on; or that it is to be given. */
static void item(Flow *flow, const Demanded *it, Point at, float width, bool turn) {
    View *view = flow->view;
    const Theme *t = view->theme;
    bool given = it->state != DEMAND_OPEN;
    char name[DERIVE_NAME];
    TextStyle math = name_style(flow, t->ink), bold = lesson_block_body(flow, t->ink);
    bold.face = FONT_BOLD;
    float middle = at.y + bold.size * 0.62f, y = at.y + bold.size * 0.98f;
    lesson_block_tick(view, (Point){at.x + view_units(view, 7), middle}, given);
    float x = at.x + view_units(view, 24);
    view_text(view, label_of(view->lab, it, name), x, y, width * 0.4f, &math);
    x = fmaxf(x + text_width(view->glyphs, name, &math, view->ui->density) + view_units(view, 12),
              at.x + fminf(width * 0.45f, view_units(view, 76)));
    if (given) bold.color = t->gold_text;
    if (!given && !turn) return;
    char value[32];
    if (given) numeral_short(it->value, 4, value, sizeof value);
    view_text(view, given ? value : "your turn", x, y, 0, &bold);
}

/* "then b, v₁, w and x" */
static void then(Flow *flow, const Demand *demand, int from) {
    const Theme *t = flow->view->theme;
    TextStyle style = lesson_block_body(flow, t->quiet);
    char text[1024] = "", name[DERIVE_NAME];
    for (int i = from; i < demand->count; i++) {
        const char *before = i == from ? "then " : i == demand->count - 1 ? " and " : ", ";
        text_add(text, sizeof text, "%s%s", before,
                 label_of(flow->view->lab, &demand->item[i], name));
    }
    if (!text[0]) return;
    Flow inner = *flow;
    inner.x += view_units(flow->view, 24);
    inner.width -= view_units(flow->view, 24);
    lesson_block_tick(flow->view,
                      (Point){flow->x + view_units(flow->view, 7), flow->y + style.size * 0.62f},
                      false);
    flow_text(&inner, text, &style, lesson_block_line(flow));
    flow->y = inner.y;
}

/* What has been given in two columns once there is more of it, so that the page stays short. */
static void list(Flow *flow, const Demand *demand) {
    int open = demand_open(demand), turn = by_hand_turn(flow->view->lab);
    int given = flow->whole ? demand->count : open < 0 ? demand->count : open;
    int columns = demand->count > 4 ? 2 : 1;
    float row = row_of(flow), width = flow->width / (float)columns;
    for (int i = 0; i < given; i++) {
        Point at = {flow->x + width * (float)(i % columns), flow->y};
        shapes_mark(flow->view->out, "derive item", i);
        item(flow, &demand->item[i], at, width, false);
        shapes_mark(flow->view->out, NULL, 0);
        if (i % columns == columns - 1 || i == given - 1) flow->y += row;
    }
    if (open < 0) return;
    shapes_mark(flow->view->out, "derive item", open);
    item(flow, &demand->item[open], (Point){flow->x, flow->y}, flow->width, turn == open);
    shapes_mark(flow->view->out, NULL, 0);
    flow->y += row;
    if (turn == open && derive_card_panel(flow->view) == PANEL_NONE) {
        Rect at = {flow->x, flow->y, flow->width, row * 1.3f};
        derive_card_row(flow->view, at);
        flow->y += at.h;
    }
    if (!flow->whole) then(flow, demand, open + 1);
}

/* ---- the reply */

static const char *ordinal_of(int tries) {
    static const char *const ordinals[] = {"", "second try", "third try"};
    return tries < 3 ? ordinals[tries] : "once more";
}

/* On a ground of its own, with a bar at its left. */
static void reply(Flow *flow, const char *text) {
    View *view = flow->view;
    const Theme *t = view->theme;
    float pad = view_units(view, 11), top = flow->y;
    TextStyle style = lesson_block_body(flow, t->ink);
    Flow inner = *flow;
    inner.x += pad + 3;
    inner.width -= 2 * pad + 3;
    inner.y += pad;
    int ground = view->out->shapes;
    shapes_mark(view->out, LESSON_REPLY, 0);
    shapes_rect(view->out, (Rect){flow->x, top, flow->width, 0}, 4, t->sunken);
    shapes_mark(view->out, NULL, 0);
    shapes_rect(view->out, (Rect){flow->x, top, 3, 0}, 0, t->faint);
    shapes_mark(view->out, "derive reply", 0);
    flow_text(&inner, text, &style, lesson_block_line(flow));
    shapes_mark(view->out, NULL, 0);
    flow->y = inner.y + pad;
    for (int i = 0; i < 2; i++) view->out->shape[ground + i].rect.h = flow->y - top;
}

/* Which try it is, and "show me". */
static void foot(Flow *flow, const Demand *demand) {
    View *view = flow->view;
    TextStyle small = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    float y = flow->y + view_units(view, 18);
    view_text(view, ordinal_of(demand->last.tries), flow->x, y, 0, &small);
    derive_card_show_me(view, flow->x + flow->width, y);
    flow->y = y + view_units(view, 6);
}

/* As long as most replies, to measure a page by. */
static const char SAMPLE[] = "−1 · 3? That is the derivative of another number, further back. You "
                             "have multiplied by one slope too many.";

void derive_block_draw(Flow *flow, const LessonStep *step) {
    View *view = flow->view;
    const Lab *lab = view->lab;
    const Demand *demand = &lab->demand;
    char text[DERIVE_REPLY];
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    TextStyle style = lesson_block_body(flow, view->theme->ink);
    flow_text(flow, "YOUR TASK", &caption, 1.6f);
    flow->y += lesson_block_gap(flow) * 0.4f;
    flow_prose(flow, step->derive.say, &style, lesson_block_line(flow));
    if (!demand->lesson) return;
    flow->y += lesson_block_gap(flow) * 0.4f;
    list(flow, demand);
    if (flow->whole || derive_words_reply(lab, text)[0]) {
        flow->y += lesson_block_gap(flow) * 0.5f;
        reply(flow, flow->whole ? SAMPLE : text);
    }
    if (flow->whole || by_hand_turn(lab) >= 0) foot(flow, demand);
}
