/* Names of an expression graph: a node's value by its name, the derivative of the result by it as
 * d_NAME, and how far the graph has been walked as graph_steps. A derivative that the
 * person is to give has no value before. */
#ifndef LESSON_GRAPH_NAMES_H
#define LESSON_GRAPH_NAMES_H

#include "lab/lab.h"
#include "scene/expression.h"

/* False when the lab has no graph, or no node is called so. */
bool graph_names_value(const Lab *lab, const Leaf *leaf, double *value);

#endif
