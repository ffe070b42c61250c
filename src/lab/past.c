/* See past.h. */
#include "lab/past.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { PAST_MOST = SCRIPT_LINES / 2, PAST_BYTES = 1 << 26 /* of points that are kept */ };

/* ---- points */

static Edition *edition_of(const Scene *scene) {
    Edition *edition = memory_zeroed(1, sizeof *edition);
    *edition = (Edition){1, scene_copy(scene)};
    return edition;
}

static Edition *share(Edition *edition) {
    if (edition) edition->owners++;
    return edition;
}

static void release(Edition *edition) {
    if (!edition || --edition->owners > 0) return;
    scene_destroy(&edition->scene);
    free(edition);
}

static size_t edition_bytes(const Edition *edition) {
    const Dataset *data = &edition->scene.data;
    return sizeof *edition + (size_t)data->count * (size_t)(data->columns + 1) * 2 * sizeof(float);
}

/* ---- entries */

static void clear_from(Past *past, int first) {
    for (int i = first; i < past->count; i++) {
        free(past->entry[i].line);
        release(past->entry[i].edition);
    }
    if (first < past->count) past->count = first;
}

void past_destroy(Past *past) {
    clear_from(past, 0);
    release(past->base);
    free(past->entry);
    *past = (Past){.base = NULL};
}

static char *text_copy(const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = memory_zeroed(size, 1);
    memcpy(copy, text, size);
    return copy;
}

Past past_copy(const Past *past) {
    Past copy = *past;
    copy.room = past->count;
    copy.entry = memory_zeroed((size_t)past->count, sizeof *copy.entry);
    share(copy.base);
    for (int i = 0; i < past->count; i++) {
        PastEntry *entry = &copy.entry[i];
        *entry = past->entry[i];
        if (entry->line) entry->line = text_copy(entry->line);
        share(entry->edition);
    }
    return copy;
}

size_t past_bytes(const Past *past) {
    return (size_t)past->count * (sizeof *past->entry + 48);
}

PastPlace past_place(const Run *run) {
    const Trainer *t = &run->trainer;
    return (PastPlace){t->epoch, t->steps, t->position, t->next, &run->way};
}

static PastEntry *last_of(const Past *past) {
    return past->count > 0 ? &past->entry[past->count - 1] : NULL;
}

/* The points that are kept may not grow without end: the oldest go, and with them the way back. */
static void bound_points(Past *past) {
    size_t bytes = 0;
    for (int i = past->count - 1; i >= 0; i--) {
        Edition *edition = past->entry[i].edition;
        if (!edition) continue;
        bytes += edition_bytes(edition);
        if (bytes <= PAST_BYTES || i == past->count - 1) continue;
        release(edition);
        past->entry[i].edition = NULL;
    }
}

static void add(Past *past, PastEntry entry) {
    if (past->count == PAST_MOST) {
        past->lost = true;
        free(entry.line);
        release(entry.edition);
        return;
    }
    if (past->count == past->room) {
        past->room = past->room ? 2 * past->room : 16;
        past->entry = memory_resize(past->entry, (size_t)past->room * sizeof *past->entry);
    }
    assert(past->entry); /* what has room is there */
    past->entry[past->count++] = entry;
    if (entry.edition) bound_points(past);
}

/* ---- training */

bool past_trained(const Past *past) {
    for (int i = 0; i < past->count; i++) {
        if (past->entry[i].kind != PAST_EDIT) return true;
    }
    return false;
}

/* Until a step is taken, the base is what there is then. */
static void take_base(Past *past, const Scene *scene) {
    if (past->base && past_trained(past)) return;
    release(past->base);
    past->base = edition_of(scene);
}

static bool is_perceptron(const Past *past) {
    return past->base->scene.training.rule == RULE_PERCEPTRON;
}

/* Steps that make up a whole epoch are one, whatever they were taken for: the bits are the same.
 * But for steps of single points where the batch is another. */
static bool is_an_epoch(const Past *past, const PastEntry *entry) {
    const PastEntry *before = past->count > 1 ? entry - 1 : NULL;
    bool begins = !before || before->whole;
    return entry->whole && begins && (entry->kind == PAST_STEPS || is_perceptron(past));
}

static void join_epochs(Past *past) {
    PastEntry *last = last_of(past);
    if (last->kind != PAST_EPOCHS && is_an_epoch(past, last))
        *last = (PastEntry){PAST_EPOCHS, 1, last->epoch, last->steps, true, NULL, NULL};
    PastEntry *before = past->count > 1 ? last - 1 : NULL;
    if (!before || before->kind != PAST_EPOCHS || last->kind != PAST_EPOCHS) return;
    before->count += last->count;
    before->epoch = last->epoch;
    before->steps = last->steps;
    past->count--;
}

/* Training to here, within one epoch or by whole ones. */
static void add_training(Past *past, PastKind kind, int64_t count, int64_t epoch, int64_t steps,
                         bool whole) {
    PastEntry *last = last_of(past);
    if (count == 0) return;
    if (last && last->kind == kind && kind != PAST_EPOCHS && !last->whole) {
        last->count += count;
        last->epoch = epoch;
        last->steps = steps;
        last->whole = whole;
    } else {
        add(past, (PastEntry){kind, count, epoch, steps, whole, NULL, NULL});
    }
    if (past->count > 0) join_epochs(past);
}

void past_train(Past *past, const Scene *scene, const Run *run, const PastPlace *before,
                PastKind size) {
    const Trainer *t = &run->trainer;
    int64_t taken = t->steps - before->steps;
    if (run->diverged) { /* it stands at the last good epoch */
        const PastPlace now = past_place(run);
        past_cut(past, &now);
        return;
    }
    if (taken <= 0) return;
    take_base(past, scene);
    if (is_perceptron(past) && size == PAST_STEPS) size = PAST_POINTS;
    if (size == PAST_EPOCHS) {
        add_training(past, size, t->epoch - before->epoch, t->epoch, t->steps, true);
        return;
    }
    bool over = t->epoch > before->epoch;
    int64_t after = over ? t->position : 0; /* the perceptron rule may pass over the end */
    add_training(past, size, taken - after, t->epoch, t->steps - after, over);
    add_training(past, size, after, t->epoch, t->steps, false);
}

/* ---- time */

static bool is_at_end(const Past *past, const PastPlace *now) {
    const PastEntry *last = last_of(past);
    return last ? last->epoch == now->epoch && last->steps == now->steps : now->steps == 0;
}

/* The end of the epoch before, within an entry of several epochs. */
static void split_epochs(PastEntry *entry, int64_t from, int64_t epoch) {
    entry->count = epoch - from;
    entry->epoch = epoch;
    entry->steps = -1; /* not told, and asked only at the very end, which add_training sets anew */
}

/* Keeps what leads to the start of an epoch. */
static void cut_to_epoch(Past *past, int64_t epoch) {
    int kept = 0;
    int64_t from = 0;
    for (int i = 0; i < past->count; i++) {
        PastEntry *entry = &past->entry[i];
        if (entry->whole && entry->epoch <= epoch) kept = i + 1;
        if (entry->kind == PAST_EPOCHS && from < epoch && entry->epoch > epoch) {
            split_epochs(entry, from, epoch);
            kept = i + 1;
            break;
        }
        from = entry->epoch;
    }
    if (epoch == 0) /* weights set by hand before any step */
        for (kept = 0; kept < past->count && past->entry[kept].steps == 0; kept++) {
        }
    clear_from(past, kept);
}

/* After a change of the points an epoch begins anew in its midst: keeps what leads to that. */
static bool cut_to_beginning(Past *past, const PastPlace *now) {
    int last = past->count - 1;
    if (now->position > 0 || now->next != PHASE_FORWARD || now->steps == 0) return false;
    while (last >= 0 && (past->entry[last].epoch != now->epoch ||
                         past->entry[last].steps != now->steps || past->entry[last].line == NULL))
        last--;
    if (last >= 0) clear_from(past, last + 1);
    return last >= 0;
}

void past_cut(Past *past, const PastPlace *now) {
    if (is_at_end(past, now) || cut_to_beginning(past, now)) return;
    const RunWay *way = now->way;
    int64_t taken = 0;
    for (int i = 0; way && i < way->legs; i++) taken += way->leg[i].steps;
    cut_to_epoch(past, now->epoch);
    PastEntry *last = last_of(past);
    if (last) last->steps = now->steps - taken;
    if (now->position > 0 && (!way || way->legs <= 0)) past->lost = true;
    for (int i = 0; way && i < way->legs; i++) {
        const RunLeg *leg = &way->leg[i];
        bool single = leg->single || is_perceptron(past);
        add_training(past, single ? PAST_POINTS : PAST_STEPS, leg->steps, now->epoch, now->steps,
                     false);
    }
}

/* ---- edits */

/* How much of a line says what is set: "set rate", "move point 5". 0: it stands for itself. */
static size_t subject_length(const char *line) {
    static const struct {
        const char *begins;
        int words;
    } of[] = {{"set optimizer", 0}, {"set ", 2}, {"move ", 3}, {"label ", 3}};
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        if (strncmp(line, of[i].begins, strlen(of[i].begins)) != 0) continue;
        size_t length = 0;
        for (int w = 0; w < of[i].words; w++) {
            length += strcspn(line + length, " ");
            length += line[length] == ' ';
        }
        return length;
    }
    return 0;
}

/* The edit just before that sets the same, which this one replaces; NULL for none. */
static PastEntry *same_edit(const Past *past, const char *line, int64_t steps) {
    size_t length = line ? subject_length(line) : 0, verb = line ? strcspn(line, " ") + 1 : 0;
    for (int i = past->count - 1; length > 0 && i >= 0; i--) {
        PastEntry *entry = &past->entry[i];
        bool alike = entry->kind == PAST_EDIT && entry->steps == steps && entry->line &&
                     subject_length(entry->line) > 0 && strncmp(entry->line, line, verb) == 0;
        if (!alike) return NULL;
        if (strncmp(entry->line, line, length) == 0) return entry;
    }
    return NULL;
}

void past_edit(Past *past, const Scene *scene, const Run *run, const char *line, bool points) {
    const Trainer *t = &run->trainer;
    bool weights = line && (strncmp(line, "set w[", 6) == 0 || strncmp(line, "set b[", 6) == 0);
    if (t->steps == 0 && line && !weights)
        return; /* it is the base's, from which training begins */
    PastEntry *same = same_edit(past, line, t->steps);
    if (!past->base) take_base(past, scene);
    if (!same) {
        add(past, (PastEntry){.kind = PAST_EDIT,
                              .epoch = t->epoch,
                              .steps = t->steps,
                              .whole = t->position == 0 && t->next == PHASE_FORWARD,
                              .line = line ? text_copy(line) : NULL,
                              .edition = points ? edition_of(scene) : NULL});
        return;
    }
    free(same->line);
    same->line = text_copy(line);
    if (!points) return;
    release(same->edition);
    same->edition = edition_of(scene);
}

const Scene *past_edition(const Past *past, int64_t edition) {
    for (int i = 0; i < past->count; i++) {
        const Edition *kept = past->entry[i].edition;
        if (kept && kept->scene.edition == edition) return &kept->scene;
    }
    return past->base && past->base->scene.edition == edition ? &past->base->scene : NULL;
}

/* ---- words */

static void training_line(const Past *past, PastKind kind, int64_t count, char line[64]) {
    const char *verb = kind == PAST_EPOCHS   ? "epochs"
                       : is_perceptron(past) ? "visit"
                       : kind == PAST_STEPS  ? "steps"
                                             : "points";
    snprintf(line, 64, "%s %lld", verb, (long long)count);
}

/* Neighbours of one kind are one line. False when an edit has no words. */
static bool write_lines(const Past *past, Script *script) {
    char line[64];
    for (int i = 0; i < past->count; i++) {
        const PastEntry *entry = &past->entry[i];
        int64_t count = entry->count;
        if (entry->kind == PAST_EDIT) {
            if (!entry->line || strlen(entry->line) >= SCRIPT_LINE) return false;
            script_add(script, entry->line, 0);
            continue;
        }
        while (i + 1 < past->count && past->entry[i + 1].kind == entry->kind)
            count += past->entry[++i].count;
        training_line(past, entry->kind, count, line);
        script_add(script, line, 0);
    }
    return true;
}

bool past_script(const Past *past, const PastPlace *now, Script *script) {
    bool whole =
        now->position == 0 && now->next == PHASE_FORWARD && now->way && now->way->legs == 0;
    bool ahead = !is_at_end(past, now);
    Past here = past_copy(past);
    char line[64];
    *script = (Script){.count = 0};
    if (ahead && !whole) past_cut(&here, now);
    bool said = !here.lost && (here.count == 0 || here.base) && write_lines(&here, script);
    if (said && ahead && whole) {
        snprintf(line, sizeof line, "seek %lld", (long long)now->epoch);
        script_add(script, line, 0);
    }
    if (said && now->next != PHASE_FORWARD) {
        snprintf(line, sizeof line, "phase %d", (int)now->next);
        script_add(script, line, 0);
    }
    past_destroy(&here);
    if (!said) script_destroy(script);
    return said;
}
