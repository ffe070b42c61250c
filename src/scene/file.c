/* See file.h. */
#include "scene/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "scene/clean.h"

bool file_fail(Message *message, const char *path, const char *what) {
    int error = errno;
    char name[200];
    return message_set(message, "%s: %s: %s", clean_text(path, strlen(path), name, sizeof name),
                       what, strerror(error));
}

/* --- Reading --- */

/* All of a stream, up to `most` bytes and one more. NULL when reading fails. */
static char *read_all(FILE *file, size_t most, size_t *length) {
    size_t room = 65536, used = 0;
    char *text = memory_resize(NULL, room + 1);
    for (;;) {
        used += fread(text + used, 1, room - used, file);
        if (used < room || used > most) break;
        room *= 2;
        text = memory_resize(text, room + 1);
    }
    if (ferror(file)) {
        free(text);
        return NULL;
    }
    text[used] = '\0';
    *length = used;
    return text;
}

/* What a file is that is known by its first bytes to be no text, and what to do; NULL for
 * others. */
static const char *foreign(const char *bytes, size_t length) {
    static const char picture[] = "is a picture; give a scene (*.scene), a table (*.csv, *.tsv, "
                                  "*.txt) or a lesson (*.md)";
    static const struct {
        const char *begin, *what;
    } kinds[] = {
        {"\x89PNG", picture},
        {"\xFF\xD8\xFF", picture},
        {"GIF8", picture},
        {"%PDF-", "is a PDF; copy the cells of its table and paste them into the window (Ctrl+V)"},
        {"PK\x03\x04", "is packed, as spreadsheets (*.xlsx, *.ods) are; save it there as CSV, or "
                       "copy its cells and paste them into the window (Ctrl+V)"},
        {"\xD0\xCF\x11\xE0", "is a spreadsheet or a document of an old kind; save it there as CSV"},
        {"\x1F\x8B", "is packed; unpack it first"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t begin = strlen(kinds[i].begin);
        if (length >= begin && memcmp(bytes, kinds[i].begin, begin) == 0) return kinds[i].what;
    }
    return NULL;
}

char *file_read(const char *path, size_t most, size_t *length, Message *message) {
    size_t own;
    if (!length) length = &own;
    FILE *file = fopen(path, "rb");
    if (!file) {
        file_fail(message, path, "cannot be opened");
        return NULL;
    }
    char *text = read_all(file, most, length);
    if (!text) file_fail(message, path, "cannot be read");
    fclose(file);
    char name[200];
    const char *what = text ? foreign(text, *length) : NULL;
    if (what) {
        message_set(message, "%s %s", clean_text(path, strlen(path), name, sizeof name), what);
        free(text);
        return NULL;
    }
    if (text && *length > most) {
        message_set(message, "%s: holds more than %zu million bytes; make it smaller",
                    clean_text(path, strlen(path), name, sizeof name), most / 1000000);
        free(text);
        return NULL;
    }
    return text;
}

bool file_is_special(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

bool file_put_aside(const char *path, char *aside, size_t size) {
    for (int i = 1; i < 100; i++) {
        char number[16] = "";
        if (i > 1) snprintf(number, sizeof number, "-%d", i);
        if ((size_t)snprintf(aside, size, "%s.unreadable%s", path, number) >= size) return false;
        if (file_time(aside) < 0) return rename(path, aside) == 0;
    }
    return false;
}

bool file_is_same(const char *a, const char *b) {
    char *one = file_whole_path(a), *other = file_whole_path(b);
    bool same = one && other && strcmp(one, other) == 0;
    free(one);
    free(other);
    return same;
}

/* --- Beside --- */

/* Whether any part of the path is "..". */
static bool climbs(const char *name) {
    for (const char *part = name; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0')) return true;
    }
    return false;
}

/* Whether path, links resolved, lies below directory. */
static bool lies_below(const char *directory, const char *path) {
    char *above = file_whole_path(directory), *below = file_whole_path(path);
    size_t length = above ? strlen(above) : 0;
    bool lies = above && below && strncmp(above, below, length) == 0 &&
                (above[length - 1] == '/' || below[length] == '/'); /* the root ends in one */
    free(above);
    free(below);
    return lies;
}

bool file_beside(const char *directory, const char *name, char *path, size_t size,
                 Message *message) {
    char quoted[64];
    clean_quote(name, quoted);
    if (directory[0] == '\0') {
        return message_set(message, "there is no folder here to find the file %s in", quoted);
    }
    if (name[0] == '\0' || name[0] == '/' || climbs(name)) {
        return message_set(message,
                           "the file %s does not lie beside the scene; give the name of one that "
                           "does, such as points.csv",
                           quoted);
    }
    bool here = strcmp(directory, ".") == 0;
    if ((size_t)snprintf(path, size, "%s%s%s", here ? "" : directory, here ? "" : "/", name) >=
        size) {
        return message_set(message, "the path to the file %s is too long", quoted);
    }
    struct stat info;
    if (stat(path, &info) != 0) {
        return message_set(message,
                           "the file %s cannot be opened: %s; it must lie beside the scene", quoted,
                           strerror(errno));
    }
    if (!S_ISREG(info.st_mode)) {
        return message_set(message, "%s is no ordinary file; give the name of a table", quoted);
    }
    if (!lies_below(directory, path)) {
        return message_set(message,
                           "the file %s is a link that leads out of the scene's folder; copy the "
                           "file there instead",
                           quoted);
    }
    return true;
}

bool file_directory(const char *path, char *directory, size_t size) {
    const char *slash = strrchr(path, '/');
    size_t length = !slash ? 1 : slash == path ? 1 : (size_t)(slash - path);
    if (length >= size) return false;
    memcpy(directory, slash ? path : ".", length);
    directory[length] = '\0';
    return true;
}
