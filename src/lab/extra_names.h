/* What panels can draw besides what they always show, by word. A lesson turns it on with the word
 * in `show`, a person with the View menu (ui/menu.h). Whether it is on: UiState.extra. */
#ifndef LAB_EXTRA_NAMES_H
#define LAB_EXTRA_NAMES_H

typedef enum Extra {
    EXTRA_NONE = -1,
    EXTRA_SHARES,     /* plane: points as large as their own loss */
    EXTRA_HULLS,      /* plane: a rubber band around each class */
    EXTRA_FAN,        /* plane: the lines that earlier runs found */
    EXTRA_SQUARES,    /* plane of one input: residuals and their squares */
    EXTRA_BLAME,      /* gradients: |delta| of each layer in place of the weights' gradient */
    EXTRA_LOG_LOSS,   /* timeline and landscape: the loss on a logarithmic axis */
    EXTRA_ALONG_PATH, /* landscape: over the main directions of the run's path, not two weights */
    EXTRA_COUNT
} Extra;

/* "shares": as lessons name it. NULL for none. */
const char *extra_name(Extra extra);

/* The one of that name; EXTRA_NONE when there is none. */
Extra extra_find(const char *name);

#endif
