/* The lab: the one owner of everything that changes. Panels look at it, actions change it, time
 * moves it on; nothing else does.
 *
 *     lab_apply    an action: what a person asked for
 *     lab_advance  steps of training, while it plays
 *
 * Both leave the lab ready to be drawn: the record of the last step, the step to come, and where
 * every point stands are all there. Whoever draws computes nothing.
 *
 * A number is computed again only when what it is made from has changed: `trained` counts the
 * changes of the run, so an action that changes the speed or the selection runs no pass over the
 * points. The factors cost many passes and one panel shows them: they are computed on request
 * (lab_find_factors). */
#ifndef LAB_LAB_H
#define LAB_LAB_H

#include "lab/action.h"
#include "lab/factors.h"
#include "lab/graph.h"
#include "lab/history.h"
#include "lab/play.h"
#include "lab/scores.h"
#include "lab/selection.h"
#include "lab/trail.h"
#include "scene/scene.h"

/* What numbers that are kept were computed from. */
typedef struct LabSource {
    int64_t trained;
    int point, weight, layer, unit; /* that were selected */
} LabSource;

typedef struct Lab {
    Scene scene;             /* as it stands now; scene.data are the points as they stand now */
    Run *run;                /* of that scene; run->trainer.step is the record of the last step */
    float *gradient;         /* [count]: of the step to come; 0 where there are no points */
    float *change;           /* [count]: what the step to come would add to each weight */
    bool *mistaken;          /* [scene.data.count]: on the wrong side now */
    bool *held;              /* [scene.data.count]: held out of training */
    Score score, test_score; /* now; run->score is that of the epoch's start */
    PointPass point;         /* every number of the selected point, when there is one */
    float point_input[MAX_INPUTS],
        point_target[MAX_OUTPUTS]; /* what goes in there, and what should come out */
    Factors factors;               /* read by lab_factors */
    GraphRun *
        graph; /* of the scene's expression; NULL when it has none. Steps then walk it, and the network stands still */
    Scores scores;          /* of every training point */
    Trail trail;            /* the way here */
    float norm[MAX_LAYERS]; /* the length of each layer's part of the gradient */
    Play play;
    History history;
    int64_t
        opened; /* counts scenes that were set up: undo keeps the window on the plane unless it leaves one of them */
    Selection selected;
    Timeline ghost;    /* the curve of the branch that was left last; no epochs: there is none */
    int64_t documents; /* how many scenes were loaded; scene.document says which of them this is */
    bool locked;       /* the run waits for a prediction: it can be looked at, not moved on */
    Message notice; /* why something was refused, or what happened; "" when nothing is to be said */
    int64_t
        tries; /* what was done so far, in quarters of a try: four for a change or a choice, one for a step or a phase */
    int64_t revision; /* goes up whenever something that is drawn may have changed */
    int64_t trained;  /* goes up whenever points, network, weights or settings may have changed */
    LabSource ready, factored; /* what all of the above was computed from; and the factors */
    int threads;
} Lab;

/* Free play with an empty plane. */
Lab lab_create(int threads);
void lab_destroy(Lab *lab);

/* A scene in place of the present one, which undo brings back. Takes the scene over, whatever comes
 * of it. False when its parts do not fit each other: then notice says why and nothing has changed.
 */
bool lab_load(Lab *lab, Scene *scene);

/* False when it was refused, or there was nothing to do: then nothing has changed, and notice may
 * say why. */
bool lab_apply(Lab *lab, const Action *action);

/* So many steps of the chosen size, as play says; fewer when the run comes to an end, which stops
 * playing. Returns how many were taken. */
int lab_advance(Lab *lab, int steps);

/* What a scene selects, selected: for a scene that is otherwise not loaded. What it does not name stays. */
void lab_select(Lab *lab, const Scene *scene);

/* ---- what is asked of a lab most often */

/* The network as it is trained now, the settings it is trained with, and the trainer with the record of its last step. */
const Network *lab_network(const Lab *lab);
const Training *lab_settings(const Lab *lab);
const Trainer *lab_trainer(const Lab *lab);
const Timeline *lab_timeline(const Lab *lab);

/* The network's inputs, made from the columns of scene.data; and the points that it is trained on, and those held out. */
const Features *lab_features(const Lab *lab);
const Samples *lab_train_samples(const Lab *lab);
const Samples *lab_test_samples(const Lab *lab);

/* Whether the scene is an expression graph: then the run goes through it, a node at a time, and the network stands still. */
bool lab_is_graph(const Lab *lab);

/* Where the run stands, and the last place that ACTION_SEEK may name; the first is 0. In epochs, or in nodes of the graph, there
 * and back. */
int64_t lab_now(const Lab *lab);
int64_t lab_last(const Lab *lab);

/* Whether it has come anywhere from where it began. */
bool lab_can_go_back(const Lab *lab);

/* ---- numbers on request */

/* Brings the factors up to date, unless they are: to be called before something that shows them is drawn. */
void lab_find_factors(Lab *lab);

/* Of the selected weight at the selected point. They must be up to date. */
const Factors *lab_factors(const Lab *lab);

/* Every number of any point of scene.data, with theta [count], from memory_floats, in place of the present weights (NULL: with those). False
 * when there is no such point. */
bool lab_pass(const Lab *lab, int point, const float *theta, PointPass *pass);

/* The scene as it would be saved: all points as they are. Its weights are in run->trainer.net. */
Scene lab_scene(const Lab *lab);

/* The same of another document, as undo would bring it back last; *weights [scene_weights] are the lab's. False when it was
 * forgotten. */
bool lab_earlier(const Lab *lab, int64_t document, Scene *scene, const float **weights);

#endif
