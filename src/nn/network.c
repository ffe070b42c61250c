/* See network.h. */
#include "nn/network.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "nn/random.h"

static const struct {
    const char *name;
    bool biases; /* draws them as it draws weights; else they are 0 */
} starts[START_COUNT] = {
    [START_XAVIER] = {.name = "xavier"},
    [START_HE] = {.name = "he"},
    [START_UNIFORM] = {.name = "uniform", .biases = true},
    [START_NORMAL] = {.name = "normal", .biases = true},
    [START_ZEROS] = {.name = "zeros"},
};
static_assert(START_COUNT == 5, "a row for each start");

const char *start_name(StartKind kind) {
    assert((unsigned)kind < START_COUNT);
    return starts[kind].name;
}

NetworkDef network_def_default(void) {
    return (NetworkDef){.inputs = 2,
                        .layers = 1,
                        .units = {1},
                        .activation = {ACTIVATION_SIGMOID},
                        .start = {.kind = START_XAVIER, .scale = 0.5f, .seed = 1}};
}

static bool check_layer(const NetworkDef *def, int l, Message *message) {
    bool output = l == def->layers - 1;
    int most = output ? MAX_OUTPUTS : MAX_UNITS;
    if (def->units[l] < 1 || def->units[l] > most) {
        return message_set(message, "layer %d has %d units; %s has from 1 to %d", l + 1,
                           def->units[l], output ? "the output layer" : "a hidden layer", most);
    }
    if (def->activation[l] == ACTIVATION_SOFTMAX && !output) {
        return message_set(message, "layer %d is softmax, which only the last layer can be", l + 1);
    }
    if (def->activation[l] == ACTIVATION_SOFTMAX && def->units[l] < 2) {
        return message_set(message, "softmax over one unit is always 1: use 1 sigmoid for two "
                                    "classes, or a unit for each class");
    }
    return true;
}

void network_def_set_hidden(NetworkDef *def, int hidden) {
    int last = def->layers - 1;
    if (hidden == last) return;
    def->units[hidden] = def->units[last];
    def->activation[hidden] = def->activation[last];
    for (int l = last; l < hidden; l++) {
        def->units[l] = l > 0 ? def->units[l - 1] : 4;
        def->activation[l] = l > 0 ? def->activation[l - 1] : ACTIVATION_TANH;
    }
    def->layers = hidden + 1;
}

bool network_def_check(const NetworkDef *def, Message *message) {
    if (def->inputs < 1 || def->inputs > MAX_INPUTS) {
        return message_set(message, "the network has %d inputs; it can have from 1 to %d",
                           def->inputs, MAX_INPUTS);
    }
    if (def->layers < 1 || def->layers > MAX_LAYERS) {
        return message_set(message,
                           "the network has %d layers; it can have from 1 to %d: up to %d "
                           "hidden ones and the output",
                           def->layers, MAX_LAYERS, MAX_HIDDEN);
    }
    for (int l = 0; l < def->layers; l++) {
        if (!check_layer(def, l, message)) return false;
    }
    if (!(def->start.scale >= 0 && def->start.scale <= 1e6f)) {
        return message_set(message, "the start's scale is %g; it must be from 0 to 1000000",
                           (double)def->start.scale);
    }
    return true;
}

Network network_create(const NetworkDef *def) {
    assert(network_def_check(def, NULL));
    Network net = {.inputs = def->inputs, .layers = def->layers, .widest = def->inputs};
    int from = def->inputs;
    for (int l = 0; l < def->layers; l++) {
        Layer *layer = &net.layer[l];
        *layer = (Layer){.from = from,
                         .to = def->units[l],
                         .pieces = activation_pieces(def->activation[l]),
                         .activation = def->activation[l]};
        layer->w = net.count;
        layer->b = layer->w + layer->pieces * layer->to * from;
        net.count = layer->b + layer->pieces * layer->to;
        from = layer->to;
        if (from > net.widest) net.widest = from;
    }
    net.outputs = from;
    net.theta = memory_floats(net.count);
    network_start(&net, &def->start);
    return net;
}

void network_destroy(Network *net) {
    free(net->theta);
    *net = (Network){0};
}

Network network_copy(const Network *net) {
    Network copy = *net;
    copy.theta = memory_floats(net->count);
    memcpy(copy.theta, net->theta, sizeof(float) * (size_t)net->count);
    return copy;
}

/* Draws weights[n] for a layer. */
static void draw(Random *random, const Start *start, const Layer *layer, float *weight, int n) {
    float in = (float)layer->from, out = (float)layer->to;
    float limit = start->kind == START_XAVIER ? sqrtf(6.0f / (in + out)) : start->scale;
    float deviation = start->kind == START_HE ? sqrtf(2.0f / in) : start->scale;
    for (int i = 0; i < n; i++) {
        switch (start->kind) {
        case START_XAVIER:
        case START_UNIFORM: weight[i] = random_uniform(random, -limit, limit); break;
        case START_HE:
        case START_NORMAL: weight[i] = deviation * random_normal(random); break;
        case START_ZEROS:
        case START_COUNT: weight[i] = 0; break;
        }
    }
}

void network_start(Network *net, const Start *start) {
    Random random = random_create(start->seed, PURPOSE_START);
    memset(net->theta, 0, sizeof(float) * (size_t)net->count);
    for (int l = 0; l < net->layers; l++) {
        const Layer *layer = &net->layer[l];
        int units = layer->pieces * layer->to;
        draw(&random, start, layer, net->theta + layer->w, units * layer->from);
        if (starts[start->kind].biases) draw(&random, start, layer, net->theta + layer->b, units);
    }
}

int network_w(const Network *net, int l, int piece, int to, int from) {
    const Layer *layer = &net->layer[l];
    assert(piece < layer->pieces && to < layer->to && from < layer->from);
    return layer->w + (piece * layer->to + to) * layer->from + from;
}

int network_b(const Network *net, int l, int piece, int to) {
    const Layer *layer = &net->layer[l];
    assert(piece < layer->pieces && to < layer->to);
    return layer->b + piece * layer->to + to;
}

bool network_is_bias(const Network *net, int index) {
    for (int l = 0; l < net->layers; l++) {
        const Layer *layer = &net->layer[l];
        if (index >= layer->b && index < layer->b + layer->pieces * layer->to) return true;
    }
    return false;
}

uint64_t network_hash(const Network *net) {
    uint64_t hash = HASH_BEGIN;
    for (int i = 0; i < net->count; i++) {
        uint32_t bits;
        memcpy(&bits, &net->theta[i], sizeof bits);
        for (int byte = 0; byte < 4; byte++) hash = hash_byte(hash, bits >> (8 * byte) & 0xff);
    }
    return hash;
}

uint64_t network_mark(const Network *net) {
    return hash_longs(HASH_BEGIN, net->theta, sizeof(float) * (size_t)net->count);
}
