/* What stands within a line of Markdown, as md4c tells it, made into spans: emphasis, links, code,
 * formulas, and the roles {eval} {key} {class} before code. Also tells in which line of the file
 * something stands: md4c does not, but its texts lie within ours. */
#ifndef LESSON_INLINE_H
#define LESSON_INLINE_H

#include <md4c.h>

#include "lesson/build.h"

/* How Markdown is read here: tables, task lists, formulas; no HTML. */
#define INLINE_FLAGS (MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_NOHTML | MD_FLAG_LATEXMATHSPANS)

typedef struct Inline {
    Build *build;
    const char *source; /* the text that is read, */
    size_t length;
    int line;  /* and the line of the file it begins in */
    size_t at; /* as far as it is known to be read, */
    int at_line;
    int depth;        /* of errors that become blocks, */
    Message *problem; /* unless the first is wanted here; NULL otherwise */
    bool failed;      /* there was one */
    Prose prose;      /* so far */

    /* the span that is being collected */
    SpanKind kind;
    int bold, italic;
    const char *link; /* in the lesson's memory, or NULL */
    char *text;       /* owned */
    size_t used, room;
    size_t escaped; /* before this nothing in it means more than it says */
    int span_line;
    int choosing;     /* so many {if} are open: {else} and {end} are signs */
    bool told;        /* the prose has a lone dollar sign, which was reported */
    size_t addresses; /* bytes of all links */
} Inline;

Inline inline_create(Build *build, const char *source, size_t length, int line);
void inline_destroy(Inline *in);

/* A new prose, and what came of it. */
void inline_begin(Inline *in);
Prose inline_end(Inline *in);

/* As md4c's callbacks; false: stop reading. */
bool inline_enter(Inline *in, MD_SPANTYPE type, const void *detail);
void inline_leave(Inline *in, MD_SPANTYPE type);
void inline_text(Inline *in, MD_TEXTTYPE type, const char *text, size_t length);

/* The line a text of md4c's stands in, or the last known one when it is none of the source's. */
int inline_line(Inline *in, const char *text);

/* Whether it is one of the source's. */
bool inline_owns(const Inline *in, const char *text);

/* The line of what comes next and has no text: the first that is not empty. */
int inline_next_line(Inline *in);

#endif
