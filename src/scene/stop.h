/* When playing stops by itself: a condition that people type, "loss < 0.1", "accuracy > 95 %",
 * "epoch 500". */
#ifndef SCENE_STOP_H
#define SCENE_STOP_H

#include <stdbool.h>

#include "base/message.h"
#include "scene/expression.h"

enum { STOP_TEXT = 64 };

/* What a condition may speak of. */
typedef enum StopName {
    STOP_EPOCH,
    STOP_LOSS,
    STOP_TEST_LOSS,
    STOP_ACCURACY, /* a share: 95 % is 0.95 */
    STOP_TEST_ACCURACY,
    STOP_WRONG,
    STOP_NAMES
} StopName;

/* Whether it is a condition; if not, says what would be one. "" is: never. */
bool stop_check(const char *text, Message *message);

/* A condition, read once to be asked often. */
typedef struct Stop {
    bool never;  /* there is none */
    bool scores; /* it speaks of more than the epoch */
    Expression expression;
} Stop;

Stop stop_read(const char *text);

/* Whether it is met by these values, whatever those may be that are not known (NAN). */
bool stop_met(const Stop *stop, const double value[STOP_NAMES]);

#endif
