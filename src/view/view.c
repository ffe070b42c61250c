/* See view.h. Here: what stands where. */
#include "view/view.h"

#include <math.h>

#include "view/widgets.h"

static float largest_move(const View *view) {
    float most = 0;
    for (int i = 0; i < view->lab->run->trainer.net.count; i++)
        most = fmaxf(most, fabsf(view_move(view, i)));
    return most;
}

/* At the side the plane keeps its distance from the card's edge. */
static Rect plane_rect(const Layout *layout, int place) {
    Rect rect = layout_place(layout, place < 0 ? PLACE_STAGE : (Place)place);
    return place > PLACE_STAGE ? rect_inset(rect, layout->gap) : rect;
}

Camera view_camera(const Lab *lab, const Desk *desk) {
    Layout layout = layout_of(desk);
    const Plane *p = &lab->scene.view;
    Rect screen = plane_rect(&layout, desk_place_of(desk, PANEL_PLANE));
    Camera camera = {screen, p->left, p->right, p->bottom, p->top};
    bool both = lab->scene.data.columns > 1;
    if (both) camera_square(&camera);
    return camera;
}

static void panel(View *view, Place place) {
    static void (*const draw[PANEL_COUNT])(View *, Rect) = {
        [PANEL_NETWORK] = view_network,
        [PANEL_WEIGHTS] = view_weights,
    };
    Panel which = view->desk->panel[place];
    Rect rect = layout_place(&view->layout, place);
    view->place = place;
    if (place == PLACE_STAGE && which != PANEL_PLANE) view_card(view, rect);
    if (place == PLACE_LOWER)
        shapes_line(view->out, (Point){rect.x, rect.y}, (Point){rect.x + rect.w, rect.y}, 1,
                    view->theme->hairline);
    if (which == PANEL_PLANE)
        view_plane(view, plane_rect(&view->layout, (int)place));
    else if (draw[which])
        draw[which](view, rect);
}

Camera view_draw(const Lab *lab, const Player *player, const Desk *desk, const Maps *maps,
                 Glyphs *glyphs, Shapes *out) {
    View view = {.lab = lab,
                 .player = player,
                 .desk = desk,
                 .maps = maps,
                 .theme = theme_get(desk->theme),
                 .layout = layout_of(desk),
                 .camera = view_camera(lab, desk),
                 .glyphs = glyphs,
                 .out = out};
    view.largest = largest_move(&view);
    const Layout *l = &view.layout;
    shapes_clear(out);
    shapes_rect(out, (Rect){0, 0, desk->width, desk->height}, 0, view.theme->paper);
    view_card(&view, l->side);
    for (int place = 0; place < PLACE_COUNT; place++) panel(&view, (Place)place);
    view_timeline(&view, l->timeline);
    if (player->playing && !desk->wander)
        view_lesson(&view, l->left);
    else
        view_controls(&view, l->left);
    view_header(&view);
    view_open_list(&view);
    view_panel_menu(&view);
    view_help(&view);
    view_tooltip(&view);
    return view.camera;
}
