/* Steps of training, forward and back: what an action or playing does to the run, with the trail,
 * the ghost and the ring that follow it. False, with the reason, when the run stands still. Only
 * lab.c and replay.c call this. */
#ifndef LAB_TRAIN_H
#define LAB_TRAIN_H

#include "lab/lab.h"

bool train_step(Lab *lab, StepSize size, bool every);
bool train_phase(Lab *lab);
bool train_back(Lab *lab, StepSize size);

/* To an epoch, clamped to those that were reached. */
bool train_seek(Lab *lab, int64_t epoch);

#endif
