/* Labels as people write them, and what they stand for: classes or plain numbers.
 *
 * The names blue, red, green and gold are classes 0, 1, 2 and 3. Other names are sorted, and are
 * classes 0, 1, ... in that order. Numbers are classes when all are whole, from 0 to 7, and
 *     the network has several outputs, one a class; or
 *     all are 0 or 1 (unless the network is a regression and one is written 0.0 or 1.0); or
 *     nothing is said about the network and none up to the largest is missing;
 * otherwise they are plain numbers, to be learned by regression. */
#ifndef SCENE_LABEL_H
#define SCENE_LABEL_H

#include <stdbool.h>

#include "base/message.h"
#include "nn/dataset.h"

/* What is known about the network that will learn them. */
typedef struct LabelUse {
    int outputs;     /* 0 when nothing is */
    bool regression; /* one output, of any size, with a loss that is for numbers */
} LabelUse;

typedef struct Labels {
    int count, room;
    float *number;     /* [count]: NAN for a name; owned */
    signed char *name; /* [count]: which of the names below, -1 for one too many; owned */
    int names;         /* different ones, up to MAX_CLASSES */
    char text[MAX_CLASSES][32];
    bool pointed;        /* a number is written with a point or a power of ten */
    char first_name[32]; /* the first that is no number, or "" */
} Labels;

/* Labels in order. False, and nothing added, when a name has more than 31 bytes. How large a number
 * may be is asked of those that stay numbers only: the name of a class may be any. */
bool labels_add(Labels *labels, const char *text, Message *message);
void labels_destroy(Labels *labels);

/* Whether every name among them is that of a colour. */
bool labels_coloured(const Labels *labels);

/* Where numbers are labels they lie within this of 0. */
#define LABEL_LIMIT 1e12

/* Decides what they are and writes kind, classes, class_name and label [count] of data, which has
 * as many points. False when there are more than MAX_CLASSES names. */
bool labels_settle(const Labels *labels, LabelUse use, Dataset *data, Message *message);

/* 0 to 3 for the name of a colour, otherwise -1; and the reverse. */
int label_colour(const char *text);
const char *label_colour_name(int class);

/* The number of a class by its name in data, its colour, or its digit; -1 when there is no such. */
int label_class(const Dataset *data, const char *text);

#endif
