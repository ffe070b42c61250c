/* See train.h. */
#include "lab/train.h"

#include "lab/earlier.h"

/* Says why the run stands still, if there is something to say. */
static bool stopped(Lab *lab) {
    const Run *run = lab->run;
    lab->play.playing = false;
    if (run->diverged)
        lab->notice = run->cause;
    else if (run->settled)
        message_set(&lab->notice, "No point is wrong: the perceptron rule has nothing more to do.");
    else if (run->train.count == 0)
        message_set(&lab->notice, "There are no points to learn from yet: click some.");
    return false;
}

/* The run, for callers that may change it. */
static Run *run_to_change(Lab *lab) {
    lab->trained++;
    return lab->run;
}

/* The perceptron rule learns from wrong points only: right ones are passed over, so that a step
 * is something to see. */
static bool step_to_mistake(Run *run) {
    const Trainer *t = &run->trainer;
    bool moved = false;
    for (int tries = run->train.count; tries > 0 && !moved && run_step_point(run); tries--) {
        for (int i = 0; i < t->net.count; i++) moved |= t->step.change[i] != 0;
    }
    return moved;
}

/* The ring goes to the point that moved the line. */
static bool ring_mistake(Lab *lab) {
    const Run *run = lab->run;
    const Trainer *t = &run->trainer;
    selection_point(&lab->selected, run->train.point[t->step.sample]);
    return true;
}

/* Where someone watches, an epoch is taken step by step, so that its path is recorded; the bits
 * are the same. One that takes long has been worked out in slices (lab_is_long). */
static bool step_epoch(Lab *lab) {
    bool flat_out = lab->play.playing && (lab->play.speed == PLAY_FLAT_OUT || lab_is_long(lab));
    bool many = trainer_epoch_steps(lab_trainer(lab)) > TRAIL_MOST;
    return flat_out || many ? run_epoch(lab->run) : trail_epoch(&lab->trail, lab->run);
}

/* One step; every: also where the perceptron rule has nothing to change. */
static bool take_step(Lab *lab, Run *run, StepSize size, bool every) {
    if (run->trainer.settings.rule == RULE_PERCEPTRON && size != STEP_EPOCH && !every)
        return step_to_mistake(run) && ring_mistake(lab);
    bool went_on = size == STEP_POINT   ? run_step_point(run)
                   : size == STEP_BATCH ? run_step(run)
                                        : step_epoch(lab);
    trail_follow(&lab->trail, run);
    return went_on;
}

/* What a step of some size is, taken from there: with a phase behind it, it is the step
 * under way. */
static PastKind kind_of(StepSize size, const PastPlace *before) {
    if (size == STEP_EPOCH) return PAST_EPOCHS;
    return size == STEP_POINT && before->next == PHASE_FORWARD ? PAST_POINTS : PAST_STEPS;
}

bool train_step(Lab *lab, StepSize size, bool every) {
    Run *run = run_to_change(lab);
    const PastPlace before = past_place(run);
    trail_branch(&lab->trail, run);
    past_cut(&lab->past, &before);
    if (run->timeline.epochs > run->trainer.epoch + 1) {
        const TrailWay way = {run->trainer.settings, lab->scene.network};
        earlier_leave(lab, timeline_copy(&run->timeline), way);
    }
    bool went_on = take_step(lab, run, size, every);
    past_train(&lab->past, &lab->scene, run, &before, kind_of(size, &before));
    return went_on || stopped(lab);
}

/* The points that an epoch was trained on come back. */
static bool bring_points(Lab *lab, int64_t epoch) {
    Run *run = lab->run;
    int64_t edition = run_edition_at(run, epoch);
    if (edition == run->edition) return true;
    const Scene *then = past_edition(&lab->past, edition);
    if (!then)
        return message_set(&lab->notice, "The points of then are forgotten: too many were changed "
                                         "since. Undo may know them.");
    const Chosen chosen = selection_chosen(&lab->selected, &lab->scene);
    scene_take_data(&lab->scene, then);
    selection_follow(&lab->selected, &chosen, &lab->scene);
    const RunDef def = scene_run_def(&lab->scene, lab->threads);
    run_bring_data(run, &def);
    return true;
}

bool train_seek(Lab *lab, int64_t epoch) {
    int64_t last = lab_last(lab), to = epoch < 0 ? 0 : epoch > last ? last : epoch;
    lab->play.playing = false;
    if (!bring_points(lab, to)) return false;
    run_seek(run_to_change(lab), to);
    return true;
}

bool train_back(Lab *lab, StepSize size) {
    Run *run = run_to_change(lab);
    const Trainer *t = &run->trainer;
    lab->play.playing = false;
    if (size == STEP_EPOCH) {
        bool within = t->position > 0;
        if (t->epoch == 0 && !within) return message_set(&lab->notice, "This is where it began.");
        return train_seek(lab, within ? t->epoch : t->epoch - 1);
    }
    int64_t into = run_back_into(run);
    if (into >= 0 && !bring_points(lab, into)) return false;
    return run_back(run) ||
           message_set(&lab->notice, t->steps
                                         ? "You changed something since the step before: undo goes "
                                           "back further."
                                         : "This is where it began.");
}

bool train_phase(Lab *lab) {
    Run *run = run_to_change(lab);
    const PastPlace before = past_place(run);
    past_cut(&lab->past, &before);
    bool went_on = run_phase(run);
    past_train(&lab->past, &lab->scene, run, &before, PAST_STEPS);
    return went_on || stopped(lab);
}
