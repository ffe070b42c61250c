/* What happened to a run since it began, so that it can be written down, done again to the same
 * bits, and gone back through: how far it was trained, what was changed in between, and the points
 * before each change of them.
 *
 *     base | epochs 60 | erase point 5 | set rate 0.3 | epochs 30
 *
 * What is changed before any step belongs to the base, but for weights set by hand. Going back in
 * time keeps what lies ahead until something else happens (past_cut). Copies share the points. */
#ifndef LAB_PAST_H
#define LAB_PAST_H

#include <stddef.h>

#include "nn/run.h"
#include "scene/scene.h"

/* A scene whose points are those of a while. */
typedef struct Edition {
    int owners;
    Scene scene;
} Edition;

typedef enum PastKind { PAST_EPOCHS, PAST_STEPS, PAST_POINTS, PAST_EDIT } PastKind;

typedef struct PastEntry {
    PastKind kind;
    int64_t count;        /* of training */
    int64_t epoch, steps; /* after it */
    bool whole;           /* an epoch begins after it */
    char *line;           /* of an edit, in words; NULL when there are none for it; owned */
    Edition *edition;     /* the points after it; NULL: as before */
} PastEntry;

typedef struct Past {
    Edition *base; /* NULL before anything happened */
    int count, room;
    PastEntry *entry; /* owned */
    bool lost;        /* too much happened: it cannot be written down any more */
} Past;

/* Where a run stands. */
typedef struct PastPlace {
    int64_t epoch, steps;
    int position;
    Phase next;
    const RunWay *way; /* of the epoch so far; NULL when it is not known; borrowed */
} PastPlace;

void past_destroy(Past *past);
Past past_copy(const Past *past);
PastPlace past_place(const Run *run);

/* About how much memory it takes beside the points that copies share. */
size_t past_bytes(const Past *past);

/* Whether any step is in it. */
bool past_trained(const Past *past);

/* Before something happens: what lies ahead of where the run stands is forgotten. */
void past_cut(Past *past, const PastPlace *now);

/* A step of some size was taken from `before`: to where the run stands. */
void past_train(Past *past, const Scene *scene, const Run *run, const PastPlace *before,
                PastKind size);

/* Something was changed, and this says it; NULL: there are no words for it. points: the scene's are
 * others now. */
void past_edit(Past *past, const Scene *scene, const Run *run, const char *line, bool points);

/* The scene with the points of an edition; NULL when it is not kept. */
const Scene *past_edition(const Past *past, int64_t edition);

/* Everything until now as lines, which lead from past->base to where the run stands and to what
 * lies ahead of it. False when it cannot be said. */
bool past_script(const Past *past, const PastPlace *now, Script *script);

#endif
