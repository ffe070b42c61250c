/* See file.h. */
#include "scene/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "scene/clean.h"

/* Fails with "path: what" and the system's reason. */
static bool fail(Message *message, const char *path, const char *what) {
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
        fail(message, path, "cannot be opened");
        return NULL;
    }
    char *text = read_all(file, most, length);
    if (!text) fail(message, path, "cannot be read");
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

int64_t file_time(const char *path) {
    struct stat about;
    if (lstat(path, &about) != 0) return -1;
    return (int64_t)about.st_mtim.tv_sec * 1000000000 + about.st_mtim.tv_nsec;
}

int file_lock(const char *path, bool waits) {
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (lock < 0) return -1;
    if (flock(lock, waits ? LOCK_EX : LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return lock;
    close(lock);
    return -1;
}

uint64_t file_stamp(const char *path) {
    struct stat about;
    if (stat(path, &about) != 0) return 0;
    uint64_t when = (uint64_t)about.st_mtim.tv_sec * 1000000000 + (uint64_t)about.st_mtim.tv_nsec;
    return (when ^ (uint64_t)about.st_size << 40 ^ (uint64_t)about.st_ino << 20) | 1;
}

bool file_put_aside(const char *path, char *aside, size_t size) {
    for (int i = 1; i < 100; i++) {
        char number[16] = "";
        struct stat about;
        if (i > 1) snprintf(number, sizeof number, "-%d", i);
        if ((size_t)snprintf(aside, size, "%s.unreadable%s", path, number) >= size) return false;
        if (lstat(aside, &about) != 0) return rename(path, aside) == 0;
    }
    return false;
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
    char above[PATH_MAX], below[PATH_MAX];
    if (!realpath(directory, above) || !realpath(path, below)) return false;
    size_t length = strlen(above);
    if (length == 1) return true; /* the root: everything does */
    return strncmp(above, below, length) == 0 && below[length] == '/';
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

/* --- Writing --- */

/* All of it, and down to the disk. */
static bool write_all(int file, const char *text, size_t length) {
    while (length > 0) {
        ssize_t written = write(file, text, length);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        text += written;
        length -= (size_t)written;
    }
    return fsync(file) == 0;
}

/* What is written before it has its name. Its own name is short: that of the file may be as long
 * as names may be. */
static const char unfinished[] = ".halfplane-XXXXXX";

/* Removes what an earlier end, in the middle of writing, has left here: files of that name that
 * nobody has written to for an hour. */
static void sweep(const char *directory) {
    enum { LONG_AGO = 3600, TAIL = 6 };
    size_t head = sizeof unfinished - 1 - TAIL;
    DIR *folder = opendir(directory);
    if (!folder) return;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        struct stat info;
        bool ours = strlen(entry->d_name) == head + TAIL &&
                    memcmp(entry->d_name, unfinished, head) == 0 &&
                    fstatat(dirfd(folder), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
                    S_ISREG(info.st_mode) && time(NULL) - info.st_mtime > LONG_AGO;
        if (ours) unlinkat(dirfd(folder), entry->d_name, 0);
    }
    closedir(folder);
}

/* The new name is on the disk only when its folder is. Some file systems cannot do that: then it
 * has to be enough that the file is. */
static void sync_folder(const char *directory) {
    int folder = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    fsync(folder);
    close(folder);
}

/* The permissions and the owner of the file that is replaced, or those of any new file. */
static bool dress(int file, const struct stat *old) {
    mode_t mask = umask(0);
    umask(mask);
    if (old && (old->st_uid != geteuid() || old->st_gid != getegid()) &&
        fchown(file, old->st_uid, old->st_gid) != 0) {
        /* Only the administrator may give files away; then it is the writer's. */
    }
    return fchmod(file, old ? old->st_mode & 0777 : 0666 & ~mask) == 0;
}

/* Where the bytes really go, links followed. False when nothing may be written there. */
static bool find_target(const char *path, char target[PATH_MAX], struct stat *old, bool *there,
                        Message *message) {
    *there = stat(path, old) == 0;
    if (*there && !S_ISREG(old->st_mode) && !S_ISDIR(old->st_mode)) {
        char name[200];
        return message_set(message,
                           "%s: cannot be written: it is no ordinary file; give another name",
                           clean_text(path, strlen(path), name, sizeof name));
    }
    errno = EISDIR;
    if (*there && S_ISDIR(old->st_mode)) return fail(message, path, "cannot be written");
    /* A file that is protected is so on purpose, though its folder would let it be replaced. */
    if (*there && access(path, W_OK) != 0) return fail(message, path, "cannot be written");
    if (realpath(path, target)) return true;
    if (snprintf(target, PATH_MAX, "%s", path) < PATH_MAX) return true;
    errno = ENAMETOOLONG;
    return fail(message, path, "cannot be written");
}

bool file_write(const char *path, const char *text, size_t length, Message *message) {
    char target[PATH_MAX], directory[PATH_MAX], beside[PATH_MAX + sizeof unfinished];
    struct stat old;
    bool there;
    if (!find_target(path, target, &old, &there, message)) return false;
    file_directory(target, directory, sizeof directory);
    snprintf(beside, sizeof beside, "%s/%s", directory, unfinished);
    int file = mkstemp(beside);
    if (file < 0) return fail(message, path, "cannot be written");
    bool written = write_all(file, text, length) && dress(file, there ? &old : NULL);
    int error = errno;
    if (close(file) != 0 && written) {
        written = false;
        error = errno;
    }
    if (written && rename(beside, target) == 0) {
        sync_folder(directory);
        sweep(directory);
        return true;
    }
    if (written) error = errno;
    unlink(beside);
    errno = error;
    return fail(message, path, "cannot be written");
}
