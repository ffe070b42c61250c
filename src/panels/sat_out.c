/* See sat_out.h. */
#include "panels/sat_out.h"

#include <stdio.h>

#include "lab/dropped.h"
#include "ui/widgets.h"

void sat_out_cross(View *view, Rect box, int layer, int unit) {
    const Theme *t = view->theme;
    if (!dropped_unit(view->lab, layer, unit)) return;
    float right = box.x + box.w, low = box.y + box.h;
    shapes_mark_part(view->out, "sat out", layer, unit);
    shapes_rect(view->out, box, 0, color_faded(t->card, 0.72f));
    shapes_line(view->out, (Point){box.x, box.y}, (Point){right, low}, 1.8f, t->quiet);
    shapes_line(view->out, (Point){box.x, low}, (Point){right, box.y}, 1.8f, t->quiet);
    shapes_mark(view->out, NULL, 0);
}

float sat_out_presence(const View *view, int weight) {
    return dropped_weight(view->lab, weight) ? 0.2f : 1;
}

void sat_out_say(View *view, Point at, float width) {
    char text[64];
    int point = dropped_for(view->lab);
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    style.face = FONT_REGULAR;
    if (point < 0) return;
    snprintf(text, sizeof text, "crossed: sat out the last step (point %d)", point + 1);
    shapes_mark(view->out, "sat out said", point);
    if (text_width(view->glyphs, text, &style, view->ui->density) <= width)
        view_text(view, text, at.x, at.y, 0, &style);
    shapes_mark(view->out, NULL, 0);
}
