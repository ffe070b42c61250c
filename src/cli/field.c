/* halfplane field: the first output over a grid of the plane. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "cli/command.h"
#include "cli/epochs.h"
#include "cli/json.h"
#include "cli/load.h"
#include "cli/sketch.h"
#include "cli/terminal.h"
#include "nn/field.h"

enum { SIZE_MOST = 2048, LINES_MOST = 40 };

/* [height][width], to be freed. */
static float *compute(Loaded *loaded, int width, int height) {
    Trainer *trainer = &loaded->run.trainer;
    float *value = memory_floats((long)width * height);
    field_compute(trainer->work, &trainer->net, &loaded->run.features, &loaded->scene.view,
                  trainer->net.layers - 1, 0, width, height, trainer->threads, value);
    return value;
}

static void print_json(Loaded *loaded, int size) {
    float *value = compute(loaded, size, size);
    Json json = json_create(stdout);
    json_object(&json, NULL);
    json_integer(&json, "size", size);
    json_floats(&json, "values", value, (long)size * size);
    json_object_end(&json);
    free(value);
}

/* A character is twice as high as wide, so the picture has twice as many columns as lines. */
static void print_picture(Loaded *loaded, int size) {
    int lines = size < LINES_MOST ? size : LINES_MOST;
    float *value = compute(loaded, 2 * lines, lines);
    Sketch sketch = sketch_create(value, 2 * lines, lines, &loaded->scene.view);
    sketch.data = &loaded->scene.data;
    if (loaded->scene.data.columns == 1)
        sketch_line(&sketch, stdout);
    else
        sketch_field(&sketch, terminal_colours(stdout), stdout);
    if (size > lines) printf("  --json gives all %d x %d values\n", size, size);
    free(value);
}

static int field_run(const Arguments *arguments) {
    Loaded loaded;
    Message message;
    int size = (int)options_number(arguments, "--size", 0);
    Epochs epochs = {.total = options_number(arguments, "--epochs", 0)};
    bool ready = epochs.total > 0 ? load_points(&loaded, arguments, load_threads(0), &message)
                                  : load_run(&loaded, arguments, load_threads(0), &message);
    if (!ready) return command_refused(&message);
    epochs.total += epochs.total > 0 ? loaded.run.trainer.epoch : 0;
    epochs_train(&epochs, &loaded.run);
    options_given(arguments, "--json") ? print_json(&loaded, size) : print_picture(&loaded, size);
    int status = epochs_status(&epochs, &loaded.run);
    load_destroy(&loaded);
    return status;
}

static const Option field_options[] = {
    {.name = "--size",
     .kind = OPTION_NUMBER,
     .value = "N",
     .low = 1,
     .high = SIZE_MOST,
     .required = true,
     .help = "N x N cells over the scene's view"},
    {.name = "--epochs",
     .kind = OPTION_NUMBER,
     .value = "N",
     .high = MAX_EPOCHS,
     .help = "train so many first (0)"},
    {.name = "--json", .kind = OPTION_FLAG, .help = "one JSON object: size, values"},
    LOAD_OPTIONS,
    {0},
};

const Command field_command = {
    .name = "field",
    .summary = "the network's first output over the plane, as a picture or as numbers",
    .details =
        "Values are taken at the cells' centres, row by row from the top left. For people it is\n"
        "a picture of characters, at most 40 lines high.\n",
    .options = field_options,
    .words = {.name = "SCENE",
              .example = "halfplane field circles.scene --size 40 --epochs 500",
              .least = 1,
              .most = 1},
    .threaded = true,
    .run = field_run,
};
