/* See layout.h. */
#include "view/layout.h"

static float least(float a, float b) {
    return a < b ? a : b;
}

static float most(float a, float b) {
    return a > b ? a : b;
}

/* The pictures are drawn for 1440 x 900; a much larger window gets everything larger. */
static float size_of(const Desk *desk) {
    return most(1, least(desk->width / 1600, desk->height / 1000));
}

/* Projector mode: half as large again, or as much of it as a small window can take without clipping. */
static float type_of(const Desk *desk) {
    float room = 1.68f * least(desk->width / 1440, desk->height / 900);
    return desk->scale > 1 ? most(1.15f, least(desk->scale, room)) : 1;
}

Layout layout_of(const Desk *desk) {
    float size = size_of(desk), gap = (desk->width < 1200 ? 10 : 16) * size;
    float w = desk->width, h = desk->height;
    Layout l = {.unit = size * type_of(desk), .gap = gap};
    l.header = (Rect){0, 0, w, (desk->scale > 1 ? 64 : 52) * size};
    float top = l.header.h + gap, below = most(0.222f * h, 150 * size);
    float left = most(0.261f * w, 280 * size);
    float stage_h = h - top - 2 * gap - below, side_least = most(0.25f * w, 270 * size);
    float stage_w = least(stage_h, w - 4 * gap - left - side_least);
    float stage_x = 2 * gap + left, side_x = stage_x + stage_w + gap;
    l.left = (Rect){gap, top, left, h - top - gap};
    l.stage = (Rect){stage_x, top, stage_w, stage_h};
    l.side = (Rect){side_x, top, w - gap - side_x, stage_h};
    l.timeline = (Rect){stage_x, top + stage_h + gap, w - gap - stage_x, below};
    bool upper = desk->panel[PLACE_UPPER] != PANEL_NONE,
         lower = desk->panel[PLACE_LOWER] != PANEL_NONE;
    float share = stage_h * (!lower ? 1 : !upper ? 0 : 0.655f);
    l.upper = (Rect){l.side.x, l.side.y, l.side.w, share};
    l.lower = (Rect){l.side.x, l.side.y + share, l.side.w, l.side.h - share};
    if (!upper && !lower) {
        l.stage.w = l.timeline.w;
        l.side.w = l.upper.w = l.lower.w = 0;
    }
    return l;
}

Rect layout_place(const Layout *layout, Place place) {
    return place == PLACE_STAGE   ? layout->stage
           : place == PLACE_UPPER ? layout->upper
                                  : layout->lower;
}

Rect rect_inset(Rect rect, float by) {
    return (Rect){rect.x + by, rect.y + by, most(0, rect.w - 2 * by), most(0, rect.h - 2 * by)};
}

bool rect_holds(Rect rect, Point point) {
    return point.x >= rect.x && point.x < rect.x + rect.w && point.y >= rect.y &&
           point.y < rect.y + rect.h;
}
