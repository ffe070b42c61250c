/* See travel.h, and lab.h for snapshots. */
#include "lab/travel.h"

#include <stdlib.h>

#include "lab/by_hand.h"
#include "lab/compare.h"
#include "lab/compare_actions.h"
#include "lab/earlier.h"
#include "lab/ready.h"
#include "lab/replay.h"

/* In the midst of doing a run again there is no moment to come back to but its start: from there it
 * is done again. */
static Moment moment_loaded(const Lab *lab) {
    Run run;
    scene_run(&lab->replay.begun, &run, lab->threads, NULL); /* as it did when it was loaded */
    Moment moment = moment_of(&lab->replay.begun, &run, &(Past){.base = NULL}, NULL);
    run_destroy(&run);
    return moment;
}

Moment travel_now(const Lab *lab) {
    Moment moment = lab_replays(lab) ? moment_loaded(lab)
                                     : moment_of(&lab->scene, lab->run, &lab->past, &lab->trail);
    moment.fan = lab->fan;
    moment.selected = lab->selected;
    moment.opened = lab->opened;
    moment.compared = lab->compare ? lab->compare->number : 0;
    moment.keeps = lab->keeps;
    for (int i = 0; i < lab->keeps; i++) moment.kept[i] = lab->kept[i]->kept_as;
    return moment;
}

/* The scene and the run of a moment, which is used up. Runs side by side are set aside: that moment
 * may have others, or none. */
static void stand_at(Lab *lab, Moment *moment) {
    Run *run = moment_run(moment, lab->threads);
    compare_actions_set_aside(lab, moment->compared);
    run_destroy(lab->run);
    free(lab->run);
    scene_destroy(&lab->scene);
    lab->run = run;
    lab->scene = moment->scene;
    past_destroy(&lab->past);
    lab->past = moment->past;
    if (moment->trail) trail_take(&lab->trail, moment->trail);
    replay_begin(lab);
    moment->scene = (Scene){0};
    moment->past = (Past){.base = NULL};
    moment_destroy(moment);
    lab->play.playing = false;
    lab->trained++;
}

/* What belongs to the scene that was there and to none other. */
static void leave_scene(Lab *lab) {
    lab->demand = (Demand){.count = 0};
    earlier_forget(lab);
}

/* ---- undo and redo */

/* Undo does not change the view within a scene, nor what is selected where that is still there. */
static void travel_to(Lab *lab, Moment *moment) {
    const Plane view = lab->scene.view;
    const bool given = lab->scene.view_given;
    const int64_t document = lab->scene.document, opened = moment->opened;
    const Selection then = moment->selected;
    const Fan fan = moment->fan;
    const Chosen chosen = selection_chosen(&lab->selected, &lab->scene);
    const Picked picked = selection_picked(&lab->selected, lab_network(lab), lab_features(lab));
    bool same = opened == lab->opened && moment->scene.data.columns == lab->scene.data.columns &&
                moment->scene.framed == lab->scene.framed;
    compare_actions_keep_those(lab, moment);
    stand_at(lab, moment);
    if (same) {
        lab->scene.view = view;
        lab->scene.view_given = given;
    }
    if (lab->scene.document != document) leave_scene(lab);
    if (lab->fan.task != fan.task) lab->fan = fan;
    if (opened != lab->opened)
        lab->selected = then;
    else if (!selection_follow(&lab->selected, &chosen, &lab->scene))
        lab->selected.point = then.point;
    if (opened == lab->opened)
        selection_follow_network(&lab->selected, &picked, lab_network(lab), lab_features(lab),
                                 &then);
    lab->opened = opened;
    if (lab->graph) by_hand_anew(lab);
}

bool travel_undo(Lab *lab) {
    const History *h = &lab->history;
    Moment moment;
    if (h->undos > 0 && h->undo[h->undos - 1].opened < lab->begun)
        return message_set(&lab->notice, "This step of the lesson began here.");
    if (!history_undo(&lab->history, travel_now(lab), &moment))
        return message_set(&lab->notice, "There is nothing to undo.");
    travel_to(lab, &moment);
    return true;
}

bool travel_redo(Lab *lab) {
    Moment moment;
    if (!history_redo(&lab->history, travel_now(lab), &moment))
        return message_set(&lab->notice, "There is nothing to redo.");
    travel_to(lab, &moment);
    return true;
}

/* ---- snapshots */

Snapshot lab_snapshot(const Lab *lab) {
    Snapshot snapshot = {.moment = travel_now(lab)};
    snapshot.demand = lab->demand;
    snapshot.walked = lab->graph ? lab->graph->walked : 0;
    return snapshot;
}

void lab_return(Lab *lab, Snapshot *snapshot) {
    history_keep(&lab->history, travel_now(lab));
    lab->opened++;
    lab->selected = snapshot->moment.selected;
    stand_at(lab, &snapshot->moment);
    leave_scene(lab);
    lab_look_anew(lab);
    ready_make(lab); /* the graph is the scene's again */
    lab->demand = snapshot->demand;
    if (lab->graph) {
        lab->graph->compared = false;
        graph_walk_to(lab->graph, snapshot->walked);
    }
    ready_make(lab);
    compare_actions_follow(lab);
    *snapshot = (Snapshot){.walked = 0};
}

void snapshot_destroy(Snapshot *snapshot) {
    moment_destroy(&snapshot->moment);
    *snapshot = (Snapshot){.walked = 0};
}
