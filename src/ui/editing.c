/* See editing.h. */
#include "ui/editing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void editing_begin(const Gesture *g, Tag tag) {
    g->ui->editing.tag = tag;
    g->ui->editing.text[0] = '\0';
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
    size_t used = strlen(typed);
    bool products = editing->tag.target && editing->tag.target->written;
    const char *signs = products ? "0123456789+-.,eE*/^:() " : "0123456789+-.eE";
    for (const char *c = text; *c && used + 1 < UI_TEXT; c++) {
        /* signs beyond ASCII, · × −, whole */
        if (strchr(signs, *c) || (products && (unsigned char)*c >= 0x80)) typed[used++] = *c;
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
    if (tag.target && tag.target->written) {
        if (editing->text[0]) tag.target->written(g, tag, editing->text);
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

void editing_key(const Gesture *g, int key) {
    if (key == KEY_ENTER)
        finish(g);
    else if (key == KEY_BACKSPACE)
        take_back(g->ui->editing.text);
    else if (key == KEY_ESCAPE)
        g->ui->editing.tag = (Tag){0};
}

const char *editing_shown(const UiState *ui, char text[UI_TEXT + 4]) {
    snprintf(text, UI_TEXT + 4, "%s|", ui->editing.text);
    return text;
}
