/* Steps that are worked out in slices: the bits are those of whole ones, wherever they are cut, on
 * any number of threads, and whatever is changed in between. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/run.h"
#include "points.h"

static const double AT_ONCE = 0; /* a moment that is past: a block for each thread, and no more */

/* ---- passes */

typedef struct Shape {
    int units; /* of two hidden layers: in columns below 16, in rows from there on */
    int points;
    float dropout;
    bool shuffled;
} Shape;

static const Shape shapes[] = {
    {5, 700, 0, false}, {5, 1900, 0.3f, true}, {20, 1300, 0, true}, {20, 2100, 0.4f, false}};

static Network network_of(const Shape *shape) {
    NetworkDef def =
        points_network(2, 3, (int[]){shape->units, shape->units, 1},
                       (Activation[]){ACTIVATION_TANH, ACTIVATION_RELU, ACTIVATION_SIGMOID}, 4);
    return network_create(&def);
}

/* In slices of no time: returns how many there were. */
static int pass_in_slices(Workspace *work, const PassDef *def) {
    int slices = 1;
    pass_begin(work, def);
    while (!pass_go_on(work, AT_ONCE)) slices++;
    return slices;
}

static void slices_have_the_bits_of_the_whole(const Shape *shape) {
    Dataset data = points_random(shape->points, 2, 2, 7);
    Samples samples = points_samples(&data, 1);
    Network net = network_of(shape);
    int *order = memory_zeroed((size_t)shape->points, sizeof *order);
    random_order(3, 1, shape->points, order);
    PassDef def = {.net = &net,
                   .samples = &samples,
                   .order = shape->shuffled ? order : NULL,
                   .points = shape->points - 3,
                   .loss = LOSS_CROSS_ENTROPY,
                   .dropout = {shape->dropout, 5, 2},
                   .backward = true,
                   .outputs = memory_floats(shape->points)};
    float *whole = memory_floats(net.count), *cut = memory_floats(net.count);
    float *outputs = memory_floats(shape->points);
    size_t size = sizeof(float) * (size_t)net.count;
    size_t outputs_size = sizeof(float) * (size_t)def.points;
    Workspace *one = workspace_create(&net, 1);
    double loss =
        pass_gradient(one, &net, &samples, def.order, def.points, def.loss, &def.dropout, whole);
    assert_true(loss == pass_forward(one, &net, &samples, def.order, def.points, def.loss,
                                     &def.dropout, outputs));
    for (int threads = 1; threads <= 8; threads++) {
        Workspace *work = workspace_create(&net, threads);
        memset(cut, 0, size);
        int slices = pass_in_slices(work, &def);
        assert_true(slices > 1 || threads > 1);
        assert_true(pass_end(work, cut) == loss);
        assert_memory_equal(cut, whole, size);
        assert_memory_equal(def.outputs, outputs, outputs_size);
        PassDef forward = def;
        forward.backward = false;
        memset(def.outputs, 0, outputs_size);
        pass_in_slices(work, &forward);
        assert_true(pass_end(work, NULL) == loss);
        assert_memory_equal(def.outputs, outputs, outputs_size);
        workspace_destroy(work);
    }
    workspace_destroy(one);
    free(whole);
    free(cut);
    free(outputs);
    free(def.outputs);
    free(order);
    network_destroy(&net);
    samples_destroy(&samples);
    dataset_destroy(&data);
}

static void passes_can_be_cut(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        slices_have_the_bits_of_the_whole(&shapes[i]);
}

static void no_points_are_soon_passed(void **state) {
    (void)state;
    Dataset data = points_random(4, 2, 2, 7);
    Samples samples = points_samples(&data, 1);
    Network net = network_of(&shapes[0]);
    Workspace *work = workspace_create(&net, 4);
    pass_begin(work, &(PassDef){.net = &net, .samples = &samples, .loss = LOSS_SQUARED});
    assert_true(pass_go_on(work, AT_ONCE));
    assert_true(pass_end(work, NULL) == 0);
    workspace_destroy(work);
    network_destroy(&net);
    samples_destroy(&samples);
    dataset_destroy(&data);
}

/* ---- runs */

/* Points at its own parts: must stay where it is. */
typedef struct Setup {
    Dataset data, other;
    Features features;
    NetworkDef network;
    Training training;
    RunDef def;
} Setup;

static void setup(Setup *s, uint64_t seed, int threads) {
    Random random = random_create(seed, PURPOSE_USER);
    int units = random_below(&random, 2) ? 6 : 18;
    const int batches[] = {0, 0, 0, 400, 900};
    *s = (Setup){.data = points_random(1100, 2, 2, seed),
                 .other = points_random(900, 2, 2, seed + 100),
                 .features = features_identity(2),
                 .training = training_default()};
    s->network = points_network(2, 2, (int[]){units, 1},
                                (Activation[]){ACTIVATION_TANH, ACTIVATION_SIGMOID}, 3);
    s->training.optimizer = (Optimizer)random_below(&random, OPTIMIZER_COUNT);
    s->training.batch = batches[random_below(&random, 5)];
    s->training.shuffle = random_below(&random, 2);
    s->training.l2 = random_below(&random, 2) ? 0.01f : 0;
    s->training.dropout = random_below(&random, 3) ? 0 : 0.2f;
    s->training.rate = 0.05f;
    s->def = (RunDef){.data = &s->data,
                      .features = &s->features,
                      .held_out = random_below(&random, 2) ? 0.3f : 0,
                      .network = &s->network,
                      .training = &s->training,
                      .threads = threads,
                      .seed = 1};
}

static void setup_destroy(Setup *s) {
    dataset_destroy(&s->data);
    dataset_destroy(&s->other);
}

static void start(Run *run, const Setup *s) {
    Message message = {""};
    if (!run_create(run, &s->def, &message)) fail_msg("%s", message.text);
}

/* What comes next of it, and what was said about it, in one number each. */
static void same_runs(Run *is, Run *should_be) {
    const Trainer *a = &is->trainer, *b = &should_be->trainer;
    assert_true(network_hash(&a->net) == network_hash(&b->net));
    assert_true(a->epoch == b->epoch && a->steps == b->steps && a->position == b->position);
    assert_true(is->score.loss == should_be->score.loss);
    assert_true(is->test_score.loss == should_be->test_score.loss);
    assert_int_equal(is->score.wrong, should_be->score.wrong);
    assert_int_equal(is->test_score.wrong, should_be->test_score.wrong);
    assert_int_equal(is->timeline.epochs, should_be->timeline.epochs);
    const ScoreAnswers *says = run_answers(is), *should_say = run_answers(should_be);
    size_t points = (size_t)is->train.count + (size_t)is->test.count;
    assert_true(says->loss == should_say->loss && says->test_loss == should_say->test_loss);
    assert_memory_equal(says->outputs, should_say->outputs, sizeof(float) * points);
    if (b->recorded) {
        size_t size = sizeof(float) * (size_t)b->net.count;
        assert_true(a->recorded && a->step.loss == b->step.loss);
        assert_memory_equal(a->step.gradient, b->step.gradient, size);
    }
}

/* Whether the points of an epoch are the present ones. */
static bool is_of_now(const Run *run, int64_t epoch) {
    return run_edition_at(run, epoch) == run->edition;
}

/* One thing that may happen to a run, the same to both. */
static void happen(Run *run, Setup *s, uint32_t what, uint32_t how) {
    Message message = {""};
    Training training = run->trainer.settings;
    const float value = 0.1f * (float)(how % 7);
    switch (what) {
    case 0: run_set_weights(run, (int)how % run->trainer.net.count, 1, &value); break;
    case 1:
        training.rate = 0.02f + 0.01f * (float)(how % 4);
        training.l1 = how % 3 ? 0 : 0.001f;
        run_set_training(run, &training);
        break;
    case 2:
        s->def.data = how % 2 ? &s->other : &s->data;
        s->def.edition++;
        assert_true(run_set_data(run, &s->def, &message));
        break;
    case 3:
        if (run_back_into(run) < 0 || is_of_now(run, run_back_into(run))) run_back(run);
        break;
    case 4:
        if (is_of_now(run, run->trainer.epoch)) run_seek(run, run->trainer.epoch);
        break;
    case 5: run_phase(run); break;
    case 6: run_step_point(run); break;
    case 7: run_epoch(run); break;
    default: run_step(run); break;
    }
}

static void step_in_slices(uint64_t seed, int threads) {
    Random random = random_create(seed, PURPOSE_USER);
    Setup cut, whole;
    Run sliced, plain;
    setup(&cut, seed, threads);
    setup(&whole, seed, 1);
    start(&sliced, &cut);
    start(&plain, &whole);
    for (int i = 0; i < 40; i++) {
        uint64_t before = network_hash(&sliced.trainer.net);
        int slices = (int)random_below(&random, 40);
        bool epoch = random_below(&random, 2) == 0;
        for (int k = 0; k < slices; k++) {
            if (epoch ? run_prepare_epoch(&sliced, AT_ONCE) : run_prepare(&sliced, AT_ONCE)) break;
        }
        assert_true(network_hash(&sliced.trainer.net) == before);
        uint32_t what = random_below(&random, 24), how = random_below(&random, 1000);
        happen(&sliced, &cut, what, how);
        happen(&plain, &whole, what, how);
        same_runs(&sliced, &plain);
    }
    run_destroy(&sliced);
    run_destroy(&plain);
    setup_destroy(&cut);
    setup_destroy(&whole);
}

static void slices_change_no_bit_of_a_run(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 24; seed++) step_in_slices(seed, 1 + (int)(seed % 8));
}

/* Else nothing would be gained. */
static void a_step_that_is_worked_out_takes_no_pass(void **state) {
    (void)state;
    Setup s;
    Run run;
    setup(&s, 4, 2);
    s.network.units[0] = 18; /* in rows, of which a block has few */
    s.training.batch = 0;
    s.training.dropout = 0.1f;
    s.def.held_out = 0.2f;
    start(&run, &s);
    for (int step = 0; step < 3; step++) {
        int slices = 1;
        while (!run_prepare(&run, AT_ONCE)) slices++;
        assert_true(slices > 2);
        assert_true(run_prepare(&run, AT_ONCE));
        assert_true(trainer_foresees(&run.trainer));
        assert_true(run_step(&run));
        assert_true(run.answers.known && trainer_foresees(&run.trainer));
    }
    assert_true(run_step(&run));
    assert_true(run.answers.known && !trainer_foresees(&run.trainer));
    run_destroy(&run);
    setup_destroy(&s);
}

/* An epoch of several steps, some of which are cut themselves. */
static void an_epoch_that_is_worked_out_takes_no_pass(void **state) {
    (void)state;
    const int batches[] = {7, 60};
    for (int i = 0; i < 2; i++) {
        Setup s;
        Run run, plain;
        setup(&s, 4, 2);
        s.network.units[0] = i == 0 ? 18 : 5;
        s.training.batch = batches[i];
        s.training.optimizer = i == 0 ? OPTIMIZER_SGD : OPTIMIZER_ADAM;
        start(&run, &s);
        start(&plain, &s);
        assert_true(trainer_epoch_steps(&run.trainer) > 2);
        for (int epoch = 0; epoch < 4; epoch++) {
            int slices = 1;
            while (!run_prepare_epoch(&run, AT_ONCE)) slices++;
            assert_true(slices > 2);
            assert_true(run_prepare_epoch(&run, AT_ONCE));
            same_runs(&run, &plain);
            assert_true(run_epoch(&run) && run_epoch(&plain));
            assert_int_equal(run.trainer.epoch, epoch + 1);
            assert_true(run.answers.known && trainer_foresees(&run.trainer));
            same_runs(&run, &plain);
        }
        /* from the middle of one, and a step where an epoch was worked out */
        assert_true(run_step(&run) && run_step(&plain));
        while (!run_prepare_epoch(&run, AT_ONCE)) {
        }
        assert_true(run_epoch(&run) && run_epoch(&plain));
        same_runs(&run, &plain);
        while (!run_prepare_epoch(&run, AT_ONCE)) {
        }
        assert_true(run_step(&run) && run_step(&plain));
        same_runs(&run, &plain);
        run_destroy(&run);
        run_destroy(&plain);
        setup_destroy(&s);
    }
}

/* However far an epoch has been worked out when it is wanted; and one that was, before the weights
 * became others. */
static void an_epoch_in_the_midst_of_being_worked_out_is_trained(void **state) {
    (void)state;
    const int batches[] = {7, 400};
    for (int i = 0; i < 2; i++) {
        bool done = false;
        for (int slices = 1; !done; slices++) {
            const float weight = 0.25f;
            Setup s;
            Run run, plain;
            setup(&s, 4, 1);
            s.network.units[0] = 18;
            s.training.batch = batches[i];
            start(&run, &s);
            start(&plain, &s);
            for (int k = 0; k < slices && !done; k++) done = run_prepare_epoch(&run, AT_ONCE);
            if (done) {
                run_set_weights(&run, 1, 1, &weight);
                run_set_weights(&plain, 1, 1, &weight);
            }
            assert_true(run_epoch(&run) && run_epoch(&plain));
            same_runs(&run, &plain);
            run_destroy(&run);
            run_destroy(&plain);
            setup_destroy(&s);
        }
    }
}

static void a_run_that_moves_forgets_what_is_under_way(void **state) {
    (void)state;
    Setup s;
    Run run, moved, plain;
    setup(&s, 4, 2);
    start(&run, &s);
    start(&plain, &s);
    run_prepare(&run, AT_ONCE);
    run_move(&moved, &run);
    while (!run_prepare(&moved, AT_ONCE)) {
    }
    assert_true(run_step(&moved) && run_step(&plain));
    same_runs(&moved, &plain);
    run_destroy(&moved);
    run_destroy(&plain);
    setup_destroy(&s);
}

static void nothing_is_worked_out_where_nothing_comes(void **state) {
    (void)state;
    Setup s;
    Run run;
    setup(&s, 4, 2);
    s.training.rule = RULE_PERCEPTRON;
    s.network = points_network(2, 1, (int[]){1}, (Activation[]){ACTIVATION_STEP}, 3);
    start(&run, &s);
    assert_true(run_prepare(&run, AT_ONCE));
    assert_null(run.ahead);
    run_destroy(&run);
    setup_destroy(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passes_can_be_cut),
        cmocka_unit_test(no_points_are_soon_passed),
        cmocka_unit_test(slices_change_no_bit_of_a_run),
        cmocka_unit_test(a_step_that_is_worked_out_takes_no_pass),
        cmocka_unit_test(an_epoch_that_is_worked_out_takes_no_pass),
        cmocka_unit_test(an_epoch_in_the_midst_of_being_worked_out_is_trained),
        cmocka_unit_test(a_run_that_moves_forgets_what_is_under_way),
        cmocka_unit_test(nothing_is_worked_out_where_nothing_comes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
