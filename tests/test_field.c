/* Fields: each cell is the network at the cell's centre, for any window, columns and threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/field.h"
#include "points.h"

/* x1, x2, x3, x1^2: the plane shows x3 across and x1 up, x2 stays at 0.5. */
static void each_cell_is_the_network_at_its_centre(void **state) {
    (void)state;
    NetworkDef def =
        points_network(4, 2, (int[]){5, 2}, (Activation[]){ACTIVATION_TANH, ACTIVATION_SOFTMAX}, 2);
    Network net = network_create(&def);
    Features features = features_identity(3);
    features.feature[features.count++] = (Feature){.kind = FEATURE_SQUARE, .a = 0, .b = 0};
    const Plane plane = {
        .across = 2, .up = 0, .left = -2, .right = 4, .bottom = -1, .top = 1, .fixed = {0, 0.5f}};
    enum { WIDTH = 150, HEIGHT = 7 };
    float *value = memory_floats(WIDTH * HEIGHT);
    Workspace *work = workspace_create(&net, 1);
    for (int layer = 0; layer < 2; layer++) {
        field_compute(work, &net, &features, &plane, layer, 1, WIDTH, HEIGHT, 1, value);
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column += 13) {
                float x[3] = {1 - ((float)row + 0.5f) * (2.0f / HEIGHT), 0.5f,
                              -2 + ((float)column + 0.5f) * (6.0f / WIDTH)};
                float input[4], y[2] = {0};
                PointPass point;
                features_apply(&features, x, input);
                pass_point(work, &net, input, y, LOSS_SQUARED, &point);
                assert_true(point.a[layer][1] == value[row * WIDTH + column]);
            }
        }
    }
    free(value);
    workspace_destroy(work);
    network_destroy(&net);
}

/* All units of some layers at once are each of them alone, to the bit. */
static void layers_are_their_units(void **state) {
    (void)state;
    NetworkDef def =
        points_network(2, 3, (int[]){5, 3, 2},
                       (Activation[]){ACTIVATION_TANH, ACTIVATION_RELU, ACTIVATION_SOFTMAX}, 2);
    Network net = network_create(&def);
    Features features = features_identity(2);
    const Plane plane = {.across = 0, .up = 1, .left = -6, .right = 6, .bottom = -6, .top = 6};
    enum { WIDTH = 141, HEIGHT = 60, CELLS = WIDTH * HEIGHT };
    float *all = memory_floats(10L * CELLS), *alone = memory_floats(CELLS);
    for (int threads = 1; threads <= 3; threads += 2) {
        Workspace *work = workspace_create(&net, threads);
        for (int first = 0; first < 3; first++) {
            const float *value = all;
            field_layers(work, &net, &features, &plane, first, 2, WIDTH, HEIGHT, threads, all);
            for (int l = first; l < 3; l++) {
                for (int u = 0; u < net.layer[l].to; u++, value += CELLS) {
                    field_compute(work, &net, &features, &plane, l, u, WIDTH, HEIGHT, 1, alone);
                    assert_memory_equal(value, alone, sizeof(float) * CELLS);
                }
            }
        }
        workspace_destroy(work);
    }
    free(all);
    free(alone);
    network_destroy(&net);
}

static void threads_change_nothing(void **state) {
    (void)state;
    NetworkDef def = points_network(2, 3, (int[]){8, 8, 1}, (Activation[]){3, 3, 2}, 2);
    Network net = network_create(&def);
    Features features = features_identity(2);
    const Plane plane = {.across = 0, .up = 1, .left = -6, .right = 6, .bottom = -6, .top = 6};
    enum { SIZE = 100 };
    float *one = memory_floats(SIZE * SIZE), *many = memory_floats(SIZE * SIZE);
    for (int threads = 1; threads <= 5; threads++) {
        Workspace *work = workspace_create(&net, threads);
        field_compute(work, &net, &features, &plane, 2, 0, SIZE, SIZE, threads,
                      threads == 1 ? one : many);
        if (threads > 1) assert_memory_equal(one, many, sizeof(float) * SIZE * SIZE);
        workspace_destroy(work);
    }
    free(one);
    free(many);
    network_destroy(&net);
}

/* More places than go into one pass, and the cells' own among them: the same bits. */
static void any_place_is_asked_like_a_cell(void **state) {
    (void)state;
    NetworkDef def = points_network(2, 2, (int[]){6, 1}, (Activation[]){3, 2}, 3);
    Network net = network_create(&def);
    Features features = features_identity(2);
    const Plane plane = {.across = 1, .up = 0, .left = -4, .right = 4, .bottom = -2, .top = 2};
    enum { SIZE = 16, PLACES = SIZE * SIZE };
    float value[PLACES], asked[PLACES], across[PLACES], up[PLACES];
    for (int i = 0; i < PLACES; i++) {
        across[i] = -4 + ((float)(i % SIZE) + 0.5f) * 0.5f;
        up[i] = 2 - ((float)(i / SIZE) + 0.5f) * 0.25f;
    }
    Workspace *work = workspace_create(&net, 1);
    field_compute(work, &net, &features, &plane, 1, 0, SIZE, SIZE, 1, value);
    field_at(work, &net, &features, &plane, 1, 0, PLACES, across, up, asked);
    assert_memory_equal(value, asked, sizeof value);
    workspace_destroy(work);
    network_destroy(&net);
}

/* One column: the window's height means nothing, every row is the same curve. */
static void one_column_is_a_curve(void **state) {
    (void)state;
    NetworkDef def = points_network(1, 1, (int[]){1}, (Activation[]){ACTIVATION_LINEAR}, 2);
    Network net = network_create(&def);
    net.theta[0] = 2;
    net.theta[1] = 1;
    Features features = features_identity(1);
    const Plane plane = {.left = 0, .right = 4, .bottom = 0, .top = 1};
    float value[8];
    Workspace *work = workspace_create(&net, 1);
    field_compute(work, &net, &features, &plane, 0, 0, 4, 2, 1, value);
    for (int i = 0; i < 8; i++) assert_true(value[i] == (float)(i % 4) * 2 + 2);
    workspace_destroy(work);
    network_destroy(&net);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_cell_is_the_network_at_its_centre),
        cmocka_unit_test(layers_are_their_units),
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(any_place_is_asked_like_a_cell),
        cmocka_unit_test(one_column_is_a_curve),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
