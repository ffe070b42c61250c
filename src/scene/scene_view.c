/* Which part of the plane a scene shows by itself. See scene.h. */
#include <math.h>

#include "scene/scene.h"

typedef struct Range {
    float least, greatest;
} Range;

static Range range_of(const float *value, int count, int stride) {
    Range range = {value[0], value[0]};
    for (int i = 1; i < count; i++) {
        range.least = fminf(range.least, value[(long)i * stride]);
        range.greatest = fmaxf(range.greatest, value[(long)i * stride]);
    }
    return range;
}

/* The range with some room around it. */
static Range widen(Range range, float share) {
    float room = share * (range.greatest - range.least);
    if (!(range.least < range.greatest)) room = fmaxf(1, 0.1f * fabsf(range.least));
    return (Range){range.least - room, range.greatest + room};
}

/* Drawn and clicked points share one window as long as they lie in it; a table has its own. */
static Range window(const Scene *scene, Range range) {
    bool within = range.least >= -6 && range.greatest <= 6;
    if (within && scene->file[0] == '\0' && !scene->free_axes) return (Range){-6, 6};
    return widen(range, 0.1f);
}

static Range label_window(const Scene *scene) {
    const Dataset *data = &scene->data;
    if (data->kind == LABEL_CLASS) return widen((Range){0, (float)(data->classes - 1)}, 0.25f);
    return window(scene, range_of(data->label, data->count, 1));
}

static float mean_of(const Dataset *data, int column) {
    double sum = 0;
    for (int i = 0; i < data->count; i++) sum += (double)data->x[(long)i * data->columns + column];
    return (float)(sum / data->count);
}

/* Without points everything stays as it is. */
void scene_show_points(Scene *scene) {
    Plane *view = &scene->view;
    const Dataset *data = &scene->data;
    if (data->count == 0) return;
    Range x = window(scene, range_of(data->x + view->across, data->count, data->columns));
    Range y = data->columns == 1
                  ? label_window(scene)
                  : window(scene, range_of(data->x + view->up, data->count, data->columns));
    view->left = x.least;
    view->right = x.greatest;
    view->bottom = y.least;
    view->top = y.greatest;
}

bool scene_has_vectors(const Scene *scene) {
    return scene->vectors[0][0] < scene->vectors[0][1];
}

void scene_slice_means(Scene *scene) {
    const Dataset *data = &scene->data;
    for (int c = 0; c < data->columns && data->count > 0 && scene->set.kind == SET_NONE; c++) {
        scene->view.fixed[c] = mean_of(data, c);
    }
}
