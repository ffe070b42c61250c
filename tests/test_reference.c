/* The engine beside PyTorch and scikit-learn: every scene of tests/reference against the numbers
 * that reference/make.py keeps beside it. A scene with epochs is a run and must end where theirs
 * did, with the loss of every epoch on the way; one without is a gradient. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "json_reader.h"
#include "scene/scene_file.h"

/* How far off a number may be, relative to the largest of its list. The engine counts in float,
 * they in double: what is left is rounding, and over a run what rounding grows to. Seen: 3.7e-7,
 * and 1.6e-5 over runs of up to 3000 epochs. */
static const double gradient_bound = 2e-6, run_bound = 5e-5;

/* All of a file as text, to be freed. */
static char *file_text(const char *path) {
    FILE *in = fopen(path, "r");
    if (!in) fail_msg("%s is not there", path);
    size_t size = 0;
    char *text = NULL;
    for (size_t got = 1; got > 0; size += got) {
        text = memory_resize(text, size + 4097);
        got = fread(text + size, 1, 4096, in);
    }
    text[size] = 0;
    fclose(in);
    return text;
}

/* A scene under test, what is expected of it, and how far off its worst number is. */
typedef struct Case {
    const char *name;
    JsonValue *expected; /* owned */
    double worst, bound;
} Case;

/* size: what the difference is measured by. */
static void compare(Case *c, const char *what, int index, double ours, double theirs, double size) {
    double error = ours == theirs ? 0 : fabs(ours - theirs) / size;
    if (!(error <= c->bound)) {
        fail_msg("%s: %s %d is %.9g, expected %.9g", c->name, what, index, ours, theirs);
    }
    if (error > c->worst) c->worst = error;
}

/* Ours against the number under a name, if there is one. */
static void compare_number(Case *c, const char *name, double ours) {
    const JsonValue *theirs = json_at(c->expected, name);
    if (theirs) compare(c, name, 0, ours, theirs->number, fabs(theirs->number));
}

static double largest(const JsonValue *value) {
    double most = value->kind == JSON_NUMBER ? fabs(value->number) : 0;
    for (int i = 0; i < value->count; i++) most = fmax(most, largest(&value->item[i]));
    return most;
}

/* Ours, of which there are count, against the numbers of a value, however they nest; from the given
 * index on. Returns the index after the last. */
static int compare_nested(Case *c, const char *name, const JsonValue *theirs, double size,
                          const float *ours, int index, int count) {
    if (theirs->kind == JSON_NUMBER) {
        if (index < count) compare(c, name, index, (double)ours[index], theirs->number, size);
        return index + 1;
    }
    for (int i = 0; i < theirs->count; i++) {
        index = compare_nested(c, name, &theirs->item[i], size, ours, index, count);
    }
    return index;
}

/* Ours against the numbers under a name. A list of layers, each w before b, has theta's order. */
static void compare_floats(Case *c, const char *name, const float *ours, int count) {
    const JsonValue *theirs = json_at(c->expected, name);
    int index = compare_nested(c, name, theirs, largest(theirs), ours, 0, count);
    if (index != count) fail_msg("%s: %d %s, expected %d", c->name, count, name, index);
}

static void compare_gradient(Case *c, Run *run) {
    int count = run->trainer.net.count, outputs = run->train.count * run->train.outputs;
    float *gradient = memory_floats(count), *output = memory_floats(outputs);
    trainer_preview(&run->trainer, gradient, NULL);
    pass_forward(run->trainer.work, &run->trainer.net, &run->train, NULL, run->train.count,
                 run->trainer.settings.loss, NULL, output);
    compare_number(c, "loss", run->score.loss);
    compare_floats(c, "outputs", output, outputs);
    compare_floats(c, "layers", gradient, count);
    free(gradient);
    free(output);
}

static void compare_run(Case *c, Run *run, int epochs) {
    const JsonValue *loss = json_at(c->expected, "loss");
    for (int i = 0; i <= epochs; i++) {
        if (loss) compare(c, "loss", i, run->score.loss, loss->item[i].number, largest(loss));
        bool more = i < epochs && run_epoch(run);
        if (i < epochs && !more && !run->settled) {
            fail_msg("%s: stopped in epoch %d", c->name, i);
        }
    }
    compare_number(c, "last", run->score.loss);
    compare_number(c, "accuracy", run->score.accuracy);
    compare_floats(c, "layers", run->trainer.net.theta, run->trainer.net.count);
}

/* Returns how far off its worst number is. */
static double compare_case(const char *name, double bound) {
    char path[512];
    snprintf(path, sizeof path, "%s/reference/%s.json", TESTS_FOLDER, name);
    char *text = file_text(path);
    Case c = {.name = name, .bound = bound, .expected = json_read(text)};
    if (!c.expected) fail_msg("%s is not JSON", path);
    free(text);

    Scene scene;
    Run run;
    Message message;
    snprintf(path, sizeof path, "%s/reference/%s.scene", TESTS_FOLDER, name);
    if (!scene_read(&scene, path, &message)) fail_msg("%s", message.text);
    if (!scene_run(&scene, &run, 1, &message)) fail_msg("%s: %s", name, message.text);
    const JsonValue *epochs = json_at(c.expected, "epochs");
    if (epochs) {
        compare_run(&c, &run, (int)epochs->number);
    } else {
        compare_gradient(&c, &run);
    }
    run_destroy(&run);
    scene_destroy(&scene);
    json_free(c.expected);
    return c.worst;
}

/* Every scene whose name begins so; there are at least as many as `least`. */
static void compare_all(const char *begin, int least, double bound) {
    struct dirent **entry;
    int entries = scandir(TESTS_FOLDER "/reference", &entry, NULL, alphasort), cases = 0;
    assert_true(entries >= 0);
    double worst = 0;
    for (int i = 0; i < entries; i++) {
        char name[128];
        snprintf(name, sizeof name, "%.127s", entry[i]->d_name);
        char *end = strstr(name, ".scene");
        if (end && strncmp(name, begin, strlen(begin)) == 0) {
            *end = 0;
            worst = fmax(worst, compare_case(name, bound));
            cases++;
        }
        free(entry[i]);
    }
    free(entry);
    print_message("%s: %d cases, the worst number is off by %.1e\n", begin, cases, worst);
    assert_true(cases >= least);
}

static void gradients_are_those_of_pytorch(void **state) {
    (void)state;
    compare_all("gradient-", 80, gradient_bound);
}

static void runs_end_where_those_of_pytorch_do(void **state) {
    (void)state;
    compare_all("run-", 50, run_bound);
}

static void runs_end_where_those_of_scikit_learn_do(void **state) {
    (void)state;
    compare_all("sklearn-", 7, run_bound);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gradients_are_those_of_pytorch),
        cmocka_unit_test(runs_end_where_those_of_pytorch_do),
        cmocka_unit_test(runs_end_where_those_of_scikit_learn_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
