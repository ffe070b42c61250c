/* See stand.h. */
#include "lesson/stand.h"

#include <stdlib.h>

#include "base/memory.h"
#include "lab/compare_actions.h"
#include "lesson/derive.h"
#include "lesson/show.h"
#include "lesson/solve.h"

static const LessonStep *step_of(const Player *player, int step) {
    return &player->lesson.step[step];
}

/* On the step before, as the person left it. */
static bool goes_on(const Player *player, int step) {
    if (step < 1 || step >= player->lesson.steps) return false;
    return !step_of(player, step)->has_scene && step_of(player, step)->opening.from != FROM_SOLVED;
}

/* How it is left matters to it, or to the step after it. */
static bool is_kept(const Player *player, int step) {
    return goes_on(player, step) || goes_on(player, step + 1);
}

/* ---- a step's own start */

/* Of a step that goes on: what it selects, and what it tries with what is there. */
static bool take_look(Lab *lab, const Scene *look) {
    /* With none it goes back to the one run, which other pictures are of. */
    bool one = look->show.count > 0 && !show_has(&look->show, SHOW_COMPARE);
    lab_select(lab, look);
    if (look->experiment.given) lab_begin_experiment(lab, &look->experiment);
    return (look->compare.count == 0 && !one) || compare_actions_begin(lab, &look->compare);
}

static bool take_scene(Lab *lab, const Scene *scene) {
    Scene copy = scene_copy(scene);
    return lab_load(lab, &copy);
}

/* Sets a step up: its scene, or only how it looks at what is there. What the lab refuses leaves
 * that as it was, and the player says why. */
static void set_up(Player *player, Lab *lab, int s) {
    const LessonStep *step = step_of(player, s);
    const SceneShow *show = show_of_step(&player->lesson, s);
    bool good = step->has_scene  ? take_scene(lab, &step->scene)
                : step->has_look ? take_look(lab, &step->scene)
                                 : true;
    good = good && (!show_has(show, SHOW_COMPARE) || compare_actions_show(lab));
    if (!good) player->refused = lab->notice;
}

/* A person had done it before, in a step that goes on from there: there is nothing left to do. */
static bool is_done_already(const Lab *lab, const Opening *opening, int line, Solved solved) {
    bool trained = lab->run->settled && solve_ways(opening->line[line]) != 0;
    return opening->from == FROM_HERE && (trained || solved == SOLVED_IDLE);
}

static void run_opening(Player *player, Lab *lab, const LessonStep *step) {
    const Opening *opening = &step->opening;
    for (int i = 0; i < opening->lines; i++) {
        Message why;
        Solved solved = solve_try(lab, opening->line[i], &why);
        bool done = solved == SOLVED_DONE || is_done_already(lab, opening, i, solved);
        if (!done && !player->refused.text[0]) message_set(&player->refused, "run: %s", why.text);
    }
    if (opening->lines > 0 && step->has_look) lab_select(lab, &step->scene);
}

/* What a person would have done in a step. */
static void solve_all(Lab *lab, const LessonStep *step) {
    derive_begin(step, lab, NULL);
    solve_step(lab, step, NULL, NULL);
}

/* The nearest step before this one that it can be built from, and whether that is how it was left;
 * otherwise it has a scene. */
static int find_base(const Player *player, bool *left) {
    bool solved = false;
    int base = player->step;
    *left = false;
    while (base > 0 && !step_of(player, base)->has_scene && !*left) {
        solved |= !goes_on(player, base);
        base--;
        *left = !solved && player->state[base].left;
    }
    return base;
}

/* Back to how a step was left, which is kept. */
static void return_to(Player *player, Lab *lab, int step) {
    Snapshot *left = player->state[step].left;
    lab_return(lab, left);
    *left = lab_snapshot(lab);
}

void stand_anew(Player *player, Lab *lab) {
    bool left;
    int base = find_base(player, &left);
    player->refused.text[0] = '\0';
    lab_release(lab);
    for (int s = base; s <= player->step; s++) {
        const LessonStep *step = step_of(player, s);
        bool as_left = left && s == base;
        if (as_left) {
            return_to(player, lab, s);
        } else {
            set_up(player, lab, s);
            run_opening(player, lab, step);
        }
        /* The next step goes on from there, whatever is still to be done. */
        bool done = as_left && (s == player->step - 1 || player_step_done(player, s));
        if (s < player->step && !done) solve_all(lab, step);
    }
    lab_release(lab);
}

void stand_go_on(Player *player, Lab *lab) {
    const LessonStep *step = step_of(player, player->step);
    if (step->opening.from == FROM_SOLVED) {
        stand_anew(player, lab);
        return;
    }
    lab_release(lab);
    player->refused.text[0] = '\0';
    set_up(player, lab, player->step);
    run_opening(player, lab, step);
}

/* ---- as it was left */

void stand_forget(PlayerStep *state) {
    if (state->left) snapshot_destroy(state->left);
    free(state->left);
    state->left = NULL;
}

static size_t bytes_kept(const Player *player) {
    size_t bytes = 0;
    for (int s = 0; s < player->lesson.steps; s++) {
        if (player->state[s].left) bytes += player->state[s].left->moment.bytes;
    }
    return bytes;
}

/* The step farthest from the present one of which is kept how it was left; -1: of no other. */
static int farthest(const Player *player) {
    int most = 0, step = -1;
    for (int s = 0; s < player->lesson.steps; s++) {
        int away = abs(s - player->step);
        if (!player->state[s].left || away <= most) continue;
        most = away;
        step = s;
    }
    return step;
}

void stand_keep(Player *player, Snapshot *left) {
    PlayerStep *state = &player->state[player->step];
    stand_forget(state);
    state->left = memory_zeroed(1, sizeof *state->left);
    *state->left = *left;
    *left = (Snapshot){.walked = 0};
    for (int far = farthest(player); far >= 0 && bytes_kept(player) > STAND_BYTES;) {
        stand_forget(&player->state[far]);
        far = farthest(player);
    }
}

void stand_leave(Player *player, const Lab *lab) {
    const int step = player->step;
    bool changed = lab->trained != player->stood;
    for (int s = step + 1; changed && goes_on(player, s); s++) stand_forget(&player->state[s]);
    if (!is_kept(player, step)) return;
    Snapshot left = lab_snapshot(lab);
    stand_keep(player, &left);
}

bool stand_return(Player *player, Lab *lab) {
    const int step = player->step;
    if (!player->state[step].left) return false;
    lab_release(lab);
    player->refused.text[0] = '\0';
    return_to(player, lab, step);
    if (!is_kept(player, step)) stand_forget(&player->state[step]);
    return true;
}
