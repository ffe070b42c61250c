/* See extra_names.h. */
#include "lab/extra_names.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

static const char *const names[] = {
    [EXTRA_SHARES] = "shares",         [EXTRA_HULLS] = "hulls", [EXTRA_FAN] = "fan",
    [EXTRA_SQUARES] = "squares",       [EXTRA_BLAME] = "blame", [EXTRA_LOG_LOSS] = "log-loss",
    [EXTRA_ALONG_PATH] = "along-path",
};
static_assert(EXTRA_COUNT == 7, "each extra has a name");

const char *extra_name(Extra extra) {
    return extra >= 0 && extra < EXTRA_COUNT ? names[extra] : NULL;
}

Extra extra_find(const char *name) {
    for (int e = 0; e < EXTRA_COUNT; e++) {
        if (strcmp(name, names[e]) == 0) return (Extra)e;
    }
    return EXTRA_NONE;
}
