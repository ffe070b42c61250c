/* Which classes are taken for which: of every point, the class it is of and the one that the
 * network decides for. Only lab.c keeps it. */
#ifndef LAB_CONFUSION_H
#define LAB_CONFUSION_H

#include "nn/run.h"

typedef struct Confusion {
    int classes; /* 0 where labels are numbers */
    /* [0: trained on, 1: held out][the class it is of][the class it is taken for] */
    int count[2][MAX_CLASSES][MAX_CLASSES];
    signed char *called; /* [points of the data]: the class each is taken for; owned */
} Confusion;

void confusion_destroy(Confusion *confusion);

/* Nothing is counted yet, of so many points. */
void confusion_begin(Confusion *confusion, const Dataset *data);

/* Counts the points trained on, or those held out, from outputs [count][outputs] as scoring filled
 * them. */
void confusion_take(Confusion *confusion, const Run *run, bool held, const float *outputs);

/* How many points are of a class, or taken for it, and how many of all are taken rightly. */
int confusion_row(const Confusion *confusion, bool held, int is);
int confusion_total(const Confusion *confusion, bool held);
int confusion_right(const Confusion *confusion, bool held);

#endif
