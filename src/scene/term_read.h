/* A term from the text that a person types: x1^2 + x2^2, weight/height^2, x2 > sin(x1). The
 * grammar is that of expression.h. */
#ifndef SCENE_TERM_READ_H
#define SCENE_TERM_READ_H

#include "base/message.h"
#include "nn/dataset.h"
#include "nn/features.h"

/* Columns are called x1, x2, ... or, where that is one word, as the points call them; the term's
 * text then has x1, x2, .... False with what is wrong and what would be right. */
bool term_read(Term *term, const char *text, const Dataset *columns, Message *message);

/* The same, but only a condition, such as x2 > sin(x1) or x1 > 0 and x2 > 0. */
bool term_read_condition(Term *term, const char *text, const Dataset *columns, Message *message);

/* What a person types as an input: one of those that have a name of their own, or a term. */
bool term_read_feature(Feature *feature, const char *text, const Dataset *columns,
                       Message *message);

#endif
