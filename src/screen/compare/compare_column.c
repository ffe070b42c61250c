/* See compare.h. The left column: what differs, its values, what stops each run, what came of it.
 * One walk measures and draws; where it is too long for its place it scrolls. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/compare_choices.h"
#include "lab/setting.h"
#include "screen/compare/compare.h"
#include "ui/editing.h"
#include "ui/scroll.h"
#include "ui/widgets.h"

static float *position(UiState *ui) {
    return &ui->scrolled.compare;
}

static const ScrollArea AREA = {position};
const Target TARGET_COMPARE_COLUMN = {.name = "compare column", .scroll = &AREA};

/* ---- hands */

static void back_press(const Gesture *g, Tag tag, const InputEvent *e) {
    compare_input_begin(g);
}

static const Target TARGET_BACK = {.name = "compare back",
                                   .hint = "The one run, as it was (J, Escape)",
                                   .stop = TAB_EACH,
                                   .press = back_press};

static void what_press(const Gesture *g, Tag tag, const InputEvent *e) {
    const SceneCompare *now = &g->lab->compare->def;
    SceneCompare def = *now;
    const char *what = compare_choice(tag.index);
    if (strcmp(what, now->what) == 0) return;
    if (g->lab->compare->kept) compare_usual_goal(&g->lab->scene, &def);
    if (compare_suggest(&g->lab->scene, what, &def))
        compare_input_set(g, &def, tag);
    else
        message_set(&g->lab->notice,
                    "There are no two values of %s that this scene can be trained "
                    "with.",
                    compare_choice_label(what));
}

static const Target TARGET_WHAT = {.name = "compare what", /* index: the choice */
                                   .stop = TAB_EACH,
                                   .press = what_press};

static void kept_press(const Gesture *g, Tag tag, const InputEvent *e) {
    SceneCompare def = {.count = 1, .what = COMPARE_KEPT};
    if (!g->lab->compare->kept) compare_input_set(g, &def, tag);
}

static const Target TARGET_KEPT = {.name = "compare kept",
                                   .hint = "The runs that you kept (Shift+J), and the present one",
                                   .stop = TAB_EACH,
                                   .press = kept_press};

static void value_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (g->lab->compare->kept) return; /* it is what it was */
    editing_change_text(g, tag, g->lab->compare->def.value[tag.index]);
}

static bool value_enter(const Gesture *g, Tag tag) {
    value_press(g, tag, NULL);
    return true;
}

/* In place of the value; behind the last it is one more. What is refused stays, to be mended. */
static void value_written(const Gesture *g, Tag tag, const char *text) {
    SceneCompare def = g->lab->compare->def;
    bool fits = strlen(text) < COMPARE_TEXT && tag.index < COMPARE_VALUES;
    if (tag.index < def.count && strcmp(def.value[tag.index], text) == 0) return;
    if (fits) snprintf(def.value[tag.index], COMPARE_TEXT, "%s", text);
    if (tag.index == def.count) def.count++;
    if (!fits || !compare_input_set(g, &def, tag)) editing_mend(g, tag, text);
}

static const Target TARGET_VALUE = {.name = "compare value", /* index: which; count: a new one */
                                    .hint = "Type another value",
                                    .stop = TAB_EACH,
                                    .words = true,
                                    .press = value_press,
                                    .enter = value_enter,
                                    .written = value_written};

static void add_press(const Gesture *g, Tag tag, const InputEvent *e) {
    editing_begin(g, tag_of(&TARGET_VALUE, g->lab->compare->def.count));
}

static const Target TARGET_ADD = {.name = "compare add",
                                  .hint = "One more run, with a value that you type",
                                  .stop = TAB_EACH,
                                  .press = add_press};

static void drop_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (g->lab->compare->kept) {
        gesture_apply(g, &(Action){.kind = ACTION_FORGET, .number = tag.index});
        return;
    }
    SceneCompare def = g->lab->compare->def;
    if (def.count <= 2) {
        message_set(&g->lab->notice, "Two runs at least stand side by side: click a value to type "
                                     "another.");
        return;
    }
    memmove(def.value[tag.index], def.value[tag.index + 1],
            sizeof def.value[0] * (size_t)(def.count - tag.index - 1));
    def.count--;
    compare_input_set(g, &def, tag);
}

static const Target TARGET_DROP = {.name = "compare drop", /* index: which value */
                                   .hint = "Without this run",
                                   .stop = TAB_EACH,
                                   .press = drop_press};

static void panel_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->compare.panel = (Panel)tag.index;
}

static const Target TARGET_PANEL = {.name = "compare panel", /* index: the panel */
                                    .stop = TAB_EACH,
                                    .press = panel_press};

static void copy_press(const Gesture *g, Tag tag, const InputEvent *e) {
    ui_copy(g->ui, compare_table_text(g->lab->compare), "Copied the table.");
}

static const Target TARGET_COPY = {.name = "compare copy",
                                   .hint = "As cells, for a spreadsheet (Ctrl+C)",
                                   .stop = TAB_EACH,
                                   .press = copy_press};

/* ---- the picture */

/* Where the next part goes. */
typedef struct Column {
    View *view;
    float x, y, w;
    float ease; /* 0: close together, to 1: roomy */
    bool draws; /* or only measures */
} Column;

static float between(const Column *c, float close, float roomy) {
    return view_units(c->view, close + (roomy - close) * c->ease);
}

static float width_of(const View *view, const char *text, const TextStyle *style) {
    return text_width(view->glyphs, text, style, view->ui->density);
}

/* A word that is pressed, at the right end of a line. */
static float back_word(Column *c, float y) {
    View *view = c->view;
    static const char words[] = "back to one run";
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    float w = width_of(view, words, &style), arrow = view_units(view, 16), h = view_units(view, 22);
    Rect rect = {c->x + c->w - w - arrow - 6, y - h * 0.7f, w + arrow + 12, h};
    Tag tag = tag_of(&TARGET_BACK, 0);
    view_feedback(view, rect, view_units(view, 5), tag);
    view_text(view, words, c->x + c->w, y, 0, &style);
    float left = c->x + c->w - w - arrow, middle = y - view_units(view, 4);
    float head = view_units(view, 3);
    const Point bend[3] = {
        {left + head, middle - head}, {left, middle}, {left + head, middle + head}};
    shapes_line(view->out, (Point){left, middle}, (Point){left + view_units(view, 10), middle},
                1.2f, view->theme->quiet);
    shapes_curve(view->out, bend, 3, 1.2f, 0, view->theme->quiet);
    target_place(view->out, tag, rect);
    return rect.x;
}

static const char *times(int count) {
    static const char *const words[] = {"", "once", "twice", "three times", "four times"};
    return words[count];
}

static bool same_start(const NetworkDef *a, const NetworkDef *b) {
    bool same = a->inputs == b->inputs && a->layers == b->layers &&
                a->start.kind == b->start.kind && a->start.scale == b->start.scale &&
                a->start.seed == b->start.seed;
    for (int l = 0; same && l < a->layers; l++) same = a->units[l] == b->units[l];
    return same;
}

/* What the runs have in common depends on what differs. */
static const char *shared_words(const Compare *compare) {
    const NetworkDef *first = NULL;
    bool start = true, points = !setting_is_of_points(compare->def.what);
    for (int i = 0; i < compare->def.count; i++) {
        const Lab *lab = compare->run[i].lab;
        const NetworkDef *def = lab ? &lab->scene.network : NULL;
        if (def && first) start = start && same_start(first, def);
        if (def && !first) first = def;
    }
    if (!points) return start ? "The same start on other points" : "Other points";
    return start ? "The same points and the same start" : "The same points";
}

static void head(Column *c) {
    View *view = c->view;
    const Theme *t = view->theme;
    char text[160];
    TextStyle caption = view_style(view, TYPE_CAPTION, t->quiet, ALIGN_LEFT);
    TextStyle title = view_style(view, TYPE_TITLE, t->ink, ALIGN_LEFT);
    TextStyle body = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    float line = view_units(view, 20);
    c->y += view_units(view, 10);
    if (c->draws) {
        float end = back_word(c, c->y);
        view_text(view, "COMPARE", c->x, c->y, end - c->x, &caption);
    }
    c->y += between(c, 10, 16);
    if (c->ease < 0.35f) return; /* a low window has no room for what only explains */
    c->y += view_units(view, 14);
    if (c->draws) view_text(view, "Side by side", c->x, c->y, c->w, &title);
    snprintf(text, sizeof text, "%s, trained %s. Only one thing differs.",
             shared_words(view->lab->compare), times(view->lab->compare->def.count));
    if (view->lab->compare->kept)
        snprintf(text, sizeof text,
                 "Runs that you kept, and the present one. Go on with any of them to train it.");
    c->y += view_units(view, 26);
    if (c->draws) view_lines(view, text, (Point){c->x, c->y}, c->w, line, 2, &body);
    c->y += 2 * line;
}

static void section(Column *c, const char *title) {
    TextStyle style = view_style(c->view, TYPE_CAPTION, c->view->theme->quiet, ALIGN_LEFT);
    c->y += between(c, 15, 34);
    if (c->draws) view_text(c->view, title, c->x, c->y, c->w, &style);
    c->y += between(c, 7, 12);
}

/* A box with a word in it, the next in its line or the first of the next line. */
typedef struct Flow {
    Column *column;
    float x, height;
} Flow;

static Flow flow_of(Column *c) {
    return (Flow){c, c->x, between(c, 25, 32)};
}

static float flow_gap(const Column *c) {
    return between(c, 5, 8);
}

static Rect flow_next(Flow *f, float width) {
    Column *c = f->column;
    if (width > c->w) width = c->w;
    if (f->x > c->x && f->x + width > c->x + c->w + 0.5f) {
        f->x = c->x;
        c->y += f->height + flow_gap(c);
    }
    Rect rect = {f->x, c->y, width, f->height};
    f->x += width + flow_gap(c);
    return rect;
}

static void flow_end(Flow *f) {
    f->column->y += f->height;
}

static void chip(Column *c, Flow *f, const char *text, bool chosen, Tag tag) {
    View *view = c->view;
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_CENTER);
    Rect rect = flow_next(f, width_of(view, text, &style) + between(c, 14, 20));
    if (c->draws) view_button(view, rect, text, chosen, tag);
}

static void what(Column *c) {
    const char *now = c->view->lab->compare->def.what;
    Flow f = flow_of(c);
    section(c, "WHAT DIFFERS");
    for (int i = 0; i < COMPARE_CHOICES; i++)
        chip(c, &f, compare_choice_label(compare_choice(i)), strcmp(compare_choice(i), now) == 0,
             tag_of(&TARGET_WHAT, i));
    bool kept = c->view->lab->compare->kept;
    if (c->view->lab->keeps > 0) chip(c, &f, "kept runs", kept, tag_of(&TARGET_KEPT, 0));
    if (compare_choice_find(now) < 0 && !kept) /* a file has named it */
        chip(c, &f, compare_choice_label(now), true, tag_of(&TARGET_WHAT, COMPARE_CHOICES));
    flow_end(&f);
}

/* A value with what takes it away. */
static void value(Column *c, Flow *f, int i) {
    View *view = c->view;
    const Theme *t = view->theme;
    const char *text = view->lab->compare->def.value[i];
    Tag tag = tag_of(&TARGET_VALUE, i), drop = tag_of(&TARGET_DROP, i);
    bool typed = tag_same(view->ui->editing.tag, tag);
    TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    float pad = between(c, 7, 10), cross = view_units(view, 22), radius = view_units(view, 6);
    float least = typed ? view_units(view, 90) : 0;
    Rect rect = flow_next(f, fmaxf(least, width_of(view, text, &style) + pad + 3 + cross));
    if (!c->draws) return;
    shapes_mark(view->out, "compare value", i);
    if (typed) {
        editing_field(view, rect);
        target_place(view->out, tag, rect);
        shapes_mark(view->out, NULL, 0);
        return;
    }
    Rect words = {rect.x, rect.y, rect.w - cross, rect.h};
    Rect end = {rect.x + rect.w - cross, rect.y, cross, rect.h};
    shapes_rect(view->out, rect, radius, t->card);
    shapes_border(view->out, rect, radius, 1, t->hairline);
    view_feedback(view, words, radius, tag);
    view_text(view, text, rect.x + pad, view_middle(view, &style, rect.y, rect.h),
              words.w - pad + 3, &style);
    shapes_mark(view->out, NULL, 0);
    view_feedback(view, end, radius, drop);
    Point at = {end.x + end.w / 2 - 2, end.y + end.h / 2};
    float r = view_units(view, 3.4f);
    shapes_line(view->out, (Point){at.x - r, at.y - r}, (Point){at.x + r, at.y + r}, 1.3f,
                t->quiet);
    shapes_line(view->out, (Point){at.x - r, at.y + r}, (Point){at.x + r, at.y - r}, 1.3f,
                t->quiet);
    target_place(view->out, tag, words);
    target_place(view->out, drop, end);
}

static void one_more(Column *c, Flow *f) {
    View *view = c->view;
    int count = view->lab->compare->def.count;
    Tag field = tag_of(&TARGET_VALUE, count);
    if (count == COMPARE_VALUES || view->lab->compare->kept) return;
    if (!tag_same(view->ui->editing.tag, field)) {
        chip(c, f, "+ add", false, tag_of(&TARGET_ADD, 0));
        return;
    }
    Rect rect = flow_next(f, view_units(view, 90));
    if (!c->draws) return;
    shapes_mark(view->out, "compare value", count);
    editing_field(view, rect);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, field, rect);
}

/* Below the field that was refused, as long as it is typed into. */
static void wrong(Column *c) {
    View *view = c->view;
    const CompareDesk *desk = &view->ui->compare;
    bool is_typed = tag_is(desk->field, &TARGET_VALUE) &&
                    tag_same(view->ui->editing.tag, desk->field) && desk->wrong.text[0];
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->bad, ALIGN_LEFT);
    float line = view_units(view, 16);
    if (!is_typed) return;
    c->y += line * 1.1f;
    shapes_mark(view->out, "compare wrong", 0);
    int lines = c->draws
                    ? view_lines(view, desk->wrong.text, (Point){c->x, c->y}, c->w, line, 3, &style)
                    : 3;
    shapes_mark(view->out, NULL, 0);
    c->y += line * (float)(lines - 1) + view_units(view, 4);
}

static void values(Column *c) {
    Flow f = flow_of(c);
    const Compare *compare = c->view->lab->compare;
    section(c, compare->kept ? "KEPT" : "ITS VALUES");
    int count =
        compare->kept ? compare->def.count - 1 : compare->def.count; /* without the present */
    for (int i = 0; i < count; i++) value(c, &f, i);
    one_more(c, &f);
    flow_end(&f);
    wrong(c);
}

static void goal(Column *c) {
    if (c->view->lab->compare->kept) return;
    section(c, "STOP EACH WHEN");
    if (c->draws) compare_goal_draw(c->view, (Rect){c->x, c->y, c->w, between(c, 25, 32)});
    c->y += between(c, 25, 32) + compare_goal_height(c->view, c->w);
}

static void table(Column *c) {
    section(c, "RESULTS");
    if (c->draws) compare_table_draw(c->view, (Point){c->x, c->y}, c->w);
    c->y += compare_table_height(c->view, c->w);
}

static void sum(Column *c) {
    View *view = c->view;
    char text[2 * COMPARE_WORDS];
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    float line = view_units(view, 20);
    compare_words_sum(view->lab->compare, text);
    c->y += between(c, 18, 26);
    if (c->draws) {
        shapes_mark(view->out, "compare sum", 0);
        view_lines(view, text, (Point){c->x, c->y}, c->w, line, 3, &style);
        shapes_mark(view->out, NULL, 0);
    }
    c->y += 2 * line + between(c, 11, 13); /* always of three lines: nothing below it moves */
}

/* What each run is shown as; and the table to be taken along. */
static void foot(Column *c) {
    static const struct {
        Panel panel;
        const char *label;
    } panels[] = {{PANEL_PLANE, "planes"},
                  {PANEL_NETWORK, "networks"},
                  {PANEL_SURFACE, "surfaces"},
                  {PANEL_SPACE, "spaces"},
                  {PANEL_LANDSCAPE, "one landscape"}};
    Flow f = flow_of(c);
    for (size_t p = 0; p < sizeof panels / sizeof *panels; p++)
        chip(c, &f, panels[p].label, c->view->ui->compare.panel == panels[p].panel,
             tag_of(&TARGET_PANEL, (int)panels[p].panel));
    chip(c, &f, "Copy table", false, tag_of(&TARGET_COPY, 0));
    flow_end(&f);
}

/* Without what stands at the foot of the page. */
static void walk(Column *c) {
    head(c);
    what(c);
    values(c);
    goal(c);
    table(c);
    sum(c);
}

static float height_of(View *view, float width, float ease) {
    Column c = {.view = view, .w = width, .ease = ease};
    walk(&c);
    foot(&c);
    return c.y;
}

/* As roomy as the place allows. */
static float ease_for(View *view, float width, float height) {
    for (int tenths = 10; tenths > 0; tenths--) {
        float ease = (float)tenths / 10;
        if (height_of(view, width, ease) <= height) return ease;
    }
    return 0;
}

void compare_column_draw(View *view, Rect rect) {
    float pad = view_units(view, 22) / view->ui->scale, edge = pad * 0.7f;
    float ring = view_units(view, 5); /* around what has the focus, at the top too */
    Rect page = {rect.x, rect.y + edge - ring, rect.w, rect.h - 2 * edge + ring};
    float width = rect.w - 2 * pad, ease = ease_for(view, width, page.h - ring);
    float content = height_of(view, width, ease) + ring;
    float beyond = content > page.h ? content - page.h : 0;
    float moved = fminf(view->ui->scrolled.compare, beyond);
    view_card(view, rect);
    scroll_place(view->out, &TARGET_COMPARE_COLUMN, page, beyond);
    if (beyond > 0)
        scroll_bar(view->out, (Rect){page.x + page.w - 6, page.y, 3, page.h}, moved, page.h,
                   content, 0, view->theme->faint);
    shapes_clip(view->out, page);
    Column c = {view, rect.x + pad, page.y + ring - moved, width, ease, true};
    walk(&c);
    Column last = {.view = view, .w = width, .ease = ease};
    foot(&last);
    float end = page.y + page.h - last.y - 2 * ring;
    if (beyond <= 0 && c.y < end) c.y = end;
    foot(&c);
    shapes_unclip(view->out);
}
