/* A scene's expression as a graph that is replayed: forward to the result, node by node in
 * order of evaluation, and back to the leaves in the opposite order. Leaves and numbers are not
 * walked: they are there from the start.
 *
 *     walked:   0 ........ count ........ 2 * count
 *               |  values  |  derivatives  |
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
    int order[EXPRESSION_NODES]; /* the nodes that are walked, as they are evaluated */
    int count;                   /* of them */
    int walked;                  /* 0 to 2 * count */
} GraphRun;

/* The graph of a scene: the one there was (NULL: none), with the scene's values, and walked as
 * far as it was; another one, not walked yet, when the expression is another; NULL when there
 * is none. Takes the old one over. */
GraphRun *graph_of_scene(GraphRun *graph, const SceneGraph *scene);

/* All the steps of the replay, forward and back. */
int graph_total(const GraphRun *graph);

/* Moves the replay to a step, clamped. False when it was there already. */
bool graph_walk_to(GraphRun *graph, int walked);

/* The node walked last, -1 for none; and whether the replay was going back. */
int graph_last(const GraphRun *graph);
bool graph_goes_back(const GraphRun *graph);

/* Whether a node has been walked back: then its operands have got their shares. */
bool graph_passed_back(const GraphRun *graph, int node);

/* Whether it is known yet: a value once its node was walked; a derivative once all nodes that
 * use this one were walked back. */
bool graph_shown_value(const GraphRun *graph, int node);
bool graph_shown_grad(const GraphRun *graph, int node);

/* How many operands of nodes of the graph this node is. */
int graph_uses(const GraphRun *graph, int node);

/* The place of a leaf's node among the values that the scene gives; -1 for nodes that are no
 * leaves. And back: the node of such a value, -1 for none. */
int graph_leaf(const GraphRun *graph, const SceneGraph *scene, int node);
int graph_leaf_node(const GraphRun *graph, const SceneGraph *scene, int leaf);

#endif
