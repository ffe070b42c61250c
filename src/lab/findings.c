/* See findings.h. */
#include "lab/findings.h"

#include "lab/experiment.h"

Findings findings_of(const Experiment *experiment, int64_t document) {
    Findings found = {.document = document, .def = experiment->def, .runs = experiment->runs};
    found.groups = experiment->groups < FINDINGS_MOST ? experiment->groups : FINDINGS_MOST;
    for (int g = 0; g < found.groups; g++) found.group[g] = experiment_spread(experiment, g);
    return found;
}
