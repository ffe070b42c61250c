/* See dropped.h. */
#include "lab/dropped.h"

/* The sample that it is told for; -1 for none. */
static int sample_of(const Lab *lab) {
    const Trainer *t = lab_trainer(lab);
    const Step *step = &t->step;
    bool now = t->recorded && step->number == t->steps - 1 && !lab->play.playing;
    if (!now || !(step->dropout.share > 0) || !(t->settings.dropout > 0)) return -1;
    const Samples *train = lab_train_samples(lab);
    if (step->sample >= train->count) return -1; /* points were erased since */
    bool certain = step->points == train->count && lab->sample >= 0;
    return certain ? lab->sample : step->sample;
}

int dropped_for(const Lab *lab) {
    int sample = sample_of(lab);
    return sample < 0 ? -1 : lab_train_samples(lab)->point[sample];
}

bool dropped_unit(const Lab *lab, int layer, int unit) {
    const Network *net = lab_network(lab);
    const Dropout *dropout = &lab_trainer(lab)->step.dropout;
    int sample = sample_of(lab);
    if (sample < 0 || layer < 0 || layer >= net->layers - 1) return false;
    return dropout_is_out(dropout, dropout_bits(dropout_step(dropout), sample, layer), unit);
}

int dropped_units(const Lab *lab) {
    const Network *net = lab_network(lab);
    int count = 0;
    for (int l = 0; l < net->layers - 1; l++) {
        for (int u = 0; u < net->layer[l].to; u++) count += dropped_unit(lab, l, u);
    }
    return count;
}

bool dropped_weight(const Lab *lab, int weight) {
    WeightPlace p = weight_place(lab_network(lab), weight);
    return dropped_unit(lab, p.layer, p.to) || dropped_unit(lab, p.layer - 1, p.from);
}
