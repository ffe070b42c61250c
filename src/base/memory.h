/* Memory for numbers: zeroed, aligned for the widest vectors, and never NULL. All sizes are bounded
 * by nn/limits.h, so running out means the machine has nothing left; then the program says so and
 * stops. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* count floats, 0, aligned to 64 bytes, and a vector (64 bytes) to spare after the last, so that
 * code that copies whole vectors may run over. free() releases it. */
float *memory_floats(long count);

/* As calloc and realloc, but never NULL. */
void *memory_zeroed(size_t count, size_t size);
void *memory_resize(void *old, size_t size);

#endif
