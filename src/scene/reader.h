/* From a tree to checked values. Every function takes a node and what it is called in messages;
 * node -1, a key that is not there, changes nothing and is right. False means that the message is
 * set: "file:line: what is wrong; what would be right". */
#ifndef SCENE_READER_H
#define SCENE_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "scene/tree.h"

typedef struct Reader {
    Tree tree;
    const char *name; /* of the file, for messages */
    int line;         /* where the text within it begins, from 1 */
    Message *message;
} Reader;

/* Sets the message, at the node's line (-1: the first), and returns false. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
bool reader_fail(Reader *r, int node, const char *format, ...);

/* The values of a map: at[i] is the node of keys[i], or -1. Other keys, keys given twice and keys
 * without a value are refused. All are -1 when node is. */
bool reader_map(Reader *r, int node, const char *what, const char *const *keys, int count, int *at);

/* The number of a list's items, 0 for -1; -1 with a message when it is no list or has too many. */
int reader_list(Reader *r, int node, const char *what, int most);

/* Children of a list, in order: for (int i = reader_first(r, list); i >= 0; i = reader_next(r, i))
 */
int reader_first(const Reader *r, int list);
int reader_next(const Reader *r, int node);

/* The text of a node, NULL with a message when it is a list or a map. */
const char *reader_word(Reader *r, int node, const char *what);

/* Copies text that fits and can be shown. */
bool reader_text(Reader *r, int node, const char *what, char *out, size_t size);

/* From low to high; infinities stand for any number. */
bool reader_float(Reader *r, int node, const char *what, double low, double high, float *value);
bool reader_double(Reader *r, int node, const char *what, double *value);
bool reader_int(Reader *r, int node, const char *what, int low, int high, int *value);
bool reader_seed(Reader *r, int node, const char *what, uint64_t *value);
bool reader_bool(Reader *r, int node, const char *what, bool *value);

/* [low, high] with low < high, both within the limit of 0. */
bool reader_range(Reader *r, int node, const char *what, double limit, float *low, float *high);

/* Which of the names it is. */
bool reader_choice(Reader *r, int node, const char *what, const char *const *names, int count,
                   int *choice);

#endif
