/* What must hold after every frame of the program, whatever the input. Each check returns false
 * with a sentence when it does not. Knows lab and shapes, but no control, no panel and no key:
 * those may change. */
#ifndef TESTS_WITNESS_H
#define TESTS_WITNESS_H

#include "draw/shapes.h"
#include "lab/lab.h"

/* Every coordinate is a number, every text is UTF-8 and says something. */
bool witness_shapes(const Shapes *shapes, Message *message);

/* Every weight and its change is a number; so is the loss, or else the program says why not.
 * The run trains as the scene says. */
bool witness_lab(const Lab *lab, Message *message);

/* Saved to this path, read and loaded again: the same bits of weights, data, settings and loss. */
bool witness_save(const Lab *lab, const char *path, Message *message);

/* Undoes everything, and redoes it: the same scene and weights. */
bool witness_undo(Lab *lab, Message *message);

/* Seeks to the start and back to this epoch, where time travel promises to be exact: the same
 * weights. Playing stops. */
bool witness_scrub(Lab *lab, Message *message);

/* A hash of the scene with its points, and of the weights. */
uint64_t witness_hash(const Lab *lab);

/* Bytes in use on the heap; 0 where that cannot be told. */
size_t witness_heap(void);

#endif
