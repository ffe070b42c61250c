/* {log}: which columns its table has, and the goal of a run, also in words. */
#ifndef LESSON_LOG_DEF_H
#define LESSON_LOG_DEF_H

#include "lesson/build.h"
#include "scene/reader.h"

/* From the map at a node, -1 for an empty block. False: the reader's message is set. */
bool log_def_read(Build *b, Reader *r, int map, LogDef *def);

#endif
