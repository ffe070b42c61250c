/* An edit in the words of words.h: the reverse of reading it. Only change.c calls this. */
#ifndef LAB_PAST_WORDS_H
#define LAB_PAST_WORDS_H

#include "lab/lab.h"

/* The lines that do what the action is about to do, now, before it does. False when there are no
 * words for it. An action that begins the run anew needs none. */
bool past_words(const Lab *lab, const Action *action, Script *lines);

/* And, once it is done, those for the settings that have become others, asked for or not. */
void past_words_after(const Lab *lab, const Training *was, float held_out, Script *lines);

/* "point erased", of a line of an edit, for the mark on the curve. Returns text. */
const char *past_said(const char *line, char text[96]);

#endif
