/* Fenced blocks with a name in braces: {scene}, {predict}, {task}, {hint}, {note}
 * and {log}. */
#ifndef LESSON_FENCE_H
#define LESSON_FENCE_H

#include "lesson/build.h"

typedef struct Fence {
    const char *info; /* what stands behind the ```, not ended */
    size_t info_length;
    const char *text; /* what lies between the fences; ended by 0 */
    size_t length;
    const char *source; /* the same in the file, from the opening fence on; never NULL */
    int line;           /* of the opening fence */
    int depth;          /* as of a block */
} Fence;

/* Adds its content to the step: blocks, its scene, or an error in its place. */
void fence_take(Build *b, const Fence *fence);

/* Whether code is meant to be such a block, and lacks the braces: then there is an error in its
 * place. */
bool fence_lacks_braces(Build *b, const Fence *fence);

#endif
