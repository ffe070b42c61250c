/* How far settings may go: each bound taken, one past it refused; and what follows from every
 * value of every list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "near.h"
#include "nn/loss.h"
#include "nn/score.h"
#include "nn/training.h"
#include "points.h"

static const Activation softmax = ACTIVATION_SOFTMAX;

/* A number of the settings, the least and greatest that are taken, and the nearest that are not. */
typedef struct Bound {
    size_t at;
    float below, least, most, above;
    const char *word; /* of the sentence that refuses it */
} Bound;

static void numbers_are_taken_up_to_their_bounds(void **state) {
    (void)state;
    const float million = 1e6f, past = nextafterf(1e6f, INFINITY), minus = -1e-30f;
    const Bound bounds[] = {
        {offsetof(Training, rate), minus, 0, million, past, "rate"},
        {offsetof(Training, momentum), minus, 0, nextafterf(1, 0), 1, "momentum"},
        {offsetof(Training, l1), minus, 0, million, past, "l1"},
        {offsetof(Training, l2), minus, 0, million, past, "l2"},
        {offsetof(Training, dropout), minus, 0, 0.9f, nextafterf(0.9f, 1), "dropout"},
    };
    const NetworkDef def = network_def_default();
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        const Bound *b = &bounds[i];
        const float taken[] = {b->least, b->most};
        const float refused[] = {b->below, b->above, NAN, INFINITY};
        for (size_t k = 0; k < sizeof taken / sizeof *taken; k++) {
            Training t = training_default();
            memcpy((char *)&t + b->at, &taken[k], sizeof(float));
            assert_true(training_check(&t, &def, NULL));
        }
        for (size_t k = 0; k < sizeof refused / sizeof *refused; k++) {
            Message m = {""};
            Training t = training_default();
            memcpy((char *)&t + b->at, &refused[k], sizeof(float));
            assert_false(training_check(&t, &def, &m));
            assert_non_null(strstr(m.text, b->word));
        }
    }
}

static void a_batch_is_taken_up_to_its_bounds(void **state) {
    (void)state;
    const NetworkDef def = network_def_default();
    Training t = training_default();
    const struct {
        int batch;
        bool fits;
    } cases[] = {{-1, false}, {0, true}, {1, true}, {MAX_POINTS, true}, {MAX_POINTS + 1, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        t.batch = cases[i].batch;
        assert_int_equal(training_check(&t, &def, NULL), cases[i].fits);
    }
}

/* A network with that many inputs, hidden layers of that many units, and outputs. */
static NetworkDef shaped(int inputs, int hidden, int units, int outputs) {
    NetworkDef def = network_def_default();
    def.inputs = inputs;
    def.layers = hidden + 1;
    for (int l = 0; l <= hidden && l < MAX_LAYERS; l++) {
        def.units[l] = l < hidden ? units : outputs;
        def.activation[l] = ACTIVATION_SIGMOID;
    }
    return def;
}

static void a_network_is_taken_up_to_its_bounds(void **state) {
    (void)state;
    const struct {
        int inputs, hidden, units, outputs;
        bool fits;
    } cases[] = {
        {1, 1, 1, 1, true},
        {0, 1, 1, 1, false},
        {MAX_INPUTS, 1, 1, 1, true},
        {MAX_INPUTS + 1, 1, 1, 1, false},
        {1, -1, 1, 1, false},
        {1, 0, 1, 1, true},
        {1, MAX_HIDDEN, 1, 1, true},
        {1, MAX_HIDDEN + 1, 1, 1, false},
        {1, 2, 0, 1, false},
        {1, 2, MAX_UNITS, 1, true},
        {1, 2, MAX_UNITS + 1, 1, false},
        {1, 2, 1, 0, false},
        {1, 2, 1, MAX_OUTPUTS, true},
        {1, 2, 1, MAX_OUTPUTS + 1, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        NetworkDef def = shaped(cases[i].inputs, cases[i].hidden, cases[i].units, cases[i].outputs);
        Message m = {""};
        assert_int_equal(network_def_check(&def, &m), cases[i].fits);
        assert_int_equal(m.text[0] == '\0', cases[i].fits);
    }
    const float scales[] = {0, 1e6f, -1e-30f, nextafterf(1e6f, INFINITY), NAN};
    for (int i = 0; i < 5; i++) {
        NetworkDef def = shaped(1, 1, 1, 1);
        def.start.scale = scales[i];
        assert_int_equal(network_def_check(&def, NULL), i < 2);
    }
}

static void softmax_is_the_last_of_several(void **state) {
    (void)state;
    NetworkDef def = shaped(2, 1, 3, 2);
    def.activation[1] = softmax;
    assert_true(network_def_check(&def, NULL));
    def.units[1] = 1;
    assert_false(network_def_check(&def, NULL));
    def = shaped(2, 1, 3, 2);
    def.activation[0] = softmax;
    Message m = {""};
    assert_false(network_def_check(&def, &m));
    assert_non_null(strstr(m.text, "layer 1"));
}

/* Each rule, with each loss and each output, alone and behind a hidden layer. */
static void a_rule_takes_the_networks_it_can_train(void **state) {
    (void)state;
    for (int hidden = 0; hidden <= 1; hidden++) {
        for (int f = 0; f < ACTIVATION_COUNT; f++) {
            for (int loss = 0; loss < LOSS_COUNT; loss++) {
                int outputs = f == ACTIVATION_SOFTMAX ? 2 : 1;
                NetworkDef def = shaped(2, hidden, 3, outputs);
                def.activation[hidden] = (Activation)f;
                Training t = training_default();
                t.loss = (Loss)loss;
                bool probability = f == ACTIVATION_SIGMOID || f == ACTIVATION_SOFTMAX;
                bool fits = f != ACTIVATION_STEP && (probability || loss != LOSS_CROSS_ENTROPY);
                assert_int_equal(training_check(&t, &def, NULL), fits);
                t.rule = RULE_PERCEPTRON;
                assert_int_equal(training_check(&t, &def, NULL), f == ACTIVATION_STEP && !hidden);
            }
        }
    }
    NetworkDef def = shaped(2, 0, 0, 2);
    def.activation[0] = ACTIVATION_STEP;
    Training t = training_default();
    t.rule = RULE_PERCEPTRON;
    assert_false(training_check(&t, &def, NULL));
    /* A step within is as bad as one at the end. */
    def = shaped(2, 2, 3, 1);
    def.activation[1] = ACTIVATION_STEP;
    Message m = {""};
    assert_false(training_check(&(Training){.loss = LOSS_SQUARED, .rate = 1}, &def, &m));
    assert_non_null(strstr(m.text, "layer 2"));
}

static void the_perceptron_rule_takes_no_penalty(void **state) {
    (void)state;
    NetworkDef def = shaped(2, 0, 0, 1);
    def.activation[0] = ACTIVATION_STEP;
    const size_t at[] = {offsetof(Training, l1), offsetof(Training, l2),
                         offsetof(Training, dropout)};
    for (int i = 0; i < 3; i++) {
        Training t = training_default();
        t.rule = RULE_PERCEPTRON;
        assert_true(training_check(&t, &def, NULL));
        memcpy((char *)&t + at[i], &(float){1e-6f}, sizeof(float));
        assert_false(training_check(&t, &def, NULL));
    }
}

/* Numbers as labels: of each rule and loss those that it can learn. */
static void labels_are_taken_up_to_their_bounds(void **state) {
    (void)state;
    const float labels[] = {0, 1, -1e-6f, nextafterf(1, 2)};
    for (int kind = 0; kind < 2; kind++) {
        for (int loss = 0; loss < LOSS_COUNT; loss++) {
            for (int i = 0; i < 4; i++) {
                Dataset data = dataset_create(1, kind ? LABEL_NUMBER : LABEL_CLASS);
                dataset_add(&data, (float[]){0}, kind ? 0.5f : 1);
                dataset_add(&data, (float[]){0}, kind ? labels[i] : 1);
                Training t = training_default();
                t.loss = (Loss)loss;
                bool outside = loss == LOSS_CROSS_ENTROPY && i >= 2;
                Message m = {""};
                assert_int_equal(training_check_labels(&t, &data, &m),
                                 !kind || (loss != LOSS_HINGE && !outside));
                if (kind && outside) assert_non_null(strstr(m.text, "point 2"));
                t.rule = RULE_PERCEPTRON;
                assert_int_equal(training_check_labels(&t, &data, NULL), !kind);
                dataset_destroy(&data);
            }
        }
    }
}

static void classes_part_in_the_middle_of_what_is_learned(void **state) {
    (void)state;
    for (int f = 0; f < ACTIVATION_COUNT; f++) {
        bool negative = f == ACTIVATION_LINEAR || f == ACTIVATION_TANH ||
                        f == ACTIVATION_LEAKY_RELU || f == ACTIVATION_ELU || f == ACTIVATION_MAXOUT;
        bool probability = f == ACTIVATION_SIGMOID || f == ACTIVATION_SOFTMAX;
        for (int loss = 0; loss < LOSS_COUNT; loss++) {
            bool hinge = loss == LOSS_HINGE;
            assert_same(loss_middle((Loss)loss, (Activation)f), hinge && negative ? 0 : 0.5f);
            for (int units = 1; units <= 2; units++) {
                Activation fit = (Activation)f;
                if (hinge && !negative) fit = ACTIVATION_LINEAR;
                if (loss == LOSS_CROSS_ENTROPY && !probability)
                    fit = units > 1 ? ACTIVATION_SOFTMAX : ACTIVATION_SIGMOID;
                assert_int_equal(loss_output((Loss)loss, (Activation)f, units), fit);
            }
        }
    }
}

static void the_first_of_equals_is_the_class(void **state) {
    (void)state;
    assert_int_equal(score_class((float[]){1, 1, 1}, 3, 0.5f), 0);
    assert_int_equal(score_class((float[]){0, 2, 2}, 3, 0.5f), 1);
    assert_int_equal(score_class((float[]){0, 1, 2}, 3, 0.5f), 2);
    /* Of one it is where it parts, and at it the one above. */
    assert_int_equal(score_class((float[]){0.5f}, 1, 0.5f), 1);
    assert_int_equal(score_class((float[]){nextafterf(0.5f, 0)}, 1, 0.5f), 0);
    assert_int_equal(score_class((float[]){0}, 1, 0), 1);
}

/* All numbers of a start, by what each kind promises of them. */
static void a_start_draws_what_it_promises(void **state) {
    (void)state;
    for (int kind = 0; kind < START_COUNT; kind++) {
        NetworkDef def = shaped(16, 2, 64, 8);
        def.activation[1] = ACTIVATION_MAXOUT;
        def.start = (Start){(StartKind)kind, 0.25f, 3};
        Network net = network_create(&def);
        for (int l = 0; l < net.layers; l++) {
            const Layer *layer = &net.layer[l];
            int count = layer->pieces * layer->to * layer->from;
            float xavier = sqrtf(6.0f / (float)(layer->from + layer->to));
            double square = 0, greatest = 0, bias = 0;
            for (int i = 0; i < count; i++) {
                double w = (double)net.theta[layer->w + i];
                square += w * w / count;
                greatest = fmax(greatest, fabs(w));
            }
            for (int j = 0; j < layer->pieces * layer->to; j++)
                bias = fmax(bias, fabs((double)net.theta[layer->b + j]));
            bool drawn = kind == START_UNIFORM || kind == START_NORMAL;
            assert_int_equal(bias > 0, drawn);
            double he = sqrt(2.0 / layer->from);
            const double deviation[START_COUNT] = {(double)xavier / sqrt(3), he, 0.25 / sqrt(3),
                                                   0.25, 0};
            assert_near(sqrt(square), deviation[kind], deviation[kind] * 0.1);
            if (kind == START_XAVIER) assert_true(greatest <= (double)xavier);
            if (kind == START_UNIFORM) assert_true(greatest <= 0.25 && bias <= 0.25);
            if (kind == START_NORMAL) assert_true(greatest > 0.5 && bias > 0.25);
            if (kind == START_ZEROS) assert_same(greatest, 0);
        }
        network_destroy(&net);
    }
}

/* The place of each weight and bias, of each piece: all different, all within, and biases are
 * known as such. */
static void every_number_has_its_place(void **state) {
    (void)state;
    NetworkDef def = shaped(3, 2, 4, 2);
    def.activation[1] = ACTIVATION_MAXOUT;
    Network net = network_create(&def);
    int next = 0;
    for (int l = 0; l < net.layers; l++) {
        const Layer *layer = &net.layer[l];
        assert_int_equal(layer->pieces, l == 1 ? 2 : 1);
        for (int piece = 0; piece < layer->pieces; piece++) {
            for (int to = 0; to < layer->to; to++) {
                for (int from = 0; from < layer->from; from++, next++) {
                    assert_int_equal(network_w(&net, l, piece, to, from), next);
                    assert_false(network_is_bias(&net, next));
                }
            }
        }
        for (int piece = 0; piece < layer->pieces; piece++) {
            for (int to = 0; to < layer->to; to++, next++) {
                assert_int_equal(network_b(&net, l, piece, to), next);
                assert_true(network_is_bias(&net, next));
            }
        }
    }
    assert_int_equal(next, net.count);
    assert_int_equal(net.widest, 4);
    /* Each bit of each number counts. */
    uint64_t hash = network_hash(&net);
    for (int i = 0; i < net.count; i++) {
        for (int bit = 0; bit < 32; bit++) {
            float *at = &net.theta[i], was = *at;
            uint32_t bits;
            memcpy(&bits, at, sizeof bits);
            bits ^= (uint32_t)1 << bit;
            memcpy(at, &bits, sizeof bits);
            assert_true(network_hash(&net) != hash);
            *at = was;
        }
    }
    network_destroy(&net);
}

/* From any number of hidden layers to any other: the last go, or come like the one before them. */
static void hidden_layers_come_and_go(void **state) {
    (void)state;
    for (int from = 0; from <= MAX_HIDDEN; from++) {
        for (int to = 0; to <= MAX_HIDDEN; to++) {
            NetworkDef def = shaped(2, from, 0, 2);
            for (int l = 0; l < from; l++) def.units[l] = 10 + l;
            for (int l = 0; l < from; l++) def.activation[l] = ACTIVATION_RELU;
            def.activation[from] = softmax;
            network_def_set_hidden(&def, to);
            assert_int_equal(def.layers, to + 1);
            for (int l = 0; l < to; l++) {
                int like = l < from ? l : from - 1;
                assert_int_equal(def.units[l], from ? 10 + like : 4);
                assert_int_equal(def.activation[l], from ? ACTIVATION_RELU : ACTIVATION_TANH);
            }
            assert_int_equal(def.units[to], 2);
            assert_int_equal(def.activation[to], softmax);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_taken_up_to_their_bounds),
        cmocka_unit_test(a_batch_is_taken_up_to_its_bounds),
        cmocka_unit_test(a_network_is_taken_up_to_its_bounds),
        cmocka_unit_test(softmax_is_the_last_of_several),
        cmocka_unit_test(a_rule_takes_the_networks_it_can_train),
        cmocka_unit_test(the_perceptron_rule_takes_no_penalty),
        cmocka_unit_test(labels_are_taken_up_to_their_bounds),
        cmocka_unit_test(classes_part_in_the_middle_of_what_is_learned),
        cmocka_unit_test(the_first_of_equals_is_the_class),
        cmocka_unit_test(a_start_draws_what_it_promises),
        cmocka_unit_test(every_number_has_its_place),
        cmocka_unit_test(hidden_layers_come_and_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
