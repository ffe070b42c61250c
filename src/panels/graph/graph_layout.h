/* Where nodes and edges of a graph lie: in columns, operands left of users, leaves next to their
 * first use. Numbers have no box: they are part of their operation's sign. Draws nothing. */
#ifndef PANELS_GRAPH_LAYOUT_H
#define PANELS_GRAPH_LAYOUT_H

#include "draw/shapes.h"
#include "lab/graph.h"

enum {
    GRAPH_SLOTS = 640, /* places in columns: of nodes, and of long edges that pass between them */
    GRAPH_LINKS = 1152,
    GRAPH_CURVE = 256 /* points of an edge */
};

typedef struct GraphSlot {
    int column, node; /* node -1: an edge passes */
    float y;          /* its middle, in heights of a cell */
} GraphSlot;

/* Between slots of neighbouring columns. */
typedef struct GraphLink {
    int left, right;
} GraphLink;

typedef struct GraphLayout {
    const GraphRun *graph;
    float scale;                /* of boxes and what is written in them */
    Rect box[EXPRESSION_NODES]; /* empty for what is not drawn */
    /* how it was found */
    int columns, slots, links;
    int column[EXPRESSION_NODES], slot_of[EXPRESSION_NODES];
    int first[EXPRESSION_NODES][2],
        passes[EXPRESSION_NODES][2]; /* slots an edge passes, by its user's node and operand */
    GraphSlot slot[GRAPH_SLOTS];
    GraphLink link[GRAPH_LINKS];
    int order[GRAPH_SLOTS]; /* slots by column, and from top to bottom */
    float left, across, top,
        down; /* the middle of the first column, and from one to the next; of the rows, likewise */
} GraphLayout;

/* Of a graph, borrowed, within an area. unit: one unit of the screen's layout, in points. */
void graph_layout_find(GraphLayout *layout, const GraphRun *graph, Rect area, float unit);

/* The least area, at 0, 0, in which it would be drawn at that scale. */
Rect graph_layout_room(const GraphLayout *layout, float unit, float scale);

/* Whether a node has a box. */
bool graph_layout_draws(const GraphLayout *layout, int node);

/* The box with the room for what stands above and below it. Those of two nodes never overlap. */
Rect graph_layout_cell(const GraphLayout *layout, int node);

/* The edge from a node's operand (0 or 1) to it. Returns how many points; 0 for no edge. */
int graph_layout_curve(const GraphLayout *layout, int node, int operand, Point curve[GRAPH_CURVE]);

#endif
