/* Sums and products in a formula: whether they come out when a reader computes them from the
 * numbers as they are printed. */
#ifndef BASE_SUMS_H
#define BASE_SUMS_H

#include <stdbool.h>

#include "base/message.h"

/* A formula of LaTeX with all its numbers in it, "2 \cdot 3 + 1 = 7", or a plain text, "2 · 3 + 1 =
 * 7". Each = between two sides of numbers is held against what the left side is: the right one must
 * be that, rounded to its own digits. A side with letters, dots or a matrix in it says nothing, and
 * neither does \approx. False with a message for the first that does not come out. */
bool sums_hold(const char *text, Message *message);

#endif
