/* See plane_picture.h. */
#include "panels/plane/plane_picture.h"

#include "panels/maps.h"
#include "panels/panels.h"
#include "panels/plane/plane.h"

/* The shorter side in points: type and marks are as on a stage of this size. In a smaller picture
 * they are as many pixels as on the screen, so that they can be read. */
static const float SIDE = 640;

/* The most places the field is computed for, smoothed between; Maps holds no longer boundary. */
enum { FINEST = 2048 };

int plane_picture_height(const Lab *lab, int width) {
    const Plane *p = &lab->scene.view;
    if (lab->scene.data.columns == 1 || lab->scene.free_axes) return width;
    double share = (double)(p->top - p->bottom) / (double)(p->right - p->left);
    share = share < 1.0 / 3 ? 1.0 / 3 : share > 3 ? 3 : share;
    int height = (int)(width * share + 0.5);
    return height < PLANE_PICTURE_LEAST  ? PLANE_PICTURE_LEAST
           : height > PLANE_PICTURE_MOST ? PLANE_PICTURE_MOST
                                         : height;
}

static void update_maps(Maps *maps, const View *view, const Canvas *canvas) {
    const Camera *c = &view->camera;
    int longer = canvas->width > canvas->height ? canvas->width : canvas->height;
    double share = longer > FINEST ? (double)FINEST / longer : 1;
    Plane window = view->lab->scene.view;
    window.left = c->left;
    window.right = c->right;
    window.bottom = c->bottom;
    window.top = c->top;
    maps_update(maps, view->lab, view->theme, &window, (int)(canvas->width * share),
                (int)(canvas->height * share), 1);
}

bool plane_picture_paint(const Lab *lab, ThemeKind theme, Glyphs *glyphs, Painter *painter,
                         Canvas *canvas, Message *message) {
    if (lab_is_graph(lab) && lab->scene.data.count == 0)
        return message_set(message, "This scene is an expression: there is no plane to draw.");
    int shorter = canvas->width < canvas->height ? canvas->width : canvas->height;
    canvas->density = (float)shorter > SIDE ? (float)shorter / SIDE : 1;
    UiState ui = ui_create();
    ui.width = (float)canvas->width / canvas->density;
    ui.height = (float)canvas->height / canvas->density;
    ui.density = canvas->density;
    Lab bare = *lab; /* nothing is selected in a picture */
    bare.selected.point = -1;
    Maps maps = maps_create();
    Shapes shapes = {0};
    View view = {.lab = &bare,
                 .ui = &ui,
                 .maps = &maps,
                 .theme = theme_get(theme),
                 .layout = {.unit = 1},
                 .camera = plane_camera(lab, (Rect){0, 0, ui.width, ui.height}),
                 .glyphs = glyphs,
                 .out = &shapes};
    update_maps(&maps, &view, canvas);
    view_plane_alone(&view, view.camera.screen);
    painter_paint(painter, canvas, &shapes, NULL);
    shapes_destroy(&shapes);
    maps_destroy(&maps);
    return true;
}
