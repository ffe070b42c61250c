/* The words of a graph: names of nodes, their signs, the sentence of a walk's step in numbers.
 * Draws nothing. Nodes without a name are called v₁, v₂, ... in the order of evaluation. */
#ifndef PANELS_GRAPH_WORDS_H
#define PANELS_GRAPH_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/graph.h"

enum { GRAPH_NAME = 112, GRAPH_FRACTION = 2 * GRAPH_NAME + 16, GRAPH_SENTENCE = 1024 };

/* "x₁", "loss", "v₂"; a number as it is. Returns text. */
const char *graph_words_name(const GraphRun *graph, int node, char text[GRAPH_NAME]);

/* What a node does with its operands: "×", "+ 1", "( )²". */
const char *graph_words_sign(const GraphRun *graph, int node, char text[GRAPH_NAME]);

/* The same without numbers: "×", "| |", "xⁿ". */
const char *graph_words_op(Op op);

/* A value in up to four significant digits. */
const char *graph_words_number(double value, char text[32]);

/* How fast a node moves with its operand (0 or 1), as a factor in so many digits: "×3". */
const char *graph_words_factor(const GraphRun *graph, int node, int operand, int digits,
                               char text[40]);

/* The walk's last step, in one or two lines: "x₁ = x · w = 2 · 3 = 6"; "" when there is none. */
void graph_words_step(const GraphRun *graph, char line[2][GRAPH_SENTENCE]);

/* What a step downhill has just done to each number that learns, "w ← 3 − 0.1 · 2 = 2.8", in two
 * lines. False when the last change was none. */
bool graph_words_descent(const GraphRun *graph, const SceneGraph *scene,
                         char line[2][GRAPH_SENTENCE]);

/* "∂loss/∂x₁" */
const char *graph_words_derivative(const GraphRun *graph, int node, char text[GRAPH_FRACTION]);

/* What a node is made of, in names: "x · w"; "" for leaves. */
const char *graph_words_made_of(const GraphRun *graph, int node, char text[GRAPH_SENTENCE]);

/* A derivative as the product of the slopes on its road, from the result to the node, in symbols
 * over numbers; from a node where roads have met, only from there; where roads meet in it, the sum
 * of what they bring. */
enum { CHAIN_PARTS = 40 };
typedef struct GraphChain {
    int parts;
    struct {
        const char *sign;            /* before it: "=", "·", "+"; "" for none */
        char symbol[GRAPH_FRACTION]; /* "" for a part that has only a number, */
        char number[40];             /* or the other way round */
    } part[CHAIN_PARTS];
} GraphChain;

void graph_words_chain(const GraphRun *graph, int node, GraphChain *chain);

/* A sum of products, as a sentence prints it. */
enum { GRAPH_DIGITS = 4, SUM_FACTORS = 40 };
typedef struct GraphSum {
    int count;
    double factor[SUM_FACTORS];
    bool first[SUM_FACTORS]; /* of its product */
} GraphSum;

void graph_sum_add(GraphSum *sum, double factor, bool first);

/* How many digits its factors are printed with: so many that who multiplies and adds what is
 * printed gets what is printed behind it, which has 4. */
int graph_sum_digits(const GraphSum *sum, double value);

/* The expression as it was written, with the signs of mathematics. Returns text. */
const char *graph_words_expression(const GraphRun *graph, char *text, size_t size);

#endif
