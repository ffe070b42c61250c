/* The network's result for each training point, for panels that show all points at once: its
 * score in the selected unit, and the probability of its own class. Only lab.c computes it. */
#ifndef LAB_SCORES_H
#define LAB_SCORES_H

#include "nn/run.h"

enum { SCORES_MOST = 1000 }; /* points whose z is kept; of more, an even choice */

typedef struct Scores {
    int layer, unit; /* whose z: the unit that is selected, else the first there is */
    int count;       /* points of which it is known */
    int *point;      /* [count]: index in the data */
    float *z;        /* [count]: of the unit's first piece */

    bool probable;      /* the outputs are probabilities of classes */
    float *probability; /* [train.count]: what each training point's own class was given */
    double surprise;    /* the sum of their -ln */
} Scores;

void scores_destroy(Scores *scores);

/* Computes z of the selected unit (layer -1: none) for the training points; cheap at any number
 * of points. */
void scores_look(Scores *scores, const Run *run, int layer, int unit);

/* Takes the probabilities from outputs [train.count][outputs], as computed when scoring with
 * this mean loss. */
void scores_take(Scores *scores, const Run *run, const float *outputs, double loss);

#endif
