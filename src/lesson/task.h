/* An item of a {task} block: what to do, and how it is seen to be done. */
#ifndef LESSON_TASK_H
#define LESSON_TASK_H

#include "lesson/build.h"
#include "scene/reader.h"

/* From the item's map. False: the reader's message is set. */
bool task_read(Build *b, Reader *r, int map, Task *task);

#endif
