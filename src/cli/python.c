/* halfplane python: a trained network as a Python program. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/command.h"
#include "cli/epochs.h"
#include "cli/load.h"
#include "scene/python.h"

static int python_run(const Arguments *arguments) {
    Loaded loaded;
    Message message;
    Epochs epochs = {.total = options_number(arguments, "--epochs", 0)};
    bool ready = epochs.total > 0 ? load_points(&loaded, arguments, load_threads(0), &message)
                                  : load_run(&loaded, arguments, load_threads(0), &message);
    if (!ready) return command_refused(&message);
    epochs.total += epochs.total > 0 ? loaded.run.trainer.epoch : 0;
    epochs_train(&epochs, &loaded.run);
    char *text = python_text(&loaded.scene, &loaded.run);
    fputs(text, stdout);
    free(text);
    int status = epochs_status(&epochs, &loaded.run);
    load_destroy(&loaded);
    return status;
}

static const Option python_options[] = {
    {.name = "--epochs",
     .kind = OPTION_NUMBER,
     .value = "N",
     .high = MAX_EPOCHS,
     .help = "train so many first (0)"},
    LOAD_OPTIONS,
    {0},
};

const Command python_command = {
    .name = "python",
    .summary = "the network as a Python program that needs nothing else",
    .details = "Its weights as lists, predict() and, for classes, classify(). In the window: "
               "Share, Export.\n",
    .options = python_options,
    .words = {.name = "SCENE",
              .example = "halfplane python circles.scene --epochs 500 > circles.py",
              .least = 1,
              .most = 1},
    .run = python_run,
};
