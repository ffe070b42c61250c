/* See plane.h. Numbers stand beside the axes through 0, or at the edge where these are out of
 * sight. */
#include "ui/axes.h"

#include <math.h>

#include "panels/panel.h"
#include "panels/plane/plane.h"
#include "ui/focus.h"
#include "ui/list.h"
#include "ui/popup.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

/* ---- numbers */

#define PLANE_NUMBER "plane number" /* their mark */

static void tick_label(View *view, float value, float step, float x, float y, Align align) {
    char text[32];
    TextStyle style = view_style(view, TYPE_CAPTION, color_faded(view->theme->ink, 0.7f), align);
    style.face = FONT_REGULAR;
    shapes_mark(view->out, PLANE_NUMBER, 0);
    view_text(view, axes_number(value, step, text), x, y, 0, &style);
    shapes_mark(view->out, NULL, 0);
}

int plane_numbers(const View *view, Rect box[PLANE_NUMBERS]) {
    const Shapes *out = view->out;
    int count = 0;
    for (int i = -1; (i = shapes_find(out, PLANE_NUMBER, 0, i)) >= 0 && count < PLANE_NUMBERS;) {
        const Shape *s = &out->shape[i];
        float wide = text_width(view->glyphs, out->text + s->first, &s->text, view->ui->density),
              left = s->text.align == ALIGN_CENTER ? s->at.x - wide / 2 : s->at.x;
        box[count++] = (Rect){left, s->at.y - s->text.size, wide, 1.2f * s->text.size};
    }
    return count;
}

/* How many numbers an axis has; fewer where it is short. */
static float ticks_in(const View *view, float length) {
    return fminf(7, fmaxf(2, length / view_units(view, 48)));
}

/* How much shorter a line is at both ends that runs so near to an edge: the corners are round, but
 * for those of a picture of the plane alone. */
static float cut_off(const View *view, float from_low, float from_high) {
    static const float RADIUS = 8;
    if (!view->player) return 0;
    float away = fmaxf(0, RADIUS - fmaxf(0, fminf(from_low, from_high)));
    return RADIUS - sqrtf(RADIUS * RADIUS - away * away);
}

static void line_up(View *view, Rect rect, float x, Color color) {
    float cut = cut_off(view, x - rect.x, rect.x + rect.w - x);
    shapes_line(view->out, (Point){x, rect.y + cut}, (Point){x, rect.y + rect.h - cut}, 1, color);
}

static void line_across(View *view, Rect rect, float y, Color color) {
    float cut = cut_off(view, y - rect.y, rect.y + rect.h - y);
    shapes_line(view->out, (Point){rect.x + cut, y}, (Point){rect.x + rect.w - cut, y}, 1, color);
}

/* The numbers keep off the tools, which stand over the picture. */
static void ticks_across(View *view, Rect rect, Rect tools) {
    const Camera *c = &view->camera;
    Color grid = color_faded(view->theme->ink, 0.09f), axis = color_faded(view->theme->ink, 0.38f);
    float step = axes_step(c->right - c->left, ticks_in(view, rect.w));
    float half = view_units(view, 10);
    for (int i = (int)ceilf(c->left / step); i <= (int)floorf(c->right / step); i++) {
        Point p = camera_to_screen(c, (float)i * step, 0);
        bool zero = i == 0;
        line_up(view, rect, p.x, zero ? axis : grid);
        float end = rect.y + rect.h;
        float y = p.y < rect.y + 20 ? rect.y + 20
                  : p.y > end - 8   ? end - 8
                  : p.y > end - 16  ? end - 2
                                    : p.y + 14;
        Rect box = {p.x - half, y - 1.2f * half, 2 * half, 1.2f * half};
        bool room = p.x > rect.x + 30 && p.x < rect.x + rect.w - 16 && !rect_meets(box, tools);
        if (!zero && room) tick_label(view, (float)i * step, step, p.x, y, ALIGN_CENTER);
    }
}

/* Beside the axis; all right of the tools where these would cover some of them. */
static void ticks_up(View *view, Rect rect, Rect tools) {
    const Camera *c = &view->camera;
    Color grid = color_faded(view->theme->ink, 0.09f), axis = color_faded(view->theme->ink, 0.38f);
    float step = axes_step(c->top - c->bottom, ticks_in(view, rect.h));
    float zero_x = camera_to_screen(c, 0, 0).x;
    float x = zero_x < rect.x + 8             ? rect.x + 8
              : zero_x > rect.x + rect.w - 30 ? rect.x + rect.w - 30
                                              : zero_x + 6;
    bool stage = view->place == PLACE_STAGE;
    Rect title = panel_title_box(view, rect, PLANE_TITLE);
    float right = tools.x + tools.w + 4;
    if (tools.w > 0 && x < right && x + view_units(view, 20) > tools.x) x = right;
    for (int i = (int)ceilf(c->bottom / step); i <= (int)floorf(c->top / step); i++) {
        Point p = camera_to_screen(c, 0, (float)i * step);
        bool zero = i == 0;
        line_across(view, rect, p.y, zero ? axis : grid);
        /* Above stands the axis' name, or the title. */
        Rect box = {x, p.y - view_units(view, 15), view_units(view, 20), view_units(view, 14)};
        bool room = p.y > rect.y + view_units(view, 34) && p.y < rect.y + rect.h - 12 &&
                    (stage || !rect_meets(box, title));
        if (!zero && room) tick_label(view, (float)i * step, step, x, p.y - 4, ALIGN_LEFT);
    }
}

void plane_grid(View *view, Rect rect) {
    const Camera *c = &view->camera;
    Color grid = color_faded(view->theme->ink, 0.09f), axis = color_faded(view->theme->ink, 0.38f);
    float across = axes_step(c->right - c->left, ticks_in(view, rect.w));
    float up = axes_step(c->top - c->bottom, ticks_in(view, rect.h));
    for (int i = (int)ceilf(c->left / across); i <= (int)floorf(c->right / across); i++) {
        float x = camera_to_screen(c, (float)i * across, 0).x;
        line_up(view, rect, x, i ? grid : axis);
    }
    for (int i = (int)ceilf(c->bottom / up); i <= (int)floorf(c->top / up); i++) {
        float y = camera_to_screen(c, 0, (float)i * up).y;
        line_across(view, rect, y, i ? grid : axis);
    }
}

/* ---- names */

/* The scene may name its axes, but not those of other columns. Of one column the
 * answer leads up. */
const char *plane_axis_name(const Lab *lab, int which) {
    const Scene *s = &lab->scene;
    if (which && s->data.columns == 1) return symbol_answer(lab) ? symbol_answer(lab) : "";
    int column = which ? s->view.up : s->view.across;
    if (s->axis[which][0] && column == (s->data.columns > 1 ? which : 0)) return s->axis[which];
    return symbol_column_name(lab, column);
}

/* ---- another column on an axis */

static void open_list(View *view, Tag tag);

static void axis_press(const Gesture *g, Tag tag, const InputEvent *e) {
    popup_toggle(g, tag);
}

static Tag axis_follow(const Gesture *g, Tag tag);

static const Target TARGET_AXIS = {.name = "axis", /* index: 0 across, 1 up */
                                   .hint = "Which column lies along this axis",
                                   .stop = TAB_EACH,
                                   .press = axis_press,
                                   .follow = axis_follow,
                                   .open = open_list};

static void column_press(const Gesture *g, Tag tag, const InputEvent *e) {
    camera_input_axis(g, tag.index, tag.part);
}

static Tag column_follow(const Gesture *g, Tag tag) {
    return tag_of(&TARGET_AXIS, tag.index);
}

static const Target TARGET_COLUMN = {.name = "column", /* index: the axis, part: the column */
                                     .stop = TAB_EACH,
                                     .press = column_press,
                                     .arrow = focus_arrow_siblings,
                                     .follow = column_follow};

static int column_of(const Lab *lab, int axis) {
    return axis ? lab->scene.view.up : lab->scene.view.across;
}

static Tag axis_follow(const Gesture *g, Tag tag) {
    if (!popup_is_open(g->ui, tag)) return (Tag){0};
    return tag_part(&TARGET_COLUMN, tag.index, column_of(g->lab, tag.index));
}

static void open_list(View *view, Tag tag) {
    const Dataset *data = &view->lab->scene.data;
    ListEntry entry[MAX_COLUMNS];
    int at = target_find(view->out, tag, -1);
    if (at < 0) return;
    for (int c = 0; c < data->columns; c++)
        entry[c] = (ListEntry){.label = symbol_column_name(view->lab, c),
                               .chosen = c == column_of(view->lab, tag.index)};
    list_draw(view, view->out->shape[at].rect, view_units(view, 120), entry, data->columns,
              tag_of(&TARGET_COLUMN, tag.index));
}

/* Two columns are both shown anyway; a lesson has chosen; and a picture of the plane alone has no
 * lists. */
static bool can_choose(const View *view) {
    bool free = view->player && (!view->player->playing || view->ui->wander);
    return view->lab->scene.data.columns > 2 && view->place == PLACE_STAGE && free;
}

/* ---- both */

static TextStyle name_style(const View *view, int axis) {
    return view_style(view, TYPE_SMALL, color_faded(view->theme->ink, 0.7f),
                      axis ? ALIGN_LEFT : ALIGN_RIGHT);
}

/* The width of the sign that a list opens there. */
static float chevron(const View *view) {
    return can_choose(view) ? view_units(view, 16) : 0;
}

/* Right of the tools, or of the panel's title, that stand at the upper left. */
static float free_from(const View *view, Rect rect) {
    Rect title = panel_title_box(view, rect, PLANE_TITLE);
    if (view->place != PLACE_STAGE) return title.x + title.w + view_units(view, 6);
    Rect tools = view->player ? plane_tools_place(view, rect) : (Rect){0};
    return tools.w > 0 ? tools.x + tools.w + view_units(view, 6) : rect.x + view_units(view, 4);
}

/* How wide the name of the axis that leads up is, with its sign. */
static float up_width(const View *view) {
    TextStyle style = name_style(view, 1);
    return text_width(view->glyphs, plane_axis_name(view->lab, 1), &style, view->ui->density) +
           chevron(view);
}

float plane_name_needs(const View *view, Rect rect) {
    return free_from(view, rect) + up_width(view);
}

/* Where the name of the axis that leads up begins: beside the axis, but off the sliders and off
 * what stands at the upper left; where these leave it no room, below them. */
static Point up_begins(const View *view, Rect rect, float x) {
    float free = free_from(view, rect), y = rect.y + 16;
    float left = fmaxf(x + 8, free), wide = up_width(view);
    Rect sliders = plane_slices_place(view, rect);
    if (sliders.w <= 0 || left + wide <= sliders.x) return (Point){left, y};
    left = fmaxf(free, x - 8 - wide);
    bool covered = left + wide > sliders.x;
    return (Point){left, covered ? sliders.y + sliders.h + view_units(view, 16) : y};
}

/* Where a name begins, or ends, on its baseline. */
static Point name_place(const View *view, Rect rect, int axis) {
    Point zero = camera_to_screen(&view->camera, 0, 0);
    float x = fminf(fmaxf(zero.x, rect.x + 60), rect.x + rect.w - 60);
    float y = fminf(fmaxf(zero.y, rect.y + 40), rect.y + rect.h - 20);
    if (axis) return up_begins(view, rect, x);
    return (Point){rect.x + rect.w - 8 - chevron(view), y - 6};
}

float plane_foot(const View *view) {
    const Rect rect = view->camera.screen;
    float usual = view->lab->scene.free_axes ? view_units(view, 22) : 0;
    float name = rect.y + rect.h - name_place(view, rect, 0).y; /* how high it stands */
    bool low = name < usual + view_units(view, 36);
    return low ? fmaxf(usual, name + view_units(view, 6)) : usual;
}

static int names_of(const Lab *lab) {
    return lab->scene.data.columns > 1 || symbol_answer(lab) ? 2 : 1;
}

Rect plane_axis_name_box(const View *view, Rect rect, int axis) {
    if (axis >= names_of(view->lab)) return (Rect){0};
    TextStyle style = name_style(view, axis);
    const char *name = plane_axis_name(view->lab, axis);
    Point at = name_place(view, rect, axis);
    float w = fminf(text_width(view->glyphs, name, &style, view->ui->density), rect.w * 0.4f);
    float h = view_units(view, 18);
    return (Rect){axis ? at.x : at.x - w, at.y - 0.75f * h, w + chevron(view), h};
}

static void name(View *view, Rect rect, int axis) {
    TextStyle style = name_style(view, axis);
    Point at = name_place(view, rect, axis);
    shapes_mark(view->out, "axis name", axis);
    view_text(view, plane_axis_name(view->lab, axis), at.x, at.y, rect.w * 0.4f, &style);
    shapes_mark(view->out, NULL, 0);
}

void plane_axes(View *view, Rect rect, Rect tools) {
    int names = names_of(view->lab);
    ticks_across(view, rect, tools);
    ticks_up(view, rect, tools);
    for (int axis = 0; axis < names && !can_choose(view); axis++) name(view, rect, axis);
}

/* Over whatever line runs there. */
void plane_axis_menus(View *view, Rect rect) {
    if (!can_choose(view)) return;
    for (int axis = 0; axis < 2; axis++) {
        TextStyle style = name_style(view, axis);
        Point at = name_place(view, rect, axis);
        float w =
            text_width(view->glyphs, plane_axis_name(view->lab, axis), &style, view->ui->density);
        float h = view_units(view, 20), more = chevron(view);
        w = fminf(w, rect.w * 0.4f);
        Rect box = {axis ? at.x - 4 : at.x - w - 4, at.y - 0.7f * h, w + more + 8, h};
        Tag tag = tag_of(&TARGET_AXIS, axis);
        shapes_rect(view->out, box, view_units(view, 4), color_faded(view->theme->card, 0.85f));
        view_feedback(view, box, view_units(view, 4), tag);
        name(view, rect, axis);
        view_chevron(view, (Point){box.x + box.w - more * 0.6f, at.y - view_units(view, 4)}, false);
        target_place(view->out, tag, box);
    }
}
