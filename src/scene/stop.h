/* When playing stops by itself: a condition that people type, "loss < 0.1", "accuracy > 95 %",
 * "epoch 500". */
#ifndef SCENE_STOP_H
#define SCENE_STOP_H

#include <stdbool.h>

#include "base/message.h"

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

/* Whether it is met by these values, whatever those may be that are not known (NAN). */
bool stop_met(const char *text, const double value[STOP_NAMES]);

#endif
