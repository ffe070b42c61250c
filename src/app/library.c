/* See library.h. */
#include "app/library.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* "" when it would be too long. */
static const char *in_folder(const Library *library, const char *name, char path[1100]) {
    snprintf(path, 1100, "%s%s", library->folder, name);
    return path;
}

/* The folder of this executable, with a slash at its end; "" where the system does not tell. */
static const char *own_folder(char folder[PATH_MAX]) {
    ssize_t length = readlink("/proc/self/exe", folder, PATH_MAX - 1);
    folder[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(folder, '/');
    if (slash) slash[1] = '\0';
    return folder;
}

/* Whether there is a folder called so; then it is path. */
static bool found(char path[1024], const char *folder, const char *rest) {
    struct stat about;
    return snprintf(path, 1024, "%s%s", folder, rest) < 1024 && stat(path, &about) == 0 &&
           S_ISDIR(about.st_mode);
}

/* Ninja leaves its own file where it builds. */
static bool stands_where_built(const char *own) {
    char ninja[PATH_MAX + 16];
    snprintf(ninja, sizeof ninja, "%sbuild.ninja", own);
    return own[0] && access(ninja, F_OK) == 0;
}

/* What is installed is looked for beside the executable first, so that it may be moved as a whole;
 * no folder that was only built in is ever asked. */
const char *library_lessons(char path[1024]) {
    char own[PATH_MAX];
    const char *asked = getenv("HALFPLANE_LESSONS");
    own_folder(own);
    if (asked && asked[0] && found(path, asked, "")) return path;
    if (own[0] && found(path, own, LESSONS_FROM_PROGRAM)) return path;
    if (stands_where_built(own) && found(path, own, "../lessons")) return path;
    if (found(path, LESSONS_INSTALLED, "")) return path;
    path[0] = '\0';
    return path;
}

static void read_recent(const Library *library, Shelf *shelf) {
    char path[1100];
    FILE *file = fopen(in_folder(library, "recent", path), "r");
    for (int i = 0; file && i < SHELF_RECENT; i++) {
        char *line = shelf->recent[i];
        if (!fgets(line, sizeof shelf->recent[i], file)) break;
        line[strcspn(line, "\n")] = '\0';
    }
    if (file) fclose(file);
}

static void read_desk(Library *library, Frame *frame) {
    char path[1100];
    FILE *file = fopen(in_folder(library, "desk", path), "r");
    if (file && fgets(library->desk, sizeof library->desk, file)) {
        const Desk desk = desk_read(library->desk);
        desk_lay(&frame->ui, &desk);
    }
    if (file) fclose(file);
}

static void keep_desk(Library *library, const Frame *frame) {
    char path[1100], text[DESK_TEXT];
    const Desk desk = free_play_desk(&frame->free_play, &frame->ui);
    if (!library->folder[0] || strcmp(desk_text(&desk, text), library->desk) == 0) return;
    memcpy(library->desk, text, sizeof text);
    FILE *out = fopen(in_folder(library, "desk", path), "w");
    if (out) fputs(text, out);
    if (out) fclose(out);
}

/* Where the folder for them cannot be made, they are made again each time. */
static void keep_thumbnails(const Library *library, Shelf *shelf) {
    char path[1100];
    struct stat about;
    in_folder(library, "thumbnails", path);
    mkdir(path, 0777);
    bool there = stat(path, &about) == 0 && S_ISDIR(about.st_mode);
    if (there && strlen(path) < sizeof shelf->cache)
        snprintf(shelf->cache, sizeof shelf->cache, "%.1023s", path);
}

Library library_open(Frame *frame, const char *folder) {
    Library library = {.written = 0};
    char path[1100], lessons[1024];
    snprintf(library.folder, sizeof library.folder, "%s", folder);
    shelf_add_folder(&frame->shelf, library_lessons(lessons));
    if (!library.folder[0]) return library;
    shelf_add_folder(&frame->shelf, in_folder(&library, "lessons", path));
    frame->progress = progress_read(in_folder(&library, "progress", path));
    read_recent(&library, &frame->shelf);
    read_desk(&library, frame);
    keep_thumbnails(&library, &frame->shelf);
    return library;
}

void library_note(Library *library, Frame *frame, const char *path) {
    Shelf *shelf = &frame->shelf;
    char place[1100], first[1024];
    char *whole = realpath(path, NULL); /* as long as it likes: folders may lie deep */
    bool fits = snprintf(first, sizeof first, "%s", whole ? whole : path) < (int)sizeof first;
    int at = 0;
    free(whole);
    if (!fits) return; /* half a name would lead nowhere */
    while (at < SHELF_RECENT - 1 && strcmp(shelf->recent[at], first) != 0) at++;
    for (; at > 0; at--) memcpy(shelf->recent[at], shelf->recent[at - 1], sizeof shelf->recent[at]);
    memcpy(shelf->recent[0], first, sizeof shelf->recent[0]);
    shelf->revision++;
    if (!library->folder[0]) return;
    FILE *out = fopen(in_folder(library, "recent", place), "w");
    for (int i = 0; out && i < SHELF_RECENT && shelf->recent[i][0]; i++)
        fprintf(out, "%s\n", shelf->recent[i]);
    if (out) fclose(out);
}

/* Whether the file of the open lesson was changed since it was read. */
static bool lesson_changed(Library *library, const char *path) {
    struct stat about;
    if (stat(path, &about) != 0) return false;
    int64_t now = (int64_t)about.st_mtime * 1000003 + (int64_t)about.st_size;
    bool same_file = strcmp(library->watched, path) == 0;
    bool changed = same_file && now != library->changed;
    library->changed = now;
    if (!same_file) snprintf(library->watched, sizeof library->watched, "%s", path);
    return changed;
}

void library_keep(Library *library, Frame *frame) {
    Player *player = &frame->player;
    keep_desk(library, frame);
    if (library->folder[0] && frame->progress.revision != library->written) {
        char path[1100];
        progress_write(&frame->progress, in_folder(library, "progress", path));
        library->written = frame->progress.revision;
    }
    if (!player->playing || !lesson_changed(library, player->path)) return;
    Message message;
    if (player_reload(player, &frame->lab, &message))
        ui_show_step(&frame->ui, player);
    else
        frame->lab.notice = message;
    frame->ui.revision++;
}
