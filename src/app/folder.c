/* See folder.h. */
#include "app/folder.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "scene/file.h"

bool folder_is(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

const char *folder_of(const char *path, char folder[1024]) {
    char directory[PATH_MAX];
    bool fits = file_directory(path, directory, sizeof directory);
    char *whole = fits ? file_whole_path(directory) : NULL;
    size_t length = whole ? strlen(whole) : 0;
    bool known = length > 0 && length < 1024;
    memcpy(folder, known ? whole : "/", known ? length + 1 : sizeof "/");
    free(whole);
    return folder;
}

/* "340 bytes", "12 kB", "3.4 MB" */
static void say_size(long long bytes, char text[32]) {
    if (bytes < 1000)
        snprintf(text, 32, "%lld bytes", bytes);
    else if (bytes < 1000000)
        snprintf(text, 32, "%.0f kB", (double)bytes / 1e3);
    else if (bytes < 1000000000)
        snprintf(text, 32, "%.1f MB", (double)bytes / 1e6);
    else
        snprintf(text, 32, "%.0f GB", (double)bytes / 1e9);
}

/* "12 kB · 25 Nov 14:10"; another year's without the time of day. */
static void say_about(const struct stat *about, char text[48]) {
    char size[32], date[24] = "";
    struct tm then, today;
    time_t now = time(NULL);
    say_size((long long)about->st_size, size);
    if (localtime_r(&about->st_mtime, &then) && localtime_r(&now, &today)) {
        bool same_year = then.tm_year == today.tm_year;
        strftime(date, sizeof date, same_year ? " · %e %b %H:%M" : " · %e %b %Y", &then);
    }
    snprintf(text, 48, "%.20s%s", size, date);
}

/* Adds one entry. What cannot be examined, for example a broken link, is left out. */
static void add(Listing *listing, int folder, const char *name) {
    struct stat about;
    char text[48] = "";
    if (!listing_wants(listing, name, true) || fstatat(folder, name, &about, 0) != 0) return;
    bool is_folder = S_ISDIR(about.st_mode);
    if (!is_folder && (!S_ISREG(about.st_mode) || !listing_wants(listing, name, false))) return;
    if (!is_folder) say_about(&about, text);
    listing_add(listing, name, is_folder, text);
}

static bool list(void *data, const char *path, Listing *listing, Message *message) {
    DIR *folder = opendir(path);
    if (!folder)
        return message_set(message, "The folder %.300s cannot be read: %s.", path, strerror(errno));
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        add(listing, dirfd(folder), entry->d_name);
    closedir(folder);
    return true;
}

FolderSource folder_source(void) {
    return (FolderSource){NULL, list};
}
