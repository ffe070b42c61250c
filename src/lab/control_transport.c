/* The controls of time: the run's position, and how it moves on. See control.h. */
#include <assert.h>
#include <stdio.h>

#include "lab/control_rows.h"

/* ---- buttons */

static Action restart_set(const Lab *lab, int which, double value) {
    return (Action){.kind = ACTION_RESTART};
}

static Action back_set(const Lab *lab, int which, double value) {
    return (Action){.kind = ACTION_STEP_BACK, .size = lab->play.size};
}

static const char *back_refuse(const Lab *lab, int which) {
    if (lab_withholds(lab, WITHHELD_TIME)) return lab_awaits(lab);
    return lab_can_go_back(lab) ? NULL : "This is where it began.";
}

static const char *restart_refuse(const Lab *lab, int which) {
    return lab_refuses(lab, TRAIN_RESTART);
}

/* What plays can always be paused. */
static const char *play_refuse(const Lab *lab, int which) {
    return lab->play.playing ? NULL : lab_refuses(lab, TRAIN_PLAY);
}

static const char *step_refuse(const Lab *lab, int which) {
    return lab_refuses(lab, lab_way(lab->play.size));
}

static double play_get(const Lab *lab, int which) {
    return lab->play.playing;
}

static Action play_set(const Lab *lab, int which, double value) {
    return (Action){.kind = lab->play.playing ? ACTION_PAUSE : ACTION_PLAY};
}

static Action step_set(const Lab *lab, int which, double value) {
    return (Action){.kind = ACTION_STEP, .size = lab->play.size};
}

/* ---- speed: what its steps are stands in play.c */

static double speed_get(const Lab *lab, int which) {
    return lab->play.speed;
}

static Action speed_set(const Lab *lab, int which, double value) {
    return (Action){.kind = ACTION_SPEED, .number = value};
}

static const char *speed_text(double value, char text[64]) {
    if ((int)value == PLAY_FLAT_OUT) return "max";
    snprintf(text, 64, "%g/s", play_rate((int)value));
    return text;
}

/* ---- step size */

static double step_size_get(const Lab *lab, int which) {
    return lab->play.size;
}

static Action step_size_set(const Lab *lab, int which, double value) {
    return (Action){.kind = ACTION_STEP_SIZE, .size = (StepSize)(int)value};
}

static const char *step_size_option(int option, char text[64]) {
    static const char *const sizes[] = {
        [STEP_POINT] = "point", [STEP_BATCH] = "batch", [STEP_EPOCH] = "epoch"};
    static_assert(STEP_SIZE_COUNT == 3, "each has a name");
    return sizes[option];
}

/* ---- rows */

static const ControlInfo rows[] = {
    [CONTROL_RESTART] = {.label = "Restart",
                         .hint = "Back to the same start (R)",
                         .kind = CONTROL_KIND_BUTTON,
                         .set = restart_set,
                         .refuse = restart_refuse},
    [CONTROL_BACK] = {.label = "Back",
                      .hint = "One step back (Shift+E, Shift+B, Shift+S)",
                      .kind = CONTROL_KIND_BUTTON,
                      .set = back_set,
                      .refuse = back_refuse},
    [CONTROL_PLAY] = {.label = "Play",
                      .hint = "Train, or stop (Space)",
                      .kind = CONTROL_KIND_BUTTON,
                      .get = play_get,
                      .set = play_set,
                      .refuse = play_refuse},
    [CONTROL_STEP] = {.label = "Step",
                      .hint = "One step forward (E an epoch, B a batch, S a point)",
                      .kind = CONTROL_KIND_BUTTON,
                      .set = step_set,
                      .refuse = step_refuse},
    [CONTROL_SPEED] = {.name = "speed",
                       .label = "Speed",
                       .hint = "Steps a second while playing (− and +)",
                       .whole = true,
                       CONTROL_SLIDER(0, PLAY_SPEEDS - 1, 0, PLAY_SPEEDS - 1),
                       .first = 1,
                       .get = speed_get,
                       .set = speed_set,
                       .text = speed_text},
    [CONTROL_STEP_SIZE] = {.name = "step-size",
                           .label = "Step",
                           .hint = "What one step is: a point, a batch or an epoch",
                           CONTROL_ONE_OF(SEGMENTS, STEP_SIZE_COUNT),
                           .get = step_size_get,
                           .set = step_size_set,
                           .option = step_size_option},
};

enum { ROWS = sizeof rows / sizeof *rows };
static_assert(ROWS == (int)CONTROL_COUNT, "a row is missing");

ControlRows control_rows_transport(void) {
    return (ControlRows){rows, ROWS};
}
