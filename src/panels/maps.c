/* See maps.h. */
#include "panels/maps.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/field.h"
#include "panels/amounts.h"
#include "panels/network/strips.h"

Maps maps_create(void) {
    return (Maps){.revision = -1};
}

static void free_image(Image *image) {
    free((void *)image->pixels);
    *image = (Image){0};
}

void maps_destroy(Maps *maps) {
    free_image(&maps->field);
    for (int l = 0; l < MAX_LAYERS; l++) {
        for (int u = 0; u < MAX_UNITS; u++) free_image(&maps->thumbnail[l][u]);
    }
    for (int l = 0; l < MAX_LAYERS; l++) free_image(&maps->strip[l]);
    for (int i = 0; i < MAX_INPUTS; i++) free_image(&maps->input[i]);
    boundary_destroy(&maps->now);
    for (int g = 0; g < MAPS_GHOSTS; g++) boundary_destroy(&maps->ghost[g]);
    free(maps->value);
    workspace_destroy(maps->work);
    *maps = (Maps){0};
}

static uint32_t packed(Color c) {
    return (uint32_t)c.r | (uint32_t)c.g << 8 | (uint32_t)c.b << 16 | 0xff000000u;
}

/* Colours for -1 .. 1 in 256 steps: one side's background, undecided, the other's. */
static void ramp(const Theme *theme, int low, int high, uint32_t table[256]) {
    for (int i = 0; i < 256; i++) {
        float t = (float)i / 127.5f - 1;
        Color end = theme->class_field[t < 0 ? low : high];
        table[i] = packed(color_mix(theme->undecided, end, fabsf(t)));
    }
}

static int step_of(float t) {
    t = t > -1 ? t : -1; /* not a number: the first */
    return (int)(((t < 1 ? t : 1) + 1) * 127.5f);
}

/* Pixels of an image, new when its size has changed. */
static uint32_t *pixels_of(Image *image, int width, int height) {
    if (image->width != width || image->height != height) {
        free_image(image);
        *image = (Image){.width = width, .height = height, .smooth = true};
        image->pixels = memory_zeroed((size_t)width * (size_t)height, sizeof(uint32_t));
    }
    return (uint32_t *)image->pixels;
}

/* Values as far as `reach` below and above the middle, in the colours of the two sides. */
static void colour_around(const uint32_t table[256], const float *value, int count, float middle,
                          float reach, uint32_t *out) {
    enum { SOME = 64 };
    int step[SOME];
    for (int n; count > 0; count -= n, value += n, out += n) {
        n = count < SOME ? count : SOME;
        for (int i = 0; i < n; i++) step[i] = step_of((value[i] - middle) / reach);
        for (int i = 0; i < n; i++) out[i] = table[step[i]];
    }
}

/* How a unit's value is spread over -1 .. 1: probabilities around one half, others around 0, as far
 * as `most`. */
static void colour(const uint32_t table[256], const float *value, int count, Activation f,
                   float most, uint32_t *out) {
    bool probability = f == ACTIVATION_SIGMOID || f == ACTIVATION_SOFTMAX || f == ACTIVATION_STEP;
    if (probability)
        colour_around(table, value, count, 0.5f, 0.5f, out);
    else
        colour_around(table, value, count, 0, most, out);
}

/* The probability of one class, in its own colour. */
static void colour_class(const Theme *theme, int class, const float *value, int count,
                         uint32_t *out) {
    for (int i = 0; i < count; i++) {
        float p = fmaxf(0, fminf(1, value[i]));
        out[i] = packed(color_mix(theme->undecided, theme->class_field[class], p));
    }
}

/* The probability of each class as a mixture of the classes' backgrounds. */
static void colour_classes(const Theme *theme, const float *value, int classes, int count,
                           uint32_t *out) {
    for (int i = 0; i < count; i++) {
        int best = 0;
        float most = 0;
        for (int c = 0; c < classes; c++) {
            float p = value[(long)c * count + i];
            if (p > most) best = c, most = p;
        }
        float sure = (most - 1.0f / (float)classes) / (1 - 1.0f / (float)classes);
        out[i] =
            packed(color_mix(theme->undecided, theme->class_field[best % 8], sure < 0 ? 0 : sure));
    }
}

void maps_colour(const Theme *theme, const Run *run, const float *value, int count, uint32_t *out) {
    uint32_t table[256];
    const Network *net = &run->trainer.net;
    Activation output = net->layer[net->layers - 1].activation;
    if (net->outputs > 1) {
        colour_classes(theme, value, net->outputs, count, out);
        return;
    }
    ramp(theme, 0, 1, table);
    if (run->train.kind == LABEL_NUMBER) {
        const Amounts a = amounts_of(run);
        colour_around(table, value, count, a.low / 2 + a.high / 2, a.high / 2 - a.low / 2, out);
        return;
    }
    float middle = loss_middle(training_loss(&run->trainer.settings), output);
    colour_around(table, value, count, middle, middle > 0 ? middle : 1, out);
}

void maps_paint(const Theme *theme, const Run *run, Workspace *work, const Plane *window, int width,
                int height, int threads, uint32_t *out) {
    const Network *net = &run->trainer.net;
    long count = (long)width * height;
    float *value = memory_floats(count * net->outputs);
    field_layers(work, net, &run->features, window, net->layers - 1, net->layers - 1, width, height,
                 threads, value);
    maps_colour(theme, run, value, (int)count, out);
    free(value);
}

int maps_class(const Maps *maps, const Lab *lab, const Camera *camera, Point at) {
    const Run *run = lab->run;
    const Network *net = &run->trainer.net;
    const Rect *r = &camera->screen;
    long width = maps->field.width, height = maps->field.height;
    long x = (long)((at.x - r->x) / r->w * (float)width),
         y = (long)((at.y - r->y) / r->h * (float)height);
    if (!maps->value || x < 0 || y < 0 || x >= width || y >= height) return -1;
    const float *value = maps->value + y * width + x;
    Activation output = net->layer[net->layers - 1].activation;
    if (net->outputs == 1)
        return *value >= loss_middle(training_loss(&run->trainer.settings), output);
    int best = 0;
    for (int o = 1; o < net->outputs; o++) {
        if (value[o * width * height] > value[best * width * height]) best = o;
    }
    return best;
}

static void draw_field(Maps *maps, const Lab *lab, const Theme *theme, const Plane *window,
                       int width, int height) {
    const Network *net = lab_network(lab);
    int last = net->layers - 1, count = width * height;
    uint32_t *out = pixels_of(&maps->field, width, height);
    maps->value = memory_resize(maps->value, sizeof(float) * (size_t)count * (size_t)net->outputs);
    field_layers(maps->work, net, lab_features(lab), window, last, last, width, height,
                 lab->threads, maps->value);
    maps_colour(theme, lab->run, maps->value, count, out);
}

/* The largest size of a value on a small map, at least 1: what rises evenly is seen to
 * fade evenly. */
static float largest(const float *value, int count) {
    float most = 1;
    for (int i = 0; i < count; i++) {
        float size = fabsf(value[i]);
        most = size > most && size <= FLT_MAX ? size : most;
    }
    return most;
}

static void colour_unit(const Theme *theme, const uint32_t table[256], Activation f, int unit,
                        const float *value, int count, uint32_t *out) {
    if (f == ACTIVATION_SOFTMAX)
        colour_class(theme, unit, value, count, out);
    else
        colour(table, value, count, f, largest(value, count), out);
}

void maps_colour_unit(const Theme *theme, const Network *net, int layer, int unit,
                      const float *value, int count, uint32_t *out) {
    uint32_t table[256];
    ramp(theme, 0, 1, table);
    colour_unit(theme, table, net->layer[layer].activation, unit, value, count, out);
}

static void draw_thumbnails(Maps *maps, const Lab *lab, const Theme *theme, const Plane *window,
                            int size) {
    const Network *net = lab_network(lab);
    uint32_t table[256];
    int units = 0;
    ramp(theme, 0, 1, table);
    for (int l = 0; l < net->layers; l++) units += net->layer[l].to;
    float *all = memory_floats((long)units * size * size), *value = all;
    field_layers(maps->work, net, lab_features(lab), window, 0, net->layers - 1, size, size,
                 lab->threads, all);
    for (int l = 0; l < net->layers; l++) {
        for (int u = 0; u < net->layer[l].to; u++, value += (long)size * size) {
            uint32_t *out = pixels_of(&maps->thumbnail[l][u], size, size);
            colour_unit(theme, table, net->layer[l].activation, u, value, size * size, out);
        }
    }
    free(all);
}

static void draw_strips(Maps *maps, const Lab *lab, const Theme *theme) {
    const Network *net = lab_network(lab);
    for (int l = 0; l < net->layers; l++) {
        uint32_t *out = pixels_of(&maps->strip[l], net->layer[l].from, net->layer[l].to);
        maps->strip[l].smooth = false;
        strips_colour(theme, net, l, out);
    }
}

/* Each input over the plane, from least to greatest. */
static void draw_inputs(Maps *maps, const Lab *lab, const Theme *theme, const Plane *window,
                        int size) {
    const Features *features = lab_features(lab);
    uint32_t table[256];
    ramp(theme, 0, 1, table);
    for (int i = 0; i < features->count; i++) {
        uint32_t *out = pixels_of(&maps->input[i], size, size);
        for (int p = 0; p < size * size; p++) {
            float x[MAX_COLUMNS], input[MAX_INPUTS];
            int row = p / size;
            memcpy(x, window->fixed, sizeof x);
            float across = ((float)(p % size) + 0.5f) / (float)size,
                  up = ((float)row + 0.5f) / (float)size;
            if (features->columns > 1)
                x[window->up] = window->top + (window->bottom - window->top) * up;
            x[window->across] = window->left + (window->right - window->left) * across;
            features_apply(features, x, input);
            out[p] = table[step_of(input[i] / (features->scaled ? 2 : window->right))];
        }
    }
}

/* Those of another network or another scene tell nothing of this run. */
static void forget_boundaries(Maps *maps) {
    maps->ghosts = 0;
    contour_lines_clear(&maps->now.line);
}

/* Earlier boundaries stay behind as ghosts, some epochs apart: the first is where the run began. */
static void keep_ghost(Maps *maps, const Lab *lab) {
    enum { APART = 8 };
    int64_t epoch = lab_trainer(lab)->epoch;
    if (epoch < maps->now.epoch) maps->ghosts = 0; /* a new run, or back in time */
    bool near = maps->ghosts > 0 && maps->now.epoch < maps->ghost[0].epoch + APART;
    if (maps->now.line.lines == 0 || epoch <= maps->now.epoch || near) return;
    Boundary oldest = maps->ghost[MAPS_GHOSTS - 1];
    memmove(maps->ghost + 1, maps->ghost, sizeof *maps->ghost * (MAPS_GHOSTS - 1));
    maps->ghost[0] = maps->now;
    maps->now = oldest;
    if (maps->ghosts < MAPS_GHOSTS) maps->ghosts++;
}

int maps_ghost_at(const Maps *maps, int64_t epoch) {
    if (epoch < 0 || epoch >= maps->now.epoch) return -1;
    for (int g = 0; g < maps->ghosts; g++) {
        if (maps->ghost[g].epoch <= epoch) return g;
    }
    return -1;
}

static uint64_t shape_of(const Network *net) {
    uint64_t hash = (uint64_t)net->inputs;
    for (int l = 0; l < net->layers; l++) {
        hash =
            hash * 1000003 + (uint64_t)net->layer[l].to * 16 + (uint64_t)net->layer[l].activation;
    }
    return hash;
}

static bool same_window(const Plane *a, const Plane *b) {
    bool same = a->across == b->across && a->up == b->up && a->left == b->left &&
                a->right == b->right && a->bottom == b->bottom && a->top == b->top;
    for (int c = 0; c < MAX_COLUMNS; c++) same = same && a->fixed[c] == b->fixed[c];
    return same;
}

/* Whether a picture of what is wanted would be the one there is. */
static bool is_there(const Maps *maps, const Lab *lab, const Theme *theme, const Plane *window,
                     int width, int height, MapsWanted wanted) {
    bool same_field = !wanted.field || (maps->wanted.field && maps->field.width == width &&
                                        maps->field.height == height);
    return same_field && (!wanted.units || maps->wanted.units) && maps->revision == lab->revision &&
           maps->theme == theme && same_window(&maps->window, window);
}

static void follow_network(Maps *maps, const Lab *lab) {
    const Network *net = lab_network(lab);
    if (!maps->work || maps->shape != shape_of(net)) {
        workspace_destroy(maps->work);
        maps->work = workspace_create(net, lab->threads);
        maps->shape = shape_of(net);
        forget_boundaries(maps);
    }
    if (maps->document != lab->scene.document) forget_boundaries(maps);
    maps->document = lab->scene.document;
}

Plane maps_window(const Lab *lab, const Camera *camera) {
    Plane window = lab->scene.view;
    window.left = camera->left;
    window.right = camera->right;
    window.bottom = camera->bottom;
    window.top = camera->top;
    return window;
}

/* As long as every frame shows another state. */
static bool flies_by(const Play *play) {
    static const double FRAMES = 60; /* a second */
    double rate = play_rate(play->speed);
    return play->playing && (rate == 0 || rate >= FRAMES);
}

/* A field changes slowly over the plane: a value for every second point, smoothed, shows all of it,
 * however many pixels a point has; for every fourth where the next frame shows another one. */
float maps_fineness(const Lab *lab, const Camera *camera, const Play *play) {
    const float fine = flies_by(play) ? 0.25f : 0.5f, coarse = 0.125f;
    const double budget = 1.5e8; /* multiplications */
    double cells = (double)(camera->screen.w * camera->screen.h * fine * fine),
           work = cells * lab_network(lab)->count;
    if (!play->playing || work <= budget) return fine;
    return fmaxf(coarse, fine * (float)sqrt(budget / work));
}

void maps_update(Maps *maps, const Lab *lab, const Theme *theme, const Plane *window, int width,
                 int height, float density, MapsWanted wanted) {
    if (is_there(maps, lab, theme, window, width, height, wanted) || width < 1 || height < 1)
        return;
    follow_network(maps, lab);
    int size = (int)fmaxf(1, (float)MAPS_THUMBNAIL * density + 0.5f);
    if (wanted.field) {
        keep_ghost(maps, lab);
        draw_field(maps, lab, theme, window, width, height);
        boundary_trace(&maps->now, lab, maps->work, window, maps->value, width, height);
    }
    if (wanted.units) {
        if (strips_fit(lab_network(lab)))
            draw_strips(maps, lab, theme);
        else
            draw_thumbnails(maps, lab, theme, window, size);
        draw_inputs(maps, lab, theme, window, size);
    }
    maps->revision = lab->revision;
    maps->theme = theme;
    maps->window = *window;
    maps->wanted = wanted;
}
