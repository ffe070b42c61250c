/* Derivatives that a person gives, one after the other, before the program shows them: of the nodes
 * of a graph on the way back, or of chosen weights and units of a network for the selected point.
 * The lab holds one demand; a lesson makes it, or in a graph the person who wants to walk back
 * alone. What has not been given yet is drawn nowhere. */
#ifndef LAB_DEMAND_H
#define LAB_DEMAND_H

#include "base/message.h"
#include "lab/graph.h"
#include "lab/slip.h"

enum { DEMAND_MOST = EXPRESSION_NODES, DEMAND_TEXT = 128 };

typedef enum DemandKind {
    DEMAND_NODE,   /* index: the node of the graph */
    DEMAND_WEIGHT, /* index: in theta, a weight or a bias */
    DEMAND_DELTA   /* index: the layer, part: the unit; by its score z */
} DemandKind;

typedef enum DemandState {
    DEMAND_OPEN,
    DEMAND_FOUND, /* by the person */
    DEMAND_SHOWN  /* on request */
} DemandState;

typedef struct Demanded {
    DemandKind kind;
    int index, part;
    DemandState state;
    double value; /* what it was when it was given, whatever became of it since */
} Demanded;

/* The last answer that was wrong, to what is still open. */
typedef struct DemandSlip {
    char text[DEMAND_TEXT]; /* as it was typed; "" for none */
    Slip slip;
    int other; /* of SLIP_OTHER: the node, or the place in the list of what is demanded */
    int tries; /* wrong ones in a row */
} DemandSlip;

typedef struct Demand {
    bool lesson; /* made by one: it cannot be put away before it is met */
    int count;   /* 0: nothing is demanded */
    Demanded item[DEMAND_MOST];
    int wrong; /* tries, of all of them together */
    DemandSlip last;
} Demand;

/* All nodes of a graph, in the order of the way back. */
Demand demand_of_graph(const GraphRun *graph);

/* The first that is open, -1 for none. */
int demand_open(const Demand *demand);

/* How many are in this state. */
int demand_number(const Demand *demand, DemandState state);

/* What was asked for is asked for once more; wrong tries still count. */
void demand_forget(Demand *demand);

/* How far a graph may be walked: up to the first node that is open. */
int demand_limit(const Demand *demand, const GraphRun *graph);

/* How a node's derivative comes about. */
Derivation demand_node(const GraphRun *graph, int node);

/* A number as people type it: 2, -1.5, 1/3, 2 * 3, 2 . 3, 2 · 3, 0,5. False, with what would be
 * right, for anything else. */
bool demand_read(const char *text, double *value, Message *message);

#endif
