/* One workload in FANN, timed. peers compiles it:
 *
 *     fann BATCH SECONDS SIDE POINTS UNITS...
 *
 * trains a network of those units (inputs first) on circles and prints epochs per second; with a
 * SIDE above 0 it computes the output over a grid of SIDE x SIDE instead and prints grids per
 * second. BATCH 1 is FANN_TRAIN_INCREMENTAL. Otherwise FANN_TRAIN_BATCH: over all the points, or
 * over sets of BATCH points cut once, as FANN has no mini-batches of its own. FANN has no
 * cross-entropy: the loss is squared, which costs no more. */
#include <floatfann.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static float uniform(float low, float high) {
    return low + (high - low) * ((float)rand() / (float)RAND_MAX);
}

static void FANN_API circle(unsigned i, unsigned inputs, unsigned outputs, float *x, float *y) {
    (void)inputs, (void)outputs;
    float radius = i % 2 ? uniform(0, 2.5f) : uniform(3.5f, 5), angle = uniform(0, 6.2831853f);
    x[0] = radius * cosf(angle), x[1] = radius * sinf(angle);
    y[0] = (float)(i % 2);
}

static struct fann *network(unsigned layers, const unsigned *units, int batch) {
    struct fann *net = fann_create_standard_array(layers, units);
    fann_set_activation_function_hidden(net, FANN_SIGMOID_SYMMETRIC); /* tanh */
    fann_set_activation_function_output(net, FANN_SIGMOID);
    fann_set_activation_steepness_hidden(net, 1);
    fann_set_activation_steepness_output(net, 0.5f); /* 1 / (1 + e^-z) */
    fann_set_train_error_function(net, FANN_ERRORFUNC_LINEAR);
    fann_set_training_algorithm(net, batch == 1 ? FANN_TRAIN_INCREMENTAL : FANN_TRAIN_BATCH);
    fann_set_learning_rate(net, 0.1f);
    fann_set_learning_momentum(net, 0);
    return net;
}

static double train(struct fann *net, unsigned points, unsigned batch, double seconds) {
    struct fann_train_data *data = fann_create_train_from_callback(points, 2, 1, circle);
    unsigned size = batch == 1 || batch > points ? points : batch, sets = points / size;
    struct fann_train_data **set = calloc(sets, sizeof *set);
    for (unsigned i = 0; i < sets; i++) set[i] = fann_subset_train_data(data, i * size, size);
    fann_train_epoch(net, set[0]);

    long epochs = 0;
    double start = now(), spent = 0;
    for (; spent < seconds; spent = now() - start, epochs++) {
        for (unsigned i = 0; i < sets; i++) fann_train_epoch(net, set[i]);
    }
    return (double)epochs / spent;
}

static double field(struct fann *net, int side, double seconds) {
    float *value = malloc(sizeof(float) * (size_t)side * (size_t)side);
    long grids = 0;
    double start = now(), spent = 0;
    for (; spent < seconds; spent = now() - start, grids++) {
        for (int i = 0; i < side * side; i++) {
            float step = 12.0f / (float)side;
            float x[2] = {-6 + step * (0.5f + (float)(i % side)),
                          6 - step * (0.5f + (float)(i / side))};
            value[i] = fann_run(net, x)[0];
        }
    }
    return (double)grids / spent;
}

int main(int argc, char **argv) {
    unsigned units[16], layers = 0;
    for (int i = 5; i < argc && layers < 16; i++) units[layers++] = (unsigned)atoi(argv[i]);
    if (layers < 2) return 2;
    int batch = atoi(argv[1]), side = atoi(argv[3]);
    double seconds = atof(argv[2]);
    struct fann *net = network(layers, units, batch);
    printf("%g\n", side ? field(net, side, seconds)
                        : train(net, (unsigned)atoi(argv[4]), (unsigned)batch, seconds));
    return 0;
}
