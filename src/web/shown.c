/* See shown.h. */
#include "web/shown.h"

#include <emscripten.h>
#include <stddef.h>

EM_JS(void, page_show, (const uint8_t *pixels, int width, int height),
      { Module['page'].show(pixels, width, height); })
EM_JS(void, page_show_part, (int left, int top, int width, int height),
      { Module['page'].showPart(left, top, width, height); })

static void show_part(Box part) {
    if (box_is_empty(part)) return;
    page_show_part(part.left, part.top, part.right - part.left, part.bottom - part.top);
}

static bool most_has_changed(const Canvas *canvas, const Tiles *shown) {
    int64_t changes = 0;
    for (int row = 0; row < shown->down; row++) {
        Box in_row = tiles_changed(shown, row);
        changes += (int64_t)(in_row.right - in_row.left) * (in_row.bottom - in_row.top);
    }
    return 2 * changes > (int64_t)canvas->width * canvas->height;
}

/* As few parts as can be, each costs the browser a copy of its own. Rows of tiles that have changed
 * from the same column to the same one are one part; of a row, everything between the first and the
 * last. */
void shown_send(const Canvas *canvas, const Tiles *shown) {
    Box part = {0};
    page_show((const uint8_t *)canvas->pixels, canvas->width, canvas->height);
    for (int row = 0; row < shown->down; row++) {
        Box in_row = tiles_changed(shown, row);
        bool goes_on = !box_is_empty(part) && part.bottom == in_row.top &&
                       part.left == in_row.left && part.right == in_row.right;
        if (!goes_on) show_part(part);
        part = goes_on ? box_join(part, in_row) : in_row;
    }
    show_part(part);
}

void shown_send_all(const Canvas *canvas) {
    page_show((const uint8_t *)canvas->pixels, canvas->width, canvas->height);
    show_part((Box){0, 0, canvas->width, canvas->height});
}

void shown_send_most(const Canvas *canvas, const Tiles *shown) {
    if (most_has_changed(canvas, shown))
        shown_send_all(canvas);
    else
        shown_send(canvas, shown);
}
