/* See swatch.h. */
#include "screen/controls/swatch.h"

Swatch swatch_of(SetKind kind) {
    const SetDef def = {.kind = kind, .count = SWATCH_POINTS, .classes = 3, .seed = 1};
    const float reach = 5.4f; /* sets fill -5 to 5 */
    Dataset data = dataset_generate(&def);
    Swatch swatch = {.points = data.count};
    for (int i = 0; i < data.count; i++) {
        const float *x = data.x + (long)i * data.columns;
        float label = data.label[i], up = data.columns > 1 ? x[1] : label;
        swatch.at[i] = (Point){0.5f + x[0] / (2 * reach), 0.5f - up / (2 * reach)};
        swatch.class[i] = data.kind == LABEL_CLASS ? (int)label : data.columns > 1 ? label > 0 : -1;
    }
    dataset_destroy(&data);
    return swatch;
}

void swatch_draw(const Swatch *swatch, const Theme *theme, Rect rect, Shapes *out) {
    float side = rect.w < rect.h ? rect.w : rect.h, mark = side * 0.036f;
    float left = rect.x + (rect.w - side) / 2, top = rect.y + (rect.h - side) / 2;
    for (int i = 0; i < swatch->points; i++) {
        Point at = {left + swatch->at[i].x * side, top + swatch->at[i].y * side};
        int which = swatch->class[i];
        Color color = which < 0 ? theme->quiet : theme->class_color[which];
        /* No edges on the two commonest marks: invisible at this size, and hundreds per frame. */
        if (which == 0)
            shapes_rect(out,
                        (Rect){at.x - 0.9f * mark, at.y - 0.9f * mark, 1.8f * mark, 1.8f * mark}, 0,
                        color);
        else if (which <= 1)
            shapes_disc(out, at, mark, color);
        else
            shapes_symbol(out, at, mark, 0, which, color, color);
    }
}
