/* The fan of lines that earlier runs found, and the line that the present run began with: many
 * starts, many lines, and each as good as the other. */
#include "draw/contour.h"
#include "panels/plane/plane.h"
#include "ui/widgets.h"

static bool ends_of(const View *view, const float w[3], Point *a, Point *b) {
    const Camera *c = &view->camera;
    Segment s;
    if (!contour_line(w[0], w[1], w[2], c->left, c->right, c->bottom, c->top, &s)) return false;
    *a = camera_to_screen(c, s.x0, s.y0);
    *b = camera_to_screen(c, s.x1, s.y1);
    return true;
}

/* Where the path of this run begins; false while nothing has moved, or if it is not known. */
static bool start_of(const Lab *lab, float line[3]) {
    const Trail *trail = &lab->trail;
    bool known = trail->weights == 3 && trail->count > 1 && trail->step[0] == 0;
    if (!known || lab_trainer(lab)->steps == 0) return false;
    features_line(lab_features(lab), trail->theta, trail->theta[2], line);
    return true;
}

void plane_fan(View *view) {
    const Fan *fan = &view->lab->fan;
    float start[3];
    Color ink = view->theme->ink;
    Point a, b;
    if (!view->ui->extra[EXTRA_FAN] || ui_hides(view->ui, HIDE_RUNS)) return;
    for (int i = 0; i < fan->count; i++) {
        shapes_mark(view->out, "earlier line", i);
        if (ends_of(view, fan->line[i], &a, &b))
            shapes_line(view->out, a, b, 1.3f, color_faded(ink, 0.3f));
    }
    shapes_mark(view->out, "start line", 0);
    if (start_of(view->lab, start) && ends_of(view, start, &a, &b))
        shapes_dashed(view->out, a, b, 1.3f, 3, color_faded(ink, 0.5f));
    shapes_mark(view->out, NULL, 0);
}
