/* See memory.h. */
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *memory) {
    if (!memory) {
        fputs("halfplane: the machine has no memory left\n", stderr);
        exit(1);
    }
    return memory;
}

/* As the widest vectors like it best; they can do with less. */
static void *aligned(size_t size) {
#ifdef _WIN32
    return malloc(size); /* what it aligns could not be freed as all else is */
#else
    return aligned_alloc(64, size);
#endif
}

float *memory_floats(long count) {
    size_t size = ((size_t)count * sizeof(float) + 64 + 63) & ~(size_t)63;
    return memset(checked(aligned(size)), 0, size);
}

void *memory_zeroed(size_t count, size_t size) {
    return checked(calloc(count ? count : 1, size));
}

void *memory_resize(void *old, size_t size) {
    return checked(realloc(old, size ? size : 1));
}
