/* The file a command is given: a scene, or a CSV that a scene is made around. */
#ifndef CLI_LOAD_H
#define CLI_LOAD_H

#include <stdbool.h>

#include "base/message.h"
#include "nn/run.h"
#include "scene/scene.h"

/* A scene and a run of it at epoch 0. It may not be moved: the run points into itself. */
typedef struct Loaded {
    Scene scene;
    Run run;
} Loaded;

/* False with a sentence that begins with the path, and nothing to destroy. */
bool load_run(Loaded *loaded, const char *path, int threads, Message *message);

/* The same, for work that makes no sense without points. */
bool load_points(Loaded *loaded, const char *path, int threads, Message *message);
void load_destroy(Loaded *loaded);

/* --threads, or as many as the machine has cores. */
int load_threads(int64_t asked);

#endif
