/* The first thing anyone sees: what this is, and the lessons by chapter, each with a picture of its own scene. */
#include <stdio.h>
#include <string.h>

#include "view/prose.h"
#include "view/shelf.h"
#include "view/widgets.h"

/* Two values that make a third, and gold on its way back. */
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
        shapes_mark(view->out, at, mark, mark * 0.25f, picture->class[i],
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

static void card(View *view, int index, Rect rect) {
    const ShelfLesson *lesson = &view->shelf->lesson[index];
    float pad = rect.h * 0.13f, picture = rect.h - 2 * pad;
    view_card(view, rect);
    view_feedback(view, rect, 8, "shelf", index);
    if (view->progress->last >= 0 &&
        progress_find(view->progress, lesson->path) == &view->progress->entry[view->progress->last])
        shapes_border(view->out, rect, 8, 1.5f, view->theme->ink);
    thumbnail(view, &lesson->picture, (Rect){rect.x + pad, rect.y + pad, picture, picture},
              picture * 0.035f);
    float x = rect.x + 2 * pad + picture;
    TextStyle title = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    title.face = FONT_BOLD;
    if (rect.h < view_units(view, 70)) title.size *= 0.9f;
    card_caption(view, index, x, rect.y + pad + title.size * 0.95f);
    Flow flow = {view, x, rect.y + pad + title.size * 1.35f, rect.x + rect.w - x - pad * 0.6f,
                 false};
    shapes_clip(view->out, rect);
    flow_text(&flow, lesson->title, &title, 1.22f);
    if (lesson->broken) {
        TextStyle error = view_style(view, TYPE_CAPTION, view->theme->bad, ALIGN_LEFT);
        error.face = FONT_REGULAR;
        flow_text(&flow, lesson->error, &error, 1.25f);
    }
    shapes_unclip(view->out);
    shapes_target(view->out, "shelf", index, rect);
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
    const Shelf *shelf = view->shelf;
    int columns = rect.w > view_units(view, 680) ? 4 : rect.w > view_units(view, 480) ? 3 : 2;
    int chapters;
    int rows = rows_of(shelf, columns, &chapters);
    if (rows == 0) return;
    float gap = view_units(view, view->desk->width < 1200 ? 9 : 14);
    float head = view_units(view, view->desk->height < 760 ? 25 : 30);
    float h = (rect.h - (float)chapters * head) / (float)rows - gap,
          w = (rect.w - gap * (float)(columns - 1)) / (float)columns;
    if (h > view_units(view, 88)) h = view_units(view, 88);
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

/* Which lesson to go on with: the one that was open last, or the first that is not done. */
static int next_lesson(const View *view) {
    for (int i = 0; i < view->shelf->count; i++) {
        const ProgressEntry *e = progress_find(view->progress, view->shelf->lesson[i].path);
        bool last =
            e && view->progress->last >= 0 && e == &view->progress->entry[view->progress->last];
        if (last && !progress_complete(e)) return i;
    }
    for (int i = 0; i < view->shelf->count; i++) {
        const ProgressEntry *e = progress_find(view->progress, view->shelf->lesson[i].path);
        if (!e || !progress_complete(e)) return i;
    }
    return view->shelf->count ? 0 : -1;
}

static void buttons(View *view, float x, float y, float width) {
    char label[64];
    int next = next_lesson(view);
    float h = view_units(view, 38), first = view_units(view, 104), gap = view_units(view, 10);
    view_button(view, (Rect){x, y, first, h}, "Free play", true, "act", ACT_FREE_PLAY);
    if (next < 0) return;
    bool begun = view->progress->last >= 0;
    snprintf(label, sizeof label, "%s lesson %d", begun ? "Continue" : "Begin with", next + 1);
    float w = view_units(view, 164), room = width - first - gap;
    if (w > room) {
        snprintf(label, sizeof label, "Lesson %d", next + 1);
        w = room;
    }
    view_button(view, (Rect){x + first + gap, y, w, h}, label, false, "next", next);
}

static void recent(View *view, Rect rect) {
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    float row = view_units(view, 28), y = rect.y + view_units(view, 26);
    if (!view->shelf->recent[0][0]) return;
    view_text(view, "RECENT", rect.x, rect.y + view_units(view, 12), 0, &caption);
    for (int i = 0; i < SHELF_RECENT && view->shelf->recent[i][0] && y + row < rect.y + rect.h;
         i++, y += row) {
        const char *slash = strrchr(view->shelf->recent[i], '/');
        Rect line = {rect.x - 6, y, rect.w + 12, row};
        view_feedback(view, line, 4, "recent", i);
        view_text(view, slash ? slash + 1 : view->shelf->recent[i], rect.x,
                  view_middle(view, &style, y, row), rect.w, &style);
        shapes_target(view->out, "recent", i, line);
    }
}

static void welcome(View *view, Rect rect) {
    const Theme *t = view->theme;
    float pad = view_units(view, view->desk->width < 1200 ? 18 : 26);
    view_card(view, rect);
    Flow flow = {view, rect.x + pad, rect.y + pad, rect.w - 2 * pad, false};
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
    float below = view_units(view, 38 + 20), room = rect.y + rect.h - pad - below - flow.y;
    float list = view->shelf->recent[0][0] ? view_units(view, 90) : 0, side = flow.width;
    if (side > room - list) side = room - list;
    thumbnail(view, &view->shelf->large, (Rect){flow.x, flow.y, side, side}, side * 0.014f);
    flow.y += side + view_units(view, 20);
    buttons(view, flow.x, flow.y, flow.width);
    flow.y += view_units(view, 38 + 20);
    recent(view, (Rect){flow.x, flow.y, flow.width, rect.y + rect.h - pad - flow.y});
}

void view_home(View *view) {
    const Layout *l = &view->layout;
    float x = l->stage.x, y = l->left.y;
    welcome(view, l->left);
    lessons(view, (Rect){x, y, view->desk->width - x - l->gap, l->left.h});
}
