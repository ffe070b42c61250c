/* The sheet "Experiment" (ui/experiment_sheet.h): input to it, and what its parts share.
 * view_experiment (screen/view.h) draws it. */
#ifndef SCREEN_EXPERIMENT_H
#define SCREEN_EXPERIMENT_H

#include "ui/gesture.h"
#include "ui/view.h"

/* Opens it, and pauses the run. */
void experiment_input_begin(const Gesture *g);

/* While the sheet is open, everything but the closing of the window and what is pasted into a
 * field goes here. False when it is closed, or does not use the event. */
bool experiment_input(const Gesture *g, const InputEvent *event);

/* Makes the picture that is to be seen now, unless it is there already. */
void experiment_picture_update(UiState *ui);

/* What the starts of the group that is looked at answer, laid over each other: of an experiment
 * with the scene as it stands, to be height in the surface. NULL: there is none. */
const Overlay *experiment_ensemble(const UiState *ui, const Lab *lab);

/* ---- its parts */

/* The left column, and what is right of it. */
void experiment_draw_form(View *view, Rect column);
void experiment_draw_chart(View *view, Rect rect);
void experiment_draw_picture(View *view, Rect rect);

/* The run that is pointed at or has the focus, and the group; -1 for none. */
int experiment_pointed_run(const UiState *ui);
int experiment_pointed_group(const UiState *ui);

/* The group that did best by the figure that is up; -1 while there is none. */
int experiment_best(const ExperimentSheet *sheet);

/* "rate 0.3, 4 units": what the runs of a group have; "the scene as it is" where nothing varies. */
const char *experiment_group_name(const ExperimentSheet *sheet, int group, char text[256]);

extern const Target TARGET_EXPERIMENT_RUN, TARGET_EXPERIMENT_GROUP;

#endif
