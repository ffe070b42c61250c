/* What of a prose is said now: of an {if}, one of its two forms. Begins as SAID_BEGIN. */
#ifndef LESSON_SAID_H
#define LESSON_SAID_H

#include "lesson/lesson.h"
#include "lesson/names.h"

typedef struct Said {
    bool said, holds;
} Said;

#define SAID_BEGIN ((Said){true, true})

/* The next span: whether it is said. */
static inline bool said_next(Said *s, const Span *span, const Names *names) {
    if (span->kind == SPAN_IF) s->said = s->holds = names_true(names, span->text);
    if (span->kind == SPAN_ELSE) s->said = !s->holds;
    if (span->kind == SPAN_END) s->said = true;
    return s->said;
}

#endif
