/* How the step of a lesson holds the lab (lab.h): how far undo goes back, and what trains. */
#include <assert.h>

#include "lab/lab.h"

void lab_allow(Lab *lab, unsigned ways) {
    if (lab->barred != ~ways) lab->revision++;
    lab->barred = ~ways;
}

void lab_begin(Lab *lab, unsigned ways) {
    lab->begun = ++lab->opened;
    history_forget_redo(&lab->history);
    lab_allow(lab, ways);
    lab->revision++;
}

void lab_release(Lab *lab) {
    lab->begun = 0;
    lab->barred = 0;
    lab->locked = false;
    if (lab->demand.lesson) lab->demand = (Demand){.count = 0};
    lab->revision++;
}

const char *lab_refuses(const Lab *lab, TrainWay way) {
    static const char *const why[] = {
        [TRAIN_PLAY] = "This step of the lesson plays nothing. C opens all controls.",
        [TRAIN_EPOCH] = "This step of the lesson takes no epochs. C opens all controls.",
        [TRAIN_BATCH] = "This step of the lesson takes no batches. C opens all controls.",
        [TRAIN_POINT] = "This step of the lesson takes no single points. C opens all controls.",
        [TRAIN_PHASE] = "This step of the lesson takes no phases. C opens all controls.",
        [TRAIN_RESTART] = "This step of the lesson has nothing to restart. C opens all controls.",
        [TRAIN_NEW_START] = "This step of the lesson keeps its start. C opens all controls."};
    static_assert(sizeof why / sizeof *why == TRAIN_COUNT, "each has its sentence");
    return lab->barred >> way & 1 ? why[way] : NULL;
}

TrainWay lab_way(StepSize size) {
    static const TrainWay way[] = {
        [STEP_POINT] = TRAIN_POINT, [STEP_BATCH] = TRAIN_BATCH, [STEP_EPOCH] = TRAIN_EPOCH};
    static_assert(sizeof way / sizeof *way == STEP_SIZE_COUNT, "each is a way");
    return way[size];
}
