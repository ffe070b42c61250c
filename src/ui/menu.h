/* What the header's words open. The sections of the controls: where these stand already, the section comes into view; in a
 * lesson it opens beneath its word. View: a list of switches, each with its key. Here: which entries there are, what they
 * say, and what choosing one does; keys and legends that are switches choose the same entries. */
#ifndef UI_MENU_H
#define UI_MENU_H

#include "ui/touch.h"

typedef enum Entry {
    ENTRY_LIGHT,
    ENTRY_DARK,
    ENTRY_CONTRAST,
    ENTRY_PROJECTOR,
    ENTRY_FULL_SCREEN,
    ENTRY_GRADIENT,   /* arrows show it, in place of the step */
    ENTRY_LOG_ARROWS, /* logarithmic lengths of arrows */
    ENTRY_LOG_LOSS,   /* logarithmic axis of the loss */
    ENTRY_ACCURACY,   /* in the timeline */
    ENTRY_CONTROLS,   /* all controls in the lesson's place, or the lesson back in it */
    ENTRY_COUNT
} Entry;

const char *menu_word(Word word);
const char *menu_label(const Desk *desk, Entry entry);
const char *menu_key(Entry entry); /* as it is written beside it */

/* The state that its check mark shows. */
bool menu_is_on(const Desk *desk, Entry entry);

/* Whether a line parts it from the entry above. */
bool menu_begins_group(Entry entry);

/* Only a lesson can be gone away from. */
bool menu_offers(const Player *player, Entry entry);

void menu_choose(Desk *desk, Entry entry);

/* A word is pressed; `open` was open before. */
void menu_press_word(const Hand *h, Word word, Word open);

/* The word beside it, on which arrows open what it opens; false when there is none. */
bool menu_go(const Hand *h, bool back);

#endif
