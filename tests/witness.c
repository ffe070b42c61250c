/* See witness.h. */
#include "witness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#    include <malloc.h>
#endif

#include "base/hash.h"
#include "draw/text.h"
#include "lab/replay.h"
#include "scene/scene_file.h"

/* ---- shapes */

static bool finite_rect(Rect r) {
    return isfinite(r.x) && isfinite(r.y) && isfinite(r.w) && isfinite(r.h);
}

static bool finite_shape(const Shapes *list, const Shape *s) {
    bool finite = finite_rect(s->rect) && isfinite(s->radius) && isfinite(s->width) &&
                  isfinite(s->dash) && isfinite(s->at.x) && isfinite(s->at.y);
    if (s->kind != SHAPE_LINE && s->kind != SHAPE_POLYGON && s->kind != SHAPE_ARROW) return finite;
    for (int i = s->first; i < s->first + s->count; i++)
        finite &= isfinite(list->point[i].x) && isfinite(list->point[i].y);
    return finite;
}

/* text_next answers a byte that is no UTF-8 with U+FFFD, which nobody here writes on purpose. */
static bool sound_text(const Shapes *list, const Shape *s) {
    const char *at = list->text + s->first;
    if (*at == '\0' || !(s->text.size > 0) || !isfinite(s->text.size)) return false;
    while (*at) {
        if (text_next(&at) == 0xfffd) return false;
    }
    return true;
}

bool witness_shapes(const Shapes *shapes, Message *message) {
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        const char *name = s->mark.name ? s->mark.name : "no name";
        if (!finite_shape(shapes, s))
            return message_set(message, "shape %d (kind %d, %s %d) lies nowhere", i, s->kind, name,
                               s->mark.index);
        if (s->kind == SHAPE_TEXT && !sound_text(shapes, s))
            return message_set(message, "the text \"%s\" (%s %d) is empty or no UTF-8",
                               shapes->text + s->first, name, s->mark.index);
        if (s->kind == SHAPE_IMAGE && (!s->image || !s->image->pixels))
            return message_set(message, "an image (%s %d) has no pixels", name, s->mark.index);
    }
    return true;
}

/* ---- the lab */

static bool all_finite(const float *x, int count) {
    for (int i = 0; i < count; i++) {
        if (!isfinite(x[i])) return false;
    }
    return true;
}

static bool same_training(const Training *a, const Training *b) {
    return a->rule == b->rule && a->loss == b->loss && a->optimizer == b->optimizer &&
           a->rate == b->rate && a->momentum == b->momentum && a->batch == b->batch &&
           a->shuffle == b->shuffle && a->seed == b->seed && a->l1 == b->l1 && a->l2 == b->l2 &&
           a->dropout == b->dropout;
}

bool witness_lab(const Lab *lab, Message *message) {
    const Trainer *t = &lab->run->trainer;
    if (!all_finite(t->net.theta, t->net.count))
        return message_set(message, "a weight is not a number");
    if (!isfinite(lab->score.loss) && lab->play.playing)
        return message_set(message, "it plays on though the loss is not a number");
    if (!same_training(&t->settings, &lab->scene.training))
        return message_set(message, "it trains otherwise than the scene says");
    if (lab->run->train.count + lab->run->test.count != lab->scene.data.count)
        return message_set(message, "the run has other points than the scene");
    if (lab->selected.point >= lab->scene.data.count || lab->selected.weight >= t->net.count)
        return message_set(message, "something is selected that is not there");
    return true;
}

static uint64_t hash_data(uint64_t hash, const Dataset *data) {
    size_t count = (size_t)data->count;
    hash = hash_bytes(hash, data->x, count * (size_t)data->columns * sizeof *data->x);
    return hash_bytes(hash, data->label, count * sizeof *data->label);
}

uint64_t witness_hash(const Lab *lab) {
    Scene scene = lab_scene(lab);
    char *text = scene_text(&scene, NULL);
    uint64_t hash = hash_bytes(HASH_BEGIN, text, strlen(text));
    free(text);
    hash = hash_data(hash, &scene.data);
    scene_destroy(&scene);
    return hash ^ network_hash(&lab->run->trainer.net);
}

/* ---- saving */

static bool same_text(const Scene *a, const Scene *b, Message *message) {
    char *before = scene_text(a, NULL), *after = scene_text(b, NULL);
    size_t at = 0;
    while (before[at] && before[at] == after[at]) at++;
    bool same = before[at] == after[at];
    size_t near = at < 60 ? 0 : at - 60;
    if (!same)
        message_set(message, "saved again it is another file: \"%.120s\", not \"%.120s\"",
                    after + near, before + near);
    free(before);
    free(after);
    return same;
}

static bool same_scene(const Scene *a, const Scene *b, Message *message) {
    if (a->data.count != b->data.count || hash_data(1, &a->data) != hash_data(1, &b->data))
        return message_set(message, "saved points are not the same bits");
    if (!same_training(&a->training, &b->training))
        return message_set(message, "saved settings are not the same");
    /* Points of a file that lies elsewhere are written in place of its name. */
    bool moved = a->file[0] != '\0' && b->file[0] == '\0';
    return moved || same_text(a, b, message);
}

/* Opened again, and done again as far as it went, it is the same run: weights, points,
 * loss, curve. */
static bool same_state(const Lab *a, const Lab *b, Message *message) {
    const Network *before = lab_network(a), *after = lab_network(b);
    if (network_hash(before) != network_hash(after))
        return message_set(message, "saved at epoch %lld, opened at epoch %lld with other weights",
                           (long long)lab_now(a), (long long)lab_now(b));
    if (hash_data(1, &a->scene.data) != hash_data(1, &b->scene.data))
        return message_set(message, "opened with other points than were there");
    if (a->score.loss != b->score.loss && (isfinite(a->score.loss) || isfinite(b->score.loss)))
        return message_set(message, "saved with loss %.9g, opened with loss %.9g", a->score.loss,
                           b->score.loss);
    return true;
}

static bool same_again(const Lab *lab, Scene *read, Message *message) {
    Lab again = lab_create(lab->threads);
    if (!lab_load(&again, read)) {
        message_set(message, "a saved scene is not accepted: %.300s", again.notice.text);
        lab_destroy(&again);
        return false;
    }
    bool same = lab_replay_all(&again, message) && same_state(lab, &again, message);
    lab_destroy(&again);
    return same;
}

bool witness_save(const Lab *lab, const char *path, Message *message) {
    Scene scene = lab_scene(lab), read;
    bool sound = scene_write(&scene, NULL, path, message) && scene_read(&read, path, message);
    if (sound) {
        sound = same_scene(&scene, &read, message);
        if (sound)
            sound = same_again(lab, &read, message);
        else
            scene_destroy(&read);
    }
    scene_destroy(&scene);
    return sound;
}

/* ---- time */

bool witness_undo(Lab *lab, Message *message) {
    uint64_t before = witness_hash(lab);
    const Action undo = {.kind = ACTION_UNDO}, redo = {.kind = ACTION_REDO};
    int redos = lab->history.redos, undos = 0;
    while (lab_apply(lab, &undo)) undos++; /* in a lesson, as far as its step's beginning */
    for (int i = 0; i < undos; i++) {
        if (!lab_apply(lab, &redo))
            return message_set(message, "of %d moments undone only %d can be redone", undos, i);
    }
    if (lab->history.redos != redos)
        return message_set(message, "what could be redone cannot any more");
    if (witness_hash(lab) != before)
        return message_set(message, "undone to the start and redone it is not what it was");
    return true;
}

bool witness_scrub(Lab *lab, Message *message) {
    const Trainer *t = &lab->run->trainer;
    int64_t epoch = t->epoch;
    bool exact = t->position == 0 && t->next == PHASE_FORWARD &&
                 timeline_reach(&lab->run->timeline, epoch) == epoch;
    if (!exact || lab->graph) return true;
    uint64_t before = witness_hash(lab);
    lab_apply(lab, &(Action){.kind = ACTION_SEEK, .epoch = 0});
    lab_apply(lab, &(Action){.kind = ACTION_SEEK, .epoch = epoch});
    if (lab->run->trainer.epoch != epoch || witness_hash(lab) != before)
        return message_set(message, "scrubbed back to epoch %lld it is not what it was",
                           (long long)epoch);
    return true;
}

size_t witness_heap(void) {
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
#else
    return 0;
#endif
}
