/* Numbers as people read them: a real minus sign (U+2212), "∞" and "–" for what is none. What
 * is to be read back is written by scene/number.h. */
#ifndef BASE_NUMERAL_H
#define BASE_NUMERAL_H

#include <stddef.h>

/* So many decimals. Into out [size]; returns out. */
char *numeral_fixed(double value, int decimals, char *out, size_t size);

/* About so many significant digits, in powers of ten where that is shorter: "3·10⁸", "0.0042". */
char *numeral_short(double value, int digits, char *out, size_t size);

#endif
