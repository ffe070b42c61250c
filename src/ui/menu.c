/* See menu.h. */
#include "ui/menu.h"

static const struct {
    const char *label, *key;
    bool begins; /* a group */
} entries[ENTRY_COUNT] = {
    [ENTRY_LIGHT] = {"Light theme", "T", false},
    [ENTRY_DARK] = {"Dark theme", "T", false},
    [ENTRY_CONTRAST] = {"High contrast", "T", false},
    [ENTRY_PROJECTOR] = {"Projector mode", "P", true},
    [ENTRY_FULL_SCREEN] = {"Full screen", "F11", false},
    [ENTRY_GRADIENT] = {"Arrows show the gradient", "G", true},
    [ENTRY_LOG_ARROWS] = {"Logarithmic arrows", "L", false},
    [ENTRY_LOG_LOSS] = {"Logarithmic loss axis", "Shift+L", false},
    [ENTRY_ACCURACY] = {"Accuracy in the timeline", "A", false},
    [ENTRY_CONTROLS] = {"All controls", "C", true},
};

const char *menu_word(Word word) {
    static const char *const words[WORD_COUNT] = {
        [SECTION_DATA] = "Data", [SECTION_NETWORK] = "Network", [SECTION_TRAINING] = "Training",
        [WORD_VIEW] = "View",    [WORD_MENU] = "Menu",
    };
    return words[word];
}

const char *menu_label(const Desk *desk, Entry entry) {
    return entry == ENTRY_CONTROLS && desk->wander ? "Back to the lesson" : entries[entry].label;
}

const char *menu_key(Entry entry) {
    return entries[entry].key;
}

bool menu_begins_group(Entry entry) {
    return entries[entry].begins;
}

bool menu_offers(const Player *player, Entry entry) {
    return entry != ENTRY_CONTROLS || player->playing;
}

/* The switch of the desk that an entry is, of those that are no theme. */
static bool *switch_of(Desk *desk, Entry entry) {
    switch (entry) {
    case ENTRY_PROJECTOR: return &desk->projector;
    case ENTRY_FULL_SCREEN: return &desk->full_screen;
    case ENTRY_GRADIENT: return &desk->gradient_length;
    case ENTRY_LOG_ARROWS: return &desk->logarithmic_arrows;
    case ENTRY_LOG_LOSS: return &desk->logarithmic_loss;
    case ENTRY_ACCURACY: return &desk->accuracy;
    default: return &desk->wander; /* ENTRY_CONTROLS */
    }
}

bool menu_is_on(const Desk *desk, Entry entry) {
    if (entry <= ENTRY_CONTRAST) return desk->theme == (ThemeKind)entry;
    if (entry == ENTRY_CONTROLS) return false; /* its words say it */
    Desk copy = *desk;
    return *switch_of(&copy, entry);
}

void menu_choose(Desk *desk, Entry entry) {
    if (entry <= ENTRY_CONTRAST)
        desk->theme = (ThemeKind)entry;
    else {
        bool *is_on = switch_of(desk, entry);
        *is_on = !*is_on;
    }
    if (entry == ENTRY_FULL_SCREEN) desk->want_full_screen = true;
    desk->word = WORD_NONE;
}

/* ---- words */

static bool shows_controls(const Hand *h) {
    return !h->player->playing || h->desk->wander;
}

/* Opens the section where the controls stand, and moves it to the top of what is seen of them. */
static void reveal(const Hand *h, Section section) {
    Desk *desk = h->desk;
    const Tag title = {"section", (int)section};
    Rect at = touch_rect_of(h, title);
    for (int i = -1; (i = shapes_find(h->drawn, "controls", -1, i)) >= 0;) {
        const Shape *place = &h->drawn->shape[i];
        float beyond = (float)place->tag.index;
        if (desk->scroll_controls > beyond) desk->scroll_controls = beyond;
        desk->scroll_controls += at.y - place->rect.y;
        if (desk->scroll_controls < 0) desk->scroll_controls = 0;
    }
    desk->folded[section] = false;
    desk->focus = title;
}

void menu_press_word(const Hand *h, Word word, Word open) {
    Desk *desk = h->desk;
    bool section = word < WORD_VIEW;
    if (section && shows_controls(h)) {
        desk->word = WORD_NONE;
        reveal(h, (Section)word);
        return;
    }
    desk->word = word == open ? WORD_NONE : word;
    if (touch_is(desk->focus, "word") && desk->focus.index != (int)word) desk->focus = (Tag){0};
    if (section) desk->scroll_controls = 0;
}

bool menu_go(const Hand *h, bool back) {
    Desk *desk = h->desk;
    int next = (int)desk->word + (back ? -1 : 1);
    bool there = next >= 0 && next <= WORD_VIEW && !shows_controls(h) &&
                 touch_rect_of(h, (Tag){"word", next}).w > 0;
    if (!there) return false;
    menu_press_word(h, (Word)next, WORD_NONE);
    desk->focus = (Tag){"word", next};
    return true;
}
