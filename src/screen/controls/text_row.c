/* See controls.h. */
#include <assert.h>
#include <stdio.h>

#include "screen/controls/controls.h"
#include "ui/editing.h"

static const char *stop_of(const Lab *lab) {
    return lab->scene.stop;
}

static const struct {
    const char *label, *empty, *hint;
    const char *(*text)(const Lab *lab);
    ActionKind action; /* with the text */
} rows[] = {
    [TEXT_STOP] = {"Stop at", "never",
                   "Play pauses when this is met: loss < 0.1, accuracy > 95 %, epoch 500; the run "
                   "goes on",
                   stop_of, ACTION_STOP_WHEN},
};
static_assert(sizeof rows / sizeof *rows == TEXT_ROWS, "a row is missing");

static void text_press(const Gesture *g, Tag tag, const InputEvent *e) {
    editing_change_text(g, tag, rows[tag.index].text(g->lab));
}

static bool text_enter(const Gesture *g, Tag tag) {
    text_press(g, tag, NULL);
    return true;
}

static void text_written(const Gesture *g, Tag tag, const char *text) {
    Action action = {.kind = rows[tag.index].action};
    snprintf(action.text, sizeof action.text, "%s", text);
    if (!gesture_apply(g, &action)) editing_mend(g, tag, text);
}

static const char *text_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    return rows[tag.index].hint;
}

static const Target TARGET_TEXT_ROW = {.name = "text row",
                                       .stop = TAB_EACH,
                                       .press = text_press,
                                       .enter = text_enter,
                                       .written = text_written,
                                       .words = true,
                                       .blank = true,
                                       .say = text_say};

void text_row_draw(View *view, Rect row, TextRow which) {
    const Theme *t = view->theme;
    Tag tag = tag_of(&TARGET_TEXT_ROW, (int)which);
    const char *text = rows[which].text(view->lab);
    float label = row.w * LABEL_SHARE, radius = view_units(view, 5), pad = view_units(view, 8);
    Rect box = {row.x + label, row.y, row.w - label, row.h};
    TextStyle style = view_style(view, TYPE_SMALL, text[0] ? t->ink : t->quiet, ALIGN_LEFT);
    row_label(view, row, rows[which].label, true, false);
    shapes_mark(view->out, "text row", (int)which);
    if (tag_same(view->ui->editing.tag, tag)) {
        editing_field(view, box);
    } else {
        shapes_rect(view->out, box, radius, t->card);
        shapes_border(view->out, box, radius, 1, t->hairline);
        view_feedback(view, box, radius, tag);
        view_text(view, text[0] ? text : rows[which].empty, box.x + pad,
                  view_middle(view, &style, box.y, box.h), box.w - 2 * pad, &style);
    }
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag, box);
}
