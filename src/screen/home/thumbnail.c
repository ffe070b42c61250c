/* See thumbnail.h. */
#include "screen/home/thumbnail.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "lesson/player.h"
#include "lesson/solve.h"
#include "nn/field.h"
#include "nn/random.h"
#include "nn/run.h"
#include "panels/maps.h"
#include "scene/file.h"

void thumbnail_destroy(Thumbnail *picture) {
    free((void *)picture->field.pixels);
    *picture = (Thumbnail){0};
}

/* ---- what is drawn */

static void paint_field(Thumbnail *picture, const Run *run, const Plane *window, const Theme *theme,
                        int size, int threads) {
    uint32_t *pixels = memory_zeroed((size_t)size * (size_t)size, sizeof *pixels);
    maps_paint(theme, run, run->trainer.work, window, size, size, threads, pixels);
    picture->field = (Image){.width = size, .height = size, .pixels = pixels, .smooth = true};
}

/* One input: what the network makes of it, as a line over it. */
static void draw_line(Thumbnail *picture, const Run *run, const Plane *window, int threads) {
    float value[THUMBNAIL_CURVE];
    field_compute(run->trainer.work, &run->trainer.net, &run->features, window,
                  run->trainer.net.layers - 1, 0, THUMBNAIL_CURVE, 1, threads, value);
    for (int i = 0; i < THUMBNAIL_CURVE; i++) {
        float y = (window->top - value[i]) / (window->top - window->bottom);
        if (y < 0 || y > 1) continue;
        picture->line[picture->curve++] = (Point){((float)i + 0.5f) / THUMBNAIL_CURVE, y};
    }
}

/* Of many points some, chosen by a hash: at even distances all might be of one class. Where
 * they lie within the window. */
static void place_points(Thumbnail *picture, const Scene *scene, const Plane *window, int size) {
    enum { FEW = 30, SMALL = 128 };
    const Dataset *data = &scene->data;
    uint64_t all = (uint64_t)data->count, most = size > SMALL ? THUMBNAIL_POINTS : FEW;
    for (int i = 0; i < data->count && picture->points < THUMBNAIL_POINTS; i++) {
        bool taken = all <= most || random_hash((uint64_t)i, PURPOSE_USER) % all < most;
        if (!taken) continue;
        const float *x = data->x + (long)i * data->columns;
        Point at = {(x[window->across] - window->left) / (window->right - window->left),
                    (window->top - (data->columns > 1 ? x[window->up] : data->label[i])) /
                        (window->top - window->bottom)};
        if (at.x < 0.03f || at.x > 0.97f || at.y < 0.03f || at.y > 0.97f) continue;
        picture->at[picture->points] = at;
        picture->class[picture->points++] = data->kind == LABEL_CLASS ? (int)data->label[i] : 0;
    }
}

/* Draws the result of a run into an empty picture that knows its theme. */
static void draw(Thumbnail *picture, const Run *run, const Scene *scene, int size, int threads) {
    Plane window = scene->view;
    picture->graph = scene->graph.expression[0] != '\0';
    if (picture->graph) return;
    if (scene->data.columns == 1 && scene->data.kind != LABEL_NUMBER)
        window.bottom = -0.3f, window.top = 1.3f;
    float w = window.right - window.left, h = window.top - window.bottom;
    bool square = scene->data.columns > 1;
    if (square && w > h) window.bottom -= (w - h) / 2, window.top += (w - h) / 2;
    if (square && h > w) window.left -= (h - w) / 2, window.right += (h - w) / 2;
    if (scene->data.columns > 1)
        paint_field(picture, run, &window, picture->theme, size, threads);
    else
        draw_line(picture, run, &window, threads);
    place_points(picture, scene, &window, size);
}

/* ---- what is trained */

/* How many epochs a picture may take: the window waits for it, so that a scene of very many points
 * or weights is shown as far as it comes in about a frame's time. */
static int epochs_within(const Run *run, const Dataset *data, int wanted) {
    static const double MOST = 5e7; /* multiplications */
    double epoch = 3.0 * (double)run->trainer.net.count * (1.0 + data->count);
    return MOST / epoch < wanted ? (int)(MOST / epoch) : wanted;
}

void thumbnail_train(Thumbnail *picture, const Scene *scene, const Theme *theme, int size,
                     int threads) {
    enum { EPOCHS = 200 };
    Run run;
    thumbnail_destroy(picture);
    picture->theme = theme;
    if (!scene_run(scene, &run, threads, NULL)) return;
    bool graph = scene->graph.expression[0] != '\0';
    int epochs = graph ? 0 : scene->values ? EPOCHS / 4 : EPOCHS;
    epochs = epochs_within(&run, &scene->data, epochs);
    for (int e = 0; e < epochs && run_epoch(&run); e++) {
    }
    draw(picture, &run, scene, size, threads);
    run_destroy(&run);
}

/* Does what the step asks for, unless that would take long. */
static void solve(Player *player, Lab *lab) {
    enum { USUAL = 100 }; /* epochs */
    if (epochs_within(lab->run, &lab->scene.data, USUAL) < USUAL) return;
    const LessonStep *step = &player->lesson.step[player->step];
    for (int p = 0; p < step->predicts; p++) player_choose(player, lab, p, step->predict[p].answer);
    solve_step(lab, step, NULL, NULL);
}

void thumbnail_solve(Thumbnail *picture, const char *lesson, int step, const Theme *theme, int size,
                     int threads) {
    Lab lab = lab_create(threads);
    Player player = {0};
    thumbnail_destroy(picture);
    picture->theme = theme;
    if (!file_is_special(lesson) && player_open(&player, &lab, lesson, step, NULL)) {
        solve(&player, &lab);
        draw(picture, lab.run, &lab.scene, size, threads);
    }
    player_destroy(&player);
    lab_destroy(&lab);
}

/* ---- what is kept
 *
 *     Stored | pixels of the field | hash of all before it
 *
 * As they lie in memory: another kind of machine has another key. */

enum { FORMAT = 1 }; /* another one for pictures that are drawn in another way */

typedef struct Stored {
    uint64_t key;
    int size, points, curve, graph;
    Point at[THUMBNAIL_POINTS], line[THUMBNAIL_CURVE];
    int class[THUMBNAIL_POINTS];
} Stored;

uint64_t thumbnail_key(uint64_t key, const void *bytes, size_t count) {
    static const char version[] = HALFPLANE_VERSION;
    const unsigned char *byte = bytes;
    if (key == 0) {
        key = random_hash(FORMAT, sizeof(Stored));
        key = thumbnail_key(key, version, sizeof version);
    }
    for (size_t i = 0; i < count; i++) key = random_hash(key, byte[i]);
    return key ? key : 1;
}

static uint64_t sum_of(const char *bytes, size_t count) {
    return hash_bytes(FORMAT, bytes, count);
}

static size_t pixels_of(int size) {
    return (size_t)size * (size_t)size * sizeof(uint32_t);
}

/* Whether these bytes are such a file, whole and of this key. */
static bool is_sound(const char *bytes, size_t length, uint64_t key, Stored *stored) {
    uint64_t sum;
    if (length < sizeof *stored + sizeof sum) return false;
    memcpy(stored, bytes, sizeof *stored);
    memcpy(&sum, bytes + length - sizeof sum, sizeof sum);
    return stored->key == key && stored->size >= 0 && stored->size <= THUMBNAIL_LARGEST &&
           length == sizeof *stored + pixels_of(stored->size) + sizeof sum && stored->points >= 0 &&
           stored->points <= THUMBNAIL_POINTS && stored->curve >= 0 &&
           stored->curve <= THUMBNAIL_CURVE && sum == sum_of(bytes, length - sizeof sum);
}

bool thumbnail_read(Thumbnail *picture, const char *path, uint64_t key, const Theme *theme) {
    size_t length, most = sizeof(Stored) + pixels_of(THUMBNAIL_LARGEST) + sizeof key;
    char *bytes = file_is_special(path) ? NULL : file_read(path, most, &length, NULL);
    Stored stored;
    bool sound = bytes && is_sound(bytes, length, key, &stored);
    if (sound) {
        thumbnail_destroy(picture);
        *picture = (Thumbnail){.points = stored.points,
                               .curve = stored.curve,
                               .graph = stored.graph != 0,
                               .theme = theme};
        memcpy(picture->at, stored.at, sizeof stored.at);
        memcpy(picture->line, stored.line, sizeof stored.line);
        memcpy(picture->class, stored.class, sizeof stored.class);
        if (stored.size > 0) {
            uint32_t *pixels = memory_zeroed(pixels_of(stored.size), 1);
            memcpy(pixels, bytes + sizeof stored, pixels_of(stored.size));
            picture->field = (Image){stored.size, stored.size, pixels, true};
        }
    }
    free(bytes);
    return sound;
}

void thumbnail_write(const Thumbnail *picture, const char *path, uint64_t key) {
    int size = picture->field.pixels ? picture->field.width : 0;
    size_t length = sizeof(Stored) + pixels_of(size);
    char *bytes = memory_zeroed(length + sizeof key, 1);
    Stored *stored = (Stored *)(void *)bytes; /* at the beginning of what was allocated */
    stored->key = key;
    stored->size = size;
    stored->points = picture->points;
    stored->curve = picture->curve;
    stored->graph = picture->graph;
    memcpy(stored->at, picture->at, sizeof stored->at);
    memcpy(stored->line, picture->line, sizeof stored->line);
    memcpy(stored->class, picture->class, sizeof stored->class);
    if (size > 0) memcpy(bytes + sizeof *stored, picture->field.pixels, pixels_of(size));
    uint64_t sum = sum_of(bytes, length);
    memcpy(bytes + length, &sum, sizeof sum);
    file_write(path, bytes, length + sizeof sum, NULL);
    free(bytes);
}
