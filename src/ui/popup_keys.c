/* popup_key of popup.h. Other popup code knows no focus; focus.c asks it where a popup begins. */
#include "ui/focus.h"
#include "ui/popup.h"

/* The focus goes back to the opener, or to one of its kind if it is gone (a bar became narrow). */
static void close(const Gesture *g, Tag *open) {
    int other = target_find_any(g->drawn, open->target, -1);
    bool there = target_find(g->drawn, *open, -1) >= 0;
    g->ui->focus = there || other < 0 ? *open : g->drawn->shape[other].tag;
    *open = (Tag){0};
}

/* Left and right: first to the focused target in a card, then to the next target; otherwise to
 * the card's word, which may have another card beside it. */
static void sideways(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    Tag card = ui->popup.card, focus = ui->focus;
    bool within = !ui->popup.list.target && focus.target && focus.target->arrow &&
                  focus.target != card.target;
    if (within && focus.target->arrow(g, focus, e)) return;
    if (within)
        focus_move(g, e->key == KEY_LEFT);
    else if (card.target && card.target->arrow)
        card.target->arrow(g, card, e);
}

/* Into a list that a pointer opened: first to what is chosen there. */
static bool enter_list(const Gesture *g) {
    Tag list = g->ui->popup.list;
    if (!list.target || !list.target->follow) return false;
    Tag chosen = list.target->follow(g, list);
    bool there = chosen.target && target_find(g->drawn, chosen, -1) >= 0;
    if (!there || g->ui->focus.target == chosen.target) return false;
    g->ui->hover = (Tag){0};
    g->ui->focus = chosen;
    return true;
}

bool popup_key(const Gesture *g, const InputEvent *e) {
    Popup *popup = &g->ui->popup;
    if (!popup->card.target && !popup->list.target) return false;
    switch (e->key) {
    case KEY_ESCAPE: close(g, popup->list.target ? &popup->list : &popup->card); return true;
    case KEY_UP:
    case KEY_DOWN:
        if (!enter_list(g)) focus_move(g, e->key == KEY_UP);
        return true;
    case KEY_LEFT:
    case KEY_RIGHT: sideways(g, e); return true;
    default: return false;
    }
}
