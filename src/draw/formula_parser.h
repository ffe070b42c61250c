/* Reading a formula. formula_parse.c reads rows, scripts and what is typed as it is,
 * formula_command.c what begins with a backslash; this is what the two share. */
#ifndef DRAW_FORMULA_PARSER_H
#define DRAW_FORMULA_PARSER_H

#include "draw/formula_symbol.h"
#include "draw/formula_tree.h"

/* What may end a row; some of them together. */
enum {
    STOP_BRACE = 1,    /* } */
    STOP_BRACKET = 2,  /* ] */
    STOP_CELL = 4,     /* & */
    STOP_LINE = 8,     /* \\ */
    STOP_TABLE = 16,   /* \end */
    STOP_FENCE = 32,   /* \right */
    STOP_FORMULA = 64, /* the end of it all */
};

typedef struct Parser {
    Formula *formula;
    const char *at;   /* ended by 0, and without another */
    int stops;        /* what the rows being read end at, all together */
    int depth;        /* of what is being read within what */
    bool upright;     /* letters are set in `face` and make words; otherwise each leans, alone */
    FontFace face;    /* of letters and figures */
    Message *problem; /* the first one; "" for none yet */
} Parser;

/* Keeps the sentence if it is the first. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void parser_problem(Parser *p, const char *format, ...);

/* A new part; may end the reading when there are too many. */
int parser_add(Parser *p, PartKind kind, AtomClass atom);
int parser_add_text(Parser *p, PartKind kind, AtomClass atom, const char *text, size_t length);

/* Puts a part at the end of a row or table; *last is its last one so far, NONE at first. */
void parser_append(Parser *p, int row, int part, int *last);

/* Which stop is next, 0 for none. */
int parser_stop(const Parser *p);

/* A row until one of the stops, or one that belongs further out; that is not read. */
int parser_row(Parser *p, int stops, AtomClass lead);

/* What follows a command: {a group}, or one sign. for_what: the command, for the author. */
int parser_argument(Parser *p, const char *for_what);

/* {text}, as typed, perhaps without blanks around it: into the formula's text; false when there is
 * no {. */
bool parser_raw(Parser *p, const char *for_what, bool trimmed, int *text);

/* The part that a backslash begins. */
int parser_command(Parser *p);

/* What is not understood: shown as typed, from `from` to where the parser is. */
int parser_bad(Parser *p, const char *from);

/* Blanks mean nothing between signs. */
void parser_blanks(Parser *p);

#endif
