/* See numbers.h. */
#include "cli/numbers.h"

#include <stdlib.h>

#include "base/memory.h"

void numbers_add(Numbers *numbers, double value) {
    if (numbers->count == numbers->room) {
        numbers->room = numbers->room ? 2 * numbers->room : 256;
        numbers->value =
            memory_resize(numbers->value, (size_t)numbers->room * sizeof *numbers->value);
    }
    numbers->value[numbers->count++] = value;
}

void numbers_destroy(Numbers *numbers) {
    free(numbers->value);
    *numbers = (Numbers){0};
}
