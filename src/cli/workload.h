/* The named workloads of `halfplane bench`: circles, tanh hidden, sigmoid out, cross-entropy, plain
 * SGD. Only the work itself is timed: no scores, no timeline. */
#ifndef CLI_WORKLOAD_H
#define CLI_WORKLOAD_H

#include "nn/network.h"
#include "nn/trainer.h"

enum { WORKLOADS = 5 };

typedef struct WorkloadDef {
    const char *name, *what;
    int layers, units[4]; /* hidden and output; two inputs */
    int points, batch;    /* batch 0: all of them */
    int side;             /* above 0: not training but the field of side x side */
} WorkloadDef;

/* W1 to W5. */
const WorkloadDef *workload_def(int index);

typedef struct Workload {
    const WorkloadDef *def;
    int threads;
    Samples samples;
    Trainer trainer;
    Features features;
    float *value; /* of a field, [side][side] */
} Workload;

/* At rest in memory until destroyed: the trainer points at the samples. */
void workload_create(Workload *workload, const WorkloadDef *def, int threads);
void workload_destroy(Workload *workload);

/* Does n epochs, or n fields. */
void workload_run(Workload *workload, long n);

/* Multiplications and additions of the matrix products of one epoch or field; activations and
 * updates are not counted. */
double workload_flops(const Workload *workload);

/* "epochs/s" or "grids/s". */
const char *workload_unit(const Workload *workload);

#endif
