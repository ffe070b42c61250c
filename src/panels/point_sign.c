/* See point_sign.h. */
#include "panels/point_sign.h"

PointSign point_sign(const View *view, int point) {
    const Dataset *data = &view->lab->scene.data;
    const PointSign quiet = {1, view->theme->quiet};
    if (data->kind == LABEL_NUMBER || ui_hides(view->ui, HIDE_LABELS)) return quiet;
    int class = (int)data->label[point];
    return (PointSign){class, view->theme->class_color[class]};
}
