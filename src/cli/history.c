/* See history.h. */
#include "cli/history.h"

#include <stdlib.h>

#include "nn/memory.h"

void history_add(History *history, double value) {
    if (history->count == history->room) {
        history->room = history->room ? 2 * history->room : 256;
        history->value =
            memory_resize(history->value, (size_t)history->room * sizeof *history->value);
    }
    history->value[history->count++] = value;
}

void history_destroy(History *history) {
    free(history->value);
    *history = (History){0};
}
