/* A list of named entries below its opener: the header's Export, a panel's title, a choice. Openers
 * call popup_toggle in `press`, list_draw in `open`; entry i is the target with part i. */
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

/* Below the anchor, else above, within the window; `least` wide or more. first: entry 0's tag. */
void list_draw(View *view, Rect anchor, float least, const ListEntry *entry, int count, Tag first);

/* One entry, its label so far from the left of its row: for a list that is laid out by hand. */
void list_row(View *view, Rect row, float indent, const ListEntry *entry, Tag tag);

#endif
