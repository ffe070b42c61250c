/* See history.h. */
#include "lab/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

size_t moment_bytes(const Scene *scene, const Run *run) {
    size_t weights = (size_t)run->trainer.net.count;
    size_t points = (size_t)scene->data.count * (size_t)(scene->data.columns + 1);
    size_t frames = (size_t)run->timeline.keyframes.count * 3 * weights;
    size_t buckets = TIMELINE_BUCKETS * SERIES_COUNT * sizeof(Bucket);
    return sizeof(Moment) + (points + frames + 3 * weights) * sizeof(float) + buckets;
}

Moment moment_of(const Scene *scene, const Run *run, const Past *past, const Trail *trail) {
    const Trainer *t = &run->trainer;
    Moment m = {.scene = scene_copy(scene),
                .theta = memory_floats(t->net.count),
                .optimizer = optimizer_create(t->net.count),
                .epoch = t->epoch,
                .steps = t->steps,
                .moves = t->moves,
                .position = t->position,
                .next = t->next,
                .way = run->way,
                .touched = run->touched,
                .first_loss = run->first_loss,
                .timeline = timeline_copy(&run->timeline),
                .past = past_copy(past)};
    memcpy(m.theta, t->net.theta, sizeof(float) * (size_t)t->net.count);
    optimizer_copy(&m.optimizer, &t->optimizer);
    m.bytes = moment_bytes(scene, run) + past_bytes(&m.past);
    if (!trail) return m;
    m.trail = memory_zeroed(1, sizeof *m.trail);
    *m.trail = trail_copy_all(trail);
    m.bytes += trail_bytes(trail);
    return m;
}

void moment_destroy(Moment *m) {
    scene_destroy(&m->scene);
    free(m->theta);
    optimizer_destroy(&m->optimizer);
    timeline_destroy(&m->timeline);
    past_destroy(&m->past);
    if (m->trail) trail_destroy(m->trail);
    free(m->trail);
    *m = (Moment){0};
}

Run *moment_run(Moment *m, int threads) {
    Run *run = memory_zeroed(1, sizeof *run);
    bool fits = scene_run(&m->scene, run, threads, NULL);
    if (!fits) { /* cannot be: it was a run's scene */
        free(run);
        return NULL;
    }
    timeline_destroy(&run->timeline);
    run->timeline = m->timeline;
    run->first_loss = m->first_loss;
    m->timeline = (Timeline){0};
    trainer_restore(&run->trainer, m->theta, &m->optimizer, m->epoch, m->steps, m->moves,
                    m->position);
    run->way = m->way;
    run->touched = m->touched;
    run_score(run);
    for (int p = PHASE_FORWARD; p < (int)m->next; p++) trainer_phase(&run->trainer);
    return run;
}

static void clear(Moment *stack, int *count, size_t *bytes) {
    for (int i = 0; i < *count; i++) {
        *bytes -= stack[i].bytes;
        moment_destroy(&stack[i]);
    }
    *count = 0;
}

void history_destroy(History *h) {
    clear(h->undo, &h->undos, &h->bytes);
    clear(h->redo, &h->redos, &h->bytes);
    free(h->undo);
    free(h->redo);
    *h = (History){0};
}

/* Puts a moment on a stack; the oldest go when there is no more room. The newest always stays. */
static void push(History *h, Moment **stack, int *count, Moment moment) {
    if (!*stack) *stack = memory_zeroed(HISTORY_MOMENTS, sizeof **stack);
    while (*count > 0 && (*count == HISTORY_MOMENTS || h->bytes + moment.bytes > HISTORY_BYTES)) {
        h->bytes -= (*stack)[0].bytes;
        moment_destroy(&(*stack)[0]);
        memmove(*stack, *stack + 1, sizeof **stack * (size_t)-- * count);
    }
    h->bytes += moment.bytes;
    (*stack)[(*count)++] = moment;
}

void history_forget_redo(History *h) {
    clear(h->redo, &h->redos, &h->bytes);
}

void history_keep(History *h, Moment moment) {
    history_forget_redo(h);
    push(h, &h->undo, &h->undos, moment);
}

bool history_undo(History *h, Moment now, Moment *moment) {
    if (h->undos == 0) {
        moment_destroy(&now);
        return false;
    }
    *moment = h->undo[--h->undos];
    h->bytes -= moment->bytes;
    push(h, &h->redo, &h->redos, now);
    return true;
}

bool history_redo(History *h, Moment now, Moment *moment) {
    if (h->redos == 0) {
        moment_destroy(&now);
        return false;
    }
    *moment = h->redo[--h->redos];
    h->bytes -= moment->bytes;
    push(h, &h->undo, &h->undos, now);
    return true;
}
