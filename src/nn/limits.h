/* How large anything may be. Every reader checks against these before it allocates, so that a file
 * from a stranger can ask for no more than this. */
#ifndef NN_LIMITS_H
#define NN_LIMITS_H

enum {
    MAX_INPUTS = 16,     /* features fed to a network */
    MAX_COLUMNS = 16,    /* coordinates of a point, x1..x16 */
    MAX_HIDDEN = 8,      /* hidden layers */
    MAX_LAYERS = 9,      /* hidden layers and the output layer */
    MAX_UNITS = 64,      /* units in a hidden layer */
    MAX_OUTPUTS = 8,     /* units in the output layer */
    MAX_CLASSES = 8,     /* as many as outputs; the first four have colours: blue red green gold */
    MAX_PIECES = 2,      /* linear pieces of a maxout unit */
    MAX_POINTS = 100000, /* points of a data set, training and held-out together */
    MAX_EPOCHS = 10000000,
    MAX_THREADS = 64,
};

#endif
