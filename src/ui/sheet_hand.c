/* See sheet_hand.h. */
#include "ui/sheet_hand.h"

#include <stdio.h>
#include <string.h>

#include "ui/focus.h"

static const float WHEEL_ROWS = 3;

void sheet_hand_begin(Desk *desk, SheetKind kind) {
    char stem[DESK_STEM];
    const char *text = kind == SHEET_SAVE   ? desk_stem(desk, stem)
                       : kind == SHEET_OPEN ? ""
                                            : "1600";
    desk_clear(desk);
    sheet_begin(&desk->sheet, kind, text);
}

/* How many rows were seen at once; the view tells it by the index of the list's target. */
static int rows_seen(const Hand *h) {
    int at = shapes_find(h->drawn, "sheet list", -1, -1);
    return at < 0 ? 1 : h->drawn->shape[at].tag.index;
}

/* The folder so many names below the root, of those that the present one lies in. */
static void go_part(FileSheet *sheet, int depth) {
    char folder[SHEET_PATH];
    snprintf(folder, sizeof folder, "%s", sheet->folder);
    char *end = folder;
    for (int i = 0; i < depth && end; i++) end = strchr(end + 1, '/');
    if (depth == 0)
        folder[1] = '\0';
    else if (end)
        *end = '\0';
    sheet_go(sheet, folder);
}

static void press_tag(const Hand *h, Tag tag, int clicks) {
    Desk *desk = h->desk;
    FileSheet *sheet = &desk->sheet;
    if (touch_is(tag, "sheet row")) {
        sheet_choose(sheet, tag.index, rows_seen(h));
        if (clicks % 2 == 0) sheet_confirm(sheet);
    } else if (touch_is(tag, "sheet part"))
        go_part(sheet, tag.index);
    else if (touch_is(tag, "sheet recent"))
        desk->want_recent = tag.index;
    else if (touch_is(tag, "sheet line"))
        typing_key(&sheet->line, KEY_END);
    else if (touch_is(tag, "sheet act") && tag.index == SHEET_CONFIRM)
        sheet_confirm(sheet);
    else if (touch_is(tag, "sheet act"))
        sheet_close(sheet);
}

/* First the question, then the sheet. */
static void escape(FileSheet *sheet) {
    if (sheet->replace) {
        sheet->replace = false;
        sheet->said.text[0] = '\0';
    } else
        sheet_close(sheet);
}

/* Up and down in the list; while opening, also to its ends. */
static bool list_key(const Hand *h, int key) {
    FileSheet *sheet = &h->desk->sheet;
    int fit = rows_seen(h), to = sheet->chosen, last = sheet_rows(sheet) - 1;
    bool ends = sheet->kind == SHEET_OPEN;
    if (sheet->kind == SHEET_PICTURE) return false;
    if (key == KEY_UP)
        to = to < 0 ? last : to - 1;
    else if (key == KEY_DOWN)
        to++;
    else if (key == KEY_PAGE_UP)
        to -= fit;
    else if (key == KEY_PAGE_DOWN)
        to += fit;
    else if (key == KEY_HOME && ends)
        to = 0;
    else if (key == KEY_END && ends)
        to = last;
    else
        return false;
    sheet_choose(sheet, to, fit);
    return true;
}

static void press_key(const Hand *h, const InputEvent *e) {
    Desk *desk = h->desk;
    FileSheet *sheet = &desk->sheet;
    if (e->ctrl) return; /* opening, saving and the like wait until the sheet is closed */
    if (e->key == KEY_TAB) {
        focus_move(h, e->shift);
        return;
    }
    if (e->key == KEY_ENTER && desk->focus.name) {
        press_tag(h, desk->focus, 1);
        return;
    }
    desk->focus = (Tag){0};
    if (e->key == KEY_ENTER)
        sheet_confirm(sheet);
    else if (e->key == KEY_ESCAPE)
        escape(sheet);
    else if (e->key == KEY_BACKSPACE && sheet->kind == SHEET_OPEN && !sheet->line.text[0])
        sheet_up(sheet);
    else if (!list_key(h, e->key) && typing_key(&sheet->line, e->key))
        sheet_typed(sheet);
}

/* A dropped file, the end, and the size of the window. */
static bool is_for_others(const InputEvent *e) {
    bool end = e->ctrl && e->key == 'Q';
    return e->kind == INPUT_DROP || e->kind == INPUT_QUIT ||
           (e->kind == INPUT_KEY && (end || e->key == KEY_F11));
}

bool sheet_hand(const Hand *h, const InputEvent *e) {
    Desk *desk = h->desk;
    FileSheet *sheet = &desk->sheet;
    if (sheet->kind == SHEET_CLOSED) return false;
    if (is_for_others(e)) return false;
    if (e->kind == INPUT_MOVE || e->kind == INPUT_PRESS) desk->pointer = e->at;
    if (e->kind == INPUT_MOVE)
        desk->hover = touch_tag_at(h, e->at);
    else if (e->kind == INPUT_PRESS && e->button == BUTTON_LEFT) {
        desk->focus = (Tag){0};
        press_tag(h, touch_tag_at(h, e->at), e->clicks);
    } else if (e->kind == INPUT_WHEEL)
        sheet_scroll(sheet, (int)(-e->dy * WHEEL_ROWS), rows_seen(h));
    else if (e->kind == INPUT_KEY)
        press_key(h, e);
    else if (e->kind == INPUT_TEXT) {
        typing_type(&sheet->line, e->text);
        sheet_typed(sheet);
    }
    return true;
}
