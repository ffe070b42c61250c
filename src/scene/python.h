/* A trained network as a small Python program, for taking it away: its weights as lists, and a
 * function that does with them what the network does, named by the columns of the data. It holds
 * only what this network uses, and needs nothing but Python. */
#ifndef SCENE_PYTHON_H
#define SCENE_PYTHON_H

#include "scene/scene.h"

/* The program's text; to be freed. */
char *python_text(const Scene *scene, const Run *run);

#endif
