/* See progress.h. */
#include "lesson/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/path.h"

static int find(const Progress *progress, const char *name) {
    for (int i = 0; i < progress->count; i++) {
        if (strcmp(progress->entry[i].name, name) == 0) return i;
    }
    return -1;
}

/* "02-trick.md 5 1f 2 last" */
static bool read_line(Progress *progress, const char *line) {
    ProgressEntry e = {.steps = 0};
    char last[8] = "";
    int got = sscanf(line, "%63s %d %" SCNx64 " %d %7s", e.name, &e.steps, &e.done, &e.at, last);
    bool fits = got >= 4 && e.steps >= 1 && e.steps <= LESSON_STEPS && e.at >= 0 && e.at < e.steps;
    if (!fits || find(progress, e.name) >= 0 || progress->count == PROGRESS_LESSONS) return false;
    if (strcmp(last, "last") == 0) progress->last = progress->count;
    progress->entry[progress->count++] = e;
    return true;
}

bool progress_read(Progress *progress, const char *text) {
    bool sound = true;
    *progress = (Progress){.last = -1};
    while (*text) {
        char line[256];
        size_t length = strcspn(text, "\n");
        bool fits = length < sizeof line;
        snprintf(line, sizeof line, "%.*s", (int)(fits ? length : 0), text);
        if (length > 0 && !(fits && read_line(progress, line))) sound = false;
        text += length + (text[length] == '\n');
    }
    return sound;
}

char *progress_text(const Progress *progress) {
    enum { LINE = 128 };
    size_t room = (size_t)progress->count * LINE + 1, used = 0;
    char *text = memory_zeroed(room, 1);
    for (int i = 0; i < progress->count; i++) {
        const ProgressEntry *e = &progress->entry[i];
        used += (size_t)snprintf(text + used, room - used, "%s %d %" PRIx64 " %d%s\n", e->name,
                                 e->steps, e->done, e->at, i == progress->last ? " last" : "");
    }
    return text;
}

void progress_merge(Progress *progress, const Progress *other) {
    for (int i = 0; i < other->count; i++) {
        const ProgressEntry *theirs = &other->entry[i];
        int index = find(progress, theirs->name);
        if (index < 0 && progress->count < PROGRESS_LESSONS) {
            index = progress->count++;
            progress->entry[index] = *theirs;
        }
        if (index < 0) continue;
        ProgressEntry *mine = &progress->entry[index];
        if (mine->steps == theirs->steps) mine->done |= theirs->done;
        if (!mine->here && theirs->at < mine->steps) mine->at = theirs->at;
        if (i == other->last && !progress->here) progress->last = index;
    }
    progress->revision++;
}

void progress_note(Progress *progress, const Player *player) {
    if (!player->playing) return;
    const char *name = path_name(player->path);
    int index = find(progress, name);
    if (strlen(name) >= sizeof progress->entry[0].name || strchr(name, ' ')) return;
    if (index < 0) {
        if (progress->count == PROGRESS_LESSONS) return;
        index = progress->count++;
        progress->entry[index] = (ProgressEntry){.at = -1};
        snprintf(progress->entry[index].name, sizeof progress->entry[index].name, "%s", name);
    }
    ProgressEntry *e = &progress->entry[index], before = *e;
    int last = progress->last;
    e->steps = player->lesson.steps;
    e->at = player->step;
    for (int s = 0; s < e->steps; s++) {
        if (player_step_done(player, s)) e->done |= UINT64_C(1) << s;
    }
    progress->last = index;
    e->here = progress->here = true;
    bool changed =
        last != index || before.at != e->at || before.done != e->done || before.steps != e->steps;
    if (changed) progress->revision++;
}

const ProgressEntry *progress_find(const Progress *progress, const char *path) {
    int index = find(progress, path_name(path));
    return index < 0 ? NULL : &progress->entry[index];
}

bool progress_complete(const ProgressEntry *entry) {
    return entry->done == (UINT64_C(1) << entry->steps) - 1;
}

bool progress_step_done(const ProgressEntry *entry, int step) {
    return entry && (entry->done >> step & 1) != 0;
}

int progress_step(const ProgressEntry *entry) {
    if (!entry || progress_complete(entry)) return 0;
    bool at_the_end = entry->at == entry->steps - 1 && progress_step_done(entry, entry->at);
    int step = entry->at;
    for (int s = entry->steps - 1; at_the_end && s >= 0; s--) {
        if (!progress_step_done(entry, s)) step = s;
    }
    return step;
}
