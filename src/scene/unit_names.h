/* Names that a scene gives to units, in place of h1, h2, ... and y^: `names: [[N1, N2]]`. */
#ifndef SCENE_UNIT_NAMES_H
#define SCENE_UNIT_NAMES_H

#include "nn/network.h"

enum { UNIT_NAMES = 32, UNIT_NAME = 16 };

typedef struct UnitNames {
    int layers;            /* of the network that they were given for; 0: none are given */
    int given[MAX_LAYERS]; /* how many units of each layer, from its first */
    char name[UNIT_NAMES][UNIT_NAME];
} UnitNames;

/* NULL for a unit that has its usual name. */
const char *unit_names_of(const UnitNames *names, int layer, int unit);

/* Adds a name for the next unit of a layer, not before those of earlier ones. False when there is
 * no room for one more. */
bool unit_names_add(UnitNames *names, int layer, const char *name);

/* Drops names of units that are there no more, and all of them where the layers have become more
 * or fewer: then no name can be trusted to mean what it meant. */
void unit_names_trim(UnitNames *names, const NetworkDef *def);

#endif
