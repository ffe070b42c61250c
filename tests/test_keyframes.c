/* Keyframes, tested with a stand-in for training that is as exact and as forgetful: a rule that
 * moves a few numbers by the epoch and the settings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "near.h"
#include "nn/keyframes.h"

static Trainer create_trainer(int weights) {
    Trainer t = {.net = {.count = weights, .theta = memory_floats(weights)},
                 .settings = training_default(),
                 .optimizer = optimizer_create(weights)};
    return t;
}

static void destroy_trainer(Trainer *t) {
    free(t->net.theta);
    optimizer_destroy(&t->optimizer);
}

/* One epoch: depends on all that a keyframe holds. */
static void train(Trainer *t) {
    float *theta = t->net.theta, *moment = t->optimizer.moment1;
    moment[0] = 0.5f * moment[0] + t->settings.rate;
    t->optimizer.power1 *= 0.75;
    theta[0] = 0.9f * theta[0] + moment[0] + (float)t->optimizer.power1 + (float)(t->epoch % 7);
    t->epoch++;
    t->steps += 3;
}

/* As timeline_restore does it. */
static void restore(Trainer *t, const Keyframe *frame) {
    memcpy(t->net.theta, frame->theta, sizeof(float) * (size_t)t->net.count);
    optimizer_copy(&t->optimizer, &frame->optimizer);
    t->settings = frame->settings;
    t->epoch = frame->epoch;
    t->steps = frame->steps;
}

/* Ascending, within the room, and counted right. */
static void assert_sound(const Keyframes *k) {
    int kept = 0;
    assert_in_range(k->count, 1, k->room);
    for (int i = 0; i < k->count; i++) {
        kept += k->frame[i].keep;
        assert_true(i == 0 || k->frame[i].epoch > k->frame[i - 1].epoch);
        assert_true(k->frame[i].until > k->frame[i].epoch);
    }
    assert_int_equal(kept, k->kept);
    assert_true(k->frame[0].keep);
}

/* Goes from the keyframe before an epoch to that epoch; theta[0] there. */
static float replay(const Keyframes *k, Trainer *t, int64_t epoch) {
    restore(t, keyframes_before(k, epoch));
    while (t->epoch < epoch) train(t);
    assert_int_equal(t->steps, 3 * epoch);
    return t->net.theta[0];
}

static void the_first_is_always_remembered(void **state) {
    (void)state;
    Trainer t = create_trainer(4);
    t.epoch = 5;
    Keyframes k = keyframes_create(4);
    assert_null(keyframes_before(&k, 100));
    assert_int_equal(keyframes_reach(&k, 100), -1);
    keyframes_add(&k, &t, false, 0);
    assert_null(keyframes_before(&k, 4));
    assert_int_equal(keyframes_reach(&k, 4), -1);
    assert_int_equal(keyframes_before(&k, 5)->epoch, 5);
    assert_int_equal(keyframes_reach(&k, 7), 7);
    keyframes_destroy(&k);
    destroy_trainer(&t);
}

static void a_keyframe_holds_all_that_training_depends_on(void **state) {
    (void)state;
    Trainer t = create_trainer(4);
    t.net.theta[3] = 2;
    t.optimizer.moment2[3] = 4;
    t.optimizer.power2 = 0.25;
    t.settings.rate = 0.7f;
    t.epoch = 9;
    t.steps = 27;
    Keyframes k = keyframes_create(4);
    keyframes_add(&k, &t, false, 0);
    t.net.theta[3] = t.optimizer.moment2[3] = 0;
    const Keyframe *frame = keyframes_before(&k, 9);
    assert_same(frame->theta[3], 2);
    assert_same(frame->optimizer.moment2[3], 4);
    assert_true(frame->optimizer.power2 == 0.25);
    assert_same(frame->settings.rate, 0.7f);
    assert_int_equal(frame->epoch, 9);
    assert_int_equal(frame->steps, 27);
    keyframes_destroy(&k);
    destroy_trainer(&t);
}

static void an_intervention_takes_the_place_of_what_was_there(void **state) {
    (void)state;
    Trainer t = create_trainer(1);
    Keyframes k = keyframes_create(1);
    for (int i = 0; i < 3; i++) {
        keyframes_add(&k, &t, false, 0);
        train(&t);
    }
    keyframes_add(&k, &t, false, 0);
    t.settings.rate = 7;
    keyframes_add(&k, &t, false, 0); /* changes nothing: there is one */
    assert_same(keyframes_before(&k, 3)->settings.rate, 0.1f);
    keyframes_add(&k, &t, true, 0);
    assert_int_equal(k.count, 4);
    assert_true(k.frame[3].keep);
    assert_same(keyframes_before(&k, 3)->settings.rate, 7);
    assert_sound(&k);
    keyframes_destroy(&k);
    destroy_trainer(&t);
}

static void the_way_from_a_keyframe_stays_short(void **state) {
    (void)state;
    Trainer t = create_trainer(1);
    Keyframes k = keyframes_create(1);
    assert_int_equal(k.room, KEYFRAMES_MOST);
    for (int epoch = 0; epoch < 100000; epoch++) {
        keyframes_add(&k, &t, false, 0);
        t.epoch++;
    }
    assert_sound(&k);
    for (int64_t epoch = 0; epoch < 100000; epoch += 37) {
        assert_in_range(epoch - keyframes_before(&k, epoch)->epoch, 0, 255);
    }
    keyframes_destroy(&k);
    destroy_trainer(&t);
}

static void every_epoch_is_reached_exactly(void **state) {
    (void)state;
    enum { EPOCHS = 20000 };
    float *theta = memory_floats(EPOCHS);
    Trainer t = create_trainer(1);
    Keyframes k = keyframes_create(1);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        bool intervened = epoch % 997 == 500;
        if (intervened) t.settings.rate += 0.01f;
        keyframes_add(&k, &t, intervened, 0);
        theta[epoch] = t.net.theta[0];
        train(&t);
    }
    assert_sound(&k);
    for (int64_t epoch = 0; epoch < EPOCHS; epoch += 13) {
        assert_int_equal(keyframes_reach(&k, epoch), epoch);
        assert_same(replay(&k, &t, epoch), theta[epoch]);
    }
    keyframes_destroy(&k);
    destroy_trainer(&t);
    free(theta);
}

/* A slider that is dragged for a minute intervenes at every epoch. What had to be forgotten is said
 * to be out of reach; what is said to be in reach is. */
static void what_cannot_be_reached_is_known(void **state) {
    (void)state;
    enum { EPOCHS = 9000 };
    float *theta = memory_floats(EPOCHS);
    Trainer t = create_trainer(1);
    Keyframes k = keyframes_create(1);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        bool dragged = (epoch > 1000 && epoch < 4000) || epoch % 501 == 0;
        if (dragged) t.settings.rate = 0.001f * (float)epoch;
        keyframes_add(&k, &t, dragged, 0);
        theta[epoch] = t.net.theta[0];
        train(&t);
        if (epoch % 100 == 0) assert_sound(&k);
    }
    int unreached = 0;
    for (int64_t epoch = 0; epoch < EPOCHS; epoch++) {
        int64_t reach = keyframes_reach(&k, epoch);
        assert_in_range(reach, 0, epoch);
        unreached += reach != epoch;
        if (reach != epoch) assert_in_range(epoch, 1000, 4001);
        assert_in_range(reach - keyframes_before(&k, reach)->epoch, 0, 63);
        if (epoch % 7 == 0) assert_same(replay(&k, &t, reach), theta[reach]);
    }
    assert_in_range(unreached, 2000, 3000);
    keyframes_destroy(&k);
    destroy_trainer(&t);
    free(theta);
}

/* Where half of the room is full of interventions, of each two neighbours the nearest go first,
 * wherever they stand; what is said to be out of reach is what lies between. */
static void the_shortest_stretch_is_forgotten(void **state) {
    (void)state;
    enum { WEIGHTS = KEYFRAMES_BYTES / 12 / 16, STRETCHES = 20 };
    static const int stretch[STRETCHES] = {9,  31, 17, 5,  29, 13, 23, 3,  37, 19,
                                           41, 7,  43, 11, 47, 2,  53, 21, 59, 27};
    Trainer t = create_trainer(WEIGHTS);
    Keyframes k = keyframes_create(WEIGHTS);
    int64_t begins[STRETCHES] = {0};
    int left = 0, length[STRETCHES];
    assert_int_equal(k.room, 16);
    for (int i = 0; i < STRETCHES; i++) {
        keyframes_add(&k, &t, true, 0);
        begins[left] = t.epoch;
        length[left++] = stretch[i];
        t.epoch += stretch[i];
        if (left < k.room || i + 1 == STRETCHES) continue;
        int least = 1; /* the first stays, and the last leads nowhere yet */
        for (int j = 2; j + 1 < left; j++) {
            if (length[j] < length[least]) least = j;
        }
        length[least - 1] += length[least];
        for (int j = least; j + 1 < left; j++) begins[j] = begins[j + 1], length[j] = length[j + 1];
        left--;
    }
    assert_int_equal(k.count, left);
    for (int i = 0; i < left; i++) assert_int_equal(k.frame[i].epoch, begins[i]);
    assert_sound(&k);
    /* Who goes back behind what is out of reach goes another way from there: all of it is. */
    for (int i = left - 1; i > 0; i--) {
        int64_t until = k.frame[i].until, epoch = k.frame[i].epoch;
        if (until == INT64_MAX) continue;
        keyframes_cut(&k, until); /* what was forgotten is part of this way */
        assert_int_equal(k.frame[k.count - 1].until, until);
        assert_int_equal(keyframes_reach(&k, until), until - 1);
        keyframes_cut(&k, (epoch + until) / 2);
        assert_int_equal(k.frame[k.count - 1].until, INT64_MAX);
        assert_int_equal(keyframes_reach(&k, until + 5), until + 5);
        left = -1;
    }
    assert_int_equal(left, -1); /* there was one */
    keyframes_destroy(&k);
    destroy_trainer(&t);
}

static void a_cut_forgets_what_comes_after(void **state) {
    (void)state;
    Trainer t = create_trainer(1);
    Keyframes k = keyframes_create(1);
    for (int epoch = 0; epoch < 5000; epoch++) {
        keyframes_add(&k, &t, epoch == 60, 0);
        train(&t);
    }
    assert_int_equal(k.spacing, 8);
    keyframes_cut(&k, 60);
    assert_int_equal(k.frame[k.count - 1].epoch, 60);
    assert_int_equal(k.spacing, 1);
    assert_sound(&k);
    keyframes_cut(&k, 59);
    assert_int_equal(k.frame[k.count - 1].epoch, 56);
    assert_int_equal(k.kept, 1);
    keyframes_cut(&k, 0);
    assert_int_equal(k.count, 1);
    keyframes_clear(&k);
    assert_int_equal(k.count, 0);
    keyframes_destroy(&k);
    destroy_trainer(&t);
}

/* Branch after branch, each with its own interventions: always exact where it says it is. */
static void branches_are_reached_exactly(void **state) {
    (void)state;
    enum { EPOCHS = 6000 };
    float *theta = memory_floats(EPOCHS);
    Trainer t = create_trainer(1);
    Keyframes k = keyframes_create(1);
    for (int branch = 0; branch < 12; branch++) {
        int64_t end = branch % 3 == 0 ? EPOCHS : 1 + branch * 400;
        while (t.epoch < end) {
            bool intervened = t.epoch % (branch + 2) == 0;
            if (intervened) t.settings.rate = 0.01f * (float)(t.epoch % 100 + branch);
            keyframes_add(&k, &t, intervened, 0);
            theta[t.epoch] = t.net.theta[0];
            train(&t);
        }
        assert_sound(&k);
        for (int64_t epoch = 0; epoch < end; epoch += 31) {
            int64_t reach = keyframes_reach(&k, epoch);
            assert_same(replay(&k, &t, reach), theta[reach]);
        }
        int64_t back = keyframes_reach(&k, end * 2 / 3);
        replay(&k, &t, back);
        keyframes_cut(&k, back);
    }
    keyframes_destroy(&k);
    destroy_trainer(&t);
    free(theta);
}

/* Cleared after a long run, they are what new ones are, whatever is added to them. */
static void cleared_ones_are_as_new(void **state) {
    (void)state;
    Trainer t = create_trainer(1);
    Keyframes k = keyframes_create(1), fresh = keyframes_create(1);
    for (; t.epoch < 3000; t.epoch++) keyframes_add(&k, &t, t.epoch % 70 == 3, 0);
    keyframes_clear(&k);
    assert_null(keyframes_before(&k, 3000));
    for (t.epoch = 0; t.epoch < 2500; t.epoch++) {
        keyframes_add(&k, &t, t.epoch == 301, 0);
        keyframes_add(&fresh, &t, t.epoch == 301, 0);
        assert_int_equal(k.count, fresh.count);
    }
    assert_sound(&k);
    assert_int_equal(k.kept, fresh.kept);
    for (int i = 0; i < k.count; i++) assert_int_equal(k.frame[i].epoch, fresh.frame[i].epoch);
    keyframes_destroy(&k);
    keyframes_destroy(&fresh);
    destroy_trainer(&t);
}

static void large_networks_have_fewer_and_all_stay_in_bounds(void **state) {
    (void)state;
    enum { WEIGHTS = 60000 };
    Trainer t = create_trainer(WEIGHTS);
    Keyframes k = keyframes_create(WEIGHTS);
    assert_in_range(k.room, 16, 50);
    assert_true(3 * (long)sizeof(float) * WEIGHTS * k.room <= KEYFRAMES_BYTES);
    for (int epoch = 0; epoch < 2000; epoch++) {
        keyframes_add(&k, &t, epoch % 50 == 3, 0);
        t.epoch++;
    }
    assert_sound(&k);
    keyframes_destroy(&k);
    destroy_trainer(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_is_always_remembered),
        cmocka_unit_test(a_keyframe_holds_all_that_training_depends_on),
        cmocka_unit_test(an_intervention_takes_the_place_of_what_was_there),
        cmocka_unit_test(the_way_from_a_keyframe_stays_short),
        cmocka_unit_test(every_epoch_is_reached_exactly),
        cmocka_unit_test(what_cannot_be_reached_is_known),
        cmocka_unit_test(the_shortest_stretch_is_forgotten),
        cmocka_unit_test(a_cut_forgets_what_comes_after),
        cmocka_unit_test(branches_are_reached_exactly),
        cmocka_unit_test(cleared_ones_are_as_new),
        cmocka_unit_test(large_networks_have_fewer_and_all_stay_in_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
