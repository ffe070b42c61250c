/* The bar at the top: name, place, what to do with the whole. */
#include "view/widgets.h"

static void logo(View *view, Point at, float r) {
    shapes_disc(view->out, at, r, view->theme->class_color[1]);
    /* The lower right half in blue: two half-planes. */
    Point half[26];
    for (int i = 0; i < 26; i++) {
        static const float turn[26][2] = {
            {0.50f, -0.87f}, {0.60f, -0.80f}, {0.70f, -0.71f}, {0.79f, -0.61f}, {0.87f, -0.50f},
            {0.92f, -0.38f}, {0.97f, -0.26f}, {0.99f, -0.13f}, {1.00f, 0.00f},  {0.99f, 0.13f},
            {0.97f, 0.26f},  {0.92f, 0.38f},  {0.87f, 0.50f},  {0.79f, 0.61f},  {0.71f, 0.71f},
            {0.61f, 0.79f},  {0.50f, 0.87f},  {0.38f, 0.92f},  {0.26f, 0.97f},  {0.13f, 0.99f},
            {0.00f, 1.00f},  {-0.13f, 0.99f}, {-0.26f, 0.97f}, {-0.38f, 0.92f}, {-0.44f, 0.90f},
            {-0.50f, 0.87f}};
        half[i] = (Point){at.x + r * turn[i][0], at.y + r * turn[i][1]};
    }
    shapes_polygon(view->out, half, 26, view->theme->class_color[0]);
}

/* The lab's word to the person: why something was refused, what happened. */
static void notice(View *view, Rect bar, float from, float to) {
    const char *text = view->lab->notice.text;
    if (!text[0] || to - from < 60) return;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->bad, ALIGN_LEFT);
    shapes_tag(view->out, "notice", 0);
    view_text(view, text, from, view_middle(view, &style, bar.y, bar.h), to - from, &style);
    shapes_tag(view->out, NULL, 0);
}

void view_header(View *view) {
    const Theme *t = view->theme;
    Rect bar = view->layout.header;
    shapes_rect(view->out, bar, 0, t->card);
    shapes_line(view->out, (Point){0, bar.h - 0.5f}, (Point){bar.w, bar.h - 0.5f}, 1, t->hairline);
    float r = view_units(view, 11), x = view->layout.gap + r;
    logo(view, (Point){x + 1, bar.h / 2}, r);
    TextStyle name = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    name.face = FONT_BOLD;
    name.size *= 1.25f;
    x += r + view_units(view, 14);
    float y = view_middle(view, &name, 0, bar.h);
    x += view_text(view, "Halfplane", x, y, 0, &name) + view_units(view, 20);
    TextStyle place = view_style(view, TYPE_BODY, t->quiet, ALIGN_LEFT);
    const char *title = view->lab->scene.title;
    if (!title[0]) title = view->desk->place;
    x += view_text(view, title[0] ? title : "Free play", x, y, view_units(view, 220), &place) +
         view_units(view, 24);
    float h = view_units(view, 32), top = (bar.h - h) / 2, right = bar.w - view->layout.gap;
    static const char *const labels[] = {"?", "Save", "Open"};
    static const Act acts[] = {ACT_HELP, ACT_SAVE, ACT_OPEN};
    for (int i = 0; i < 3; i++) {
        float w = view_units(view, i == 0 ? 32 : 62);
        right -= w;
        view_button(view, (Rect){right, top, w, h}, labels[i], false, "act", (int)acts[i]);
        right -= view_units(view, 10);
    }
    notice(view, bar, x, right);
}
