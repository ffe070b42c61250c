/* halfplane sweep: each run has the bits of train, rows are the same on any number of threads and
 * in any parts, and what cannot be is said before the first run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shell.h"

#define SIX "sweep commands/held-out.scene rate=0.1,1 seed=1..3 --epochs 30"

static char *output(const char *arguments, int status) {
    Shell s = shell_run(arguments);
    if (s.status != status) fail_msg("%s ends with %d: %s", arguments, s.status, s.err);
    char *out = s.out;
    s.out = NULL;
    shell_free(&s);
    return out;
}

/* The n-th line of a text, from 0, as a JSON value. */
static JsonValue *line_of(const char *text, int n) {
    for (; n > 0; n--) text = strchr(text, '\n') + 1;
    char line[4096];
    snprintf(line, sizeof line, "%.*s", (int)strcspn(text, "\n"), text);
    JsonValue *value = json_read(line);
    if (!value) fail_msg("no JSON: %s", line);
    return value;
}

static int lines_in(const char *text) {
    int lines = 0;
    for (; *text; text++) lines += *text == '\n';
    return lines;
}

static void each_run_has_the_bits_of_train(void **state) {
    (void)state;
    char *rows = output(SIX " --json", 0);
    assert_int_equal(lines_in(rows), 6);
    for (int r = 0; r < 6; r++) {
        char call[512];
        snprintf(call, sizeof call,
                 "--version >/dev/null; f=$(mktemp -d); sed 's/rate: 0.05/rate: %s/; "
                 "s/1 sigmoid]/1 sigmoid], start: {seed: %d}/' commands/held-out.scene > "
                 "$f/a.scene; \"$HALFPLANE\" train $f/a.scene --epochs 30 --json; rm -r $f",
                 r < 3 ? "0.1" : "1", r % 3 + 1);
        JsonValue *trained = shell_json(call, 0), *row = line_of(rows, r);
        assert_string_equal(json_at(row, "hash")->text, json_at(trained, "hash")->text);
        assert_int_equal((int)json_number(row, "run"), r + 1);
        assert_true(json_number(json_at(row, "settings"), "rate") == (r < 3 ? 0.1 : 1));
        assert_int_equal((int)json_number(json_at(row, "settings"), "seed"), r % 3 + 1);
        const JsonValue *loss = json_at(trained, "loss"), *test = json_at(trained, "test_loss");
        assert_int_equal(loss->count, 31);
        assert_true(json_number(row, "loss") == loss->item[30].number);
        assert_true(json_number(row, "test_loss") == test->item[30].number);
        assert_true(json_number(row, "wrong") == json_number(trained, "wrong"));
        json_free(trained);
        json_free(row);
    }
    free(rows);
}

static void rows_are_the_same_on_any_number_of_threads(void **state) {
    (void)state;
    static const char *const forms[] = {"", "--json", "--csv", "--summary", "--csv --summary"};
    for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
        char call[256];
        snprintf(call, sizeof call, SIX " --until 'loss < 0.2' %s --threads 1", forms[f]);
        char *one = output(call, 0);
        for (int threads = 2; threads <= 8; threads *= 4) {
            snprintf(call, sizeof call, SIX " --until 'loss < 0.2' %s --threads %d", forms[f],
                     threads);
            char *many = output(call, 0);
            assert_string_equal(one, many);
            free(many);
        }
        free(one);
    }
}

static void the_parts_together_are_the_whole(void **state) {
    (void)state;
    static const char *const forms[] = {"--json", "--csv"};
    for (int f = 0; f < 2; f++) {
        char call[512];
        snprintf(call, sizeof call, SIX " %s", forms[f]);
        char *whole = output(call, 0);
        assert_int_equal(lines_in(whole), f == 1 ? 7 : 6);
        for (int parts = 1; parts <= 8; parts++) {
            snprintf(call, sizeof call,
                     "--version >/dev/null; for k in $(seq %d); do \"$HALFPLANE\" " SIX
                     " %s --part $k/%d; done",
                     parts, forms[f], parts);
            char *together = output(call, 0);
            assert_string_equal(whole, together);
            free(together);
        }
        free(whole);
    }
}

/* Of five seeds' epochs until the goal the quartiles are the second, third and fourth. */
static void seeds_are_summed_up(void **state) {
    (void)state;
    const char *sweep = "sweep commands/held-out.scene seed=1..5 --until 'loss < 0.1' --epochs 60";
    char call[256];
    double loss[5], epochs[5];
    snprintf(call, sizeof call, "%s --json", sweep);
    char *rows = output(call, 0);
    int reached = 0;
    for (int r = 0; r < 5; r++) {
        JsonValue *row = line_of(rows, r);
        const JsonValue *at = json_at(row, "reached");
        loss[r] = json_number(row, "loss");
        bool goal = at->kind == JSON_NUMBER;
        epochs[r] = goal ? at->number : INFINITY;
        assert_string_equal(json_at(row, "ended")->text, goal ? "goal" : "epochs");
        assert_true(goal == (loss[r] < 0.1));
        reached += goal;
        json_free(row);
    }
    for (int i = 0; i < 5; i++) { /* sorted */
        for (int j = i + 1; j < 5; j++) {
            double a = loss[i], b = epochs[i];
            loss[i] = fmin(a, loss[j]);
            loss[j] = fmax(a, loss[j]);
            epochs[i] = fmin(b, epochs[j]);
            epochs[j] = fmax(b, epochs[j]);
        }
    }
    snprintf(call, sizeof call, "%s --json --summary", sweep);
    JsonValue *sum = shell_json(call, 0);
    assert_true(reached > 0);
    assert_int_equal((int)json_number(sum, "runs"), 5);
    assert_true(fabs(json_number(sum, "reached") - reached / 5.0) < 1e-12);
    for (int q = 0; q < 3; q++) {
        const JsonValue *needed = (&json_at(sum, "epochs")->item[q]);
        assert_true((&json_at(sum, "loss")->item[q])->number == loss[q + 1]);
        assert_true(isinf(epochs[q + 1]) ? needed->kind == JSON_NULL
                                         : needed->number == epochs[q + 1]);
    }
    json_free(sum);
    free(rows);
}

static void a_run_that_diverges_says_so_and_the_others_go_on(void **state) {
    (void)state;
    Shell s = shell_run("sweep docs/too-fast.scene rate=0.001,1,0.002 --epochs 50 --csv");
    assert_int_equal(s.status, 0);
    assert_int_equal(lines_in(s.out), 4);
    assert_non_null(strstr(s.out, "\n1,0.001,epochs,50,"));
    assert_non_null(strstr(s.out, "\n2,1,diverged,"));
    assert_non_null(strstr(s.out, ",true,"));
    assert_non_null(strstr(s.out, ",\"the rate 1 is too large: "));
    assert_non_null(strstr(s.out, "\n3,0.002,epochs,50,"));
    assert_non_null(strstr(s.err, "1 of 3 runs diverged"));
    shell_free(&s);
    shell_expect("sweep docs/too-fast.scene rate=1 seed=1..3 --epochs 50 --summary", 0, "diverged");
}

/* Each value can be with the first of the others, but not with each of them. */
static void a_combination_that_cannot_be_has_a_row_of_its_own(void **state) {
    (void)state;
    Shell s = shell_run("sweep commands/held-out.scene optimizer=momentum,sgd momentum=0.5,0.9 "
                        "--epochs 3 --csv");
    assert_int_equal(s.status, 1);
    assert_int_equal(lines_in(s.out), 5);
    assert_non_null(strstr(s.out, "\n3,sgd,0.5,impossible,,,,,,,,,,\"momentum=0.5 cannot be: This "
                                  "optimizer has no momentum\"\n"));
    assert_non_null(strstr(s.err, "2 of 4 combinations cannot be; the first: momentum=0.5"));
    shell_free(&s);
    /* The first of the rows, whichever of the threads comes to one that cannot be. */
    for (int again = 0; again < 10; again++) {
        s = shell_run("sweep commands/held-out.scene optimizer=momentum,sgd "
                      "momentum=0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9 --epochs 1 --csv --threads 8");
        assert_non_null(strstr(s.err, "8 of 16 combinations cannot be; the first: momentum=0.2"));
        shell_free(&s);
    }
}

/* Every row has as many cells as the heading has names. */
static void csv_has_a_cell_for_each_column(void **state) {
    (void)state;
    static const char *const calls[] = {
        SIX " --csv", SIX " --csv --summary", SIX " --csv --summary --until 'loss < 0.2'",
        "sweep commands/rain.csv rate=0.1,10 'inputs=[x1],[x1, x2]' --epochs 3 --csv"};
    for (size_t c = 0; c < sizeof calls / sizeof *calls; c++) {
        char *text = output(calls[c], 0);
        int cells[64], lines = 0;
        bool quoted = false;
        cells[0] = 1;
        for (const char *at = text; *at; at++) {
            if (*at == '"') quoted = !quoted;
            if (*at == ',' && !quoted) cells[lines]++;
            if (*at == '\n') cells[++lines] = 1;
        }
        assert_true(lines >= 3);
        for (int l = 1; l < lines; l++) assert_int_equal(cells[l], cells[0]);
        free(text);
    }
}

/* 28 of 50 wrong are right in 0.44 of the points, not in 0.43999999999999995. */
static void an_accuracy_is_written_as_the_fraction_that_it_is(void **state) {
    (void)state;
    char *text = output("sweep commands/circles.scene count=50 seed=1..60 --epochs 2 --csv", 0);
    int rows = 0, other = 0;
    for (char *line = strchr(text, '\n'); line && line[1]; line = strchr(line + 1, '\n')) {
        char accuracy[32], right[32];
        int wrong;
        int read = sscanf(line + 1, "%*d,%*d,%*d,epochs,2,%*[^,],,%31[^,],,%d,", accuracy, &wrong);
        assert_int_equal(read, 2);
        snprintf(right, sizeof right, "%g", (50 - wrong) / 50.0); /* six digits are enough */
        assert_string_equal(accuracy, right);
        other += 1 - wrong / 50.0 != (50 - wrong) / 50.0;
        rows++;
    }
    assert_int_equal(rows, 60);
    assert_true(other > 0); /* where subtracting would not have done */
    free(text);
}

static void what_cannot_be_is_said_before_the_first_run(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"sweep", "SCENE is missing"},
        {"sweep commands/circles.scene rat=1", "did you mean 'rate'?"},
        {"sweep commands/circles.scene rate", "write NAME=VALUES, as in rate=0.03,0.3,3"},
        {"sweep commands/circles.scene rate=1 rate=2", "rate is there twice"},
        {"sweep commands/circles.scene rate=1,fast", "rate=fast cannot be: 'fast' is no number"},
        {"sweep commands/circles.scene seed=1..2000000", "at most 1000000 numbers"},
        {"sweep commands/circles.scene seed=1..1000 order-seed=1..1001", "more than 1000000 runs"},
        {"sweep commands/circles.scene rate=1 --until loss", "compares nothing"},
        {"sweep commands/circles.scene rate=1 --until 'rate < 1'", "not rate"},
        {"sweep commands/circles.scene rate=1 --json --csv", "choose one"},
        {"sweep commands/circles.scene rate=1 --summary", "sums up over seeds"},
        {"sweep commands/circles.scene seed=1..2 --summary --part 1/2", "put together"},
        {"sweep commands/circles.scene rate=1 --part 3", "3/16"},
        {"sweep commands/circles.scene rate=1 --part 3/2", "3/16"},
        {"sweep commands/circles.scene rate=1 --part 0/2", "3/16"},
        {"sweep commands/circles.scene rate=1 --part /2", "3/16"},
        {"sweep commands/none.scene rate=1", "there is no such file"},
        {"sweep commands/empty.scene rate=1", "no points to train on"},
        {"sweep commands/circles.scene a=1 b=1 c=1 d=1 e=1 f=1 g=1 h=1 i=1", "one word too many"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Shell s = shell_run(cases[i][0]);
        assert_int_equal(s.length, 0);
        if (s.status != 2 || !strstr(s.err, cases[i][1]))
            fail_msg("%s: %d, %s", cases[i][0], s.status, s.err);
        shell_free(&s);
    }
}

static void ctrl_c_keeps_what_is_done(void **state) {
    (void)state;
    Shell s = shell_run("sweep commands/long.scene seed=1..100000 --epochs 20 --csv --threads 2 & "
                        "sleep 1; kill -INT $!; wait $!");
    int done = 0, of = 0;
    assert_int_equal(s.status, 0);
    const char *told = strstr(s.err, "stopped after ");
    assert_non_null(told);
    assert_int_equal(sscanf(told, "stopped after %d of %d runs", &done, &of), 2);
    assert_int_equal(of, 100000);
    assert_true(done > 0 && done < of);
    assert_int_equal(lines_in(s.out), done + 1);
    shell_free(&s);
}

static void a_link_is_swept_like_its_file(void **state) {
    (void)state;
    char *file = output(SIX, 0);
    char *link = output("--version >/dev/null; \"$HALFPLANE\" sweep \"$(\"$HALFPLANE\" link "
                        "commands/held-out.scene)\" rate=0.1,1 seed=1..3 --epochs 30",
                        0);
    assert_string_equal(file, link);
    free(file);
    free(link);
    shell_expect(SIX " >/dev/full", 1, "could not be written");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_run_has_the_bits_of_train),
        cmocka_unit_test(rows_are_the_same_on_any_number_of_threads),
        cmocka_unit_test(the_parts_together_are_the_whole),
        cmocka_unit_test(seeds_are_summed_up),
        cmocka_unit_test(a_run_that_diverges_says_so_and_the_others_go_on),
        cmocka_unit_test(a_combination_that_cannot_be_has_a_row_of_its_own),
        cmocka_unit_test(csv_has_a_cell_for_each_column),
        cmocka_unit_test(an_accuracy_is_written_as_the_fraction_that_it_is),
        cmocka_unit_test(what_cannot_be_is_said_before_the_first_run),
        cmocka_unit_test(ctrl_c_keeps_what_is_done),
        cmocka_unit_test(a_link_is_swept_like_its_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
