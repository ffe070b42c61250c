/* See shelf.h. */
#include "screen/home/shelf.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/path.h"
#include "lesson/lesson_file.h"
#include "scene/file.h"
#include "scene/scene_file.h"

static const char first_scene[] =
    "data: {set: circles, count: 160, seed: 1, test: 0.3, noise: 0.1}\n"
    "network: {layers: [4 tanh, 1 sigmoid], start: {seed: 11}}\n"
    "training: {rate: 2}\n"; /* as is usual: see lab/adapt.h, whose start it is */

Scene shelf_first_scene(void) {
    Scene scene = scene_default();
    Scene read;
    if (!scene_parse(&read, first_scene, sizeof first_scene - 1, "first.scene", 1, "", NULL))
        return scene;
    scene_destroy(&scene);
    read.rate_open = true;
    return read;
}

Shelf shelf_create(void) {
    return (Shelf){.first = shelf_first_scene()};
}

void shelf_destroy(Shelf *shelf) {
    for (int i = 0; i < shelf->count; i++) {
        thumbnail_destroy(&shelf->lesson[i].picture);
        if (shelf->lesson[i].has_scene) scene_destroy(&shelf->lesson[i].scene);
    }
    free(shelf->lesson);
    thumbnail_destroy(&shelf->large);
    scene_destroy(&shelf->first);
    *shelf = (Shelf){0};
}

/* ---- the lessons */

/* For a lesson naming no step: its first plane with points that learns, or first with points. */
static const Scene *scene_for(const Lesson *lesson) {
    const Scene *any = NULL;
    for (int s = 0; s < lesson->steps; s++) {
        const LessonStep *step = &lesson->step[s];
        const Scene *scene = &step->scene;
        if (!step->has_scene) continue;
        bool points = scene->data.columns <= 2 && scene->data.count >= 4;
        if (points && scene->training.rate > 0) return scene;
        if (!any && (points || scene->graph.expression[0])) any = scene;
    }
    return any;
}

/* All its picture depends on: the text, and points, which may come from files beside it. */
static uint64_t key_of(const Lesson *lesson, const char *path) {
    size_t length;
    char *text = file_read(path, LESSON_BYTES, &length, NULL);
    uint64_t key = text ? thumbnail_key(0, text, length) : 0;
    for (int s = 0; s < lesson->steps; s++) {
        const Dataset *data = &lesson->step[s].scene.data;
        if (!lesson->step[s].has_scene) continue;
        size_t points = (size_t)data->count * sizeof(float);
        key = thumbnail_key(key, data->x, points * (size_t)data->columns);
        key = thumbnail_key(key, data->label, points);
    }
    free(text);
    return key;
}

/* The file is named above it already: "a/b.md:12: ..." becomes "line 12: ...". */
static void tell_error(ShelfLesson *entry, const Message *message) {
    const char *text = message->text;
    size_t file = strlen(entry->path);
    if (strncmp(text, entry->path, file) == 0 && text[file] == ':') text += file + 1;
    bool line = *text >= '0' && *text <= '9';
    while (!line && *text == ' ') text++;
    entry->broken = true;
    snprintf(entry->error, sizeof entry->error, "%s%.140s", line ? "line " : "", text);
}

static void add(Shelf *shelf, const char *path) {
    Lesson lesson;
    Message message;
    if (shelf->count == SHELF_LESSONS) return;
    bool whole = lesson_read(&lesson, path, &message);
    shelf->lesson =
        memory_resize(shelf->lesson, (size_t)(shelf->count + 1) * sizeof *shelf->lesson);
    ShelfLesson *entry = &shelf->lesson[shelf->count++];
    *entry = (ShelfLesson){.minutes = 0};
    snprintf(entry->path, sizeof entry->path, "%s", path);
    snprintf(entry->title, sizeof entry->title, "%.127s", path_name(path));
    if (!whole) {
        /* It stands where its file stands, among those around it. */
        if (shelf->count > 1) memcpy(entry->chapter, entry[-1].chapter, sizeof entry->chapter);
        tell_error(entry, &message);
        return;
    }
    const Scene *scene = scene_for(&lesson);
    if (lesson.error.text[0]) tell_error(entry, &lesson.error);
    entry->minutes = lesson.minutes;
    snprintf(entry->title, sizeof entry->title, "%s", lesson.title);
    snprintf(entry->chapter, sizeof entry->chapter, "%.60s", lesson.chapter);
    entry->step = lesson.thumbnail;
    entry->key = key_of(&lesson, path);
    if (scene) entry->scene = scene_copy(scene);
    entry->has_scene = scene != NULL;
    lesson_destroy(&lesson);
}

static int is_lesson(const struct dirent *entry) {
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 3 &&
           strcmp(entry->d_name + length - 3, ".md") == 0 &&
           strcmp(entry->d_name, "README.md") != 0;
}

void shelf_add_folder(Shelf *shelf, const char *folder) {
    struct dirent **list;
    int count = scandir(folder, &list, is_lesson, alphasort);
    for (int i = 0; i < count; i++) {
        char path[1024];
        if (snprintf(path, sizeof path, "%s/%s", folder, list[i]->d_name) < (int)sizeof path &&
            !file_is_special(path))
            add(shelf, path);
        free(list[i]);
    }
    if (count >= 0) free(list);
    shelf->revision++;
}

int shelf_find(const Shelf *shelf, const char *path) {
    for (int i = 0; i < shelf->count; i++) {
        if (strcmp(path_name(shelf->lesson[i].path), path_name(path)) == 0) return i;
    }
    return -1;
}

int shelf_next(const Shelf *shelf, const char *path) {
    int at = shelf_find(shelf, path);
    if (at < 0 || at + 1 >= shelf->count) return -1;
    const char *here = shelf->lesson[at].path, *next = shelf->lesson[at + 1].path;
    size_t folder = (size_t)(path_name(here) - here);
    bool same = folder == (size_t)(path_name(next) - next) && strncmp(here, next, folder) == 0;
    return same ? at + 1 : -1;
}

/* ---- thumbnails */

/* Where a picture is kept; false for nowhere. Named by its place: no more files than places. */
static bool file_of(const Shelf *shelf, int place, const Theme *theme, char path[1200]) {
    int kind = 0;
    while (kind < THEME_COUNT && theme_get((ThemeKind)kind) != theme) kind++;
    snprintf(path, 1200, "%s/%d-%s", shelf->cache, place, theme_name((ThemeKind)kind));
    return shelf->cache[0] != '\0';
}

static void make(Shelf *shelf, int place, const Theme *theme, int threads) {
    enum { SMALL = 96, LARGE = 320 };
    ShelfLesson *lesson = place < 0 ? NULL : &shelf->lesson[place];
    Thumbnail *picture = lesson ? &lesson->picture : &shelf->large;
    uint64_t key = lesson ? lesson->key : thumbnail_key(0, first_scene, sizeof first_scene);
    char path[1200];
    bool kept = file_of(shelf, place, theme, path);
    if (kept && thumbnail_read(picture, path, key, theme)) return;
    if (!lesson)
        thumbnail_train(picture, &shelf->first, theme, LARGE, threads);
    else if (lesson->step > 0)
        thumbnail_solve(picture, lesson->path, lesson->step - 1, theme, SMALL, threads);
    else
        thumbnail_train(picture, &lesson->scene, theme, SMALL, threads);
    if (kept) thumbnail_write(picture, path, key);
}

bool shelf_work(Shelf *shelf, const Theme *theme, int threads) {
    int place = shelf->large.theme != theme ? -1 : 0;
    while (place >= 0 && place < shelf->count) {
        const ShelfLesson *lesson = &shelf->lesson[place];
        if ((lesson->has_scene || lesson->step > 0) && lesson->picture.theme != theme) break;
        place++;
    }
    if (place == shelf->count) return false;
    make(shelf, place, theme, threads);
    shelf->revision++;
    return true;
}
