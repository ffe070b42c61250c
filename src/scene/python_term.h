/* A term as an expression of Python, with x[0], x[1], ... for the coordinates. */
#ifndef SCENE_PYTHON_TERM_H
#define SCENE_PYTHON_TERM_H

#include "nn/term.h"

enum { PYTHON_TERM = 4096 };

/* Returns text. It may call what the module math has, and sigmoid(z). */
const char *python_term(const Term *term, char text[PYTHON_TERM]);

#endif
