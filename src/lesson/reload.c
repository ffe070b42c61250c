/* See reload.h. */
#include "lesson/reload.h"

#include <string.h>

#include "base/memory.h"

static bool same_title(const Lesson *a, int step, const Lesson *b, int other) {
    return strcmp(a->step[step].title, b->step[other].title) == 0;
}

int reload_step(const Lesson *old, int step, const Lesson *now) {
    if (step < now->steps && same_title(old, step, now, step)) return step;
    for (int s = 0; s < now->steps; s++) {
        if (same_title(old, step, now, s)) return s;
    }
    /* Its title was changed, then, and nothing else moved. */
    return now->steps == old->steps ? step : -1;
}

bool reload_same_start(const Lesson *old, int step, const Lesson *now, int now_step) {
    const LessonStep *a = &old->step[step], *b = &now->step[now_step];
    return a->scene_hash == b->scene_hash && a->has_scene == b->has_scene;
}

bool reload_same_scenes(const Lesson *old, const Lesson *now) {
    bool same = old->steps == now->steps;
    for (int s = 0; same && s < now->steps; s++) same = reload_same_start(old, s, now, s);
    return same;
}

/* An answer that the question cannot have any more: it is asked anew. */
static void forget_misfits(PlayerStep *state, const LessonStep *old, const LessonStep *now) {
    for (int p = 0; p < PLAYER_PREDICTS; p++) {
        bool both = p < old->predicts && p < now->predicts;
        const Predict *asked = both ? &now->predict[p] : NULL;
        bool fits = both && asked->kind == old->predict[p].kind;
        bool chosen = fits && asked->kind == PREDICT_CHOICE;
        if (chosen) fits = state->choice[p] <= asked->choices && state->missed[p] <= asked->choices;
        if (fits) continue;
        state->choice[p] = state->missed[p] = 0;
        state->happened[p] = false;
        state->guess[p] = (Guess){.touched = false};
    }
}

PlayerStep *reload_states(const Lesson *old, PlayerStep *state, const Lesson *now) {
    PlayerStep *states = memory_zeroed((size_t)now->steps, sizeof *states);
    for (int s = 0; s < old->steps; s++) {
        int to = reload_step(old, s, now);
        if (to < 0 || states[to].entered) continue; /* gone, or of the same title as one before */
        states[to] = state[s];
        forget_misfits(&states[to], &old->step[s], &now->step[to]);
        if (!reload_same_start(old, s, now, to)) states[to].given = (Demand){.count = 0};
        state[s] = (PlayerStep){.entered = false};
    }
    return states;
}
