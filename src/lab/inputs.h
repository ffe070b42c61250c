/* Which inputs a network can be fed, for points of so many coordinates: each coordinate as it
 * is; squares, product and sines of the first two; and whatever else the scene feeds it
 * already. */
#ifndef LAB_INPUTS_H
#define LAB_INPUTS_H

#include "scene/scene.h"

enum { INPUTS_OFFERED = 24 };

/* In the order they are offered in. Returns how many. */
int inputs_offered(const Scene *scene, Feature list[INPUTS_OFFERED]);

/* Where the network is fed this one; -1 when it is not. */
int inputs_find(const Features *features, const Feature *feature);

/* The scene's inputs with one of those offered taken out, or put in where its place is in that
 * order. There must be room for one more, and one must remain: see control_refusal. */
Features inputs_toggled(const Scene *scene, int offered);

#endif
