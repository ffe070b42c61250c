/* See library.h. */
#include "app/library.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "scene/file.h"

/* The folder leaves room for the name. */
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

/* Whether it is called "5-..." or "05-...", and is a lesson. */
static bool is_numbered(const char *name, int number) {
    char *end;
    bool digit = name[0] >= '0' && name[0] <= '9';
    return digit && strtol(name, &end, 10) == number && *end == '-' && path_ends_with(name, ".md");
}

bool library_lesson(int number, char path[LIBRARY_PATH], Message *message) {
    char lessons[1024];
    DIR *folder = opendir(library_lessons(lessons));
    bool there = false;
    for (const struct dirent *entry; folder && !there && (entry = readdir(folder));) {
        there = is_numbered(entry->d_name, number) &&
                snprintf(path, LIBRARY_PATH, "%s/%s", lessons, entry->d_name) < LIBRARY_PATH;
    }
    if (folder) closedir(folder);
    return there || message_set(message, "there is no lesson %d here", number);
}

int library_number(const char *path) {
    char own[LIBRARY_PATH];
    Message message;
    int number = atoi(path_name(path));
    if (number < 1 || !library_lesson(number, own, &message)) return 0;
    return file_is_same(path, own) ? number : 0;
}

/* ---- small files in the program's own folder */

enum { OWN_BYTES = 1 << 16 };

/* To be freed; NULL where there is none that can be read. */
static char *read_own(const Library *library, const char *name) {
    char path[1100];
    if (!library->folder[0] || file_is_special(in_folder(library, name, path))) return NULL;
    return file_read(path, OWN_BYTES, NULL, NULL);
}

static void write_own(const Library *library, const char *name, const char *text) {
    if (!library->folder[0]) return;
    char path[1100];
    file_write(in_folder(library, name, path), text, strlen(text), NULL);
}

/* Another window may have the folder too: they take turns in reading a file and writing it anew. */
static int begin_turn(const Library *library) {
    char path[1100];
    if (!library->folder[0]) return -1;
    return file_lock(in_folder(library, "turn.lock", path), true);
}

static void end_turn(int turn) {
    if (turn >= 0) close(turn);
}

/* ---- what is remembered */

static void read_recent(const Library *library, Shelf *shelf) {
    char *text = read_own(library, "recent"), *line = text;
    if (text) memset(shelf->recent, 0, sizeof shelf->recent);
    for (int i = 0; line && *line && i < SHELF_RECENT; i++) {
        size_t length = strcspn(line, "\n");
        bool fits = length > 0 && length < sizeof shelf->recent[i];
        if (fits) snprintf(shelf->recent[i], sizeof shelf->recent[i], "%.*s", (int)length, line);
        line += length + (line[length] == '\n');
        i -= !fits;
    }
    free(text);
}

static void write_recent(const Library *library, const Shelf *shelf) {
    char text[sizeof shelf->recent + SHELF_RECENT] = "";
    size_t used = 0;
    for (int i = 0; i < SHELF_RECENT && shelf->recent[i][0]; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s\n", shelf->recent[i]);
    write_own(library, "recent", text);
}

static void read_desk(Library *library, Frame *frame) {
    char *text = read_own(library, "desk");
    if (text) {
        snprintf(library->desk, sizeof library->desk, "%s", text);
        const Desk desk = desk_read(library->desk);
        desk_lay(&frame->ui, &desk);
    }
    free(text);
}

static void keep_desk(Library *library, const Frame *frame) {
    char text[DESK_TEXT];
    const Desk desk = free_play_desk(&frame->free_play, &frame->ui);
    if (!library->folder[0] || strcmp(desk_text(&desk, text), library->desk) == 0) return;
    memcpy(library->desk, text, sizeof text);
    write_own(library, "desk", text);
}

void library_note_folder(Library *library, const char *folder) {
    if (strcmp(library->last, folder) == 0) return;
    snprintf(library->last, sizeof library->last, "%s", folder);
    write_own(library, "folder", folder);
}

static void read_folder(Library *library) {
    char *text = read_own(library, "folder");
    if (text && strlen(text) < sizeof library->last)
        snprintf(library->last, sizeof library->last, "%s", text);
    free(text);
}

/* What is there is not written over before it is understood: it may be of a later version. */
static void read_progress(const Library *library, Frame *frame) {
    char path[1100], aside[1200];
    char *text = read_own(library, "progress");
    bool sound = text ? progress_read(&frame->progress, text)
                      : access(in_folder(library, "progress", path), F_OK) != 0;
    free(text);
    if (sound || !file_put_aside(in_folder(library, "progress", path), aside, sizeof aside)) return;
    message_set(&frame->lab.notice,
                "What you have done of the lessons cannot all be read. It is now %.400s", aside);
    frame->progress.revision++; /* what could be read is written anew */
}

/* With what other windows have written since. */
static void keep_progress(Library *library, Progress *progress) {
    if (!library->folder[0] || progress->revision == library->written) return;
    int turn = begin_turn(library);
    Progress theirs;
    char *text = read_own(library, "progress");
    if (text && progress_read(&theirs, text)) progress_merge(progress, &theirs);
    free(text);
    text = progress_text(progress);
    write_own(library, "progress", text);
    free(text);
    end_turn(turn);
    library->written = progress->revision;
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
    /* Half of its name would lead into another. */
    if (snprintf(library.folder, sizeof library.folder, "%s", folder) >= (int)sizeof library.folder)
        library.folder[0] = '\0';
    shelf_add_folder(&frame->shelf, library_lessons(lessons));
    if (!library.folder[0]) return library;
    shelf_add_folder(&frame->shelf, in_folder(&library, "lessons", path));
    read_progress(&library, frame);
    read_recent(&library, &frame->shelf);
    read_desk(&library, frame);
    read_folder(&library);
    keep_thumbnails(&library, &frame->shelf);
    return library;
}

void library_note(Library *library, Frame *frame, const char *path) {
    Shelf *shelf = &frame->shelf;
    char first[1024];
    char *whole = file_whole_path(path);
    bool fits = snprintf(first, sizeof first, "%s", whole ? whole : path) < (int)sizeof first;
    int at = 0;
    free(whole);
    if (!fits) return; /* half a name would lead nowhere */
    int turn = begin_turn(library);
    if (library->folder[0]) read_recent(library, shelf);
    while (at < SHELF_RECENT - 1 && strcmp(shelf->recent[at], first) != 0) at++;
    for (; at > 0; at--) memcpy(shelf->recent[at], shelf->recent[at - 1], sizeof shelf->recent[at]);
    memcpy(shelf->recent[0], first, sizeof shelf->recent[0]);
    shelf->revision++;
    write_recent(library, shelf);
    end_turn(turn);
}

/* Whether the file of the open lesson was changed since it was read. */
static bool lesson_changed(Library *library, const char *path) {
    uint64_t now = file_stamp(path);
    if (now == 0) return false; /* another program may be about to replace it */
    bool same_file = strcmp(library->watched, path) == 0;
    bool changed = same_file && now != library->stamp;
    library->stamp = now;
    if (!same_file) snprintf(library->watched, sizeof library->watched, "%s", path);
    return changed;
}

void library_keep(Library *library, Frame *frame) {
    Player *player = &frame->player;
    keep_desk(library, frame);
    keep_progress(library, &frame->progress);
    if (!player->playing || !lesson_changed(library, player->path)) return;
    Message message;
    if (player_reload(player, &frame->lab, &message))
        ui_show_step(&frame->ui, player);
    else
        frame->lab.notice = message;
    frame->ui.revision++;
}
