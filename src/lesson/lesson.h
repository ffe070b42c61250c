/* A lesson: a Markdown file as steps, each of a few blocks of prose and at most one scene. It is
 * data, read once (lesson_file.h) and never changed; the player (player.h) walks through it.
 * docs/writing-lessons.md is its manual. */
#ifndef LESSON_LESSON_H
#define LESSON_LESSON_H

#include <stddef.h>

#include "base/message.h"
#include "scene/opening.h"
#include "scene/scene.h"

enum {
    LESSON_BYTES = 1000000, /* of a file */
    LESSON_STEPS = 40,
    LESSON_BLOCKS = 200, /* a step */
    LESSON_CHOICES = 6,
    LESSON_TASKS = 12,  /* a step */
    LESSON_SOLVE = 24,  /* lines a task */
    LESSON_COLUMNS = 8, /* of a table */
    LESSON_DEPTH = 6,   /* lists within lists */
    LESSON_IFS = 4,     /* {if} within {if} */
    LOG_COLUMNS = 7     /* of a log */
};

typedef enum SpanKind {
    SPAN_TEXT,
    SPAN_CODE,
    SPAN_MATH, /* TeX, without its dollars */
    SPAN_EVAL, /* an expression, perhaps with ": decimals" */
    SPAN_WAS,  /* the same, as it was when the step began */
    SPAN_IF,   /* a condition: what follows, to SPAN_ELSE or SPAN_END, is for when it holds */
    SPAN_ELSE,
    SPAN_END,
    SPAN_CLAIM, /* a condition that its sentence claims: shown nowhere, but checked */
    SPAN_NOW,   /* a condition: while it holds, the line of a list in which it stands is marked */
    SPAN_KEY,
    SPAN_CLASS, /* an expression: the class's number */
    SPAN_LINK,  /* text that leads to `link` */
    SPAN_BREAK  /* a new line */
} SpanKind;

typedef struct Span {
    SpanKind kind;
    bool bold, italic;
    int line;         /* of the file, from 1: at or just before it */
    const char *text; /* as all texts here: in the lesson's own memory, ended by 0 */
    const char *link; /* of SPAN_LINK, else NULL */
} Span;

/* One run of prose, without a break other than SPAN_BREAK. */
typedef struct Prose {
    int first, count; /* of lesson.span */
} Prose;

typedef enum BlockKind {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING, /* below the step's own */
    BLOCK_ITEM,    /* of a list */
    BLOCK_QUOTE,   /* a paragraph of it */
    BLOCK_CODE,    /* text, its lines as they stand */
    BLOCK_MATH,    /* text: TeX on a line of its own */
    BLOCK_ROW,     /* of a table; the first one is its heading */
    BLOCK_RULE,
    BLOCK_PREDICT,
    BLOCK_TASK,
    BLOCK_DERIVE,
    BLOCK_HINT,
    BLOCK_LOG,  /* the table of the runs so far */
    BLOCK_NOTE, /* for the teacher: students do not see it */
    BLOCK_ERROR /* text: what is wrong in this place of the file, with its line */
} BlockKind;

/* How a question is answered. */
typedef enum PredictKind {
    PREDICT_CHOICE,
    PREDICT_NUMBER, /* is typed */
    PREDICT_LINE,   /* is placed on the plane */
    PREDICT_LOSS,   /* is drawn over the epochs */
    PREDICT_CURVE   /* is drawn over the first input */
} PredictKind;

/* What is right, where there are no choices (guess.h). */
typedef struct Sought {
    const char *truth[3]; /* expressions: a number, or w1, w2, b of a line; NULL: what happens */
    const char *right;    /* a condition in place of a truth; or NULL */
    float within;         /* how far from the truth is right: of a number so much, or such a share;
                             of a line in degrees; of a curve as a share of the height */
    bool share;
    float apart; /* of a line, in units of the plane; 0: a twentieth of its width */
    int epochs;  /* that the loss is drawn over */
    float top;   /* of its axis; 0: not given */
} Sought;

typedef struct Predict {
    Prose ask, why;
    PredictKind kind;
    Sought sought;
    int choices, answer; /* answer: which of them */
    const char *choice[LESSON_CHOICES];
    Prose formula[LESSON_CHOICES]; /* the choice again, where it has a $formula$; else empty */
    bool has_reply[LESSON_CHOICES];
    Prose reply[LESSON_CHOICES]; /* to whoever made that choice; or where there are none, */
    const char *reply_when[LESSON_CHOICES]; /* when this condition holds; NULL: no more replies */
    const char *when;  /* what was asked has happened; NULL: with the next task, or at once */
    unsigned hidden;   /* bits 1 << HiddenPart: not drawn while it is open */
    const char *proof; /* an expression, or NULL */
    int after;         /* lines; -1 when it is not given */
    const char *after_line[LESSON_SOLVE];
} Predict;

typedef struct Task {
    Prose say;
    const char *when;
    int solve; /* lines; 0 when none are given, which the check will not like */
    const char *solve_line[LESSON_SOLVE];
} Task;

/* Derivatives that the student gives; a step has at most one. */
typedef struct Derive {
    Prose say;
    int names; /* 0: of a graph, all nodes */
    const char *name[LESSON_SOLVE];
} Derive;

/* {log}: what is shown of each run. */
typedef struct LogDef {
    int columns; /* 0: the settings that differ, and the usual results */
    const char *column[LOG_COLUMNS];
    const char *goal; /* an expression, or NULL */
    const char *say;  /* the same in words, "no point is wrong"; NULL: as the goal is written */
} LogDef;

typedef struct Block {
    BlockKind kind;
    int line;  /* of the file, from 1 */
    int depth; /* of an item, 0 for the outermost; of what belongs to a hint, a note or an item: its
                  depth + 1 */
    int number;  /* of an item: 0 for a bullet, else what stands before it; -1 unticked, -2 ticked
                    box */
    bool first;  /* the first row of a table: its heading */
    bool hinted; /* belongs to the hint before it: shown when that is open */
    bool noted;  /* belongs to the note before it: shown in the presenter's view */
    Prose prose; /* of a paragraph, heading, item, quote */
    const char *text; /* of code, mathematics, an error */
    int cells;        /* of a row */
    Prose cell[LESSON_COLUMNS];
    int predict, first_task, tasks; /* into the step's lists */
} Block;

typedef struct LessonStep {
    const char *title;
    int line;
    int blocks;
    Block *block; /* owned */
    int predicts, tasks;
    Predict *predict; /* owned */
    Task *task;       /* owned */
    bool has_derive;
    Derive derive;
    bool has_log;    /* it has a {log}, */
    LogDef log;      /* which is this */
    bool has_scene;  /* it has a {scene} that sets something up */
    bool has_look;   /* it has a {scene}; what that shows, selects and tries is to be followed */
    Scene scene;     /* owned; only show, select, compare and experiment when not has_scene */
    Opening opening; /* of a step without a {scene}, from here */
    int scene_line;
    uint64_t scene_hash; /* of the text of its {scene}; 0 without one */
    bool broken;         /* one of its blocks is BLOCK_ERROR */
    bool unplayable;     /* and that is a scene, a prediction or a task, which others may need */
} LessonStep;

/* A piece of memory that texts lie in, and those before it. */
typedef struct LessonText {
    struct LessonText *next;
    char text[];
} LessonText;

typedef struct Lesson {
    const char *title, *summary, *chapter; /* never NULL */
    int minutes;                           /* 0 when not given */
    int thumbnail; /* the step, from 1, that is pictured, solved, where lessons are listed; 0 when
                      not given */
    int steps;
    LessonStep *step; /* owned */
    int spans;
    Span *span;         /* owned */
    LessonText *memory; /* of all texts; owned */
    char *source;       /* the Markdown it was read from, for who hands it over; owned */
    size_t length;      /* of that */
    Message error; /* of the first BLOCK_ERROR, "file:line: ..."; "" when the lesson is whole */
} Lesson;

void lesson_destroy(Lesson *lesson);

#endif
