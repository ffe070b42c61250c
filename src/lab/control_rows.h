/* The rows of all controls, one table for each part of the lab, indexed by Control; rows of
 * other parts are empty. Part of control.c. */
#ifndef LAB_CONTROL_ROWS_H
#define LAB_CONTROL_ROWS_H

#include "lab/control.h"

typedef struct ControlRows {
    const ControlInfo *row;
    int count;
} ControlRows;

ControlRows control_rows_data(void);
ControlRows control_rows_network(void);
ControlRows control_rows_training(void);
ControlRows control_rows_transport(void);

/* What rows of each kind have in common. */
#define CONTROL_SLIDER(from, to, first, last)                                                      \
    .kind = CONTROL_KIND_SLIDER, .low = (from), .high = (to), .least = (first), .most = (last)
#define CONTROL_STEPPER(from, to)                                                                  \
    .kind = CONTROL_KIND_STEPPER, .low = (from), .high = (to), .least = (from), .most = (to),      \
    .whole = true
#define CONTROL_FIELD(from, to)                                                                    \
    .kind = CONTROL_KIND_FIELD, .least = (from), .most = (to), .whole = true
#define CONTROL_ONE_OF(how, count) .kind = CONTROL_KIND_##how, .options = (count)

#define CONTROL_LAST_SEED 999999999

#endif
