/* A list of named entries that drops down from what opened it: the header's Export, a panel's
 * title, a control that is a choice. Whoever opens one calls popup_toggle in its `press` and
 * list_draw in its `open`; entry i is the target with part i. */
#ifndef UI_LIST_H
#define UI_LIST_H

#include "ui/view.h"

typedef struct ListEntry {
    const char *label;
    const char *key; /* that does the same; NULL for none */
    bool chosen;     /* it is what holds now: bold */
    bool checked;    /* it is on: a check mark in its indent */
    bool refused;    /* it cannot be chosen: faint; pressing it says why */
} ListEntry;

/* Below the anchor, or above it where there is no room; at least `least` wide, within the window.
 * first: the tag of the first entry, the others have the parts after it. */
void list_draw(View *view, Rect anchor, float least, const ListEntry *entry, int count, Tag first);

/* One entry, its label so far from the left of its row: for a list that is laid out by hand. */
void list_row(View *view, Rect row, float indent, const ListEntry *entry, Tag tag);

#endif
