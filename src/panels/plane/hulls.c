/* A rubber band around the training points of each class. Where two bands overlap, no line can
 * separate the classes. */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "draw/hull.h"
#include "panels/plane/plane.h"
#include "ui/widgets.h"

/* A class's band, in the plane's coordinates. */
typedef struct Band {
    Point *corner;
    int corners;
} Band;

static Band band_of(const View *view, int class) {
    const Lab *lab = view->lab;
    const Dataset *data = &lab->scene.data;
    const Plane *plane = &lab->scene.view;
    Point *point = memory_zeroed((size_t)data->count + 1, sizeof *point);
    Band band = {memory_zeroed((size_t)data->count + 1, sizeof *band.corner), 0};
    int count = 0;
    for (int i = 0; i < data->count; i++) {
        const float *x = data->x + (long)i * data->columns;
        if ((int)data->label[i] != class || lab->held[i]) continue;
        point[count++] = (Point){x[plane->across], x[plane->up]};
    }
    band.corners = hull_of(point, count, band.corner);
    free(point);
    return band;
}

static void to_screen(const View *view, const Point *from, int count, Point *to) {
    for (int i = 0; i < count; i++) to[i] = camera_to_screen(&view->camera, from[i].x, from[i].y);
}

/* Small signs of the class along its band, evenly spaced on each side, tell bands apart. */
static void beads(View *view, Point from, Point to, int class) {
    float dx = to.x - from.x, dy = to.y - from.y, far = sqrtf(dx * dx + dy * dy);
    int count = (int)fminf(far / view_units(view, 22), 200);
    for (int i = 1; i <= count; i++) {
        float t = (float)i / (float)(count + 1);
        shapes_symbol(view->out, (Point){from.x + dx * t, from.y + dy * t}, view_units(view, 2.4f),
                      0, class, view->theme->class_color[class], view->theme->card);
    }
}

static void draw_band(View *view, const Band *band, int class) {
    if (band->corners < 2) return;
    Color color = view->theme->class_color[class];
    Point *corner = memory_zeroed((size_t)band->corners + 1, sizeof *corner);
    to_screen(view, band->corner, band->corners, corner);
    corner[band->corners] = corner[0];
    shapes_mark(view->out, "hull", class);
    shapes_polygon(view->out, corner, band->corners, color_faded(color, 0.10f));
    shapes_curve(view->out, corner, band->corners + 1, 1.6f, 0, color);
    shapes_mark(view->out, "hull bead", class);
    for (int i = 0; i < band->corners; i++) beads(view, corner[i], corner[i + 1], class);
    shapes_mark(view->out, NULL, 0);
    free(corner);
}

static void draw_overlap(View *view, const Band *a, const Band *b, int index) {
    int most = a->corners + b->corners + 1;
    Point *common = memory_zeroed((size_t)most, sizeof *common);
    int corners = hull_common(a->corner, a->corners, b->corner, b->corners, common);
    to_screen(view, common, corners, common);
    shapes_mark(view->out, "hull overlap", index);
    if (corners > 2)
        shapes_polygon(view->out, common, corners, color_faded(view->theme->ink, 0.16f));
    shapes_mark(view->out, NULL, 0);
    free(common);
}

void plane_hulls(View *view) {
    enum { MOST = 8 }; /* classes with a colour of their own */
    const Dataset *data = &view->lab->scene.data;
    bool has = data->kind == LABEL_CLASS && data->columns == 2;
    if (!view->ui->extra[EXTRA_HULLS] || !has || ui_hides(view->ui, HIDE_LABELS)) return;
    Band band[MOST];
    int classes = data->classes < MOST ? data->classes : MOST, pairs = 0;
    for (int c = 0; c < classes; c++) {
        band[c] = band_of(view, c);
        draw_band(view, &band[c], c);
        for (int other = 0; other < c; other++) draw_overlap(view, &band[other], &band[c], pairs++);
    }
    for (int c = 0; c < classes; c++) free(band[c].corner);
}
