/* A scene: everything a run depends on, as a value. Read from and written to YAML (scene_file.h);
 * the format is fixed by the manual, docs/scenes.md. */
#ifndef SCENE_SCENE_H
#define SCENE_SCENE_H

#include <stdbool.h>

#include "nn/dataset.h"
#include "nn/features.h"
#include "nn/field.h"
#include "nn/network.h"
#include "nn/run.h"
#include "nn/training.h"
#include "scene/script.h"
#include "scene/stop.h"
#include "scene/unit_names.h"

enum {
    SCENE_TITLE = 128,
    SCENE_PATH = 256,
    SCENE_SHOW = 24,
    SCENE_GRAPH_VALUES = 32,
    SCENE_LENS = 1000000000
};
enum { SPACE_AXES = 3 };

static const float SCENE_HELD_OUT = 0.3f; /* usual of a set in free play */

/* `show: [plane, network, ...]`: what a lesson step offers. Names are checked by who shows them. */
typedef struct SceneShow {
    int count;
    char name[SCENE_SHOW][32];
} SceneShow;

#define SHOW_COMPARE "compare" /* among them: runs side by side, in place of the one */

/* How far a graph has been walked when it is set up. */
typedef enum SceneWalk {
    WALK_NONE,
    WALK_FORWARD,        /* every value is known */
    WALK_THERE_AND_BACK, /* and every derivative */
    WALK_COUNT
} SceneWalk;

typedef struct SceneGraph {
    char expression[2000]; /* "" when the scene has none */
    int values;
    char name[SCENE_GRAPH_VALUES][32];
    double value[SCENE_GRAPH_VALUES];
    bool still[SCENE_GRAPH_VALUES]; /* a step downhill leaves it alone: `learn` names others */
    SceneWalk walked;
} SceneGraph;

/* A weight, "w[1,2,1]", or a bias, "b[1,2]", as people name it: all count from 1. */
typedef struct SceneWeight {
    int layer, to; /* 0 for none */
    int from;      /* 0 for a bias */
} SceneWeight;

/* Whose derivatives are shown: of the selected point, or of all the points of the step. */
typedef enum SceneVotes {
    SHOW_VOTES_UNSAID,
    SHOW_VOTES_THIS,
    SHOW_VOTES_ALL,
    SHOW_VOTES_COUNT
} SceneVotes;

enum {
    COMPARE_VALUES = 4,
    COMPARE_TEXT = 128,
    COMPARE_EPOCHS = 1000000,
    COMPARE_EPOCHS_USUAL = 800
};

/* `compare: {what: rate, values: [0.03, 0.3], until: "loss < 0.1", epochs: 800}`: the same scene
 * with several values of one setting, side by side. What they mean is lab/setting.h's. */
typedef struct SceneCompare {
    int count; /* 0: nothing is compared */
    char what[32];
    char value[COMPARE_VALUES][COMPARE_TEXT];
    char until[STOP_TEXT]; /* a run that meets it stops there; "" for never */
    int epochs;            /* after so many each run stops */
    int at;                /* its line in the file; 0: in none */
} SceneCompare;

enum {
    EXPERIMENT_VARY = 2,
    EXPERIMENT_TEXT = 128,
    EXPERIMENT_STARTS = 1000,
    EXPERIMENT_EPOCHS = 1000000
};

/* `experiment: {vary: ["rate=0.03..3:5"], starts: 20, until: "loss < 0.1", epochs: 800}`: all
 * combinations of one or two settings from so many starts. What they mean is lab/sweep.h's. */
typedef struct SceneExperiment {
    bool given;
    char vary[EXPERIMENT_VARY][EXPERIMENT_TEXT]; /* "rate=0.1,1"; "" for none */
    int starts, epochs;
    char until[STOP_TEXT]; /* "" for never */
} SceneExperiment;

typedef struct Scene {
    char title[SCENE_TITLE];
    int64_t document; /* which of those that the lab was given, from 1; not in the file */
    int64_t edition;  /* which points: another after every edit of them; not in the file */

    /* data */
    SetDef set;            /* SET_NONE when there is none */
    char file[SCENE_PATH]; /* beside the scene; "" when there is none */
    bool beside;           /* and it stays there: saving does not write its rows into the scene */
    char label[32];        /* label column of the file; "" for the last */
    int columns_named;     /* 0: all but the label */
    char column[MAX_COLUMNS][32];
    float held_out;    /* data.test, 0 to 0.9 */
    float held_before; /* while the points are a person's own: of a set in their place; below 0: the
                          share was set by hand (lab/adapt.h); not in the file */
    bool scale;
    Dataset points;                 /* the scene's own points; owned; count may be 0 */
    Dataset data;                   /* all of it, generated or read, then the points; owned */
    char directory[SCENE_PATH * 4]; /* where `file` is looked for; "" forbids files */

    /* inputs and network */
    Features features; /* without scaling measured */
    bool inputs_given; /* false: each column as it is */
    NetworkDef network;
    UnitNames names; /* of its units */
    float *values;   /* [count of the network] when weights are given, else NULL; owned */

    Training training;
    bool rate_open;       /* nobody has chosen its rate: in free play it may follow (lab/adapt.h) */
    Script run;           /* what happened since it began; empty while it stands at its start */
    char stop[STOP_TEXT]; /* playing pauses when this is met; "" for never */
    Plane view;
    bool view_given;
    float turn[2];   /* of pictures of three dimensions: yaw and pitch, in degrees */
    bool turn_given; /* else each has its own */
    int lens;        /* how many times too long the gold arrows are drawn; 0: what fits */
    /* The part of the plane that weight vectors are drawn for, across and up, from low to high;
     * 0 to 0: the view. */
    float vectors[2][2];
    /* The part of the landscape in sight, of the weight across and of the one up: from low to high;
     * 0 to 0: it is chosen by what is used of it. */
    float sight[2][2];
    int space_unit[MAX_LAYERS][SPACE_AXES]; /* of wide layers, from 1: see scene_space_units */
    bool free_axes;   /* each axis of the view has a scale of its own; else units are equal */
    int64_t framed;   /* how often the view was set for other points or axes; not in the file */
    char axis[2][32]; /* names shown at the axes; "" for the column's own */

    /* a lesson's additions */
    SceneShow show;
    SceneExperiment experiment;
    int select_point; /* counted from 1; 0 for none */
    SceneWeight select_weight;
    int select_unit[2]; /* layer and unit, counted from 1; 0 for none */
    SceneVotes select_votes;
    SceneGraph graph;
    SceneCompare compare;
} Scene;

/* Whether its points are those of a set, and no more of the table that is this file. */
bool scene_left_table(const Scene *scene, const char *file);

/* What people call it: its title, or the file it is in ("" for none), or the set that its points
 * are drawn from; else "Untitled". */
const char *scene_called(const Scene *scene, const char *file);

/* A scene that leaves its file ("" for none) is called after it, without the ending, unless it has
 * a title. */
void scene_keep_name(Scene *scene, const char *file);

/* "none", "forward", "there-and-back". */
const char *scene_walk_name(SceneWalk walk);

/* Which of a graph's values has this name; -1 for none. */
int scene_graph_find(const SceneGraph *graph, const char *name);

/* A graph of an expression that a person typed. Names that `before` has keep their values; others
 * take small ones, unlike each other. False with what is wrong. */
bool scene_graph_write(SceneGraph *graph, const char *expression, const SceneGraph *before,
                       Message *message);

/* "this", "all"; "" where it is unsaid. */
const char *scene_votes_name(SceneVotes votes);

/* One setting, the rate, over its usual range, from 20 starts. */
SceneExperiment scene_usual_experiment(void);

/* What an empty file gives: no points, two inputs, one sigmoid unit. */
Scene scene_default(void);
void scene_destroy(Scene *scene);
Scene scene_copy(const Scene *scene);

/* Its view shows all points over its two axes, with some room around them: drawn and clicked points
 * from -6 to 6 while they lie there. Without points it stays. */
void scene_show_points(Scene *scene);

/* Whether weight vectors are drawn for another part of the plane than the view. */
bool scene_has_vectors(const Scene *scene);

/* Cuts the plane at the mean of each column, but for a set at 0. */
void scene_slice_means(Scene *scene);

/* The points of another scene in place of its own, and where they came from and who is held out. */
void scene_take_data(Scene *scene, const Scene *from);

/* The units, counted from 1, that stand on a space's axes for a hidden layer with more units than
 * there are axes. NULL where none were chosen, or the network has become too small for them: then
 * the axes are the layer's main directions. */
const int *scene_space_units(const Scene *scene, int layer);

/* Whether a part of the landscape was chosen, for a network that has not more than two weights by
 * now. */
bool scene_has_sight(const Scene *scene);

/* How many weights and biases its network has. */
int scene_weights(const Scene *scene);

/* What its run is made from: borrows from the scene. */
RunDef scene_run_def(const Scene *scene, int threads);

/* A run of the scene at epoch 0, on at most so many threads. */
bool scene_run(const Scene *scene, Run *run, int threads, Message *message);

#endif
