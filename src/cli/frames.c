/* See frames.h. W2 or what a file holds trains flat out while the pointer moves: each frame is
 * timed from its input to its last pixel. */
#include "cli/frames.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/font_files.h"
#include "app/frame.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/sort.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/load.h"
#include "scene/scene_file.h"

enum { FRAMES = 400, WARM = 60 };

static const char scene_w2[] = "data: {set: circles, count: 500}\n"
                               "network: {layers: [8 tanh, 8 tanh, 1 sigmoid]}\n"
                               "training: {batch: 10, rate: 0.03}\n";

/* What was measured. */
typedef struct Measured {
    double took[FRAMES];             /* milliseconds, sorted */
    double drawn[FRAMES];            /* without training */
    double spent[FRAME_STAGES], all; /* seconds */
    int64_t epochs, runs;            /* runs: of an experiment */
} Measured;

static void one_frame(Frame *frame, Canvas *canvas, Tiles *shown, Input *input, int number) {
    input->events = 1;
    input->event[0] = (InputEvent){.kind = INPUT_MOVE};
    input->event[0].at =
        (Point){input->width * (0.2f + 0.0012f * (float)(number % 400)), input->height * 0.45f};
    double begin = clock_seconds();
    frame_step(frame, input);
    frame_repaint(frame, canvas, shown);
    frame_pace(frame, clock_seconds() - begin);
}

/* Another round of the experiment, when all of its runs are done. */
static void keep_going(Frame *frame, const FramesAsked *asked) {
    ExperimentSheet *sheet = &frame->ui.experiment;
    if (asked->experiment && !sheet->at.going) experiment_sheet_run(sheet, &frame->lab);
}

static void run(Frame *frame, const FramesAsked *asked, Canvas *canvas, Measured *m) {
    Input input = {.seconds = 1.0 / 60,
                   .width = (float)asked->size.width,
                   .height = (float)asked->size.height,
                   .density = canvas->density};
    Tiles shown = {0};
    lab_apply(&frame->lab, &(Action){.kind = ACTION_SPEED, .number = PLAY_FLAT_OUT});
    lab_apply(&frame->lab, &(Action){.kind = ACTION_PLAY});
    for (int i = -WARM; i < FRAMES; i++) {
        keep_going(frame, asked);
        int64_t before = lab_now(&frame->lab), done = frame->ui.experiment.at.done;
        double begin = clock_seconds();
        one_frame(frame, canvas, &shown, &input, i + WARM);
        if (i < 0) continue;
        double took = clock_seconds() - begin;
        m->took[i] = took * 1e3;
        m->drawn[i] = (took - frame->spent[FRAME_TRAINS]) * 1e3;
        m->all += took;
        m->epochs += lab_now(&frame->lab) - before;
        m->runs += frame->ui.experiment.at.done - done;
        for (int s = 0; s < FRAME_STAGES; s++) m->spent[s] += frame->spent[s];
    }
    tiles_destroy(&shown);
    sort_doubles(m->took, FRAMES);
    sort_doubles(m->drawn, FRAMES);
}

static const char *const stage_name[FRAME_STAGES] = {
    [FRAME_TRAINS] = "training",
    [FRAME_MAPS] = "maps",
    [FRAME_SHAPES] = "shapes",
    [FRAME_PAINTS] = "painting",
};

static void print(const Measured *m, const FramesAsked *asked) {
    const char *what = asked->file ? asked->file : "W2";
    const char *does = asked->experiment ? "is run from many starts" : "trains flat out";
    double count = (double)(asked->experiment ? m->runs : m->epochs);
    printf("%d frames of %d x %d at %g pixels a point while %s %s:\n"
           "  median %.1f ms, 95th percentile %.1f ms, longest %.1f ms\n"
           "  without training %.1f ms, 95th percentile %.1f ms\n"
           "  %.0f %s a second, %.1f a frame\n ",
           FRAMES, asked->size.width, asked->size.height, asked->scale, what, does,
           m->took[FRAMES / 2], m->took[FRAMES * 95 / 100], m->took[FRAMES - 1],
           m->drawn[FRAMES / 2], m->drawn[FRAMES * 95 / 100], count / m->all,
           asked->experiment ? "runs" : "epochs", count / FRAMES);
    for (int s = 0; s < FRAME_STAGES; s++)
        printf("%s %s %.0f %%", s > 0 ? "," : "", stage_name[s], 100 * m->spent[s] / m->all);
    putchar('\n');
}

static void print_json(const Measured *m, const FramesAsked *asked) {
    Json out = json_create(stdout);
    json_object(&out, NULL);
    json_integer(&out, "frames", FRAMES);
    json_integer(&out, "width", asked->size.width);
    json_integer(&out, "height", asked->size.height);
    json_double(&out, "scale", asked->scale);
    json_double(&out, "median_ms", m->took[FRAMES / 2]);
    json_double(&out, "p95_ms", m->took[FRAMES * 95 / 100]);
    json_double(&out, "longest_ms", m->took[FRAMES - 1]);
    json_double(&out, "drawing_median_ms", m->drawn[FRAMES / 2]);
    json_double(&out, "drawing_p95_ms", m->drawn[FRAMES * 95 / 100]);
    if (asked->experiment)
        json_double(&out, "runs_per_s", (double)m->runs / m->all);
    else
        json_double(&out, "epochs_per_s", (double)m->epochs / m->all);
    json_object(&out, "share");
    for (int s = 0; s < FRAME_STAGES; s++) json_double(&out, stage_name[s], m->spent[s] / m->all);
    json_object_end(&out);
    json_object_end(&out);
}

static bool open_scene(Frame *frame, const FramesAsked *asked, Message *message) {
    Scene scene;
    bool ready = asked->file
                     ? frame_open(frame, asked->file, message)
                     : scene_parse(&scene, scene_w2, strlen(scene_w2), "W2", 1, "", message) &&
                           lab_load(&frame->lab, &scene);
    if (ready && asked->stage != PANEL_NONE) ui_put(&frame->ui, asked->stage, PLACE_STAGE);
    return ready && (!asked->experiment ||
                     experiment_sheet_run_given(&frame->ui.experiment, &frame->lab, message));
}

static Canvas canvas_of(const FramesAsked *asked) {
    Canvas canvas = {(int)(asked->size.width * asked->scale),
                     (int)(asked->size.height * asked->scale), NULL, (float)asked->scale};
    canvas.pixels = memory_zeroed((size_t)canvas.width * (size_t)canvas.height, sizeof(uint32_t));
    return canvas;
}

int frames_measure(const FramesAsked *asked) {
    Message message;
    FontFiles *fonts = font_files_create(&message);
    if (!fonts) return command_failed(&message);
    Frame *frame = frame_create(font_files_source(fonts), load_threads(asked->threads));
    bool ready = open_scene(frame, asked, &message);
    if (ready) {
        Measured *measured = memory_zeroed(1, sizeof *measured);
        Canvas canvas = canvas_of(asked);
        run(frame, asked, &canvas, measured);
        asked->json ? print_json(measured, asked) : print(measured, asked);
        free(canvas.pixels);
        free(measured);
    }
    frame_destroy(frame);
    font_files_destroy(fonts);
    return ready ? STATUS_DONE : command_failed(&message);
}
