/* What the header's words open: for Data, Network and Training a section of the controls
 * (screen/header/menus.c), for View a list of switches with their keys. Here: the switches, what
 * they say, and what choosing one does, be it by list, key or legend. */
#ifndef UI_MENU_H
#define UI_MENU_H

#include "ui/view.h"

typedef enum Entry {
    ENTRY_LIGHT,
    ENTRY_DARK,
    ENTRY_CONTRAST,
    ENTRY_PROJECTOR,
    ENTRY_FULL_SCREEN,
    ENTRY_COLUMN,      /* the left column is folded away */
    ENTRY_GRADIENT,    /* arrows show it, in place of the step */
    ENTRY_LENS,        /* arrows that are too short to be seen are all enlarged */
    ENTRY_LOG_ARROWS,  /* logarithmic lengths of arrows on edges */
    ENTRY_LOG_LOSS,    /* logarithmic axis of the loss */
    ENTRY_ACCURACY,    /* in the timeline */
    ENTRY_EQUAL_UNITS, /* on both axes of the plane: of the scene, and undone as points are */
    ENTRY_SHARES,      /* this and those below: extras, lab/extra_names.h */
    ENTRY_HULLS,
    ENTRY_FAN,
    ENTRY_SQUARES,
    ENTRY_BLAME,
    ENTRY_ALONG_PATH,
    ENTRY_COMPARE,    /* runs side by side, in place of the one */
    ENTRY_KEEP,       /* the present run, to be put beside the next */
    ENTRY_EXPERIMENT, /* opens the sheet */
    ENTRY_LAYOUT,     /* the panels of free play in their places again */
    ENTRY_PRESENTER,  /* notes and hands counted, in a lesson */
    ENTRY_CONTROLS,   /* all controls in the lesson's place, or the lesson back in it */
    ENTRY_COUNT
} Entry;

/* What stands for it, for whoever draws one: the list, a legend. */
Tag menu_tag(Entry entry);

const char *menu_label(const UiState *ui, Entry entry);
const char *menu_key(Entry entry); /* as it is written beside it; "" where it has none */

/* The state that its check mark shows. */
bool menu_is_on(const UiState *ui, const Lab *lab, Entry entry);

/* Whether a line parts it from the entry above. */
bool menu_begins_group(Entry entry);

/* Only a lesson can be gone away from, or presented; one axis has no other to be equal to. */
bool menu_offers(const Player *player, const Lab *lab, Entry entry);

void menu_choose(UiState *ui, Lab *lab, Entry entry);

#endif
