/* Runs side by side: the scene of the lab with several values of one setting, on the same points
 * and from the same start otherwise, on one clock that counts epochs.
 *
 * Each run has a lab of its own, so that any panel can draw it, and is what that scene would be
 * alone, to the bit: a thread trains it, and no run knows of the others. A run stops where it meets
 * the goal, after so many epochs, or where it diverges; the others go on. The lab's own run stands
 * still meanwhile. */
#ifndef LAB_COMPARE_H
#define LAB_COMPARE_H

#include "lab/lab.h"

typedef struct CompareRun {
    Lab *lab;     /* owned; NULL where there is no run with this value: */
    Message why;  /* then why not */
    int64_t goal; /* the epoch that met the goal; -1: none has so far */
} CompareRun;

typedef struct Compare {
    int64_t number; /* among those of the lab, from 1 */
    SceneCompare def;
    CompareRun run[COMPARE_VALUES]; /* [def.count] */
    int threads;
    int left_for; /* the run that was gone on with; -1: none was */
    bool kept; /* they are runs that were kept, and the present one last: looked at, not trained */
} Compare;

/* What differs between kept runs, in place of a setting's name. */
#define COMPARE_KEPT "kept"

/* A run as it stands, with its curve, in a lab of its own; to be destroyed and freed. */
Lab *compare_copy(const Lab *lab);

/* Whether they are the same runs, however far they have come. */
bool compare_begin_alike(const Compare *a, const Compare *b);

/* Where this one run was gone on with in the lab, and has come farther there than any has here, the
 * clock goes on to that epoch, unless that takes long. */
void compare_catch_up(Compare *compare, const Lab *lab, int run);

/* The runs that the lab has kept, and its own. */
Compare *compare_create_kept(const Lab *lab);

/* Whether the scene can be trained with each of these values; or which cannot be, and why. */
bool compare_check(const Scene *scene, const SceneCompare *def, Message *message);

/* From the scene of a lab as it would begin now. The values were checked; a run that cannot be
 * for another reason says why in its place. before: of the same scene, or NULL; where all that is
 * asked for is among its runs, they begin as copies of those, as they stand. */
Compare *compare_create(const Lab *lab, const SceneCompare *def, const Compare *before);
void compare_destroy(Compare *compare);

/* Whether they ask for the same runs; and about how much memory runs take. */
bool compare_same(const SceneCompare *a, const SceneCompare *b);
size_t compare_bytes(const Compare *compare);

/* One epoch or more on the clock, for all that have not stopped before. Returns how many the clock
 * went on: fewer when all have stopped. */
int compare_advance(Compare *compare, int epochs);

/* The same where an epoch of one takes long: works until that moment of clock_seconds, and the
 * clock goes on when all have theirs. */
int compare_advance_until(Compare *compare, int epochs, double until);

/* Whether one that goes on takes so long for its epoch. */
bool compare_is_long(const Compare *compare);

/* All runs to where they stood at an epoch. */
void compare_seek(Compare *compare, int64_t epoch);

/* The clock: where the run stands that has come farthest; and the last epoch that any has seen. */
int64_t compare_now(const Compare *compare);
int64_t compare_last(const Compare *compare);

/* Whether no run goes on from where it stands. */
bool compare_is_over(const Compare *compare);

/* Of one run: whether it stands where it met the goal; and whether it has stopped, for whatever
 * reason. */
bool compare_reached(const Compare *compare, int run);
bool compare_stopped(const Compare *compare, int run);

/* They are drawn anew from now on: pictures are made for a place among the runs, and what others
 * left there is not theirs. */
void compare_draw_anew(Compare *compare, int64_t revision);

/* A number beyond all that their labs, and the one they are within, have been drawn as. */
int64_t compare_revision(const Compare *compare, const Lab *lab);

/* How many stand where they met the goal. */
int compare_count_reached(const Compare *compare);

#endif
