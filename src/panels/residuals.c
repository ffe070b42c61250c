/* See residuals.h. */
#include "panels/residuals.h"

#include <math.h>

#include "lab/answers.h"
#include "panels/point_sign.h"
#include "ui/highlight.h"
#include "ui/widgets.h"

enum { THREADS = 200, SQUARES = 30 }; /* with more, none can be told from another */

bool residuals_fit(const View *view) {
    return view->lab->scene.data.columns == 1 && lab_network(view->lab)->outputs == 1;
}

bool residuals_have_squares(const View *view) {
    const Lab *lab = view->lab;
    Loss loss = lab_settings(lab)->loss;
    return residuals_fit(view) && lab->scene.data.kind == LABEL_NUMBER && !view_hides_loss(view) &&
           lab_train_samples(lab)->count <= SQUARES &&
           (loss == LOSS_SQUARED || loss == LOSS_MEAN_SQUARED);
}

/* One point and the answer there. */
typedef struct Residual {
    int point;
    Point at, answer; /* on the screen, one above the other */
    float slope;      /* of the answers there, on the screen */
} Residual;

static void thread(View *view, const Residual *r) {
    Color color = point_sign(view, r->point).color;
    bool lit = highlight_of(view, subject_point(r->point)) != 0;
    shapes_mark(view->out, "thread", r->point);
    shapes_line(view->out, r->at, r->answer, lit ? 2.4f : 1.4f, color);
    shapes_disc(view->out, r->answer, view_units(view, 2.2f), view->theme->ink);
    shapes_mark(view->out, NULL, 0);
}

/* As wide as the thread is long, on the side where the curve does not run through it. */
static void square(View *view, const Residual *r) {
    const Theme *t = view->theme;
    float side = fabsf(r->at.y - r->answer.y), up = r->at.y - r->answer.y;
    bool lit = highlight_of(view, subject_point(r->point)) != 0;
    bool right = up * r->slope <= 0;
    Rect rect = {right ? r->at.x : r->at.x - side, fminf(r->at.y, r->answer.y), side, side};
    shapes_mark(view->out, "square", r->point);
    shapes_rect(view->out, rect, 0, color_faded(t->ink, lit ? 0.22f : 0.1f));
    shapes_border(view->out, rect, 0, lit ? 1.6f : 1, color_faded(t->ink, lit ? 0.9f : 0.45f));
    shapes_mark(view->out, NULL, 0);
}

static Residual residual_of(const View *view, const Camera *c, int point, const float answer[2]) {
    const Dataset *data = &view->lab->scene.data;
    float x = data->x[point], step = (c->right - c->left) / 1000;
    Residual r = {point, camera_to_screen(c, x, data->label[point]),
                  camera_to_screen(c, x, answer[0]), 0};
    r.slope = camera_to_screen(c, x + step, answer[1]).y - r.answer.y;
    return r;
}

void residuals_draw(View *view, const Camera *c, bool squares) {
    const Lab *lab = view->lab;
    const Dataset *data = &lab->scene.data;
    float x[2 * THREADS], answer[2 * THREADS];
    int point[THREADS], count = 0;
    bool hidden = ui_hides(view->ui, HIDE_LABELS) || ui_hides(view->ui, HIDE_BOUNDARY);
    if (hidden || !residuals_fit(view) || lab_train_samples(lab)->count > THREADS) return;
    for (int i = 0; i < data->count && count < THREADS; i++) {
        if (lab->held[i]) continue;
        x[2 * count] = data->x[i];
        x[2 * count + 1] = data->x[i] + (c->right - c->left) / 1000;
        point[count++] = i;
    }
    answers_at(lab, NULL, 2 * count, x, answer);
    for (int i = 0; i < count; i++) {
        Residual r = residual_of(view, c, point[i], answer + 2 * i);
        if (!isfinite(r.answer.y)) continue;
        if (squares && residuals_have_squares(view)) square(view, &r);
        thread(view, &r);
    }
}
