/* What the experiment that was run last has found, for lessons to ask: of each combination of its
 * values in turn, what its starts have in common. */
#ifndef LAB_FINDINGS_H
#define LAB_FINDINGS_H

#include "lab/outcome.h"

enum { FINDINGS_MOST = 16 }; /* of more combinations the first ones */

typedef struct Findings {
    int64_t document; /* the scene that it was of */
    SceneExperiment def;
    int runs, groups; /* runs 0: there was none */
    Spread group[FINDINGS_MOST];
} Findings;

struct Experiment;

/* Of one that has run to its end. */
Findings findings_of(const struct Experiment *experiment, int64_t document);

#endif
