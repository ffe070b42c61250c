/* An experiment: all combinations of one or two settings of a scene, each from several starts. Its
 * runs are trained in slices of a frame, on several threads, while the window goes on; each has the
 * bits of `train`. What came of them is kept, with their weights, so that any can be shown at once
 * and opened again. */
#ifndef LAB_EXPERIMENT_H
#define LAB_EXPERIMENT_H

#include "lab/outcome.h"
#include "lab/overlay.h"
#include "lab/sweep.h"

enum {
    EXPERIMENT_RUNS = 5000,
    EXPERIMENT_GROUPS = 400,
    EXPERIMENT_WEIGHTS = 16 * 1024 * 1024, /* of all runs together */
};

typedef struct ExperimentRun {
    bool done, ran; /* done without having run: `why` */
    Outcome outcome;
    float *theta; /* where it ended; owned */
    Message *why; /* that it cannot be, or how it diverged; owned; NULL for none */
} ExperimentRun;

typedef struct Experiment {
    SceneExperiment def;
    Scene scene;  /* owned */
    Sweep sweep;  /* its seeds vary fastest: runs of one group lie one after the other */
    Plane window; /* that its pictures show: the view of the scene, made square */
    int runs, groups;
    ExperimentRun *run;        /* [runs]; owned */
    Overlay *overlay;          /* [groups]; owned */
    int next, done;            /* to be begun next; how many are done */
    bool going;                /* not stopped, and not all done */
    Trial *trial[MAX_THREADS]; /* under way, one a thread; owned */
    int of[MAX_THREADS];       /* whose */
} Experiment;

/* Whether both ask for the same runs, however it is written: "0, 0.03" and "0,0.03" do. */
bool experiment_asks_same(const SceneExperiment *a, const SceneExperiment *b);

/* Whether there can be such runs of the scene; none is made. */
bool experiment_check(const Scene *scene, const SceneExperiment *def, Message *message);

/* Of a scene as it would begin now. False with what is wrong, and nothing to destroy. */
bool experiment_create(Experiment *experiment, const Scene *scene, const SceneExperiment *def,
                       Message *message);
void experiment_destroy(Experiment *experiment);

/* Trains for about so many seconds, on at most so many threads. True when a run has ended. */
bool experiment_advance(Experiment *experiment, double seconds, int threads);

/* Stops, keeping what is done and what is under way; and goes on. */
void experiment_pause(Experiment *experiment, bool pause);

/* How many runs a group has, and which value of a varied setting (0 or 1) it has. */
int experiment_starts(const Experiment *experiment);
int experiment_values(const Experiment *experiment, int axis); /* 1 where there is no such one */
int experiment_value_at(const Experiment *experiment, int group, int axis);
const char *experiment_value(const Experiment *experiment, int axis, int at,
                             char text[SETTING_VALUE]);

/* What the runs of a group that are done have in common. */
Spread experiment_spread(const Experiment *experiment, int group);

/* The scene of a run; the lines that lead to where it ended are its `run` when wanted. False when
 * there is none. */
bool experiment_scene(const Experiment *experiment, int run, bool trained, Scene *scene);

/* All runs that are done as a table, a line a run: cells parted by tabs, or by commas. To be
 * freed. */
char *experiment_table(const Experiment *experiment, bool commas);

#endif
