/* The names a lesson may speak of (docs/writing-lessons.md lists them), and what they stand at in
 * the lab now. Numbers are read from the lab's records; what has no value now is NAN. */
#ifndef LESSON_NAMES_H
#define LESSON_NAMES_H

#include "lab/lab.h"
#include "scene/expression.h"

/* Numbers taken at another moment: frozen.h. */
typedef struct Frozen Frozen;

/* What was given to a question: guess.h. */
typedef struct GuessFacts GuessFacts;

typedef struct Names {
    const Lab *lab;
    const Frozen *frozen; /* texts found here have the value they had then; or NULL */
    int runs, runs_met;   /* in the lesson's log (log.h), and those that met its goal */
    int predicted; /* which choice of the step's last prediction was made, from 1; 0 for none */
    /* what the step's experiment asks for: runs of another are not spoken of; NULL: of any */
    const SceneExperiment *experiment;
    const GuessFacts *guess; /* what was given to a question without choices; or NULL */
} Names;

/* The subject of a name, so that pictures can highlight it. */
typedef enum NameKind { NAME_OF_NOTHING, NAME_OF_WEIGHT, NAME_OF_UNIT, NAME_OF_POINT } NameKind;

typedef struct NameTarget {
    NameKind kind;
    int index;       /* in theta; of the point, from 0 */
    int layer, unit; /* of a unit, from 0 */
} NameTarget;

/* Reads "EXPRESSION" or "EXPRESSION : DECIMALS". False when it cannot be read, a name is not known
 * or has not as many indexes as it needs, or an index is none of this network's. decimals: -1 when
 * none were asked for. */
bool names_evaluate(const Names *names, const char *text, double *value, int *decimals,
                    Message *message);

/* Whether it can be read and there are all its names, though not all may be there now: of a layer
 * that is yet to be added, say. If not, the message says what is wrong. */
bool names_known(const Names *names, const char *text, Message *message);

/* "loss is 12.4, wrong is 3": what the names in it stand at, for messages. Returns values, "" when
 * there are none. */
const char *names_values(const Names *names, const char *text, char values[256]);

/* Whether it is the number of a class that the points have. */
bool names_is_class(const Names *names, double value);

/* Whether it holds now; what cannot be read or has no value does not. */
bool names_true(const Names *names, const char *text);

/* The activation of the unit whose value a text that is one bare name is: of output, a[l,j] and
 * pout[p,k]. Linear for others. */
Activation names_activation(const Names *names, const char *text);

/* What a text that is one bare name belongs to; of expressions and other names, nothing. */
NameTarget names_target(const Names *names, const char *text);

#endif
