/* What a person does, in words: the lines of `run` in scenes, and of `solve` and `after` in lessons
 * (docs/writing-lessons.md lists them). One table reads them all; lessons add lines of
 * their own. */
#ifndef LAB_WORDS_H
#define LAB_WORDS_H

#include "lab/lab.h"

enum { WORDS_MOST = 24, WORDS_TIMES = 1000000000 };

typedef struct Words {
    const char *line; /* as it was written; borrowed */
    int count;
    char word[WORDS_MOST][64];
} Words;

/* At blanks. False when there are none or too many, or one is too long. */
bool words_split(Words *words, const char *line);

/* Whether the line ends before the word at this place: one more would be read by nobody. */
bool words_end(const Words *words, int at, Message *message);

/* An action, so many times. */
typedef struct Deed {
    Action action;
    int64_t times;
} Deed;

/* Whether this is the first word of a line. */
bool words_begin(const char *line, const char *word);

/* Whether the lab knows the first word of a line. If not, the message names what is near. */
bool words_known(const char *line, Message *message);

/* False, with what is near the first word of a line among these. */
bool words_unknown(const char *line, const char *const *names, int count, Message *message);

/* What a line asks for, as the lab stands now. False, with what is wrong and what would be right,
 * when it cannot be read. */
bool words_read(const Lab *lab, const Words *words, Deed *deed, Message *message);

/* How often, the second word of a line: a whole number from 1; 1 when it is not given. */
bool words_times(const Words *words, int64_t *times, Message *message);

/* The number of a point in a line, counted from 1 there, as an index. */
bool words_point(const Lab *lab, const char *word, int *index, Message *message);

/* Index in theta of "w[1,2,1]" or "b[1,2]", of a maxout unit its first piece's; -1 when it is
 * neither or there is none such. The reverse: false for other pieces, which have no name. */
int words_weight(const Network *net, const char *text);
bool words_weight_name(const Network *net, int index, char text[32]);

#endif
