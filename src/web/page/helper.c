/* The page's second thread, where the browser has one: the same program once more, in a memory of
 * its own. It paints what the first has packed (loop.c), while that computes the next picture.
 * helper.js calls it. */
#include <emscripten.h>
#include <stdlib.h>

#include "app/font_files.h"
#include "base/memory.h"
#include "draw/painter.h"
#include "draw/parcel.h"
#include "web/shown.h"

EMSCRIPTEN_KEEPALIVE int helper_begin(void);
EMSCRIPTEN_KEEPALIVE char *helper_room(int size);
EMSCRIPTEN_KEEPALIVE void helper_paint(int width, int height, float density, int afresh);

typedef struct Helper {
    Painter *painter;
    Canvas canvas;
    Tiles shown; /* of the canvas */
    char *parcel;
} Helper;

/* It never ends: the browser ends it with the page. */
static Helper helper;

/* Whether it can paint. */
int helper_begin(void) {
    Message message;
    FontFiles *fonts = font_files_create(&message);
    if (fonts) helper.painter = painter_create(glyphs_create(font_files_source(fonts)), 1);
    return helper.painter != NULL;
}

/* Where the next parcel belongs. */
char *helper_room(int size) {
    helper.parcel = memory_resize(helper.parcel, (size_t)size);
    return helper.parcel;
}

/* The parcel there. afresh: the page shows what others have painted meanwhile. */
void helper_paint(int width, int height, float density, int afresh) {
    Canvas *canvas = &helper.canvas;
    if (canvas->width != width || canvas->height != height) {
        free(canvas->pixels);
        *canvas = (Canvas){.width = width, .height = height};
        canvas->pixels = memory_zeroed((size_t)width * (size_t)height, sizeof *canvas->pixels);
        tiles_forget(&helper.shown); /* other pixels may lie where the old ones did */
    }
    canvas->density = density;
    if (afresh) tiles_forget(&helper.shown);
    Shapes shapes = parcel_open(helper.parcel);
    painter_repaint(helper.painter, canvas, &shapes, &helper.shown);
    shown_send(canvas, &helper.shown);
}
