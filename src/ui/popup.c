/* See popup.h. */
#include "ui/popup.h"

#include "ui/focus.h"
#include "ui/menu.h"

int popup_find(const Hand *h) {
    int last = -1;
    for (int i = -1; (i = shapes_find(h->drawn, "popup", -1, i)) >= 0;) last = i;
    return last;
}

bool popup_holds(const Hand *h, Point at) {
    for (int i = -1; (i = shapes_find(h->drawn, "popup", -1, i)) >= 0;) {
        if (rect_holds(h->drawn->shape[i].rect, at)) return true;
    }
    return false;
}

/* The topmost is closed; the focus goes back to what opened it: a word, or in a narrow header the one before all words. */
static void close(const Hand *h) {
    Desk *desk = h->desk;
    if (desk->open != CONTROL_NONE) {
        desk->focus = (Tag){"control", (int)desk->open};
        desk->open = CONTROL_NONE;
    } else if (desk->list >= 0) {
        desk->focus = (Tag){"act", desk->list};
        desk->list = -1;
    } else if (desk->menu >= 0) {
        desk->focus = (Tag){"menu", desk->menu};
        desk->menu = -1;
    } else {
        Tag word = {"word", (int)desk->word};
        desk->focus = touch_rect_of(h, word).w > 0 ? word : (Tag){"word", WORD_MENU};
        desk->word = WORD_NONE;
    }
}

bool popup_key(const Hand *h, const InputEvent *e) {
    Desk *desk = h->desk;
    bool any = desk->open != CONTROL_NONE || desk->menu >= 0 || desk->list >= 0;
    if (!any && desk->word == WORD_NONE) return false;
    bool control = touch_is(desk->focus, "control") && desk->open == CONTROL_NONE;
    switch (e->key) {
    case KEY_ESCAPE: close(h); return true;
    case KEY_UP:
    case KEY_DOWN: focus_move(h, e->key == KEY_UP); return true;
    case KEY_LEFT:
    case KEY_RIGHT:
        if (control && focus_arrow(h, e)) return true;
        if (control)
            focus_move(h, e->key == KEY_LEFT);
        else if (desk->word != WORD_NONE)
            menu_go(h, e->key == KEY_LEFT);
        return true;
    default: return false;
    }
}
