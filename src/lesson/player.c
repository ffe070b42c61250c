/* See player.h. */
#include "lesson/player.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lesson/lesson_file.h"
#include "lesson/reload.h"
#include "lesson/solve.h"

static const LessonStep *step_of(const Player *player, int step) {
    return &player->lesson.step[step];
}

void player_destroy(Player *player) {
    if (!player->playing) return;
    lesson_destroy(&player->lesson);
    free(player->state);
    *player = (Player){0};
}

/* --- The lab as a step wants it --- */

/* Sets a step up: its scene, or only what it selects. A scene that the lab refuses leaves what was
 * there, with the lab's notice. */
static void set_up(Lab *lab, const LessonStep *step) {
    if (step->has_scene) {
        Scene scene = scene_copy(&step->scene);
        lab_load(lab, &scene);
    } else if (step->has_look) {
        lab_select(lab, &step->scene);
    }
}

/* What a person would have done in a step. */
static void solve_all(Lab *lab, const LessonStep *step) {
    for (int t = 0; t < step->tasks; t++) {
        for (int i = 0; i < step->task[t].solve; i++)
            solve_line(lab, step->task[t].solve_line[i], NULL);
    }
}

/* The step's own start. */
static void rebuild(const Player *player, Lab *lab) {
    int from = player->step;
    lab_apply(lab, &(Action){.kind = ACTION_LOCK, .flag = false});
    while (from > 0 && !step_of(player, from)->has_scene) from--;
    for (int s = from; s < player->step; s++) {
        set_up(lab, step_of(player, s));
        solve_all(lab, step_of(player, s));
    }
    set_up(lab, step_of(player, player->step));
}

/* What is shown: the last step up to this one that says so. */
static void follow_show(Player *player) {
    static const SceneShow usual = {3, {"plane", "network", "weights"}}, graph = {1, {"graph"}};
    player->show = usual;
    for (int s = player->step; s >= 0; s--) {
        const LessonStep *step = step_of(player, s);
        if (!step->has_look) continue;
        bool is_graph = step->scene.graph.expression[0] != '\0', says = step->scene.show.count > 0;
        if (!is_graph && !says) continue;
        player->show = says ? step->scene.show : graph;
        return;
    }
}

int player_waiting(const Player *player) {
    const PlayerStep *state = &player->state[player->step];
    int predicts = step_of(player, player->step)->predicts;
    for (int p = 0; p < predicts && p < PLAYER_PREDICTS; p++) {
        if (state->choice[p] == 0) return p;
    }
    return -1;
}

/* The log follows the lab in steps that show it. */
static void follow_log(Player *player, const Lab *lab) {
    const LessonStep *step = step_of(player, player->step);
    if (step->has_log && log_look(&player->log, lab, step->log.goal)) player->revision++;
}

static void arrive(Player *player, Lab *lab) {
    log_leave(&player->log);
    follow_log(player, lab);
    follow_show(player);
    lab_apply(lab, &(Action){.kind = ACTION_PAUSE});
    lab_apply(lab, &(Action){.kind = ACTION_LOCK, .flag = player_waiting(player) >= 0});
    lab->notice.text[0] = '\0';
    player->finished = false;
    player->state[player->step].entered = true;
    player->state[player->step].tried = 0;
    player->looked = lab->revision; /* what is so from the start is nobody's doing */
    player->tries = lab->tries;
    player->revision++;
}

void player_go(Player *player, Lab *lab, int step) {
    int last = player->lesson.steps - 1, before = player->step;
    step = step < 0 ? 0 : step > last ? last : step;
    if (player->finished) player->finished = false, player->revision++;
    if (step == before) return;
    player->step = step;
    if (step == before + 1)
        set_up(lab, step_of(player, step));
    else
        rebuild(player, lab);
    arrive(player, lab);
}

void player_finish(Player *player) {
    if (!player->playing || player->step < player->lesson.steps - 1 || player->finished) return;
    player->finished = true;
    player->revision++;
}

void player_reset(Player *player, Lab *lab) {
    rebuild(player, lab);
    arrive(player, lab);
}

/* --- Opening --- */

bool player_open(Player *player, Lab *lab, const char *path, int step, Message *message) {
    Player next = {.playing = true, .revision = player->revision};
    if (!lesson_read(&next.lesson, path, message)) return false;
    next.state = memory_zeroed((size_t)next.lesson.steps, sizeof *next.state);
    snprintf(next.path, sizeof next.path, "%s", path);
    next.step = step < 0 ? 0 : step >= next.lesson.steps ? next.lesson.steps - 1 : step;
    player_destroy(player);
    *player = next;
    rebuild(player, lab);
    arrive(player, lab);
    return true;
}

bool player_reload(Player *player, Lab *lab, Message *message) {
    Lesson lesson;
    if (!lesson_read(&lesson, player->path, message)) return false;
    const int step = reload_step(&player->lesson, player->step, &lesson);
    const bool same = step >= 0 && reload_same_start(&player->lesson, player->step, &lesson, step);
    PlayerStep *state = reload_states(&player->lesson, player->state, &lesson);
    int most = lesson.steps - 1;
    lesson_destroy(&player->lesson);
    free(player->state);
    player->lesson = lesson;
    player->state = state;
    player->step = step >= 0 ? step : player->step > most ? most : player->step;
    if (!same) rebuild(player, lab);
    arrive(player, lab);
    return true;
}

/* --- What a person does --- */

Names player_names(const Player *player, const Lab *lab) {
    Names names = {.lab = lab, .runs = log_runs(&player->log)};
    if (!player->playing) return names;
    int predicts = step_of(player, player->step)->predicts;
    if (predicts > PLAYER_PREDICTS) predicts = PLAYER_PREDICTS;
    if (predicts > 0) names.predicted = player->state[player->step].choice[predicts - 1];
    return names;
}

void player_clear_log(Player *player) {
    log_clear(&player->log);
    player->revision++;
}

static bool tick(Player *player, const Lab *lab) {
    const LessonStep *step = step_of(player, player->step);
    PlayerStep *state = &player->state[player->step];
    const Names names = player_names(player, lab);
    bool met = false;
    for (int t = 0; t < step->tasks; t++) {
        if (state->ticked[t] || !names_true(&names, step->task[t].when)) continue;
        state->ticked[t] = met = true;
    }
    return met;
}

static bool all_ticked(const Player *player) {
    const LessonStep *step = step_of(player, player->step);
    bool all = true;
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

void player_look(Player *player, const Lab *lab) {
    if (!player->playing || player->looked == lab->revision) return;
    int tries = (int)(lab->tries - player->tries);
    player->looked = lab->revision;
    player->tries = lab->tries;
    follow_log(player, lab);
    if (tick(player, lab)) {
        player->state[player->step].tried = 0;
        player->revision++;
    } else
        count_tries(player, tries);
}

void player_choose(Player *player, Lab *lab, int predict, int choice) {
    if (!player->playing || predict < 0 || predict >= PLAYER_PREDICTS) return;
    const LessonStep *step = step_of(player, player->step);
    if (predict >= step->predicts || choice < 0 || choice >= step->predict[predict].choices) return;
    int *chosen = &player->state[player->step].choice[predict];
    if (*chosen) return;
    *chosen = choice + 1;
    lab_apply(lab, &(Action){.kind = ACTION_LOCK, .flag = player_waiting(player) >= 0});
    player->revision++;
}

bool player_offers(const Player *player, const char *name) {
    for (int i = 0; i < player->show.count; i++) {
        if (strcmp(player->show.name[i], name) == 0) return true;
    }
    return false;
}

bool player_walks(const Player *player) {
    if (!player->playing || player->finished) return false;
    const LessonStep *step = &player->lesson.step[player->step];
    for (int t = 0; t < step->tasks; t++) {
        for (int i = 0; i < step->task[t].solve; i++) {
            if (strncmp(step->task[t].solve_line[i], "phase", strlen("phase")) == 0) return true;
        }
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

bool player_step_done(const Player *player, int step) {
    const LessonStep *s = step_of(player, step);
    const PlayerStep *state = &player->state[step];
    bool done = state->entered;
    for (int p = 0; p < s->predicts && p < PLAYER_PREDICTS; p++) done &= state->choice[p] > 0;
    for (int t = 0; t < s->tasks; t++) done &= state->ticked[t];
    return done;
}
