/* See lab.h. Here: the scene, and dispatch of actions. */
#include "lab/lab.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/same.h"
#include "lab/action.h"
#include "lab/by_hand.h"
#include "lab/change.h"
#include "lab/compare.h"
#include "lab/compare_actions.h"
#include "lab/earlier.h"
#include "lab/graph_steps.h"
#include "lab/hold.h"
#include "lab/ready.h"
#include "lab/replay.h"
#include "lab/train.h"
#include "lab/travel.h"

/* ---- queries */

const Network *lab_network(const Lab *lab) {
    return &lab->run->trainer.net;
}

const Training *lab_settings(const Lab *lab) {
    return &lab->run->trainer.settings;
}

const Trainer *lab_trainer(const Lab *lab) {
    return &lab->run->trainer;
}

const Timeline *lab_timeline(const Lab *lab) {
    return &lab->run->timeline;
}

const Features *lab_features(const Lab *lab) {
    return &lab->run->features;
}

const Samples *lab_train_samples(const Lab *lab) {
    return &lab->run->train;
}

const Samples *lab_test_samples(const Lab *lab) {
    return &lab->run->test;
}

bool lab_is_graph(const Lab *lab) {
    return lab->graph != NULL;
}

int64_t lab_now(const Lab *lab) {
    if (lab->compare) return compare_now(lab->compare);
    return lab->graph ? lab->graph->walked : lab->run->trainer.epoch;
}

int64_t lab_last(const Lab *lab) {
    if (lab->compare) return compare_last(lab->compare);
    return lab->graph ? graph_total(lab->graph) : lab->run->timeline.epochs - 1;
}

bool lab_can_go_back(const Lab *lab) {
    if (lab->compare) return compare_now(lab->compare) > 0;
    return lab->graph ? lab->graph->walked > 0 : lab->run->trainer.steps > 0;
}

/* ---- a lab and its scene */

Lab lab_create(int threads) {
    Lab lab = {.scene = scene_default(),
               .run = memory_zeroed(1, sizeof *lab.run),
               .play = play_create(),
               .selected = {.point = -1, .weight = -1, .layer = -1, .unit = -1},
               .trained = 1,
               .threads = threads};
    scene_run(&lab.scene, lab.run, threads, &lab.notice);
    ready_make(&lab);
    return lab;
}

void lab_destroy(Lab *lab) {
    run_destroy(lab->run);
    free(lab->run);
    scene_destroy(&lab->scene);
    history_destroy(&lab->history);
    compare_destroy(lab->compare);
    for (int i = 0; i < lab->asides; i++) compare_destroy(lab->aside[i]);
    for (int i = 0; i < lab->keeps; i++) {
        lab_destroy(lab->kept[i]);
        free(lab->kept[i]);
    }
    for (int i = 0; i < lab->forgets; i++) {
        lab_destroy(lab->forgotten[i]);
        free(lab->forgotten[i]);
    }
    timeline_destroy(&lab->ghost);
    past_destroy(&lab->past);
    scene_destroy(&lab->replay.begun);
    free(lab->graph);
    free(lab->gradient);
    free(lab->change);
    free(lab->mistaken);
    free(lab->held);
    scores_destroy(&lab->scores);
    confusion_destroy(&lab->confusion);
    shares_destroy(&lab->shares);
    votes_destroy(&lab->votes);
    trail_destroy(&lab->trail);
    *lab = (Lab){0};
}

static int64_t beyond(int64_t a, int64_t b) {
    return (a > b ? a : b) + 1;
}

void lab_go_on(Lab *lab, const Lab *before) {
    lab->documents = beyond(lab->documents, before->documents);
    lab->revision = beyond(lab->revision, before->revision);
    lab->trained = beyond(lab->trained, before->trained);
    lab->tries = before->tries;
    lab->programs = before->programs;
    lab->tables = before->tables;
    ready_make(lab);
}

void lab_select(Lab *lab, const Scene *scene) {
    selection_join(&lab->selected, scene, lab_network(lab));
    ready_make(lab);
}

void lab_demand(Lab *lab, const Demand *demand) {
    lab->demand = *demand;
    by_hand_follow(lab);
    if (lab->graph && lab->demand.count && lab->graph->walked >= lab->graph->count)
        graph_walk_to(lab->graph, demand_limit(&lab->demand, lab->graph));
    ready_make(lab);
}

/* A graph as the scene wants it at first. */
static void begin_graph(Lab *lab) {
    if (!lab->graph) return;
    lab->graph->compared = false;
    graph_walk_to(lab->graph, graph_start(lab->graph, &lab->scene.graph));
}

/* At the very first there is nothing that anyone has seen yet, and undo does not go there. */
static void keep_what_was(Lab *lab) {
    if (lab->scene.document > 0 || lab->history.undos > 0)
        history_keep(&lab->history, travel_now(lab));
}

/* As a scene is looked at, at first. */
void lab_look_anew(Lab *lab) {
    const Scene *s = &lab->scene;
    LabLook look = {NAN, NAN, false, 1, NAN};
    if (s->turn_given) look.yaw = (double)s->turn[0], look.pitch = (double)s->turn[1];
    lab->look = look;
    lab->looks++;
}

bool lab_load(Lab *lab, Scene *scene) {
    Run *run = memory_zeroed(1, sizeof *run);
    scene->edition = lab->editions + 1;
    if (!replay_check(&scene->run, &lab->notice) ||
        !compare_check(scene, &scene->compare, &lab->notice) ||
        !scene_run(scene, run, lab->threads, &lab->notice)) {
        free(run);
        scene_destroy(scene);
        return false;
    }
    keep_what_was(lab);
    compare_actions_set_aside(lab, 0);
    lab->editions++;
    lab->opened++;
    run_destroy(lab->run);
    free(lab->run);
    scene_destroy(&lab->scene);
    lab->scene = *scene;
    lab->scene.document = ++lab->documents;
    lab->run = run;
    past_destroy(&lab->past);
    replay_begin(lab);
    lab->play.playing = false;
    lab->demand = (Demand){.count = 0};
    lab->selected = selection_of(&lab->scene, &run->trainer.net);
    earlier_forget(lab);
    lab->notice.text[0] = '\0';
    *scene = (Scene){0};
    lab_look_anew(lab);
    lab->trained++;
    ready_make(lab);
    begin_graph(lab);
    compare_actions_follow(lab);
    return true;
}

void lab_untitle(Lab *lab) {
    lab->scene.title[0] = '\0';
    lab->revision++;
}

void lab_keep_beside(Lab *lab, bool beside) {
    lab->scene.beside = beside;
    lab->revision++;
}

void lab_keep_experiment(Lab *lab, const SceneExperiment *experiment) {
    lab->scene.experiment = *experiment;
    lab->scene.experiment.given = true;
    lab->editions++;
    lab->revision++;
}

void lab_keep_lens(Lab *lab, int lens) {
    lab->scene.lens = lens;
}

void lab_keep_vectors(Lab *lab, const float plane[2][2]) {
    memcpy(lab->scene.vectors, plane, sizeof lab->scene.vectors);
}

void lab_keep_turn(Lab *lab, bool given, float yaw, float pitch) {
    lab->scene.turn_given = given;
    lab->scene.turn[0] = yaw;
    lab->scene.turn[1] = pitch;
}

void lab_keep_units(Lab *lab, const int unit[MAX_LAYERS][SPACE_AXES]) {
    memcpy(lab->scene.space_unit, unit, sizeof lab->scene.space_unit);
}

void lab_look(Lab *lab, LabLook look) {
    const LabLook *now = &lab->look;
    bool same = same_number(now->yaw, look.yaw) && same_number(now->pitch, look.pitch) &&
                now->above == look.above && now->space == look.space &&
                same_number(now->threshold, look.threshold);
    if (same) return;
    lab->look = look;
    lab->looks++;
}

void lab_begin_experiment(Lab *lab, const SceneExperiment *experiment) {
    lab_keep_experiment(lab, experiment);
    lab->found = (Findings){.runs = 0};
}

void lab_note_program(Lab *lab) {
    lab->programs++;
    lab->revision++;
}

void lab_note_table(Lab *lab) {
    lab->tables++;
    lab->revision++;
}

void lab_note_experiment(Lab *lab, const struct Experiment *experiment) {
    lab->found = findings_of(experiment, lab->scene.document);
    lab->revision++;
}

/* ---- actions */

/* Down the derivatives of a graph, once they are known. */
static bool descend(Lab *lab, const Action *action) {
    if (!lab->graph) return message_set(&lab->notice, "There is no graph to go down on.");
    if (lab_now(lab) < lab_last(lab))
        return message_set(&lab->notice,
                           "Walk forward and back first: a step downhill needs the derivatives.");
    return change_make(lab, action, NULL);
}

static bool play(Lab *lab) {
    lab->play.playing = true;
    lab->play.due = 0;
    if (lab_is_graph(lab) && lab_now(lab) == lab_last(lab)) begin_graph(lab);
    if (lab_is_graph(lab) && lab_now(lab) == lab_last(lab)) graph_walk_to(lab->graph, 0);
    return true;
}

static bool pause(Lab *lab) {
    lab->play.playing = false;
    return true;
}

static bool set_speed(Lab *lab, double speed) {
    lab->play.speed = (int)fmin(fmax(speed, 0), PLAY_SPEEDS - 1);
    return true;
}

static bool set_step_size(Lab *lab, StepSize size) {
    lab->play.size = size;
    return true;
}

static bool look(Lab *lab, const Plane *plane) {
    lab->scene.view = *plane;
    lab->scene.view_given = true;
    return true;
}

static bool lock(Lab *lab, bool locked) {
    lab->locked = locked;
    return locked ? pause(lab) : true;
}

static bool select_point(Lab *lab, const Action *action) {
    selection_point(&lab->selected, action->point.index);
    return true;
}

static bool select_weight(Lab *lab, const Action *action) {
    selection_weight(&lab->selected, action->weights.index);
    return true;
}

static bool select_unit(Lab *lab, const Action *action) {
    selection_unit(&lab->selected, action->unit.layer, action->unit.unit);
    return true;
}

static bool select_axis(Lab *lab, const Action *action) {
    selection_axis(&lab->selected, action->weights.count != 0, action->weights.index);
    return true;
}

static bool select_votes(Lab *lab, bool all) {
    lab->selected.all_points = all;
    return true;
}

/* Every action, except those that graph_steps handles when there is a graph. */
static bool obey(Lab *lab, const Action *action) {
    switch (action->kind) {
    case ACTION_ADD_POINT:
    case ACTION_MOVE_POINT:
    case ACTION_LABEL_POINT:
    case ACTION_ERASE_POINT:
    case ACTION_CLEAR_POINTS:
    case ACTION_SET_POINTS:
    case ACTION_HOLD_OUT:
    case ACTION_SCALE:
    case ACTION_FREE_AXES:
    case ACTION_SET_NETWORK:
    case ACTION_SET_INPUTS:
    case ACTION_SET_WEIGHTS:
    case ACTION_RESTART:
    case ACTION_NEW_START:
    case ACTION_SET_GRAPH:
    case ACTION_SET_LEAF:
    case ACTION_SET_TRAINING:
    case ACTION_STOP_WHEN: return change_make(lab, action, NULL);
    case ACTION_DESCEND: return descend(lab, action);
    case ACTION_STEP: return train_step(lab, action->size, action->every);
    case ACTION_PHASE: return train_phase(lab);
    case ACTION_STEP_BACK: return train_back(lab, action->size);
    case ACTION_SEEK: return train_seek(lab, action->epoch);
    case ACTION_PLAY: return play(lab);
    case ACTION_PAUSE: return pause(lab);
    case ACTION_SPEED: return set_speed(lab, action->number);
    case ACTION_STEP_SIZE: return set_step_size(lab, action->size);
    case ACTION_SELECT_POINT: return select_point(lab, action);
    case ACTION_SELECT_WEIGHT: return select_weight(lab, action);
    case ACTION_SELECT_UNIT: return select_unit(lab, action);
    case ACTION_SELECT_AXIS: return select_axis(lab, action);
    case ACTION_SELECT_VOTES: return select_votes(lab, action->flag);
    case ACTION_LOOK: return look(lab, &action->plane);
    case ACTION_LOCK: return lock(lab, action->flag);
    case ACTION_BY_HAND: return by_hand_switch(lab, action->flag);
    case ACTION_GIVE: return by_hand_give(lab, action->text);
    case ACTION_SHOW: return by_hand_show(lab);
    case ACTION_COMPARE: return compare_actions_begin(lab, &action->compare);
    case ACTION_KEEP: return compare_actions_keep(lab);
    case ACTION_FORGET: return compare_actions_forget(lab, (int)action->number);
    case ACTION_GO_ON: return compare_actions_go_on(lab, (int)action->number);
    case ACTION_UNDO: return travel_undo(lab);
    case ACTION_REDO: return travel_redo(lab);
    case ACTION_COUNT: break;
    }
    assert(false && "not an action");
    return false;
}

/* Seeking or stepping back in a graph stops playing; a step forward or a restart does not. */
static bool step_graph(Lab *lab, const Action *action, int64_t goal) {
    ActionKind kind = action->kind;
    GraphRun *g = lab->graph;
    if (kind != ACTION_STEP && kind != ACTION_RESTART) lab->play.playing = false;
    if (kind == ACTION_RESTART && g->walked >= goal) demand_forget(&lab->demand);
    g->compared = false;
    const GraphHold hold = {lab->locked ? lab_awaits(lab) : NULL, demand_limit(&lab->demand, g)};
    return graph_steps_go(g, action, goal, &hold, &lab->notice);
}

/* To choose what is changed then, as the press does that begins a drag, is the same deed. */
static bool is_one_deed(ActionKind before, ActionKind now) {
    bool point = now == ACTION_MOVE_POINT || now == ACTION_LABEL_POINT || now == ACTION_ERASE_POINT;
    return (before == ACTION_SELECT_POINT && point) ||
           (before == ACTION_SELECT_WEIGHT && now == ACTION_SET_WEIGHTS) ||
           (before == ACTION_SELECT_UNIT && now == ACTION_SET_WEIGHTS);
}

static void count_try(Lab *lab, const Action *action) {
    int quarters = action_tries(action);
    if (quarters == 0) return;
    if (!is_one_deed(lab->tried, action->kind)) lab->tries += quarters;
    lab->tried = action->kind;
}

static int start_of(const Lab *lab) {
    return graph_start(lab->graph, &lab->scene.graph);
}

/* Side by side time is that of all runs; the graph has its own. */
static bool carry_out(Lab *lab, const Action *action) {
    int64_t goal;
    if (lab->compare && action_is_time(action->kind)) return compare_actions_time(lab, action);
    bool steps = lab_is_graph(lab) && graph_steps_goal(lab->graph, action, start_of(lab), &goal);
    return steps ? step_graph(lab, action, goal) : obey(lab, action);
}

bool lab_apply(Lab *lab, const Action *action) {
    lab->notice.text[0] = '\0';
    int64_t trained = lab->trained;
    bool done = hold_allows(lab, action) && carry_out(lab, action);
    if (lab->trained != trained) compare_actions_follow(lab);
    if (done) count_try(lab, action);
    ready_make(lab);
    return done;
}

/* ---- saving */

/* A scene that is neither generated nor read has all its points as its own. */
static void own_points(Scene *scene) {
    if (scene->set.kind != SET_NONE || scene->file[0] != '\0') return;
    dataset_destroy(&scene->points);
    scene->points = dataset_copy(&scene->data);
}

static void give_values(Scene *scene, const float *values) {
    int count = scene_weights(scene);
    free(scene->values);
    scene->values = NULL;
    if (!values) return;
    scene->values = memory_floats(count);
    memcpy(scene->values, values, sizeof(float) * (size_t)count);
}

/* As it began, with what happened since; or, without lines for that, as it stands. Where all of it
 * is still to be done again, as it was loaded. */
static Scene to_be_saved(const Scene *from, const Past *past, const PastPlace *now,
                         const float *theta) {
    Scene scene = scene_copy(from);
    Script lines;
    if (scene.run.count > 0) return scene;
    bool said = past_trained(past) && past_script(past, now, &lines);
    if (said) {
        const Scene *base = &past->base->scene;
        scene_take_data(&scene, base);
        scene.training = base->training;
        give_values(&scene, base->values);
        script_destroy(&scene.run);
        scene.run = lines;
    } else {
        give_values(&scene, theta);
    }
    if (scene.select_point > scene.data.count) scene.select_point = 0;
    own_points(&scene);
    return scene;
}

Scene lab_scene(const Lab *lab) {
    if (lab_replays(lab)) return scene_copy(&lab->replay.begun);
    const PastPlace now = past_place(lab->run);
    return to_be_saved(&lab->scene, &lab->past, &now, lab_network(lab)->theta);
}

bool lab_forgets(const Lab *lab) {
    Script lines;
    const PastPlace now = past_place(lab->run);
    bool lost = lab->past.lost && now.steps > 0; /* and with it, perhaps, all of the training */
    if (!past_trained(&lab->past) && !lost) return false;
    bool said = past_script(&lab->past, &now, &lines);
    if (said) script_destroy(&lines);
    return !said;
}

bool lab_earlier(const Lab *lab, int64_t document, Scene *scene) {
    const History *h = &lab->history;
    for (int i = h->undos - 1; i >= 0; i--) {
        const Moment *m = &h->undo[i];
        if (m->scene.document != document) continue;
        const PastPlace then = {m->epoch, m->steps, m->position, m->next, &m->way};
        *scene = to_be_saved(&m->scene, &m->past, &then, m->theta);
        return true;
    }
    return false;
}
