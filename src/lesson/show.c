/* See show.h. */
#include "lesson/show.h"

#include <assert.h>
#include <string.h>

#include "scene/hint.h"
#include "scene/plain.h"

static const char *const names[SHOW_COUNT] = {
    [SHOW_PLANE] = "plane",
    [SHOW_NETWORK] = "network",
    [SHOW_WEIGHTS] = "weights",
    [SHOW_NUMBERS] = "numbers",
    [SHOW_FACTORS] = "factors",
    [SHOW_MATRICES] = "matrices",
    [SHOW_CURVE] = "curve",
    [SHOW_LANDSCAPE] = "landscape",
    [SHOW_LIKELIHOOD] = "likelihood",
    [SHOW_GRADIENTS] = "gradients",
    [SHOW_GRAPH] = "graph",
    [SHOW_POINTS] = "points",
    [SHOW_SET] = "set",
    [SHOW_POINT_COUNT] = "count",
    [SHOW_NOISE] = "noise",
    [SHOW_HELD_OUT] = "held-out",
    [SHOW_LAYERS] = "layers",
    [SHOW_UNITS] = "units",
    [SHOW_ACTIVATION] = "activation",
    [SHOW_START] = "start",
    [SHOW_SEED] = "seed",
    [SHOW_RULE] = "rule",
    [SHOW_LOSS] = "loss",
    [SHOW_OPTIMIZER] = "optimizer",
    [SHOW_RATE] = "rate",
    [SHOW_BATCH] = "batch",
    [SHOW_L2] = "l2",
    [SHOW_DROPOUT] = "dropout",
    [SHOW_SPEED] = "speed",
    [SHOW_STEP_SIZE] = "step-size",
};

int show_find(const char *name) {
    for (int i = 0; i < SHOW_COUNT; i++) {
        if (strcmp(name, names[i]) == 0) return i;
    }
    return -1;
}

const char *show_name(Show show) {
    assert(show < SHOW_COUNT);
    return names[show];
}

bool show_knows(const char *name, Message *message) {
    char quoted[64], hint[256];
    return show_find(name) >= 0 ||
           message_set(message, "show has %s, which there is not; %s", plain_quote(name, quoted),
                       hint_name(name, names, SHOW_COUNT, hint));
}

bool show_check(const SceneShow *show, Message *message) {
    for (int i = 0; i < show->count; i++) {
        if (!show_knows(show->name[i], message)) return false;
    }
    return true;
}
