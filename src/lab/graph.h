/* A scene's expression as a graph that is walked: forward to the result, value by value in order
 * of evaluation, and back from the result, derivative by derivative. Leaves have their values from
 * the start; numbers have no derivative that anybody asks for.
 *
 *     walked:   0 ........ count ........ count + backs
 *               |  values  |  derivatives  |
 *
 * Back, a node comes when all that use it have come: its derivative is then the sum over its roads,
 * of the derivative where the road comes from times the slope of the road.
 *
 * Every value and derivative stands computed from the start; how far the graph has been walked
 * says which of them are known yet, and so may be shown. Only nodes that the result depends on
 * belong to the graph. */
#ifndef LAB_GRAPH_H
#define LAB_GRAPH_H

#include "scene/expression.h"
#include "scene/scene.h"

typedef struct GraphRun {
    char text[EXPRESSION_TEXT]; /* what the expression was read from */
    Expression expression;
    bool belongs[EXPRESSION_NODES];
    double value[EXPRESSION_NODES], grad[EXPRESSION_NODES]; /* of all nodes, known yet or not */
    int order[EXPRESSION_NODES]; /* the nodes that are walked forward, as they are evaluated */
    int count;                   /* of them */
    int back[EXPRESSION_NODES];  /* the nodes that are walked back: the result first */
    int backs;
    int walked;                   /* 0 to count + backs */
    double was[EXPRESSION_NODES]; /* the values before leaves were changed, */
    double was_grad[EXPRESSION_NODES];
    bool compared; /* while they are compared with those of now */
    int moved;     /* the leaf that was changed, -1 for more than one */
    double rate;   /* of the step downhill that changed them; 0 for what a person did */
} GraphRun;

/* The graph of a scene: the one there was (NULL: none), with the scene's values, and walked as
 * far as it was; when the expression is another, a new one, walked as the scene says; NULL when
 * there is none. Takes the old one over. */
GraphRun *graph_of_scene(GraphRun *graph, const SceneGraph *scene);

/* All the steps of the walk, forward and back; and how many of them the scene takes beforehand. */
int graph_total(const GraphRun *graph);
int graph_start(const GraphRun *graph, const SceneGraph *scene);

/* Goes to a step, clamped. False when it was there already. */
bool graph_walk_to(GraphRun *graph, int walked);

/* The node of a step, from 1; the node walked last, -1 for none; and whether that was back. */
int graph_step_node(const GraphRun *graph, int step);
int graph_last(const GraphRun *graph);
bool graph_goes_back(const GraphRun *graph);

/* When a node is walked back, counted from 0; -1 for numbers and what does not belong. */
int graph_rank(const GraphRun *graph, int node);

/* Whether it is known yet. */
bool graph_shown_value(const GraphRun *graph, int node);
bool graph_shown_grad(const GraphRun *graph, int node);

/* How many operands of nodes of the graph this node is. */
int graph_uses(const GraphRun *graph, int node);

/* The derivative of the result by a node, by central differences: only this node's value is
 * moved, by h either way, and what comes after it follows. */
double graph_difference(const GraphRun *graph, int node, double h);

/* By how much the slopes on either side of where the node stands differ: next to nothing, but at a
 * kink, as of |x| at 0, where no derivative is right. */
double graph_kink(const GraphRun *graph, int node, double h);

/* The values of now are those that later ones are compared with. moved: the leaf that makes them
 * others, by its place among the scene's values; -1: more than one, by a step of this rate. */
void graph_remember(GraphRun *graph, int moved, double rate);

/* One step of gradient descent for the scene's values: those that learn go down by rate times
 * their derivatives. False when one of them would leave the numbers that can be set. */
bool graph_descend(SceneGraph *scene, double rate, double most);

/* The place of a leaf's node among the values that the scene gives; -1 for nodes that are no
 * leaves. And back: the node of such a value, -1 for none. */
int graph_leaf(const GraphRun *graph, const SceneGraph *scene, int node);
int graph_leaf_node(const GraphRun *graph, const SceneGraph *scene, int leaf);

#endif
