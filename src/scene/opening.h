/* How a step of a lesson opens, beside its scene: what it goes on from, what is done before anyone
 * sees it, which hand, speed and lens it begins with, which ways to train are open, and what is
 * not drawn. Only lessons have it; scene files of their own do not. */
#ifndef SCENE_OPENING_H
#define SCENE_OPENING_H

#include <stdbool.h>

enum { OPENING_LINES = 24, OPENING_LINE = 160, OPENING_LENS = 1000000 };

typedef enum OpeningFrom {
    FROM_SCENE, /* the step's own */
    FROM_HERE,  /* the step before, as the person left it */
    FROM_SOLVED /* the step before, as its solve lines end it */
} OpeningFrom;

/* Ways to train, each with its key and perhaps its button. */
typedef enum TrainWay {
    TRAIN_PLAY,
    TRAIN_EPOCH,
    TRAIN_BATCH,
    TRAIN_POINT,
    TRAIN_PHASE,
    TRAIN_RESTART,
    TRAIN_NEW_START,
    TRAIN_COUNT
} TrainWay;

/* What a step, or an open question, may keep off the screen. */
typedef enum HiddenPart {
    HIDE_TIMELINE,  /* with the buttons that train */
    HIDE_TRANSPORT, /* the buttons alone */
    HIDE_ARROWS,    /* the gold: where the coming step goes */
    HIDE_LABELS,    /* classes of points: all are drawn alike */
    HIDE_WEIGHTS,   /* numbers on edges and in the list */
    HIDE_VECTOR,    /* the weight vector at a line or a cut */
    HIDE_FIELD,     /* the coloured plane */
    HIDE_BOUNDARY,
    HIDE_CURVE, /* of the activation, the slope with it */
    HIDE_SLOPE,
    HIDE_LOSS,        /* the loss, as number and as curve */
    HIDE_RUNS,        /* earlier runs and their paths */
    HIDE_NUMBERS,     /* values of units */
    HIDE_MISTAKES,    /* crosses on points */
    HIDE_COORDINATES, /* the numbers of the ringed point beside it */
    HIDE_COUNT
} HiddenPart;

enum { HAND_MOVE = -1, HAND_ERASE = -2 };

typedef struct Opening {
    OpeningFrom from;
    int hand;  /* a class from 0, HAND_MOVE or HAND_ERASE */
    int speed; /* 1 to 10; 0: the usual one */
    int lens;  /* how many times longer than the step its arrows are drawn; 0: what fits */
    bool ways_given;
    unsigned ways;   /* bits 1 << TrainWay, when given */
    unsigned hidden; /* bits 1 << HiddenPart */
    int lines;
    char line[OPENING_LINES][OPENING_LINE]; /* as in solve, done when it opens */
} Opening;

/* A hand that moves, and nothing else. */
Opening opening_default(void);

/* "labels"; for messages and for reading. */
const char *opening_hidden_name(HiddenPart part);

/* "play". */
const char *opening_way_name(TrainWay way);

/* The bits of a word in `keys`: "step" is a batch and a point. 0 when there is no such word. */
unsigned opening_ways_of(const char *word);

/* Reads a list of parts that are hidden; `key` is what it is called. Node -1 hides nothing. */
struct Reader;
bool opening_read_hidden(struct Reader *r, int list, const char *key, unsigned *hidden);

#endif
