/* The passes: both layouts against each other, every instruction set and number of threads against
 * each other, the one-point pass against the batch. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/pass.h"
#include "points.h"

typedef struct Case {
    Network net;
    Dataset data;
    Samples samples;
    Loss loss;
    float *gradient, *outputs;
} Case;

static Case case_create(const NetworkDef *def, int points, Loss loss) {
    int outputs = def->units[def->layers - 1];
    Case c = {.net = network_create(def), .loss = loss};
    c.data = points_random(points, def->inputs, outputs > 1 ? outputs : 2, 3);
    c.samples = points_samples(&c.data, outputs);
    c.gradient = memory_floats(c.net.count);
    c.outputs = memory_floats((long)points * outputs);
    return c;
}

static void case_destroy(Case *c) {
    network_destroy(&c->net);
    dataset_destroy(&c->data);
    samples_destroy(&c->samples);
    free(c->gradient);
    free(c->outputs);
}

/* Loss, outputs and gradient as one hash. */
static uint64_t case_hash(Case *c, int threads, const Dropout *dropout) {
    Workspace *work = workspace_create(&c->net, threads);
    int n = c->samples.count;
    double loss = pass_gradient(work, &c->net, &c->samples, NULL, n, c->loss, dropout, c->gradient);
    double same = pass_forward(work, &c->net, &c->samples, NULL, n, c->loss, dropout, c->outputs);
    assert_memory_equal(&loss, &same, sizeof loss);
    workspace_destroy(work);
    uint64_t hash, bits;
    memcpy(&bits, &loss, sizeof bits);
    Network all = {.count = c->net.count, .theta = c->gradient};
    hash = random_hash(bits, network_hash(&all));
    all = (Network){.count = n * c->net.outputs, .theta = c->outputs};
    return random_hash(hash, network_hash(&all));
}

static const NetworkDef *defs(int *count) {
    static NetworkDef def[6];
    def[0] = points_network(2, 3, (int[]){4, 2, 1}, (Activation[]){3, 3, 2}, 1);
    def[1] = points_network(3, 3, (int[]){20, 33, 3},
                            (Activation[]){ACTIVATION_TANH, ACTIVATION_ELU, ACTIVATION_SOFTMAX}, 2);
    def[2] = points_network(1, 2, (int[]){5, 1},
                            (Activation[]){ACTIVATION_MAXOUT, ACTIVATION_LINEAR}, 3);
    def[3] = points_network(16, 2, (int[]){17, 2},
                            (Activation[]){ACTIVATION_MAXOUT, ACTIVATION_SIGMOID}, 4);
    def[4] = points_network(2, 1, (int[]){1}, (Activation[]){ACTIVATION_SIGMOID}, 5);
    def[5] = points_network(
        2, 3, (int[]){7, 3, 2},
        (Activation[]){ACTIVATION_LEAKY_RELU, ACTIVATION_RELU, ACTIVATION_SOFTMAX}, 6);
    *count = 6;
    return def;
}

static void threads_change_no_bit(void **state) {
    (void)state;
    int count;
    const NetworkDef *def = defs(&count);
    for (int d = 0; d < count; d++) {
        Case c = case_create(&def[d], 2000, LOSS_MEAN_SQUARED);
        uint64_t hash = case_hash(&c, 1, NULL);
        for (int threads = 2; threads <= 8; threads++)
            assert_true(case_hash(&c, threads, NULL) == hash);
        case_destroy(&c);
    }
}

static void instruction_sets_change_no_bit(void **state) {
    (void)state;
    static const char *const isa[] = {"plain", "avx2", "avx512"};
    int count;
    const NetworkDef *def = defs(&count);
    const Dropout dropouts[] = {{0}, {.share = 0.4f, .seed = 5, .step = 7}};
    for (int d = 0; d < count; d++) {
        for (int points = 1; points <= 65; points += 16) {
            for (int k = 0; k < 2; k++) {
                Case c = case_create(&def[d], points, LOSS_SQUARED);
                uint64_t hash[3];
                for (int i = 0; i < 3; i++) {
                    setenv("HALFPLANE_ISA", isa[i], 1);
                    hash[i] = case_hash(&c, 1, &dropouts[k]);
                }
                unsetenv("HALFPLANE_ISA");
                assert_true(hash[0] == hash[1] && hash[1] == hash[2]);
                case_destroy(&c);
            }
        }
    }
}

/* Else the test above could compare a set with itself: what is asked for is what computes, where
 * the machine has it, and never anything wider. */
static void the_instruction_set_asked_for_computes(void **state) {
    (void)state;
    static const char *const isa[] = {"plain", "avx2", "avx512"};
    int widest = 0;
    for (int i = 0; i < 3; i++) {
        if (strcmp(pass_isa(), isa[i]) == 0) widest = i;
    }
    for (int i = 0; i < 3; i++) {
        setenv("HALFPLANE_ISA", isa[i], 1);
        assert_string_equal(pass_isa(), isa[i < widest ? i : widest]);
    }
    setenv("HALFPLANE_ISA", "no such set", 1);
    assert_string_equal(pass_isa(), isa[widest]);
    unsetenv("HALFPLANE_ISA");
    assert_string_equal(pass_isa(), isa[widest]);
#if defined(__x86_64__)
    assert_int_equal(widest >= 1, __builtin_cpu_supports("avx2") != 0);
#endif
}

/* 16 points are computed in rows, the same among 17 in columns: outputs must agree to the bit. */
static void both_layouts_give_the_same_outputs(void **state) {
    (void)state;
    int count;
    const NetworkDef *def = defs(&count);
    for (int d = 0; d < count; d++) {
        Case c = case_create(&def[d], 17, LOSS_SQUARED);
        Workspace *work = workspace_create(&c.net, 1);
        float few[16 * MAX_OUTPUTS];
        pass_forward(work, &c.net, &c.samples, NULL, 17, c.loss, NULL, c.outputs);
        pass_forward(work, &c.net, &c.samples, NULL, 16, c.loss, NULL, few);
        assert_memory_equal(few, c.outputs, sizeof(float) * 16 * (size_t)c.net.outputs);
        workspace_destroy(work);
        case_destroy(&c);
    }
}

/* The gradient of a batch is the mean of its points' own, and those are delta times a. */
static void a_batch_is_the_mean_of_its_points(void **state) {
    (void)state;
    int count;
    const NetworkDef *def = defs(&count);
    for (int d = 0; d < count; d++) {
        const int n = 40;
        Case c = case_create(&def[d], n, LOSS_SQUARED);
        Workspace *work = workspace_create(&c.net, 1);
        double loss = pass_gradient(work, &c.net, &c.samples, NULL, n, c.loss, NULL, c.gradient);
        double *mean = memory_zeroed((size_t)c.net.count, sizeof *mean), mean_loss = 0;
        for (int p = 0; p < n; p++) {
            PointPass point;
            const float *x = c.samples.x + p * c.net.inputs, *below = x;
            pass_point(work, &c.net, x, c.samples.y + p * c.net.outputs, c.loss, &point);
            mean_loss += point.loss / n;
            for (int l = 0; l < c.net.layers; l++) {
                const Layer *layer = &c.net.layer[l];
                for (int j = 0; j < layer->pieces * layer->to; j++) {
                    double delta = (double)point.delta[l][j] / n;
                    mean[layer->b + j] += delta;
                    for (int i = 0; i < layer->from; i++) {
                        mean[layer->w + j * layer->from + i] += delta * (double)below[i];
                    }
                }
                below = point.a[l];
            }
        }
        assert_true(fabs(loss - mean_loss) < 1e-6);
        for (int i = 0; i < c.net.count; i++) {
            assert_true(fabs(mean[i] - (double)c.gradient[i]) < 1e-5);
        }
        free(mean);
        workspace_destroy(work);
        case_destroy(&c);
    }
}

/* Points are summed up in chunks: how many go into one is a part of the bits, on either side of each
 * count at which it changes. */
static void chunks_are_what_they_were(void **state) {
    (void)state;
    static const struct {
        int points;
        uint64_t hash;
    } counts[] = {
        {511, 0x6149378dce73698a},   {512, 0xa740a52ae26a896f},       {513, 0x750d2103ddc0ebfd},
        {1024, 0xc526178c9571cb83},  {32704, 0x449959227552f023},     {32705, 0x9f3f47885e1ce079},
        {32768, 0x7541aebe0d3fe412}, {32769, 0xe30feda3fafc6700},     {65536, 0x51f7ae1000bd7366},
        {65537, 0x2e704e725b17ceb8}, {MAX_POINTS, 0xd877b34f9c108004}};
    const NetworkDef def =
        points_network(2, 2, (int[]){3, 1}, (Activation[]){ACTIVATION_TANH, ACTIVATION_SIGMOID}, 4);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        Case c = case_create(&def, counts[i].points, LOSS_CROSS_ENTROPY);
        uint64_t hash = case_hash(&c, 2, NULL);
        if (hash != counts[i].hash)
            fail_msg("%d points: 0x%016llx", counts[i].points, (unsigned long long)hash);
        case_destroy(&c);
    }
}

static void an_order_chooses_the_points(void **state) {
    (void)state;
    NetworkDef def = points_network(2, 2, (int[]){3, 1}, (Activation[]){3, 2}, 1);
    Case c = case_create(&def, 60, LOSS_CROSS_ENTROPY);
    Workspace *work = workspace_create(&c.net, 1);
    const int order[3] = {59, 0, 17};
    float some[3];
    pass_forward(work, &c.net, &c.samples, NULL, 60, c.loss, NULL, c.outputs);
    pass_forward(work, &c.net, &c.samples, order, 3, c.loss, NULL, some);
    for (int i = 0; i < 3; i++) assert_true(some[i] == c.outputs[order[i]]);
    workspace_destroy(work);
    case_destroy(&c);
}

/* Even scores that overflow e^z leave loss and gradient finite. */
static void a_sure_mistake_has_a_finite_loss(void **state) {
    (void)state;
    const Activation ends[] = {ACTIVATION_SIGMOID, ACTIVATION_SOFTMAX};
    for (int k = 0; k < 2; k++) {
        NetworkDef def = points_network(2, 1, (int[]){k + 1}, &ends[k], 1);
        Case c = case_create(&def, 33, LOSS_CROSS_ENTROPY);
        for (int i = 0; i < c.net.count; i++) c.net.theta[i] *= 2000;
        Workspace *work = workspace_create(&c.net, 1);
        double loss = pass_gradient(work, &c.net, &c.samples, NULL, 33, c.loss, NULL, c.gradient);
        assert_true(isfinite(loss) && loss > 100);
        for (int i = 0; i < c.net.count; i++) assert_true(isfinite(c.gradient[i]));
        workspace_destroy(work);
        case_destroy(&c);
    }
}

/* A share of the units sits out; on the mean over many steps the sums stay what they were. */
static void dropout_keeps_the_mean(void **state) {
    (void)state;
    NetworkDef def = points_network(1, 2, (int[]){40, 1}, (Activation[]){1, 1}, 9);
    Case c = case_create(&def, 1, LOSS_SQUARED);
    Workspace *work = workspace_create(&c.net, 1);
    double sum = 0, squares = 0;
    float whole, part;
    pass_forward(work, &c.net, &c.samples, NULL, 1, c.loss, NULL, &whole);
    const int steps = 4000;
    for (int s = 0; s < steps; s++) {
        const Dropout dropout = {.share = 0.5f, .seed = 1, .step = (uint64_t)s};
        pass_forward(work, &c.net, &c.samples, NULL, 1, c.loss, &dropout, &part);
        sum += (double)part / steps;
        squares += ((double)part - (double)whole) * ((double)part - (double)whole) / steps;
    }
    assert_true(squares > 0);
    assert_true(fabs(sum - (double)whole) < 4 * sqrt(squares / steps));
    workspace_destroy(work);
    case_destroy(&c);
}

/* Whether the fast path of small batches leaves the weights that single steps would. */
static bool descends_as_it_steps(const NetworkDef *def, Loss loss, int batch) {
    Case c = case_create(def, 80, loss);
    Network other = network_copy(&c.net);
    Workspace *work = workspace_create(&c.net, 1);
    int order[80], steps = 80 / batch;
    random_order(1, 2, 80, order);
    for (int s = 0; s < steps; s++) {
        pass_gradient(work, &other, &c.samples, order + s * batch, batch, c.loss, NULL, c.gradient);
        for (int i = 0; i < other.count; i++) other.theta[i] += -0.05f * c.gradient[i];
    }
    pass_descend(work, &c.net, &c.samples, order, batch, steps, c.loss, 0.05f);
    bool same = network_hash(&c.net) == network_hash(&other);
    network_destroy(&other);
    workspace_destroy(work);
    case_destroy(&c);
    return same;
}

static void descending_is_stepping(void **state) {
    (void)state;
    int count;
    const NetworkDef *def = defs(&count);
    for (int d = 0; d < count; d++) {
        for (int batch = 1; batch <= 16; batch += 5)
            assert_true(descends_as_it_steps(&def[d], LOSS_SQUARED, batch));
    }
}

/* Point by point, in vectors of any width: every function in hidden layers and at the output, every
 * loss, layers that just fit and that just do not. */
static void point_by_point_is_stepping(void **state) {
    (void)state;
    static const char *const isa[] = {"plain", "avx2", "avx512"};
    static const int widths[] = {1, 3, 4, 5, 8, 9, 15};
    for (size_t i = 0; i < sizeof isa / sizeof *isa; i++) {
        setenv("HALFPLANE_ISA", isa[i], 1);
        for (int f = 0; f < ACTIVATION_SOFTMAX; f++) {
            for (int loss = 0; loss < LOSS_COUNT; loss++) {
                for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
                    int outputs = 1 + (int)w % 3;
                    int last = loss == LOSS_CROSS_ENTROPY ? ACTIVATION_SIGMOID : f;
                    NetworkDef def = points_network(
                        2, 3, (int[]){widths[w], 4, outputs},
                        (Activation[]){(Activation)f, ACTIVATION_TANH, (Activation)last}, 7);
                    if (!descends_as_it_steps(&def, (Loss)loss, 1))
                        fail_msg("%s, %d units, %s, %s", isa[i], widths[w],
                                 activation_name((Activation)f), loss_name((Loss)loss));
                }
            }
        }
    }
    unsetenv("HALFPLANE_ISA");
}

/* A field asks for single units of single layers; a point's pass knows them all. */
static void a_field_shows_every_unit(void **state) {
    (void)state;
    int count;
    const NetworkDef *def = defs(&count);
    for (int d = 0; d < count; d++) {
        Case c = case_create(&def[d], 33, LOSS_SQUARED);
        Workspace *work = workspace_create(&c.net, 1);
        float value[33];
        for (int l = 0; l < c.net.layers; l++) {
            for (int u = 0; u < c.net.layer[l].to; u += 3) {
                pass_field(work, 0, &c.net, l, u, 33, c.samples.stride, c.samples.xt, value);
                for (int p = 0; p < 33; p += 8) {
                    PointPass point;
                    pass_point(work, &c.net, c.samples.x + p * c.net.inputs,
                               c.samples.y + p * c.net.outputs, c.loss, &point);
                    assert_true(point.a[l][u] == value[p]);
                }
            }
        }
        workspace_destroy(work);
        case_destroy(&c);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_change_no_bit),
        cmocka_unit_test(instruction_sets_change_no_bit),
        cmocka_unit_test(the_instruction_set_asked_for_computes),
        cmocka_unit_test(both_layouts_give_the_same_outputs),
        cmocka_unit_test(a_batch_is_the_mean_of_its_points),
        cmocka_unit_test(chunks_are_what_they_were),
        cmocka_unit_test(an_order_chooses_the_points),
        cmocka_unit_test(a_sure_mistake_has_a_finite_loss),
        cmocka_unit_test(dropout_keeps_the_mean),
        cmocka_unit_test(descending_is_stepping),
        cmocka_unit_test(point_by_point_is_stepping),
        cmocka_unit_test(a_field_shows_every_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
