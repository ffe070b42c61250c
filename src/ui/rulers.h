/* The scales that numbers are drawn on, and that must not jump: the number lines of the weights,
 * the lengths of gold arrows, the axis of an activation's curve. A ruler is set when a scene,
 * another set or a step of a lesson is set up. From then on it stays while points, rates and
 * weights change, so that twice the step is twice the arrow; it only grows, when something leaves
 * it, and then `before` says so (panels/legend.h). When everything has been undone, back to where
 * nothing was trained yet, it is set again; and undo of another set or network brings it back.
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

/* Rulers, and what they were set for. */
typedef struct RulerSet {
    int64_t opened; /* Lab.opened: the scene */
    int64_t framed; /* Scene.framed: another set of points, or other scales of the axes */
    int step;       /* of the lesson */
    int weights;    /* of the network, all of them */
    SetKind set;
    Ruler weight; /* of a weight's number line, to both sides of 0 */
    Ruler vector; /* the weight that is as long as one unit of the plane, at a unit's line */
    Ruler score;  /* of the activation's curve, to both sides of 0 */
    Ruler edge[MOVE_COUNT]; /* the change whose arrow on an edge has its whole length */
    float lens[MOVE_COUNT]; /* how many times too long arrows are drawn; 1: they are true */
    bool by_hand;           /* the lens of the step: by whoever looks, or by the scene */
} RulerSet;

enum { RULERS_LEFT = 4 };

typedef struct Rulers {
    RulerSet now;
    int layer, unit;           /* whose curve the score's ruler is for */
    int undos;                 /* that were possible when they were followed last */
    bool chosen[MOVE_COUNT];   /* the lens: there was a move to choose it for */
    float fitting[MOVE_COUNT]; /* the lens that would be chosen now */
    bool replays;              /* a run is being done again */
    bool refits; /* another network or set: the scene's lens was for what was there before */
    Plane plane; /* the part of the plane shown at first */
    RulerSet left[RULERS_LEFT]; /* that undo may lead back to, the latest first */
} Rulers;

/* The least number of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is no less. */
float rulers_round(float size);

/* Call before drawing: sets them anew for another scene, step or network, or lets them grow.
 * step: of the lesson. lens: that the lesson or the scene asks for, for the arrows of the step; 0:
 * what fits.
 * held: a number line's knob is dragged, and its scale stays. */
void rulers_follow(Rulers *rulers, const Lab *lab, int step, int lens, bool held);

/* What of them goes with the scene: the lens that somebody chose, and the part of the plane that
 * weight vectors are drawn for, where it is not the view. */
void rulers_keep(const Rulers *rulers, Lab *lab);

/* True lengths; or the lens that fits now, where arrows have become too short for the
 * present one. */
void rulers_switch_lens(Rulers *rulers, Move move);

/* Sets them anew when they are followed next. */
void rulers_clear(Rulers *rulers);

/* An edge's arrow may grow to so many times its ruler's whole length before the ruler grows. */
extern const float RULERS_EDGE_MOST;

#endif
