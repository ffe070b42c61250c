/* How a network is trained: settings only. */
#ifndef NN_TRAINING_H
#define NN_TRAINING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/message.h"
#include "nn/dataset.h"
#include "nn/loss.h"
#include "nn/network.h"
#include "nn/optimizer.h"

typedef enum Rule { RULE_GRADIENT, RULE_PERCEPTRON, RULE_COUNT } Rule;

typedef struct Training {
    Rule rule;
    Loss loss;
    Optimizer optimizer;
    float rate;
    float momentum; /* where optimizer_has_momentum */
    int batch;      /* points per update; 0 means all of them */
    bool shuffle;   /* new order every epoch; only when batch is not 0 */
    uint64_t seed;  /* of the order and of dropout */
    float l1, l2;   /* penalties l1 |w| + l2/2 w^2 on weights, not on biases */
    float dropout;  /* share of hidden units left out of each step, 0 to 0.9 */
} Training;

/* Full batch, cross-entropy, SGD at rate 0.1, no penalty. */
Training training_default(void);

/* Whether this network can be trained so; if not, says why and what would be right. */
bool training_check(const Training *training, const NetworkDef *def, Message *message);

/* Whether rule and loss can do with these labels; if not, says what would be right. */
bool training_check_labels(const Training *training, const Dataset *data, Message *message);

/* The loss that a pass is run with: its own, or under the perceptron rule, which has none, the
 * squared one, whatever is named beside it. */
Loss training_loss(const Training *training);

const char *rule_name(Rule rule);

#endif
