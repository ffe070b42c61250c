/* The rate with which training begins where nobody has chosen one: of sets, of tables, of
 * "defaults"; and the one that is suggested in place of a rate that does not do. */
#ifndef SCENE_USUAL_RATE_H
#define SCENE_USUAL_RATE_H

#include "scene/scene.h"

/* That fits the rule, the loss, the optimizer and the labels; and whether there are hidden layers.
 * With it the loss falls steadily on every set, in little time (tests/test_adapt.c). */
float usual_rate(const Scene *scene);

/* To be tried after one that is too large: the usual one, or a tenth where that is too large, too.
 */
float usual_rate_below(const Scene *scene, float rate);

#endif
