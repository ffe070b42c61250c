/* How the letters of a text file are written as bytes, and the same text as UTF-8. Spreadsheets
 * save UTF-8 with or without a mark, "Unicode text" (UTF-16), or the Windows code page of the West.
 */
#ifndef SCENE_ENCODING_H
#define SCENE_ENCODING_H

#include <stddef.h>

typedef enum Encoding {
    ENCODING_UNSAID, /* to be found out */
    ENCODING_UTF8,
    ENCODING_UTF16, /* the lower byte first unless a mark says otherwise */
    ENCODING_UTF16_BIG,
    ENCODING_WINDOWS, /* Windows-1252, and with it Latin-1 */
    ENCODING_COUNT
} Encoding;

/* "UTF-8", "UTF-16", "UTF-16BE", "Windows-1252"; "" for unsaid. */
const char *encoding_name(Encoding encoding);

/* By that name, in capitals or not, with or without its dash, or as "Latin-1"; UNSAID when there is
 * no such. */
Encoding encoding_parse(const char *name);

/* What the bytes look like; never UNSAID. */
Encoding encoding_find(const char *bytes, size_t length);

/* The text without its mark as UTF-8, with a 0 after it, to be freed. Bytes that mean nothing in
 * the encoding become U+FFFD. */
char *encoding_decode(Encoding encoding, const char *bytes, size_t length, size_t *decoded);

#endif
