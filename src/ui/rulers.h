/* The scales that numbers are drawn on, and that must not jump: the number lines of the weights,
 * the lengths of gold arrows, the axis of an activation's curve. A ruler is set when a scene,
 * another set or a step of a lesson is set up. From then on it stays while points, rates and
 * weights change, so that twice the step is twice the arrow; it only grows, when something leaves
 * it, and then `before` says so (panels/legend.h). When everything has been undone it is set again.
 *
 * Steps too short to be seen are drawn through a lens: all gold arrows a power of ten longer than
 * they are. It is chosen when the rulers are set, by what fits or by the lesson, stays until it is
 * switched, and every picture with arrows names it. */
#ifndef UI_RULERS_H
#define UI_RULERS_H

#include "lab/lab.h"

typedef struct Ruler {
    float reach;  /* what its whole length stands for; 0: nothing was measured yet */
    float before; /* the reach before it grew last; 0: it has not grown since it was set */
} Ruler;

/* What gold arrows show. */
typedef enum Move { MOVE_STEP, MOVE_GRADIENT, MOVE_COUNT } Move;

typedef struct Rulers {
    /* what they were set for: the lab's scene, the lesson's step, the network, the curve's unit */
    int64_t opened;
    int step, weights, layer, unit;
    int undos;      /* that were possible when they were followed last */
    int64_t framed; /* Scene.framed: another set, or other scales of the axes */
    Ruler weight;   /* of a weight's number line, to both sides of 0 */
    Ruler vector;   /* the weight that is as long as one unit of the plane, at a unit's line */
    Ruler score;    /* of the activation's curve, to both sides of 0 */
    Ruler edge[MOVE_COUNT];    /* the change whose arrow on an edge has its whole length */
    float lens[MOVE_COUNT];    /* how many times too long arrows are drawn; 1: they are true */
    bool chosen[MOVE_COUNT];   /* that lens: there was a move to choose it for */
    float fitting[MOVE_COUNT]; /* the lens that would be chosen now */
    Plane plane;               /* the part of the plane shown at first */
} Rulers;

/* The least number of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is no less. */
float rulers_round(float size);

/* Call before drawing: sets them anew for another scene, step or network, or lets them grow.
 * step: of the lesson. lens: that the lesson asks for, for the arrows of the step; 0: what fits.
 * held: a number line's knob is dragged, and its scale stays. */
void rulers_follow(Rulers *rulers, const Lab *lab, int step, int lens, bool held);

/* True lengths; or the lens that fits now, where arrows have become too short for the
 * present one. */
void rulers_switch_lens(Rulers *rulers, Move move);

/* Sets them anew when they are followed next. */
void rulers_clear(Rulers *rulers);

/* An edge's arrow may grow to so many times its ruler's whole length before the ruler grows. */
extern const float RULERS_EDGE_MOST;

#endif
