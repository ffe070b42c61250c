/* A part of the settings as free play begins, whatever became of it: one undo takes it back. */
#ifndef LAB_DEFAULTS_H
#define LAB_DEFAULTS_H

#include "lab/lab.h"

/* first: the scene that free play begins with. */

/* The set that was chosen, drawn as at first; for points of one's own or of a table, the
 * first set. */
void defaults_data(Lab *lab, const Scene *first);

/* The hidden layers of the first scene between the inputs as they are and the output that is there;
 * of a perceptron only the start. */
void defaults_network(Lab *lab, const Scene *first);

/* Gradient descent with the loss and the rate that fit the labels. */
void defaults_training(Lab *lab, const Scene *first);

#endif
