/* Training: steps, phases, epochs, orders, previews, and the perceptron rule. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "nn/trainer.h"
#include "points.h"

typedef struct Bench {
    Dataset data;
    Samples samples;
    Network net;
    Training settings;
} Bench;

static Bench bench_create(int points, int batch) {
    NetworkDef def =
        points_network(2, 2, (int[]){5, 1}, (Activation[]){ACTIVATION_TANH, ACTIVATION_SIGMOID}, 4);
    Bench b = {.data = points_random(points, 2, 2, 7), .settings = training_default()};
    b.samples = points_samples(&b.data, 1);
    b.net = network_create(&def);
    b.settings.batch = batch;
    return b;
}

static void bench_destroy(Bench *b) {
    dataset_destroy(&b->data);
    samples_destroy(&b->samples);
    network_destroy(&b->net);
}

static Trainer bench_trainer(const Bench *b) {
    return trainer_create(&b->net, &b->samples, &b->settings, 1);
}

/* Every optimizer, batch and penalty: four phases, one step, and a whole epoch leave the same bits.
 */
static void phases_steps_and_epochs_agree(void **state) {
    (void)state;
    const int batches[] = {0, 1, 7, 16, 20, 50, 80};
    for (int o = 0; o < OPTIMIZER_COUNT; o++) {
        for (int k = 0; k < 7; k++) {
            Bench b = bench_create(50, batches[k]);
            b.settings.optimizer = (Optimizer)o;
            b.settings.l2 = k % 2 ? 0.01f : 0;
            b.settings.dropout = k % 3 == 2 ? 0.3f : 0;
            Trainer phases = bench_trainer(&b), steps = bench_trainer(&b),
                    epochs = bench_trainer(&b);
            while (phases.epoch < 3) trainer_phase(&phases);
            while (steps.epoch < 3) trainer_step(&steps);
            for (int e = 0; e < 3; e++) trainer_epoch(&epochs);
            assert_true(network_hash(&phases.net) == network_hash(&steps.net));
            assert_true(network_hash(&epochs.net) == network_hash(&steps.net));
            assert_true(epochs.steps == steps.steps && epochs.step.loss == steps.step.loss);
            assert_true(phases.step.loss == steps.step.loss);
            trainer_destroy(&phases);
            trainer_destroy(&steps);
            trainer_destroy(&epochs);
            bench_destroy(&b);
        }
    }
}

static void the_last_batch_may_be_smaller(void **state) {
    (void)state;
    Bench b = bench_create(50, 20);
    Trainer t = bench_trainer(&b);
    const int sizes[] = {20, 20, 10, 20};
    for (int s = 0; s < 4; s++) {
        trainer_step(&t);
        assert_int_equal(t.step.points, sizes[s]);
        assert_int_equal(t.step.number, s);
    }
    assert_int_equal(t.epoch, 1);
    trainer_destroy(&t);
    bench_destroy(&b);
}

static void every_epoch_sees_every_point_once(void **state) {
    (void)state;
    Bench b = bench_create(30, 4);
    Trainer t = bench_trainer(&b);
    int before[30] = {0};
    for (int e = 0; e < 3; e++) {
        int seen[30] = {0};
        while (t.epoch == e) {
            trainer_step(&t);
            for (int i = 0; i < t.step.points; i++) seen[t.order[t.step.first + i]]++;
        }
        for (int i = 0; i < 30; i++) assert_int_equal(seen[i], 1);
        assert_memory_not_equal(before, t.order, sizeof before);
        memcpy(before, t.order, sizeof before);
    }
    trainer_destroy(&t);
    bench_destroy(&b);
}

static void without_shuffling_points_come_in_order(void **state) {
    (void)state;
    Bench b = bench_create(10, 3);
    b.settings.shuffle = false;
    Trainer t = bench_trainer(&b);
    trainer_epoch(&t);
    for (int i = 0; i < 10; i++) assert_int_equal(t.order[i], i);
    trainer_destroy(&t);
    bench_destroy(&b);
}

/* What a step leaves: theta before, gradient, change, theta after. */
static void a_record_tells_the_whole_step(void **state) {
    (void)state;
    Bench b = bench_create(20, 0);
    Trainer t = bench_trainer(&b);
    assert_false(t.recorded);
    trainer_step(&t);
    assert_true(t.recorded);
    for (int i = 0; i < t.net.count; i++) {
        assert_true(t.step.before[i] == b.net.theta[i]);
        assert_true(t.step.change[i] == -t.settings.rate * t.step.gradient[i]);
        assert_true(t.net.theta[i] == t.step.before[i] + t.step.change[i]);
    }
    assert_true(t.step.loss > 0);
    trainer_destroy(&t);
    bench_destroy(&b);
}

/* What a person may do between looking at the coming step and taking it. */
static void intervene(Trainer *t, int what, const Samples *other, const Network *start) {
    Training settings = t->settings;
    OptimizerState none;
    switch (what) {
    case 0: settings.l2 = 0.3f; break;
    case 1: settings.dropout = 0.5f; break;
    case 2: settings.loss = LOSS_SQUARED; break;
    case 3: settings.batch = 8; break;
    case 4: settings.seed += 5; break;
    case 5: trainer_set_weight(t, 3, 0.7f); return;
    case 6: trainer_set_samples(t, other); return;
    case 7: trainer_phase(t); return;
    case 8: trainer_step_point(t); return;
    case 9: settings.l1 = 0.1f; break;
    case 10:
        none = optimizer_create(t->net.count);
        trainer_restore(t, start->theta, &none, 0, 0, 0, 0);
        optimizer_destroy(&none);
        return;
    default: return; /* nothing at all */
    }
    trainer_set(t, &settings);
}

/* A step that takes over the gradient of a preview is the step that works out its own. */
static void looking_ahead_changes_no_bit(void **state) {
    (void)state;
    enum { KINDS = 12, STEPS = 5 };
    for (int o = 0; o < OPTIMIZER_COUNT; o++) {
        for (int what = 0; what < KINDS; what++) {
            Bench b = bench_create(40, what % 2 ? 0 : 10), other = bench_create(40, 0);
            for (int i = 0; i < 80; i++) other.samples.x[i] += 0.5f;
            b.settings.optimizer = (Optimizer)o;
            if (what == KINDS - 1) { /* weights that stay, and other units that sit out */
                b.settings.rate = 0;
                b.settings.dropout = 0.5f;
            }
            Trainer looks = bench_trainer(&b), goes = bench_trainer(&b);
            float change[64];
            for (int s = 0; s < STEPS; s++) {
                trainer_preview(&looks, NULL, change);
                if (s == 2) {
                    intervene(&looks, what, &other.samples, &b.net);
                    intervene(&goes, what, &other.samples, &b.net);
                }
                trainer_step(&looks);
                trainer_step(&goes);
                assert_true(network_hash(&looks.net) == network_hash(&goes.net));
                assert_memory_equal(&looks.step.loss, &goes.step.loss, sizeof(double));
            }
            trainer_destroy(&looks);
            trainer_destroy(&goes);
            bench_destroy(&b);
            bench_destroy(&other);
        }
    }
}

static void a_preview_is_the_step_to_come(void **state) {
    (void)state;
    for (int batch = 0; batch < 20; batch += 6) {
        Bench b = bench_create(20, batch);
        b.settings.optimizer = OPTIMIZER_ADAM;
        Trainer t = bench_trainer(&b);
        trainer_step(&t);
        float gradient[64], change[64];
        uint64_t hash = network_hash(&t.net);
        trainer_preview(&t, gradient, change);
        assert_true(network_hash(&t.net) == hash);
        trainer_step(&t);
        assert_memory_equal(gradient, t.step.gradient, sizeof(float) * (size_t)t.net.count);
        assert_memory_equal(change, t.step.change, sizeof(float) * (size_t)t.net.count);
        trainer_destroy(&t);
        bench_destroy(&b);
    }
}

static void a_single_point_is_a_step_of_its_own(void **state) {
    (void)state;
    Bench b = bench_create(10, 0);
    Trainer t = bench_trainer(&b);
    trainer_step_point(&t);
    assert_int_equal(t.step.points, 1);
    trainer_step(&t);
    assert_int_equal(t.step.points, 9);
    assert_int_equal(t.epoch, 1);
    trainer_destroy(&t);
    bench_destroy(&b);
}

/* Penalties pull on weights, not on biases, and are not in the loss. */
static void penalties_leave_biases_alone(void **state) {
    (void)state;
    Bench b = bench_create(20, 0);
    Trainer plain = bench_trainer(&b);
    b.settings.l1 = 0.1f;
    b.settings.l2 = 0.2f;
    Trainer t = bench_trainer(&b);
    trainer_step(&plain);
    trainer_step(&t);
    assert_true(plain.step.loss == t.step.loss);
    for (int i = 0; i < t.net.count; i++) {
        float w = b.net.theta[i], more = t.step.gradient[i] - plain.step.gradient[i];
        float expected = network_is_bias(&t.net, i) ? 0 : (w > 0 ? 0.1f : -0.1f) + 0.2f * w;
        assert_true(fabsf(more - expected) < 1e-6f);
    }
    trainer_destroy(&plain);
    trainer_destroy(&t);
    bench_destroy(&b);
}

/* The line 3 x1 + 4 x2 - 10 = 0 and a point it gets wrong, either way, at rate 0.1. */
static void the_perceptron_trick_moves_the_line(void **state) {
    (void)state;
    const float start[2][3] = {{3, 4, -10}, {-3, -4, 10}};
    const float end[2][3] = {{2.6f, 3.5f, -10.1f}, {-2.6f, -3.5f, 10.1f}};
    for (int k = 0; k < 2; k++) {
        NetworkDef def = points_network(2, 1, (int[]){1}, (Activation[]){ACTIVATION_STEP}, 1);
        Dataset data = dataset_create(2, LABEL_CLASS);
        dataset_add(&data, (float[]){4, 5}, (float)k);
        Samples samples = points_samples(&data, 1);
        Network net = network_create(&def);
        memcpy(net.theta, start[k], sizeof start[k]);
        Training settings = training_default();
        settings.rule = RULE_PERCEPTRON;
        Trainer t = trainer_create(&net, &samples, &settings, 1);
        trainer_epoch(&t);
        assert_memory_equal(t.net.theta, end[k], sizeof end[k]);
        trainer_destroy(&t);
        network_destroy(&net);
        samples_destroy(&samples);
        dataset_destroy(&data);
    }
}

static void nothing_happens_without_points(void **state) {
    (void)state;
    Bench b = bench_create(0, 0);
    Trainer t = bench_trainer(&b);
    float gradient[64] = {1}, change[64] = {1};
    trainer_step(&t);
    trainer_epoch(&t);
    trainer_step_point(&t);
    trainer_phase(&t);
    trainer_preview(&t, gradient, change);
    assert_true(gradient[0] == 0 && change[0] == 0);
    assert_int_equal(t.epoch, 0);
    trainer_destroy(&t);
    bench_destroy(&b);
}

/* Other points between two steps: the epoch begins anew with them. */
static void points_may_change_between_steps(void **state) {
    (void)state;
    Bench b = bench_create(10, 4), more = bench_create(25, 4);
    Trainer t = bench_trainer(&b);
    trainer_step(&t);
    trainer_set_samples(&t, &more.samples);
    trainer_epoch(&t);
    assert_int_equal(t.epoch, 1);
    assert_int_equal(t.steps, 1 + 7);
    trainer_destroy(&t);
    bench_destroy(&b);
    bench_destroy(&more);
}

/* The golden run: these bits, on every machine, compiler, instruction set and number of threads. A
 * change here changes everybody's saved work: it needs a reason, and a line in the changelog. */
static void the_golden_runs_have_their_bits(void **state) {
    (void)state;
    const uint64_t golden[] = {0x0b5bf795eeea18c3u, 0x26599f4c8f0d452eu, 0xbd389096ea5aabd2u};
    const int batches[] = {0, 10, 1};
    for (int k = 0; k < 3; k++) {
        SetDef set = {.kind = SET_CIRCLES, .count = 1200, .classes = 2, .noise = 0.1f, .seed = 1};
        NetworkDef def = network_def_default();
        def.layers = 3;
        def.units[0] = def.units[1] = 8;
        def.units[2] = 1;
        def.activation[0] = def.activation[1] = ACTIVATION_TANH;
        def.activation[2] = ACTIVATION_SIGMOID;
        Dataset data = dataset_generate(&set);
        Samples samples = points_samples(&data, 1);
        Network net = network_create(&def);
        Training settings = training_default();
        settings.batch = batches[k];
        settings.optimizer = k == 1 ? OPTIMIZER_ADAM : OPTIMIZER_SGD;
        Trainer t = trainer_create(&net, &samples, &settings, 3);
        for (int e = 0; e < 20; e++) trainer_epoch(&t);
        if (network_hash(&t.net) != golden[k]) {
            fail_msg("run %d has the bits %016llx", k, (unsigned long long)network_hash(&t.net));
        }
        trainer_destroy(&t);
        network_destroy(&net);
        samples_destroy(&samples);
        dataset_destroy(&data);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phases_steps_and_epochs_agree),
        cmocka_unit_test(the_last_batch_may_be_smaller),
        cmocka_unit_test(every_epoch_sees_every_point_once),
        cmocka_unit_test(without_shuffling_points_come_in_order),
        cmocka_unit_test(a_record_tells_the_whole_step),
        cmocka_unit_test(a_preview_is_the_step_to_come),
        cmocka_unit_test(looking_ahead_changes_no_bit),
        cmocka_unit_test(a_single_point_is_a_step_of_its_own),
        cmocka_unit_test(penalties_leave_biases_alone),
        cmocka_unit_test(the_perceptron_trick_moves_the_line),
        cmocka_unit_test(nothing_happens_without_points),
        cmocka_unit_test(points_may_change_between_steps),
        cmocka_unit_test(the_golden_runs_have_their_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
