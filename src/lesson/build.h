/* A lesson while it is read: takes its texts, steps, blocks and spans one after the other, keeps to
 * the limits of lesson.h and puts errors where they belong. Knows nothing of Markdown. */
#ifndef LESSON_BUILD_H
#define LESSON_BUILD_H

#include <stddef.h>

#include "lesson/lesson.h"

typedef struct Build {
    Lesson *lesson;
    const char *name;      /* of the file, for messages */
    const char *directory; /* where data files may lie; "" for nowhere */
    size_t used, room;     /* of the newest piece of the lesson's memory */
    int block_room, span_room;
    bool hinted;   /* blocks belong to a hint, */
    bool noted;    /* to a note */
    bool full;     /* the present step has as many blocks as it may */
    bool ended;    /* nothing more is taken */
    Message early; /* what is wrong before the first step; "" for nothing */
    int early_line;
    int thumbnail_line; /* of the front matter's key, if it is there */
} Build;

/* A copy in the lesson's memory. */
const char *build_text(Build *b, const char *text, size_t length);

/* What follows belongs to a new step. */
void build_step(Build *b, const char *title, size_t length, int line);

/* The step that is being read is whole: says so when there is nothing in it. */
void build_end_step(Build *b);

/* Whether there is a step that takes more; says so when there is none. */
bool build_open(Build *b, int line);

/* The step that is being read; there must be one. */
LessonStep *build_last(const Build *b);

/* A new block of the step, to be filled before the next is made; NULL when there is no room or no
 * step. */
Block *build_block(Build *b, BlockKind kind, int line, int depth);

/* Adds a span to the lesson. */
void build_span(Build *b, Span span);

/* An error in this place. */
#if defined(__GNUC__)
__attribute__((format(printf, 4, 5)))
#endif
void build_error(Build *b, int line, int depth, const char *format, ...);

/* The same for a message that has file and line already. */
void build_refuse(Build *b, int line, int depth, const Message *message);

/* Writes "file:line: ..." and returns false. */
#if defined(__GNUC__)
__attribute__((format(printf, 4, 5)))
#endif
bool build_message(const Build *b, int line, Message *message, const char *format, ...);

#endif
