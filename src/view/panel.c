/* What all panels have in common: the head with its title, the list of what could stand here instead, and the tabs of those
 * that share one place. */
#include <ctype.h>
#include <stdio.h>

#include "view/menu.h"
#include "view/widgets.h"

/* A small triangle pointing down. */
static void chevron(View *view, Point at, Color color) {
    float r = view_units(view, 3.2f);
    Point three[3] = {
        {at.x - r, at.y - r * 0.6f}, {at.x, at.y + r * 0.6f}, {at.x + r, at.y - r * 0.6f}};
    shapes_curve(view->out, three, 3, 1.4f, 0, color);
}

float view_panel_head(View *view, Rect rect, Panel panel, const char *title, const char *beside,
                      float right) {
    const Theme *t = view->theme;
    float x = rect.x + view_units(view, 20), y = rect.y + view_units(view, 28);
    float height = view_units(view, 40), end = rect.x + rect.w - view_units(view, 14) - right;
    TextStyle caption = view_style(view, TYPE_CAPTION, t->quiet, ALIGN_LEFT);
    TextStyle small = view_style(view, TYPE_SMALL, t->quiet, ALIGN_LEFT);
    shapes_target(view->out, "panel", (int)panel, (Rect){rect.x, rect.y, rect.w, height});
    x += view_text(view, title, x, y, 0, &caption);
    Rect menu = {rect.x + view_units(view, 14), rect.y + view_units(view, 14),
                 x - rect.x + view_units(view, 8), view_units(view, 22)};
    view_feedback(view, menu, 4, "menu", (int)view->place);
    chevron(view, (Point){x + view_units(view, 11), y - view_units(view, 4)}, t->quiet);
    shapes_target(view->out, "menu", (int)view->place, menu);
    x += view_units(view, 26);
    if (beside) view_phrases(view, beside, x, y, end - x, &small);
    return height;
}

/* "Network" for "network". */
static void title_of(Panel panel, char text[32]) {
    snprintf(text, 32, "%s", panel_name(panel));
    text[0] = (char)toupper((unsigned char)text[0]);
}

void view_panel_menu(View *view) {
    int place = view->desk->menu;
    if (place < 0) return;
    char title[PANEL_COUNT][32];
    MenuEntry entry[PANEL_COUNT];
    Rect from = layout_place(&view->layout, (Place)place);
    if (from.w <= 0) return;
    Rect anchor = {from.x + view_units(view, 14), from.y, 0, view_units(view, 38)};
    for (int p = 0; p < PANEL_COUNT; p++) {
        title_of((Panel)p, title[p]);
        entry[p] = (MenuEntry){title[p], NULL, view->desk->panel[place] == (Panel)p};
    }
    menu_draw(view, anchor, view_units(view, 150), entry, PANEL_COUNT, "panel option",
              place * PANEL_COUNT);
}

/* One tab: the panel that is shown is joined to its card below. */
static void tab(View *view, Rect rect, Panel panel, Place place) {
    const Theme *t = view->theme;
    bool here = view->desk->panel[place] == panel;
    int index = (int)place * PANEL_COUNT + (int)panel;
    char text[32];
    title_of(panel, text);
    TextStyle style = view_style(view, TYPE_SMALL, here ? t->ink : t->quiet, ALIGN_CENTER);
    if (here) style.face = FONT_BOLD;
    Rect face = {rect.x, rect.y, rect.w, rect.h - view_units(view, 5)};
    shapes_rect(view->out, face, 6, here ? t->card : t->sunken);
    shapes_border(view->out, face, 6, here ? 1.8f : 1, here ? t->ink : t->hairline);
    view_feedback(view, face, 6, "panel option", index);
    shapes_tag(view->out, "tab", (int)panel);
    view_text(view, text, face.x + face.w / 2, view_middle(view, &style, face.y, face.h),
              face.w - view_units(view, 4), &style);
    shapes_tag(view->out, NULL, 0);
    shapes_target(view->out, "panel option", index, face);
}

/* In the order of the panels' names, so that a tab stays where it is when another is chosen. */
void view_tabs(View *view) {
    const Layout *l = &view->layout;
    const Desk *desk = view->desk;
    if (l->tabs.w <= 0) return;
    Place place = l->fold == FOLD_STAGE ? PLACE_STAGE : PLACE_UPPER;
    int count = 0;
    for (int i = (int)place; i < PLACE_COUNT; i++) count += desk->panel[i] != PANEL_NONE;
    float gap = view_units(view, 6), w = (l->tabs.w - gap * (float)(count - 1)) / (float)count;
    Rect rect = {l->tabs.x, l->tabs.y, w, l->tabs.h};
    for (int p = 0; p < PANEL_COUNT; p++) {
        if (desk_place_of(desk, (Panel)p) < (int)place) continue;
        tab(view, rect, (Panel)p, place);
        rect.x += w + gap;
    }
}
