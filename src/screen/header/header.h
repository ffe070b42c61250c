/* The bar at the top: its words and its buttons, some of which are drawn elsewhere as well.
 * view_header (screen/view.h) draws it. */
#ifndef SCREEN_HEADER_H
#define SCREEN_HEADER_H

#include "ui/view.h"

/* ---- act.c: Buttons of the whole program: open, save, export, help, home. They are in the
 * header, on the home screen and elsewhere, and have keys. */

typedef enum Act {
    ACT_HELP,
    ACT_SAVE, /* under the name it has */
    ACT_NEW,  /* free play as it begins */
    ACT_OPEN,
    ACT_OPEN_TABLE, /* the same, where it stands among the points */
    ACT_EXPORT,     /* opens the list of exports */
    ACT_HOME,
    ACT_FREE_PLAY,
    ACT_PROJECTOR,
    ACT_THEME,
    ACT_SHARE, /* opens the sheet "Hand this over" */
    ACT_COUNT
} Act;

/* What Export can make. */
typedef enum Export {
    EXPORT_WINDOW,
    EXPORT_PANEL, /* the one on the stage */
    EXPORT_PLANE,
    EXPORT_WINDOW_SVG,
    EXPORT_PANEL_SVG,
    EXPORT_PROGRAM,
    EXPORT_COUNT
} Export;

/* The tag of its button; the code that draws the button places it. */
Tag act_tag(Act act);

void act_do(UiState *ui, Act act);
void act_export(UiState *ui, Export what);

/* A picture of the panel that the pointer is over, else of the one on the stage. */
void act_export_pointed(UiState *ui);

/* ---- menus.c: The header's words, and the cards they open. */

/* Words of the header that open a card: first the sections, then the view. */
typedef enum Word {
    WORD_VIEW = SECTION_COUNT,
    WORD_MENU, /* all of the others behind one word, where the header is narrow */
    WORD_COUNT
} Word;

/* How wide the words are; narrow: one word for all. */
float words_width(const View *view, bool narrow);

/* Draws the words, ending at `right`. */
void words_draw(View *view, float right, bool narrow);

#endif
