/* A network: its shape and its weights. It is data; pass.h computes with it.
 *
 * Layer l maps `from` values to `to` units: z[j] = b[j] + sum over i of w[j][i] a[i], a[j] =
 * f(z[j]). All numbers that training may move lie in one array, theta, layer after layer, w before
 * b:
 *
 *     theta: | w of layer 0 | b of layer 0 | w of layer 1 | b of layer 1 | ...
 *            w is [piece][to][from], b is [piece][to]; only maxout has two pieces.
 *
 * A gradient, a change and an optimizer's memory are arrays of the same layout, so that one index
 * names a weight everywhere. The weights are float: what is shown is what was computed with. */
#ifndef NN_NETWORK_H
#define NN_NETWORK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/message.h"
#include "nn/activation.h"
#include "nn/limits.h"

typedef enum StartKind {
    START_XAVIER,  /* weights uniform in +-sqrt(6 / (from + to)), biases 0 */
    START_HE,      /* weights normal with variance 2 / from, biases 0 */
    START_UNIFORM, /* weights and biases uniform in +-scale */
    START_NORMAL,  /* weights and biases normal with deviation scale */
    START_ZEROS,
    START_COUNT
} StartKind;

typedef struct Start {
    StartKind kind;
    float scale; /* of uniform and normal */
    uint64_t seed;
} Start;

const char *start_name(StartKind kind);

/* What a network is made from. */
typedef struct NetworkDef {
    int inputs;                        /* features, 1 to MAX_INPUTS */
    int layers;                        /* hidden layers and the output, 1 to MAX_LAYERS */
    int units[MAX_LAYERS];             /* per layer */
    Activation activation[MAX_LAYERS]; /* per layer */
    Start start;
} NetworkDef;

/* Two inputs, one sigmoid unit, Xavier from seed 1. */
NetworkDef network_def_default(void);

/* So many hidden layers: the last ones go, or new ones come before the output, shaped like the one
 * before them (the first: 4 tanh). */
void network_def_set_hidden(NetworkDef *def, int hidden);

/* Whether a network can be made from it; if not, says why. */
bool network_def_check(const NetworkDef *def, Message *message);

typedef struct Layer {
    int from, to, pieces;
    Activation activation;
    int w, b; /* where the layer's weights and biases begin in theta */
} Layer;

typedef struct Network {
    int inputs, outputs, layers;
    int widest; /* the most units of any layer, inputs included */
    int count;  /* numbers in theta */
    Layer layer[MAX_LAYERS];
    float *theta; /* owned */
} Network;

/* Makes the network and draws its start. The def must have passed network_def_check. */
Network network_create(const NetworkDef *def);
void network_destroy(Network *net);

/* A copy with weights of its own. */
Network network_copy(const Network *net);

/* Draws theta anew: the same start gives the same bits. */
void network_start(Network *net, const Start *start);

/* Index in theta of the weight from unit `from` to unit `to` of a layer, and of a bias. All count
 * from 0. */
int network_w(const Network *net, int layer, int piece, int to, int from);
int network_b(const Network *net, int layer, int piece, int to);

/* Whether theta[index] is a bias, which penalties leave alone. */
bool network_is_bias(const Network *net, int index);

/* FNV-1a over the bits of theta: equal for equal runs on every machine. */
uint64_t network_hash(const Network *net);

/* The same for asking often whether the weights are those of before: faster, and another number on
 * another machine. */
uint64_t network_mark(const Network *net);

#endif
