/* The bar at the top: name, place, what to do with the whole. */
#include <string.h>

#include "view/menu.h"
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

/* What was done, or the lab's word to the person: why something was refused, what happened. */
static void notice(View *view, Rect bar, float from, float to) {
    const Lab *lab = view->lab;
    bool done = view->desk->said.text[0] != '\0';
    const char *text = done ? view->desk->said.text : lab->notice.text;
    bool elsewhere = lab->run->diverged && strcmp(text, lab->run->cause.text) == 0;
    if (!text[0] || to - from < 60 || elsewhere) return;
    Color color = done ? view->theme->quiet : view->theme->bad;
    TextStyle style = view_style(view, TYPE_SMALL, color, ALIGN_LEFT);
    shapes_tag(view->out, "notice", 0);
    view_text(view, text, from, view_middle(view, &style, bar.y, bar.h), to - from, &style);
    shapes_tag(view->out, NULL, 0);
}

/* Beside the title, while the file that is open does not hold what is on the screen. Returns its width. */
static float edited(View *view, float x, float y) {
    if (!view->desk->edited) return 0;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    float space = view_units(view, 8);
    shapes_tag(view->out, "edited", 0);
    float w = view_text(view, "· edited", x + space, y, 0, &style);
    shapes_tag(view->out, NULL, 0);
    return space + w;
}

/* Where we are: "Lessons / 2 The perceptron trick", or the scene's title. Returns where it ends. */
static float place(View *view, float x, Rect bar) {
    const Theme *t = view->theme;
    const Player *player = view->player;
    const char *title = view->lab->scene.title;
    float room = bar.w * 0.3f;
    TextStyle quiet = view_style(view, TYPE_BODY, t->quiet, ALIGN_LEFT), ink = quiet;
    ink.color = t->ink;
    float y = view_middle(view, &quiet, 0, bar.h), h = view_units(view, 28);
    if (view->desk->home) return x;
    float w = text_width(view->glyphs, "Lessons", &quiet, view->desk->density);
    Rect home = {x - 6, (bar.h - h) / 2, w + 12, h};
    view_feedback(view, home, 4, "act", ACT_HOME);
    view_text(view, "Lessons", x, y, 0, &quiet);
    shapes_target(view->out, "act", ACT_HOME, home);
    x += w + view_units(view, 10);
    x += view_text(view, "/", x, y, 0, &quiet) + view_units(view, 10);
    if (player->playing) title = player->lesson.title;
    if (!title[0]) title = view->desk->place[0] ? view->desk->place : "Free play";
    x += view_text(view, title, x, y, room, &ink);
    return x + edited(view, x, y) + view_units(view, 24);
}

/* A button of the bar that ends at *right, which moves on. */
static void bar_button(View *view, float *right, const char *label, float width, Act act) {
    float h = view_units(view, 32), w = view_units(view, width), bar = view->layout.header.h;
    *right -= w;
    view_button(view, (Rect){*right, (bar - h) / 2, w, h}, label, false, "act", (int)act);
    *right -= view_units(view, 8);
}

void view_header(View *view) {
    const Theme *t = view->theme;
    const Desk *desk = view->desk;
    Rect bar = view->layout.header;
    shapes_rect(view->out, bar, 0, t->card);
    shapes_line(view->out, (Point){0, bar.h - 0.5f}, (Point){bar.w, bar.h - 0.5f}, 1, t->hairline);
    float r = view_units(view, 11), x = view->layout.gap + r;
    logo(view, (Point){x + 1, bar.h / 2}, r);
    TextStyle name = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    name.face = FONT_BOLD;
    name.size *= 1.25f;
    x += r + view_units(view, 14);
    x += view_text(view, "Halfplane", x, view_middle(view, &name, 0, bar.h), 0, &name);
    if (!desk->home) shapes_target(view->out, "act", ACT_HOME, (Rect){0, 0, x, bar.h});
    x = place(view, x + view_units(view, 20), bar);
    float right = bar.w - view->layout.gap;
    bar_button(view, &right, "?", 32, ACT_HELP);
    if (desk->home) {
        bar_button(view, &right, "Theme", 66, ACT_THEME);
        bar_button(view, &right, "Projector", 84, ACT_PROJECTOR);
    } else {
        bar_button(view, &right, "Export", 66, ACT_EXPORT);
        bar_button(view, &right, "Save", 58, ACT_SAVE);
    }
    bar_button(view, &right, "Open", 58, ACT_OPEN);
    if (view->player->playing && !desk->home)
        bar_button(view, &right, desk->wander ? "Back to the lesson" : "Controls",
                   desk->wander ? 142 : 78, ACT_WANDER);
    notice(view, bar, x, right);
}

void view_header_list(View *view) {
    static const MenuEntry exports[EXPORT_COUNT] = {
        [EXPORT_WINDOW] = {"Picture of the window", "F12", false},
        [EXPORT_PLANE] = {"Picture of the plane", "Shift+F12", false},
        [EXPORT_PROGRAM] = {"Python program", "Ctrl+E", false}};
    Rect anchor = menu_anchor(view, ACT_EXPORT);
    if (view->desk->list != ACT_EXPORT || anchor.w <= 0) return;
    anchor.h += 4;
    menu_draw(view, anchor, 0, exports, EXPORT_COUNT, "export", 0);
}
