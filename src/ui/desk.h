/* How someone has arranged the lab: the panels in their places, what is drawn besides, the tool in
 * hand. Free play has its own desk, kept while a lesson lays another. */
#ifndef UI_DESK_H
#define UI_DESK_H

#include "ui/state.h"

typedef struct Desk {
    Panel panel[PLACE_COUNT];
    bool extra[EXTRA_COUNT];
    Arrows arrows;
    bool accuracy;
    Tool tool;
    PhaseWalk phases;
    Scrolled scrolled;
    bool folded[SECTION_COUNT];
    Panel each;        /* what runs side by side are shown as, */
    SceneCompare last; /* and which were compared last */
} Desk;

/* As free play begins: the plane, the network, its weights. */
Desk desk_usual(void);

/* The present one. */
Desk desk_of(const UiState *ui);

void desk_lay(UiState *ui, const Desk *desk);

enum { DESK_TEXT = 256 };

/* Panels and extras by name, as they are remembered from one start to the next. Returns text. */
const char *desk_text(const Desk *desk, char text[DESK_TEXT]);

/* The desk of such a text; what it does not name, or names wrongly, is as usual. */
Desk desk_read(const char *text);

#endif
