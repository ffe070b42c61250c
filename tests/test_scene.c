/* Scenes as they are read: what each key does, what is assumed where it is missing, and what is
 * said of every scene in tests/scenes/bad, whose first line is the message it must give. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <math.h>

#include "scene/file.h"
#include "scene/scene_file.h"
#include "system.h"

#define SCENES TESTS_FOLDER "/scenes/"

static Scene read_file(const char *name) {
    char path[1000];
    Scene scene;
    Message message = {""};
    snprintf(path, sizeof path, "%s%s", SCENES, name);
    if (!scene_read(&scene, path, &message)) fail_msg("%s", message.text);
    return scene;
}

static bool try_text(Scene *scene, const char *text, Message *message) {
    return scene_parse(scene, text, strlen(text), "t.scene", 1, "", message);
}

static Scene read_text(const char *text) {
    Scene scene;
    Message message = {""};
    if (!try_text(&scene, text, &message)) fail_msg("%s", message.text);
    return scene;
}

static void expect_message(const char *text, const char *expected) {
    Scene scene;
    Message message = {""};
    assert_false(try_text(&scene, text, &message));
    assert_string_equal(message.text, expected);
}

static void expect_numbers(const float *found, const float *expected, int count) {
    for (int i = 0; i < count; i++) assert_true(found[i] == expected[i]);
}

/* --- What scenes say --- */

static void a_whole_scene_is_read(void **state) {
    (void)state;
    Scene s = read_file("circles.scene");
    assert_string_equal(s.title, "Circles");
    assert_int_equal(s.set.kind, SET_CIRCLES);
    assert_int_equal(s.data.count, 200);
    assert_int_equal(s.points.count, 0);
    assert_true(s.held_out == 0.3f);
    assert_true(s.inputs_given);
    assert_int_equal(s.features.count, 2);
    assert_int_equal(s.network.inputs, 2);
    assert_int_equal(s.network.layers, 2);
    assert_int_equal(s.network.units[0], 4);
    assert_int_equal(s.network.activation[0], ACTIVATION_TANH);
    assert_int_equal(s.network.activation[1], ACTIVATION_SIGMOID);
    assert_int_equal(s.training.loss, LOSS_CROSS_ENTROPY);
    assert_int_equal(s.training.batch, 0);
    assert_true(s.training.rate == 0.1f && s.training.momentum == 0.9f);
    assert_true(s.view_given && s.view.left == -6 && s.view.top == 6);
    assert_null(s.values);
    scene_destroy(&s);
}

static void weights_are_laid_out_as_theta(void **state) {
    (void)state;
    Scene s = read_file("values.scene");
    const float theta[] = {0.5f, 0.2f, -0.3f, 0.8f, -0.17f, 0.05f, 0.4f, -0.6f, 0.07f};
    assert_int_equal(scene_weights(&s), 9);
    expect_numbers(s.values, theta, 9);
    expect_numbers(s.data.x, (float[]){4, 5, -1, 0.5f}, 4);
    expect_numbers(s.data.label, (float[]){0, 1}, 2);
    scene_destroy(&s);
}

static void maxout_has_two_pieces(void **state) {
    (void)state;
    Scene s = read_file("maxout.scene");
    const float theta[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1e-3f, -25, 3, 7, 0, -0.0f};
    assert_int_equal(scene_weights(&s), 18);
    assert_memory_equal(s.values, theta, sizeof theta);
    assert_true(s.set.seed == UINT64_MAX);
    assert_int_equal(s.training.batch, 7);
    assert_false(s.training.shuffle);
    scene_destroy(&s);
}

static void a_lesson_step_selects_and_shows(void **state) {
    (void)state;
    Scene s = read_file("perceptron-trick.scene");
    assert_int_equal(s.training.rule, RULE_PERCEPTRON);
    assert_int_equal(s.select_point, 1);
    assert_int_equal(s.show.count, 3);
    assert_string_equal(s.show.name[1], "network");
    expect_numbers(s.values, (float[]){3, 4, -10}, 3);
    assert_int_equal(s.training.loss, LOSS_SQUARED);
    scene_destroy(&s);
}

#define TWO_LAYERS "network: {layers: [3 tanh, 1 sigmoid]}\n"

static void a_lesson_step_selects_weights_and_units(void **state) {
    (void)state;
    Scene s;
    Message message = {""};
    const char *text = TWO_LAYERS "select: {weight: \"w[1, 3, 2]\", unit: [2, 1], votes: all}\n";
    if (!scene_parse(&s, text, strlen(text), "t.scene", 1, "", &message)) {
        fail_msg("%s", message.text);
    }
    assert_int_equal(s.select_weight.layer, 1);
    assert_int_equal(s.select_weight.to, 3);
    assert_int_equal(s.select_weight.from, 2);
    assert_int_equal(s.select_unit[0], 2);
    assert_int_equal(s.select_unit[1], 1);
    assert_int_equal(s.select_votes, SHOW_VOTES_ALL);
    scene_destroy(&s);
}

static void what_is_selected_must_be_there(void **state) {
    (void)state;
    const char *const bad[][2] = {
        {"weight: \"w[3,1,1]\"", "'w[3,1,1]' has layer 3; layers go from 1 to 2"},
        {"weight: \"w[1,4,1]\"", "'w[1,4,1]' has unit 4; the units of layer 1 go from 1 to 3"},
        {"weight: \"w[1,1,3]\"",
         "'w[1,1,3]' comes from 3; what comes into layer 1 goes from 1 to 2"},
        {"weight: \"b[2,2]\"", "'b[2,2]' has unit 2; the units of layer 2 go from 1 to 1"},
        {"weight: w1",
         "weight is 'w1'; write \"w[layer,to,from]\" or \"b[layer,unit]\", in quotes"},
        {"unit: [1]", "unit must be two numbers, [layer, unit], as in unit: [1, 2]"},
        {"unit: [2, 2]", "unit has unit 2; the units of layer 2 go from 1 to 1"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[200], expected[200];
        snprintf(text, sizeof text, TWO_LAYERS "select: {%s}\n", bad[i][0]);
        snprintf(expected, sizeof expected, "t.scene:2: %s", bad[i][1]);
        expect_message(text, expected);
    }
}

static void a_look_sets_nothing_up(void **state) {
    (void)state;
    Scene s;
    Opening opening;
    Message message = {""};
    const char *text = "show: [curve]\nselect: {point: 900, weight: \"b[2,7]\"}\n";
    if (!scene_parse_step(&s, &opening, true, text, strlen(text), "t.md", 1, "", &message)) {
        fail_msg("%s", message.text);
    }
    assert_int_equal(s.select_point, 900);
    assert_int_equal(s.select_weight.layer, 2);
    assert_int_equal(s.select_weight.from, 0);
    assert_int_equal(s.show.count, 1);
    scene_destroy(&s);
    text = "show: [curve]\ndata: {set: xor}\n";
    assert_false(scene_parse_step(&s, &opening, true, text, strlen(text), "t.md", 7, "", &message));
    assert_string_equal(
        message.text,
        "t.md:8: 'data' is no key of a look; there are show, select, from, run, hand, "
        "speed, lens, keys, hide, compare and experiment");
}

static void a_graph_keeps_its_values(void **state) {
    (void)state;
    Scene s = read_file("graph.scene");
    assert_string_equal(s.graph.expression, "loss = abs(y - (x*w + b))");
    assert_int_equal(s.graph.values, 4);
    assert_string_equal(s.graph.name[1], "w");
    assert_true(s.graph.value[1] == 3);
    scene_destroy(&s);
}

static void a_file_lies_beside_the_scene(void **state) {
    (void)state;
    Scene s = read_file("rain.scene");
    assert_int_equal(s.data.count, 5);
    assert_int_equal(s.points.count, 2);
    assert_string_equal(s.data.name[0], "humidity");
    assert_string_equal(s.data.class_name[1], "yes");
    expect_numbers(s.data.x, (float[]){80, 0.5f, 95, 0.2f, 60, 0.9f, 70, 0.4f, 75, 0.3f}, 10);
    expect_numbers(s.data.label, (float[]){1, 0, 1, 0, 1}, 5);
    assert_true(s.scale);
    assert_int_equal(s.view.across, 1);
    assert_int_equal(s.view.up, 0);
    scene_destroy(&s);
}

static void points_may_have_names_for_columns_and_classes(void **state) {
    (void)state;
    Scene s = read_file("four-colours.scene");
    assert_string_equal(s.data.name[1], "grades");
    assert_string_equal(s.data.label_name, "animal");
    assert_string_equal(s.data.class_name[3], "fish");
    assert_int_equal(s.data.classes, 4);
    expect_numbers(s.data.label, (float[]){0, 1, 2, 3}, 4);
    scene_destroy(&s);
    s = read_file("named-set.scene");
    assert_string_equal(s.data.name[0], "height");
    assert_string_equal(s.data.class_name[1], "dog");
    scene_destroy(&s);
}

static void points_come_behind_those_of_a_set(void **state) {
    (void)state;
    Scene s = read_text("data: {set: xor, count: 7, points: [[1, 2, green]]}\n"
                        "network: {layers: [3 softmax]}");
    assert_int_equal(s.data.count, 8);
    assert_int_equal(s.data.classes, 3);
    assert_true(s.data.label[7] == 2);
    assert_int_equal(s.points.count, 1);
    scene_destroy(&s);
}

static void features_are_named_like_columns(void **state) {
    (void)state;
    Scene s = read_file("slice.scene");
    assert_int_equal(s.data.columns, 3);
    assert_int_equal(s.features.columns, 3);
    assert_int_equal(s.network.inputs, 4);
    assert_int_equal(s.features.feature[2].kind, FEATURE_PRODUCT);
    assert_int_equal(s.view.across, 2);
    assert_int_equal(s.view.up, 0);
    assert_true(s.view.fixed[1] == 0.5f);
    assert_true(s.view.left == -1 && s.view.right == 1);
    scene_destroy(&s);
}

static void a_word_at_an_axis_is_its_name(void **state) {
    (void)state;
    Scene s = read_text("view: {axes: [hours, grade]}");
    assert_string_equal(s.axis[0], "hours");
    assert_string_equal(s.axis[1], "grade");
    assert_int_equal(s.view.across, 0);
    assert_int_equal(s.view.up, 1);
    scene_destroy(&s);
}

static void truth_is_written_in_several_ways(void **state) {
    (void)state;
    const char *const words[] = {"false", "true", "no", "yes", "off", "on"};
    for (int i = 0; i < 6; i++) {
        char text[64];
        snprintf(text, sizeof text, "training: {shuffle: %s}", words[i]);
        Scene s = read_text(text);
        assert_int_equal(s.training.shuffle, i % 2);
        scene_destroy(&s);
    }
}

/* Every block of YAML in docs/scenes.md, which is to be copied from there. */
static void every_example_of_the_manual_is_a_scene(void **state) {
    (void)state;
    const char *const fence = "\n```";
    Message message = {""};
    int examples = 0;
    char *manual = file_read(TESTS_FOLDER "/../docs/scenes.md", 1000000, NULL, &message);
    if (!manual) {
        fail_msg("%s", message.text);
        return;
    }
    for (char *at = strstr(manual, "\n```yaml\n"); at; at = strstr(at, "\n```yaml\n")) {
        Scene s;
        at += strlen("\n```yaml\n");
        size_t length = (size_t)(strstr(at, fence) - at);
        if (!scene_parse(&s, at, length, "example", 1, TESTS_FOLDER "/scenes", &message)) {
            fail_msg("%s\n%.*s", message.text, (int)length, at);
        }
        scene_destroy(&s);
        examples++;
    }
    assert_true(examples >= 12);
    free(manual);
}

/* --- What is assumed --- */

static void an_empty_scene_is_the_default(void **state) {
    (void)state;
    const char *const texts[] = {"", "# nothing\n", "---\n...\n", "{}", "null"};
    for (int i = 0; i < 5; i++) {
        Scene s = read_text(texts[i]);
        assert_int_equal(s.data.count, 0);
        assert_int_equal(s.data.columns, 2);
        assert_int_equal(s.data.kind, LABEL_CLASS);
        assert_int_equal(s.network.layers, 1);
        assert_int_equal(s.network.units[0], 1);
        assert_int_equal(s.network.activation[0], ACTIVATION_SIGMOID);
        assert_int_equal(s.training.loss, LOSS_CROSS_ENTROPY);
        assert_true(s.view.left == -6 && s.view.right == 6);
        scene_destroy(&s);
    }
}

static void expect_default(const char *text, int units, Activation activation, Loss loss) {
    Scene s = read_text(text);
    int last = s.network.layers - 1;
    assert_int_equal(s.network.units[last], units);
    assert_int_equal(s.network.activation[last], activation);
    assert_int_equal(s.training.loss, loss);
    scene_destroy(&s);
}

static void network_and_loss_fit_the_labels(void **state) {
    (void)state;
    expect_default("data: {set: circles}", 1, ACTIVATION_SIGMOID, LOSS_CROSS_ENTROPY);
    expect_default("data: {set: sine}", 1, ACTIVATION_LINEAR, LOSS_SQUARED);
    expect_default("data: {set: blobs}", 3, ACTIVATION_SOFTMAX, LOSS_CROSS_ENTROPY);
    expect_default("data: {set: blobs, classes: 4}", 4, ACTIVATION_SOFTMAX, LOSS_CROSS_ENTROPY);
    expect_default("data: {set: blobs, classes: 2}", 1, ACTIVATION_SIGMOID, LOSS_CROSS_ENTROPY);
    expect_default("data: {set: gauss}\ntraining: {rule: perceptron}", 1, ACTIVATION_STEP,
                   LOSS_SQUARED);
    expect_default("data: {set: gauss}\ntraining: {loss: hinge}", 1, ACTIVATION_LINEAR, LOSS_HINGE);
    expect_default("data: {set: gauss}\nnetwork: {layers: [3 relu, 1 tanh]}", 1, ACTIVATION_TANH,
                   LOSS_SQUARED);
    expect_default("data: {set: line}\nnetwork: {layers: [1 sigmoid]}", 1, ACTIVATION_SIGMOID,
                   LOSS_SQUARED);
    expect_default("data: {points: [[1, 2, 0], [2, 3, 1], [2, 1, 2]]}", 3, ACTIVATION_SOFTMAX,
                   LOSS_CROSS_ENTROPY);
    expect_default("data: {points: [[1, 2.5], [2, 3], [2, 1]]}", 1, ACTIVATION_LINEAR,
                   LOSS_SQUARED);
}

static void expect_kind(const char *text, LabelKind kind) {
    Scene s = read_text(text);
    assert_int_equal(s.data.kind, kind);
    scene_destroy(&s);
}

static void number_labels_are_what_the_network_learns(void **state) {
    (void)state;
    expect_kind("data: {points: [[1, 0], [2, 1]]}", LABEL_CLASS);
    expect_kind("data: {points: [[1, 0], [2, 1]]}\nnetwork: {layers: [1 linear]}", LABEL_CLASS);
    expect_kind("data: {points: [[1, 0.0], [2, 1]]}\nnetwork: {layers: [1 linear]}", LABEL_NUMBER);
    expect_kind("data: {points: [[1, 2], [2, 3], [3, 5]]}", LABEL_NUMBER);
    expect_kind("data: {points: [[1, 2], [2, 0]]}\nnetwork: {layers: [3 softmax]}", LABEL_CLASS);
    expect_kind("data: {points: [[1, red], [2, 0]]}", LABEL_CLASS);
    expect_kind("network: {layers: [1 linear]}", LABEL_NUMBER);
    expect_kind("network: {layers: [1 linear]}\ntraining: {loss: hinge}", LABEL_CLASS);
}

static void blobs_have_as_many_classes_as_there_are_outputs(void **state) {
    (void)state;
    const char *const layers[] = {"1 sigmoid", "2 softmax", "3 softmax", "4 softmax"};
    for (int i = 0; i < 4; i++) {
        char text[100];
        snprintf(text, sizeof text, "data: {set: blobs}\nnetwork: {layers: [%s]}", layers[i]);
        Scene s = read_text(text);
        assert_int_equal(s.data.classes, i < 2 ? 2 : i + 1);
        scene_destroy(&s);
    }
}

static void columns_without_points_follow_from_inputs_or_weights(void **state) {
    (void)state;
    Scene s = read_text("inputs: [x1, x4]");
    assert_int_equal(s.data.columns, 4);
    assert_int_equal(s.network.inputs, 2);
    scene_destroy(&s);
    s = read_text("network: {layers: [1 sigmoid], values: [{w: [[2, 3, -1]], b: [0.5]}]}");
    assert_int_equal(s.data.columns, 3);
    assert_int_equal(s.features.count, 3);
    scene_destroy(&s);
    s = read_text("data: {columns: [a, b, c, d]}");
    assert_int_equal(s.data.columns, 4);
    assert_string_equal(s.data.name[3], "d");
    scene_destroy(&s);
}

static void expect_window(const char *text, float left, float right, float bottom, float top) {
    Scene s = read_text(text);
    assert_true(s.view.left == left && s.view.right == right);
    assert_true(s.view.bottom == bottom && s.view.top == top);
    scene_destroy(&s);
}

static void the_view_holds_the_points(void **state) {
    (void)state;
    expect_window("data: {set: circles, noise: 1}", -6, 6, -6, 6);
    expect_window("data: {set: sine}", -6, 6, -6, 6);
    expect_window("data: {points: [[-6, 6, red], [3, 0, blue]]}", -6, 6, -6, 6);
    expect_window("data: {points: [[0, 0, red], [10, 5, blue]]}", -1, 11, -6, 6);
    expect_window("data: {points: [[100, 0, red]]}", 90, 110, -6, 6);
    expect_window("data: {points: [[1, 0], [2, 10.5], [2, 20]]}", -6, 6, -2, 22);
    expect_window("data: {points: [[1, red], [2, blue]]}", -6, 6, -0.25f, 1.25f);
    expect_window("data: {points: [[0, 0, red], [10, 5, blue]]}\nview: {y: [0, 1e-3]}", -1, 11, 0,
                  1e-3f);
    Scene s = read_file("rain.scene");
    assert_true(s.view.left > 0.1f && s.view.right < 1 && s.view.top > 95 && s.view.top < 100);
    scene_destroy(&s);
}

/* --- What is refused --- */

/* The first line of a file, without "# ": what comes after "name:". */
static void first_line(const char *path, char line[600]) {
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_non_null(fgets(line, 600, file));
    fclose(file);
    line[strcspn(line, "\n")] = '\0';
    assert_memory_equal(line, "# ", 2);
    memmove(line, line + 2, strlen(line) - 1);
}

/* A whole table, whose classes may be any words: sorted, or as `classes` has them. */
static void rows_are_a_table(void **state) {
    (void)state;
    Scene s = read_text("data:\n  columns: [height, weight]\n  label: passed\n"
                        "  rows:\n    - [1.72, 68.5, yes]\n    - [1.6, 50, not yet]\n");
    assert_int_equal(s.data.count, 2);
    assert_int_equal(s.data.kind, LABEL_CLASS);
    assert_string_equal(s.data.name[1], "weight");
    assert_string_equal(s.data.label_name, "passed");
    assert_string_equal(s.data.class_name[0], "not yet");
    assert_string_equal(s.data.class_name[1], "yes");
    assert_true(s.data.label[0] == 1 && s.data.x[1] == 68.5f);
    scene_destroy(&s);
    s = read_text("data: {classes: [yes, no], rows: [[1, no], [2, yes]]}\n");
    assert_true(s.data.label[0] == 1 && s.data.label[1] == 0);
    scene_destroy(&s);
    s = read_text("data: {rows: [[1, red], [2, blue], [3, green]]}\n");
    assert_true(s.data.label[0] == 1 && s.data.label[1] == 0 && s.data.label[2] == 2);
    scene_destroy(&s);
    s = read_text("data: {rows: [[1, 2.5], [2, 3.5]]}\n");
    assert_int_equal(s.data.kind, LABEL_NUMBER);
    scene_destroy(&s);
}

static void check_bad_scene(const char *name) {
    char expected[600], path[1000];
    Scene scene;
    Message message = {""};
    snprintf(path, sizeof path, SCENES "bad/%s", name);
    first_line(path, expected);
    if (scene_read(&scene, path, &message)) fail_msg("%s was read without a word", name);
    const char *told = strstr(message.text, "/bad/");
    if (!told) {
        fail_msg("%s: %s", name, message.text);
        return;
    }
    told += strlen("/bad/");
    size_t length = strlen(name);
    bool own = strncmp(told, name, length) == 0 && told[length] == ':';
    assert_string_equal(own ? told + length + 1 : told, expected); /* else it is of a CSV file */
}

static void every_bad_scene_is_refused_with_its_message(void **state) {
    (void)state;
    DIR *folder = opendir(SCENES "bad");
    assert_non_null(folder);
    int count = 0;
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (!strstr(entry->d_name, ".scene")) continue;
        check_bad_scene(entry->d_name);
        count++;
    }
    closedir(folder);
    assert_true(count >= 120);
}

static void bytes_that_are_no_text_are_refused(void **state) {
    (void)state;
    Scene scene;
    Message message;
    assert_false(scene_parse(&scene, "title: \0", 8, "t.scene", 1, "", &message));
    assert_string_equal(message.text, "t.scene:1: this is not YAML: control characters are not "
                                      "allowed; save the file as plain text in UTF-8");
    expect_message("# fine\ntitle: \xff",
                   "t.scene:2: this is not YAML: invalid leading UTF-8 octet; "
                   "save the file as plain text in UTF-8");
    expect_message("title: \"\\0\"", "t.scene:1: a text holds \\0, which no text here may; take it "
                                     "out");
}

static void a_lesson_counts_its_own_lines(void **state) {
    (void)state;
    Scene scene;
    Message message;
    const char *texts[] = {"data:\n  set: circle\n", "data:\n  set: [a\n"};
    assert_false(scene_parse(&scene, texts[0], strlen(texts[0]), "02.md", 40, "", &message));
    assert_string_equal(message.text,
                        "02.md:41: set is 'circle', which there is not; did you mean 'circles'?");
    assert_false(scene_parse(&scene, texts[1], strlen(texts[1]), "02.md", 40, "", &message));
    assert_non_null(strstr(message.text, "02.md:42: "));
    assert_non_null(strstr(message.text, "in what began in line 41"));
}

static void a_scene_without_a_folder_reads_no_file(void **state) {
    (void)state;
    expect_message("data: {file: rain.csv}",
                   "t.scene:1: there is no folder here to find the file 'rain.csv' in");
}

/* A new folder, a scene in it that asks for rain.csv, and where that would lie beside it. */
static void place_beside(char *folder, char path[64], char table[64]) {
    assert_non_null(mkdtemp(folder));
    snprintf(table, 64, "%s/rain.csv", folder);
    snprintf(path, 64, "%s/t.scene", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("data: {file: rain.csv}", file);
    fclose(file);
}

static void a_link_out_of_the_folder_is_refused(void **state) {
    (void)state;
    char folder[] = "/tmp/halfplane-XXXXXX", path[64], link[64];
    place_beside(folder, path, link);
    assert_int_equal(symlink(SCENES "rain.csv", link), 0);
    Scene scene;
    Message message;
    assert_false(scene_read(&scene, path, &message));
    assert_non_null(strstr(message.text, "the file 'rain.csv' is a link that leads out of the "
                                         "scene's folder; copy the file there instead"));
    unlink(link);
    unlink(path);
    rmdir(folder);
}

static void a_pipe_is_not_read(void **state) {
    (void)state;
    needs_a_whole_system();
    char folder[] = "/tmp/halfplane-XXXXXX", path[64], pipe[64];
    place_beside(folder, path, pipe);
    assert_int_equal(mkfifo(pipe, 0600), 0); /* reading it would wait for ever */
    Scene scene;
    Message message;
    assert_false(scene_read(&scene, path, &message));
    assert_non_null(strstr(message.text, "'rain.csv' is no ordinary file"));
    unlink(pipe);
    unlink(path);
    rmdir(folder);
}

static void a_scene_that_is_not_there_is_named(void **state) {
    (void)state;
    Scene scene;
    Message message;
    assert_false(scene_read(&scene, "nowhere/t.scene", &message));
    assert_string_equal(message.text,
                        "nowhere/t.scene: cannot be opened: No such file or directory");
}

static void what_fails_leaves_the_scene_as_it_was(void **state) {
    (void)state;
    Scene s = read_file("circles.scene");
    Message message;
    assert_false(try_text(&s, "data: {set: xor, count: 50}\ntitle: [", &message));
    assert_string_equal(s.title, "Circles");
    assert_int_equal(s.data.count, 200);
    scene_destroy(&s);
}

static void points_are_bounded(void **state) {
    (void)state;
    expect_message("data: {set: xor, count: 100000, points: [[1, 2, red]]}",
                   "t.scene:1: there are more than 100000 points in all; leave some out");
    size_t size = 10 * (MAX_POINTS + 10);
    char *text = malloc(size);
    strcpy(text, "data: {points: [\n");
    char *at = text + strlen(text);
    for (int i = 0; i < MAX_POINTS; i++) at += sprintf(at, "[1,red],\n");
    strcpy(at, "]}");
    Scene s = read_text(text);
    assert_int_equal(s.data.count, MAX_POINTS);
    scene_destroy(&s);
    strcpy(at, "[1,red]]}");
    expect_message(text, "t.scene:1: points has 100001 items; there may be at most 100000");
    free(text);
}

/* --- A table alone --- */

static void a_table_makes_a_scene(void **state) {
    (void)state;
    Scene s;
    Message message = {""};
    CellsNotes notes;
    const CellsAsk nothing = {.inputs = 0};
    if (!scene_from_table(&s, SCENES "numbers.csv", &nothing, &notes, &message))
        fail_msg("%s", message.text);
    assert_string_equal(s.title, "numbers.csv");
    assert_string_equal(s.file, ""); /* which cannot say that prices are in hundreds */
    assert_string_equal(s.data.label_name, "price / 100");
    assert_true(fabsf(s.data.label[0] - 3.105f) < 1e-6f);
    assert_int_equal(s.data.columns, 3);
    assert_int_equal(s.network.inputs, 3);
    assert_int_equal(s.network.activation[0], ACTIVATION_LINEAR);
    assert_int_equal(s.training.loss, LOSS_SQUARED);
    assert_true(s.scale);
    scene_destroy(&s);
    if (!scene_from_table(&s, SCENES "rain.csv", &nothing, &notes, &message))
        fail_msg("%s", message.text);
    assert_string_equal(s.file, "rain.csv");
    assert_string_equal(s.directory, TESTS_FOLDER "/scenes");
    assert_int_equal(s.data.columns, 2); /* the days are words, and left out */
    assert_string_equal(s.label, "rain");
    assert_string_equal(s.column[1], "humidity");
    assert_string_equal(s.data.class_name[1], "yes");
    scene_destroy(&s);
}

/* A scene cannot say how a file is written, so it holds the points where that had to be said. */
static void a_table_that_had_to_be_explained_is_held(void **state) {
    (void)state;
    Scene s;
    Message message = {""};
    CellsNotes notes;
    const CellsAsk ask = {.how = {.header = HEADER_NONE},
                          .answer = "column 4",
                          .inputs = 2,
                          .input = {"column 3", "column 2"}};
    if (!scene_from_table(&s, TESTS_FOLDER "/scenes/numbers-only.tsv", &ask, &notes, &message))
        fail_msg("%s", message.text);
    assert_string_equal(s.file, "");
    assert_int_equal(s.points.count, 3);
    assert_true(s.points.x[0] == 12 && s.points.x[1] == 4);
    scene_destroy(&s);
    const CellsAsk wrong = {.answer = "prize"};
    assert_false(scene_from_table(&s, SCENES "numbers.csv", &wrong, &notes, &message));
    assert_non_null(strstr(message.text, "numbers.csv: there is no column 'prize'; did you mean "
                                         "'price'?"));
}

/* --- Running --- */

static void a_run_begins_with_the_weights_of_the_scene(void **state) {
    (void)state;
    Scene s = read_file("perceptron-trick.scene");
    Run run;
    Message message = {""};
    if (!scene_run(&s, &run, 1, &message)) fail_msg("%s", message.text);
    expect_numbers(run.trainer.net.theta, (float[]){3, 4, -10}, 3);
    assert_true(run_epoch(&run));
    expect_numbers(run.trainer.net.theta, (float[]){2.6f, 3.5f, -10.1f}, 3);
    run_destroy(&run);
    scene_destroy(&s);
}

static void a_copy_is_a_scene_of_its_own(void **state) {
    (void)state;
    Scene s = read_file("values.scene"), copy = scene_copy(&s);
    s.values[0] = 9;
    s.points.x[0] = 9;
    s.data.x[0] = 9;
    scene_destroy(&s);
    assert_true(copy.values[0] == 0.5f && copy.points.x[0] == 4 && copy.data.x[0] == 4);
    scene_destroy(&copy);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_scene_is_read),
        cmocka_unit_test(weights_are_laid_out_as_theta),
        cmocka_unit_test(maxout_has_two_pieces),
        cmocka_unit_test(a_lesson_step_selects_and_shows),
        cmocka_unit_test(a_lesson_step_selects_weights_and_units),
        cmocka_unit_test(what_is_selected_must_be_there),
        cmocka_unit_test(a_look_sets_nothing_up),
        cmocka_unit_test(a_graph_keeps_its_values),
        cmocka_unit_test(a_file_lies_beside_the_scene),
        cmocka_unit_test(points_may_have_names_for_columns_and_classes),
        cmocka_unit_test(points_come_behind_those_of_a_set),
        cmocka_unit_test(features_are_named_like_columns),
        cmocka_unit_test(a_word_at_an_axis_is_its_name),
        cmocka_unit_test(truth_is_written_in_several_ways),
        cmocka_unit_test(every_example_of_the_manual_is_a_scene),
        cmocka_unit_test(an_empty_scene_is_the_default),
        cmocka_unit_test(network_and_loss_fit_the_labels),
        cmocka_unit_test(number_labels_are_what_the_network_learns),
        cmocka_unit_test(blobs_have_as_many_classes_as_there_are_outputs),
        cmocka_unit_test(columns_without_points_follow_from_inputs_or_weights),
        cmocka_unit_test(the_view_holds_the_points),
        cmocka_unit_test(rows_are_a_table),
        cmocka_unit_test(every_bad_scene_is_refused_with_its_message),
        cmocka_unit_test(bytes_that_are_no_text_are_refused),
        cmocka_unit_test(a_lesson_counts_its_own_lines),
        cmocka_unit_test(a_scene_without_a_folder_reads_no_file),
        cmocka_unit_test(a_link_out_of_the_folder_is_refused),
        cmocka_unit_test(a_pipe_is_not_read),
        cmocka_unit_test(a_scene_that_is_not_there_is_named),
        cmocka_unit_test(what_fails_leaves_the_scene_as_it_was),
        cmocka_unit_test(points_are_bounded),
        cmocka_unit_test(a_table_makes_a_scene),
        cmocka_unit_test(a_table_that_had_to_be_explained_is_held),
        cmocka_unit_test(a_run_begins_with_the_weights_of_the_scene),
        cmocka_unit_test(a_copy_is_a_scene_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
