/* halfplane demo: what the window would show first, in a terminal. Trains a first scene, with a
 * table that grows, a picture of the boundary and of the loss, and names the commands to go on
 * with. */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/curve.h"
#include "cli/epochs.h"
#include "cli/load.h"
#include "cli/sketch.h"
#include "cli/terminal.h"
#include "nn/field.h"
#include "scene/scene_file.h"

enum { EPOCHS = 1000, WIDTH = 64, HEIGHT = 28 };

static const char first_scene[] = "title: Circles\n"
                                  "data: {set: circles, count: 200, seed: 1}\n"
                                  "network: {layers: [4 tanh, 1 sigmoid], start: {seed: 1}}\n"
                                  "training: {rate: 1}\n";

static void print_pictures(const Loaded *loaded) {
    float value[WIDTH * HEIGHT];
    const Trainer *trainer = &loaded->run.trainer;
    field_compute(trainer->work, &trainer->net, &loaded->run.features, &loaded->scene.view,
                  trainer->net.layers - 1, 0, WIDTH, HEIGHT, trainer->threads, value);
    Sketch sketch = sketch_create(value, WIDTH, HEIGHT, &loaded->scene.view);
    sketch.data = &loaded->scene.data;
    puts("\nWhat it learned: how sure it is, everywhere on the plane, that a point is red.\n");
    sketch_field(&sketch, terminal_colours(stdout), stdout);
    puts("\nIts loss, epoch by epoch:\n");
    sketch_curve(&loaded->run.timeline, SERIES_LOSS, WIDTH - 12, 8, stdout);
}

static void print_next_steps(void) {
    printf(
        "\nThe whole scene is these lines. Save them as first.scene, change what you like, then:\n"
        "\n%s\n"
        "  halfplane train first.scene               train it; --json for programs\n"
        "  halfplane gradient first.scene            every derivative, checked\n"
        "  halfplane field first.scene --size 40     the plane, --epochs 500 trains first\n"
        "  halfplane graph \"loss = abs(y - (x*w + b))\" x=2 w=3 b=1 y=4\n"
        "  halfplane bench                           how fast this machine trains\n"
        "  halfplane --help                          the rest\n",
        first_scene);
}

static int demo_run(const Arguments *arguments) {
    Loaded loaded;
    Message message;
    bool ready = scene_parse(&loaded.scene, first_scene, strlen(first_scene), "first.scene", 1, "",
                             &message) &&
                 scene_run(&loaded.scene, &loaded.run, load_threads(0), &message);
    if (!ready) return command_failed(&message);
    puts("200 points in two circles, and a network of 4 tanh units and 1 sigmoid that learns to\n"
         "tell blue from red by gradient descent on all of them at once.\n");
    Curve curve = curve_create(stdout, &loaded.run, EPOCHS);
    Epochs epochs = {.total = EPOCHS, .curve = &curve};
    epochs_train(&epochs, &loaded.run);
    print_pictures(&loaded);
    print_next_steps();
    int status = epochs_status(&epochs, &loaded.run);
    load_destroy(&loaded);
    return status;
}

static const Option demo_options[] = {{0}};

const Command demo_command = {
    .name = "demo",
    .summary = "train a first scene and draw it in the terminal",
    .details = "Needs no file and no display.\n",
    .options = demo_options,
    .words = {.name = "", .example = "halfplane demo"},
    .threaded = true,
    .run = demo_run,
};
