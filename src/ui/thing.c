/* See thing.h. */
#include "ui/thing.h"

#include <string.h>

Thing thing_of(const Lab *lab, Tag tag) {
    static const struct {
        const char *name;
        ThingKind kind;
    } known[] = {{"point", THING_POINT}, {"say point", THING_POINT},  {"weight", THING_WEIGHT},
                 {"edge", THING_WEIGHT}, {"edge line", THING_WEIGHT}, {"say weight", THING_WEIGHT},
                 {"unit", THING_UNIT},   {"say unit", THING_UNIT},    {"line", THING_UNIT},
                 {"vector", THING_UNIT}, {"leaf", THING_LEAF},        {"leaf row", THING_LEAF}};
    if (!tag.name) return (Thing){0};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(tag.name, known[i].name) == 0) return (Thing){known[i].kind, tag.index};
    }
    if (strcmp(tag.name, "axis") == 0)
        return (Thing){THING_WEIGHT, tag.index ? lab->selected.up : lab->selected.across};
    return (Thing){0};
}

bool thing_select(Lab *lab, Thing thing) {
    Action select = {0};
    switch (thing.kind) {
    case THING_POINT:
        select.kind = ACTION_SELECT_POINT;
        select.point.index = thing.index;
        break;
    case THING_WEIGHT:
        select.kind = ACTION_SELECT_WEIGHT;
        select.weights.index = thing.index;
        break;
    case THING_UNIT: /* inputs have nothing to be looked into: they select none */
        select.kind = ACTION_SELECT_UNIT;
        select.unit.layer = thing.index < 0 ? -1 : thing.index / MAX_UNITS;
        select.unit.unit = thing.index < 0 ? -1 : thing.index % MAX_UNITS;
        break;
    default: return false;
    }
    return lab_apply(lab, &select);
}
