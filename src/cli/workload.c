/* See workload.h. */
#include "cli/workload.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"
#include "nn/field.h"

static const WorkloadDef defs[WORKLOADS] = {
    {"W1", "2-4-2-1, 500 points, full batch", 3, {4, 2, 1}, 500, 0, 0},
    {"W2", "2-8-8-1, 500 points, batch 10", 3, {8, 8, 1}, 500, 10, 0},
    {"W3", "2-8-8-1, 500 points, batch 1", 3, {8, 8, 1}, 500, 1, 0},
    {"W4", "2-64-64-64-1, 10000 points, full", 4, {64, 64, 64, 1}, 10000, 0, 0},
    {"W5", "field of a 2-8-8-1, 512 x 512", 3, {8, 8, 1}, 500, 0, 512},
};

const WorkloadDef *workload_def(int index) {
    assert(index >= 0 && index < WORKLOADS);
    return &defs[index];
}

static Network create_network(const WorkloadDef *def) {
    NetworkDef shape = network_def_default();
    shape.layers = def->layers;
    for (int l = 0; l < def->layers; l++) {
        shape.units[l] = def->units[l];
        shape.activation[l] = l == def->layers - 1 ? ACTIVATION_SIGMOID : ACTIVATION_TANH;
    }
    return network_create(&shape);
}

void workload_create(Workload *workload, const WorkloadDef *def, int threads) {
    const SetDef set = {.kind = SET_CIRCLES, .count = def->points, .classes = 2, .seed = 1};
    Dataset data = dataset_generate(&set);
    Network net = create_network(def);
    Training training = training_default();
    training.batch = def->batch;
    *workload = (Workload){.def = def, .threads = threads, .features = features_identity(2)};
    workload->samples = samples_create(&data, &workload->features, 1, NULL, false);
    workload->trainer = trainer_create(&net, &workload->samples, &training, threads);
    if (def->side) workload->value = memory_floats((long)def->side * def->side);
    network_destroy(&net);
    dataset_destroy(&data);
}

void workload_destroy(Workload *workload) {
    trainer_destroy(&workload->trainer);
    samples_destroy(&workload->samples);
    free(workload->value);
}

static void run_field(Workload *w) {
    const Plane plane = {.up = 1, .left = -6, .right = 6, .bottom = -6, .top = 6};
    field_compute(w->trainer.work, &w->trainer.net, &w->features, &plane, w->def->layers - 1, 0,
                  w->def->side, w->def->side, w->threads, w->value);
}

void workload_run(Workload *workload, long n) {
    for (long i = 0; i < n; i++) {
        workload->def->side ? run_field(workload) : trainer_epoch(&workload->trainer);
    }
}

double workload_flops(const Workload *workload) {
    const Network *net = &workload->trainer.net;
    bool field = workload->def->side > 0;
    double products = 0;
    for (int l = 0; l < net->layers; l++) {
        const Layer *layer = &net->layer[l];
        int passes = field ? 1 : l > 0 ? 3 : 2; /* W a, delta a^T, W^T delta */
        products += (double)passes * layer->pieces * layer->to * layer->from;
    }
    double points =
        field ? (double)workload->def->side * workload->def->side : workload->def->points;
    return 2 * products * points;
}

const char *workload_unit(const Workload *workload) {
    return workload->def->side ? "grids/s" : "epochs/s";
}
