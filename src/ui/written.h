/* A term as people write it: x1^2 + x2^2 is x₁² + x₂², and x1 is called as its column is. */
#ifndef UI_WRITTEN_H
#define UI_WRITTEN_H

#include <stddef.h>

#include "nn/dataset.h"
#include "nn/term.h"

enum { WRITTEN_TEXT = 256 };

/* columns: whose names stand for x1, x2, ...; NULL: none. Returns text. */
const char *written_text(const Term *term, const Dataset *columns, char text[WRITTEN_TEXT]);

/* The same as TeX; NULL where it does not fit. */
const char *written_tex(const Term *term, const Dataset *columns, char *text, size_t size);

#endif
