/* See derive.h. */
#include "lesson/derive.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/by_hand.h"
#include "lesson/field.h"
#include "lesson/names.h"

/* --- Reading --- */

bool derive_read(Build *b, Reader *r, int map, Derive *d) {
    enum { OF, SAY, KEYS };
    static const char *const keys[KEYS] = {[OF] = "of", [SAY] = "say"};
    static_assert(KEYS == 2, "a name for each key");
    int at[KEYS];
    *d = (Derive){.names = 0};
    return reader_map(r, map, "{derive}", keys, KEYS, at) &&
           field_lines(b, r, at[OF], "of", d->name, &d->names) &&
           field_needed(r, map, at[SAY], "derive", "say", "say: Give every node its derivative") &&
           field_prose(b, r, at[SAY], "say", &d->say);
}

/* --- What it demands --- */

static bool find_node(const GraphRun *g, const char *name, Demanded *item, Message *message) {
    for (int i = 0; i < g->backs; i++) {
        if (strcmp(g->expression.node[g->back[i]].name, name) != 0) continue;
        *item = (Demanded){.kind = DEMAND_NODE, .index = g->back[i]};
        return true;
    }
    return message_set(message,
                       "of has '%.40s', which is no node of the graph; a node is named in the "
                       "expression, as in gap = y - x",
                       name);
}

static bool find_quantity(const Lab *lab, const char *name, Demanded *item, Message *message) {
    const Names names = {.lab = lab};
    NameTarget target = names_target(&names, name);
    *item = (Demanded){.kind = DEMAND_WEIGHT, .index = target.index};
    if (target.kind == NAME_OF_WEIGHT) return true;
    *item = (Demanded){.kind = DEMAND_DELTA, .index = target.layer, .part = target.unit};
    if (target.kind == NAME_OF_UNIT && strncmp(name, "delta", 5) == 0) return true;
    return message_set(message,
                       "of has '%.40s'; write weights and units of this network, as in w[1,1,1], "
                       "b[1,1] or delta[2,1]",
                       name);
}

/* Of a graph, what is named in any order is demanded in that of the way back. */
static Demand in_order(const GraphRun *g, const Demand *named) {
    Demand demand = {.count = 0};
    for (int i = 0; i < g->backs; i++) {
        for (int k = 0; k < named->count; k++) {
            if (named->item[k].index == g->back[i]) demand.item[demand.count++] = named->item[k];
        }
    }
    return demand;
}

bool derive_demand(const Derive *d, const Lab *lab, Demand *demand, Message *message) {
    const GraphRun *g = lab->graph;
    *demand = (Demand){.count = 0};
    if (d->names == 0 && !g)
        return message_set(message, "of is needed here: say which derivatives of the network, as "
                                    "in of: [\"delta[2,1]\", \"w[2,1,1]\"]");
    if (d->names == 0) *demand = demand_of_graph(g);
    for (int i = 0; i < d->names; i++) {
        Demanded *item = &demand->item[demand->count++];
        if (!(g ? find_node(g, d->name[i], item, message)
                : find_quantity(lab, d->name[i], item, message)))
            return false;
    }
    if (!g && lab->selected.point < 0)
        return message_set(message, "derivatives are asked for the selected point, and none is: "
                                    "write select: {point: 1} in the scene");
    if (g) *demand = in_order(g, demand);
    demand->lesson = true;
    return true;
}

/* What of this was given before, where it is still what it was then. False for nothing. */
static bool take_given(const Lab *lab, const Demand *given, Demand *demand) {
    bool any = false;
    for (int i = 0; i < demand->count; i++) {
        Demanded *item = &demand->item[i];
        for (int k = 0; k < given->count; k++) {
            const Demanded *was = &given->item[k];
            bool same = was->kind == item->kind && was->index == item->index &&
                        was->part == item->part && was->state != DEMAND_OPEN;
            if (!same || was->value != by_hand_derivation(lab, item).truth) continue;
            *item = *was;
            any = true;
        }
    }
    demand->wrong = any ? given->wrong : 0;
    return any;
}

void derive_begin(const LessonStep *step, Lab *lab, const Demand *given) {
    Demand demand = {.count = 0};
    if (step->has_derive && !derive_demand(&step->derive, lab, &demand, NULL)) demand.count = 0;
    if (demand.count || lab->demand.lesson) lab_demand(lab, &demand);
    if (given && take_given(lab, given, &demand)) lab_demand(lab, &demand);
}

bool derive_is_met(const LessonStep *step, const Lab *lab) {
    return step->has_derive && lab->demand.lesson && lab->demand.count > 0 &&
           demand_open(&lab->demand) < 0;
}

int derive_after(const LessonStep *step) {
    int tasks = 0;
    for (int i = 0; i < step->blocks; i++) {
        if (step->block[i].kind == BLOCK_DERIVE) return tasks;
        if (step->block[i].kind == BLOCK_TASK) tasks += step->block[i].tasks;
    }
    return -1;
}

/* --- Checking --- */

bool derive_solve(Lab *lab, Message *message) {
    for (int left = lab->demand.count; left > 0 && demand_open(&lab->demand) >= 0; left--) {
        Action give = {.kind = ACTION_GIVE};
        if (lab->graph && by_hand_turn(lab) < 0) /* as far as it may go */
            lab_apply(lab, &(Action){.kind = ACTION_SEEK, .epoch = graph_total(lab->graph)});
        int turn = by_hand_turn(lab);
        if (turn < 0) return message_set(message, "the derivatives cannot be given yet");
        double truth = by_hand_derivation(lab, &lab->demand.item[turn]).truth;
        snprintf(give.text, sizeof give.text, "%.4g", truth);
        lab_apply(lab, &give);
        if (lab->demand.item[turn].state == DEMAND_OPEN)
            return message_set(message, "%s is not accepted for derivative %d", give.text,
                               turn + 1);
    }
    return true;
}

bool derive_prove(const Lab *lab, Message *message) {
    for (int i = 0; i < lab->demand.count; i++) {
        const Demanded *item = &lab->demand.item[i];
        double truth = by_hand_derivation(lab, item).truth, numeric = by_hand_difference(lab, item);
        bool node = item->kind == DEMAND_NODE;
        double kink = node ? graph_kink(lab->graph, item->index, 1e-5) : 0;
        double most = 0.01 * fmax(fabs(truth), 0.05);
        if (fabs(truth - numeric) <= most && kink <= most) continue;
        return message_set(message,
                           "derivative %d would be %.4g, but by central differences it is %.4g, "
                           "and the slopes on either side differ by %.4g: the numbers stand at a "
                           "kink, so choose others",
                           i + 1, truth, numeric, kink);
    }
    return true;
}
