/* What someone probably meant who wrote a name that does not exist. */
#ifndef SCENE_HINT_H
#define SCENE_HINT_H

/* "did you mean 'rate'?" when one of the names is near to the word, otherwise "there are rule, loss
 * and rate". Returns text. */
const char *hint_name(const char *word, const char *const *names, int count, char text[256]);

/* The first half of that, otherwise the sentence `otherwise`. Returns text. */
const char *hint_or(const char *word, const char *const *names, int count, const char *otherwise,
                    char text[256]);

/* The name that is near to the word; NULL when none is. */
const char *hint_nearest(const char *word, const char *const *names, int count);

/* How many letters to put in, take out, change or swap make one word of the other; letters are
 * alike whether large or small. */
int hint_distance(const char *a, const char *b);

#endif
