/* See kept.h. */
#include "app/kept.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/path.h"
#include "scene/file.h"
#include "scene/scene_file.h"

/* "Circles 2026-11-28 17.05.09", with nothing that a name of a file cannot hold. */
static void name_of(const char *called, time_t time, char name[128]) {
    char when[32] = "";
    struct tm then;
    if (localtime_r(&time, &then)) strftime(when, sizeof when, " %Y-%m-%d %H.%M.%S", &then);
    snprintf(name, 128, "%.80s%s", called, when);
    for (char *c = name; *c; c++) *c = *c == '/' || (unsigned char)*c < ' ' ? '-' : *c;
    if (name[0] == '.') name[0] = '-';
}

static int is_copy(const struct dirent *entry) {
    return path_ends_with(entry->d_name, ".scene");
}

/* Several may be of one second. */
static int64_t time_of(const char *folder, const char *name) {
    char path[1400];
    snprintf(path, sizeof path, "%.1024s%.255s", folder, name);
    return file_time(path);
}

static void remove_copy(const char *folder, const char *name) {
    char path[1400];
    snprintf(path, sizeof path, "%.1024s%.255s", folder, name);
    remove(path);
}

/* The oldest of so many, but for one. */
static int oldest(const char *folder, struct dirent *const *copy, int count, const char *spared) {
    int first = -1;
    for (int i = 0; i < count; i++) {
        const char *name = copy[i]->d_name;
        if (strcmp(name, spared) == 0) continue;
        if (first < 0 || time_of(folder, name) < time_of(folder, copy[first]->d_name)) first = i;
    }
    return first;
}

/* What was kept just now stays, whatever the clocks say by which the others were kept. */
static void trim(const char *folder, const char *newest) {
    struct dirent **copy;
    int count = scandir(folder, &copy, is_copy, alphasort);
    int left = count, first;
    if (count < 0) return;
    while (left > KEPT_MOST && (first = oldest(folder, copy, left, path_name(newest))) >= 0) {
        remove_copy(folder, copy[first]->d_name);
        struct dirent *gone = copy[first];
        for (int i = first; i + 1 < left; i++) copy[i] = copy[i + 1];
        copy[--left] = gone;
    }
    for (int i = 0; i < count; i++) free(copy[i]);
    free(copy);
}

/* A name that is free: of one second there may be several. */
static bool free_path(const char *folder, const char *called, time_t time, char path[1024]) {
    char name[128];
    name_of(called, time, name);
    for (int i = 1; i < 100; i++) {
        char number[16] = "";
        if (i > 1) snprintf(number, sizeof number, " %d", i);
        if (snprintf(path, 1024, "%s%s%s.scene", folder, name, number) >= 1024) return false;
        if (access(path, F_OK) != 0) return true;
    }
    return false;
}

bool kept_write(const char *folder, const Scene *scene, char path[1024]) {
    Message message;
    mkdir(folder, 0777);
    if (!free_path(folder, scene_called(scene, ""), time(NULL), path) ||
        !scene_write(scene, NULL, path, &message))
        return false;
    trim(folder, path);
    return true;
}

bool kept_take(const char *folder, const char *copy, char path[1024]) {
    struct stat about;
    mkdir(folder, 0777);
    if (lstat(copy, &about) != 0 || !free_path(folder, "Unsaved work", about.st_mtime, path) ||
        rename(copy, path) != 0)
        return false;
    trim(folder, path);
    return true;
}

bool kept_has(const char *folder, const char *path) {
    size_t length = strlen(folder);
    return length > 0 && strncmp(path, folder, length) == 0 && strchr(path + length, '/') == NULL;
}
