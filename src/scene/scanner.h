/* The words and signs of an expression, one after the other. Knows no grammar: that is
 * expression.c. */
#ifndef SCENE_SCANNER_H
#define SCENE_SCANNER_H

#include <stdbool.h>

#include "base/message.h"

typedef struct Scanner {
    const char *text; /* the whole */
    const char *at;   /* what comes next */
    Message *message;
} Scanner;

/* Each of these skips blanks first. */

/* What comes next: a digit or point, a letter or _, the end. */
bool scanner_at_number(Scanner *s);
bool scanner_at_name(Scanner *s);
bool scanner_at_end(Scanner *s);

/* Takes the sign or word if it comes next. */
bool scanner_accept(Scanner *s, const char *token);

/* Takes what comes next. False with a message when it is malformed or too large. */
bool scanner_number(Scanner *s, double *number);
bool scanner_name(Scanner *s, char name[32]);
bool scanner_index(Scanner *s, int *index); /* 1, 2, 3, ... */

/* Takes "name =" if that comes next; otherwise name is "". False when the name is malformed. */
bool scanner_target(Scanner *s, char name[32]);

/* "column 7: expected WHAT, found 'x'", with a hint when it is another language's spelling.
 * Returns -1. */
int scanner_expect(Scanner *s, const char *what);

/* The place of `at` counted in characters from 1, as an editor does. */
int scanner_column(const Scanner *s, const char *at);

#endif
