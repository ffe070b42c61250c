/* See unit_names.h. */
#include "scene/unit_names.h"

#include <assert.h>
#include <stdio.h>

/* Where the names of a layer begin. */
static int first_of(const UnitNames *names, int layer) {
    int first = 0;
    for (int l = 0; l < layer; l++) first += names->given[l];
    return first;
}

const char *unit_names_of(const UnitNames *names, int layer, int unit) {
    if (layer < 0 || layer >= names->layers || unit >= names->given[layer]) return NULL;
    return names->name[first_of(names, layer) + unit];
}

bool unit_names_add(UnitNames *names, int layer, const char *name) {
    int at = first_of(names, layer + 1);
    assert(layer + 1 == MAX_LAYERS || names->given[layer + 1] == 0);
    if (at == UNIT_NAMES) return false;
    snprintf(names->name[at], UNIT_NAME, "%s", name);
    names->given[layer]++;
    return true;
}

void unit_names_trim(UnitNames *names, const NetworkDef *def) {
    UnitNames kept = {.layers = def->layers};
    if (names->layers != def->layers) {
        *names = (UnitNames){0};
        return;
    }
    for (int l = 0; l < def->layers; l++) {
        for (int u = 0; u < names->given[l] && u < def->units[l]; u++)
            unit_names_add(&kept, l, unit_names_of(names, l, u));
    }
    *names = kept;
}
