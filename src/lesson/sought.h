/* What is right in a {predict} without choices: its keys number, line, sketch, within and right,
 * and the replies by condition. */
#ifndef LESSON_SOUGHT_H
#define LESSON_SOUGHT_H

#include "lesson/build.h"
#include "scene/reader.h"

/* The keys of a {predict}. */
enum {
    ASK,
    CHOICES,
    ANSWER,
    NUMBER,
    LINE,
    SKETCH,
    WITHIN,
    RIGHT,
    WHY,
    REPLIES,
    WHEN,
    HIDES,
    PROOF,
    AFTER,
    PREDICT_KEYS
};

/* at: the nodes of the keys, one of number, line and sketch among them. False: the reader's message
 * is set. */
bool sought_read(Build *b, Reader *r, const int at[PREDICT_KEYS], Predict *predict);

#endif
