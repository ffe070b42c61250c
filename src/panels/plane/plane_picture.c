/* See plane_picture.h. */
#include "panels/plane/plane_picture.h"

#include <math.h>
#include <stdio.h>

#include "draw/svg.h"
#include "draw/text.h"
#include "panels/maps.h"
#include "panels/panels.h"
#include "panels/plane/plane.h"
#include "ui/widgets.h"

/* The shorter side in points: type and marks are as on a stage of this size. In a smaller picture
 * they are as many pixels as on the screen, so that they can be read. */
static const float SIDE = 640;

static const float CAPTION = 56; /* points high */

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

static float density_of(int width, int height) {
    int shorter = width < height ? width : height;
    return (float)shorter > SIDE ? (float)shorter / SIDE : 1;
}

int plane_picture_caption(int width, int height) {
    return (int)(CAPTION * density_of(width, height) + 0.5f);
}

/* "epoch 60, loss 0.12 (cross-entropy), accuracy 97.1 %" */
static void tell_run(const Lab *lab, char text[160]) {
    char loss[32];
    text_short(lab->score.loss, 3, loss, sizeof loss);
    snprintf(text, 160, "epoch %lld, loss %s (%s)", (long long)lab->run->trainer.epoch, loss,
             lab->scene.training.rule == RULE_PERCEPTRON ? "points wrong"
                                                         : loss_name(lab->scene.training.loss));
    if (isfinite(lab->score.accuracy))
        text_add(text, 160, ", accuracy %.1f %%", 100 * lab->score.accuracy);
}

/* Marks, names and how many there are, from the right; as many as there is room for. */
static void draw_classes(View *view, Rect line, float least) {
    const Dataset *data = &view->lab->scene.data;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    float r = view_units(view, 5), x = line.x + line.w, y = line.y + line.h / 2;
    int count[MAX_CLASSES] = {0};
    if (data->kind != LABEL_CLASS) return;
    for (int i = 0; i < data->count; i++) count[(int)data->label[i]]++;
    for (int i = data->classes - 1; i >= 0; i--) {
        char text[64];
        int k = dataset_class_shown(i);
        Color color = view->theme->class_color[k];
        snprintf(text, sizeof text, "%s %d", data->class_name[k], count[k]);
        float wide = text_width(view->glyphs, text, &style, view->ui->density) + 3.2f * r;
        if (x - wide < least) break;
        x -= wide;
        shapes_mark(view->out, "caption class", k);
        shapes_symbol(view->out, (Point){x + r, y}, r, 0, k, color, color);
        view_text(view, text, x + 3.2f * r, view_middle(view, &style, line.y, line.h), 0, &style);
        shapes_mark(view->out, NULL, 0);
        x -= view_units(view, 16);
    }
}

static void draw_caption(View *view, Rect strip) {
    const Theme *t = view->theme;
    char text[160];
    float pad = view_units(view, 14), half = strip.h / 2 - view_units(view, 4);
    TextStyle title = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT),
              quiet = view_style(view, TYPE_SMALL, t->quiet, ALIGN_LEFT);
    Rect upper = {strip.x + pad, strip.y + view_units(view, 4), strip.w - 2 * pad, half};
    Rect lower = {upper.x, upper.y + half, upper.w, half};
    title.face = FONT_BOLD;
    shapes_rect(view->out, strip, 0, t->card);
    shapes_mark(view->out, "caption", 0);
    float wide = view_text(view, scene_called(&view->lab->scene, ""), upper.x,
                           view_middle(view, &title, upper.y, upper.h), upper.w, &title);
    tell_run(view->lab, text);
    view_text(view, text, lower.x, view_middle(view, &quiet, lower.y, lower.h), lower.w, &quiet);
    shapes_mark(view->out, NULL, 0);
    draw_classes(view, upper, upper.x + wide + pad);
}

static void update_maps(Maps *maps, const View *view, const Canvas *canvas, int high) {
    const Camera *c = &view->camera;
    int longer = canvas->width > high ? canvas->width : high;
    double share = longer > FINEST ? (double)FINEST / longer : 1;
    Plane window = view->lab->scene.view;
    window.left = c->left;
    window.right = c->right;
    window.bottom = c->bottom;
    window.top = c->top;
    maps_update(maps, view->lab, view->theme, &window, (int)(canvas->width * share),
                (int)(high * share), 1, (MapsWanted){.field = true});
}

/* The picture as shapes; its maps hold the field. */
typedef struct Composed {
    Maps maps;
    Shapes shapes;
} Composed;

static bool compose(Composed *made, const Lab *lab, ThemeKind theme, Glyphs *glyphs, Canvas *canvas,
                    int caption, Message *message) {
    if (lab_is_graph(lab) && lab->scene.data.count == 0)
        return message_set(message, "This scene is an expression: there is no plane to draw.");
    int high = canvas->height - caption; /* of the plane */
    canvas->density = density_of(canvas->width, high);
    UiState ui = ui_create();
    ui.width = (float)canvas->width / canvas->density;
    ui.height = (float)canvas->height / canvas->density;
    ui.density = canvas->density;
    float plane = (float)high / canvas->density;
    Lab bare = *lab; /* nothing is selected in a picture */
    bare.selected.point = -1;
    made->maps = maps_create();
    made->shapes = (Shapes){0};
    View view = {.lab = &bare,
                 .ui = &ui,
                 .maps = &made->maps,
                 .theme = theme_get(theme),
                 .layout = {.unit = 1},
                 .camera = plane_camera(lab, (Rect){0, 0, ui.width, plane}),
                 .glyphs = glyphs,
                 .out = &made->shapes};
    update_maps(&made->maps, &view, canvas, high);
    view_plane_alone(&view, view.camera.screen);
    if (caption > 0) draw_caption(&view, (Rect){0, plane, ui.width, ui.height - plane});
    return true;
}

static void discard(Composed *made) {
    shapes_destroy(&made->shapes);
    maps_destroy(&made->maps);
}

bool plane_picture_paint(const Lab *lab, ThemeKind theme, Glyphs *glyphs, Painter *painter,
                         Canvas *canvas, int caption, Message *message) {
    Composed made;
    if (!compose(&made, lab, theme, glyphs, canvas, caption, message)) return false;
    painter_paint(painter, canvas, &made.shapes);
    discard(&made);
    return true;
}

char *plane_picture_svg(const Lab *lab, ThemeKind theme, Glyphs *glyphs, int width, int height,
                        int caption, size_t *length, Message *message) {
    Composed made;
    Canvas size = {.width = width, .height = height};
    if (!compose(&made, lab, theme, glyphs, &size, caption, message)) return NULL;
    Rect all = {0, 0, (float)width / size.density, (float)height / size.density};
    char *text = svg_text(&made.shapes, glyphs, all, length);
    discard(&made);
    return text;
}
