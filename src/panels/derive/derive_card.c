/* See derive_card.h. */
#include "panels/derive/derive_card.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/by_hand.h"
#include "panels/derive/derive_words.h"
#include "ui/editing.h"
#include "ui/widgets.h"

/* ---- input */

static void card_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (by_hand_turn(g->lab) >= 0) editing_begin(g, tag);
}

static bool card_enter(const Gesture *g, Tag tag) {
    if (by_hand_turn(g->lab) >= 0) editing_begin(g, tag);
    return true;
}

static void card_written(const Gesture *g, Tag tag, const char *text) {
    Action give = {.kind = ACTION_GIVE};
    snprintf(give.text, sizeof give.text, "%s", text);
    lab_apply(g->lab, &give);
}

const Target TARGET_DERIVE = {.name = "derive",
                              .hint = "Type the derivative: a number or a product. Enter gives it",
                              .stop = TAB_EACH,
                              .press = card_press,
                              .enter = card_enter,
                              .written = card_written};

static void show_press(const Gesture *g, Tag tag, const InputEvent *e) {
    lab_apply(g->lab, &(Action){.kind = ACTION_SHOW});
}

const Target TARGET_SHOW_ME = {.name = "show me",
                               .hint = "Gives this derivative; it counts as shown",
                               .stop = TAB_EACH,
                               .press = show_press};

bool derive_card_key(const Gesture *g, const InputEvent *e) {
    static const char begins[] = "0123456789.,(";
    bool first = e->key == KEY_MINUS || (e->key > 0 && e->key < 128 && strchr(begins, e->key));
    if (e->ctrl || !first || target_find_any(g->drawn, &TARGET_DERIVE, -1) < 0) return false;
    editing_begin(g, tag_of(&TARGET_DERIVE, 0));
    return true;
}

/* ---- the picture */

float derive_card_show_me(View *view, float right, float baseline) {
    const char *text = "show me";
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    float w = text_width(view->glyphs, text, &style, view->ui->density), x = right - w;
    Rect rect = {x - 3, baseline - style.size * 1.1f, w + 6, style.size * 1.6f};
    Tag tag = tag_of(&TARGET_SHOW_ME, 0);
    view_feedback(view, rect, 4, tag);
    view_text(view, text, x, baseline, 0, &style);
    shapes_line(view->out, (Point){x, baseline + 3}, (Point){right, baseline + 3}, 1,
                view->theme->quiet);
    target_place(view->out, tag, rect);
    return w;
}

bool derive_card_on_a_page(const View *view) {
    return view->lab->demand.lesson && view->player->playing && !view->ui->wander;
}

Panel derive_card_panel(const View *view) {
    static const Panel of_network[] = {PANEL_NUMBERS, PANEL_NETWORK};
    if (lab_is_graph(view->lab)) return PANEL_GRAPH;
    for (int i = 0; i < 2; i++) {
        int place = ui_place_of(view->ui, of_network[i]);
        if (place >= 0 && layout_place(&view->layout, (Place)place).w > 0) return of_network[i];
    }
    return PANEL_NONE;
}

typedef struct Card {
    Rect rect;
    float pad, row, line;   /* the row with the field; a line below it */
    float name, field, gap; /* their widths */
    int lines;              /* of the reply */
    char text[DERIVE_NAME]; /* "∂loss/∂x₁ =" */
    char reply[DERIVE_REPLY];
} Card;

static TextStyle name_style(const View *view) {
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    style.face = FONT_MATH;
    style.size *= 1.3f;
    return style;
}

static int lines_of(View *view, const char *text, const TextStyle *style, float width) {
    int lines = 0;
    for (; *text; lines++) {
        text += text_break(view->glyphs, text, style, view->ui->density, width);
        while (*text == ' ') text++;
    }
    return lines;
}

static Card measure(View *view) {
    const Lab *lab = view->lab;
    char name[DERIVE_NAME];
    TextStyle style = name_style(view);
    TextStyle small = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    Card c = {
        .pad = view_units(view, 12), .row = view_units(view, 36), .line = view_units(view, 19)};
    derive_words_name(lab, &lab->demand.item[by_hand_turn(lab)], name);
    snprintf(c.text, sizeof c.text, "%.250s =", name);
    c.name = text_width(view->glyphs, c.text, &style, view->ui->density);
    c.field = view_units(view, 92);
    c.gap = view_units(view, 12);
    c.rect.w =
        fmaxf(c.name + c.gap + c.field, view_units(view, derive_card_on_a_page(view) ? 190 : 230)) +
        2 * c.pad;
    if (!derive_card_on_a_page(view)) derive_words_reply(lab, c.reply);
    if (c.reply[0]) c.rect.w = fmaxf(c.rect.w, view_units(view, 270));
    c.lines = lines_of(view, c.reply, &small, c.rect.w - 2 * c.pad);
    int rows = c.lines + 1;
    c.rect.h = 2 * c.pad + c.row + c.line * (float)rows;
    return c;
}

/* How far apart two rectangles are, across and up added. */
static float between(Rect a, Rect b) {
    float across = fmaxf(a.x - (b.x + b.w), b.x - (a.x + a.w));
    float up = fmaxf(a.y - (b.y + b.h), b.y - (a.y + a.h));
    return fmaxf(across, 0) + fmaxf(up, 0);
}

/* How well a place suits: near the anchor, rather below it, and not far to a side. */
static float distance(Rect card, Rect anchor) {
    float aside = fabsf(card.x + card.w / 2 - anchor.x - anchor.w / 2);
    return between(card, anchor) + 0.05f * aside + (card.y < anchor.y ? 4 : 0);
}

/* The nearest place that covers nothing, among places a few points apart; false where there is none
 * within reach. */
static bool place(Card *c, Rect anchor, Rect within, const Rect *avoid, int count, float step,
                  float reach) {
    float best = reach;
    bool found = false;
    Rect at = c->rect;
    for (at.y = within.y; at.y + at.h <= within.y + within.h - step; at.y += step) {
        for (at.x = within.x + step; at.x + at.w <= within.x + within.w - step; at.x += step) {
            float far = distance(at, anchor);
            bool clear = far < best;
            for (int k = 0; k < count && clear; k++) clear = !rect_meets(at, avoid[k]);
            if (!clear) continue;
            best = far;
            c->rect = at;
            found = true;
        }
    }
    return found;
}

static void draw_field(View *view, Rect field) {
    const Theme *t = view->theme;
    Tag tag = tag_of(&TARGET_DERIVE, 0);
    char text[UI_TEXT + 4] = "";
    TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    style.face = FONT_BOLD;
    bool typing = tag_same(view->ui->editing.tag, tag);
    shapes_rect(view->out, field, 6, t->card);
    shapes_border(view->out, field, 6, typing ? 2.5f : 1.6f, t->gold);
    view_focus(view, field, 6, tag);
    if (typing) editing_shown(view->ui, text);
    if (!typing) style.color = t->quiet;
    shapes_mark(view->out, "derive field", 0);
    view_text(view, typing ? text : "?", field.x + view_units(view, 10),
              view_middle(view, &style, field.y, field.h), field.w - view_units(view, 14), &style);
    shapes_mark(view->out, NULL, 0);
}

/* The key that gives it, its right end at x. Returns where it begins. */
static float draw_key(View *view, float right, float y) {
    TextStyle small = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    const char *key = "Enter";
    float w = text_width(view->glyphs, key, &small, view->ui->density) + view_units(view, 10);
    Rect cap = {right - w, y - small.size, w, small.size * 1.45f};
    shapes_border(view->out, cap, 3, 1, view->theme->hairline);
    view_text(view, key, cap.x + view_units(view, 5), y, 0, &small);
    return cap.x;
}

/* What may be typed, "show me" where no page has it, and the key. */
static void draw_foot(View *view, const Card *c, float y) {
    TextStyle small = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    float x = c->rect.x + c->pad, end = draw_key(view, c->rect.x + c->rect.w - c->pad, y);
    if (!derive_card_on_a_page(view)) {
        end -= view_units(view, 12);
        end -= derive_card_show_me(view, end, y);
    }
    if (!c->reply[0]) view_text(view, "or a product: 2 · 3", x, y, end - x - 4, &small);
}

bool derive_card_draw(View *view, Rect anchor, Rect within, const Rect *avoid, int count) {
    const Theme *t = view->theme;
    if (by_hand_turn(view->lab) < 0) return true;
    Card c = measure(view);
    float reach = view_units(view, lab_is_graph(view->lab) ? 63 : 140); /* labels stand close */
    if (!place(&c, anchor, within, avoid, count, view_units(view, 7), reach)) return false;
    TextStyle style = name_style(view);
    TextStyle small = view_style(view, TYPE_SMALL, t->ink, ALIGN_LEFT);
    float x = c.rect.x + c.pad, y = c.rect.y + c.pad + c.row + c.line * 0.95f;
    shapes_shadow(view->out, c.rect, 8, 8, t->shadow);
    shapes_rect(view->out, c.rect, 8, t->card);
    shapes_border(view->out, c.rect, 8, 1, t->hairline);
    target_place(view->out, tag_of(&TARGET_DERIVE, 0), c.rect);
    shapes_mark(view->out, "derive card", 0);
    view_text(view, c.text, x, view_middle(view, &style, c.rect.y + c.pad, c.row), 0, &style);
    shapes_mark(view->out, NULL, 0);
    draw_field(view,
               (Rect){c.rect.x + c.rect.w - c.pad - c.field, c.rect.y + c.pad, c.field, c.row});
    shapes_mark(view->out, "derive reply", 0);
    view_lines(view, c.reply, (Point){x, y}, c.rect.w - 2 * c.pad, c.line, 12, &small);
    shapes_mark(view->out, NULL, 0);
    draw_foot(view, &c, y + c.line * (float)c.lines);
    return true;
}

void derive_card_row(View *view, Rect row) {
    if (by_hand_turn(view->lab) < 0) return;
    Card c = measure(view);
    TextStyle style = name_style(view);
    float h = fminf(c.row, row.h), gap = c.gap, right = row.x + row.w;
    Rect field = {row.x + c.name + gap, row.y + (row.h - h) / 2, c.field, h};
    float y = view_middle(view, &style, row.y, row.h);
    target_place(view->out, tag_of(&TARGET_DERIVE, 0), (Rect){row.x, field.y, row.w, h});
    shapes_mark(view->out, "derive card", 0);
    view_text(view, c.text, row.x, y, 0, &style);
    shapes_mark(view->out, NULL, 0);
    draw_field(view, field);
    right = draw_key(view, right, y) - gap;
    if (!derive_card_on_a_page(view)) derive_card_show_me(view, right, y);
}
