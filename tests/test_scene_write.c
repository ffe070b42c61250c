/* Scenes written and read again: nothing may change, and no old file may be harmed. */
#include <dirent.h>
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "nn/random.h"
#include "scene/file.h"
#include "scene/scene_file.h"
#include "system.h"

#define SCENES TESTS_FOLDER "/scenes/"

static Scene read_path(const char *path) {
    Scene scene;
    Message message = {""};
    if (!scene_read(&scene, path, &message)) fail_msg("%s", message.text);
    return scene;
}

static Scene read_text(const char *text, const char *directory) {
    Scene scene;
    Message message = {""};
    if (!scene_parse(&scene, text, strlen(text), "again.scene", 1, directory, &message)) {
        fail_msg("%s\n%s", message.text, text);
    }
    return scene;
}

static void expect_same_data(const Dataset *a, const Dataset *b) {
    size_t points = (size_t)a->count;
    assert_int_equal(a->count, b->count);
    assert_int_equal(a->columns, b->columns);
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->classes, b->classes);
    if (a->count == 0) return;
    assert_memory_equal(a->x, b->x, points * (size_t)a->columns * sizeof *a->x);
    assert_memory_equal(a->label, b->label, points * sizeof *a->label);
    assert_int_equal(a->numbers, b->numbers);
    assert_memory_equal(a->number, b->number, points * sizeof *a->number);
}

static void expect_same_names(const Dataset *a, const Dataset *b) {
    for (int c = 0; c < a->columns; c++) assert_string_equal(a->name[c], b->name[c]);
    for (int k = 0; k < a->classes; k++) {
        assert_string_equal(a->class_name[k], b->class_name[k]);
    }
    assert_string_equal(a->label_name, b->label_name);
}

static void expect_same_graph(const SceneGraph *a, const SceneGraph *b) {
    assert_string_equal(a->expression, b->expression);
    assert_int_equal(a->values, b->values);
    assert_memory_equal(a->value, b->value, (size_t)a->values * sizeof *a->value);
    assert_memory_equal(a->still, b->still, sizeof a->still);
    assert_int_equal(a->walked, b->walked);
}

static void expect_same_features(const Features *a, const Features *b) {
    assert_int_equal(a->count, b->count);
    assert_int_equal(a->columns, b->columns);
    for (int i = 0; i < a->count; i++) {
        assert_int_equal(a->feature[i].kind, b->feature[i].kind);
        assert_int_equal(a->feature[i].a, b->feature[i].a);
        assert_int_equal(a->feature[i].b, b->feature[i].b);
        assert_true(feature_same(&a->feature[i], &b->feature[i]));
    }
}

static void expect_same_network(const NetworkDef *a, const NetworkDef *b) {
    assert_int_equal(a->inputs, b->inputs);
    assert_int_equal(a->layers, b->layers);
    for (int l = 0; l < a->layers; l++) {
        assert_int_equal(a->units[l], b->units[l]);
        assert_int_equal(a->activation[l], b->activation[l]);
    }
    assert_int_equal(a->start.kind, b->start.kind);
    assert_true(a->start.seed == b->start.seed && a->start.scale == b->start.scale);
}

static void expect_same_training(const Training *a, const Training *b) {
    assert_int_equal(a->rule, b->rule);
    assert_int_equal(a->loss, b->loss);
    assert_int_equal(a->optimizer, b->optimizer);
    assert_int_equal(a->batch, b->batch);
    assert_int_equal(a->shuffle, b->shuffle);
    assert_true(a->seed == b->seed && a->rate == b->rate && a->momentum == b->momentum);
    assert_true(a->l1 == b->l1 && a->l2 == b->l2 && a->dropout == b->dropout);
}

static void expect_same_compare(const SceneCompare *a, const SceneCompare *b) {
    assert_int_equal(a->count, b->count);
    assert_string_equal(a->what, b->what);
    for (int i = 0; i < a->count; i++) assert_string_equal(a->value[i], b->value[i]);
    assert_string_equal(a->until, b->until);
    assert_int_equal(a->epochs, b->epochs);
}

static void expect_same(const Scene *a, const Scene *b) {
    assert_string_equal(a->title, b->title);
    assert_int_equal(a->set.kind, b->set.kind);
    assert_string_equal(a->set.where.text, b->set.where.text);
    assert_true(a->set.seed == b->set.seed && a->set.noise == b->set.noise);
    assert_true(a->held_out == b->held_out && a->scale == b->scale);
    expect_same_data(&a->points, &b->points);
    expect_same_data(&a->data, &b->data);
    expect_same_names(&a->data, &b->data);
    expect_same_features(&a->features, &b->features);
    expect_same_network(&a->network, &b->network);
    expect_same_training(&a->training, &b->training);
    assert_string_equal(a->stop, b->stop);
    assert_int_equal(a->values != NULL, b->values != NULL);
    if (a->values) {
        assert_memory_equal(a->values, b->values, sizeof(float) * (size_t)scene_weights(a));
    }
    assert_memory_equal(&a->view, &b->view, sizeof a->view);
    for (int i = 0; i < 2; i++) assert_string_equal(a->axis[i], b->axis[i]);
    assert_true(a->turn_given == b->turn_given && a->turn[0] == b->turn[0] &&
                a->turn[1] == b->turn[1]);
    assert_int_equal(a->lens, b->lens);
    assert_memory_equal(a->vectors, b->vectors, sizeof a->vectors);
    assert_memory_equal(a->sight, b->sight, sizeof a->sight);
    assert_memory_equal(a->space_unit, b->space_unit, sizeof a->space_unit);
    assert_int_equal(a->show.count, b->show.count);
    for (int i = 0; i < a->show.count; i++) {
        assert_string_equal(a->show.name[i], b->show.name[i]);
    }
    assert_int_equal(a->select_point, b->select_point);
    assert_memory_equal(&a->select_weight, &b->select_weight, sizeof a->select_weight);
    assert_memory_equal(a->select_unit, b->select_unit, sizeof a->select_unit);
    assert_int_equal(a->select_votes, b->select_votes);
    assert_memory_equal(&a->names, &b->names, sizeof a->names);
    expect_same_graph(&a->graph, &b->graph);
    expect_same_compare(&a->compare, &b->compare);
    assert_memory_equal(&a->experiment, &b->experiment, sizeof a->experiment);
}

/* Writes, reads, compares, and writes again. */
static void expect_round_trip(const Scene *scene) {
    char *text = scene_text(scene, NULL);
    assert_non_null(text);
    Scene again = read_text(text, scene->directory);
    expect_same(scene, &again);
    char *second = scene_text(&again, NULL);
    assert_string_equal(text, second);
    free(second);
    free(text);
    scene_destroy(&again);
}

static void expect_folder_round_trips(const char *name) {
    char path[1000];
    DIR *folder = opendir(name);
    assert_non_null(folder);
    int count = 0;
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (!strstr(entry->d_name, ".scene")) continue;
        snprintf(path, sizeof path, "%s/%s", name, entry->d_name);
        Scene scene = read_path(path);
        expect_round_trip(&scene);
        scene_destroy(&scene);
        count++;
    }
    closedir(folder);
    assert_true(count > 5);
}

static void every_scene_reads_back_as_it_was(void **state) {
    (void)state;
    expect_folder_round_trips(TESTS_FOLDER "/scenes");
    expect_folder_round_trips(TESTS_FOLDER "/reference");
}

static void an_empty_scene_reads_back_as_it_was(void **state) {
    (void)state;
    Scene scene = scene_default();
    expect_round_trip(&scene);
    scene_destroy(&scene);
}

/* A plane without a point stays one, also where the network is fed one of its coordinates alone. */
static void an_empty_plane_keeps_both_its_columns(void **state) {
    (void)state;
    static const char *const inputs[] = {"x1", "x2", "x1^2", "x1, x2", "x1*x2"};
    for (int i = 0; i < 5; i++) {
        char text[200];
        snprintf(text, sizeof text,
                 "data: {columns: [x1, x2]}\ninputs: [%s]\nnetwork: {layers: [1 sigmoid]}",
                 inputs[i]);
        Scene scene = read_text(text, "");
        assert_int_equal(scene.data.columns, 2);
        scene.columns_named = 0; /* as where somebody has cleared it */
        expect_round_trip(&scene);
        scene_destroy(&scene);
    }
}

static void scales_read_back_as_they_were(void **state) {
    (void)state;
    Scene scene = read_text(
        "data: {set: circles}\nview: {lens: 100, vectors: {x: [-3, 2], y: [0, 1]}}\n", "");
    assert_true(scene.lens == 100 && scene_has_vectors(&scene));
    expect_round_trip(&scene);
    scene_destroy(&scene);
    scene = scene_default();
    scene.vectors[0][1] = scene.vectors[1][1] = 2; /* alone */
    expect_round_trip(&scene);
    scene_destroy(&scene);
}

/* A part of the landscape means nothing to a network that has grown since: it is left out, or the
 * file would be refused. */
static void a_part_of_the_landscape_goes_with_its_two_weights(void **state) {
    (void)state;
    Scene scene = read_text("data: {points: [[1, 2], [2, 3]]}\nnetwork: {layers: [1 linear]}\n"
                            "training: {loss: squared}\n"
                            "view: {across: [0, 2], up: [-1, 1]}\n",
                            "");
    assert_true(scene_has_sight(&scene));
    expect_round_trip(&scene);
    network_def_set_hidden(&scene.network, 1);
    char *text = scene_text(&scene, NULL);
    assert_true(strstr(text, "view") && !strstr(text, "across"));
    free(text);
    scene_destroy(&scene);
}

/* Any finite float, subnormal ones and both zeros among them. */
static float any_float(Random *random) {
    for (;;) {
        uint32_t bits = random_next(random);
        float value;
        memcpy(&value, &bits, sizeof value);
        if (value - value == 0) return value;
    }
}

static void any_weights_keep_their_bits(void **state) {
    (void)state;
    Scene scene = read_path(SCENES "maxout.scene");
    Random random = random_create(7, PURPOSE_USER);
    float weights[18];
    for (int round = 0; round < 200; round++) {
        for (int i = 0; i < 18; i++) weights[i] = any_float(&random);
        char *text = scene_text(&scene, weights);
        Scene again = read_text(text, "");
        assert_memory_equal(again.values, weights, sizeof weights);
        scene_destroy(&again);
        free(text);
    }
    scene_destroy(&scene);
}

static void any_text_is_quoted_as_it_needs(void **state) {
    (void)state;
    const char *const titles[] = {
        "null",  "~",   "true", "5",        "a: b", "# no", "- x",
        "'",     "\"",  "\\",   "{a}",      "[a]",  "&a",   "*a",
        "!a",    "%a",  "@a",   "a  b",     " a ",  "a #b", "\u00e9\u03c3",
        "? a",   "---", "...",  "a, b",     "|",    ">",    "\U0001F600",
        "x: [1", "=",   "`",    "a\u00a0b", "key:", ",",    "a\\n"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        Scene scene = scene_default();
        strcpy(scene.title, titles[i]);
        strcpy(scene.axis[1], titles[i]);
        strcpy(scene.show.name[0], titles[i]);
        scene.show.count = 1;
        scene.view_given = true;
        expect_round_trip(&scene);
        scene_destroy(&scene);
    }
}

static void labels_and_selections_keep_their_kind(void **state) {
    (void)state;
    const char *const texts[] = {
        "data: {points: [[1, 0.0], [2, 1.0]]}\nnetwork: {layers: [1 linear]}",
        "data: {points: [[1, 0], [2, 1]]}\nnetwork: {layers: [1 linear]}",
        "data: {points: [[1, 2], [2, 5]]}",
        "data: {points: [[1, 2, 7], [2, 5, 4], [2, 1, 0]]}\nnetwork: {layers: [8 softmax]}",
        "data: {points: [[1, gold], [2, 1]]}",
        "data: {points: [[1, '1'], [2, '0'], [3, 1]], classes: ['1', '0']}",
        "data: {set: blobs, points: [[1, 2, gold]]}",
        "data: {set: sine, count: 3, points: [[1, 3]]}",
        "data: {set: xor}\nselect: {point: 3, weight: \"w[1,1,2]\", unit: [1, 1]}",
        "data: {set: xor}\nselect: {point: 3, votes: all}",
        "select: {votes: this}",
        "network: {layers: [2 tanh, 3 relu, 1 sigmoid], names: [[N], [P1, Q, R12], [rain]]}",
        "network: {layers: [2 tanh, 1 sigmoid], names: [[], ['1']]}",
        "select: {weight: \"b[1,1]\"}"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Scene scene = read_text(texts[i], "");
        expect_round_trip(&scene);
        scene_destroy(&scene);
    }
}

/* Written with weights it tells its columns by them, and that is no reason to forget the labels. */
static void an_empty_plane_keeps_the_names_of_its_classes(void **state) {
    (void)state;
    Scene scene = read_text("data: {classes: [cat, dog, bird], label: animal}\n"
                            "network: {layers: [3 softmax], values: "
                            "[{w: [[1, 2], [3, 4], [5, 6]], b: [0, 0, 0]}]}",
                            "");
    assert_int_equal(scene.data.classes, 3);
    assert_string_equal(scene.data.class_name[2], "bird");
    assert_string_equal(scene.points.class_name[0], "cat");
    assert_string_equal(scene.data.label_name, "animal");
    expect_round_trip(&scene);
    scene_destroy(&scene);
}

/* --- Files --- */

static char folder[64];

static int make_folder(void **state) {
    (void)state;
    strcpy(folder, "/tmp/halfplane-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

/* Whatever is left in it would be a file that was not cleaned up. */
static int remove_folder(void **state) {
    (void)state;
    return rmdir(folder);
}

static void path_in_folder(const char *name, char path[128]) {
    snprintf(path, 128, "%s/%s", folder, name);
}

static void a_scene_is_written_with_its_weights(void **state) {
    (void)state;
    char path[128];
    Message message = {""};
    path_in_folder("t.scene", path);
    Scene scene = read_path(SCENES "values.scene");
    float weights[9] = {1, 2, 3, 4, 5, 6, 7, 8, 0.1f};
    if (!scene_write(&scene, weights, path, &message)) fail_msg("%s", message.text);
    Scene again = read_path(path);
    assert_memory_equal(again.values, weights, sizeof weights);
    expect_same_data(&scene.data, &again.data);
    scene_destroy(&again);
    scene_destroy(&scene);
    unlink(path);
}

static void points_of_a_file_move_with_the_scene(void **state) {
    (void)state;
    char path[128];
    Message message = {""};
    path_in_folder("t.scene", path);
    Scene scene = read_path(SCENES "rain.scene");
    assert_true(scene_write(&scene, NULL, path, &message));
    Scene again = read_path(path);
    assert_string_equal(again.file, "");
    expect_same_data(&scene.data, &again.data);
    expect_same_names(&scene.data, &again.data);
    assert_memory_equal(&again.view, &scene.view, sizeof scene.view);
    scene_destroy(&again);
    scene_destroy(&scene);
    unlink(path);
}

/* A table that was opened is written row by row, so that one file holds it all; the same table
 * where a scene has it in a file beside it stays there. */
static void rows_of_a_table_are_in_the_scene(void **state) {
    (void)state;
    static const CellsAsk nothing;
    CellsNotes notes;
    Message message = {""};
    Scene scene, kept = read_path(SCENES "rain.scene");
    if (!scene_from_table(&scene, SCENES "rain.csv", &nothing, &notes, &message))
        fail_msg("%s", message.text);
    char *text = scene_text(&scene, NULL);
    assert_non_null(strstr(text, "  rows:\n"));
    assert_null(strstr(text, "file:"));
    Scene again = read_text(text, "");
    expect_same_data(&scene.data, &again.data);
    expect_same_names(&scene.data, &again.data);
    free(text);
    text = scene_text(&kept, NULL);
    assert_non_null(strstr(text, "file: rain.csv"));
    assert_null(strstr(text, "rows:"));
    free(text);
    scene_destroy(&again);
    scene_destroy(&kept);
    scene_destroy(&scene);
}

/* Above SCENE_ROWS the table stays where it is. */
static void a_large_table_stays_beside_the_scene(void **state) {
    (void)state;
    Scene scene = read_path(SCENES "rain.scene");
    const float x[2] = {1, 2};
    scene.beside = false;
    while (scene.data.count < SCENE_ROWS) dataset_add(&scene.data, x, 0);
    char *text = scene_text(&scene, NULL);
    assert_non_null(strstr(text, "rows:"));
    free(text);
    dataset_add(&scene.data, x, 0);
    text = scene_text(&scene, NULL);
    assert_non_null(strstr(text, "file: rain.csv"));
    free(text);
    scene_destroy(&scene);
}

/* Names that YAML takes for something else, that look like numbers, colours or gaps, and floats
 * that need all their digits. */
static void names_of_classes_keep_every_letter(void **state) {
    (void)state;
    static const char *const names[] = {"yes", "not a cat", "a \"b\" 'c'", "Größe: groß",
                                        "~",   "- dash",    "1.50",        "blue"};
    Scene scene = scene_default();
    dataset_destroy(&scene.data);
    scene.data = dataset_create(2, LABEL_CLASS);
    for (int k = 0; k < 8; k++) {
        const float x[2] = {nextafterf((float)k, 9), 1e-30f / (float)(k + 3)};
        dataset_add(&scene.data, x, (float)(7 - k));
        snprintf(scene.data.class_name[k], 32, "%s", names[k]);
    }
    snprintf(scene.data.label_name, 32, "%s", "what, exactly?");
    snprintf(scene.data.name[0], 32, "%s", "{height}");
    snprintf(scene.data.name[1], 32, "%s", "# weight");
    scene.points = dataset_copy(&scene.data);
    scene.network.units[0] = 8;
    scene.network.activation[0] = ACTIVATION_SOFTMAX;
    char *text = scene_text(&scene, NULL);
    Scene again = read_text(text, "");
    expect_same_data(&scene.data, &again.data);
    expect_same_names(&scene.data, &again.data);
    free(text);
    scene_destroy(&again);
    scene_destroy(&scene);
}

static void an_old_file_keeps_its_permissions_and_a_link_its_place(void **state) {
    (void)state;
    char path[128], link[128];
    struct stat info;
    Message message = {""};
    path_in_folder("t.scene", path);
    path_in_folder("link.scene", link);
    assert_true(file_write(path, "old", 3, &message));
    assert_int_equal(chmod(path, 0640), 0);
    assert_int_equal(symlink("t.scene", link), 0);
    if (!file_write(link, "new", 3, &message)) fail_msg("%s", message.text);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0640);
    assert_int_equal(lstat(link, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    char *text = file_read(path, 100, NULL, &message);
    assert_string_equal(text, "new");
    free(text);
    unlink(link);
    unlink(path);
}

/* What is saved under one name of a file becomes a file of its own. */
static void another_name_of_a_file_keeps_what_was_there(void **state) {
    (void)state;
    needs_a_whole_system();
    char path[128], other[128];
    struct stat info, others;
    Message message = {""};
    path_in_folder("t.scene", path);
    path_in_folder("other.scene", other);
    assert_true(file_write(path, "old", 3, &message));
    assert_int_equal(link(path, other), 0);
    if (!file_write(path, "new", 3, &message)) fail_msg("%s", message.text);
    assert_true(stat(path, &info) == 0 && stat(other, &others) == 0);
    assert_true(info.st_ino != others.st_ino && info.st_nlink == 1 && others.st_nlink == 1);
    char *text = file_read(path, 100, NULL, &message);
    char *before = file_read(other, 100, NULL, &message);
    assert_string_equal(text, "new");
    assert_string_equal(before, "old");
    free(text);
    free(before);
    unlink(other);
    unlink(path);
}

/* Devices, pipes and folders stay what they are, and a name may be as long as names may be. */
static void only_ordinary_files_are_written(void **state) {
    (void)state;
    needs_a_whole_system();
    char path[128], whole[512], longest[256];
    struct stat info;
    Message message = {""};
    path_in_folder("pipe", path);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(file_write(path, "new", 3, &message));
    assert_non_null(strstr(message.text, "pipe: cannot be written: it is no ordinary file"));
    assert_int_equal(stat(path, &info), 0);
    assert_true(S_ISFIFO(info.st_mode));
    unlink(path);

    memset(longest, 'n', 255);
    longest[255] = '\0';
    path_in_folder("", path);
    snprintf(whole, sizeof whole, "%s%s", path, longest);
    if (!file_write(whole, "new", 3, &message)) fail_msg("%s", message.text);
    assert_int_equal(unlink(whole), 0);
}

/* What a crash has left behind is taken away by the next writing, but not what another program may
 * be about to finish. */
static void what_a_crash_left_is_swept_away(void **state) {
    (void)state;
    needs_a_whole_system();
    char old[128], fresh[128], path[128];
    Message message = {""};
    struct stat info;
    path_in_folder(".halfplane-abcdef", old);
    path_in_folder(".halfplane-ghijkl", fresh);
    path_in_folder("t.scene", path);
    FILE *file = fopen(old, "w");
    assert_true(file && fclose(file) == 0);
    file = fopen(fresh, "w");
    assert_true(file && fclose(file) == 0);
    struct timeval hours_ago[2] = {{.tv_sec = time(NULL) - 7300}, {.tv_sec = time(NULL) - 7300}};
    assert_int_equal(utimes(old, hours_ago), 0);
    assert_true(file_write(path, "new", 3, &message));
    assert_int_not_equal(stat(old, &info), 0);
    assert_int_equal(stat(fresh, &info), 0);
    unlink(fresh);
    unlink(path);
}

/* A limit on the size of files stands for a full disk. */
static void a_full_disk_harms_nothing(void **state) {
    (void)state;
    needs_a_whole_system();
    char path[128];
    Message message = {""};
    struct rlimit limit, usual;
    path_in_folder("t.scene", path);
    assert_true(file_write(path, "old", 3, &message));
    Scene scene = read_path(SCENES "circles.scene");

    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &usual), 0);
    limit = usual;
    limit.rlim_cur = 100;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    bool written = scene_write(&scene, NULL, path, &message);
    setrlimit(RLIMIT_FSIZE, &usual);
    assert_false(written);
    assert_non_null(strstr(message.text, "t.scene: cannot be written: File too large"));
    char *text = file_read(path, 100, NULL, &message);
    assert_string_equal(text, "old");
    free(text);
    scene_destroy(&scene);
    unlink(path);
}

static void a_folder_that_is_not_there_is_told(void **state) {
    (void)state;
    Scene scene = scene_default();
    Message message = {""};
    assert_false(scene_write(&scene, NULL, "nowhere/t.scene", &message));
    assert_string_equal(message.text,
                        "nowhere/t.scene: cannot be written: No such file or directory");
    assert_false(scene_write(&scene, NULL, "/", &message));
    assert_string_equal(message.text, "/: cannot be written: Is a directory");
    scene_destroy(&scene);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scene_reads_back_as_it_was),
        cmocka_unit_test(an_empty_scene_reads_back_as_it_was),
        cmocka_unit_test(an_empty_plane_keeps_both_its_columns),
        cmocka_unit_test(scales_read_back_as_they_were),
        cmocka_unit_test(a_part_of_the_landscape_goes_with_its_two_weights),
        cmocka_unit_test(any_weights_keep_their_bits),
        cmocka_unit_test(any_text_is_quoted_as_it_needs),
        cmocka_unit_test(labels_and_selections_keep_their_kind),
        cmocka_unit_test(an_empty_plane_keeps_the_names_of_its_classes),
        cmocka_unit_test(a_scene_is_written_with_its_weights),
        cmocka_unit_test(points_of_a_file_move_with_the_scene),
        cmocka_unit_test(rows_of_a_table_are_in_the_scene),
        cmocka_unit_test(a_large_table_stays_beside_the_scene),
        cmocka_unit_test(names_of_classes_keep_every_letter),
        cmocka_unit_test(an_old_file_keeps_its_permissions_and_a_link_its_place),
        cmocka_unit_test(another_name_of_a_file_keeps_what_was_there),
        cmocka_unit_test(only_ordinary_files_are_written),
        cmocka_unit_test(what_a_crash_left_is_swept_away),
        cmocka_unit_test(a_full_disk_harms_nothing),
        cmocka_unit_test(a_folder_that_is_not_there_is_told),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
