/* A {predict} block: a question that is answered before the run goes on. */
#ifndef LESSON_PREDICT_H
#define LESSON_PREDICT_H

#include "lesson/build.h"
#include "scene/reader.h"

/* From the map of the block. False: the reader's message is set. */
bool predict_read(Build *b, Reader *r, int map, Predict *predict);

#endif
