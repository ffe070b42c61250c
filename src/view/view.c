/* See view.h. */
#include "view/view.h"

#include <math.h>

#include "view/widgets.h"

static float largest_move(const View *view) {
    float most = 0;
    for (int i = 0; i < view->lab->run->trainer.net.count; i++)
        most = fmaxf(most, fabsf(view_move(view, i)));
    return most;
}

Camera view_camera(const Lab *lab, const Desk *desk) {
    Layout layout = layout_of(desk);
    const Plane *p = &lab->scene.view;
    Camera camera = {layout.stage, p->left, p->right, p->bottom, p->top};
    if (desk->stage == PANEL_NETWORK) camera.screen = rect_inset(layout.network, layout.gap);
    bool both = lab->scene.data.columns > 1;
    if (both) camera_square(&camera);
    return camera;
}

Camera view_draw(const Lab *lab, const Desk *desk, const Maps *maps, Glyphs *glyphs, Shapes *out) {
    View view = {.lab = lab,
                 .desk = desk,
                 .maps = maps,
                 .theme = theme_get(desk->theme),
                 .layout = layout_of(desk),
                 .camera = view_camera(lab, desk),
                 .glyphs = glyphs,
                 .out = out};
    view.largest = largest_move(&view);
    const Layout *l = &view.layout;
    bool plane = desk->stage == PANEL_PLANE;
    shapes_clear(out);
    shapes_rect(out, (Rect){0, 0, desk->width, desk->height}, 0, view.theme->paper);
    view_card(&view, l->side);
    if (plane) {
        view_plane(&view, l->stage);
        view_network(&view, l->network);
    } else {
        view_card(&view, l->stage);
        view_network(&view, l->stage);
        view_plane(&view, rect_inset(l->network, l->gap));
    }
    view_weights(&view, l->weights);
    view_timeline(&view, l->timeline);
    view_controls(&view, l->left);
    view_header(&view);
    view_open_list(&view);
    view_help(&view);
    view_tooltip(&view);
    return view.camera;
}
