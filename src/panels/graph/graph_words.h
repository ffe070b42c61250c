/* The words of a graph: names of nodes, their signs, the sentence of a replay's step in numbers.
 * Draws nothing. Nodes without a name are called v₁, v₂, ... in the order of evaluation. */
#ifndef PANELS_GRAPH_WORDS_H
#define PANELS_GRAPH_WORDS_H

#include <stddef.h>

#include "lab/graph.h"

enum { GRAPH_NAME = 112, GRAPH_SENTENCE = 1024 };

/* "x₁", "loss", "v₂"; a number as it is. Returns text. */
const char *graph_words_name(const GraphRun *graph, int node, char text[GRAPH_NAME]);

/* What a node does with its operands: "×", "+ 1", "( )²". */
const char *graph_words_sign(const GraphRun *graph, int node, char text[GRAPH_NAME]);

/* A value in up to four significant digits. */
const char *graph_words_number(double value, char text[32]);

/* How fast a node moves with its operand (0 or 1), as a factor: "×3". */
const char *graph_words_factor(const GraphRun *graph, int node, int operand, char text[40]);

/* The replay's last step, in one or two lines: "x₁ = x · w = 2 · 3 = 6"; "" when there is none. */
void graph_words_step(const GraphRun *graph, char line[2][GRAPH_SENTENCE]);

/* The expression as it was written, with the signs of mathematics. Returns text. */
const char *graph_words_expression(const GraphRun *graph, char *text, size_t size);

#endif
