/* Text from strangers, made safe to show: whatever a file holds, a terminal or a window gets only
 * printable UTF-8 of bounded length. */
#ifndef SCENE_CLEAN_H
#define SCENE_CLEAN_H

#include <stdbool.h>
#include <stddef.h>

/* Copies as much as fits into out[size], never half a letter. Control characters and bytes that are
 * not UTF-8 become '?'. Returns out. */
const char *clean_text(const char *text, size_t length, char *out, size_t size);

/* A short piece in quotes, for messages: 'humidity', or 'a very long na...'. */
const char *clean_quote(const char *text, char out[64]);

/* A name of at most 31 bytes, as it is. */
void clean_name(char out[32], const char *name);

/* Bytes of the letter that begins at text, of which there are length; 0 when it is not printable
 * UTF-8. */
size_t clean_letter(const char *text, size_t length);

/* Whether clean_text would leave it as it is, whatever its length. */
bool clean_is(const char *text);

#endif
