/* A list of named entries that drops down from what opened it: the header's Export, a panel's title. For one more:
 *
 *     say on the desk that it is open     Desk.list for a button of the header (its Act), as hand.c sets and closes it
 *     menu_draw(view, anchor, ...)        after everything else, since it lies over it; a button of the header finds itself by
 *                                         menu_anchor
 *     answer its targets in ui/hand.c     (name, first + i) for entry i
 *     name them in ui/stops.c             Tab halts there; ui/popup.c closes it */
#ifndef VIEW_MENU_H
#define VIEW_MENU_H

#include "view/view.h"

typedef struct MenuEntry {
    const char *label;
    const char *key; /* that does the same; NULL for none */
    bool chosen;     /* it is what holds now; the others step back */
} MenuEntry;

/* Below the anchor, at least `least` wide, within the window. */
void menu_draw(View *view, Rect anchor, float least, const MenuEntry *entry, int count,
               const char *name, int first);

/* Where a button of the header was drawn; empty when it was not. */
Rect menu_anchor(const View *view, Act act);

#endif
