/* The legend over the loss curve. See loss_chart.h. */
#include <math.h>
#include <stdio.h>

#include "lesson/answer.h"
#include "panels/legend.h"
#include "panels/sketch.h"
#include "screen/timeline/loss_chart.h"
#include "ui/widgets.h"

bool timeline_is_headed(const View *view, const LossChart *c, bool tested) {
    return timeline_has_accuracy(view) || (tested && c->parts >= LEGEND_PARTS);
}

/* Returns where it begins. */
static float legend_items(View *view, const LossChart *c, bool tested) {
    const Theme *t = view->theme;
    float up = timeline_is_headed(view, c, tested) ? -(float)LEGEND_HEAD : 14;
    float x = c->rect.x + c->rect.w - view_units(view, 8), y = c->rect.y + view_units(view, up);
    bool numbers = view->ui->accuracy && view->lab->scene.data.kind == LABEL_NUMBER;
    TextStyle style = view_style(view, TYPE_SMALL, t->quiet, ALIGN_RIGHT);
    shapes_mark(view->out, "curve legend", 0);
    if (numbers)
        x -= view_text(view, "no accuracy: labels are numbers", x, y, 0, &style) +
             view_units(view, 16);
    if (timeline_has_accuracy(view)) view_legend_item(view, &x, y, "accuracy", 1.8f, 0, t->good);
    if (c->parts < LEGEND_PARTS) { /* a low chart has room for what its second axis is */
        shapes_mark(view->out, NULL, 0);
        return x;
    }
    if (tested) view_legend_item(view, &x, y, "held out", 1.6f, 4, t->quiet);
    view_legend_item(view, &x, y, "trained", 2.2f, 0, t->ink);
    const Guess *guess = sketch_of(view, PREDICT_LOSS);
    if (guess && answer_open(view->player, PREDICT_LOSS) < 0)
        view_legend_item(view, &x, y, "your curve", 2.4f, 7, t->ink);
    if (timeline_has_ghost(view)) {
        const TrailWay now = {*lab_settings(view->lab), view->lab->scene.network};
        char text[LEGEND_WAY], before[LEGEND_WAY + 16];
        legend_way(view, &view->lab->ghost_way, &now, text);
        snprintf(before, sizeof before, "before%s%s", text[0] ? ", " : "", text);
        view_legend_item(view, &x, y, before, 1.4f, 0, t->faint);
    }
    shapes_mark(view->out, NULL, 0);
    return x;
}

/* How far to the right curves and the present moment reach. */
static float reach_of(const View *view, const LossChart *c, Point now) {
    const Lab *lab = view->lab;
    if (timeline_counts_steps(lab)) return now.x;
    float end = timeline_x(c, (double)lab_timeline(lab)->epochs - 1);
    if (timeline_has_ghost(view)) end = fmaxf(end, timeline_x(c, (double)lab->ghost.epochs - 1));
    return fmaxf(end, now.x);
}

float timeline_legend(View *view, const LossChart *c, bool tested, Point now) {
    Shapes scratch = {0};
    View aside = *view;
    aside.out = &scratch;
    float pad = view_units(view, 6), begin = legend_items(&aside, c, tested);
    shapes_destroy(&scratch);
    if (!timeline_is_headed(view, c, tested) && reach_of(view, c, now) > begin - pad) {
        Rect ground = {begin - pad, c->rect.y + view_units(view, 3),
                       c->rect.x + c->rect.w - begin + 2 * pad, view_units(view, 16)};
        shapes_rect(view->out, ground, 3, color_faded(view->theme->card, 0.88f));
    }
    return legend_items(view, c, tested);
}
