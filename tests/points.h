/* Points and networks for tests of the mathematics: small, seeded, and awkward enough. */
#ifndef TESTS_POINTS_H
#define TESTS_POINTS_H

#include "nn/dataset.h"
#include "nn/features.h"
#include "nn/network.h"
#include "nn/random.h"
#include "nn/samples.h"

/* `count` points in [-2, 2]^columns with labels 0 .. classes-1; for classes 0, numbers in [-1, 1].
 */
static inline Dataset points_random(int count, int columns, int classes, uint64_t seed) {
    Random random = random_create(seed, PURPOSE_USER);
    Dataset data = dataset_create(columns, classes ? LABEL_CLASS : LABEL_NUMBER);
    for (int p = 0; p < count; p++) {
        float x[MAX_COLUMNS];
        for (int c = 0; c < columns; c++) x[c] = random_uniform(&random, -2, 2);
        float label = classes ? (float)random_below(&random, (uint32_t)classes)
                              : random_uniform(&random, -1, 1);
        dataset_add(&data, x, label);
    }
    return data;
}

/* The samples of all of them, each coordinate as it is. */
static inline Samples points_samples(const Dataset *data, int outputs) {
    Features features = features_identity(data->columns);
    return samples_create(data, &features, outputs, NULL, false);
}

/* Layers given as units and activations, all weights drawn, biases too. */
static inline NetworkDef points_network(int inputs, int layers, const int *units,
                                        const Activation *activation, uint64_t seed) {
    NetworkDef def = {.inputs = inputs, .layers = layers, .start = {START_NORMAL, 0.5f, seed}};
    for (int l = 0; l < layers; l++) {
        def.units[l] = units[l];
        def.activation[l] = activation[l];
    }
    return def;
}

#endif
