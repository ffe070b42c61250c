/* What someone probably meant who wrote a name that does not exist. */
#ifndef SCENE_HINT_H
#define SCENE_HINT_H

/* "did you mean 'rate'?" when one of the names is near to the word, otherwise "there are rule, loss
 * and rate". Returns text. */
const char *hint_name(const char *word, const char *const *names, int count, char text[256]);

#endif
