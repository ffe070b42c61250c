/* Free play: settings that nobody has set follow the others. A rate that suits what is trained, or
 * that nobody chose (Scene.rate_open), is exchanged where another suits what is trained from now
 * on; any other was set by hand and stays.
 * The perceptron rule starts from zeros, so that there is something for it to correct; points of
 * one's own are all trained on until a share to hold out is asked for, and a set in their place
 * holds out what is usual again; and a set that takes the place of a table is as the first one of
 * free play is, not as the table was.
 *
 * Lessons and files name their settings, and none of them follows another. */
#ifndef LAB_ADAPT_H
#define LAB_ADAPT_H

#include "lab/action.h"
#include "scene/scene.h"

/* Whether it shows a table: of a file, or one that was pasted or saved with its rows. */
bool adapt_is_table(const Scene *scene);

/* The start of the network with which free play begins: its circle closes soon, and evenly. */
enum { ADAPT_FIRST_START = 11 };

/* The set with as many points, as messy, as that with which free play begins. */
SetDef adapt_first_set(SetDef set);

/* After an edit that was made of `before`. */
void adapt_scene(const Scene *before, Scene *after);

#endif
