/* The sheet "Experiment": which settings vary, from how many starts, until when; what came of the
 * runs; and a picture of one of them, or of many laid over each other. While it is open it lies
 * over everything, and the run behind it stands. */
#ifndef UI_EXPERIMENT_SHEET_H
#define UI_EXPERIMENT_SHEET_H

#include "draw/shapes.h"
#include "draw/theme.h"
#include "lab/experiment.h"
#include "lab/lab.h"

/* What is up in the chart. */
typedef enum ExperimentFigure {
    FIGURE_EPOCHS, /* until the goal */
    FIGURE_LOSS,
    FIGURE_TEST_LOSS,
    FIGURES
} ExperimentFigure;

/* Of one run, or of a group of them. */
typedef struct ExperimentPicture {
    Image image; /* its pixels are owned */
    int run, group, networks;
    const Theme *theme; /* NULL: there is none yet */
} ExperimentPicture;

typedef struct ExperimentSheet {
    bool open;
    SceneExperiment def; /* as the fields have it */
    Message wrong;       /* why it cannot be begun; "" for nothing */
    Experiment at;       /* its runs; runs 0: none was begun. Owned */
    Experiment other;    /* those that were there before them, or after: undo and redo. Owned */
    bool undone;         /* after them */
    bool changed;        /* the scene is not the one that they are of any more */
    ExperimentFigure figure;
    int group;                 /* that was chosen; -1 for none */
    int wanted;                /* the run that is to be opened: the caller does it; -1 for none */
    bool ended;                /* runs have, since it was drawn last, */
    double due;                /* and when it is to be drawn again, by the clock */
    bool table;                /* its rows are to be written to a file: likewise */
    ExperimentPicture picture; /* made before anything is drawn */
} ExperimentSheet;

void experiment_sheet_destroy(ExperimentSheet *sheet);

/* Opens it for the scene of a lab: with the runs that were trained last, where the scene holds the
 * same experiment, as each run does that was opened from it. */
void experiment_sheet_begin(ExperimentSheet *sheet, const Lab *lab);
void experiment_sheet_close(ExperimentSheet *sheet);

/* Whether its runs are of the scene as it stands: the same experiment, with the same points. */
bool experiment_sheet_is_of(const ExperimentSheet *sheet, const Lab *lab);

/* Begins runs of the scene as it stands, which keeps the experiment from now on, or says what is
 * wrong. Those that were stopped go on where nothing has changed since; else they can be brought
 * back. */
void experiment_sheet_run(ExperimentSheet *sheet, Lab *lab);

/* Whether that goes on with runs that were stopped. */
bool experiment_sheet_goes_on(const ExperimentSheet *sheet);

/* The runs before these take their place as they were, or those after them again. False where there
 * are none. */
bool experiment_sheet_undo(ExperimentSheet *sheet, Lab *lab);
bool experiment_sheet_redo(ExperimentSheet *sheet, Lab *lab);

/* Opens it and begins the runs of the experiment that the scene holds. False, with why, when it has
 * none or it cannot be. */
bool experiment_sheet_run_given(ExperimentSheet *sheet, Lab *lab, Message *message);

/* Takes a setting in or out: at most two vary, and the last makes room. values: it begins with. */
bool experiment_sheet_varies(const ExperimentSheet *sheet, const char *name, int *place);
void experiment_sheet_vary(ExperimentSheet *sheet, const char *name, const char *values);

/* A figure of a run that has ended, INFINITY for never; false when there is none. */
bool experiment_sheet_figure(const ExperimentSheet *sheet, int run, double *value);

#endif
