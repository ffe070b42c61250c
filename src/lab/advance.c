/* See lab.h. Here: how a lab goes on while it plays, step by step or in slices of a frame. */
#include <assert.h>

#include "lab/compare.h"
#include "lab/compare_actions.h"
#include "lab/lab.h"
#include "lab/ready.h"
#include "lab/train.h"
#include "lab/trial.h"

/* One step of playing. At the end of a graph it stops. */
static bool play_on(Lab *lab) {
    if (!lab_is_graph(lab)) return train_step(lab, lab->play.size, false);
    GraphRun *g = lab->graph;
    int limit = demand_limit(&lab->demand, g);
    bool went_on = g->walked < limit && graph_walk_to(g, g->walked + 1);
    lab->play.playing = g->walked < limit;
    g->compared = false;
    return went_on;
}

static bool meets(const Lab *lab, const Stop *stop) {
    return trial_meets(lab->run, &lab->score, &lab->test_score, stop);
}

bool lab_is_goal_met(const Lab *lab) {
    const Stop stop = stop_read(lab->scene.stop);
    return meets(lab, &stop);
}

/* Works out what the coming step of playing needs; true when it is known. */
static bool prepare(Lab *lab, double until) {
    bool epoch = lab->play.size == STEP_EPOCH;
    return epoch ? run_prepare_epoch(lab->run, until) : run_prepare(lab->run, until);
}

/* A goal that was met before it played does not stop it: then it is to go on. Points are scored in
 * between only where the goal speaks of scores. */
static int advance(Lab *lab, int steps, const double *until) {
    int taken = 0;
    const Stop stop = stop_read(lab_is_graph(lab) ? "" : lab->scene.stop);
    bool met = meets(lab, &stop);
    while (taken < steps && lab->play.playing) {
        if (until && !prepare(lab, *until)) break;
        if (!play_on(lab)) break;
        taken++;
        if (stop.never) continue;
        if (stop.scores) ready_make(lab);
        bool was = met;
        met = meets(lab, &stop);
        if (met && !was) lab->play.playing = false;
    }
    if (until ? taken > 0 || !lab->play.playing : steps > 0) ready_make(lab);
    return taken;
}

int lab_advance(Lab *lab, int steps) {
    return lab->compare ? compare_actions_play(lab, steps) : advance(lab, steps, NULL);
}

bool lab_is_long(const Lab *lab) {
    static const double LONG = 1e7; /* multiplications: from a quarter of a millisecond on */
    const Trainer *t = lab_trainer(lab);
    if (lab->compare) return compare_is_long(lab->compare);
    int first, points = trainer_coming(t, &first);
    bool sliced = lab->play.size != STEP_POINT;
    if (lab->play.size == STEP_EPOCH) points = t->samples->count;
    bool plain = !lab_is_graph(lab) && t->settings.rule == RULE_GRADIENT;
    return sliced && plain && (3.0 * points + lab->scene.data.count) * t->net.count > LONG;
}

int lab_advance_until(Lab *lab, int steps, double until) {
    assert(lab_is_long(lab));
    if (lab->compare) return compare_actions_play_until(lab, steps, until);
    int taken = advance(lab, steps, &until);
    if (taken == steps && lab->play.playing) prepare(lab, until);
    return taken;
}
