/* What the thing under the pointer is, beside it: what it does and its key, or why it does nothing now. */
#include <stdio.h>
#include <string.h>

#include "ui/menu.h"
#include "view/widgets.h"

enum { TOOLTIP_TEXT = 640 };

static const char *act_hint(Act act) {
    switch (act) {
    case ACT_OPEN: return "Opens a scene, a lesson or a CSV file (Ctrl+O)";
    case ACT_OPEN_CSV: return "Opens a table of points (Ctrl+O)";
    case ACT_SAVE: return "Saves the scene (Ctrl+S; with Shift under another name)";
    case ACT_EXPORT:
        return "A picture of the window or the plane (F12), or the network as Python (Ctrl+E)";
    case ACT_HELP: return "Every key (?)";
    case ACT_HOME: return "All lessons";
    case ACT_PROJECTOR: return "Larger type, to be read from afar (P)";
    case ACT_THEME: return "Light, dark, high contrast (T)";
    default: return NULL;
    }
}

static const char *word_hint(Word word) {
    static const char *const hints[WORD_COUNT] = {
        [SECTION_DATA] = "The points: where they come from, how many, how messy",
        [SECTION_NETWORK] = "Inputs, layers and the start: the run begins anew",
        [SECTION_TRAINING] = "Rule, loss, optimizer, rate, batch, penalties",
        [WORD_VIEW] = "How all this is looked at: theme, arrows, axes",
        [WORD_MENU] = "Points, network, training, and how they are looked at",
    };
    return hints[word];
}

static const char *entry_hint(const Desk *desk, Entry entry, char text[TOOLTIP_TEXT]) {
    snprintf(text, TOOLTIP_TEXT, "%s (%s)",
             entry == ENTRY_GRADIENT ? "Arrows show the next step, or the gradient"
             : entry == ENTRY_LOG_ARROWS
                 ? "Lengths of arrows: linear, or logarithmic over four powers of ten"
                 : menu_label(desk, entry),
             menu_key(entry));
    return text;
}

static const char *tool_hint(Tool tool) {
    static const char *const hints[] = {
        [TOOL_CLASS0] = "Places blue points, class 0; hold to spray (2)",
        [TOOL_CLASS1] = "Places red points, class 1; hold to spray (1)",
        [TOOL_CLASS2] = "Places green points, class 2; hold to spray (3)",
        [TOOL_CLASS3] = "Places violet points, class 3; hold to spray (4)",
        [TOOL_MOVE] = "Moves points, lines and the plane itself (M)",
        [TOOL_ERASE] = "Erases points (X)",
    };
    return hints[tool];
}

static const char *lesson_hint(int act) {
    switch (act) {
    case LESSON_BACK: return "The step before (PageUp)";
    case LESSON_NEXT: return "The next step (PageDown)";
    case LESSON_AGAIN: return "Sets this step up as it was at first";
    case LESSON_MORE: return "The rest of the text (Down)";
    case LESSON_ONWARD: return NULL;
    default: return "To this step";
    }
}

/* Of what is the same whichever it is. */
static const char *plain_hint(const char *name) {
    static const char *const hints[][2] = {
        {"section", "Folds this section away, or opens it (Enter)"},
        {"phase", "Shows a step up to here (F; Left and Right go layer by layer)"},
        {"menu", "What else can stand here"},
        {"hint", "A word of help (H)"},
        {"epsilon", "How far the weight is nudged to check its gradient (arrows)"},
        {"axis", "Another weight on this axis (arrows; right click for the one before)"},
        {"slice", "Where the plane stands along this column (arrows)"},
    };
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        if (strcmp(hints[i][0], name) == 0) return hints[i][1];
    }
    return NULL;
}

/* Why it cannot be, or what it is; of an option first its name where only a picture shows it. */
static const char *control_hint(const View *view, Control control, int option,
                                char text[TOOLTIP_TEXT]) {
    Message why = {0};
    char name[64];
    ControlInfo info = control_info(control);
    bool listed = view->desk->open != CONTROL_NONE; /* its names stand there to be read */
    const char *refusal = control_refusal(view->lab, control);
    if (refusal) return refusal;
    if (option >= 0 && option != (int)control_value(view->lab, control) &&
        !control_check(view->lab, control, option, &why))
        snprintf(text, TOOLTIP_TEXT, "%s", why.text);
    else if (option >= 0 && info.kind == CONTROL_KIND_PICTURES)
        snprintf(text, TOOLTIP_TEXT, "%s: %s", control_option(view->lab, control, option, name),
                 info.hint);
    else
        return listed ? NULL : info.hint;
    return text;
}

static const char *hint_of(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    static const char *const kinds[] = {"control", "less", "more"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(tag.name, kinds[i]) == 0)
            return control_hint(view, (Control)tag.index, -1, text);
    }
    if (strcmp(tag.name, "option") == 0)
        return control_hint(view, (Control)(tag.index / 64), tag.index % 64, text);
    if (strcmp(tag.name, "value") == 0)
        return control_enabled(view->lab, (Control)tag.index)
                   ? "Click to type a number (Enter with the focus)"
                   : control_refusal(view->lab, (Control)tag.index);
    if (strcmp(tag.name, "act") == 0) return act_hint((Act)tag.index);
    if (strcmp(tag.name, "word") == 0 && view->desk->word == WORD_NONE)
        return word_hint((Word)tag.index);
    if (strcmp(tag.name, "tool") == 0) return tool_hint((Tool)tag.index);
    if (strcmp(tag.name, "lesson") == 0) return lesson_hint(tag.index);
    if (strcmp(tag.name, "entry") == 0 && view->desk->word == WORD_NONE)
        return entry_hint(view->desk, (Entry)tag.index, text);
    return plain_hint(tag.name);
}

/* Breaks a hint into at most so many lines; returns how many. */
enum { LINES = 4 };
static int break_lines(const View *view, const char *hint, const TextStyle *style, float width,
                       char line[LINES][256]) {
    int lines = 0;
    while (*hint && lines < LINES) {
        size_t length = text_break(view->glyphs, hint, style, view->desk->density, width);
        snprintf(line[lines++], 256, "%.*s", (int)length, hint);
        hint += length;
        while (*hint == ' ') hint++;
    }
    return lines;
}

static void tooltip(View *view, const char *hint, int index) {
    const Desk *d = view->desk;
    char line[LINES][256];
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->on_accent, ALIGN_LEFT);
    float pad = view_units(view, 8), each = view_units(view, 17), w = 0;
    int lines = break_lines(view, hint, &style, view_units(view, 420), line);
    for (int i = 0; i < lines; i++) {
        float wide = text_width(view->glyphs, line[i], &style, d->density);
        if (wide > w) w = wide;
    }
    Rect box = {d->pointer.x + 12, d->pointer.y + 20, w + 2 * pad,
                each * (float)lines + view_units(view, 9)};
    if (box.x + box.w > d->width - 6) box.x = d->width - 6 - box.w;
    if (box.x < 6) box.x = 6;
    if (box.y + box.h > d->height - 6) box.y = d->pointer.y - box.h - 8;
    shapes_tag(view->out, "tooltip", index);
    shapes_rect(view->out, box, 5, view->theme->accent);
    for (int i = 0; i < lines; i++)
        view_text(view, line[i], box.x + pad,
                  view_middle(view, &style, box.y + view_units(view, 4.5f) + each * (float)i, each),
                  0, &style);
    shapes_tag(view->out, NULL, 0);
}

void view_tooltip(View *view) {
    const Desk *d = view->desk;
    char text[TOOLTIP_TEXT];
    if (!d->hover.name || d->pressed.name || d->help || d->list >= 0 || d->editing != CONTROL_NONE)
        return;
    const char *hint = hint_of(view, d->hover, text);
    if (hint && d->sheet.kind == SHEET_CLOSED) tooltip(view, hint, d->hover.index);
}
