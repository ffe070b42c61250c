/* See panel.h. */
#include "panels/panel.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>

#include "ui/focus.h"
#include "ui/list.h"
#include "ui/popup.h"
#include "ui/widgets.h"

/* ---- hands */

static void open_list(View *view, Tag tag);

static void panel_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (e->clicks > 1) ui_put(g->ui, (Panel)tag.index, PLACE_STAGE);
}

static const Target TARGET_PANEL = {.name = "panel", .press = panel_press};

static void menu_press(const Gesture *g, Tag tag, const InputEvent *e) {
    popup_toggle(g, tag);
}

static Tag menu_follow(const Gesture *g, Tag tag);

static const Target TARGET_MENU = {.name = "menu", /* index: the place */
                                   .hint = "What else can stand here",
                                   .stop = TAB_EACH,
                                   .press = menu_press,
                                   .follow = menu_follow,
                                   .open = open_list};

static void option_press(const Gesture *g, Tag tag, const InputEvent *e) {
    ui_put(g->ui, (Panel)tag.part, (Place)tag.index);
}

static Tag option_follow(const Gesture *g, Tag tag) {
    return tag_of(&TARGET_MENU, tag.index);
}

static const Target TARGET_PANEL_OPTION = {.name = "panel option", /* index: place, part: panel */
                                           .stop = TAB_EACH,
                                           .press = option_press,
                                           .arrow = focus_arrow_siblings,
                                           .follow = option_follow};

static Tag menu_follow(const Gesture *g, Tag tag) {
    if (!popup_is_open(g->ui, tag)) return (Tag){0};
    return tag_part(&TARGET_PANEL_OPTION, tag.index, (int)g->ui->panel[tag.index]);
}

/* ---- the picture */

float panel_head_height(const View *view) {
    return view_units(view, 40);
}

Rect panel_title_box(const View *view, Rect rect, const char *title) {
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    float x = rect.x + view_units(view, 20);
    x += text_width(view->glyphs, title, &caption, view->ui->density);
    return (Rect){rect.x + view_units(view, 14), rect.y + view_units(view, 14),
                  x - rect.x + view_units(view, 8), view_units(view, 22)};
}

float panel_head(View *view, Rect rect, Panel panel, const char *title, const char *beside,
                 float right) {
    const Theme *t = view->theme;
    float x = rect.x + view_units(view, 20), y = rect.y + view_units(view, 28);
    float height = panel_head_height(view), end = rect.x + rect.w - view_units(view, 14) - right;
    TextStyle caption = view_style(view, TYPE_CAPTION, t->quiet, ALIGN_LEFT);
    TextStyle small = view_style(view, TYPE_SMALL, t->quiet, ALIGN_LEFT);
    target_place(view->out, tag_of(&TARGET_PANEL, (int)panel),
                 (Rect){rect.x, rect.y, rect.w, height});
    x += view_text(view, title, x, y, 0, &caption);
    if (!view->bare) { /* of one picture of several there is no list */
        Rect menu = panel_title_box(view, rect, title);
        view_feedback(view, menu, 4, tag_of(&TARGET_MENU, (int)view->place));
        view_chevron(view, (Point){x + view_units(view, 11), y - view_units(view, 4)}, false);
        target_place(view->out, tag_of(&TARGET_MENU, (int)view->place), menu);
    }
    x += view_units(view, view->bare ? 12 : 26);
    if (beside) view_phrases(view, beside, x, y, end - x, &small);
    return height;
}

/* "Over x" for "over-x". */
static void title_of(Panel panel, char text[32]) {
    snprintf(text, 32, "%s", panel_name(panel));
    text[0] = (char)toupper((unsigned char)text[0]);
    for (char *c = text; *c; c++) *c = *c == '-' ? ' ' : *c;
}

static void open_list(View *view, Tag tag) {
    int place = tag.index;
    char title[PANEL_COUNT][32];
    ListEntry entry[PANEL_COUNT];
    Rect from = layout_place(&view->layout, (Place)place);
    if (from.w <= 0) return;
    Rect anchor = {from.x + view_units(view, 14), from.y, 0, view_units(view, 38)};
    for (int p = 0; p < PANEL_COUNT; p++) {
        title_of((Panel)p, title[p]);
        entry[p] = (ListEntry){.label = title[p], .chosen = view->ui->panel[place] == (Panel)p};
    }
    list_draw(view, anchor, view_units(view, 150), entry, PANEL_COUNT,
              tag_of(&TARGET_PANEL_OPTION, place));
}

/* One tab: the panel that is shown is joined to its card below. */
static void tab(View *view, Rect rect, Panel panel, Place place) {
    const Theme *t = view->theme;
    bool here = view->ui->panel[place] == panel;
    Tag tag = tag_part(&TARGET_PANEL_OPTION, (int)place, (int)panel);
    char text[32];
    title_of(panel, text);
    TextStyle style = view_style(view, TYPE_SMALL, here ? t->ink : t->quiet, ALIGN_CENTER);
    if (here) style.face = FONT_BOLD;
    Rect face = {rect.x, rect.y, rect.w, rect.h - view_units(view, 5)};
    shapes_rect(view->out, face, 6, here ? t->card : t->sunken);
    shapes_border(view->out, face, 6, here ? 1.8f : 1, here ? t->ink : t->hairline);
    view_feedback(view, face, 6, tag);
    shapes_mark(view->out, "tab", (int)panel);
    view_text(view, text, face.x + face.w / 2, view_middle(view, &style, face.y, face.h),
              face.w - view_units(view, 4), &style);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag, face);
}

/* In the order of the panels' names, so that a tab stays where it is when another is chosen. */
void panel_tabs(View *view) {
    const Layout *l = &view->layout;
    const UiState *ui = view->ui;
    if (l->tabs.w <= 0) return;
    Place place = l->fold >= FOLD_STAGE ? PLACE_STAGE : PLACE_UPPER;
    int count = 0;
    for (int i = (int)place; i < PLACE_COUNT; i++) count += ui->panel[i] != PANEL_NONE;
    float gap = view_units(view, 6), w = (l->tabs.w - gap * (float)(count - 1)) / (float)count;
    Rect rect = {l->tabs.x, l->tabs.y, w, l->tabs.h};
    for (int p = 0; p < PANEL_COUNT; p++) {
        if (ui_place_of(ui, (Panel)p) < (int)place) continue;
        tab(view, rect, (Panel)p, place);
        rect.x += w + gap;
    }
}

float panel_tile_scale(const View *view, Rect rect) {
    static const float STAGE = 520; /* units */
    return fminf(1, fmaxf(0.6f, rect.h / view_units(view, STAGE)));
}

static void tile_sentence(View *view, Rect rect, const char *sentence) {
    float side = view_units(view, 14), line = view_units(view, 18);
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    shapes_clip(view->out, rect);
    view_lines(view, sentence, (Point){rect.x + side, rect.y + side + line}, rect.w - 2 * side,
               line, 8, &style);
    shapes_unclip(view->out);
}

void panel_tile(View *view, Rect rect, const char *why_not, void (*picture)(View *, Rect)) {
    static const float LEAST = 0.85f; /* of the size of its numbers */
    View small = *view;
    if (why_not) {
        tile_sentence(view, rect, why_not);
        return;
    }
    small.layout.unit *= fmaxf(LEAST, panel_tile_scale(view, rect));
    picture(&small, rect_inset(rect, view_units(view, 8)));
}

void panel_sentence(View *view, Rect rect, Panel panel, const char *title, const char *sentence) {
    float side = view_units(view, 20), line = view_units(view, 20);
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
    shapes_clip(view->out, rect);
    float head = panel_head(view, rect, panel, title, NULL, 0);
    Point at = {rect.x + side, rect.y + head + line};
    view_lines(view, sentence, at, rect.w - 2 * side, line, 4, &style);
    shapes_unclip(view->out);
}
