/* See player.h. */
#include "lesson/player.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lesson/lesson_file.h"
#include "lesson/solve.h"
#include "nn/memory.h"

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

/* Sets a step up: its scene, or only what it selects. A scene that the lab refuses leaves what was there, with the
 * lab's notice. */
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

bool player_offers(const Player *player, const char *name) {
    for (int i = 0; i < player->show.count; i++) {
        if (strcmp(player->show.name[i], name) == 0) return true;
    }
    return false;
}

/* Which prediction still waits for a choice; -1 for none. */
static int waiting(const Player *player) {
    const PlayerStep *state = &player->state[player->step];
    int predicts = step_of(player, player->step)->predicts;
    for (int p = 0; p < predicts && p < PLAYER_PREDICTS; p++) {
        if (state->choice[p] == 0) return p;
    }
    return -1;
}

static void arrive(Player *player, Lab *lab) {
    follow_show(player);
    lab_apply(lab, &(Action){.kind = ACTION_PAUSE});
    lab_apply(lab, &(Action){.kind = ACTION_LOCK, .flag = waiting(player) >= 0});
    lab->notice.text[0] = '\0';
    player->state[player->step].entered = true;
    player->looked = lab->revision; /* what is so from the start is nobody's doing */
    player->revision++;
}

void player_go(Player *player, Lab *lab, int step) {
    int last = player->lesson.steps - 1, before = player->step;
    step = step < 0 ? 0 : step > last ? last : step;
    if (step == before) return;
    player->step = step;
    if (step == before + 1)
        set_up(lab, step_of(player, step));
    else
        rebuild(player, lab);
    arrive(player, lab);
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
    PlayerStep *state = memory_zeroed((size_t)lesson.steps, sizeof *state);
    int kept = lesson.steps < player->lesson.steps ? lesson.steps : player->lesson.steps;
    memcpy(state, player->state, (size_t)kept * sizeof *state);
    lesson_destroy(&player->lesson);
    free(player->state);
    player->lesson = lesson;
    player->state = state;
    if (player->step >= lesson.steps) player->step = lesson.steps - 1;
    rebuild(player, lab);
    arrive(player, lab);
    return true;
}

/* --- What a person does --- */

Names player_names(const Player *player, const Lab *lab) {
    Names names = {.lab = lab};
    if (!player->playing) return names;
    int predicts = step_of(player, player->step)->predicts;
    if (predicts > PLAYER_PREDICTS) predicts = PLAYER_PREDICTS;
    if (predicts > 0) names.predicted = player->state[player->step].choice[predicts - 1];
    return names;
}

void player_look(Player *player, const Lab *lab) {
    if (!player->playing || player->looked == lab->revision) return;
    const LessonStep *step = step_of(player, player->step);
    PlayerStep *state = &player->state[player->step];
    const Names names = player_names(player, lab);
    player->looked = lab->revision;
    for (int t = 0; t < step->tasks; t++) {
        if (state->ticked[t] || !names_true(&names, step->task[t].when)) continue;
        state->ticked[t] = true;
        player->revision++;
    }
}

void player_choose(Player *player, Lab *lab, int predict, int choice) {
    if (!player->playing || predict < 0 || predict >= PLAYER_PREDICTS) return;
    const LessonStep *step = step_of(player, player->step);
    if (predict >= step->predicts || choice < 0 || choice >= step->predict[predict].choices) return;
    int *chosen = &player->state[player->step].choice[predict];
    if (*chosen) return;
    *chosen = choice + 1;
    lab_apply(lab, &(Action){.kind = ACTION_LOCK, .flag = waiting(player) >= 0});
    player->revision++;
}

void player_hint(Player *player, int block) {
    if (!player->playing || block < 0 || block >= PLAYER_BLOCKS) return;
    bool *open = &player->state[player->step].open[block];
    *open = !*open;
    player->revision++;
}

bool player_step_done(const Player *player, int step) {
    const LessonStep *s = step_of(player, step);
    const PlayerStep *state = &player->state[step];
    bool done = state->entered;
    for (int p = 0; p < s->predicts && p < PLAYER_PREDICTS; p++) done &= state->choice[p] > 0;
    for (int t = 0; t < s->tasks; t++) done &= state->ticked[t];
    return done;
}
