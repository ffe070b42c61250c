/* Buttons for what is done with the whole: open, save, export, help, home. They stand in the header, on the home screen and elsewhere,
 * and keys do the same. */
#ifndef SCREEN_ACT_H
#define SCREEN_ACT_H

#include "ui/view.h"

typedef enum Act {
    ACT_HELP,
    ACT_SAVE, /* under the name it has */
    ACT_OPEN,
    ACT_OPEN_CSV, /* the same, where it stands among the points */
    ACT_EXPORT,   /* opens the list of exports */
    ACT_HOME,
    ACT_FREE_PLAY,
    ACT_PROJECTOR,
    ACT_THEME,
    ACT_COUNT
} Act;

/* What Export can make. */
typedef enum Export { EXPORT_WINDOW, EXPORT_PLANE, EXPORT_PROGRAM, EXPORT_COUNT } Export;

/* What a button for it stands for; whoever draws one places it. */
Tag act_tag(Act act);

void act_do(UiState *ui, Act act);
void act_export(UiState *ui, Export what);

#endif
