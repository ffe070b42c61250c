/* A scene while it is read from its tree, part by part. Each part is checked as it comes, against
 * those before it; the order below is the order they need. Only scene_read.c uses this. */
#ifndef SCENE_DRAFT_H
#define SCENE_DRAFT_H

#include "scene/label.h"
#include "scene/opening.h"
#include "scene/reader.h"
#include "scene/scene.h"

typedef enum DraftKey {
    KEY_TITLE,
    KEY_DATA,
    KEY_INPUTS,
    KEY_NETWORK,
    KEY_TRAINING,
    KEY_VIEW,
    KEY_SHOW,
    KEY_SELECT,
    KEY_GRAPH,
    KEY_COMPARE,
    KEY_EXPERIMENT,
    KEY_RUN, /* since it began; of a lesson's step, what is done before it opens */
    /* how a lesson's step opens */
    KEY_FROM,
    KEY_HAND,
    KEY_SPEED,
    KEY_LENS,
    KEY_KEYS,
    KEY_HIDE,
    KEY_COUNT
} DraftKey;

typedef struct Draft {
    Reader *reader;
    Scene *scene;              /* begins as scene_default() */
    int key[KEY_COUNT];        /* nodes, -1 for what is not given */
    int layers, values, names; /* of network */
    int rule, loss;            /* training.rule, training.loss */
    bool look;                 /* of what is there already: the network and points are others */
    Opening *opening;          /* of a lesson's step; NULL: this is none */
} Draft;

bool draft_network(Draft *d);  /* layers, start, dropout; values are only found */
bool draft_training(Draft *d); /* a loss that is not given waits for draft_settle */
bool draft_data(Draft *d);     /* needs to know who will learn the labels */
bool draft_inputs(Draft *d);   /* features; the number of columns, when there are no points */
bool draft_settle(Draft *d); /* the network and loss nobody named, and whether all fits together */
bool draft_values(Draft *d); /* weights */
bool draft_names(Draft *d);  /* of units */
bool draft_view(Draft *d);   /* and the default window, from the points */
bool draft_show(Draft *d);
bool draft_select(Draft *d);
bool draft_graph(Draft *d);
bool draft_compare(Draft *d);    /* after everything that its values may change */
bool draft_experiment(Draft *d); /* words alone: what they mean is the lab's */
bool draft_run(Draft *d);        /* the lines alone: what they mean is the lab's */
bool draft_opening(Draft *d);

/* `classes` as a list: the names of the classes, from class 0. */
typedef struct ClassNames {
    int count; /* 0 when none are given */
    char name[MAX_CLASSES][32];
} ClassNames;

/* The list that holds the scene's own points. */
typedef struct DraftPoints {
    int list;   /* its node, -1 for none */
    int erased; /* and that of the numbers that have gone */
    bool rows;  /* it is a table: messages name its columns, and any words may be classes */
} DraftPoints;

/* A part of draft_data: the scene's own points, into scene->points and behind scene->data. */
bool draft_points(Draft *d, const DraftPoints *from, const ClassNames *names);

/* What layers, rule and loss, as far as they are given, say of the labels. */
LabelUse draft_label_use(const Draft *d);

#endif
