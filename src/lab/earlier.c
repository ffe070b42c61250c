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
    const Step *last = &lab->run->trainer.step; /* settings may have been changed since */
    const Trail *trail = &lab->trail;
    const Training *t = lab_settings(lab);
    TrailWay way = {trail->count > 1 ? trail->way.training : *t, lab->scene.network};
    way.training.rate = last->rate > 0 ? last->rate : t->rate;
    Leaving leaving = {.way = way, .loss = t->loss};
    if (begins_again(kind)) leaving.found = fan_line(lab->run, leaving.line);
    return leaving;
}

/* Its loss is another function of the same network. */
static bool is_another_loss(const Lab *lab, ActionKind kind, Loss loss) {
    bool points = kind == ACTION_ADD_POINT || kind == ACTION_MOVE_POINT ||
                  kind == ACTION_LABEL_POINT || kind == ACTION_ERASE_POINT ||
                  kind == ACTION_CLEAR_POINTS || kind == ACTION_SET_POINTS ||
                  kind == ACTION_HOLD_OUT || kind == ACTION_SCALE;
    return points || lab_settings(lab)->loss != loss;
}

static void drop_ghost(Lab *lab) {
    timeline_destroy(&lab->ghost);
    lab->ghost = (Timeline){0};
}

void earlier_follow(Lab *lab, ActionKind kind, const Leaving *leaving, Timeline left) {
    if (leaving->found) fan_add(&lab->fan, leaving->line);
    if (is_another_task(kind)) lab->fan = (Fan){.task = ++lab->tasks};
    earlier_leave(lab, left, leaving->way);
    if (is_another_loss(lab, kind, leaving->loss)) drop_ghost(lab);
    if (kind != ACTION_NEW_START && kind != ACTION_SET_NETWORK) return;
    bool comparable = lab_network(lab)->layers == lab->began.layers;
    lab->began_before = comparable ? lab->began : (LayerSizes){0};
}

void earlier_leave(Lab *lab, Timeline timeline, TrailWay way) {
    if (timeline.epochs < 2) {
        timeline_destroy(&timeline);
        return;
    }
    drop_ghost(lab);
    lab->ghost = timeline;
    lab->ghost_way = way;
}

void earlier_forget(Lab *lab) {
    drop_ghost(lab);
    lab->fan = (Fan){.task = ++lab->tasks};
    lab->began_before = (LayerSizes){0};
}
