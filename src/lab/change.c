/* See change.h. */
#include "lab/change.h"

#include "lab/by_hand.h"
#include "lab/earlier.h"
#include "lab/edit.h"
#include "lab/past_words.h"
#include "lab/travel.h"

/* What must be known of the time before the edit. */
typedef struct Before {
    const Run *run;
    PastPlace place; /* its way is borrowed from the run, whose own changes with the edit: */
    RunWay way;      /* a copy */
    Training training;
    float held_out;
    Leaving leaving;
    SetKind set;
    Chosen chosen;
    Picked picked;
    Script lines; /* that do what it does; owned */
    bool said;    /* there are such lines */
} Before;

static Before before_of(const Lab *lab, const Action *action) {
    Before before = {.run = lab->run,
                     .place = past_place(lab->run),
                     .way = lab->run->way,
                     .training = lab->run->trainer.settings,
                     .held_out = lab->scene.held_out,
                     .leaving = earlier_leaving(lab, action->kind),
                     .set = lab->scene.set.kind,
                     .chosen = selection_chosen(&lab->selected, &lab->scene),
                     .picked =
                         selection_picked(&lab->selected, lab_network(lab), lab_features(lab)),
                     .lines = {.count = 0}};
    before.said = past_words(lab, action, &before.lines);
    return before;
}

/* Whether training knows nothing of it. */
static bool is_of_graph(ActionKind kind) {
    return kind == ACTION_SET_GRAPH || kind == ACTION_SET_LEAF || kind == ACTION_DESCEND;
}

/* What it means to the run: lines of it; or nothing, when the run is another. */
static void note_past(Lab *lab, const Action *action, Before *before, const char *line,
                      bool points) {
    Past *past = &lab->past;
    const Script *lines = &before->lines;
    if (lab->run != before->run) {
        past_destroy(past);
        return;
    }
    if (is_of_graph(action->kind) || action->kind == ACTION_STOP_WHEN) return; /* nothing */
    before->place.way = &before->way;
    past_cut(past, &before->place);
    past_words_after(lab, &before->training, before->held_out, &before->lines);
    if (line || !before->said) past_edit(past, &lab->scene, lab->run, line, points);
    for (int i = 0; !line && before->said && i < lines->count; i++)
        past_edit(past, &lab->scene, lab->run, lines->line[i].text, points);
}

/* What a leaf changes is compared with what was before it was first moved, however often it is
 * moved then; a step downhill, and another leaf, begin anew. */
static void follow_graph(Lab *lab, const Action *action, bool gesture) {
    bool gone = lab->graph && !lab->scene.graph.expression[0];
    if (action->kind == ACTION_SET_GRAPH || gone) { /* nothing of another one */
        lab->demand = (Demand){.count = 0};
        lab->play.playing = false;
        return;
    }
    if (!lab->graph || !is_of_graph(action->kind) || (gesture && lab->graph->compared)) return;
    int leaf = action->kind == ACTION_SET_LEAF ? action->leaf.index : -1;
    bool again = lab->graph->compared && leaf >= 0 && leaf == lab->graph->moved;
    by_hand_anew(lab);
    if (again)
        lab->graph->compared = true;
    else
        graph_remember(lab->graph, leaf, (double)lab->scene.training.rate);
}

bool change_make(Lab *lab, const Action *action, const char *line) {
    bool gesture = line || (action->goes_on && lab->history.undos > 0);
    Before before = before_of(lab, action);
    Moment now = {0};
    Timeline left = {0};
    const Edit edit = {&lab->scene, &lab->run,         &left,       lab->threads,
                       lab->adapts, lab->editions + 1, &lab->notice};
    if (!gesture) now = travel_now(lab);
    bool done = edit_apply(&edit, action);
    if (done) {
        lab->trained++;
        lab->editions++;
        note_past(lab, action, &before, line, lab->scene.edition == edit.edition);
        earlier_follow(lab, action->kind, &before.leaving, left);
        follow_graph(lab, action, gesture);
        selection_follow_network(&lab->selected, &before.picked, lab_network(lab),
                                 lab_features(lab), NULL);
        if (action->kind == ACTION_ERASE_POINT)
            selection_follow_erased(&lab->selected, &lab->scene, action->point.index);
        if (action->kind == ACTION_SET_POINTS) {
            if (before.set != lab->scene.set.kind && !line) lab->sets++;
            if (!selection_follow(&lab->selected, &before.chosen, &lab->scene))
                lab->scene.select_point = 0;
        }
    }
    script_destroy(&before.lines);
    if (done && !gesture)
        history_keep(&lab->history, now);
    else if (!gesture)
        moment_destroy(&now);
    return done;
}
