/* See panel_names.h. */
#include "lab/panel_names.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

static const char *const names[] = {
    [PANEL_PLANE] = "plane",
    [PANEL_NETWORK] = "network",
    [PANEL_WEIGHTS] = "weights",
    [PANEL_NUMBERS] = "numbers",
    [PANEL_FACTORS] = "factors",
    [PANEL_MATRICES] = "matrices",
    [PANEL_CURVE] = "curve",
    [PANEL_LANDSCAPE] = "landscape",
    [PANEL_LIKELIHOOD] = "likelihood",
    [PANEL_GRADIENTS] = "gradients",
    [PANEL_GRAPH] = "graph",
    [PANEL_OVER_X] = "over-x",
    [PANEL_DATA] = "data",
    [PANEL_CONFUSION] = "confusion",
    [PANEL_SURFACE] = "surface",
    [PANEL_SPACE] = "space",
};
static_assert(PANEL_COUNT == 16, "each panel has a name");

const char *panel_name(Panel panel) {
    return panel >= 0 && panel < PANEL_COUNT ? names[panel] : NULL;
}

Panel panel_find(const char *name) {
    for (int p = 0; p < PANEL_COUNT; p++) {
        if (strcmp(name, names[p]) == 0) return (Panel)p;
    }
    return PANEL_NONE;
}
