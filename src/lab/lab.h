/* The lab owns everything that changes. Panels read it; only actions and time change it:
 *
 *     lab_apply    an action: what a person asked for
 *     lab_advance  steps of training, while it plays
 *
 * Both leave the lab ready to be drawn: it then holds the record of the last step, a preview of the
 * next one, and the score of every point. Code that draws computes none of them.
 *
 * A number is computed again only when what it is made from has changed: `trained` counts the
 * changes of the run, so an action that changes the speed or the selection runs no pass over the
 * points. The factors and the points' shares cost many passes and few pictures show them: they are
 * computed on request (lab_find_factors, lab_find_shares). */
#ifndef LAB_LAB_H
#define LAB_LAB_H

#include "lab/action.h"
#include "lab/confusion.h"
#include "lab/demand.h"
#include "lab/factors.h"
#include "lab/fan.h"
#include "lab/findings.h"
#include "lab/graph.h"
#include "lab/history.h"
#include "lab/layer_sizes.h"
#include "lab/past.h"
#include "lab/play.h"
#include "lab/scores.h"
#include "lab/selection.h"
#include "lab/shares.h"
#include "lab/trail.h"
#include "lab/votes.h"
#include "scene/opening.h"
#include "scene/scene.h"

/* What derived numbers were computed from. */
typedef struct LabSource {
    int64_t trained;
    int point, weight, layer, unit; /* the selection */
} LabSource;

/* A run that is being done again from the lines of its scene (replay.h). */
typedef struct Replay {
    Scene begun;          /* as it was loaded, with its lines; without lines: none is */
    int next;             /* the line to come */
    Action action;        /* of the line before, */
    int64_t left;         /* so often still */
    int64_t done, epochs; /* of all lines */
    bool failed;
    Message why;
    Message told; /* the notice that its lines left */
} Replay;

enum { COMPARE_ASIDES = 16 };

/* How the pictures of three dimensions are looked at, as far as a lesson asks. A step begins with
 * what its lines say; from then on the window notes it. */
typedef struct LabLook {
    double yaw, pitch; /* degrees, of the first of them; not numbers: it was never shown */
    bool above;        /* flat, from above */
    double space;      /* how far the space is bent: 0 as the plane, 1 as layer 1 sees it, ... */
    double threshold;  /* of the surface; not a number: where the network has it */
} LabLook;

/* What is kept as it is while the lab is locked, beside the run: all that can be edited, and of
 * what is only looked at, some. */
typedef enum Withheld {
    WITHHELD_EDITS, /* points, network, weights, settings and the values of a graph */
    WITHHELD_POINT, /* which is selected */
    WITHHELD_TURN,  /* of pictures of three dimensions */
    WITHHELD_SPACE, /* how far it is bent */
    WITHHELD_THRESHOLD,
    WITHHELD_SLICE,
    WITHHELD_VOTES, /* whose derivatives are shown */
    WITHHELD_TIME   /* the epoch of the run that is shown */
} Withheld;

typedef struct Lab {
    Scene scene;             /* as it stands now; scene.data are the points as they stand now */
    Run *run;                /* of that scene; run->trainer.step is the record of the last step */
    float *gradient;         /* [count]: of the step to come; 0 where there are no points */
    float *change;           /* [count]: what the step to come would add to each weight */
    bool *mistaken;          /* [scene.data.count]: on the wrong side now */
    bool *held;              /* [scene.data.count]: held out of training */
    Score score, test_score; /* now; run->score is that of the epoch's start */
    int sample;              /* the selected point among the training samples; -1: none of them */
    PointPass point;         /* every number of the selected point, when there is one */
    float point_input[MAX_INPUTS],
        point_target[MAX_OUTPUTS]; /* the network's inputs there, and the outputs wanted */
    Factors factors;               /* read by lab_factors */
    Shares shares;                 /* read by lab_shares */
    Votes votes;                   /* read by lab_votes */
    GraphRun *graph; /* of the scene's expression, or NULL; with one, the network is not trained */
    Scores scores;   /* of every training point */
    Confusion confusion;                  /* of every point */
    Trail trail;                          /* of the weights until now */
    struct Lab *kept[COMPARE_VALUES - 1]; /* [keeps]: runs that were kept, to be compared; owned */
    int keeps;
    int64_t kept_as;                       /* of a run that was kept: which it is of them */
    struct Lab *forgotten[COMPARE_ASIDES]; /* [forgets]: that undo or redo may keep again; owned */
    int forgets;
    struct Compare *compare;               /* runs side by side (compare.h), or NULL; owned */
    struct Compare *aside[COMPARE_ASIDES]; /* [asides]: those that undo or redo may come back to,
                                              the oldest first; owned */
    int asides;
    int64_t comparisons;            /* how many there have been, the number of the last */
    bool came_back;                 /* some did, with the moment that was gone back to */
    int64_t tasks;                  /* that had lines (Fan.task) */
    Fan fan;                        /* the lines of earlier runs of this scene */
    float norm[MAX_LAYERS];         /* the length of each layer's part of the gradient */
    LayerSizes began, began_before; /* where this run began, and where the one before it did */
    Play play;
    Past past; /* what happened since the run began */
    Replay replay;
    int64_t editions; /* of points, so far */
    int64_t sets;     /* other sets that were chosen, likewise */
    History history;
    int64_t opened; /* scenes set up so far: undo keeps the view within one of them */
    Selection selected;
    TrailWay ghost_way; /* of the run of the ghost */
    Timeline ghost;    /* the curve of the branch that was left last; 0 epochs when there is none */
    int64_t documents; /* scenes loaded so far; scene.document is the number of the present one */
    Demand demand;     /* derivatives that the person gives before they are shown (by_hand.h) */
    bool locked;       /* waits for a prediction: the run can be inspected but not continued, */
    unsigned withheld; /* and nothing of this be changed: bits 1 << Withheld */
    const char *awaited; /* while locked, what is to be done first: a sentence; NULL: the usual */
    bool adapts;      /* in free play: settings that nobody has set follow the others (adapt.h) */
    unsigned barred;  /* bits 1 << TrainWay: ways to train that a lesson's step does not use */
    int64_t begun;    /* undo goes back to no moment opened before this one; 0: to all */
    Message notice;   /* why an action was refused, or what it brought with it; "" for neither */
    int64_t tries;    /* in quarters: 4 for a change or a choice, 1 for a step or a phase */
    ActionKind tried; /* the last of those */
    LabLook look;
    int64_t looks;    /* goes up whenever the look has changed: that changes nothing else */
    int programs;     /* written by hand since the window opened, for tasks that ask for one */
    int tables;       /* tables opened, likewise */
    Findings found;   /* of the experiment that was run last, likewise */
    int64_t revision; /* goes up whenever something that is drawn may have changed */
    int64_t trained;  /* goes up whenever points, network, weights or settings may have changed */
    LabSource ready;  /* what everything above but the factors was computed from */
    LabSource factored, voted; /* what factors and votes were computed from */
    int64_t shared;            /* `trained` when the shares were computed */
    struct {
        int64_t opened, edition; /* the points of which it was found */
        bool parted;
    } never; /* whether it is proven that no line parts the points, under the perceptron rule */
    int threads;
} Lab;

/* The lab as it stands, to come back to: the moment, how far the graph has been walked, and which
 * of its derivatives were given. */
typedef struct Snapshot {
    Moment moment;
    Demand demand;
    int walked;
} Snapshot;

/* Free play with an empty plane. */
Lab lab_create(int threads);
void lab_destroy(Lab *lab);

/* The numbers that count what was loaded, changed and drawn go on from another lab's, so that what
 * was computed for one of them is never taken for the other's. */
void lab_go_on(Lab *lab, const Lab *before);

/* Replaces the present scene, which undo brings back. Takes ownership of *scene, even on failure.
 * False when its parts do not fit each other: then notice says why and nothing has changed. */
bool lab_load(Lab *lab, Scene *scene);

/* Carries out an action. False when it was refused or there was nothing to do; notice may then
 * say why. */
bool lab_apply(Lab *lab, const Action *action);

/* Takes up to so many steps of the size in play; the end of the run stops playing, and the step
 * that meets the scene's condition to stop. Returns how many were taken. */
int lab_advance(Lab *lab, int steps);

/* Whether a step in play takes so long that a picture would wait for it, and can be worked out in
 * slices. */
bool lab_is_long(const Lab *lab);

/* The same for such steps: works until that moment of clock_seconds, and takes those that are
 * worked out by then. With steps left or without, it works on the one to come. */
int lab_advance_until(Lab *lab, int steps, double until);

/* The lab as it stands now, and back to it, to the bit, which uses it up. Undo then brings back
 * what was there in its place. */
Snapshot lab_snapshot(const Lab *lab);
void lab_return(Lab *lab, Snapshot *snapshot);
void snapshot_destroy(Snapshot *snapshot);

/* Whether the scene's condition to stop (scene/stop.h) is met now. */
bool lab_is_goal_met(const Lab *lab);

/* A step of a lesson begins as the lab stands: undo does not go back further, and nothing trains
 * but by these ways (bits 1 << TrainWay). */
void lab_begin(Lab *lab, unsigned ways);
void lab_allow(Lab *lab, unsigned ways);

/* No lesson holds the lab any more: undo goes back to what was there before it, everything trains,
 * and no derivative is asked for. */
void lab_release(Lab *lab);

/* The scene goes by the name of its file from now on. */
void lab_untitle(Lab *lab);

/* The table of the scene stays in its file from now on, or its rows are saved in the scene. */
void lab_keep_beside(Lab *lab, bool beside);

/* The scene holds this experiment from now on: nothing of its run depends on it. */
void lab_keep_experiment(Lab *lab, const SceneExperiment *experiment);

/* The same, and none of it has been run yet. */
void lab_begin_experiment(Lab *lab, const SceneExperiment *experiment);

/* How the person looks at it goes with the scene, and nothing that is drawn depends on it there
 * until the scene is opened: how many times too long the gold arrows are, 0 for what fits; the part
 * of the plane that weight vectors are drawn for, from low to high, 0 to 0 for the view; the turn
 * of pictures of three dimensions, in degrees; and the units on the axes of the space. */
void lab_keep_lens(Lab *lab, int lens);
void lab_keep_vectors(Lab *lab, const float plane[2][2]);
void lab_keep_turn(Lab *lab, bool given, float yaw, float pitch);
void lab_keep_units(Lab *lab, const int unit[MAX_LAYERS][SPACE_AXES]);

/* The person looks at it so now; and as the scene has it at first. */
void lab_look(Lab *lab, LabLook look);
void lab_look_anew(Lab *lab);

/* The person wrote the network as a program, or opened a table: a lesson may ask for it. */
void lab_note_program(Lab *lab);
void lab_note_table(Lab *lab);

/* An experiment with the scene has run to its end. */
void lab_note_experiment(Lab *lab, const struct Experiment *experiment);

/* What a locked lab tells whoever would go on: a sentence, which is not copied; NULL: the usual.
 * withheld: bits 1 << Withheld. And whether it has just told it. */
void lab_await(Lab *lab, const char *what, unsigned withheld);
const char *lab_awaits(const Lab *lab);
bool lab_is_kept_waiting(const Lab *lab);

/* Whether it would be told by this; and by editing anything. */
bool lab_withholds(const Lab *lab, Withheld what);
bool lab_holds_still(const Lab *lab);

/* Whether this may be looked at otherwise now; if not, the notice says why. */
bool lab_may_look(Lab *lab, Withheld at);

/* Why the network and its loss stay as they are, while a lesson asks for their derivatives: another
 * would have others. NULL: they need not. */
const char *lab_keeps_network(const Lab *lab);

/* Why the step of a lesson does not train this way; NULL: it may. And the way of a step's size. */
const char *lab_refuses(const Lab *lab, TrainWay way);
TrainWay lab_way(StepSize size);

/* Selects what a scene selects, without loading it. What it does not name stays selected. */
void lab_select(Lab *lab, const Scene *scene);

/* Demands derivatives, or nothing any more: then the rest is shown again. A graph that has been
 * walked back goes back to its values. */
void lab_demand(Lab *lab, const Demand *demand);

/* ---- queries */

/* The network as it is trained now, the settings it is trained with, and the trainer with the
 * record of its last step. */
const Network *lab_network(const Lab *lab);
const Training *lab_settings(const Lab *lab);
const Trainer *lab_trainer(const Lab *lab);
const Timeline *lab_timeline(const Lab *lab);

/* The network's inputs as features of the data's columns; the points it is trained on; the
 * points held out. */
const Features *lab_features(const Lab *lab);
const Samples *lab_train_samples(const Lab *lab);
const Samples *lab_test_samples(const Lab *lab);

/* Whether the scene is an expression graph: then a step is one node of it, and the network is
 * not trained. */
bool lab_is_graph(const Lab *lab);

/* Where the run stands, or side by side the clock of all, and the last place that ACTION_SEEK
 * reaches (the first is 0): epochs, or the steps through a graph, forward and back. */
int64_t lab_now(const Lab *lab);
int64_t lab_last(const Lab *lab);

/* Whether any step was taken since the start. */
bool lab_can_go_back(const Lab *lab);

/* ---- numbers on request */

/* Computes the factors unless they are up to date. Call it before drawing something that shows
 * them. */
void lab_find_factors(Lab *lab);

/* Of the selected weight at the selected point. Asserts that they are up to date. */
const Factors *lab_factors(const Lab *lab);

/* The same for the shares of the training points. */
void lab_find_shares(Lab *lab);
const Shares *lab_shares(const Lab *lab);

/* The same for what each point of the coming step says of the selected weight. */
void lab_find_votes(Lab *lab);
const Votes *lab_votes(const Lab *lab);

/* The forward and backward pass of any point of scene.data, with the weights theta ([count],
 * from memory_floats; NULL: the present ones). False when there is no such point. */
bool lab_pass(const Lab *lab, int point, const float *theta, PointPass *pass);

/* The scene as it would be saved: as the run began, with the lines that lead to where it stands,
 * or, where that cannot be said or nothing has been trained, with the present points and
 * weights. */
Scene lab_scene(const Lab *lab);

/* Whether something happened that has no words: then a saved scene begins a new run. */
bool lab_forgets(const Lab *lab);

/* The same scene for another document, as undo would first bring it back. False when history no
 * longer has it. */
bool lab_earlier(const Lab *lab, int64_t document, Scene *scene);

#endif
