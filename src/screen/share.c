/* The sheet "Hand this over": what is on the screen as a link, a code, a file, a picture. */
#include "screen/share.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/path.h"
#include "screen/header/header.h"
#include "screen/sheet.h"
#include "screen/view.h"
#include "ui/focus.h"
#include "ui/popup.h"
#include "ui/widgets.h"

/* ---- input */

static void close_sheet(UiState *ui) {
    share_sheet_close(&ui->share);
    ui_clear(ui);
}

void share_input_begin(const Gesture *g) {
    const Player *player = g->player;
    bool lesson = player->playing && !player->finished;
    lab_apply(g->lab, &(Action){.kind = ACTION_PAUSE});
    ui_clear(g->ui);
    share_sheet_begin(&g->ui->share, g->lab, g->ui->file_name, lesson ? player : NULL);
}

static void copy_link(UiState *ui) {
    const char *link = ui->share.link;
    size_t size = link ? strlen(link) + 1 : 0;
    if (link) ui_copy(ui, memcpy(memory_resize(NULL, size), link, size), "Copied the link.");
}

typedef enum ShareAct { SHARE_COPY, SHARE_FILE, SHARE_PICTURE, SHARE_DONE } ShareAct;

static void act_press(const Gesture *g, Tag tag, const InputEvent *e) {
    UiState *ui = g->ui;
    if (tag.index == SHARE_COPY) {
        copy_link(ui);
        return;
    }
    close_sheet(ui);
    if (tag.index == SHARE_FILE) sheet_input_begin(ui, SHEET_SAVE);
    if (tag.index == SHARE_PICTURE) act_export(ui, EXPORT_WINDOW);
}

static const char *act_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    static const char *const hints[] = {
        [SHARE_COPY] = "To the clipboard (Ctrl+C)",
        [SHARE_FILE] = "A scene, which opens without the internet",
        [SHARE_PICTURE] = "The window as a picture, for slides and worksheets (F12)",
        [SHARE_DONE] = "Closes the sheet (Escape)",
    };
    return hints[tag.index];
}

static const Target TARGET_SHARE_ACT = {
    .name = "share act", .stop = TAB_EACH, .press = act_press, .say = act_say};

/* What travels. */
typedef enum ShareTick { SHARE_RUN, SHARE_STEP } ShareTick;

static void tick_press(const Gesture *g, Tag tag, const InputEvent *e) {
    ShareSheet *share = &g->ui->share;
    if (tag.index == SHARE_RUN)
        share->run = !share->run;
    else
        share->step = !share->step;
    share_sheet_make(share, g->lab, g->player);
}

static const Target TARGET_SHARE_TICK = {
    .name = "share tick", .stop = TAB_EACH, .press = tick_press};

/* A dropped file, a paste, closing the window, and what only changes how it is seen. */
static bool is_for_others(const InputEvent *e) {
    bool end = e->ctrl && e->key == 'Q';
    return e->kind == INPUT_DROP || e->kind == INPUT_PASTE || e->kind == INPUT_QUIT ||
           (e->kind == INPUT_KEY && (end || e->key == KEY_F11));
}

/* It may have been opened since the last picture: the targets drawn then are beneath it. */
static bool is_drawn(const Gesture *g) {
    return target_find_any(g->drawn, &TARGET_SHARE_ACT, -1) >= 0 || g->ui->share.full;
}

static void escape(UiState *ui) {
    if (ui->share.full)
        ui->share.full = false;
    else
        close_sheet(ui);
}

static void press_key(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    if (e->ctrl && e->key == 'C') copy_link(ui);
    if (e->ctrl || (!ui->share.full && popup_key(g, e))) return;
    if (e->key == KEY_ESCAPE)
        escape(ui);
    else if (e->key == 'F' && ui->share.qr.size > 0)
        ui->share.full = !ui->share.full;
    else if (e->key == KEY_F12)
        act_press(g, tag_of(&TARGET_SHARE_ACT, SHARE_PICTURE), e);
    else if (ui->share.full)
        return;
    else if (e->key == KEY_TAB)
        focus_move(g, e->shift);
    else if ((e->key == KEY_ENTER || e->key == KEY_SPACE) && ui->focus.target)
        focus_enter(g);
    else if (e->key == KEY_ENTER)
        close_sheet(ui);
    else
        focus_arrow(g, e);
}

bool share_input(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    if (!ui->share.open || is_for_others(e)) return false;
    if (e->kind == INPUT_KEY && e->key == KEY_ESCAPE && !is_drawn(g))
        close_sheet(ui);
    else if (!is_drawn(g))
        return true;
    else if (e->kind == INPUT_KEY)
        press_key(g, e);
    else if (e->kind == INPUT_MOVE || e->kind == INPUT_PRESS || e->kind == INPUT_RELEASE)
        gesture_event(g, e);
    return true;
}

/* ---- the picture */

/* What is where. */
typedef struct Plan {
    Rect sheet, code, column;
    bool low; /* there is no room for what only explains */
} Plan;

/* In a window of one column the code stands above. */
static Plan plan_upright(const View *view) {
    const UiState *ui = view->ui;
    float gap = view->layout.gap, pad = view_units(view, 14), below = view_units(view, 50);
    Plan p = {.sheet = {gap, gap, ui->width - 2 * gap, ui->height - 2 * gap}, .low = true};
    float side = fminf(p.sheet.w - 2 * pad, p.sheet.h * 0.42f);
    p.code = (Rect){(ui->width - side) / 2, p.sheet.y + pad, side, side};
    float top = p.code.y + side + below;
    p.column = (Rect){p.sheet.x + pad, top, p.sheet.w - 2 * pad, p.sheet.y + p.sheet.h - pad - top};
    return p;
}

static Plan plan_of(const View *view) {
    const UiState *ui = view->ui;
    if (view->layout.fold == FOLD_COLUMN) return plan_upright(view);
    float w = fminf(view_units(view, 1080), ui->width - 24);
    float h = fminf(view_units(view, 632), ui->height - 24);
    Plan p = {.sheet = {(ui->width - w) / 2, (ui->height - h) / 2, w, h}};
    p.low = h < view_units(view, 540);
    float pad = view_units(view, p.low ? 18 : 38), below = view_units(view, p.low ? 50 : 70);
    float side = fminf(h - 2 * pad - below, w * (p.low ? 0.38f : 0.45f));
    float gap = view_units(view, p.low ? 22 : 46), x = p.sheet.x + pad;
    p.code = (Rect){x, p.sheet.y + pad, side, side};
    x += side + gap;
    p.column = (Rect){x, p.sheet.y + pad, p.sheet.x + w - pad - x, h - 2 * pad};
    return p;
}

/* Words in lines, those between stars bold. Returns where the next line would begin. */
static float sentence(View *view, const char *text, Point at, float width, float line,
                      TextStyle style) {
    float x = at.x, y = at.y, density = view->ui->density;
    float space = text_width(view->glyphs, " ", &style, density);
    while (*text) {
        char word[64];
        if (*text == '*') style.face = style.face == FONT_BOLD ? FONT_REGULAR : FONT_BOLD;
        text += *text == '*';
        size_t length = strcspn(text, " *");
        snprintf(word, sizeof word, "%.*s", (int)length, text);
        float w = text_width(view->glyphs, word, &style, density);
        if (x + w > at.x + width) {
            x = at.x;
            y += line;
        }
        if (length > 0) view_text(view, word, x, y, 0, &style);
        x += w;
        text += length;
        if (*text == ' ') x += space;
        text += *text == ' ';
    }
    return y + line;
}

/* What whoever opens the link will have. */
static void say_all(const ShareSheet *s, char text[400]) {
    char run[80] = "";
    if (s->step && s->lesson == 0) {
        snprintf(text, 400, "Anyone who opens this begins *this lesson* at its *step %d*.",
                 s->number);
        return;
    }
    if (s->step) {
        snprintf(text, 400, "Anyone who opens this begins *lesson %d* at its *step %d*.", s->lesson,
                 s->number);
        return;
    }
    if (s->run && s->forgets)
        snprintf(run, sizeof run, ", and the *weights* as they are");
    else if (s->run)
        snprintf(run, sizeof run, ", the *weights*, and the *run up to epoch %lld*",
                 (long long)s->epoch);
    snprintf(text, 400,
             s->run ? "Anyone who opens this has exactly what you see: the *%d point%s*, the "
                      "*network*%s."
                    : "Anyone who opens this has the *%d point%s* and the *network* before its "
                      "first step%s.",
             s->points, s->points == 1 ? "" : "s", run);
    if (!s->ran)
        snprintf(text, 400,
                 "Anyone who opens this has exactly what you see: the *%d point%s* and the "
                 "*network* where it starts.",
                 s->points, s->points == 1 ? "" : "s");
}

/* The link in its field, and what copies it. Returns what is below. */
static float link_row(View *view, Rect column, float y) {
    const ShareSheet *s = &view->ui->share;
    const Theme *t = view->theme;
    float h = view_units(view, 40), button = view_units(view, 100), gap = view_units(view, 10);
    Rect field = {column.x, y, column.w - button - gap, h};
    TextStyle style = view_style(view, TYPE_BODY, s->link ? t->ink : t->bad, ALIGN_LEFT);
    shapes_rect(view->out, field, view_units(view, 6), t->sunken);
    shapes_border(view->out, field, view_units(view, 6), 1, t->hairline);
    shapes_mark(view->out, "share link", 0);
    view_text(view, s->link ? s->link : s->wrong.text, field.x + gap,
              view_middle(view, &style, y, h), field.w - 2 * gap, &style);
    shapes_mark(view->out, NULL, 0);
    view_button(view, (Rect){field.x + field.w + gap, y, button, h}, "Copy link", true,
                tag_of(&TARGET_SHARE_ACT, SHARE_COPY));
    return y + h;
}

static float small_text(View *view, const char *text, Rect column, float y, const char *mark) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    float line = view_units(view, 18);
    shapes_mark(view->out, mark, 0);
    int lines =
        view_lines(view, text, (Point){column.x, y + line * 0.8f}, column.w, line, 2, &style);
    shapes_mark(view->out, NULL, 0);
    return y + line * (float)lines;
}

/* What travels, as far as there is a choice. */
static float ticks(View *view, Rect column, float y) {
    const ShareSheet *s = &view->ui->share;
    float row = view_units(view, 36);
    if (s->ran && !s->step) {
        view_tick(view, (Rect){column.x, y, column.w, row},
                  s->forgets ? "the weights as they are" : "the run so far", s->run,
                  tag_of(&TARGET_SHARE_TICK, SHARE_RUN));
        y += row;
    }
    if (s->number > 0) {
        view_tick(view, (Rect){column.x, y, column.w, row},
                  s->lesson > 0 ? "only the lesson's step" : "the lesson, at this step", s->step,
                  tag_of(&TARGET_SHARE_TICK, SHARE_STEP));
        y += row;
    }
    return y;
}

static float other_ways(View *view, Rect column, float y) {
    float h = view_units(view, 40), gap = view_units(view, 10);
    float export = view_units(view, 92), each = (column.w - export - 2 * gap) / 2;
    bool narrow = view->layout.fold == FOLD_COLUMN;
    view_button(view, (Rect){column.x, y, each, h}, narrow ? "Save file" : "Save as one file",
                false, tag_of(&TARGET_SHARE_ACT, SHARE_FILE));
    view_button(view, (Rect){column.x + each + gap, y, each, h}, "Save picture", false,
                tag_of(&TARGET_SHARE_ACT, SHARE_PICTURE));
    view_button(view, (Rect){column.x + column.w - export, y, export, h}, "Export", false,
                act_tag(ACT_EXPORT));
    return y + h;
}

static void right_column(View *view, const Plan *p) {
    const ShareSheet *s = &view->ui->share;
    const Theme *t = view->theme;
    float gap = view_units(view, p->low ? 6 : 18), y = p->column.y, done = view_units(view, 36);
    char text[400];
    TextStyle title = view_style(view, TYPE_TITLE, t->ink, ALIGN_LEFT);
    TextStyle body = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    TextStyle caption = view_style(view, TYPE_CAPTION, t->quiet, ALIGN_LEFT);
    if (!p->low) body.size *= 1.3f;
    float line = body.size * 1.45f;
    view_text(view, "Hand this over", p->column.x, y + title.size, 0, &title);
    y += title.size * 1.4f + gap;
    say_all(s, text);
    shapes_mark(view->out, "share what", 0);
    y = sentence(view, text, (Point){p->column.x, y + body.size * 0.8f}, p->column.w, line, body);
    shapes_mark(view->out, NULL, 0);
    y = link_row(view, p->column, y - body.size * 0.8f + gap * 0.6f);
    if (!p->low)
        y = small_text(view,
                       s->base[0] ? "All of it is in the link itself; it is stored nowhere else."
                                  : "Halfplane opens it where it is pasted. All of it is in the "
                                    "link; it is stored nowhere else.",
                       p->column, y + gap * 0.3f, "share note");
    y = ticks(view, p->column, y + gap * 0.5f) + gap;
    if (!p->low) {
        shapes_line(view->out, (Point){p->column.x, y}, (Point){p->column.x + p->column.w, y}, 1,
                    t->hairline);
        y += gap + caption.size;
        view_text(view, "OR TAKE IT ALONG", p->column.x, y, 0, &caption);
        y += gap * 0.7f;
    }
    y = other_ways(view, p->column, y);
    float bottom = p->column.y + p->column.h - done;
    if (!p->low && y + gap + view_units(view, 40) < bottom)
        small_text(view,
                   "The file opens in Halfplane without the internet. The picture is for slides "
                   "and worksheets.",
                   p->column, y + gap * 0.5f, "share note");
    float w = view_units(view, 84);
    view_button(view, (Rect){p->column.x + p->column.w - w, bottom, w, done}, "Done", false,
                tag_of(&TARGET_SHARE_ACT, SHARE_DONE));
}

static void below_code(View *view, const Plan *p) {
    const ShareSheet *s = &view->ui->share;
    if (s->qr.size == 0) return;
    char count[120];
    TextStyle body = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_CENTER);
    TextStyle small = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_CENTER);
    float x = p->code.x + p->code.w / 2, y = p->code.y + p->code.h + view_units(view, 24);
    shapes_mark(view->out, "share count", 0);
    view_text(view,
              s->base[0] ? "Point a phone at it. Click it to fill the screen."
                         : "Click it to fill the screen.",
              x, y, p->code.w, &body);
    snprintf(count, sizeof count, "%zu characters%s", strlen(s->link),
             p->low ? "" : ". Up to about 2,000 fit in a code that phones can read.");
    view_text(view, count, x, y + view_units(view, 22), p->code.w, &small);
    shapes_mark(view->out, NULL, 0);
}

void view_share(View *view) {
    if (!view->ui->share.open) return;
    if (view->ui->share.full) {
        share_code_full(view);
        return;
    }
    Rect all = {0, 0, view->ui->width, view->ui->height};
    Plan p = plan_of(view);
    shapes_rect(view->out, all, 0, color_faded(view->theme->paper, 0.75f));
    popup_cover(view, all);
    view_card(view, p.sheet);
    shapes_clip(view->out, p.sheet);
    share_code(view, p.code);
    below_code(view, &p);
    right_column(view, &p);
    shapes_unclip(view->out);
}
