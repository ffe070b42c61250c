/* See confusion.h. */
#include "lab/confusion.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/score.h"

void confusion_destroy(Confusion *c) {
    free(c->called);
    *c = (Confusion){.classes = 0};
}

void confusion_begin(Confusion *c, const Dataset *data) {
    signed char *called = memory_resize(c->called, (size_t)data->count + 1);
    *c = (Confusion){.called = called};
    if (data->kind == LABEL_CLASS) c->classes = data->classes;
}

void confusion_take(Confusion *c, const Run *run, bool held, const float *outputs) {
    const Samples *samples = held ? &run->test : &run->train;
    const Network *net = &run->trainer.net;
    int k = samples->outputs;
    Loss loss = training_loss(&run->trainer.settings);
    float middle = loss_middle(loss, net->layer[net->layers - 1].activation);
    if (c->classes == 0) return;
    for (int p = 0; p < samples->count; p++) {
        int is = score_class(samples->y + (long)p * k, k, 0.5f);
        int called = score_class(outputs + (long)p * k, k, middle);
        c->called[samples->point[p]] = (signed char)called;
        c->count[held][is][called]++;
        if (called >= c->classes) c->classes = called + 1; /* more outputs than classes */
    }
}

int confusion_row(const Confusion *c, bool held, int is) {
    int sum = 0;
    for (int k = 0; k < c->classes; k++) sum += c->count[held][is][k];
    return sum;
}

int confusion_total(const Confusion *c, bool held) {
    int sum = 0;
    for (int k = 0; k < c->classes; k++) sum += confusion_row(c, held, k);
    return sum;
}

int confusion_right(const Confusion *c, bool held) {
    int sum = 0;
    for (int k = 0; k < c->classes; k++) sum += c->count[held][k][k];
    return sum;
}
