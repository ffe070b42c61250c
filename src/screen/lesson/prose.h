/* Prose of lessons: words, live numbers, formulas, keys and chips, in lines of a column. Pointing
 * at a number or formula highlights its subject in the pictures, and the other way round. */
#ifndef SCREEN_PROSE_H
#define SCREEN_PROSE_H

#include "lesson/names.h"
#include "ui/widgets.h"

/* The tasks of a long page, and the question that waits, do not scroll with its text: they stand
 * below it, always in sight. Parts may be joined by |. */
typedef enum FlowPart {
    FLOW_TEXT = 1,
    FLOW_QUESTION = 2, /* the one that waits for an answer */
    FLOW_TASKS = 4,
    FLOW_OFFERED = 8, /* the controls that this step offers, behind the last tasks */
    FLOW_ALL = FLOW_TEXT | FLOW_QUESTION | FLOW_TASKS | FLOW_OFFERED,
    FLOW_NEXT = 16, /* of all tasks the next one alone, again, where there is no room for all */
    FLOW_UNTIL = 32 /* nothing behind that question */
} FlowPart;

/* A column that fills downwards. */
typedef struct Flow {
    View *view;
    float x, y, width; /* y: the top of what comes next */
    bool overflow;     /* something was wider than the column, even at its smallest: */
    int wide;          /* in this block first */
    char words[48];    /* what it was, or its beginning */
    int room;          /* of a page: 0 tight, 1 larger type, 2 and wide gaps */
    unsigned part;     /* of a page: FlowPart */
    bool whole;        /* while measuring a page: as if everything that can be opened were open */
    const Frozen *frozen; /* numbers found here are not those of now; or NULL */
} Flow;

/* These words, or this formula, are wider than the column; the first that are stay. */
void flow_too_wide(Flow *flow, const char *words);

/* What was too wide for a part of it. */
void flow_take_width(Flow *flow, const Flow *part);

/* Spans in the style; color and size are the style's. line: from line to line, in ems. */
void flow_prose(Flow *flow, Prose prose, const TextStyle *style, float line);

/* The same after some bold words, in one paragraph; lead has its own color. */
void flow_lead(Flow *flow, const char *lead, Color color, Prose prose, const TextStyle *style,
               float line);

/* A part of a sentence: words, or where those are NULL, prose. */
typedef struct Piece {
    const char *words;
    Prose prose;
} Piece;

/* The same after several of them in one style. */
void flow_pieces(Flow *flow, const Piece *piece, int count, const TextStyle *lead, Prose prose,
                 const TextStyle *style, float line);

/* Spans on one line, however wide, their baseline at `at`. Returns the width. */
float flow_line(Flow *flow, Prose prose, const TextStyle *style, Point at, bool draw);

void flow_text(Flow *flow, const char *text, const TextStyle *style, float line);

/* A text with its {eval}`...` as numbers: a choice's. */
const char *flow_words(const Flow *flow, const char *words, char text[256]);

/* A formula on a line of its own, in the middle; smaller when it is too wide. */
void flow_formula(Flow *flow, const char *tex, float size);

#endif
