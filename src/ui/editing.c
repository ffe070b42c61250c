/* See editing.h. */
#include "ui/editing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/widgets.h"

void editing_begin(const Gesture *g, Tag tag) {
    g->ui->editing = (Editing){.tag = tag};
}

void editing_change_text(const Gesture *g, Tag tag, const char *text) {
    Editing *editing = &g->ui->editing;
    *editing = (Editing){.tag = tag, .old = true};
    snprintf(editing->text, UI_TEXT, "%s", text);
}

void editing_change(const Gesture *g, Tag tag, double value) {
    char text[UI_TEXT];
    bool whole = value == round(value) && fabs(value) < 1e15;
    snprintf(text, sizeof text, whole ? "%.0f" : "%.6g", value);
    editing_change_text(g, tag, text);
}

void editing_mend(const Gesture *g, Tag tag, const char *text) {
    editing_change_text(g, tag, text);
    g->ui->editing.old = false;
}

bool editing_is_on(const UiState *ui) {
    return ui->editing.tag.target != NULL;
}

bool editing_is(const View *view, Subject subject) {
    Tag tag = view->ui->editing.tag;
    return tag.target && subject_same(subject_of(view->lab, tag), subject);
}

void editing_text(const Gesture *g, const char *text) {
    Editing *editing = &g->ui->editing;
    char *typed = editing->text;
    if ((editing->old || editing->all) && text[0]) typed[0] = '\0';
    editing->old = editing->all = false;
    size_t used = strlen(typed);
    bool products = editing->tag.target && editing->tag.target->written;
    const char *signs = products ? "0123456789+-.,eE*/^:() " : "0123456789+-.eE";
    bool words = editing->tag.target && editing->tag.target->words;
    for (const char *c = text; *c && used + 1 < UI_TEXT; c++) {
        bool control = (unsigned char)*c < ' ' || *c == 127;
        /* signs beyond ASCII, · × −, whole */
        if ((words && !control) || strchr(signs, *c) || (products && (unsigned char)*c >= 0x80))
            typed[used++] = *c;
    }
    typed[used] = '\0';
}

/* Sets the typed number, if it is one. */
static void finish(const Gesture *g) {
    Editing *editing = &g->ui->editing;
    Tag tag = editing->tag;
    char *end;
    double value = strtod(editing->text, &end);
    editing->tag = (Tag){0};
    if (editing->old) return; /* nothing was typed, and the value may have more digits */
    if (tag.target && tag.target->written) {
        char text[UI_TEXT]; /* it may be mended at once */
        snprintf(text, sizeof text, "%s", editing->text);
        if (text[0] || tag.target->blank) tag.target->written(g, tag, text);
        return;
    }
    if (end != editing->text && *end == '\0') {
        if (tag.target && tag.target->typed) tag.target->typed(g, tag, value);
    } else if (editing->text[0]) {
        message_set(&g->lab->notice, "\"%s\" is not a number.", editing->text);
    }
}

/* The last character, however many bytes it has. */
static void take_back(char *typed) {
    size_t used = strlen(typed);
    while (used > 0 && ((unsigned char)typed[used - 1] & 0xC0) == 0x80) used--;
    typed[used > 0 ? used - 1 : 0] = '\0';
}

/* All of it: what is marked, or by Delete. */
static bool is_erased(const Editing *editing, int key) {
    return key == KEY_DELETE || (key == KEY_BACKSPACE && (editing->old || editing->all));
}

void editing_key(const Gesture *g, int key) {
    if (key == KEY_ENTER)
        finish(g);
    else if (is_erased(&g->ui->editing, key))
        g->ui->editing.text[0] = '\0';
    else if (key == KEY_BACKSPACE)
        take_back(g->ui->editing.text);
    else if (key == KEY_ESCAPE)
        g->ui->editing.tag = (Tag){0};
    if (key == KEY_BACKSPACE || key == KEY_DELETE) g->ui->editing.old = g->ui->editing.all = false;
}

const char *editing_shown(const UiState *ui, char text[UI_TEXT + 4]) {
    snprintf(text, UI_TEXT + 4, "%s%s", ui->editing.text,
             ui->editing.old || ui->editing.all ? "" : "|");
    return text;
}

void editing_ground(View *view, float x, float baseline, const TextStyle *style) {
    char text[UI_TEXT + 4];
    if (!view->ui->editing.old && !view->ui->editing.all) return;
    float wide = text_width(view->glyphs, editing_shown(view->ui, text), style, view->ui->density);
    float pad = view_units(view, 2), high = style->size * 1.25f;
    float back = style->align == ALIGN_RIGHT ? 1 : style->align == ALIGN_CENTER ? 0.5f : 0;
    Rect ground = {x - wide * back - pad, baseline - high * 0.8f, wide + 2 * pad, high};
    shapes_mark(view->out, "old value", 0);
    shapes_rect(view->out, ground, 2, color_faded(view->theme->accent, 0.22f));
    shapes_mark(view->out, NULL, 0);
}
