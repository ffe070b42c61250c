/* See editing.h. */
#include "ui/editing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/text.h"
#include "ui/widgets.h"

void editing_begin(const Gesture *g, Tag tag) {
    g->ui->editing = (Editing){.tag = tag};
}

void editing_change_text(const Gesture *g, Tag tag, const char *text) {
    Editing *editing = &g->ui->editing;
    *editing = (Editing){.tag = tag, .old = true};
    typing_set(&editing->line, text);
}

void editing_change(const Gesture *g, Tag tag, double value) {
    char text[UI_TEXT];
    bool whole = value == round(value) && fabs(value) < 1e15;
    snprintf(text, sizeof text, whole ? "%.0f" : "%.6g", value);
    editing_change_text(g, tag, text);
}

void editing_mend(const Gesture *g, Tag tag, const char *text) {
    editing_change_text(g, tag, text);
    typing_key(&g->ui->editing.line, KEY_END);
    g->ui->editing.old = false;
}

bool editing_is_on(const UiState *ui) {
    return ui->editing.tag.target != NULL;
}

bool editing_is(const View *view, Subject subject) {
    Tag tag = view->ui->editing.tag;
    return tag.target && subject_same(subject_of(view->lab, tag), subject);
}

/* Without what does not belong there. Where no field is open, a key has said all: what it types is
 * for nobody. */
void editing_text(const Gesture *g, const char *text) {
    Editing *editing = &g->ui->editing;
    const Target *target = editing->tag.target;
    if (!target) return;
    bool products = target->written != NULL, words = target->words;
    const char *signs = products ? "0123456789+-.,eE*/^:() " : "0123456789+-.eE";
    char kept[UI_TEXT] = "";
    size_t used = 0;
    for (const char *c = text; *c && used + 1 < UI_TEXT; c++) {
        /* signs beyond ASCII, · × −, whole */
        if (words || strchr(signs, *c) || (products && (unsigned char)*c >= 0x80))
            kept[used++] = *c;
    }
    if (used == 0 && *text) {
        message_set(&g->lab->notice, "\"%.60s\" is not a number, and no part of one.", text);
        return;
    }
    editing->old = false;
    typing_type(&editing->line, kept);
}

/* Sets the typed number, if it is one. */
static void finish(const Gesture *g) {
    Editing *editing = &g->ui->editing;
    char text[UI_TEXT]; /* the line may be mended at once */
    snprintf(text, sizeof text, "%s", editing->line.text);
    Tag tag = editing->tag;
    char *end;
    double value = strtod(text, &end);
    editing->tag = (Tag){0};
    if (editing->old) return; /* nothing was typed, and the value may have more digits */
    if (tag.target && tag.target->written) {
        if (text[0] || tag.target->blank) tag.target->written(g, tag, text);
        return;
    }
    if (end != text && *end == '\0' && isfinite(value)) {
        if (tag.target && tag.target->typed) tag.target->typed(g, tag, value);
    } else if (text[0]) {
        message_set(&g->lab->notice, "\"%.60s\" is not a number.", text);
    }
}

/* At the end of a line there is nothing before Delete: it takes all. */
static bool takes_all(const Typing *line, int key) {
    return key == KEY_DELETE && line->text[line->at] == '\0';
}

void editing_key(const Gesture *g, int key) {
    Editing *editing = &g->ui->editing;
    if (key == KEY_ENTER) {
        finish(g);
        return;
    }
    if (key == KEY_ESCAPE) {
        editing->tag = (Tag){0};
        return;
    }
    if (takes_all(&editing->line, key)) editing->line.all = true;
    if (typing_key(&editing->line, key) && (key == KEY_BACKSPACE || key == KEY_DELETE))
        editing->old = false;
}

const char *editing_shown(const UiState *ui, char text[UI_TEXT + 4]) {
    const Typing *line = &ui->editing.line;
    snprintf(text, UI_TEXT + 4, "%.*s%s%s", line->at, line->text, line->all ? "" : "|",
             line->text + line->at);
    return text;
}

void editing_ground(View *view, float x, float baseline, const TextStyle *style) {
    char text[UI_TEXT + 4];
    if (!view->ui->editing.line.all) return;
    float wide = text_width(view->glyphs, editing_shown(view->ui, text), style, view->ui->density);
    float pad = view_units(view, 2), high = style->size * 1.25f;
    float back = style->align == ALIGN_RIGHT ? 1 : style->align == ALIGN_CENTER ? 0.5f : 0;
    Rect ground = {x - wide * back - pad, baseline - high * 0.8f, wide + 2 * pad, high};
    shapes_mark(view->out, "old value", 0);
    shapes_rect(view->out, ground, 2, color_faded(view->theme->accent, 0.22f));
    shapes_mark(view->out, NULL, 0);
}

/* The part of a long line that holds the caret. */
static const char *around_caret(const View *view, const char *shown, const TextStyle *style,
                                float room) {
    const char *caret = strchr(shown, '|');
    char before[UI_TEXT + 4];
    while (caret && shown < caret) {
        snprintf(before, sizeof before, "%.*s", (int)(caret - shown) + 1, shown);
        if (text_width(view->glyphs, before, style, view->ui->density) <= room) break;
        if (!text_next(&shown)) break;
    }
    return shown;
}

void editing_field(View *view, Rect rect) {
    char text[UI_TEXT + 4];
    float radius = view_units(view, 5), pad = view_units(view, 8);
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    float x = rect.x + pad, y = view_middle(view, &style, rect.y, rect.h);
    shapes_rect(view->out, rect, radius, view->theme->card);
    shapes_border(view->out, rect, radius, 2, view->theme->accent);
    editing_ground(view, x, y, &style);
    const char *shown = editing_shown(view->ui, text);
    view_text(view, around_caret(view, shown, &style, rect.w - 2 * pad), x, y, rect.w - 2 * pad,
              &style);
}
