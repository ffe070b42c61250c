/* halfplane train: trains a scene, and says how it went and what came of it. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/curve.h"
#include "cli/epochs.h"
#include "cli/json.h"
#include "cli/load.h"
#include "cli/numbers.h"
#include "cli/weights.h"
#include "scene/clean.h"

/* What --json lists for every epoch. */
typedef struct Losses {
    Numbers train, test;
} Losses;

static void remember(void *context, const Run *run) {
    Losses *losses = context;
    numbers_add(&losses->train, run->score.loss);
    if (run->test.count > 0) numbers_add(&losses->test, run->test_score.loss);
}

/* A share, or null where there is no class to be right about. */
static void json_share(Json *json, const char *key, double share) {
    isnan(share) ? json_null(json, key) : json_double(json, key, share);
}

static void print_json(const Run *run, const Epochs *epochs, const Losses *losses) {
    Json json = json_create(stdout);
    char hash[20];
    const Network *net = &run->trainer.net;
    json_object(&json, NULL);
    json_integer(&json, "epochs", run->trainer.epoch);
    json_doubles(&json, "loss", losses->train.value, losses->train.count);
    json_share(&json, "accuracy", run->score.accuracy);
    if (isnan(run->score.accuracy))
        json_null(&json, "wrong");
    else
        json_integer(&json, "wrong", run->score.wrong);
    if (run->test.count > 0) {
        json_doubles(&json, "test_loss", losses->test.value, losses->test.count);
        json_share(&json, "test_accuracy", run->test_score.accuracy);
    }
    json_array(&json, "layers");
    for (int l = 0; l < net->layers; l++) {
        json_object(&json, NULL);
        weights_json(&json, net, l, net->theta, "w", "b");
        json_object_end(&json);
    }
    json_array_end(&json);
    snprintf(hash, sizeof hash, "%016" PRIx64, network_hash(net));
    json_string(&json, "hash", hash);
    if (run->diverged)
        json_string(&json, "diverged", run->cause.text);
    else
        json_bool(&json, "diverged", false);
    json_bool(&json, "settled", run->settled);
    json_bool(&json, "interrupted", epochs->stopped);
    json_object_end(&json);
}

static int train_json(Loaded *loaded, int64_t total) {
    Losses losses = {0};
    Epochs epochs = {.total = total, .each = remember, .context = &losses};
    epochs_train(&epochs, &loaded->run);
    print_json(&loaded->run, &epochs, &losses);
    numbers_destroy(&losses.train);
    numbers_destroy(&losses.test);
    return epochs_status(&epochs, &loaded->run);
}

static void print_heading(const Scene *scene, const Run *run) {
    const Network *net = &run->trainer.net;
    const char *colon = *scene->title ? ": " : "", *plural = run->train.count == 1 ? "" : "s";
    printf("%s%s%d point%s", scene->title, colon, run->train.count, plural);
    if (run->test.count > 0) printf(" and %d held out", run->test.count);
    printf(", network %d", net->inputs);
    for (int l = 0; l < net->layers; l++) {
        printf("-%d %s", net->layer[l].to, activation_name(net->layer[l].activation));
    }
    printf("\n\n");
}

/* A word that a shell reads as this one, whatever it holds; "" when it does not fit. */
static const char *shell_word(const char *text, char out[1024]) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "_./+-,:@%=";
    size_t used = 0;
    bool quoted = text[strspn(text, plain)] != '\0';
    if (!quoted) return snprintf(out, 1024, "%s", text) < 1024 ? out : "";
    out[used++] = '\'';
    for (; *text && used < 1024 - 6; text++) {
        if (*text == '\'') {
            memcpy(out + used, "'\\'", 3); /* out of the quotes for this letter, and in again */
            used += 3;
        }
        out[used++] = *text;
    }
    out[used++] = '\'';
    out[used] = '\0';
    return *text ? "" : out;
}

/* The next command, ready to be pasted. No name is printed that would steer the terminal. */
static void print_advice(const char *path, int64_t epochs) {
    char word[1024];
    if (!clean_is(path) || !shell_word(path, word)[0]) return;
    printf("To see it: halfplane field %s --size 40 --epochs %" PRId64 "\n", word, epochs);
}

static void print_result(const Loaded *loaded, const char *path, int64_t from) {
    const Run *run = &loaded->run;
    const Network *net = &run->trainer.net;
    putchar('\n');
    weights_tables(stdout, net, &loaded->scene, net->theta);
    printf("hash of all weights %016" PRIx64 "\n", network_hash(net));
    if (run->settled) puts("No point is wrong, so the perceptron rule has nothing to do.");
    print_advice(path, run->trainer.epoch - from);
}

static int train_table(Loaded *loaded, const char *path, int64_t total) {
    Run *run = &loaded->run;
    int64_t from = run->trainer.epoch; /* where the scene's own run has come to */
    print_heading(&loaded->scene, run);
    Curve curve = curve_create(stdout, run, total);
    Epochs epochs = {.total = total, .curve = &curve};
    epochs_train(&epochs, run);
    print_result(loaded, path, from);
    fflush(stdout);
    return epochs_status(&epochs, run);
}

static int train_run(const Arguments *arguments) {
    Loaded loaded;
    Message message;
    const char *path = arguments->word[0];
    int64_t total = options_number(arguments, "--epochs", 200);
    int threads = load_threads(options_number(arguments, "--threads", 0));
    if (!load_points(&loaded, arguments, threads, &message)) return command_refused(&message);
    total += loaded.run.trainer.epoch;
    bool json = options_given(arguments, "--json");
    int status = json ? train_json(&loaded, total) : train_table(&loaded, path, total);
    load_destroy(&loaded);
    return status;
}

static const Option train_options[] = {
    {.name = "--epochs",
     .kind = OPTION_NUMBER,
     .value = "N",
     .high = MAX_EPOCHS,
     .help = "passes over all points (200)"},
    {.name = "--threads",
     .kind = OPTION_NUMBER,
     .value = "N",
     .low = 1,
     .high = MAX_THREADS,
     .help = "at most so many (all cores); the result is the same with any"},
    {.name = "--json",
     .kind = OPTION_FLAG,
     .help = "one JSON object, with the loss of every epoch"},
    LOAD_OPTIONS,
    {0},
};

const Command train_command = {
    .name = "train",
    .summary = "train a scene: a table of epoch, loss and accuracy, then the weights",
    .details = "SCENE is a *.scene file, or a table (*.csv, *.tsv, *.txt).\n"
               "Ctrl-C ends the training and prints the result so far. A run that diverges prints\n"
               "its last good epoch and exits with 1. The perceptron rule stops when no point is\n"
               "wrong.\n",
    .options = train_options,
    .words = {.name = "SCENE",
              .example = "halfplane train circles.scene --epochs 500",
              .least = 1,
              .most = 1},
    .threaded = true,
    .run = train_run,
};
