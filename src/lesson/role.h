/* Roles: a name in braces right before a code span, which says what the code is. */
#ifndef LESSON_ROLE_H
#define LESSON_ROLE_H

#include <stddef.h>

#include "lesson/eval.h"
#include "lesson/lesson.h"

/* What a role makes of code; false when there is no such role. */
bool role_kind(const char *name, SpanKind *kind);

/* "eval"; "" for a kind that no role makes. */
const char *role_name(SpanKind kind);

/* Bytes of a name in braces that the text ends with, and the name; 0 when it does not. */
size_t role_at_end(const char *text, char name[32]);

/* The first role in a text, NULL when there is none. */
const char *role_find(const char *text);

/* Whether a formula is without a role before code, which there would stand as typed; else what to
 * write in its place. */
bool role_leaves_formula(const char *tex, char why[256]);

/* Which one was meant: see hint.h. Returns text. */
const char *role_hint(const char *name, char text[256]);

#endif
