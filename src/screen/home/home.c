/* The home screen, shown at the start: what the program is, and the lessons by chapter, each
 * with a picture of its own scene. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/path.h"
#include "screen/header/header.h"
#include "screen/home/shelf.h"
#include "screen/lesson/prose.h"
#include "screen/view.h"
#include "ui/scroll.h"
#include "ui/widgets.h"

/* ---- input */

static void shelf_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->wish.lesson = tag.index;
}

/* A card; and the button that continues one of the lessons. */
static const Target TARGET_SHELF = {.name = "shelf", .stop = TAB_EACH, .press = shelf_press},
                    TARGET_NEXT = {.name = "next", .stop = TAB_EACH, .press = shelf_press};

Tag home_start(const Gesture *g) {
    int next = target_find_any(g->drawn, &TARGET_NEXT, -1);
    if (next < 0) return (Tag){0};
    return tag_of(&TARGET_SHELF, g->drawn->shape[next].tag.index);
}

static void recent_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->wish.recent = tag.index;
}

static const Target TARGET_RECENT = {.name = "recent", .stop = TAB_EACH, .press = recent_press};

/* ---- the picture */

/* The sign of a graph: two values that make a third, and a gold arrow back. */
static void graph_sign(View *view, Rect rect) {
    const Theme *t = view->theme;
    Point a = {rect.x + rect.w * 0.24f, rect.y + rect.h * 0.28f},
          b = {a.x, rect.y + rect.h * 0.72f};
    Point c = {rect.x + rect.w * 0.76f, rect.y + rect.h * 0.5f};
    float r = rect.w * 0.11f, width = rect.w * 0.03f;
    shapes_line(view->out, a, c, width, t->quiet);
    shapes_line(view->out, b, c, width, t->quiet);
    shapes_arrow(view->out, (Point){c.x - r, c.y + r * 1.5f},
                 (Point){b.x + r * 2.2f, b.y + r * 0.3f}, width, t->gold);
    shapes_disc(view->out, a, r, t->class_color[1]);
    shapes_disc(view->out, b, r, t->class_color[0]);
    shapes_disc(view->out, c, r, t->ink);
}

static void thumbnail(View *view, const Thumbnail *picture, Rect rect, float mark) {
    const Theme *t = view->theme;
    if (picture->field.pixels)
        shapes_image(view->out, &picture->field, rect, 6);
    else
        shapes_rect(view->out, rect, 6, t->sunken);
    if (picture->graph) graph_sign(view, rect);
    Point line[THUMBNAIL_CURVE];
    for (int i = 0; i < picture->curve; i++)
        line[i] =
            (Point){rect.x + picture->line[i].x * rect.w, rect.y + picture->line[i].y * rect.h};
    if (picture->curve > 1) shapes_curve(view->out, line, picture->curve, mark * 0.9f, 0, t->ink);
    for (int i = 0; i < picture->points; i++) {
        Point at = {rect.x + picture->at[i].x * rect.w, rect.y + picture->at[i].y * rect.h};
        shapes_symbol(view->out, at, mark, mark * 0.25f, picture->class[i],
                      t -> class_color[picture->class[i] % 8], t -> card);
    }
}

/* "4 · continue", "5 · 10 min", "1 · ✓" */
static void card_caption(View *view, int index, float x, float y) {
    const ShelfLesson *lesson = &view->shelf->lesson[index];
    const ProgressEntry *entry = progress_find(view->progress, lesson->path);
    const Theme *t = view->theme;
    char text[64];
    bool complete = entry && progress_complete(entry);
    bool here = entry && !complete && view->progress->last >= 0 &&
                entry == &view->progress->entry[view->progress->last];
    TextStyle style = view_style(view, TYPE_SMALL, t->quiet, ALIGN_LEFT);
    snprintf(text, sizeof text, "%d · ", index + 1);
    x += view_text(view, text, x, y, 0, &style);
    if (complete) style.color = t->good;
    if (here) style.color = t->ink;
    if (complete || here) style.face = FONT_BOLD;
    if (lesson->broken) style.color = t->bad;
    snprintf(text, sizeof text, "%d min", lesson->minutes);
    view_text(view,
              lesson->broken    ? "has a mistake"
              : complete        ? "✓ done"
              : here            ? "continue"
              : entry           ? "begun"
              : lesson->minutes ? text
                                : "lesson",
              x, y, 0, &style);
}

static const float TITLE_LINE = 1.22f; /* from line to line, in ems */

/* In one line: whole phrases, or where not even the first fits, its beginning. */
static void one_line(View *view, const char *title, float x, float y, float width,
                     const TextStyle *style) {
    if (view_phrases(view, title, x, y, width, style) <= 0)
        view_text(view, title, x, y, width, style);
}

/* A low card has one line: the number and the title, and whether it is done. */
static void low_card(View *view, int index, Rect rect) {
    const ShelfLesson *lesson = &view->shelf->lesson[index];
    const Theme *t = view->theme;
    const ProgressEntry *entry = progress_find(view->progress, lesson->path);
    bool complete = entry && progress_complete(entry);
    float pad = view_units(view, 9), number = view_units(view, 21), density = view->ui->density;
    char text[64];
    TextStyle quiet = view_style(view, TYPE_SMALL, complete ? t->good : t->quiet, ALIGN_LEFT);
    TextStyle title = view_style(view, TYPE_SMALL, lesson->broken ? t->bad : t->ink, ALIGN_LEFT);
    title.face = FONT_BOLD;
    float y = view_middle(view, &title, rect.y, rect.h), room = rect.w - 1.5f * pad - number;
    snprintf(text, sizeof text, complete ? "✓" : "%d", index + 1);
    view_text(view, text, rect.x + pad, y, number, &quiet);
    float wide = text_width(view->glyphs, lesson->title, &title, density);
    if (wide > room) title.size *= fmaxf(0.88f, room / wide);
    one_line(view, lesson->title, rect.x + pad + number, y, room, &title);
}

/* The height of a title in a column this wide; none when a word is wider. */
static float title_height(View *view, const char *title, float width, const TextStyle *style) {
    Shapes scratch = {0};
    View aside = *view;
    aside.out = &scratch;
    Flow flow = {.view = &aside, .width = width};
    flow_text(&flow, title, style, TITLE_LINE);
    shapes_destroy(&scratch);
    return flow.overflow ? INFINITY : flow.y;
}

/* In as many lines as the card has room for, and a little smaller before it is cut. */
static void card_title(View *view, const char *title, Rect rect) {
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    style.face = FONT_BOLD;
    const float size = style.size, least = size * 0.8f;
    while (style.size > least && title_height(view, title, rect.w, &style) > rect.h)
        style.size *= 0.95f;
    if (title_height(view, title, rect.w, &style) > rect.h) {
        style.size = size;
        one_line(view, title, rect.x, rect.y + style.size * 0.95f, rect.w, &style);
        return;
    }
    Flow flow = {.view = view, .x = rect.x, .y = rect.y, .width = rect.w};
    flow_text(&flow, title, &style, TITLE_LINE);
}

/* What is wrong with a lesson that cannot be read, under its name. */
static void card_error(View *view, const ShelfLesson *lesson, Rect rect) {
    TextStyle title = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    TextStyle error = view_style(view, TYPE_CAPTION, view->theme->bad, ALIGN_LEFT);
    title.face = FONT_BOLD;
    error.face = FONT_REGULAR;
    one_line(view, lesson->title, rect.x, rect.y + title.size * 0.95f, rect.w, &title);
    Flow flow = {.view = view, .x = rect.x, .y = rect.y + title.size * 1.3f, .width = rect.w};
    shapes_clip(view->out, rect);
    flow_text(&flow, lesson->error, &error, 1.25f);
    shapes_unclip(view->out);
}

static void card(View *view, int index, Rect rect) {
    const ShelfLesson *lesson = &view->shelf->lesson[index];
    float pad = fminf(rect.h * 0.13f, view_units(view, 8)), picture = rect.h - 2 * pad;
    float caption = view_units(view, 15), x = rect.x + 2 * pad + picture;
    view_card(view, rect);
    view_feedback(view, rect, 8, tag_of(&TARGET_SHELF, index));
    if (view->progress->last >= 0 &&
        progress_find(view->progress, lesson->path) == &view->progress->entry[view->progress->last])
        shapes_border(view->out, rect, 8, 1.5f, view->theme->ink);
    target_place(view->out, tag_of(&TARGET_SHELF, index), rect);
    if (rect.h < view_units(view, 37)) {
        low_card(view, index, rect);
        return;
    }
    thumbnail(view, &lesson->picture, (Rect){rect.x + pad, rect.y + pad, picture, picture},
              picture * 0.035f);
    card_caption(view, index, x, rect.y + pad + caption * 0.7f);
    float top = rect.y + pad + caption;
    Rect words = {x, top, rect.x + rect.w - x - view_units(view, 8), rect.y + rect.h - top};
    if (lesson->broken)
        card_error(view, lesson, words);
    else
        card_title(view, lesson->title, words);
}

/* Rows of cards that the chapters take when so many stand side by side. */
static int rows_of(const Shelf *shelf, int columns, int *chapters) {
    int rows = 0, column = 0;
    *chapters = 0;
    for (int i = 0; i < shelf->count; i++) {
        bool opens = i == 0 || strcmp(shelf->lesson[i].chapter, shelf->lesson[i - 1].chapter) != 0;
        if (opens || column == columns) rows++, column = 0;
        if (opens) ++*chapters;
        column++;
    }
    return rows;
}

static void chapter_title(View *view, const char *chapter, float x, float y) {
    char text[128];
    size_t n = 0;
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    const char *from = chapter[0] ? chapter : "Your lessons";
    for (; from[n] && n + 1 < sizeof text; n++)
        text[n] = (char)(from[n] >= 'a' && from[n] <= 'z' ? from[n] - 32 : from[n]);
    text[n] = '\0';
    view_text(view, text, x, y, 0, &caption);
}

static void lessons(View *view, Rect rect) {
    static const float LOW = 24; /* lower ones stand closer together */
    const Shelf *shelf = view->shelf;
    int columns = rect.w > view_units(view, 760) ? 4 : rect.w > view_units(view, 600) ? 3 : 2;
    int chapters;
    int rows = rows_of(shelf, columns, &chapters);
    if (rows == 0) return;
    float gap = view_units(view, view->ui->width < view_units(view, 1200) ? 9 : 14);
    bool small = view->ui->height < view_units(view, 760);
    float head = view_units(view, small ? 25 : 30);
    float h = (rect.h - (float)chapters * head) / (float)rows - gap,
          w = (rect.w - gap * (float)(columns - 1)) / (float)columns;
    if (h > view_units(view, 88)) h = view_units(view, 88);
    if (h < view_units(view, LOW)) { /* hardly higher than what parts one from the next */
        gap = view_units(view, 4), head = view_units(view, 22);
        h = (rect.h - (float)chapters * head) / (float)rows - gap;
    }
    float y = rect.y - h - gap;
    int column = 0;
    for (int i = 0; i < shelf->count; i++) {
        bool opens = i == 0 || strcmp(shelf->lesson[i].chapter, shelf->lesson[i - 1].chapter) != 0;
        if (opens || column == columns) y += h + gap, column = 0;
        if (opens) {
            chapter_title(view, shelf->lesson[i].chapter, rect.x, y + head * 0.62f);
            y += head;
        }
        card(view, i, (Rect){rect.x + (w + gap) * (float)column++, y, w, h});
    }
}

/* The lesson to continue with: the one that was open last, or the first after it that is not
 * done, or else the first not done. */
static int next_lesson(const View *view) {
    const Progress *progress = view->progress;
    const Shelf *shelf = view->shelf;
    const ProgressEntry *last = progress->last >= 0 ? &progress->entry[progress->last] : NULL;
    int from = 0;
    for (int i = 0; i < shelf->count && last; i++) {
        if (progress_find(progress, shelf->lesson[i].path) == last) from = i;
    }
    for (int k = 0; k < shelf->count; k++) {
        int i = (from + k) % shelf->count;
        const ProgressEntry *e = progress_find(progress, shelf->lesson[i].path);
        if (!e || !progress_complete(e)) return i;
    }
    return shelf->count ? 0 : -1;
}

/* Goes on with free play, as wide as its words. */
static void work_button(View *view, Rect rect) {
    char label[192];
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    snprintf(label, sizeof label, "Continue: %s", view->shelf->work);
    float wide = text_width(view->glyphs, label, &style, view->ui->density) + view_units(view, 28);
    if (wide < rect.w) rect.w = wide;
    view_button(view, rect, label, true, act_tag(ACT_FREE_PLAY));
}

static void buttons(View *view, float x, float y, float width) {
    char label[64];
    int next = next_lesson(view);
    float h = view_units(view, 38), first = view_units(view, 104), gap = view_units(view, 10);
    if (view->shelf->work[0]) {
        work_button(view, (Rect){x, y, width, h});
        y += h + gap;
        view_button(view, (Rect){x, y, first, h}, "New", false, act_tag(ACT_NEW));
    } else {
        view_button(view, (Rect){x, y, first, h}, "Free play", true, act_tag(ACT_FREE_PLAY));
    }
    if (next < 0) return;
    bool begun = progress_find(view->progress, view->shelf->lesson[next].path);
    snprintf(label, sizeof label, "%s lesson %d", begun ? "Continue" : "Begin with", next + 1);
    float w = view_units(view, 164), room = width - first - gap;
    if (w > room) {
        snprintf(label, sizeof label, "Lesson %d", next + 1);
        w = room;
    }
    view_button(view, (Rect){x + first + gap, y, w, h}, label, false, tag_of(&TARGET_NEXT, next));
}

static void recent(View *view, Rect rect) {
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    float row = view_units(view, 28), y = rect.y + view_units(view, 26);
    if (!view->shelf->recent[0][0]) return;
    view_text(view, "RECENT", rect.x, rect.y + view_units(view, 12), 0, &caption);
    for (int i = 0; i < SHELF_RECENT && view->shelf->recent[i][0] && y + row < rect.y + rect.h;
         i++, y += row) {
        Rect line = {rect.x - 6, y, rect.w + 12, row};
        view_feedback(view, line, 4, tag_of(&TARGET_RECENT, i));
        view_text(view, path_name(view->shelf->recent[i]), rect.x,
                  view_middle(view, &style, y, row), rect.w, &style);
        target_place(view->out, tag_of(&TARGET_RECENT, i), line);
    }
}

static void welcome(View *view, Rect rect) {
    const Theme *t = view->theme;
    float pad = view_units(view, view->ui->width < 1200 ? 18 : 26);
    view_card(view, rect);
    Flow flow = {.view = view, .x = rect.x + pad, .y = rect.y + pad, .width = rect.w - 2 * pad};
    TextStyle title = view_style(view, TYPE_TITLE, t->ink, ALIGN_LEFT),
              body = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    title.size *= 1.38f;
    body.size *= 1.1f;
    flow_text(&flow, "See how a network learns", &title, 1.18f);
    flow.y += view_units(view, 10);
    flow_text(&flow,
              "Place red and blue points. Press play. Watch the boundary move, the loss fall, and "
              "every weight follow its gold arrow.",
              &body, 1.5f);
    flow.y += view_units(view, 14);
    float rows = view->shelf->work[0] ? 38 + 10 + 38 : 38;
    float below = view_units(view, rows + 20), room = rect.y + rect.h - pad - below - flow.y;
    float list = view->shelf->recent[0][0] ? view_units(view, 90) : 0, side = flow.width;
    if (side > room - list) side = room - list;
    if (side >= view_units(view, 60)) { /* a smaller one would be a speck */
        thumbnail(view, &view->shelf->large, (Rect){flow.x, flow.y, side, side}, side * 0.014f);
        flow.y += side + view_units(view, 20);
    }
    buttons(view, flow.x, flow.y, flow.width);
    flow.y += view_units(view, rows + 20);
    recent(view, (Rect){flow.x, flow.y, flow.width, rect.y + rect.h - pad - flow.y});
}

/* ---- in one column, which scrolls */

static float *position(UiState *ui) {
    return &ui->scrolled.home;
}

static const ScrollArea AREA = {position};
static const Target TARGET_HOME = {.name = "home page", .scroll = &AREA};

static void words_above(View *view, Flow *flow) {
    TextStyle title = view_style(view, TYPE_TITLE, view->theme->ink, ALIGN_LEFT);
    TextStyle body = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    float rows = view->shelf->work[0] ? 38 + 10 + 38 : 38, list = view_units(view, 26);
    flow_text(flow, "See how a network learns", &title, 1.2f);
    flow->y += view_units(view, 6);
    flow_text(flow,
              "Place red and blue points. Press play. Watch the boundary move, the loss fall, and "
              "every weight follow its gold arrow.",
              &body, 1.4f);
    flow->y += view_units(view, 12);
    buttons(view, flow->x, flow->y, flow->width);
    flow->y += view_units(view, rows + 12);
    for (int i = 0; i < SHELF_RECENT && view->shelf->recent[i][0]; i++)
        list += view_units(view, 28);
    if (!view->shelf->recent[0][0]) return;
    recent(view, (Rect){flow->x, flow->y, flow->width, list + 1});
    flow->y += list + view_units(view, 8);
}

static void lessons_below(View *view, Flow *flow) {
    const Shelf *shelf = view->shelf;
    float h = view_units(view, 60), gap = view_units(view, 8), head = view_units(view, 30);
    for (int i = 0; i < shelf->count; i++) {
        bool opens = i == 0 || strcmp(shelf->lesson[i].chapter, shelf->lesson[i - 1].chapter) != 0;
        if (opens) {
            chapter_title(view, shelf->lesson[i].chapter, flow->x, flow->y + head * 0.62f);
            flow->y += head;
        }
        card(view, i, (Rect){flow->x, flow->y, flow->width, h});
        flow->y += h + gap;
    }
}

/* Returns its height. */
static float fill(View *view, Rect page, float moved) {
    float gap = view->layout.gap;
    Flow flow = {.view = view, .x = page.x + gap, .width = page.w - 2 * gap};
    flow.y = page.y + gap - moved;
    words_above(view, &flow);
    lessons_below(view, &flow);
    return flow.y - page.y + moved;
}

static float height_of(const View *view, Rect page) {
    Shapes scratch = {0};
    View aside = *view;
    aside.out = &scratch;
    float height = fill(&aside, page, 0);
    shapes_destroy(&scratch);
    return height;
}

static void column(View *view, Rect page) {
    float all = height_of(view, page), beyond = fmaxf(0, all - page.h);
    float moved = fminf(view->ui->scrolled.home, beyond);
    Rect lane = {page.x + page.w - 5, page.y, 3, page.h};
    scroll_place(view->out, &TARGET_HOME, page, beyond);
    shapes_clip(view->out, page);
    fill(view, page, moved);
    shapes_unclip(view->out);
    if (beyond > 0)
        scroll_bar(view->out, lane, moved, page.h, all, view_units(view, 30), view->theme->faint);
}

void view_home(View *view) {
    const Layout *l = &view->layout;
    if (l->fold == FOLD_COLUMN) {
        column(view, (Rect){0, l->header.h, view->ui->width, view->ui->height - l->header.h});
        return;
    }
    float x = l->stage.x, y = l->left.y;
    welcome(view, l->left);
    lessons(view, (Rect){x, y, view->ui->width - x - l->gap, l->left.h});
}
