/* Fields for terms that a person types: an input of the network, and the condition of a set. While
 * one is typed, what is wrong with it so far, or what it is, stands below. */
#include <stdio.h>
#include <string.h>

#include "scene/term_read.h"
#include "screen/controls/controls.h"
#include "ui/editing.h"
#include "ui/symbol.h"
#include "ui/written.h"

/* ---- what is typed */

static const Term *where_of(const Lab *lab) {
    const Term *where = &lab->scene.set.where;
    return where->steps > 0 ? where : set_usual_where();
}

/* Reads it as what it will be; of an input, the term alone. */
static bool read(const Lab *lab, TermField which, const char *text, Feature *feature,
                 Message *message) {
    *feature = (Feature){.kind = FEATURE_TYPED};
    if (which == TERM_FIELD_WHERE)
        return term_read_condition(&feature->term, text, &lab->scene.data, message);
    return term_read_feature(feature, text, &lab->scene.data, message);
}

static bool set_where(const Gesture *g, const Term *where) {
    Action action = {.kind = ACTION_SET_POINTS, .set = g->lab->scene.set};
    action.set.where = *where;
    gesture_apply(g, &action);
    return true;
}

static bool add_input(const Gesture *g, const Feature *feature) {
    const Features *fed = &g->lab->scene.features;
    Action action = {.kind = ACTION_SET_INPUTS, .inputs = *fed};
    if (inputs_find(fed, feature) >= 0)
        return message_set(&g->lab->notice, "The network is fed this already.");
    if (fed->count == MAX_INPUTS)
        return message_set(&g->lab->notice,
                           "The network has all the %d inputs it can have: take "
                           "another one out first.",
                           MAX_INPUTS);
    action.inputs.feature[action.inputs.count++] = *feature;
    gesture_apply(g, &action);
    return true;
}

/* What cannot be taken stays in the field, to be mended. */
static void field_written(const Gesture *g, Tag tag, const char *text) {
    Feature feature;
    Message why;
    bool good = read(g->lab, (TermField)tag.index, text, &feature, &why);
    if (!good) message_set(&g->lab->notice, "%s", why.text);
    bool done = good && (tag.index == TERM_FIELD_WHERE ? set_where(g, &feature.term)
                                                       : add_input(g, &feature));
    if (!done) g->ui->editing.tag = tag;
}

static void field_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (tag.index == TERM_FIELD_WHERE)
        editing_change_text(g, tag, where_of(g->lab)->text);
    else
        editing_begin(g, tag);
}

static const char *field_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    return tag.index == TERM_FIELD_WHERE
               ? "The condition that makes a point red, as x2 > sin(x1) or x1*x2 < 0 and x1 > -3: "
                 "the run begins anew"
               : "Type an input of your own, as x1^2 + x2^2 or abs(x1 - x2): the run begins anew";
}

static const Target TARGET_TERM = {.name = "term", /* index: TermField */
                                   .words = true,
                                   .stop = TAB_EACH,
                                   .press = field_press,
                                   .written = field_written,
                                   .say = field_say};

Tag term_field_tag(TermField which) {
    return tag_of(&TARGET_TERM, (int)which);
}

bool term_field_is_typed(const View *view, TermField which) {
    return tag_same(view->ui->editing.tag, term_field_tag(which));
}

/* ---- what it looks like */

void term_field(View *view, Rect rect, TermField which) {
    const Theme *t = view->theme;
    Tag tag = term_field_tag(which);
    shapes_mark(view->out, "term", (int)which);
    if (term_field_is_typed(view, which)) {
        editing_field(view, rect);
    } else {
        char text[WRITTEN_TEXT];
        float radius = view_units(view, 5), pad = view_units(view, 8);
        TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
        shapes_rect(view->out, rect, radius, t->card);
        shapes_border(view->out, rect, radius, 1, t->hairline);
        view_feedback(view, rect, radius, tag);
        view_text(view, written_text(where_of(view->lab), NULL, text), rect.x + pad,
                  view_middle(view, &style, rect.y, rect.h), rect.w - 2 * pad, &style);
    }
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag, rect);
}

void term_field_note(View *view, Rect rect, TermField which) {
    const Theme *t = view->theme;
    const char *typed = view->ui->editing.line.text;
    char text[WRITTEN_TEXT + 2] = "= ";
    Feature feature;
    Message why;
    bool good = read(view->lab, which, typed, &feature, &why);
    bool error = !good && typed[0];
    TextStyle style = view_style(view, TYPE_SMALL, error ? t->bad : t->quiet, ALIGN_LEFT);
    float line = style.size * 1.25f;
    if (good && feature.kind == FEATURE_TYPED)
        written_text(&feature.term, &view->lab->scene.data, text + 2);
    else if (good)
        symbol_feature(&feature, text + 2);
    shapes_mark(view->out, error ? "term wrong" : "term right", (int)which);
    view_lines(view,
               good       ? text
               : typed[0] ? why.text
                          : "as x1^2 + x2^2; Enter takes it, Esc leaves it",
               (Point){rect.x, rect.y + style.size}, rect.w, line, 2, &style);
    shapes_mark(view->out, NULL, 0);
}
