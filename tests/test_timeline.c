/* The record of a run: curves in bounded memory, and the way back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdbool.h>

#include "near.h"
#include "nn/timeline.h"

/* Records a loss; the other series have no value, but for `wrong` at every odd epoch. */
static void record(Timeline *timeline, float loss) {
    const float value[SERIES_COUNT] = {
        [SERIES_LOSS] = loss,
        [SERIES_TEST_LOSS] = NAN,
        [SERIES_ACCURACY] = NAN,
        [SERIES_TEST_ACCURACY] = NAN,
        [SERIES_WRONG] = timeline->epochs % 2 ? (float)timeline->epochs : NAN,
    };
    timeline_record(timeline, value);
}

/* Epochs 0 .. epochs-1 with their own number as loss. */
static Timeline counting(int epochs) {
    Timeline timeline = timeline_create(1);
    for (int i = 0; i < epochs; i++) record(&timeline, (float)i);
    return timeline;
}

static Bucket at(const Timeline *timeline, Series series, int64_t epoch) {
    Bucket bucket = {-1, -1, -1, -1};
    assert_true(timeline_at(timeline, series, epoch, &bucket));
    return bucket;
}

static void assert_bucket(Bucket b, float first, float last, float least, float greatest) {
    assert_same(b.first, first);
    assert_same(b.last, last);
    assert_same(b.least, least);
    assert_same(b.greatest, greatest);
}

static void short_runs_keep_every_value(void **state) {
    (void)state;
    Timeline timeline = counting(TIMELINE_BUCKETS);
    assert_int_equal(timeline.stride, 1);
    assert_int_equal(timeline.buckets, TIMELINE_BUCKETS);
    for (int i = 0; i < TIMELINE_BUCKETS; i++) {
        float v = (float)i;
        assert_bucket(at(&timeline, SERIES_LOSS, i), v, v, v, v);
    }
    timeline_destroy(&timeline);
}

static void what_was_not_recorded_is_not_there(void **state) {
    (void)state;
    Timeline timeline = counting(3);
    Bucket bucket = {7, 7, 7, 7};
    assert_false(timeline_at(&timeline, SERIES_LOSS, 3, &bucket));
    assert_false(timeline_at(&timeline, SERIES_LOSS, -1, &bucket));
    assert_same(bucket.first, 7);
    assert_true(isnan(at(&timeline, SERIES_TEST_LOSS, 2).first));
    timeline_destroy(&timeline);
}

static void long_runs_join_neighbours(void **state) {
    (void)state;
    Timeline timeline = counting(TIMELINE_BUCKETS + 1);
    assert_int_equal(timeline.stride, 2);
    assert_int_equal(timeline.buckets, TIMELINE_BUCKETS / 2 + 1);
    assert_bucket(at(&timeline, SERIES_LOSS, 0), 0, 1, 0, 1);
    assert_bucket(at(&timeline, SERIES_LOSS, 4095), 4094, 4095, 4094, 4095);
    assert_bucket(at(&timeline, SERIES_LOSS, 4096), 4096, 4096, 4096, 4096);
    timeline_destroy(&timeline);
}

static void no_spike_is_lost_however_long_it_runs(void **state) {
    (void)state;
    enum { EPOCHS = 200000 };
    Timeline timeline = timeline_create(1);
    for (int i = 0; i < EPOCHS; i++) record(&timeline, i == 777 ? 1000.0f : i == 123456 ? -5 : 1);
    assert_int_equal(timeline.stride, 64);
    assert_int_equal(timeline.epochs, EPOCHS);
    for (int i = 0; i < timeline.buckets; i++) {
        Bucket b = timeline.bucket[SERIES_LOSS][i];
        assert_same(b.greatest, i == 777 / 64 ? 1000 : 1);
        assert_same(b.least, i == 123456 / 64 ? -5 : 1);
    }
    timeline_destroy(&timeline);
}

static void values_that_are_missing_do_not_count(void **state) {
    (void)state;
    Timeline timeline = counting(4 * TIMELINE_BUCKETS);
    assert_int_equal(timeline.stride, 4);
    assert_bucket(at(&timeline, SERIES_WRONG, 8), 9, 11, 9, 11);
    assert_true(isnan(at(&timeline, SERIES_ACCURACY, 8).least));
    timeline_destroy(&timeline);
}

static void an_infinite_loss_is_kept(void **state) {
    (void)state;
    Timeline timeline = timeline_create(1);
    record(&timeline, 1);
    record(&timeline, INFINITY);
    assert_true(isinf(at(&timeline, SERIES_LOSS, 1).last));
    timeline_destroy(&timeline);
}

static void a_cut_makes_the_rest_of_the_curve_anew(void **state) {
    (void)state;
    Timeline timeline = counting(100);
    timeline_cut(&timeline, 50);
    assert_int_equal(timeline.epochs, 51);
    assert_bucket(at(&timeline, SERIES_LOSS, 50), 50, 50, 50, 50);
    record(&timeline, -1);
    assert_bucket(at(&timeline, SERIES_LOSS, 51), -1, -1, -1, -1);
    timeline_cut(&timeline, 51); /* nothing comes after */
    assert_int_equal(timeline.epochs, 52);
    timeline_destroy(&timeline);
}

static void a_bucket_across_a_cut_keeps_only_its_first_value(void **state) {
    (void)state;
    Timeline timeline = counting(4 * TIMELINE_BUCKETS);
    timeline_cut(&timeline, 7); /* the end of a bucket */
    assert_bucket(at(&timeline, SERIES_LOSS, 7), 4, 7, 4, 7);
    timeline_cut(&timeline, 6);
    assert_int_equal(timeline.epochs, 7);
    assert_bucket(at(&timeline, SERIES_LOSS, 6), 4, 4, 4, 4);
    record(&timeline, 100);
    assert_bucket(at(&timeline, SERIES_LOSS, 7), 4, 100, 4, 100);
    record(&timeline, 200);
    assert_bucket(at(&timeline, SERIES_LOSS, 8), 200, 200, 200, 200);
    timeline_cut(&timeline, 0);
    assert_int_equal(timeline.stride, 1);
    assert_bucket(at(&timeline, SERIES_LOSS, 0), 0, 0, 0, 0);
    timeline_destroy(&timeline);
}

static void cleared_is_as_new(void **state) {
    (void)state;
    Timeline timeline = counting(10000);
    timeline_clear(&timeline);
    Bucket bucket;
    assert_int_equal(timeline.epochs, 0);
    assert_false(timeline_at(&timeline, SERIES_LOSS, 0, &bucket));
    assert_null(timeline_before(&timeline, 0));
    record(&timeline, 3);
    assert_bucket(at(&timeline, SERIES_LOSS, 0), 3, 3, 3, 3);
    timeline_destroy(&timeline);
}

/* Three points under a real trainer, with a momentum and an order that a keyframe must bring back.
 */
static Samples three_samples(void) {
    Dataset data = dataset_create(2, LABEL_CLASS);
    dataset_add(&data, (float[]){1, 2}, 1);
    dataset_add(&data, (float[]){-1, 0.5f}, 0);
    dataset_add(&data, (float[]){0.25f, -3}, 1);
    Features features = features_identity(2);
    Samples samples = samples_create(&data, &features, 1, NULL, false);
    dataset_destroy(&data);
    return samples;
}

static void a_trainer_goes_back_and_comes_to_the_same_bits(void **state) {
    (void)state;
    enum { EPOCHS = 60 };
    NetworkDef def = network_def_default();
    Network net = network_create(&def);
    Samples samples = three_samples();
    Training settings = training_default();
    settings.optimizer = OPTIMIZER_ADAM;
    settings.batch = 2;
    settings.shuffle = true;
    Trainer trainer = trainer_create(&net, &samples, &settings, 1);
    Timeline timeline = timeline_create(net.count);
    uint64_t hash[EPOCHS];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        bool intervened = epoch == 25;
        if (intervened) {
            settings.rate = 0.5f;
            settings.optimizer = OPTIMIZER_MOMENTUM;
            trainer_set(&trainer, &settings);
        }
        /* Only some, so that there is a way to go between them. */
        if (intervened || epoch % 10 == 0) timeline_keyframe(&timeline, &trainer, intervened, 0);
        hash[epoch] = network_hash(&trainer.net);
        trainer_epoch(&trainer);
    }
    for (int epoch = EPOCHS - 1; epoch >= 0; epoch--) {
        assert_int_equal(timeline_reach(&timeline, epoch), epoch);
        timeline_restore(timeline_before(&timeline, epoch), &trainer);
        while (trainer.epoch < epoch) trainer_epoch(&trainer);
        assert_int_equal(network_hash(&trainer.net), hash[epoch]);
        assert_int_equal(trainer.settings.optimizer,
                         epoch < 25 ? OPTIMIZER_ADAM : OPTIMIZER_MOMENTUM);
    }
    timeline_destroy(&timeline);
    trainer_destroy(&trainer);
    samples_destroy(&samples);
    network_destroy(&net);
}

static void the_least_loss_is_found(void **state) {
    (void)state;
    Timeline t = timeline_create(1);
    assert_int_equal(timeline_least(&t, SERIES_LOSS), 0);
    for (int i = 0; i < 3 * TIMELINE_BUCKETS; i++) {
        float value[SERIES_COUNT] = {fabsf((float)i - 4096) + 1, NAN, NAN, NAN, NAN};
        timeline_record(&t, value);
    }
    assert_int_equal(timeline_least(&t, SERIES_LOSS), 4096);
    assert_int_equal(timeline_least(&t, SERIES_TEST_LOSS), 0);
    timeline_destroy(&t);
    /* Of equals the first. */
    t = timeline_create(1);
    const float losses[] = {3, 2, 1, 2, 1};
    for (int i = 0; i < 5; i++) record(&t, losses[i]);
    assert_int_equal(timeline_least(&t, SERIES_LOSS), 2);
    timeline_destroy(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_least_loss_is_found),
        cmocka_unit_test(short_runs_keep_every_value),
        cmocka_unit_test(what_was_not_recorded_is_not_there),
        cmocka_unit_test(long_runs_join_neighbours),
        cmocka_unit_test(no_spike_is_lost_however_long_it_runs),
        cmocka_unit_test(values_that_are_missing_do_not_count),
        cmocka_unit_test(an_infinite_loss_is_kept),
        cmocka_unit_test(a_cut_makes_the_rest_of_the_curve_anew),
        cmocka_unit_test(a_bucket_across_a_cut_keeps_only_its_first_value),
        cmocka_unit_test(cleared_is_as_new),
        cmocka_unit_test(a_trainer_goes_back_and_comes_to_the_same_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
