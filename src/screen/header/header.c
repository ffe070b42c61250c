/* The bar at the top: name, place, what to do with the whole. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "screen/header/header.h"
#include "screen/view.h"
#include "ui/menu.h"
#include "ui/widgets.h"

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

/* What stands where in the bar, from the left to the right. */
typedef struct Bar {
    float left;  /* where the title begins */
    float title; /* how wide it is, whole */
    float right; /* where the buttons begin, or what stands before them */
    bool narrow; /* the words are behind one */
} Bar;

/* What was done or happened, or why something was refused; "" for nothing, or if said elsewhere. */
static const char *notice_of(const View *view) {
    const Lab *lab = view->lab;
    if (view->ui->said.text[0]) return view->ui->said.text;
    bool said = lab->run->diverged && strcmp(lab->notice.text, lab->run->cause.text) == 0;
    if (view->ui->home && lab_is_kept_waiting(lab)) return ""; /* that question is not in sight */
    return said ? "" : lab->notice.text;
}

/* In one line, or in two where that is too long for the room. */
static void notice(View *view, float from, float to) {
    const char *text = notice_of(view);
    float room = to - from, density = view->ui->density, bar = view->layout.header.h;
    if (!text[0] || room < 60) return;
    bool done = view->ui->said.text[0] != '\0';
    TextStyle style =
        view_style(view, TYPE_SMALL, done ? view->theme->quiet : view->theme->bad, ALIGN_LEFT);
    shapes_mark(view->out, "notice", 0);
    if (text_width(view->glyphs, text, &style, density) <= room)
        view_text(view, text, from, view_middle(view, &style, 0, bar), room, &style);
    else {
        float line = view_units(view, 16);
        Point at = {from, view_middle(view, &style, bar / 2 - line, line)};
        view_lines(view, text, at, room, line, 2, &style);
    }
    shapes_mark(view->out, NULL, 0);
}

/* "2  The perceptron trick", numbered as its file; in free play what the scene is called. */
static const char *title_of(const View *view, char text[192]) {
    const Player *player = view->player;
    if (player->playing) {
        int number = atoi(path_name(player->path));
        if (number > 0)
            snprintf(text, 192, "%d  %s", number, player->lesson.title);
        else
            snprintf(text, 192, "%s", player->lesson.title);
        return text;
    }
    snprintf(text, 192, "%s", scene_called(&view->lab->scene, view->ui->file_name));
    return text;
}

/* Beside the title, while the file lags the screen; a star where the word would leave the title no
 * room. Returns its width; drawn: or only measured. */
static float edited(View *view, float x, float y, bool brief, bool drawn) {
    const char *text = brief ? "*" : "· edited";
    if (!view->ui->edited) return 0;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    float space = view_units(view, brief ? 2 : 8);
    shapes_mark(view->out, "edited", 0);
    if (drawn) view_text(view, text, x + space, y, 0, &style);
    shapes_mark(view->out, NULL, 0);
    return space + text_width(view->glyphs, text, &style, view->ui->density);
}

/* Where we are: "Lessons / ". Returns where the title begins. */
static float place(View *view, float x) {
    const Theme *t = view->theme;
    float bar = view->layout.header.h, h = view_units(view, 28);
    TextStyle quiet = view_style(view, TYPE_BODY, t->quiet, ALIGN_LEFT);
    float y = view_middle(view, &quiet, 0, bar);
    float w = text_width(view->glyphs, "Lessons", &quiet, view->ui->density);
    Rect home = {x - 6, (bar - h) / 2, w + 12, h};
    view_feedback(view, home, 4, act_tag(ACT_HOME));
    view_text(view, "Lessons", x, y, 0, &quiet);
    target_place(view->out, act_tag(ACT_HOME), home);
    x += w + view_units(view, 10);
    return x + view_text(view, "/", x, y, 0, &quiet) + view_units(view, 10);
}

/* A button of the bar that ends at *right, which moves on. */
static void bar_button(View *view, float *right, const char *label, float width, Tag tag) {
    float h = view_units(view, 32), w = view_units(view, width), bar = view->layout.header.h;
    *right -= w;
    view_button(view, (Rect){*right, (bar - h) / 2, w, h}, label, false, tag);
    *right -= view_units(view, 8);
}

/* As plain as a word. */
static void question_mark(View *view, float *right) {
    float h = view_units(view, 30), w = view_units(view, 28);
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_CENTER);
    *right -= w;
    Rect rect = {*right, (view->layout.header.h - h) / 2, w, h};
    view_feedback(view, rect, view_units(view, 5), act_tag(ACT_HELP));
    view_text(view, "?", rect.x + w / 2, view_middle(view, &style, rect.y, h), 0, &style);
    target_place(view->out, act_tag(ACT_HELP), rect);
    *right -= view_units(view, 8);
}

static bool is_column(const View *view) {
    return view->layout.fold == FOLD_COLUMN;
}

/* In one column there is room for two; the others are in the list of Menu. */
static void few_buttons(View *view, float *right) {
    bool away = view->player->playing && view->ui->wander;
    if (view->ui->home) {
        bar_button(view, right, "Theme", 66, act_tag(ACT_THEME));
        bar_button(view, right, "Open", 58, act_tag(ACT_OPEN));
        return;
    }
    bar_button(view, right, "Share", 62, act_tag(ACT_SHARE));
    if (away) bar_button(view, right, "Back to the lesson", 142, menu_tag(ENTRY_CONTROLS));
}

static void buttons(View *view, float *right) {
    const UiState *ui = view->ui;
    if (is_column(view)) {
        few_buttons(view, right);
        return;
    }
    question_mark(view, right);
    if (ui->home) {
        bar_button(view, right, "Theme", 66, act_tag(ACT_THEME));
        bar_button(view, right, "Projector", 84, act_tag(ACT_PROJECTOR));
    } else {
        bar_button(view, right, "Share", 62, act_tag(ACT_SHARE));
        bar_button(view, right, "Save", 58, act_tag(ACT_SAVE));
    }
    bar_button(view, right, "Open", 58, act_tag(ACT_OPEN));
    if (!view->player->playing && !ui->home) bar_button(view, right, "New", 52, act_tag(ACT_NEW));
    if (view->player->playing && ui->wander && !ui->home)
        bar_button(view, right, "Back to the lesson", 142, menu_tag(ENTRY_CONTROLS));
}

/* A thin line between the words and the buttons. */
static void divide(View *view, float *right) {
    float bar = view->layout.header.h, h = view_units(view, 24);
    *right -= view_units(view, 6);
    shapes_line(view->out, (Point){*right, (bar - h) / 2}, (Point){*right, (bar + h) / 2}, 1,
                view->theme->hairline);
    *right -= view_units(view, 6);
}

/* The words stand side by side where title and notice leave the room. */
static bool is_narrow(const View *view, const Bar *bar) {
    const char *text = notice_of(view);
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->bad, ALIGN_LEFT);
    float said =
        text[0] ? text_width(view->glyphs, text, &style, view->ui->density) + view_units(view, 24)
                : 0;
    return bar->left + bar->title + view_units(view, 24) + said >
           bar->right - words_width(view, false);
}

static void middle_of(View *view, Bar *bar) {
    char text[192];
    TextStyle ink = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    float y = view_middle(view, &ink, 0, view->layout.header.h), gap = view_units(view, 24);
    title_of(view, text);
    bar->title = text_width(view->glyphs, text, &ink, view->ui->density);
    float mark = edited(view, 0, 0, false, false), whole = bar->title;
    bar->title += mark;
    bar->narrow = is_column(view) || is_narrow(view, bar);
    float words = bar->right - words_width(view, bar->narrow), room = words - gap - bar->left;
    bool brief = whole + mark > room;
    room -= edited(view, 0, 0, brief, false);
    words_draw(view, bar->right, bar->narrow);
    shapes_mark(view->out, "title", 0);
    float wide = view_text(view, text, bar->left, y, room > 1 ? room : 1, &ink);
    shapes_mark(view->out, NULL, 0);
    if (is_column(view)) return; /* too narrow for more */
    wide += edited(view, bar->left + wide, y, brief, true);
    notice(view, bar->left + wide + gap, words - view_units(view, 8));
}

/* Where there is no room for both, why something was refused takes the place of where we are. */
static bool refuses_alone(const View *view) {
    return view->layout.fold == FOLD_STAGE && !view->ui->said.text[0] && notice_of(view)[0];
}

/* Without a bar, what is to be said stands on a strip of its own. */
static void notice_alone(View *view) {
    Rect strip = {0, 0, view->ui->width, view_units(view, 40)};
    if (!notice_of(view)[0]) return;
    shapes_rect(view->out, strip, 0, view->theme->card);
    view->layout.header = strip;
    notice(view, view->layout.gap, strip.w - view->layout.gap);
}

/* In one column there is no room in the bar: it stands below, over what is there, until the next
 * press. */
static void notice_below(View *view) {
    enum { MOST_LINES = 4 };
    const char *text = notice_of(view);
    bool done = view->ui->said.text[0] != '\0';
    float pad = view->layout.gap + view_units(view, 4), line = view_units(view, 17);
    Rect strip = {0, view->layout.header.h, view->ui->width, 0};
    if (!text[0]) return;
    TextStyle style =
        view_style(view, TYPE_SMALL, done ? view->theme->ink : view->theme->bad, ALIGN_LEFT);
    Shapes scratch = {0};
    View aside = *view;
    aside.out = &scratch;
    int lines = view_lines(&aside, text, (Point){0}, strip.w - 2 * pad, line, MOST_LINES, &style);
    shapes_destroy(&scratch);
    strip.h = (float)lines * line + pad;
    shapes_shadow(view->out, strip, 0, 10, view->theme->shadow);
    shapes_rect(view->out, strip, 0, view->theme->card);
    shapes_mark(view->out, "notice", 0);
    view_lines(view, text, (Point){pad, strip.y + pad / 2 + line * 0.76f}, strip.w - 2 * pad, line,
               MOST_LINES, &style);
    shapes_mark(view->out, NULL, 0);
}

void view_header(View *view) {
    if (view->ui->framed) {
        notice_alone(view);
        return;
    }
    const Theme *t = view->theme;
    Rect rect = view->layout.header;
    shapes_rect(view->out, rect, 0, t->card);
    shapes_line(view->out, (Point){0, rect.h - 0.5f}, (Point){rect.w, rect.h - 0.5f}, 1,
                t->hairline);
    float r = view_units(view, 11), x = view->layout.gap + r;
    logo(view, (Point){x + 1, rect.h / 2}, r);
    TextStyle name = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    name.face = FONT_BOLD;
    name.size *= 1.25f;
    x += r + view_units(view, 14);
    bool short_bar = view->ui->home && (is_column(view) || rect.w > view_units(view, 560));
    bool name_fits = view->layout.fold < FOLD_STAGE || short_bar;
    if (name_fits) /* else the mark stands for the name */
        x += view_text(view, "Halfplane", x, view_middle(view, &name, 0, rect.h), 0, &name);
    if (!view->ui->home) target_place(view->out, act_tag(ACT_HOME), (Rect){0, 0, x, rect.h});
    float space = view_units(view, view->layout.fold >= FOLD_STAGE ? 0 : 20);
    Bar bar = {.left = x + space, .right = rect.w - view->layout.gap};
    buttons(view, &bar.right);
    if (is_column(view)) notice_below(view);
    if (view->ui->home && is_column(view)) return;
    if (view->ui->home) {
        notice(view, bar.left, bar.right);
        return;
    }
    divide(view, &bar.right);
    if (refuses_alone(view)) {
        words_draw(view, bar.right, true);
        notice(view, bar.left, bar.right - words_width(view, true) - view_units(view, 8));
        return;
    }
    if (!is_column(view)) bar.left = place(view, bar.left);
    middle_of(view, &bar);
}
