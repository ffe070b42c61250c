/* See shelf.h. */
#include "view/shelf.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lesson/lesson_file.h"
#include "nn/field.h"
#include "nn/memory.h"
#include "nn/run.h"
#include "scene/scene_file.h"
#include "view/maps.h"

static const char first_scene[] =
    "title: Circles\n"
    "data: {set: circles, count: 160, seed: 1, test: 0.3, noise: 0.1}\n"
    "network: {layers: [4 tanh, 1 sigmoid], start: {seed: 1}}\n"
    "training: {rate: 0.6}\n";

Scene shelf_first_scene(void) {
    Scene scene = scene_default();
    Scene read;
    if (!scene_parse(&read, first_scene, sizeof first_scene - 1, "first.scene", 1, "", NULL))
        return scene;
    scene_destroy(&scene);
    return read;
}

Shelf shelf_create(void) {
    return (Shelf){.first = shelf_first_scene()};
}

static void forget(Thumbnail *picture) {
    free((void *)picture->field.pixels);
    *picture = (Thumbnail){0};
}

void shelf_destroy(Shelf *shelf) {
    for (int i = 0; i < shelf->count; i++) {
        forget(&shelf->lesson[i].picture);
        if (shelf->lesson[i].has_scene) scene_destroy(&shelf->lesson[i].scene);
    }
    free(shelf->lesson);
    forget(&shelf->large);
    scene_destroy(&shelf->first);
    *shelf = (Shelf){0};
}

/* ---- which lessons there are */

/* The scene that stands for a lesson: the first over a plane with points that learns something, or else the first with points. */
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

static void add(Shelf *shelf, const char *path) {
    Lesson lesson;
    Message message;
    if (shelf->count == SHELF_LESSONS) return;
    bool whole = lesson_read(&lesson, path, &message);
    shelf->lesson =
        memory_resize(shelf->lesson, (size_t)(shelf->count + 1) * sizeof *shelf->lesson);
    ShelfLesson *entry = &shelf->lesson[shelf->count++];
    *entry = (ShelfLesson){.broken = true};
    snprintf(entry->path, sizeof entry->path, "%s", path);
    const char *slash = strrchr(path, '/');
    snprintf(entry->title, sizeof entry->title, "%.127s", slash ? slash + 1 : path);
    if (!whole) return;
    const Scene *scene = scene_for(&lesson);
    entry->broken = lesson.error.text[0] != '\0';
    entry->minutes = lesson.minutes;
    snprintf(entry->title, sizeof entry->title, "%s", lesson.title);
    snprintf(entry->chapter, sizeof entry->chapter, "%.60s", lesson.chapter);
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
        if (snprintf(path, sizeof path, "%s/%s", folder, list[i]->d_name) < (int)sizeof path)
            add(shelf, path);
        free(list[i]);
    }
    if (count >= 0) free(list);
    shelf->revision++;
}

/* ---- thumbnails */

static void paint_field(Thumbnail *picture, const Run *run, const Plane *window, const Theme *theme,
                        int size, int threads) {
    const Network *net = &run->trainer.net;
    long count = (long)size * size;
    float *value = memory_floats(count * net->outputs);
    for (int o = 0; o < net->outputs; o++) {
        field_compute(run->trainer.work, net, &run->features, window, net->layers - 1, o, size,
                      size, threads, value + o * count);
    }
    picture->field = (Image){.width = size, .height = size, .smooth = true};
    picture->field.pixels = memory_zeroed((size_t)count, sizeof(uint32_t));
    maps_colour(theme, net, value, (int)count, (uint32_t *)picture->field.pixels);
    free(value);
}

/* One input: what the network makes of it, as a line over it. */
static void draw_line(Thumbnail *picture, const Run *run, const Plane *window, int threads) {
    float value[SHELF_CURVE];
    field_compute(run->trainer.work, &run->trainer.net, &run->features, window,
                  run->trainer.net.layers - 1, 0, SHELF_CURVE, 1, threads, value);
    for (int i = 0; i < SHELF_CURVE; i++) {
        float y = (window->top - value[i]) / (window->top - window->bottom);
        if (y < 0 || y > 1) continue;
        picture->line[picture->curve++] = (Point){((float)i + 0.5f) / SHELF_CURVE, y};
    }
}

/* Points evenly chosen, where they lie within the window. */
static void place_points(Thumbnail *picture, const Scene *scene, const Plane *window) {
    const Dataset *data = &scene->data;
    int step = data->count / SHELF_POINTS + 1;
    for (int i = 0; i < data->count && picture->points < SHELF_POINTS; i += step) {
        const float *x = data->x + (long)i * data->columns;
        Point at = {(x[window->across] - window->left) / (window->right - window->left),
                    (window->top - (data->columns > 1 ? x[window->up] : data->label[i])) /
                        (window->top - window->bottom)};
        if (at.x < 0.03f || at.x > 0.97f || at.y < 0.03f || at.y > 0.97f) continue;
        picture->at[picture->points] = at;
        picture->class[picture->points++] = data->kind == LABEL_CLASS ? (int)data->label[i] : 0;
    }
}

/* Two hundred epochs, or until it says that there is nothing more to do. */
static void make(Thumbnail *picture, const Scene *scene, const Theme *theme, int size,
                 int threads) {
    enum { EPOCHS = 200 };
    Run run;
    forget(picture);
    picture->theme = theme;
    picture->graph = scene->graph.expression[0] != '\0';
    if (picture->graph) return;
    if (!scene_run(scene, &run, threads, NULL)) return;
    int epochs = scene->values ? EPOCHS / 4 : EPOCHS;
    for (int e = 0; e < epochs && run_epoch(&run); e++) {
    }
    Plane window = scene->view;
    if (scene->data.columns == 1 && scene->data.kind != LABEL_NUMBER)
        window.bottom = -0.3f, window.top = 1.3f;
    float w = window.right - window.left, h = window.top - window.bottom;
    bool square = scene->data.columns > 1;
    if (square && w > h) window.bottom -= (w - h) / 2, window.top += (w - h) / 2;
    if (square && h > w) window.left -= (h - w) / 2, window.right += (h - w) / 2;
    if (scene->data.columns > 1)
        paint_field(picture, &run, &window, theme, size, threads);
    else
        draw_line(picture, &run, &window, threads);
    place_points(picture, scene, &window);
    run_destroy(&run);
}

bool shelf_work(Shelf *shelf, const Theme *theme, int threads) {
    enum { SMALL = 96, LARGE = 320 };
    if (shelf->large.theme != theme) {
        make(&shelf->large, &shelf->first, theme, LARGE, threads);
        shelf->revision++;
        return true;
    }
    for (int i = 0; i < shelf->count; i++) {
        ShelfLesson *lesson = &shelf->lesson[i];
        if (!lesson->has_scene || lesson->picture.theme == theme) continue;
        make(&lesson->picture, &lesson->scene, theme, SMALL, threads);
        shelf->revision++;
        return true;
    }
    return false;
}
