/* See frames.h. W2 trains flat out in a window of 1440 x 900 while the pointer moves: each frame is
 * timed from its input to its last pixel. */
#include "cli/frames.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/frame.h"
#include "base/memory.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/load.h"
#include "cli/terminal.h"
#include "scene/scene_file.h"
#include "sdl/font_ttf.h"

enum { FRAMES = 400, WARM = 60, WIDTH = 1440, HEIGHT = 900 };

static const char scene_w2[] = "data: {set: circles, count: 500}\n"
                               "network: {layers: [8 tanh, 8 tanh, 1 sigmoid]}\n"
                               "training: {batch: 10, rate: 0.03}\n";

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Milliseconds of each frame, sorted. */
static void run(Frame *frame, Canvas *canvas, double *took) {
    Input input = {.seconds = 1.0 / 60, .width = WIDTH, .height = HEIGHT, .density = 1};
    input.event[0] = (InputEvent){.kind = INPUT_MOVE};
    lab_apply(&frame->lab, &(Action){.kind = ACTION_SPEED, .number = PLAY_FLAT_OUT});
    lab_apply(&frame->lab, &(Action){.kind = ACTION_PLAY});
    for (int i = -WARM; i < FRAMES; i++) {
        input.events = 1;
        input.event[0].at = (Point){(float)(300 + i % 700), 400};
        double begin = terminal_seconds();
        frame_step(frame, &input);
        frame_paint(frame, canvas);
        frame_pace(frame, terminal_seconds() - begin);
        if (i >= 0) took[i] = (terminal_seconds() - begin) * 1e3;
    }
    qsort(took, FRAMES, sizeof *took, ascending);
}

static void print(const double *took, int64_t epochs, bool json) {
    double median = took[FRAMES / 2], late = took[FRAMES * 95 / 100];
    if (!json) {
        printf("%d frames of %d x %d while W2 trains flat out, one after the other:\n"
               "  median %.1f ms, 95th percentile %.1f ms, longest %.1f ms; %.0f epochs a frame\n",
               FRAMES, WIDTH, HEIGHT, median, late, took[FRAMES - 1],
               (double)epochs / (FRAMES + WARM));
        return;
    }
    Json out = json_create(stdout);
    json_object(&out, NULL);
    json_integer(&out, "frames", FRAMES);
    json_double(&out, "median_ms", median);
    json_double(&out, "p95_ms", late);
    json_double(&out, "longest_ms", took[FRAMES - 1]);
    json_object_end(&out);
}

int frames_measure(int threads, Panel stage, bool json) {
    Message message;
    Scene scene;
    FontTtf *fonts = font_ttf_create(&message);
    if (!fonts) return command_failed(&message);
    Frame *frame = frame_create(font_ttf_source(fonts), load_threads(threads));
    bool ready = scene_parse(&scene, scene_w2, strlen(scene_w2), "W2", 1, "", &message) &&
                 lab_load(&frame->lab, &scene);
    if (ready) {
        double took[FRAMES] = {0};
        ui_put(&frame->ui, stage, PLACE_STAGE);
        Canvas canvas = {WIDTH, HEIGHT, memory_zeroed((size_t)WIDTH * HEIGHT, sizeof(uint32_t)), 1};
        run(frame, &canvas, took);
        print(took, lab_trainer(&frame->lab)->epoch, json);
        free(canvas.pixels);
    }
    frame_destroy(frame);
    font_ttf_destroy(fonts);
    return ready ? STATUS_DONE : command_failed(&message);
}
