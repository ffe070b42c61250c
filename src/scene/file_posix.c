/* The part of file.h that Windows does otherwise: see file_windows.c. */
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

#include "scene/clean.h"
#include "scene/file.h"

char *file_whole_path(const char *path) {
    return realpath(path, NULL); /* as long as it likes: folders may lie deep */
}

int64_t file_time(const char *path) {
    struct stat about;
    if (lstat(path, &about) != 0) return -1;
    return (int64_t)about.st_mtim.tv_sec * 1000000000 + about.st_mtim.tv_nsec;
}

int file_lock(const char *path, bool waits) {
    const struct timespec pause = {0, FILE_LOCK_PAUSE * 1000000};
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (lock < 0) return -1;
    for (int waited = 0;; waited += FILE_LOCK_PAUSE) {
        if (flock(lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return lock;
        if (!waits || waited >= FILE_LOCK_WAIT) break;
        nanosleep(&pause, NULL);
    }
    close(lock);
    return -1;
}

uint64_t file_stamp(const char *path) {
    struct stat about;
    if (stat(path, &about) != 0) return 0;
    uint64_t when = (uint64_t)about.st_mtim.tv_sec * 1000000000 + (uint64_t)about.st_mtim.tv_nsec;
    return (when ^ (uint64_t)about.st_size << 40 ^ (uint64_t)about.st_ino << 20) | 1;
}

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
    if (*there && S_ISDIR(old->st_mode)) return file_fail(message, path, "cannot be written");
    /* A file that is protected is so on purpose, though its folder would let it be replaced. */
    if (*there && access(path, W_OK) != 0) return file_fail(message, path, "cannot be written");
    if (realpath(path, target)) return true;
    if (snprintf(target, PATH_MAX, "%s", path) < PATH_MAX) return true;
    errno = ENAMETOOLONG;
    return file_fail(message, path, "cannot be written");
}

bool file_write(const char *path, const char *text, size_t length, Message *message) {
    char target[PATH_MAX], directory[PATH_MAX], beside[PATH_MAX + sizeof unfinished];
    struct stat old;
    bool there;
    if (!find_target(path, target, &old, &there, message)) return false;
    file_directory(target, directory, sizeof directory);
    snprintf(beside, sizeof beside, "%s/%s", directory, unfinished);
    int file = mkstemp(beside);
    if (file < 0) return file_fail(message, path, "cannot be written");
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
    return file_fail(message, path, "cannot be written");
}
