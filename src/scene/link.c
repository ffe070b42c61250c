/* See link.h. */
#include "scene/link.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/memory.h"
#include "scene/scene_file.h"

static const char *const keys[] = {
    [LINK_SCENE] = "#scene=", [LINK_STEP] = "#lesson=", [LINK_LESSON] = "#lesson-text="};

/* The key that a fragment begins with; -1 for none. */
static int kind_of(const char *fragment) {
    for (int kind = 0; kind <= (int)LINK_LESSON; kind++) {
        if (strncmp(fragment, keys[kind], strlen(keys[kind])) == 0) return kind;
    }
    return -1;
}

/* Where the fragment begins; NULL when the word is no link. */
static const char *fragment_of(const char *word) {
    const char *hash = strchr(word, '#');
    bool address = hash && (hash == word || strstr(word, "://"));
    return address && kind_of(hash) >= 0 ? hash : NULL;
}

bool link_is(const char *word) {
    return fragment_of(word) != NULL;
}

void link_destroy(Link *link) {
    free(link->text);
    *link = (Link){.text = NULL};
}

/* ---- base64url: 6 bits a letter, the highest first, without padding */

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static char *letters_of(const char *key, const uint8_t *bytes, size_t count) {
    size_t used = strlen(key);
    char *text = memory_resize(NULL, used + (count * 4 + 2) / 3 + 1);
    unsigned bits = 0, held = 0;
    memcpy(text, key, used);
    for (size_t i = 0; i < count; i++) {
        bits = bits << 8 | bytes[i];
        for (held += 8; held >= 6; held -= 6) text[used++] = letters[bits >> (held - 6) & 63];
    }
    if (held > 0) text[used++] = letters[bits << (6 - held) & 63];
    text[used] = '\0';
    return text;
}

/* The bytes of so many letters, to be freed; NULL with a sentence. */
static uint8_t *bytes_of(const char *text, size_t length, size_t *count, Message *message) {
    size_t used = 0;
    unsigned bits = 0, held = 0;
    if (length * 3 / 4 > LINK_PACKED) {
        message_set(message, "the link holds more than %d KiB; hand over a file instead",
                    LINK_PACKED / 1024);
        return NULL;
    }
    uint8_t *bytes = memory_zeroed(length * 3 / 4 + 1, 1);
    for (size_t i = 0; i < length; i++) {
        const char *letter = text[i] ? strchr(letters, text[i]) : NULL;
        if (!letter) break;
        bits = bits << 6 | (unsigned)(letter - letters);
        held += 6;
        if (held < 8) continue;
        held -= 8;
        bytes[used++] = (uint8_t)(bits >> held);
    }
    bool whole = strspn(text, letters) >= length && held < 6 && (bits & ((1U << held) - 1)) == 0;
    *count = used;
    if (whole && used > 0) return bytes;
    free(bytes);
    message_set(message, "the link is cut off, or something was added to it; copy all of it");
    return NULL;
}

/* ---- deflate, without a header */

/* A text of its own, to be freed; NULL with a sentence. */
static char *inflated(const uint8_t *bytes, size_t count, size_t *length, Message *message) {
    size_t room = count < LINK_TEXT / 16 ? count * 16 + 64 : LINK_TEXT;
    z_stream z = {.next_in = (uint8_t *)bytes, .avail_in = (uInt)count};
    char *text = memory_resize(NULL, room + 1);
    if (inflateInit2(&z, -MAX_WBITS) != Z_OK) abort(); /* out of memory */
    int status;
    for (;;) {
        z.next_out = (uint8_t *)text + z.total_out;
        z.avail_out = (uInt)(room - z.total_out);
        status = inflate(&z, Z_NO_FLUSH);
        if (status != Z_OK || z.avail_out > 0 || room == LINK_TEXT) break;
        room = room > LINK_TEXT / 2 ? LINK_TEXT : room * 2;
        text = memory_resize(text, room + 1);
    }
    *length = z.total_out;
    bool whole = status == Z_STREAM_END && z.avail_in == 0;
    bool large = status != Z_STREAM_END && *length == LINK_TEXT;
    inflateEnd(&z);
    text[*length] = '\0';
    if (whole && *length > 0) return text;
    free(text);
    if (large)
        message_set(message, "the link unfolds to more than %d MiB, which nobody needs",
                    LINK_TEXT / 1024 / 1024);
    else
        message_set(message, "the link is cut off or mistyped; copy all of it");
    return NULL;
}

static uint8_t *deflated(const char *text, size_t length, size_t *count) {
    z_stream z = {.next_in = (uint8_t *)text, .avail_in = (uInt)length};
    if (deflateInit2(&z, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) != Z_OK) abort();
    uLong most = deflateBound(&z, (uLong)length);
    uint8_t *bytes = memory_zeroed(most, 1);
    z.next_out = bytes;
    z.avail_out = (uInt)most;
    deflate(&z, Z_FINISH);
    *count = z.total_out;
    deflateEnd(&z);
    return bytes;
}

/* ---- reading */

/* The text that so many letters hold. */
static bool read_text(Link *link, const char *text, size_t letters_there, Message *message) {
    size_t count;
    uint8_t *bytes = bytes_of(text, letters_there, &count, message);
    if (!bytes) return false;
    link->text = inflated(bytes, count, &link->length, message);
    free(bytes);
    return link->text != NULL;
}

/* A number from 1, and what follows it; NULL when it is none. */
static const char *read_number(const char *text, int *number) {
    char *end;
    if (text[0] < '1' || text[0] > '9') return NULL;
    long value = strtol(text, &end, 10);
    *number = (int)value;
    return value <= LINK_LESSON_MOST ? end : NULL;
}

static bool read_step(Link *link, const char *text, Message *message) {
    const char *rest = read_number(text, &link->lesson);
    if (rest && *rest == '.') rest = read_number(rest + 1, &link->step);
    return (rest && *rest == '\0') ||
           message_set(message, "the link names no lesson; it must be as in #lesson=5 or "
                                "#lesson=5.3, the third step of lesson 5");
}

/* Behind the letters there may be the number of a step: none of these is a dot. */
static bool read_lesson(Link *link, const char *text, Message *message) {
    const char *dot = strchr(text, '.');
    const char *rest = dot ? read_number(dot + 1, &link->step) : "";
    if (!rest || *rest)
        return message_set(message, "the link is cut off, or something was added to it; copy all "
                                    "of it");
    return read_text(link, text, dot ? (size_t)(dot - text) : strlen(text), message);
}

bool link_read(Link *link, const char *word, Message *message) {
    const char *fragment = fragment_of(word);
    if (!fragment)
        return message_set(message, "a link must have #scene=, #lesson= or #lesson-text= in it");
    const char *text = strchr(fragment, '=') + 1;
    *link = (Link){.kind = (LinkKind)kind_of(fragment)};
    if (link->kind == LINK_STEP) return read_step(link, text, message);
    if (link->kind == LINK_LESSON) return read_lesson(link, text, message);
    return read_text(link, text, strlen(text), message);
}

/* ---- writing */

static char *link_of(LinkKind kind, const char *text, size_t length, Message *message) {
    size_t count;
    if (length > LINK_TEXT) {
        message_set(message, "this is too much for a link: %zu MB of text; hand over a file",
                    length / 1000000);
        return NULL;
    }
    uint8_t *bytes = deflated(text, length, &count);
    char *link = count <= LINK_PACKED ? letters_of(keys[kind], bytes, count) : NULL;
    free(bytes);
    if (!link)
        message_set(message, "this is too much for a link: %zu KiB, and %d fit; hand over a file",
                    count / 1024, LINK_PACKED / 1024);
    return link;
}

char *link_of_text(const char *text, size_t length, Message *message) {
    return link_of(LINK_SCENE, text, length, message);
}

char *link_of_lesson(const char *text, size_t length, int step, Message *message) {
    enum { STEP_LETTERS = 12 };
    char *link = link_of(LINK_LESSON, text, length, message);
    if (!link || step < 1) return link;
    size_t used = strlen(link);
    link = memory_resize(link, used + STEP_LETTERS);
    snprintf(link + used, STEP_LETTERS, ".%d", step);
    return link;
}

char *link_at_step(const char *lesson, int step) {
    enum { STEP_LETTERS = 12 };
    const char *fragment = fragment_of(lesson);
    size_t before =
        fragment ? (size_t)(fragment - lesson) + strcspn(fragment, ".") : strlen(lesson);
    size_t room = before + STEP_LETTERS;
    char *place = memory_resize(NULL, room);
    snprintf(place, room, "%.*s%c%d", (int)before, lesson, fragment ? '.' : '#', step);
    return place;
}

char *link_of_scene(const Scene *scene, Message *message) {
    char *text = scene_text_short(scene);
    if (!text) {
        message_set(message, "there is no memory left to write this");
        return NULL;
    }
    char *link = link_of_text(text, strlen(text), message);
    free(text);
    return link;
}
