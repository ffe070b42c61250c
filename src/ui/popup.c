/* See popup.h. */
#include "ui/popup.h"

#include "ui/widgets.h"

static const Target POPUP = {.name = "popup"}, COVER = {.name = "cover"};

void popup_toggle(const Gesture *g, Tag opener) {
    Popup *popup = &g->ui->popup;
    popup->list = (Tag){0};
    if (!tag_same(popup->list_before, opener)) popup->list = opener;
    popup->just_opened = popup->list.target != NULL;
}

bool popup_press_again(UiState *ui, const InputEvent *press) {
    Popup *popup = &ui->popup;
    bool again = press->clicks > 1 && popup->just_opened && popup->list.target;
    if (!again) popup->just_opened = false;
    return again;
}

void popup_toggle_card(const Gesture *g, Tag opener) {
    Popup *popup = &g->ui->popup;
    popup->card = (Tag){0};
    if (!tag_same(popup->card_before, opener)) popup->card = opener;
}

void popup_close_card(UiState *ui) {
    ui->popup.card = (Tag){0};
}

bool popup_is_open(const UiState *ui, Tag opener) {
    return tag_same(ui->popup.list, opener) || tag_same(ui->popup.card, opener);
}

bool popup_press(const Gesture *g, Point at) {
    Popup *popup = &g->ui->popup;
    popup->card_before = popup->card;
    popup->list_before = popup->list;
    if (!popup->card.target || popup_holds(g->drawn, at)) return false;
    popup->card = (Tag){0};
    return true;
}

int popup_find(const Shapes *drawn) {
    for (int i = drawn->targets - 1; i >= 0; i--) {
        const Target *target = drawn->shape[drawn->target[i]].tag.target;
        if (target == &POPUP || target == &COVER) return drawn->target[i];
    }
    return -1;
}

bool popup_holds(const Shapes *drawn, Point at) {
    for (int i = -1; (i = target_find_any(drawn, &POPUP, i)) >= 0;) {
        if (rect_holds(drawn->shape[i].rect, at)) return true;
    }
    return false;
}

void popup_draw(View *view) {
    Tag card = view->ui->popup.card, list = view->ui->popup.list;
    if (card.target && card.target->open) card.target->open(view, card);
    if (list.target && list.target->open) list.target->open(view, list);
}

void popup_ground(View *view, Rect rect) {
    const Theme *t = view->theme;
    float radius = view_units(view, 8) / view->ui->scale;
    shapes_shadow(view->out, rect, radius, 14, t->shadow);
    shapes_rect(view->out, rect, radius, t->card);
    shapes_border(view->out, rect, radius, 1, t->hairline);
    target_place(view->out, tag_of(&POPUP, 0), rect);
}

void popup_cover(View *view, Rect rect) {
    target_place(view->out, tag_of(&COVER, 0), rect);
}
