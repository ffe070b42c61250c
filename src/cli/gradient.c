/* halfplane gradient: the loss and its derivatives at the scene's start, checked. Nothing moves. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/load.h"
#include "cli/table.h"
#include "cli/weights.h"
#include "nn/check.h"
#include "nn/perceptron.h"
#include "nn/score.h"
#include "scene/number.h"

/* The largest relative difference that rounding in floats can explain. */
#define CHECK_HOLDS 1e-3

typedef struct Answer {
    double loss;
    float *outputs;  /* [points][outputs], owned */
    float *gradient; /* [net.count], owned */
    double check;
    int worst; /* the weight where the check is worst */
} Answer;

/* Of all training points together, whatever the batch, and without dropout. */
static Answer compute(Run *run) {
    Trainer *trainer = &run->trainer;
    const Network *net = &trainer->net;
    Training whole = trainer->settings;
    whole.batch = 0;
    whole.dropout = 0;
    Answer answer = {
        .outputs = memory_floats((long)run->train.count * net->outputs),
        .gradient = memory_floats(net->count),
    };
    answer.loss = score_samples(trainer->work, net, &run->train, &whole, answer.outputs, NULL).loss;
    if (whole.rule == RULE_PERCEPTRON) {
        perceptron_gradient(net, &run->train, NULL, run->train.count, answer.gradient, NULL);
    } else {
        trainer_set(trainer, &whole);
        trainer_preview(trainer, answer.gradient, NULL);
    }
    answer.check = check_gradient(net, &run->train, &whole, answer.gradient, &answer.worst);
    return answer;
}

static void answer_destroy(Answer *answer) {
    free(answer->outputs);
    free(answer->gradient);
}

static void print_json(const Run *run, const Answer *answer) {
    const Network *net = &run->trainer.net;
    Json json = json_create(stdout);
    json_object(&json, NULL);
    json_double(&json, "loss", answer->loss);
    json_rows(&json, "outputs", answer->outputs, run->train.count, net->outputs);
    json_array(&json, "layers");
    for (int l = 0; l < net->layers; l++) {
        json_object(&json, NULL);
        weights_json(&json, net, l, net->theta, "w", "b");
        weights_json(&json, net, l, answer->gradient, "dw", "db");
        json_object_end(&json);
    }
    json_array_end(&json);
    json_double(&json, "check", answer->check);
    json_object_end(&json);
}

/* The first points with their outputs: enough to follow a worked example. */
static void print_outputs(const Loaded *loaded, const Answer *answer) {
    enum { SHOWN = 12 };
    const Run *run = &loaded->run;
    int outputs = run->trainer.net.outputs, count = run->train.count;
    Table table = table_create(stdout);
    table_column(&table, "point", 7);
    char text[32];
    for (int j = 0; j < outputs; j++) {
        snprintf(text, sizeof text, outputs > 1 ? "output %d" : "output", j + 1);
        table_column(&table, text, 10);
    }
    table_column(&table, "label", 8);
    table_end(&table);
    for (int i = 0; i < count && i < SHOWN; i++) {
        int point = run->train.point[i];
        table_integer(&table, point + 1);
        for (int j = 0; j < outputs; j++) {
            table_number(&table, (double)answer->outputs[i * outputs + j], 4);
        }
        table_text(&table, number_text(loaded->scene.data.label[point], text));
        table_end(&table);
    }
    if (count > SHOWN) printf("and %d more points; --json lists them\n", count - SHOWN);
}

static void print_tables(const Loaded *loaded, const Answer *answer) {
    char text[TABLE_CELL];
    const Network *net = &loaded->run.trainer.net;
    int points = loaded->run.train.count;
    printf("loss %s, the mean over %d point%s\n\n", table_format(answer->loss, 6, text), points,
           points == 1 ? "" : "s");
    print_outputs(loaded, answer);
    puts("\nThe weights\n");
    weights_tables(stdout, net, &loaded->scene, net->theta);
    puts("The derivative of the loss by each of them\n");
    weights_tables(stdout, net, &loaded->scene, answer->gradient);
    printf("check: at most %.2g, relative, from central differences\n", answer->check);
}

static int judge(const Answer *answer) {
    if (answer->check <= CHECK_HOLDS) return STATUS_DONE;
    Message message;
    if (!isfinite(answer->check)) {
        message_set(&message, "the loss or a derivative is beyond all numbers: the weights or the "
                              "data are too large; give smaller weights, or scale the data");
        return command_failed(&message);
    }
    message_set(&message,
                "the gradient differs from central differences by %.2g at weight %d; below %g "
                "would be right",
                answer->check, answer->worst + 1, CHECK_HOLDS);
    return command_failed(&message);
}

static int gradient_run(const Arguments *arguments) {
    Loaded loaded;
    Message message;
    if (!load_points(&loaded, arguments, 1, &message)) return command_refused(&message);
    Answer answer = compute(&loaded.run);
    options_given(arguments, "--json") ? print_json(&loaded.run, &answer)
                                       : print_tables(&loaded, &answer);
    int status = judge(&answer);
    answer_destroy(&answer);
    load_destroy(&loaded);
    return status;
}

static const Option gradient_options[] = {
    {.name = "--json",
     .kind = OPTION_FLAG,
     .help = "one JSON object, with the outputs of every point"},
    LOAD_OPTIONS,
    {0},
};

const Command gradient_command = {
    .name = "gradient",
    .summary = "the loss and its derivative by every weight, checked; nothing is trained",
    .details =
        "All training points count, whatever the batch; dropout is off; penalties are in the\n"
        "derivatives, not in the loss. The check is the largest relative difference from\n"
        "central finite differences; when it does not hold, the exit status is 1.\n",
    .options = gradient_options,
    .words = {.name = "SCENE",
              .example = "halfplane gradient backprop.scene --json",
              .least = 1,
              .most = 1},
    .run = gradient_run,
};
