/* The commands as people and scripts call them: what is printed where, with which exit status. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "draw/picture.h"
#include "shell.h"

static void help_and_version_are_printed(void **state) {
    (void)state;
    const char *commands[] = {"train",  "gradient", "field", "graph",  "bench", "demo",
                              "render", "lesson",   "link",  "python", "sweep"};
    shell_expect("--version", 0, "halfplane ");
    shell_expect("-h", 0, "Exit status: 0 done, 1 the work failed, 2 bad usage or a bad file.");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        char line[100], usage[100];
        snprintf(usage, sizeof usage, "Usage: halfplane %s", commands[i]);
        shell_expect("--help", 0, commands[i]);
        snprintf(line, sizeof line, "%s --help", commands[i]);
        shell_expect(line, 0, usage);
        snprintf(line, sizeof line, "--help %s", commands[i]);
        shell_expect(line, 0, usage);
        snprintf(line, sizeof line, "%s --epochs nonsense -h", commands[i]);
        shell_expect(line, 0, usage);
    }
}

static void results_go_to_output_and_complaints_to_error(void **state) {
    (void)state;
    Shell good = shell_run("train commands/circles.scene --epochs 3");
    assert_true(good.length > 0);
    assert_string_equal(good.err, "");
    shell_free(&good);
    Shell bad = shell_run("train commands/none.scene");
    assert_int_equal(bad.status, 2);
    assert_int_equal(bad.length, 0);
    assert_true(strncmp(bad.err, "halfplane: ", 11) == 0);
    shell_free(&bad);
}

static void bad_usage_is_told_what_would_be_right(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"trian a.scene", "did you mean 'train'?"},
        {"tain", "did you mean 'train'?"},
        {"gradiant a.scene", "did you mean 'gradient'?"},
        {"paint", "no command and no file 'paint'; there are train, sweep, gradient"},
        {"''", "no command and no file ''"},
        {"--verison", "there are --help and --version"},
        {"-x", "unknown option -x"},
        {"train", "SCENE is missing; for example: halfplane train circles.scene"},
        {"train --json", "SCENE is missing"},
        {"train commands/circles.scene commands/circles.scene", "one word too many"},
        {"train commands/circles.scene --epoch 3", "did you mean '--epochs'?"},
        {"train commands/circles.scene --epochs", "--epochs needs a value: --epochs N"},
        {"train commands/circles.scene --epochs ten", "a whole number from 0 to 10000000"},
        {"train commands/circles.scene --epochs -1", "a whole number from 0 to 10000000"},
        {"train commands/circles.scene --epochs 10000001", "a whole number from 0 to 10000000"},
        {"train commands/circles.scene --epochs 1e3", "a whole number from 0 to 10000000"},
        {"train commands/circles.scene --epochs 3 --epochs 4", "--epochs is given twice"},
        {"train commands/circles.scene --threads 0", "a whole number from 1 to 64"},
        {"train commands/circles.scene --threads 65", "a whole number from 1 to 64"},
        {"train commands/circles.scene --json=1", "--json takes no value"},
        {"train commands/circles.scene -j", "unknown option -j"},
        {"train commands/circles.scene --size 4", "unknown option --size"},
        {"gradient", "SCENE is missing"},
        {"gradient commands/circles.scene --epochs 3", "unknown option --epochs"},
        {"field commands/circles.scene", "--size N is missing"},
        {"field commands/circles.scene --size 0", "a whole number from 1 to 2048"},
        {"field commands/circles.scene --size 2049", "a whole number from 1 to 2048"},
        {"field --size 4", "SCENE is missing"},
        {"graph", "is missing; for example: halfplane graph"},
        {"graph 'x +' x=1", "x +"},
        {"graph 'x*w' x=1", "no value is given for w; write w=2"},
        {"graph 'x*w'", "no value is given for x, w; write x=2"},
        {"graph 'x*w' x=1 w=2 v=3", "the expression has no 'v'; it has x, w"},
        {"graph '1 + 2' x=1", "no names at all"},
        {"graph 'x' x=1 x=1", "x is given twice"},
        {"graph 'x' x=one", "gives no number"},
        {"graph 'x' x=nan", "gives no number"},
        {"graph 'x' x=", "gives no number"},
        {"graph 'x' x", "write NAME=NUMBER, as in x=2"},
        {"graph 'x' =2", "write NAME=NUMBER, as in x=2"},
        {"bench --only W6", "one of W1|W2|W3|W4|W5"},
        {"bench W1", "a file belongs to --frames"},
        {"bench --frames a.scene b.scene", "one word too many"},
        {"bench --size 800x600", "--size belongs to --frames"},
        {"bench --frames --size 800", "it must be WIDTHxHEIGHT"},
        {"bench --frames --scale 9", "it must be a number from 1 to 4"},
        {"bench --frames --panel x", "which there is not"},
        {"bench --experiment", "--experiment belongs to --frames"},
        {"demo --json", "unknown option --json"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        shell_expect(cases[i][0], 2, cases[i][1]);
    }
}

static void bad_files_are_named(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"train commands/none.scene", "commands/none.scene: there is no such file"},
        {"train ''", "the file's name is empty"},
        {"train commands", "commands is a folder"},
        {"train commands/circles.scene/x", "commands/circles.scene/x: "},
        {"train commands/binary.scene", "commands/binary.scene"},
        {"train commands/misspelt.scene", "commands/misspelt.scene:1"},
        {"train commands/step.scene", "its slope is 0"},
        {"train commands/empty.scene", "has no points to train on"},
        {"gradient commands/empty.scene", "has no points to train on"},
        {"field commands/empty.scene --size 3 --epochs 1", "has no points to train on"},
        {"train graph.scene", "halfplane graph \"loss = abs(y - (x*w + b))\" x=2 w=3 b=1 y=4"},
        {"train commands/show-unknown.scene", "show has 'netwrok', which there is not; did you"},
        {"field commands/show-unknown.scene --size 3", "show has 'netwrok'"},
        {"render commands/show-unknown.scene -o /tmp/never.png", "show has 'netwrok'"},
        {"train commands/broken.csv", "commands/broken.csv: a quote that opens in line 3"},
        {"train commands/empty.csv", "commands/empty.csv"},
        {"gradient /dev/null/x", "/dev/null/x: "},
        {"field commands/none.scene --size 3", "there is no such file"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        shell_expect(cases[i][0], 2, cases[i][1]);
    }
}

static void training_ends_with_a_table_and_the_weights(void **state) {
    (void)state;
    Shell s = shell_run("train commands/held-out.scene --epochs 100");
    assert_int_equal(s.status, 0);
    assert_non_null(strstr(s.out, "70 points and 30 held out, network 2-4 tanh-1 sigmoid"));
    assert_non_null(strstr(s.out, "    epoch        loss   test loss   accuracy"));
    assert_non_null(strstr(s.out, "\n        0  "));
    assert_non_null(strstr(s.out, "\n      100  "));
    assert_non_null(strstr(s.out, "layer 1, 4 tanh units"));
    assert_non_null(strstr(s.out, "  unit 4 "));
    assert_non_null(strstr(s.out, "hash of all weights "));
    shell_free(&s);
}

static void training_as_json_lists_every_epoch(void **state) {
    (void)state;
    JsonValue *v = shell_json("train commands/held-out.scene --epochs 12 --json", 0);
    assert_true(json_number(v, "epochs") == 12);
    assert_int_equal(json_at(v, "loss")->count, 13);
    assert_int_equal(json_at(v, "test_loss")->count, 13);
    assert_true(json_number(v, "loss/12") < json_number(v, "loss/0"));
    assert_true(json_number(v, "accuracy") > 0 && json_number(v, "accuracy") <= 1);
    assert_true(json_number(v, "test_accuracy") > 0 && json_number(v, "test_accuracy") <= 1);
    double wrong = json_number(v, "wrong");
    assert_true(fabs(wrong - 70 * (1 - json_number(v, "accuracy"))) < 1e-9);
    assert_int_equal(json_at(v, "layers")->count, 2);
    assert_int_equal(json_at(v, "layers/0/w")->count, 4);
    assert_int_equal(json_at(v, "layers/0/w/0")->count, 2);
    assert_int_equal(json_at(v, "layers/0/b")->count, 4);
    assert_int_equal(json_at(v, "diverged")->kind, JSON_FALSE);
    assert_int_equal(json_at(v, "settled")->kind, JSON_FALSE);
    const char *hash = json_at(v, "hash")->text;
    assert_int_equal(strlen(hash), 16);
    assert_int_equal(strspn(hash, "0123456789abcdef"), 16);
    json_free(v);
}

static void nothing_held_out_means_no_test_loss(void **state) {
    (void)state;
    JsonValue *v = shell_json("train commands/circles.scene --epochs 0 --json", 0);
    assert_int_equal(json_at(v, "loss")->count, 1);
    assert_null(json_at(v, "test_loss"));
    assert_null(json_at(v, "test_accuracy"));
    json_free(v);
}

/* Times are those of the machine, but half of them are no longer than the median. */
static void frames_are_measured_in_order(void **state) {
    (void)state;
    JsonValue *v = shell_json("bench --frames --size 330x320 --json", 0);
    double median = json_number(v, "median_ms"), slow = json_number(v, "p95_ms");
    double longest = json_number(v, "longest_ms"), share = 0;
    assert_true(json_number(v, "frames") == 400 && json_number(v, "scale") == 1);
    assert_true(json_number(v, "width") == 330 && json_number(v, "height") == 320);
    assert_true(median > 0 && median <= slow && slow <= longest && median < longest);
    assert_true(json_number(v, "drawing_median_ms") <= json_number(v, "drawing_p95_ms"));
    assert_true(json_number(v, "drawing_median_ms") < median);
    assert_true(json_number(v, "epochs_per_s") > 0);
    static const char *const parts[] = {"training", "maps", "shapes", "painting"};
    for (int i = 0; i < 4; i++) {
        char path[32];
        snprintf(path, sizeof path, "share/%s", parts[i]);
        assert_true(json_number(v, path) > 0);
        share += json_number(v, path);
    }
    assert_true(share > 0.3 && share <= 1);
    json_free(v);
}

static void frames_are_measured_beside_an_experiment(void **state) {
    (void)state;
    JsonValue *v =
        shell_json("bench --frames experiment.scene --size 330x320 --experiment --json", 0);
    assert_true(json_number(v, "runs_per_s") > 0);
    assert_true(json_number(v, "share/training") > 0);
    assert_null(json_at(v, "epochs_per_s"));
    json_free(v);
    shell_expect("bench --frames commands/circles.scene --experiment", 1,
                 "there is no experiment in it");
}

static void regression_has_no_accuracy(void **state) {
    (void)state;
    JsonValue *v = shell_json("train commands/curve.scene --epochs 50 --json", 0);
    assert_int_equal(json_at(v, "accuracy")->kind, JSON_NULL);
    assert_int_equal(json_at(v, "wrong")->kind, JSON_NULL);
    assert_true(json_number(v, "loss/50") < json_number(v, "loss/0"));
    json_free(v);
}

static void maxout_weights_come_piece_by_piece(void **state) {
    (void)state;
    JsonValue *v = shell_json("gradient commands/maxout.scene --json", 0);
    assert_int_equal(json_at(v, "layers/0/w")->count, 2);
    assert_int_equal(json_at(v, "layers/0/w/1")->count, 3);
    assert_int_equal(json_at(v, "layers/0/w/1/2")->count, 2);
    assert_int_equal(json_at(v, "layers/0/dw/1/2")->count, 2);
    assert_int_equal(json_at(v, "layers/0/db")->count, 2);
    assert_int_equal(json_at(v, "layers/0/db/1")->count, 3);
    assert_int_equal(json_at(v, "outputs")->count, 60);
    assert_int_equal(json_at(v, "outputs/59")->count, 3);
    double sum = 0;
    for (int j = 0; j < 3; j++) sum += json_at(v, "outputs/59")->item[j].number;
    assert_true(fabs(sum - 1) < 1e-6);
    assert_true(json_number(v, "check") < 1e-3);
    json_free(v);
    shell_expect("train commands/maxout.scene --epochs 1", 0, "unit 3, piece 2");
}

static void the_result_does_not_depend_on_threads(void **state) {
    (void)state;
    Shell one = shell_run("train commands/wide.scene --epochs 20 --json --threads 1");
    Shell four = shell_run("train commands/wide.scene --epochs 20 --json --threads 4");
    Shell all = shell_run("train commands/wide.scene --epochs 20 --json");
    assert_int_equal(one.status, 0);
    assert_string_equal(one.out, four.out);
    assert_string_equal(one.out, all.out);
    shell_free(&one);
    shell_free(&four);
    shell_free(&all);
}

static void wide_layers_are_summed_up_for_people(void **state) {
    (void)state;
    shell_expect("train commands/wide.scene --epochs 1", 0, "1920 weights from ");
    shell_expect("gradient commands/wide.scene", 0, "and 48 more points; --json lists them");
}

static void a_csv_is_trained_as_it_is(void **state) {
    (void)state;
    JsonValue *v = shell_json("train commands/rain.csv --json", 0);
    assert_true(json_number(v, "epochs") == 200);
    assert_true(json_number(v, "loss/200") < json_number(v, "loss/0"));
    json_free(v);
    shell_expect("train commands/rain.csv --epochs 1", 0, "cloud    humidity");
}

static void a_run_that_diverges_prints_its_last_good_epoch(void **state) {
    (void)state;
    Shell s = shell_run("train curriculum/06-diverges.scene --json");
    assert_int_equal(s.status, 1);
    assert_non_null(strstr(s.err, "halfplane: the rate 1 is too large"));
    JsonValue *v = json_read(s.out);
    assert_non_null(v);
    const JsonValue *loss = json_at(v, "loss");
    assert_true(isfinite(loss->item[loss->count - 1].number));
    assert_int_equal(json_at(v, "loss")->count, (int)json_number(v, "epochs") + 1);
    json_free(v);
    shell_free(&s);
    shell_expect("field curriculum/06-diverges.scene --size 4 --epochs 200 --json", 1, "values");
}

static void a_field_is_square_and_needs_no_points(void **state) {
    (void)state;
    JsonValue *v = shell_json("field commands/circles.scene --size 7 --json", 0);
    assert_true(json_number(v, "size") == 7);
    assert_int_equal(json_at(v, "values")->count, 49);
    json_free(v);
    v = shell_json("field commands/empty.scene --size 1 --json", 0);
    assert_int_equal(json_at(v, "values")->count, 1);
    json_free(v);
    shell_expect("field commands/circles.scene --size 12 --epochs 300", 0, "points: o blue, X red");
    shell_expect("field commands/circles.scene --size 100", 0, "--json gives all 100 x 100 values");
    shell_expect("field commands/curve.scene --size 5", 0, "* the output, o the points");
}

static void a_field_is_higher_where_training_put_red(void **state) {
    (void)state;
    JsonValue *v = shell_json("field commands/circles.scene --size 9 --epochs 2000 --json", 0);
    double corner = json_number(v, "values/0"), middle = json_number(v, "values/40");
    assert_true(corner < 0.5 && middle > 0.5);
    json_free(v);
}

static void a_graph_that_has_no_value_says_so(void **state) {
    (void)state;
    JsonValue *v = shell_json("graph 'ln(x)' x=-1 --json", 1);
    assert_int_equal(json_at(v, "value")->kind, JSON_NULL);
    json_free(v);
    shell_expect("graph '1/x' x=0", 1, "no finite number");
}

static void a_graph_may_begin_with_a_minus(void **state) {
    (void)state;
    JsonValue *v = shell_json("graph '-x^2' x=-3 --json", 0);
    assert_true(json_number(v, "value") == -9);
    assert_true(json_number(v, "grad/x") == 6);
    assert_int_equal(json_at(v, "nodes")->count, 2);
    json_free(v);
    shell_expect("graph 'a*b + a' a=2 b=3", 0, "multiply a, b");
}

static void the_bench_measures_one_workload(void **state) {
    (void)state;
    JsonValue *v = shell_json("bench --only W2 --json", 0); /* too little for many threads */
    assert_int_equal(json_at(v, "workloads")->count, 1);
    assert_string_equal(json_at(v, "workloads/0/name")->text, "W2");
    assert_string_equal(json_at(v, "workloads/0/unit")->text, "epochs/s");
    assert_true(json_number(v, "workloads/0/threads") == 1);
    assert_true(json_number(v, "workloads/0/rate") > 0);
    assert_true(json_number(v, "peak_gflops") > 0);
    json_free(v);
    Shell s = shell_run("bench --only W2 --threads 1"); /* and as a table */
    assert_int_equal(s.status, 0);
    static const char *const words[] = {"circles, tanh, cross-entropy, SGD",
                                        "threads",
                                        "W2   2-8-8-1, 500 points, batch 10            1 ",
                                        "  epochs/s  ",
                                        " %\n",
                                        "Medians of 7 interleaved rounds",
                                        "gflops on one thread"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!strstr(s.out, words[i])) fail_msg("not told: %s", words[i]);
    }
    shell_free(&s);
}

static void the_demo_shows_boundary_and_loss(void **state) {
    (void)state;
    Shell s = shell_run("demo");
    assert_int_equal(s.status, 0);
    assert_non_null(strstr(s.out, "accuracy"));
    assert_non_null(strstr(s.out, "points: o blue, X red"));
    assert_non_null(strstr(s.out, "halfplane train first.scene"));
    assert_null(strchr(s.out, '\033')); /* no colours where nobody sees them */
    shell_free(&s);
}

static void numbers_too_large_are_named_as_the_cause(void **state) {
    (void)state;
    const char *cause = "the weights or the data are too large";
    shell_expect("gradient commands/huge.scene 2>&1 >/dev/null", 1, cause);
    shell_expect("train commands/huge.scene --epochs 3 --json", 1, cause);
}

/* Names of files give a terminal no orders, and a line that is printed to be pasted says what it
 * says whatever the name holds. */
static void names_of_files_are_only_names(void **state) {
    (void)state;
    static const char *const calls[] = {"train 'no\033[31mred.scene'", "'no\033[31mred'",
                                        "render 'no\033[31mred.scene' -o x.png",
                                        "lesson check 'no\033[31mred.md'", "graph 'x = \033[31m'"};
    for (int i = 0; i < (int)(sizeof calls / sizeof calls[0]); i++) {
        Shell shell = shell_run(calls[i]);
        assert_int_not_equal(shell.status, 0);
        assert_null(strchr(shell.err, 033));
        assert_null(strchr(shell.out, 033));
        shell_free(&shell);
    }
    char folder[] = "/tmp/halfplane-names-XXXXXX", from[256], to[256], call[600], wanted[600];
    assert_non_null(mkdtemp(folder));
    snprintf(from, sizeof from, "%s/commands/circles.scene", getenv("HALFPLANE_SCENES"));
    snprintf(to, sizeof to, "%s/it's; true.scene", folder);
    assert_int_equal(symlink(from, to), 0);
    snprintf(call, sizeof call, "train \"%s\" --epochs 1", to);
    snprintf(wanted, sizeof wanted, "halfplane field '%s/it'\\''s; true.scene' --size", folder);
    shell_expect(call, 0, wanted);
    unlink(to);
    rmdir(folder);
}

static void a_picture_goes_to_standard_output(void **state) {
    (void)state;
    Shell shell = shell_run("render commands/circles.scene -o - --size 1024x640");
    assert_int_equal(shell.status, 0);
    assert_true(shell.length > 1000);
    assert_memory_equal(shell.out, "\211PNG\r\n\032\n", 8);
    assert_string_equal(shell.err, "");
    shell_free(&shell);
}

static void a_scene_is_rendered_as_the_window_shows_it(void **state) {
    (void)state;
    char out[] = "/tmp/halfplane-render-XXXXXX", call[256];
    int file = mkstemp(out);
    assert_true(file >= 0);
    close(file);
    snprintf(call, sizeof call, "render commands/circles.scene -o %s --size 1024x640 --epochs 3",
             out);
    shell_expect(call, 0, "");
    Canvas canvas;
    assert_true(picture_read(&canvas, out, NULL));
    assert_true(canvas.width == 1024 && canvas.height == 640);
    free(canvas.pixels);
    remove(out);
    shell_expect("render commands/circles.scene -o x.png --size 10x10", 2, "from 320x320");
    shell_expect("render commands/circles.scene -o x.png --scale 0", 2, "a number from 1 to 4");
    shell_expect("render commands/circles.scene -o x.png --theme pink", 2, "light|dark|contrast");
    shell_expect("render commands/circles.scene -o /nowhere/x.png", 1, "/nowhere/x.png");
    shell_expect("render commands/circles.scene", 2, "-o FILE is missing");
}

static void the_plane_is_rendered_alone(void **state) {
    (void)state;
    Canvas canvas;
    char folder[] = "/tmp/halfplane-plane-XXXXXX", out[64], call[200];
    assert_non_null(mkdtemp(folder));
    snprintf(out, sizeof out, "%s/plane.png", folder);
    snprintf(call, sizeof call, "render commands/circles.scene --plane --size 300x200 -o %s", out);
    shell_expect(call, 0, "");
    assert_true(picture_read(&canvas, out, NULL));
    assert_true(canvas.width == 300 && canvas.height == 200);
    free(canvas.pixels);
    remove(out);
    rmdir(folder);
    shell_expect("render commands/circles.scene --plane --size 100x900 -o x.png", 2,
                 "from 200x200");
    shell_expect("render commands/circles.scene --plane --scale 2 -o x.png", 2, "takes no --scale");
    shell_expect("render home --plane -o x.png", 2, "home has no plane");
}

static void a_step_is_asked_for_by_its_number(void **state) {
    (void)state;
    shell_expect("docs/my-first.md#2", 1, "there is no display"); /* so it would be opened */
    shell_expect("docs/nothing.md#2", 2, "no command and no file");
    shell_expect("render docs/my-first.md#3 -o x.png", 2, "has 2 steps: there is no step 3");
}

/* Some kilobytes: LLVM's OpenMP keeps a small file of its own in memory. ThreadSanitizer keeps
 * larger ones. */
static void a_file_that_may_not_grow_is_told(void **state) {
    (void)state;
    if (getenv("TSAN_OPTIONS")) skip();
    char folder[] = "/tmp/halfplane-full-XXXXXX", call[200], wanted[200];
    assert_non_null(mkdtemp(folder));
    snprintf(call, sizeof call,
             "--version >/dev/null; ulimit -f 16; "
             "\"$HALFPLANE\" render commands/circles.scene -o %s/full.png",
             folder);
    snprintf(wanted, sizeof wanted, "%s/full.png: cannot be written: File too large", folder);
    shell_expect(call, 1, wanted);
    assert_int_equal(rmdir(folder), 0); /* nothing is left in it */
}

static void without_a_display_it_names_what_works(void **state) {
    (void)state;
    Shell s = shell_run("</dev/null commands/circles.scene");
    assert_int_equal(s.status, 1);
    assert_int_equal(s.length, 0);
    assert_non_null(strstr(s.err, "halfplane train, sweep, gradient, field, graph, render, lesson, "
                                  "link, python, bench and demo"));
    assert_ptr_equal(strchr(s.err, '\n'), s.err + strlen(s.err) - 1); /* one line */
    shell_free(&s);
}

/* ---- lessons */

static void expect_part(const Shell *s, const char *part) {
    if (!strstr(s->out, part)) fail_msg("no '%s' in\n%s", part, s->out);
}

/* Threads are told how long to wait by an environment that is set once: whatever of it there is, a
 * command begins no more than once again, and says the same. */
static void it_ends_in_every_environment(void **state) {
    (void)state;
    static const char *const environments[] = {"", "GOMP_SPINCOUNT=70", "OMP_WAIT_POLICY=passive",
                                               "GOMP_SPINCOUNT=70 OMP_WAIT_POLICY=active"};
    Shell first = shell_run("train commands/circles.scene --epochs 3 --threads 1");
    assert_int_equal(first.status, 0);
    for (int threads = 1; threads <= 3; threads += 2) {
        for (size_t i = 0; i < sizeof environments / sizeof *environments; i++) {
            char call[400];
            snprintf(call, sizeof call,
                     "--version >/dev/null; env -u GOMP_SPINCOUNT -u OMP_WAIT_POLICY %s timeout 60 "
                     "\"$HALFPLANE\" train commands/circles.scene --epochs 3 --threads %d",
                     environments[i], threads);
            Shell s = shell_run(call);
            assert_int_equal(s.status, 0);
            assert_string_equal(s.out, first.out);
            shell_free(&s);
        }
    }
    shell_free(&first);
}

#ifdef TIOCGPTN /* as Linux has them */
/* What it writes on a terminal, which is another end of the same file, until it is stopped. */
static size_t said_on_a_terminal(const char *arguments, const char *signal, char *said,
                                 size_t size) {
    char call[400], path[64];
    int number = 0, unlock = 0, keeps;
    int terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK);
    if (terminal < 0 || ioctl(terminal, TIOCSPTLCK, &unlock) != 0 ||
        ioctl(terminal, TIOCGPTN, &number) != 0)
        skip();
    snprintf(path, sizeof path, "/dev/pts/%d", number);
    /* Held open here, or it would end with the command. */
    if ((keeps = open(path, O_RDWR | O_NOCTTY)) < 0) skip();
    snprintf(call, sizeof call,
             "--version >/dev/null; timeout -s %s 3 \"$HALFPLANE\" %s >/dev/null 2>%s", signal,
             arguments, path);
    Shell s = shell_run(call);
    shell_free(&s);
    /* It comes in pieces, the last a moment after the command has ended. */
    size_t length = 0;
    struct pollfd more = {.fd = terminal, .events = POLLIN};
    while (length < size - 1 && poll(&more, 1, 500) > 0) {
        ssize_t some = read(terminal, said + length, size - 1 - length);
        if (some <= 0) break;
        length += (size_t)some;
    }
    said[length] = '\0';
    close(keeps);
    close(terminal);
    return strlen(said);
}

/* Over and over on one line, and nothing where nobody watches. */
static void how_far_it_has_come_is_told_on_a_terminal(void **state) {
    (void)state;
    static const struct {
        const char *arguments, *says;
    } calls[] = {
        {"train circles.scene --epochs 10000000 --threads 1", " of 10000000, loss "},
        {"sweep circles.scene seed=1..1000000 --epochs 9 --threads 1", " of 1000000 runs"},
    };
    for (int i = 0; i < 2; i++) {
        static char said[4000];
        size_t length = said_on_a_terminal(calls[i].arguments, "TERM", said, sizeof said);
        if (!strstr(said, calls[i].says)) fail_msg("%s says '%s'", calls[i].arguments, said);
        assert_true(length > 20 && said[0] == '\r' && strstr(said, "\033[K"));
        assert_null(strchr(said, '\n'));
    }
}

/* By whoever is tired of waiting: the line is gone before anything else is said. */
static void the_line_goes_when_it_is_stopped(void **state) {
    (void)state;
    static const char *const calls[] = {
        "train circles.scene --epochs 10000000 --threads 1",
        "sweep circles.scene seed=1..1000000 --epochs 20000 --threads 1",
    };
    for (int i = 0; i < 2; i++) {
        static char said[4000];
        said_on_a_terminal(calls[i], "INT", said, sizeof said);
        const char *stopped = strstr(said, "halfplane: stopped a");
        if (!stopped || stopped == said) continue; /* too busy to have said anything */
        if (strncmp(stopped - 4, "\r\033[K", 4) != 0) fail_msg("%s says '%s'", calls[i], said);
    }
}
#endif

/* Questions with the numbers they are asked with, answers, tasks, notes; all of it escaped. */
static void notes_are_a_page_to_be_printed(void **state) {
    (void)state;
    Shell s = shell_run("lesson notes commands/noted.md");
    assert_int_equal(s.status, 0);
    assert_string_equal(s.err, "");
    assert_true(strncmp(s.out, "<!DOCTYPE html>\n", 16) == 0);
    expect_part(&s, "<title>Notes: The trick &amp; &lt;more&gt;</title>");
    expect_part(&s, "@media print");
    expect_part(&s, "<h2>1. Nudge the line towards its mistake</h2>");
    expect_part(&s, "whose score is <b>22</b>, is on the right side?");
    expect_part(&s, "<li class=\"right\"><strong>5 ✓</strong></li>\n<li>12</li>\n<li>36</li>");
    expect_part(&s, "It is <b>17.8</b>."); /* when it is told: after the first step */
    expect_part(&s, "It began at <b>22</b>, <math><mrow><mn class=\"live\">22</mn></mrow></math>, "
                    "and ended at <b>−3.2</b>.");
    expect_part(&s, "ticks when <code>steps &gt;= 1</code>; solved by <code>step</code>");
    expect_part(&s, "The key is <kbd>S</kbd>.");
    expect_part(&s, "<strong>Aim:</strong> a mistake moves the line");
    expect_part(&s, "blue, 0 &amp; so on");
    expect_part(&s, "overshoots, &lt;b&gt;");
    expect_part(&s, "<mfrac><mrow><mi>η</mi></mrow><mrow><mn>2</mn></mrow></mfrac>");
    expect_part(&s, "<tr><th>rate</th><th>steps</th></tr>");
    assert_null(strstr(s.out, "<script"));
    assert_null(strstr(s.out, "though it is blue")); /* the text of the step is not repeated */
    shell_free(&s);
}

static void notes_go_where_they_are_wanted(void **state) {
    (void)state;
    char line[300], file[] = "/tmp/halfplane-notes-XXXXXX";
    close(mkstemp(file));
    snprintf(line, sizeof line, "lesson notes commands/noted.md -o %s", file);
    Shell s = shell_run(line);
    assert_int_equal(s.status, 0);
    assert_true(s.length == 0 && s.err[0] == '\0');
    shell_free(&s);
    FILE *in = fopen(file, "r");
    char first[32] = "";
    assert_non_null(fgets(first, sizeof first, in));
    assert_string_equal(first, "<!DOCTYPE html>\n");
    fclose(in);
    remove(file);
    shell_expect("lesson notes commands/none.md", 2, "cannot be opened");
    shell_expect("lesson notes commands/noted.md -o /nowhere/notes.html", 1, "cannot be written");
    shell_expect("lesson notes", 2, "which lesson?");
    shell_expect("lesson check commands/noted.md -o a", 2, "-o belongs to lesson notes");
    shell_expect("lesson print commands/noted.md", 2, "lesson notes FILE");
    shell_expect("lesson check commands/noted.md", 0, "2 tasks, 0 proofs, 8 numbers: sound");
    shell_expect("lesson check commands/broken-reply.md", 1, "$\\frak{1}$: ");
    /* A monkey makes the claim false, and the list of weights tells the answer. */
    shell_expect("lesson check commands/broken-word.md", 1,
                 "{claim}`wrong == 0` is made false in 'One'");
    shell_expect("lesson check commands/broken-word.md", 1, "can be read off the screen");
}

/* What stands beside a question may not answer it; what only looks like its answer may. */
static void questions_are_not_answered_beside_them(void **state) {
    (void)state;
    static const char *const told[] = {
        "of 'It turns towards the point' can be read off the screen while it is open: the title",
        "of 'The task' can be read off the screen while it is open: a task says it",
        "of 'The text' can be read off the screen while it is open: the text says it",
        "of 'Nothing at all' can be read off the screen while it is open: the title",
        "of 'The colour' can be read off the screen while it is open: the ringed point",
        "of 'A live number' can be read off the screen while it is open: the text says it",
        "of 'In a formula' can be read off the screen while it is open: the text says it",
        "of 'In a formula of its own' can be read off the screen while it is open: the text",
        "of 'A choice in a formula' can be read off the screen while it is open: the text says"};
    Shell s = shell_run("lesson check commands/spoilers.md");
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        if (!strstr(s.err, told[i])) fail_msg("no \"%s\" in\n%s", told[i], s.err);
    }
    if (!strstr(s.out, ": 9 problems\n")) fail_msg("%s%s", s.out, s.err);
    assert_int_equal(s.status, 1);
    shell_free(&s);
}

/* What does not fit across a page is told by its words. */
static void what_is_too_wide_is_named(void **state) {
    (void)state;
    shell_expect("lesson check commands/too-wide.md", 1,
                 "'A choice that goes on and on until it is' is too wide");
    shell_expect("lesson check commands/too-wide.md", 1, "'a_1 + a_2 + a_3");
    shell_expect("lesson check commands/too-wide.md", 1, "'unbelievablylongword");
}

/* A choice whose reason waits for what happens can be false where no proof holds it to that. */
static void a_choice_that_nothing_proves_is_remarked(void **state) {
    (void)state;
    shell_expect("lesson check commands/believed.md", 0,
                 "believed.md:25: remark: whether 'Yes' is what happens is not proved");
    shell_expect("lesson check commands/believed.md", 0,
                 "0 proofs, 0 numbers: sound, with 1 remark\n");
}

/* Runs it in an environment, and expects this status and one line on standard error that holds
 * `part`. */
static void expect_one_line(const char *environment, const char *arguments, int status,
                            const char *part) {
    char line[512];
    /* Desktop libraries keep memory to the end; the other tests look for our own leaks. */
    snprintf(line, sizeof line,
             "--version >/dev/null; ASAN_OPTIONS=detect_leaks=0 %s \"$HALFPLANE\" %s", environment,
             arguments);
    Shell s = shell_run(line);
    if (s.status != status || !strstr(s.err, part) ||
        strchr(s.err, '\n') != s.err + strlen(s.err) - 1)
        fail_msg("%s %s ends with %d and\n%s", environment, arguments, s.status, s.err);
    shell_free(&s);
}

/* A display that is named but does not answer: SDL would draw where nobody sees it, for ever. */
static void what_the_machine_lacks_is_told_in_a_line(void **state) {
    (void)state;
    expect_one_line("XDG_RUNTIME_DIR=/tmp DISPLAY=:4242", "commands/circles.scene", 1,
                    "no display to open a window on");
    expect_one_line("FONTCONFIG_FILE=$PWD/commands/no-fonts.conf",
                    "render commands/circles.scene -o /tmp/never.png", 1, "install Inter");
    expect_one_line("HALFPLANE_ISA=mmx", "train commands/circles.scene --epochs 1", 0,
                    "HALFPLANE_ISA is 'mmx'");
}

static void a_closed_pipe_ends_quietly(void **state) {
    (void)state;
    Shell s = shell_run("--version >/dev/null; ( \"$HALFPLANE\" field commands/circles.scene "
                        "--size 300 --json; echo $? >&2 ) | head -c 9");
    assert_string_equal(s.err, "1\n");
    shell_free(&s);
}

static void a_full_disk_is_told(void **state) {
    (void)state;
    shell_expect("train commands/circles.scene --epochs 1 >/dev/full", 1, "could not be written");
    shell_expect("field commands/circles.scene --size 300 --json >/dev/full", 1,
                 "could not be written");
    shell_expect("--help >/dev/full", 1, "could not be written");
}

static void ctrl_c_keeps_the_result_so_far(void **state) {
    (void)state;
    Shell s = shell_run("train commands/long.scene --epochs 10000000 --json --threads 1 & "
                        "sleep 1; kill -INT $!; wait $!");
    assert_int_equal(s.status, 0);
    assert_non_null(strstr(s.err, "this is the result so far"));
    JsonValue *v = json_read(s.out);
    assert_non_null(v);
    double epochs = json_number(v, "epochs");
    assert_true(epochs > 0 && epochs < 10000000);
    assert_int_equal(json_at(v, "loss")->count, (int)epochs + 1);
    assert_int_equal(json_at(v, "interrupted")->kind, JSON_TRUE);
    json_free(v);
    shell_free(&s);
}

/* What the file holds of a run is done first, and can be stopped as well. */
static void ctrl_c_stops_what_a_file_does_again(void **state) {
    (void)state;
    static const char scene[] = "data: {set: circles, count: 500}\n"
                                "network: {layers: [16 tanh, 16 tanh, 1 sigmoid]}\n"
                                "run: [epochs 10000000]\n";
    char path[] = "/tmp/halfplane-long-run-XXXXXX.scene", line[200];
    int file = mkstemps(path, 6);
    assert_int_equal(write(file, scene, strlen(scene)), strlen(scene));
    close(file);
    snprintf(line, sizeof line,
             "train %s --epochs 0 --json --threads 1 & sleep 1; kill -INT $!; wait $!", path);
    Shell s = shell_run(line);
    unlink(path);
    assert_int_equal(s.status, 0);
    assert_non_null(strstr(s.err, "halfplane: Stopped: the run stands at epoch "));
    shell_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(help_and_version_are_printed),
        cmocka_unit_test(results_go_to_output_and_complaints_to_error),
        cmocka_unit_test(bad_usage_is_told_what_would_be_right),
        cmocka_unit_test(bad_files_are_named),
        cmocka_unit_test(it_ends_in_every_environment),
        cmocka_unit_test(training_ends_with_a_table_and_the_weights),
        cmocka_unit_test(training_as_json_lists_every_epoch),
        cmocka_unit_test(nothing_held_out_means_no_test_loss),
        cmocka_unit_test(frames_are_measured_in_order),
        cmocka_unit_test(frames_are_measured_beside_an_experiment),
        cmocka_unit_test(regression_has_no_accuracy),
        cmocka_unit_test(maxout_weights_come_piece_by_piece),
        cmocka_unit_test(the_result_does_not_depend_on_threads),
        cmocka_unit_test(wide_layers_are_summed_up_for_people),
        cmocka_unit_test(a_csv_is_trained_as_it_is),
        cmocka_unit_test(a_run_that_diverges_prints_its_last_good_epoch),
        cmocka_unit_test(a_field_is_square_and_needs_no_points),
        cmocka_unit_test(a_field_is_higher_where_training_put_red),
        cmocka_unit_test(a_graph_that_has_no_value_says_so),
        cmocka_unit_test(a_graph_may_begin_with_a_minus),
        cmocka_unit_test(the_bench_measures_one_workload),
        cmocka_unit_test(the_demo_shows_boundary_and_loss),
        cmocka_unit_test(numbers_too_large_are_named_as_the_cause),
        cmocka_unit_test(names_of_files_are_only_names),
        cmocka_unit_test(a_picture_goes_to_standard_output),
        cmocka_unit_test(a_scene_is_rendered_as_the_window_shows_it),
        cmocka_unit_test(the_plane_is_rendered_alone),
        cmocka_unit_test(a_step_is_asked_for_by_its_number),
        cmocka_unit_test(a_file_that_may_not_grow_is_told),
        cmocka_unit_test(without_a_display_it_names_what_works),
#ifdef TIOCGPTN
        cmocka_unit_test(how_far_it_has_come_is_told_on_a_terminal),
        cmocka_unit_test(the_line_goes_when_it_is_stopped),
#endif
        cmocka_unit_test(notes_are_a_page_to_be_printed),
        cmocka_unit_test(notes_go_where_they_are_wanted),
        cmocka_unit_test(questions_are_not_answered_beside_them),
        cmocka_unit_test(what_is_too_wide_is_named),
        cmocka_unit_test(a_choice_that_nothing_proves_is_remarked),
        cmocka_unit_test(what_the_machine_lacks_is_told_in_a_line),
        cmocka_unit_test(a_closed_pipe_ends_quietly),
        cmocka_unit_test(a_full_disk_is_told),
        cmocka_unit_test(ctrl_c_keeps_the_result_so_far),
        cmocka_unit_test(ctrl_c_stops_what_a_file_does_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
