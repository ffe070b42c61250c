/* See earlier.h. */
#include "lab/earlier.h"

static bool begins_again(ActionKind kind) {
    return kind == ACTION_RESTART || kind == ACTION_NEW_START;
}

/* With other points or inputs, lines found before say nothing about those to come. */
static bool is_another_task(ActionKind kind) {
    return kind == ACTION_SET_POINTS || kind == ACTION_CLEAR_POINTS || kind == ACTION_SET_NETWORK ||
           kind == ACTION_SET_INPUTS || kind == ACTION_SCALE;
}

Leaving earlier_leaving(const Lab *lab, ActionKind kind) {
    Leaving leaving = {.found = false};
    if (begins_again(kind)) leaving.found = fan_line(lab->run, leaving.line);
    return leaving;
}

void earlier_follow(Lab *lab, ActionKind kind, const Leaving *leaving) {
    if (leaving->found) fan_add(&lab->fan, leaving->line);
    if (is_another_task(kind)) lab->fan.count = 0;
    if (kind != ACTION_NEW_START && kind != ACTION_SET_NETWORK) return;
    bool comparable = lab_network(lab)->layers == lab->began.layers;
    lab->began_before = comparable ? lab->began : (LayerSizes){0};
}

void earlier_leave(Lab *lab, Timeline timeline) {
    if (timeline.epochs < 2) {
        timeline_destroy(&timeline);
        return;
    }
    timeline_destroy(&lab->ghost);
    lab->ghost = timeline;
}

void earlier_forget(Lab *lab) {
    timeline_destroy(&lab->ghost);
    lab->ghost = (Timeline){0};
    lab->fan.count = 0;
    lab->began_before = (LayerSizes){0};
}
