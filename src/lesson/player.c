/* See player.h. */
#include "lesson/player.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "lesson/answer.h"
#include "lesson/derive.h"
#include "lesson/lesson_file.h"
#include "lesson/passage.h"
#include "lesson/reload.h"
#include "lesson/show.h"
#include "lesson/stand.h"
#include "lesson/waits.h"
#include "lesson/ways.h"
#include "scene/file.h"
#include "scene/link.h"

static const LessonStep *step_of(const Player *player, int step) {
    return &player->lesson.step[step];
}

/* The lesson, and what became of its steps. */
static void destroy_lesson(Player *player) {
    for (int s = 0; s < player->lesson.steps; s++) {
        stand_forget(&player->state[s]);
        frozen_destroy(&player->state[s].begin);
        for (int p = 0; p < PLAYER_PREDICTS; p++) frozen_destroy(&player->state[s].reason[p]);
    }
    lesson_destroy(&player->lesson);
    free(player->state);
}

void player_destroy(Player *player) {
    if (!player->playing) return;
    destroy_lesson(player);
    *player = (Player){0};
}

/* --- What a step waits for --- */

int player_waiting(const Player *player) {
    const PlayerStep *state = &player->state[player->step];
    int predicts = step_of(player, player->step)->predicts;
    for (int p = 0; p < predicts && p < PLAYER_PREDICTS; p++) {
        if (state->choice[p] == 0) return p;
    }
    return -1;
}

/* --- Names, and what they tell --- */

const SceneExperiment *player_experiment(const Player *player) {
    if (!player->playing) return NULL;
    for (int s = player->step; s >= 0; s--) {
        const LessonStep *step = step_of(player, s);
        if (step->scene.experiment.given) return &step->scene.experiment;
        if (step->has_scene) break;
    }
    return NULL;
}

Names player_names(const Player *player, const Lab *lab) {
    Names names = {
        .lab = lab, .runs = log_runs(&player->log), .runs_met = log_runs_met(&player->log)};
    if (!player->playing) return names;
    names.experiment = player_experiment(player);
    int predicts = step_of(player, player->step)->predicts;
    if (predicts > PLAYER_PREDICTS) predicts = PLAYER_PREDICTS;
    const PlayerStep *state = &player->state[player->step];
    if (predicts > 0) names.predicted = state->choice[predicts - 1];
    for (int p = 0; p < predicts; p++) {
        bool made = step_of(player, player->step)->predict[p].kind != PREDICT_CHOICE;
        if (made) names.guess = &state->facts[p];
    }
    return names;
}

Names player_names_asked(const Player *player, const Lab *lab) {
    Names names = player_names(player, lab);
    if (player->playing) names.frozen = &player->state[player->step].begin;
    return names;
}

Names player_names_told(const Player *player, const Lab *lab, int predict) {
    Names names = player_names(player, lab);
    if (!player->playing || predict >= PLAYER_PREDICTS) return names;
    const PlayerStep *state = &player->state[player->step];
    bool made = step_of(player, player->step)->predict[predict].kind != PREDICT_CHOICE;
    names.frozen = &state->reason[predict];
    if (made) names.guess = &state->facts[predict];
    return names;
}

/* Whether the run was trained since it was looked at last, in a step that trains nothing: by
 * whoever opened all controls. */
static bool was_trained_out_of_turn(Player *player, const Lab *lab) {
    const unsigned trains = ~(1u << TRAIN_RESTART | 1u << TRAIN_NEW_START);
    const int64_t steps = lab_trainer(lab)->steps, before = player->steps;
    player->steps = steps;
    return (player->ways & trains) == 0 && steps > before;
}

/* begins: the step does, and nobody has done anything yet. */
static bool tick(Player *player, const Lab *lab, bool begins) {
    const LessonStep *step = step_of(player, player->step);
    PlayerStep *state = &player->state[player->step];
    const Names names = player_names(player, lab);
    bool met = false, trained = was_trained_out_of_turn(player, lab);
    for (int t = 0; t < step->tasks; t++) {
        if (state->ticked[t] || (!begins && waits_task(player, t))) continue;
        bool is = names_true(&names, step->task[t].when);
        state->by_machine[t] = is && (trained || state->by_machine[t]);
        if (is && !state->by_machine[t]) state->ticked[t] = met = true;
    }
    if (!state->derived && derive_is_met(step, lab)) state->derived = met = true;
    return met;
}

static bool has_happened(const Player *player, const Lab *lab, int predict) {
    const LessonStep *step = step_of(player, player->step);
    const Names names = player_names(player, lab);
    const char *when = step->predict[predict].when;
    int task = waits_task_after(step, predict);
    if (when) return names_true(&names, when);
    return task < 0 || player->state[player->step].ticked[task];
}

/* The numbers of a reason or a reply, as they are now, but for those that were taken. */
static void take_reason(Player *player, const Lab *lab, int predict, Prose prose) {
    Names names = player_names_told(player, lab, predict);
    names.frozen = NULL;
    frozen_take_prose(&player->state[player->step].reason[predict], &player->lesson, prose, &names,
                      false);
}

/* Tells the reasons of questions that are answered and have come about. */
static bool tell_reasons(Player *player, const Lab *lab) {
    const LessonStep *step = step_of(player, player->step);
    PlayerStep *state = &player->state[player->step];
    bool told = false;
    for (int p = 0; p < step->predicts && p < PLAYER_PREDICTS; p++) {
        if (state->happened[p] || !state->choice[p] || !has_happened(player, lab, p)) continue;
        frozen_destroy(&state->reason[p]); /* what was taken for a reply */
        answer_judge(player, lab, p);
        take_reason(player, lab, p, step->predict[p].why);
        state->happened[p] = told = true;
    }
    return told;
}

typedef struct Taking {
    const Lesson *lesson;
    Frozen *begin;
    Names names;
} Taking;

/* Of a question all numbers stand still, of other texts those that say {was}. */
static bool take_passage(void *data, const Passage *passage) {
    const Taking *t = data;
    bool was = passage->kind != PASSAGE_ASK && passage->kind != PASSAGE_CHOICE;
    if (passage->text)
        frozen_take_text(t->begin, passage->text, &t->names, was);
    else
        frozen_take_prose(t->begin, t->lesson, passage->prose, &t->names, was);
    return true;
}

/* Takes the numbers that stand still during the step, but for those that were taken. */
static void take_beginning(Player *player, const Lab *lab) {
    Taking taking = {&player->lesson, &player->state[player->step].begin, {.lab = lab}};
    const LessonStep *step = step_of(player, player->step);
    passage_each(step, take_passage, &taking);
    for (int p = 0; p < step->predicts; p++) {
        const Sought *sought = &step->predict[p].sought;
        for (int i = 0; i < 3 && sought->truth[i]; i++)
            frozen_take(taking.begin, sought->truth[i], &taking.names);
    }
}

/* What the step button does: an epoch, unless the lesson's step takes smaller steps only. */
static StepSize size_of(unsigned ways) {
    bool smaller = !(ways >> TRAIN_EPOCH & 1) && !(ways >> TRAIN_PLAY & 1);
    return smaller && ways >> TRAIN_BATCH & 1   ? STEP_BATCH
           : smaller && ways >> TRAIN_POINT & 1 ? STEP_POINT
                                                : play_create().size;
}

/* The speed and size of steps that a step begins with. */
static void set_pace(const Player *player, Lab *lab) {
    int speed = step_of(player, player->step)->opening.speed;
    int usual = lab_is_graph(lab) ? PLAY_WALK : PLAY_TRAIN;
    lab_apply(lab, &(Action){.kind = ACTION_SPEED, .number = speed > 0 ? speed - 1 : usual});
    lab_apply(lab, &(Action){.kind = ACTION_STEP_SIZE, .size = size_of(player->ways)});
}

/* The log follows the lab in steps that show it. True when the run has met its goal just now. */
static bool follow_log(Player *player, const Lab *lab) {
    const LessonStep *step = step_of(player, player->step);
    bool awaited = log_awaits(&player->log);
    if (!step->has_log) return false;
    if (log_look(&player->log, lab, step->log.goal)) player->revision++;
    return awaited && player->log.logged && player->log.now.reached;
}

/* While a question waits for an answer, the run does. */
static void lock(const Player *player, Lab *lab) {
    static const char *const first[] = {
        [PREDICT_CHOICE] = "Choose an answer first: what do you think will happen?",
        [PREDICT_NUMBER] = "Type your answer first: what do you think will happen?",
        [PREDICT_LINE] = "Place your line first: what do you think will happen?",
        [PREDICT_CURVE] = "Draw your curve first: what do you think will happen?",
        [PREDICT_LOSS] = "Draw your curve first: what do you think will happen?"};
    const LessonStep *step = step_of(player, player->step);
    const int open = player_waiting(player), held = waits_for(player);
    unsigned withheld = held >= 0 ? waits_withheld(step, held) : 0;
    if (open >= 0) lab_await(lab, first[step->predict[open].kind], withheld);
    lab_apply(lab, &(Action){.kind = ACTION_LOCK, .flag = waits_run(player)});
}

/* In a step that is set up, or as it was left. What was taken at its beginning before stays. */
static void arrive(Player *player, Lab *lab, bool begins) {
    log_leave(&player->log);
    follow_log(player, lab);
    player->show = *show_of_step(&player->lesson, player->step);
    lab_apply(lab, &(Action){.kind = ACTION_PAUSE});
    player->ways = ways_of_step(&player->lesson, step_of(player, player->step));
    set_pace(player, lab);
    lab_begin(lab, player->ways);
    lock(player, lab);
    lab->notice = player->refused;
    take_beginning(player, lab);
    answer_begin(player, lab);
    player->finished = false;
    player->state[player->step].entered = true;
    player->state[player->step].tried = 0;
    player->steps = lab_trainer(lab)->steps;
    tick(player, lab, begins); /* what is so from the start is done */
    player->looked = lab->revision;
    player->tries = lab->tries;
    player->stood = lab->trained;
    player->revision++;
}

/* In a step that begins now. */
static void begin(Player *player, Lab *lab) {
    PlayerStep *state = &player->state[player->step];
    frozen_destroy(&state->begin);
    derive_begin(step_of(player, player->step), lab, &state->given);
    arrive(player, lab, true);
}

/* What was demanded in the step that is being left. */
static void keep_given(Player *player, const Demand *demand) {
    if (demand->lesson) player->state[player->step].given = *demand;
}

void player_go(Player *player, Lab *lab, int step) {
    int last = player->lesson.steps - 1, before = player->step;
    step = step < 0 ? 0 : step > last ? last : step;
    if (player->finished) player->finished = false, player->revision++;
    if (step == before) return;
    keep_given(player, &lab->demand);
    stand_leave(player, lab);
    player->step = step;
    if (stand_return(player, lab)) {
        arrive(player, lab, false);
        return;
    }
    if (step == before + 1)
        stand_go_on(player, lab);
    else
        stand_anew(player, lab);
    begin(player, lab);
}

void player_finish(Player *player, Lab *lab) {
    if (!player->playing || player->step < player->lesson.steps - 1 || player->finished) return;
    lab_apply(lab, &(Action){.kind = ACTION_PAUSE});
    player->finished = true;
    player->revision++;
}

/* They are asked anew, as if nothing had been said to them. */
static void forget_answers(PlayerStep *state) {
    for (int p = 0; p < PLAYER_PREDICTS; p++) {
        frozen_destroy(&state->reason[p]);
        state->choice[p] = state->missed[p] = state->replied[p] = 0;
        state->happened[p] = false;
        state->guess[p] = state->first_guess[p] = (Guess){.touched = false};
        state->facts[p] = state->first_facts[p] = (GuessFacts){0};
    }
}

void player_reset(Player *player, Lab *lab) {
    PlayerStep *state = &player->state[player->step];
    forget_answers(state);
    memset(state->ticked, 0, sizeof state->ticked);
    state->derived = false;
    state->given = (Demand){.count = 0};
    stand_anew(player, lab);
    begin(player, lab);
}

/* --- Opening --- */

/* By which its progress is found again, when it comes by the same link. */
static void name_linked(Player *player) {
    uint64_t hash = hash_bytes(HASH_BEGIN, player->lesson.source, player->lesson.length);
    snprintf(player->path, sizeof player->path, "link-%016llx.md", (unsigned long long)hash);
}

bool player_open(Player *player, Lab *lab, const char *path, int step, Message *message) {
    Player next = {.playing = true, .revision = player->revision};
    if (!lesson_read(&next.lesson, path, message)) return false;
    next.state = memory_zeroed((size_t)next.lesson.steps, sizeof *next.state);
    next.linked = link_is(path);
    if (next.linked)
        name_linked(&next);
    else
        snprintf(next.path, sizeof next.path, "%s", path);
    next.step = step < 0 ? 0 : step >= next.lesson.steps ? next.lesson.steps - 1 : step;
    player_destroy(player);
    *player = next;
    stand_anew(player, lab);
    begin(player, lab);
    return true;
}

/* A reason that was told keeps its numbers; those it has got since are taken now. */
static void complete_reasons(Player *player, const Lab *lab) {
    const LessonStep *step = step_of(player, player->step);
    const PlayerStep *state = &player->state[player->step];
    for (int p = 0; p < step->predicts && p < PLAYER_PREDICTS; p++) {
        if (state->happened[p]) take_reason(player, lab, p, step->predict[p].why);
    }
}

bool player_read_anew(Player *player, bool *same, Message *message) {
    Lesson lesson;
    /* Whatever has come in its place may keep who reads it waiting for ever. */
    if (!player->linked && file_is_special(player->path))
        return message_set(message, "The lesson's file is no ordinary file any more.");
    const Lesson *before = &player->lesson;
    bool read = player->linked
                    ? lesson_parse(&lesson, before->source, before->length, "link", "", message)
                    : lesson_read(&lesson, player->path, message);
    if (!read) return false;
    const int step = reload_step(&player->lesson, player->step, &lesson), most = lesson.steps - 1;
    bool scenes = reload_same_scenes(&player->lesson, &lesson);
    *same = step >= 0 && reload_same_start(&player->lesson, player->step, &lesson, step);
    PlayerStep *state = reload_states(&player->lesson, player->state, &lesson);
    for (int s = 0; s < lesson.steps && !scenes; s++) stand_forget(&state[s]);
    destroy_lesson(player);
    player->lesson = lesson;
    player->state = state;
    player->step = step >= 0 ? step : player->step > most ? most : player->step;
    return true;
}

bool player_reload(Player *player, Lab *lab, Message *message) {
    bool same = false;
    keep_given(player, &lab->demand);
    if (!player_read_anew(player, &same, message)) return false;
    if (same) {
        derive_begin(step_of(player, player->step), lab, &player->state[player->step].given);
        arrive(player, lab, false);
    } else {
        stand_anew(player, lab);
        begin(player, lab);
    }
    complete_reasons(player, lab);
    return true;
}

void player_put_aside(Player *player, Snapshot *left) {
    keep_given(player, &left->demand);
    stand_keep(player, left);
}

void player_take_up(Player *player, Lab *lab, bool same) {
    if (same && stand_return(player, lab)) {
        arrive(player, lab, false);
    } else {
        stand_anew(player, lab);
        begin(player, lab);
    }
    complete_reasons(player, lab);
}

/* --- What a person does --- */

void player_clear_log(Player *player) {
    log_clear(&player->log);
    player->revision++;
}

static bool all_ticked(const Player *player) {
    const LessonStep *step = step_of(player, player->step);
    bool all = !step->has_derive || player->state[player->step].derived;
    for (int t = 0; t < step->tasks; t++) all &= player->state[player->step].ticked[t];
    return all;
}

/* What was tried in vain counts towards a hint. */
static void count_tries(Player *player, int tries) {
    PlayerStep *state = &player->state[player->step];
    int hint = player_next_hint(player), before = state->tried;
    if (hint < 0 || state->seen[hint] || all_ticked(player)) return;
    state->tried += tries;
    if (state->tried >= PLAYER_OPENS && before >= PLAYER_OFFERS) player_hint(player, hint);
    if (state->tried >= PLAYER_OFFERS && before < PLAYER_OFFERS) player->revision++;
}

/* The tasks that train and are not met yet. */
static int goals_open(const Player *player) {
    int open = 0;
    if (!player->playing || player->finished) return 0;
    const LessonStep *step = step_of(player, player->step);
    for (int t = 0; t < step->tasks; t++) {
        open += !player->state[player->step].ticked[t] && ways_trains(&step->task[t]);
    }
    return open;
}

/* Whether nothing has changed since. */
static bool is_looked_at(const Player *player, const Lab *lab) {
    return player->looked == lab->revision && player->looks == lab->looks;
}

void player_look(Player *player, Lab *lab) {
    if (!player->playing || is_looked_at(player, lab)) return;
    int tries = (int)(lab->tries - player->tries);
    int waited = goals_open(player);
    player->tries = lab->tries;
    bool reached = follow_log(player, lab);
    if (tick(player, lab, false)) {
        player->state[player->step].tried = 0;
        player->revision++;
        reached |= goals_open(player) < waited;
    } else {
        count_tries(player, tries);
    }
    if (reached) lab_apply(lab, &(Action){.kind = ACTION_PAUSE});
    if (lab->locked != waits_run(player) || lab_holds_still(lab) != (waits_for(player) >= 0))
        lock(player, lab); /* the tasks above it are done */
    if (tell_reasons(player, lab)) player->revision++;
    player->looked = lab->revision;
    player->looks = lab->looks;
}

bool player_awaits_goal(const Player *player) {
    bool within = player->playing && !player->finished;
    bool logs = within && step_of(player, player->step)->has_log && log_awaits(&player->log);
    return logs || goals_open(player) > 0;
}

/* --- Questions --- */

void player_choose(Player *player, Lab *lab, int predict, int choice) {
    if (!player->playing || predict < 0 || predict >= PLAYER_PREDICTS) return;
    const LessonStep *step = step_of(player, player->step);
    if (predict >= step->predicts || choice < 0 || choice >= step->predict[predict].choices) return;
    const Predict *asked = &step->predict[predict];
    PlayerStep *state = &player->state[player->step];
    if (state->choice[predict] || state->missed[predict] == choice + 1) return;
    bool wrong = choice != asked->answer, first = !state->missed[predict];
    frozen_destroy(&state->reason[predict]); /* of the reply to another choice */
    if (asked->has_reply[choice]) take_reason(player, lab, predict, asked->reply[choice]);
    if (wrong && first) state->missed[predict] = choice + 1;
    if (!wrong || !first || asked->choices < 3) state->choice[predict] = choice + 1;
    player_answered(player, lab);
}

void player_answered(Player *player, Lab *lab) {
    if (tick(player, lab, false))
        player->state[player->step].tried = 0; /* what had waited for it */
    lock(player, lab);
    tell_reasons(player, lab);
    player->revision++;
}

unsigned player_hidden(const Player *player) {
    if (!player->playing) return 0;
    const LessonStep *step = step_of(player, player->step);
    int open = player_waiting(player);
    return step->opening.hidden | (open >= 0 ? step->predict[open].hidden | 1u << HIDE_ARROWS : 0);
}

bool player_leaves_out(const Player *player, HiddenPart part) {
    return player->playing && step_of(player, player->step)->opening.hidden & 1u << part;
}

int player_lens(const Player *player) {
    bool within = player->playing && !player->finished;
    return within ? step_of(player, player->step)->opening.lens : 0;
}

/* --- Showing, and hints --- */

bool player_offers(const Player *player, const char *name) {
    return show_has(&player->show, name);
}

bool player_walks(const Player *player) {
    if (!player->playing || player->finished) return false;
    const LessonStep *step = step_of(player, player->step);
    for (int t = 0; t < step->tasks; t++) {
        if (ways_of_task(&step->task[t]) & 1u << TRAIN_PHASE) return true;
    }
    return false;
}

bool player_descends(const Player *player) {
    if (!player->playing) return true;
    const LessonStep *step = step_of(player, player->step);
    for (int t = 0; t < step->tasks; t++) {
        if (ways_descends(&step->task[t])) return true;
    }
    return false;
}

void player_hint(Player *player, int block) {
    if (!player->playing || block < 0 || block >= PLAYER_BLOCKS) return;
    PlayerStep *state = &player->state[player->step];
    state->open[block] = !state->open[block];
    state->seen[block] = true;
    state->tried = 0;
    player->revision++;
}

int player_next_hint(const Player *player) {
    const LessonStep *step = step_of(player, player->step);
    int last = -1;
    for (int b = 0; b < step->blocks && b < PLAYER_BLOCKS; b++) {
        if (step->block[b].kind != BLOCK_HINT) continue;
        last = b;
        if (!player->state[player->step].seen[b]) break;
    }
    return last;
}

bool player_hint_is_due(const Player *player, int block) {
    const PlayerStep *state = &player->state[player->step];
    return state->tried >= PLAYER_OFFERS && block == player_next_hint(player) &&
           !state->seen[block] && !all_ticked(player);
}

int player_said(const Player *player, int predict) {
    const PlayerStep *state = &player->state[player->step];
    return (state->missed[predict] > 0) + (state->choice[predict] > 0) + state->happened[predict];
}

bool player_step_done(const Player *player, int step) {
    const LessonStep *s = step_of(player, step);
    const PlayerStep *state = &player->state[step];
    bool done = state->entered;
    for (int p = 0; p < s->predicts && p < PLAYER_PREDICTS; p++) done &= state->choice[p] > 0;
    for (int t = 0; t < s->tasks; t++) done &= state->ticked[t];
    done &= !s->has_derive || state->derived;
    return done;
}
