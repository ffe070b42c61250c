/* What a person has done of each lesson, remembered between runs as a small text file: one lesson a
 * line, its file's name, how many steps it has, which are done (a hexadecimal number, a bit a
 * step), and the step they were at. */
#ifndef LESSON_PROGRESS_H
#define LESSON_PROGRESS_H

#include "lesson/player.h"

enum { PROGRESS_LESSONS = 256 };

typedef struct ProgressEntry {
    char name[64]; /* of the file, without its folder */
    int steps, at;
    uint64_t done;
    bool here; /* where they were, they were in this window */
} ProgressEntry;

typedef struct Progress {
    int count, last; /* last: the lesson that was open last; -1 for none */
    bool here;       /* and it was in this window */
    ProgressEntry entry[PROGRESS_LESSONS];
    int64_t revision; /* goes up when something changed */
} Progress;

/* From the text of a file. False when some of it cannot be understood; that is as if nothing had
 * been done. */
bool progress_read(Progress *progress, const char *text);

/* The reverse; to be freed. */
char *progress_text(const Progress *progress);

/* Takes over what another window has written since: all that was done in either. */
void progress_merge(Progress *progress, const Progress *other);

/* Notes where the player is. Cheap when nothing has changed. */
void progress_note(Progress *progress, const Player *player);

/* By the path of a lesson; NULL when it was never opened. */
const ProgressEntry *progress_find(const Progress *progress, const char *path);

/* All its steps done. */
bool progress_complete(const ProgressEntry *entry);

/* Whether a step was done, now or earlier. entry may be NULL. */
bool progress_step_done(const ProgressEntry *entry, int step);

/* The step to go on with, from 0: where the person was, or the first that is not done once they had
 * come to the end. */
int progress_step(const ProgressEntry *entry);

#endif
