/* See demand.h. */
#include "lab/demand.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

Demand demand_of_graph(const GraphRun *graph) {
    Demand demand = {.count = graph->backs};
    for (int i = 0; i < graph->backs; i++)
        demand.item[i] = (Demanded){.kind = DEMAND_NODE, .index = graph->back[i]};
    return demand;
}

int demand_open(const Demand *demand) {
    for (int i = 0; i < demand->count; i++) {
        if (demand->item[i].state == DEMAND_OPEN) return i;
    }
    return -1;
}

int demand_number(const Demand *demand, DemandState state) {
    int number = 0;
    for (int i = 0; i < demand->count; i++) number += demand->item[i].state == state;
    return number;
}

void demand_forget(Demand *demand) {
    for (int i = 0; i < demand->count; i++) demand->item[i].state = DEMAND_OPEN;
    demand->last = (DemandSlip){.text = ""};
}

int demand_limit(const Demand *demand, const GraphRun *graph) {
    int open = demand_open(demand);
    if (open < 0 || demand->item[open].kind != DEMAND_NODE) return graph_total(graph);
    return graph->count + graph_rank(graph, demand->item[open].index);
}

/* --- How a derivative comes about --- */

static void add_roads(Derivation *d, const GraphRun *g, int user, int node) {
    const Node *n = &g->expression.node[user];
    double slope[2];
    expression_slopes(&g->expression, g->value, user, slope);
    for (int operand = 0; operand < 2; operand++) {
        if ((operand ? n->b : n->a) != node || d->roads == SLIP_ROADS) continue;
        d->road[d->roads++] = (Road){user, g->grad[user], slope[operand]};
    }
}

Derivation demand_node(const GraphRun *g, int node) {
    int result = g->expression.result;
    Derivation d = {
        .truth = g->grad[node], .value = g->value[node], .own = 1, .start = node == result};
    for (int user = node + 1; user <= result; user++) {
        if (g->belongs[user]) add_roads(&d, g, user, node);
    }
    return d;
}

/* --- What people type --- */

/* A sign of multiplication or a minus from a keyboard that has them, as the parser knows it.
 * Returns how many bytes it takes in the text; 0 for others. */
static size_t operator_of(const char *at, char *sign) {
    static const struct {
        const char *from;
        char to;
    } signs[] = {{"·", '*'}, {"×", '*'}, {"⋅", '*'}, {"−", '-'}, {":", '/'}, {" . ", '*'}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        *sign = signs[i].to;
        if (strncmp(at, signs[i].from, strlen(signs[i].from)) == 0) return strlen(signs[i].from);
    }
    return 0;
}

/* A comma between digits is what many write for the point. */
static char with_point(const char *text, const char *at) {
    bool between =
        *at == ',' && at > text && isdigit((unsigned char)at[-1]) && isdigit((unsigned char)at[1]);
    return between ? '.' : *at;
}

bool demand_read(const char *text, double *value, Message *message) {
    char plain[DEMAND_TEXT + 1], sign;
    size_t used = 0;
    Expression e;
    for (const char *at = text; *at && used < DEMAND_TEXT;) {
        size_t length = operator_of(at, &sign);
        plain[used++] = length ? sign : with_point(text, at);
        at += length ? length : 1;
    }
    plain[used] = '\0';
    bool good = expression_parse(&e, plain, NULL) && e.leaves == 0;
    if (good) *value = expression_value(&e, NULL, NULL);
    return (good && isfinite(*value)) ||
           message_set(message,
                       "\"%s\" is not a number; write one, or a product such as 2 * 3 or 1/3",
                       text);
}
