/* What of a prose is said now: of an {if}, one of its two forms, which may hold another {if}.
 * Begins as SAID_BEGIN. */
#ifndef LESSON_SAID_H
#define LESSON_SAID_H

#include "lesson/lesson.h"
#include "lesson/names.h"

typedef struct Said {
    int depth; /* of the {if} that is open, 0 for none */
    bool said[LESSON_IFS + 1], holds[LESSON_IFS + 1];
} Said;

#define SAID_BEGIN ((Said){0, {true}, {true}})

/* The next span: whether it is said. */
static inline bool said_next(Said *s, const Span *span, const Names *names) {
    if (span->kind == SPAN_IF && s->depth < LESSON_IFS) {
        s->depth++;
        s->holds[s->depth] = names_true(names, span->text);
        s->said[s->depth] = s->said[s->depth - 1] && s->holds[s->depth];
    }
    if (span->kind == SPAN_ELSE && s->depth > 0)
        s->said[s->depth] = s->said[s->depth - 1] && !s->holds[s->depth];
    if (span->kind == SPAN_END && s->depth > 0) s->depth--;
    return s->said[s->depth];
}

#endif
