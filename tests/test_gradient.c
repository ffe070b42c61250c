/* Every derivative against central differences (nn/check.h): all activations, losses, depths and
 * penalties, and networks drawn at random. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "nn/check.h"
#include "nn/random.h"
#include "nn/trainer.h"

/* The largest relative difference allowed, between a gradient in float and differences in
 * double. */
static const double bound = 1e-3;

/* Points in the square from -2 to 2. Numbers for regression, else classes in turn. */
static Samples draw_samples(Random *random, int count, int columns, int outputs, bool numbers) {
    Dataset data = dataset_create(columns, numbers ? LABEL_NUMBER : LABEL_CLASS);
    int classes = outputs > 1 ? outputs : 2;
    for (int i = 0; i < count; i++) {
        float x[MAX_COLUMNS];
        for (int k = 0; k < columns; k++) x[k] = random_uniform(random, -2, 2);
        float label = numbers ? random_uniform(random, -2, 2) : (float)(i % classes);
        assert_true(dataset_add(&data, x, label));
    }
    Features features = features_identity(columns);
    Samples samples = samples_create(&data, &features, outputs, NULL, false);
    dataset_destroy(&data);
    return samples;
}

static void describe(const NetworkDef *def, const Training *training, int points, char text[512]) {
    int n = snprintf(text, 512, "%d inputs", def->inputs);
    for (int l = 0; l < def->layers; l++) {
        n += snprintf(text + n, 512 - (size_t)n, ", %d %s", def->units[l],
                      activation_name(def->activation[l]));
    }
    snprintf(text + n, 512 - (size_t)n, "; %s, l1 %g, l2 %g, %d points", loss_name(training->loss),
             (double)training->l1, (double)training->l2, points);
}

/* A network to be checked, its samples, and its gradient as the trainer computes it. */
typedef struct Subject {
    Network net;
    Samples samples;
    Training training;
    float *gradient; /* [net.count] */
} Subject;

static void subject_create(Subject *s, const NetworkDef *def, const Training *training, int points,
                           bool numbers) {
    Random random = random_create(def->start.seed, PURPOSE_DATA);
    s->net = network_create(def);
    s->samples = draw_samples(&random, points, def->inputs, s->net.outputs, numbers);
    s->training = *training;
    s->gradient = memory_floats(s->net.count);
    Trainer trainer = trainer_create(&s->net, &s->samples, training, 1);
    trainer_preview(&trainer, s->gradient, NULL);
    trainer_destroy(&trainer);
}

static void subject_destroy(Subject *s) {
    free(s->gradient);
    samples_destroy(&s->samples);
    network_destroy(&s->net);
}

static void fail_at(const Subject *s, const NetworkDef *def, int weight, double difference) {
    char text[512];
    describe(def, &s->training, s->samples.count, text);
    fail_msg("%s: weight %d has %.9g, the difference is %.9g", text, weight,
             (double)s->gradient[weight], difference);
}

/* Fails when the gradient of that network does not hold; else returns how far off it is. */
static double check(const NetworkDef *def, const Training *training, int points, bool numbers) {
    Subject s;
    subject_create(&s, def, training, points, numbers);
    int worst = 0;
    double error = check_gradient(&s.net, &s.samples, training, s.gradient, &worst);
    if (!(error < bound)) {
        fail_at(&s, def, worst, check_difference(&s.net, &s.samples, training, worst, 1e-5));
    }
    subject_destroy(&s);
    return error;
}

/* A network of `depth` hidden layers of one kind. Normal weights that keep scores about 1. */
static NetworkDef uniform_network(Activation hidden, int depth, Activation output) {
    NetworkDef def = {.inputs = 2,
                      .layers = depth + 1,
                      .start = {.kind = START_NORMAL, .scale = 0.6f, .seed = 3}};
    for (int l = 0; l < depth; l++) {
        def.units[l] = 3;
        def.activation[l] = hidden;
    }
    def.units[depth] = output == ACTIVATION_SOFTMAX ? 3 : 1;
    def.activation[depth] = output;
    return def;
}

static const float penalties[4][2] = {{0, 0}, {0.05f, 0}, {0, 0.1f}, {0.03f, 0.04f}};

static bool regression(Activation output, Loss loss) {
    return output != ACTIVATION_SOFTMAX && loss != LOSS_HINGE && loss != LOSS_CROSS_ENTROPY;
}

/* How many networks were checked, by what they are made of. */
typedef struct Tally {
    int all, hidden[ACTIVATION_COUNT], output[ACTIVATION_COUNT], loss[LOSS_COUNT];
    double worst;
} Tally;

/* Every output, loss and penalty on one hidden activation and depth, where such a network can
 * be. */
static void check_ends(Activation hidden, int depth, Tally *tally) {
    for (int f = 0; f < ACTIVATION_COUNT; f++) {
        NetworkDef def = uniform_network(hidden, depth, (Activation)f);
        if (!network_def_check(&def, NULL)) continue;
        for (int i = 0; i < LOSS_COUNT * 4; i++) {
            Training training = training_default();
            training.loss = (Loss)(i / 4);
            training.l1 = penalties[i % 4][0];
            training.l2 = penalties[i % 4][1];
            if (!training_check(&training, &def, NULL)) continue;
            bool numbers = regression((Activation)f, training.loss);
            double error = check(&def, &training, 9, numbers);
            if (error > tally->worst) tally->worst = error;
            tally->all++;
            tally->hidden[hidden] += depth > 0;
            tally->output[f]++;
            tally->loss[training.loss]++;
        }
    }
}

/* A step has no slope to go down; softmax is for the output. */
static bool can_hide(Activation f) {
    return f != ACTIVATION_STEP && f != ACTIVATION_SOFTMAX;
}

static void every_activation_loss_depth_and_penalty_holds(void **state) {
    (void)state;
    Tally tally = {0};
    for (int hidden = 0; hidden < ACTIVATION_COUNT; hidden++) {
        for (int depth = 0; depth <= MAX_HIDDEN; depth++) {
            if (depth > 0 || hidden == ACTIVATION_LINEAR) /* without a hidden layer, once */
                check_ends((Activation)hidden, depth, &tally);
        }
    }
    print_message("%d networks, the worst derivative is off by %.1e\n", tally.all, tally.worst);
    for (int f = 0; f < ACTIVATION_COUNT; f++) {
        assert_int_equal(tally.hidden[f] > 0, can_hide((Activation)f));
        assert_int_equal(tally.output[f] > 0, f != ACTIVATION_STEP);
    }
    for (int loss = 0; loss < LOSS_COUNT; loss++) assert_true(tally.loss[loss] > 0);
}

static Activation draw_activation(Random *random) {
    Activation kinds[ACTIVATION_COUNT];
    uint32_t count = 0;
    for (int f = 0; f < ACTIVATION_COUNT; f++) {
        if (can_hide((Activation)f)) kinds[count++] = (Activation)f;
    }
    return kinds[random_below(random, count)];
}

static NetworkDef draw_network(Random *random, uint64_t seed) {
    NetworkDef def = {.inputs = 1 + (int)random_below(random, MAX_INPUTS),
                      .layers = 1 + (int)random_below(random, MAX_LAYERS),
                      .start = {.kind = START_NORMAL, .scale = 0.4f, .seed = seed}};
    for (int l = 0; l < def.layers; l++) {
        def.units[l] = 1 + (int)random_below(random, 11);
        def.activation[l] = draw_activation(random);
    }
    int last = def.layers - 1;
    def.units[last] = 1 + (int)random_below(random, MAX_OUTPUTS);
    if (def.units[last] > 1 && random_below(random, 2)) def.activation[last] = ACTIVATION_SOFTMAX;
    return def;
}

static void networks_drawn_at_random_hold(void **state) {
    (void)state;
    Random random = random_create(2024, PURPOSE_USER);
    double worst = 0;
    int checked = 0;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        NetworkDef def = draw_network(&random, seed);
        Training training = training_default();
        training.loss = (Loss)random_below(&random, LOSS_COUNT);
        training.l1 = penalties[random_below(&random, 4)][0];
        training.l2 = penalties[random_below(&random, 4)][1];
        int points = 1 + (int)random_below(&random, 150);
        if (!training_check(&training, &def, NULL)) continue;
        worst = fmax(worst, check(&def, &training, points, false));
        checked++;
    }
    print_message("%d networks, the worst derivative is off by %.1e\n", checked, worst);
    assert_true(checked >= 200);
}

/* As wide as networks get, over few points and over many. One weight in 53 stands for all. */
static void the_widest_network_holds(void **state) {
    (void)state;
    NetworkDef def = {
        .inputs = MAX_INPUTS,
        .layers = 4,
        .units = {MAX_UNITS, MAX_UNITS, MAX_UNITS, MAX_OUTPUTS},
        .activation = {ACTIVATION_TANH, ACTIVATION_MAXOUT, ACTIVATION_ELU, ACTIVATION_SOFTMAX},
        .start = {.kind = START_NORMAL, .scale = 0.15f, .seed = 9}};
    Training training = training_default();
    for (int points = 1; points < 200; points = 4 * points + 1) {
        Subject s;
        subject_create(&s, &def, &training, points, false);
        for (int i = 0; i < s.net.count; i += 53) {
            double difference = check_difference(&s.net, &s.samples, &training, i, 1e-5);
            double error = fabs(difference - (double)s.gradient[i]);
            if (!(error < bound * fmax(fabs(difference), 0.01))) fail_at(&s, &def, i, difference);
        }
        subject_destroy(&s);
    }
}

static void a_wrong_gradient_is_noticed(void **state) {
    (void)state;
    NetworkDef def = uniform_network(ACTIVATION_TANH, 2, ACTIVATION_SIGMOID);
    Training training = training_default();
    Subject s;
    subject_create(&s, &def, &training, 9, false);
    int wrong = network_w(&s.net, 1, 0, 2, 0), worst = -1;
    s.gradient[wrong] = s.gradient[wrong] * 1.01f + 0.01f;
    assert_true(check_gradient(&s.net, &s.samples, &training, s.gradient, &worst) > bound);
    assert_int_equal(worst, wrong);
    subject_destroy(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_activation_loss_depth_and_penalty_holds),
        cmocka_unit_test(networks_drawn_at_random_hold),
        cmocka_unit_test(the_widest_network_holds),
        cmocka_unit_test(a_wrong_gradient_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
