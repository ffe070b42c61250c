/* See controls.h. */
#include "screen/controls/controls.h"

#include <assert.h>
#include <stdio.h>

#include "screen/controls/swatch.h"
#include "ui/editing.h"
#include "ui/focus.h"
#include "ui/list.h"
#include "ui/popup.h"
#include "ui/slider.h"
#include "ui/symbol.h"

/* ---- hands */

static void set(const Gesture *g, Control control, double value, bool goes_on) {
    if (!control_check(g->lab, control, value, &g->lab->notice)) return;
    Action action = control_action(g->lab, control, value);
    action.goes_on = goes_on;
    gesture_apply(g, &action);
}

static Control control_of(Tag tag) {
    return (Control)tag.index;
}

static ControlKind kind_of(Tag tag) {
    return control_info(control_of(tag)).kind;
}

static void slide(const Gesture *g, Tag tag, Point at, bool goes_on) {
    float share = slider_share(g, tag, at);
    if (share < 0) return;
    double value = control_at(control_of(tag), (double)share);
    if (value != control_value(g->lab, control_of(tag))) set(g, control_of(tag), value, goes_on);
}

static void type(const Gesture *g, Tag tag) {
    Control control = control_of(tag);
    const char *refusal = control_refusal(g->lab, control);
    if (refusal)
        message_set(&g->lab->notice, "%s", refusal);
    else
        editing_change(g, row_tag(control),
                       control_as_typed(control, control_value(g->lab, control)));
}

static void nudge(const Gesture *g, Control control, int by) {
    ControlInfo info = control_info(control);
    double value = control_value(g->lab, control) + by;
    if (value >= info.low && value <= info.high)
        set(g, control, value, false);
    else if (value > info.high && info.enough)
        message_set(&g->lab->notice, "%s", info.enough);
}

static void control_press(const Gesture *g, Tag tag, const InputEvent *e) {
    Control control = control_of(tag);
    const char *refusal = control_refusal(g->lab, control);
    if (tag_same(g->ui->popup.list_before, tag)) return; /* this press has closed its list */
    if (refusal) {
        message_set(&g->lab->notice, "%s", refusal);
        return;
    }
    switch (kind_of(tag)) {
    case CONTROL_KIND_BUTTON: set(g, control, 0, false); break;
    case CONTROL_KIND_TOGGLE: set(g, control, control_value(g->lab, control) == 0, false); break;
    case CONTROL_KIND_SLIDER: slide(g, tag, e->at, false); break;
    case CONTROL_KIND_CHOICE: popup_toggle(g, tag); break;
    case CONTROL_KIND_FIELD:
    case CONTROL_KIND_STEPPER: type(g, tag); break; /* between its ends, which are pressed */
    case CONTROL_KIND_SEGMENTS:
    case CONTROL_KIND_PICTURES: break; /* their parts are pressed */
    }
}

static void control_drag(const Gesture *g, Tag tag, Point at) {
    if (kind_of(tag) == CONTROL_KIND_SLIDER) slide(g, tag, at, true);
}

/* To the next option that can be chosen; by so many of them. */
static void arrow_option(const Gesture *g, Control control, int by) {
    int options = control_info(control).options;
    for (int to = (int)control_value(g->lab, control) + by; to >= 0 && to < options; to += by) {
        if (!control_check(g->lab, control, to, NULL)) continue;
        set(g, control, to, false);
        return;
    }
}

static void arrow_slider(const Gesture *g, Control control, int by) {
    double share = control_share(control, control_value(g->lab, control));
    double step = control == CONTROL_SPEED ? 1.0 / (PLAY_SPEEDS - 1) : 0.02;
    set(g, control, control_at(control, share + by * step), false);
}

/* Left and right; pictures stand in rows, and up and down go from row to row. */
static bool control_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    Control control = control_of(tag);
    bool vertical = e->key == KEY_UP || e->key == KEY_DOWN;
    if (!vertical && e->key != KEY_LEFT && e->key != KEY_RIGHT) return false;
    if (vertical && kind_of(tag) != CONTROL_KIND_PICTURES) return false;
    int by = e->key == KEY_UP || e->key == KEY_LEFT ? -1 : 1;
    switch (kind_of(tag)) {
    case CONTROL_KIND_PICTURES:
        arrow_option(g, control, by * (vertical ? CONTROL_PICTURES_ROW : 1));
        return true;
    case CONTROL_KIND_SEGMENTS:
    case CONTROL_KIND_CHOICE: arrow_option(g, control, by); return true;
    case CONTROL_KIND_STEPPER: nudge(g, control, by); return true;
    case CONTROL_KIND_SLIDER: arrow_slider(g, control, by); return true;
    case CONTROL_KIND_BUTTON:
    case CONTROL_KIND_TOGGLE:
    case CONTROL_KIND_FIELD: break;
    }
    return false;
}

/* Enter does not press a middle: a number is typed, and options are left to arrows. */
static bool control_enter(const Gesture *g, Tag tag) {
    ControlKind kind = kind_of(tag);
    bool number = kind == CONTROL_KIND_SLIDER || kind == CONTROL_KIND_STEPPER;
    if (number) type(g, tag);
    return number || kind == CONTROL_KIND_SEGMENTS || kind == CONTROL_KIND_PICTURES;
}

static void control_type(const Gesture *g, Tag tag, double value) {
    set(g, control_of(tag), control_typed(control_of(tag), value), false);
}

static bool control_stops(const Gesture *g, Tag tag) {
    return control_enabled(g->lab, control_of(tag));
}

static PointerShape control_shape(const Gesture *g, Tag tag) {
    return kind_of(tag) == CONTROL_KIND_SLIDER ? POINTER_ACROSS : POINTER_ARROW;
}

/* Why it cannot be, or what it is; on a graph there are nodes and no epochs. */
static const char *control_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    const Control control = control_of(tag);
    const char *refusal = control_refusal(view->lab, control);
    bool node = control == CONTROL_STEP && lab_is_graph(view->lab);
    if (!refusal && kind_of(tag) == CONTROL_KIND_STEPPER) {
        snprintf(text, TOOLTIP_TEXT, "%s. Click the number to type one",
                 control_info(control).hint);
        return text;
    }
    return refusal ? refusal
           : node  ? "One step forward: the next node (S)"
                   : control_info(control).hint;
}

static Tag control_follow(const Gesture *g, Tag tag);
static void open_list(View *view, Tag tag);
static const Target TARGET_CONTROL = {.name = "control",
                                      .stop = TAB_EACH,
                                      .press = control_press,
                                      .drag = control_drag,
                                      .arrow = control_arrow,
                                      .enter = control_enter,
                                      .follow = control_follow,
                                      .typed = control_type,
                                      .stops = control_stops,
                                      .shape = control_shape,
                                      .say = control_say,
                                      .open = open_list};

Tag row_tag(Control control) {
    return tag_of(&TARGET_CONTROL, (int)control);
}

/* ---- a slider's number */

static void value_press(const Gesture *g, Tag tag, const InputEvent *e) {
    type(g, tag);
}

static const char *value_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    const char *refusal = control_refusal(view->lab, control_of(tag));
    return refusal ? refusal : "Click to type a number (Enter with the focus)";
}

static const Target TARGET_VALUE = {.name = "value", .press = value_press, .say = value_say};

/* ---- a stepper's two ends */

static void less_press(const Gesture *g, Tag tag, const InputEvent *e) {
    nudge(g, control_of(tag), -1);
}

static void more_press(const Gesture *g, Tag tag, const InputEvent *e) {
    nudge(g, control_of(tag), 1);
}

static const Target TARGET_LESS = {.name = "less", .press = less_press, .say = control_say};
static const Target TARGET_MORE = {.name = "more", .press = more_press, .say = control_say};

/* ---- options, in a list or side by side */

static void option_press(const Gesture *g, Tag tag, const InputEvent *e) {
    set(g, control_of(tag), tag.part, false);
}

/* Those that stand side by side are gone through by arrows on their control. */
static bool option_stops(const Gesture *g, Tag tag) {
    return popup_is_open(g->ui, row_tag(control_of(tag)));
}

static Tag option_follow(const Gesture *g, Tag tag) {
    return kind_of(tag) == CONTROL_KIND_CHOICE ? row_tag(control_of(tag)) : (Tag){0};
}

/* What a picture stands for, and what is to be known of it. */
static void picture_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    char name[64];
    Control control = control_of(tag);
    ControlInfo info = control_info(control);
    snprintf(text, TOOLTIP_TEXT, "%s: %s", control_option(view->lab, control, tag.part, name),
             info.about ? info.about(tag.part) : info.hint);
}

/* Why it cannot be, or what it is, after a picture's name. A list shows the names already. */
static const char *option_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    Control control = control_of(tag);
    Message why = {0};
    const char *refusal = control_refusal(view->lab, control);
    if (refusal) return refusal;
    if (tag.part != (int)control_value(view->lab, control) &&
        !control_check(view->lab, control, tag.part, &why))
        snprintf(text, TOOLTIP_TEXT, "%s", why.text);
    else if (kind_of(tag) == CONTROL_KIND_PICTURES)
        picture_say(view, tag, text);
    else
        return view->ui->popup.list.target ? NULL : control_info(control).hint;
    return text;
}

static const Target TARGET_OPTION = {.name = "option", /* index: the control, part: the option */
                                     .stop = TAB_EACH,
                                     .press = option_press,
                                     .arrow = focus_arrow_siblings,
                                     .follow = option_follow,
                                     .stops = option_stops,
                                     .say = option_say};

static Tag control_follow(const Gesture *g, Tag tag) {
    if (!popup_is_open(g->ui, tag)) return (Tag){0};
    return tag_part(&TARGET_OPTION, tag.index, (int)control_value(g->lab, control_of(tag)));
}

/* ---- what they look like */

static bool is_focused(const View *view, Control control) {
    return tag_same(view->ui->focus, row_tag(control));
}

static bool is_typed(const View *view, Control control) {
    return tag_same(view->ui->editing.tag, row_tag(control));
}

static void box(View *view, Rect rect) {
    shapes_rect(view->out, rect, view_units(view, 5), view->theme->card);
    shapes_border(view->out, rect, view_units(view, 5), 1, view->theme->hairline);
}

static Color ink_of(const View *view, Control control) {
    return control_enabled(view->lab, control) ? view->theme->ink : view->theme->faint;
}

/* What is being typed; of more than there is room for, its end. */
static void typed(View *view, Rect rect) {
    char text[UI_TEXT + 4];
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_CENTER);
    float room = rect.w - view_units(view, 6);
    const char *shown = editing_shown(view->ui, text);
    while (shown[1] && text_width(view->glyphs, shown, &style, view->ui->density) > room) shown++;
    box(view, rect);
    shapes_border(view->out, rect, view_units(view, 5), 2, view->theme->accent);
    float x = rect.x + rect.w / 2, y = view_middle(view, &style, rect.y, rect.h);
    editing_ground(view, x, y, &style);
    view_text(view, shown, x, y, 0, &style);
}

/* What it stands at. */
static void number(View *view, Rect rect, Control control, Align align) {
    char text[64];
    TextStyle style = view_style(view, TYPE_BODY, ink_of(view, control), align);
    const char *shown = control_text(view->lab, control, text);
    bool narrow = align == ALIGN_CENTER
                      ? rect.w < view_units(view, 56)
                      : text_width(view->glyphs, shown, &style, view->ui->density) > rect.w;
    if (narrow) style.size = view_style(view, TYPE_SMALL, style.color, align).size;
    float x = align == ALIGN_CENTER ? rect.x + rect.w / 2 : rect.x + rect.w;
    view_text(view, shown, x, view_middle(view, &style, rect.y, rect.h), rect.w, &style);
}

static void track(View *view, Rect rect, Control control) {
    const Theme *t = view->theme;
    bool enabled = control_enabled(view->lab, control);
    float middle = rect.y + rect.h / 2, thick = view_units(view, 4);
    float share = (float)control_share(control, control_value(view->lab, control));
    bool hover = enabled && tag_same(view->ui->hover, row_tag(control));
    float knob = view_units(view, hover ? 8.5f : 7.5f);
    shapes_rect(view->out, (Rect){rect.x, middle - thick / 2, rect.w, thick}, thick / 2,
                t->hairline);
    if (enabled)
        shapes_rect(view->out, (Rect){rect.x, middle - thick / 2, rect.w * share, thick}, thick / 2,
                    t->quiet);
    slider_knob(view, rect, share, knob, enabled ? t->accent : t->faint, row_tag(control));
}

/* Only the part of a slider that its number does not need is track. */
static void slider(View *view, Rect rect, Control control) {
    float wide = view_units(view, 52), gap = view_units(view, 8);
    Rect value = {rect.x + rect.w - wide + gap, rect.y, wide - gap, rect.h};
    track(view, (Rect){rect.x, rect.y, rect.w - wide, rect.h}, control);
    view_feedback(view, value, view_units(view, 5), tag_of(&TARGET_VALUE, (int)control));
    if (is_typed(view, control))
        typed(view, (Rect){value.x - gap * 3, value.y, value.w + gap * 3, value.h});
    else
        number(view, value, control, ALIGN_RIGHT);
    target_place(view->out, tag_of(&TARGET_VALUE, (int)control), value);
}

static void stepper(View *view, Rect rect, Control control) {
    float end = rect.h, radius = view_units(view, 5);
    TextStyle style = view_style(view, TYPE_BODY, ink_of(view, control), ALIGN_CENTER);
    float y = view_middle(view, &style, rect.y, rect.h);
    Rect less = {rect.x, rect.y, end, rect.h}, more = {rect.x + rect.w - end, rect.y, end, rect.h};
    Rect middle = {less.x + end, rect.y, more.x - less.x - end, rect.h};
    box(view, rect);
    view_feedback(view, rect, radius, row_tag(control));
    view_feedback(view, less, radius, tag_of(&TARGET_LESS, (int)control));
    view_feedback(view, more, radius, tag_of(&TARGET_MORE, (int)control));
    view_text(view, "−", less.x + end / 2, y, 0, &style);
    view_text(view, "+", more.x + end / 2, y, 0, &style);
    style.face = FONT_BOLD;
    if (is_typed(view, control)) {
        typed(view, middle);
    } else {
        char text[64];
        view_text(view, control_text(view->lab, control, text), rect.x + rect.w / 2, y, 0, &style);
    }
    target_place(view->out, row_tag(control), rect);
    target_place(view->out, tag_of(&TARGET_LESS, (int)control), less);
    target_place(view->out, tag_of(&TARGET_MORE, (int)control), more);
}

static void choice(View *view, Rect rect, Control control) {
    char text[64];
    TextStyle style = view_style(view, TYPE_BODY, ink_of(view, control), ALIGN_LEFT);
    float pad = view_units(view, 9), y = view_middle(view, &style, rect.y, rect.h);
    float x = rect.x + rect.w - pad, h = view_units(view, 3);
    box(view, rect);
    view_feedback(view, rect, view_units(view, 5), row_tag(control));
    view_text(view, control_text(view->lab, control, text), rect.x + pad, y, rect.w - 2.6f * pad,
              &style);
    Point down[3] = {{x - 2 * h, rect.y + rect.h / 2 - h / 2},
                     {x, rect.y + rect.h / 2 - h / 2},
                     {x - h, rect.y + rect.h / 2 + h}};
    shapes_polygon(view->out, down, 3, view->theme->quiet);
    target_place(view->out, row_tag(control), rect);
}

static void segment(View *view, Rect part, Control control, int option, bool on) {
    const Theme *t = view->theme;
    char text[64];
    bool enabled = control_enabled(view->lab, control);
    bool can = on || control_check(view->lab, control, option, NULL);
    float radius = view_units(view, 5);
    Color color = on ? t->on_accent : can ? t->ink : t->faint;
    TextStyle style = view_style(view, TYPE_SMALL, color, ALIGN_CENTER);
    if (on) shapes_rect(view->out, part, radius, enabled ? t->accent : t->quiet);
    view_feedback(view, part, radius, tag_part(&TARGET_OPTION, (int)control, option));
    view_text(view, control_option(view->lab, control, option, text), part.x + part.w / 2,
              view_middle(view, &style, part.y, part.h), part.w - 2, &style);
    target_place(view->out, tag_part(&TARGET_OPTION, (int)control, option), part);
}

static void segments(View *view, Rect rect, Control control) {
    int options = control_info(control).options, chosen = (int)control_value(view->lab, control);
    float each = rect.w / (float)options;
    box(view, rect);
    target_place(view->out, row_tag(control), rect);
    for (int i = 0; i < options; i++) {
        Rect part = {rect.x + each * (float)i, rect.y, each, rect.h};
        if (i > 0 && i != chosen && i - 1 != chosen)
            shapes_line(view->out, (Point){part.x, part.y}, (Point){part.x, part.y + part.h}, 1,
                        view->theme->hairline);
        segment(view, part, control, i, i == chosen);
    }
    if (is_focused(view, control))
        shapes_border(view->out, rect_inset(rect, -2), view_units(view, 5) + 2, 2,
                      view->theme->accent);
}

/* ---- pictures */

static Rect picture_rect(const View *view, Rect rect, int index, float height) {
    float gap = view_units(view, 6);
    int row = index / CONTROL_PICTURES_ROW, column = index % CONTROL_PICTURES_ROW;
    float w = (rect.w - gap * (CONTROL_PICTURES_ROW - 1)) / CONTROL_PICTURES_ROW;
    return (Rect){rect.x + (w + gap) * (float)column, rect.y + (height + gap) * (float)row, w,
                  height};
}

static int picture_rows(Control control) {
    return (control_info(control).options + CONTROL_PICTURES_ROW - 1) / CONTROL_PICTURES_ROW;
}

static void pictures(View *view, Rect rect, Control control) {
    const Theme *t = view->theme;
    int options = control_info(control).options, rows = picture_rows(control);
    int chosen = (int)control_value(view->lab, control);
    float gap = view_units(view, 6), height = (rect.h - gap * (float)(rows - 1)) / (float)rows;
    target_place(view->out, row_tag(control), rect);
    for (int i = 0; i < options; i++) {
        Tag tag = tag_part(&TARGET_OPTION, (int)control, i);
        Rect part = picture_rect(view, rect, i, height);
        float radius = view_units(view, 5);
        shapes_rect(view->out, part, radius, t->sunken);
        shapes_mark(view->out, "picture", i);
        swatch_draw(&view->swatches[i + 1], t, part, view->out);
        shapes_mark(view->out, NULL, 0);
        if (tag_same(view->ui->hover, tag)) shapes_rect(view->out, part, radius, t->hover);
        shapes_border(view->out, part, radius, i == chosen ? 2 : 1,
                      i == chosen ? t->ink : t->hairline);
        target_place(view->out, tag, part);
    }
    if (!is_focused(view, control)) return;
    Rect ring = picture_rect(view, rect, chosen < 0 ? 0 : chosen, height);
    shapes_border(view->out, rect_inset(ring, -3), view_units(view, 5) + 3, 2, t->accent);
}

/* ---- others */

float row_toggle_width(const View *view, const char *label) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_CENTER);
    float wide = text_width(view->glyphs, label, &style, view->ui->density);
    float least = view_units(view, 28);
    wide += view_units(view, 14);
    return wide < least ? least : wide;
}

void row_toggle(View *view, Rect rect, Control control, const char *label) {
    const Theme *t = view->theme;
    bool on = control_value(view->lab, control) != 0, enabled = control_enabled(view->lab, control);
    float radius = view_units(view, 5);
    TextStyle style =
        view_style(view, TYPE_SMALL, on ? t->on_accent : ink_of(view, control), ALIGN_CENTER);
    box(view, rect);
    if (on) shapes_rect(view->out, rect, radius, enabled ? t->accent : t->quiet);
    shapes_mark(view->out, "toggle", (int)control);
    view_feedback(view, rect, radius, row_tag(control));
    view_text(view, label, rect.x + rect.w / 2, view_middle(view, &style, rect.y, rect.h),
              rect.w - 4, &style);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, row_tag(control), rect);
}

static void field(View *view, Rect rect, Control control) {
    box(view, rect);
    view_feedback(view, rect, view_units(view, 5), row_tag(control));
    if (is_typed(view, control))
        typed(view, rect);
    else
        number(view, rect, control, ALIGN_CENTER);
    target_place(view->out, row_tag(control), rect);
}

static void button(View *view, Rect rect, Control control) {
    const Theme *t = view->theme;
    if (control_enabled(view->lab, control)) {
        view_button(view, rect, control_info(control).label, false, row_tag(control));
        return;
    }
    TextStyle style = view_style(view, TYPE_BODY, t->faint, ALIGN_CENTER);
    box(view, rect);
    view_text(view, control_info(control).label, rect.x + rect.w / 2,
              view_middle(view, &style, rect.y, rect.h), rect.w - 4, &style);
    target_place(view->out, row_tag(control), rect);
}

void row_widget(View *view, Rect rect, Control control) {
    ControlInfo info = control_info(control);
    switch (info.kind) {
    case CONTROL_KIND_BUTTON: button(view, rect, control); break;
    case CONTROL_KIND_SLIDER: slider(view, rect, control); break;
    case CONTROL_KIND_STEPPER: stepper(view, rect, control); break;
    case CONTROL_KIND_CHOICE: choice(view, rect, control); break;
    case CONTROL_KIND_SEGMENTS: segments(view, rect, control); break;
    case CONTROL_KIND_PICTURES: pictures(view, rect, control); break;
    case CONTROL_KIND_TOGGLE: row_toggle(view, rect, control, info.label); break;
    case CONTROL_KIND_FIELD: field(view, rect, control); break;
    }
}

/* ---- inputs: one toggle beside the other, in as many lines as they need */

enum { INPUTS_LINE = 4 };

static int input_lines(const View *view) {
    return (control_members(view->lab, CONTROL_INPUT) + INPUTS_LINE - 1) / INPUTS_LINE;
}

static void inputs(View *view, Rect rect) {
    Feature offered[INPUTS_OFFERED];
    int count = inputs_offered(&view->lab->scene, offered), lines = input_lines(view);
    float gap = view_units(view, 4), w = (rect.w - gap * (INPUTS_LINE - 1)) / INPUTS_LINE;
    float h = (rect.h - gap * (float)(lines - 1)) / (float)lines;
    for (int i = 0; i < count; i++) {
        char label[SYMBOL_TEXT];
        int line = i / INPUTS_LINE, column = i % INPUTS_LINE;
        Rect at = {rect.x + (w + gap) * (float)column, rect.y + (h + gap) * (float)line, w, h};
        row_toggle(view, at, control_member(CONTROL_INPUT, i), symbol_feature(&offered[i], label));
    }
}

/* ---- rows */

float row_height(const View *view, Control control, float width, float row) {
    if (control == CONTROL_INPUT) {
        int lines = input_lines(view);
        return row * (float)lines + view_units(view, 4) * (float)(lines - 1);
    }
    if (control_info(control).kind != CONTROL_KIND_PICTURES) return row;
    int rows = picture_rows(control);
    float gap = view_units(view, 6), most = row * 1.75f;
    float side = (width - gap * (CONTROL_PICTURES_ROW - 1)) / CONTROL_PICTURES_ROW;
    return (side < most ? side : most) * (float)rows + gap * (float)(rows - 1);
}

void row_label(View *view, Rect row, const char *label, bool enabled, bool restarts) {
    const Theme *t = view->theme;
    TextStyle style = view_style(view, TYPE_BODY, enabled ? t->quiet : t->faint, ALIGN_LEFT);
    float sign = view_units(view, 14), room = row.w * LABEL_SHARE - 4 - (restarts ? sign : 0);
    float wide =
        view_text(view, label, row.x, view_middle(view, &style, row.y, row.h), room, &style);
    if (!restarts) return;
    shapes_mark(view->out, "restarts", 0);
    view_again(view, (Point){row.x + wide + view_units(view, 9), row.y + row.h / 2},
               view_units(view, 3.2f), view_units(view, 1.1f), t->faint);
    shapes_mark(view->out, NULL, 0);
}

/* Where several layers have a row of this name, "Units 2"; the long "Activation" gives way. */
static const char *label_of(const View *view, Control control, char text[48]) {
    int which;
    Control family = control_family(control, &which);
    ControlInfo info = control_info(control);
    bool layers = family == CONTROL_UNITS || family == CONTROL_ACTIVATION;
    if (info.brief) return info.brief;
    if (!layers || view->lab->scene.network.layers < 3) return info.label; /* one hidden layer */
    snprintf(text, 48, "%s %d", family == CONTROL_UNITS ? info.label : "Layer", which + 1);
    return text;
}

void row_draw(View *view, Rect row, Control control) {
    ControlInfo info = control_info(control);
    char text[48];
    if (info.kind == CONTROL_KIND_PICTURES) {
        row_widget(view, row, control);
        return;
    }
    float label = row.w * LABEL_SHARE;
    Rect widget = {row.x + label, row.y, row.w - label, row.h};
    bool enabled = control == CONTROL_INPUT || control_enabled(view->lab, control);
    row_label(view, row, label_of(view, control, text), enabled, info.restarts);
    if (control == CONTROL_INPUT)
        inputs(view, widget);
    else if (info.kind == CONTROL_KIND_TOGGLE) /* its name stands beside it */
        row_toggle(view, widget, control, control_value(view->lab, control) != 0 ? "on" : "off");
    else
        row_widget(view, widget, control);
}

/* ---- the open list */

static void open_list(View *view, Tag tag) {
    Control control = control_of(tag);
    ListEntry entry[CONTROL_OPTIONS];
    char text[CONTROL_OPTIONS][64];
    Rect anchor = target_rect(view->out, tag);
    if (target_find(view->out, tag, -1) < 0) return;
    int options = control_info(control).options, on = (int)control_value(view->lab, control);
    assert(options <= CONTROL_OPTIONS);
    for (int i = 0; i < options; i++)
        entry[i] = (ListEntry){.label = control_option(view->lab, control, i, text[i]),
                               .chosen = i == on,
                               .refused = i != on && !control_check(view->lab, control, i, NULL)};
    anchor.y -= 4;
    anchor.h += 8;
    list_draw(view, anchor, anchor.w, entry, options, tag_of(&TARGET_OPTION, (int)control));
}
