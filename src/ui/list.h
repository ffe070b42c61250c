/* A list of named entries that drops down from what opened it: the header's Export, a panel's title. Whoever opens one calls
 * popup_toggle in its `press` and list_draw in its `open`; entry i is the target with part i. */
#ifndef UI_LIST_H
#define UI_LIST_H

#include "ui/view.h"

typedef struct ListEntry {
    const char *label;
    const char *key; /* that does the same; NULL for none */
    bool chosen;     /* it is what holds now; the others step back */
} ListEntry;

/* Below the anchor, at least `least` wide, within the window. first: the tag of the first entry, the others have the parts after
 * it. */
void list_draw(View *view, Rect anchor, float least, const ListEntry *entry, int count, Tag first);

#endif
