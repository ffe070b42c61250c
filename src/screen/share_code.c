/* The code of the sheet "Hand this over", small and as large as the window. See share.h. */
#include <math.h>
#include <stdio.h>

#include "screen/share.h"
#include "ui/popup.h"
#include "ui/widgets.h"

static void code_press(const Gesture *g, Tag tag, const InputEvent *e) {
    ShareSheet *share = &g->ui->share;
    if (share->qr.size > 0) share->full = !share->full;
}

const Target TARGET_SHARE_CODE = {.name = "share code",
                                  .hint = "As large as the window (F); Escape makes it small again",
                                  .stop = TAB_EACH,
                                  .press = code_press};

/* Squares of whole pixels, where there is room for them: phones read nothing sharper. */
static void squares(View *view, Rect rect) {
    const Qr *qr = &view->ui->share.qr;
    float density = view->ui->density, side = fminf(rect.w, rect.h);
    float pixels = floorf(side * density / (float)(qr->size + 2 * QR_QUIET));
    float square = (pixels < 1 ? 1 : pixels) / density, all = square * (float)qr->size;
    const Color black = {0, 0, 0, 255};
    float left = roundf((rect.x + (rect.w - all) / 2) * density) / density;
    float top = roundf((rect.y + (rect.h - all) / 2) * density) / density;
    shapes_mark(view->out, "share square", 0);
    for (int y = 0; y < qr->size; y++) {
        const uint8_t *dark = qr->dark + y * qr->size;
        for (int x = 0, end; x < qr->size; x = end) {
            for (end = x + 1; end < qr->size && dark[end] == dark[x];) end++;
            if (!dark[x]) continue;
            Rect run = {left + square * (float)x, top + square * (float)y,
                        square * (float)(end - x), square};
            shapes_rect(view->out, run, 0, black);
        }
    }
    shapes_mark(view->out, NULL, 0);
}

static void no_code(View *view, Rect rect) {
    const ShareSheet *share = &view->ui->share;
    const char *why = share->link ? share->no_code.text : share->wrong.text;
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
    Rect inner = rect_inset(rect, view_units(view, 24));
    char text[sizeof share->wrong.text + 8];
    snprintf(text, sizeof text, "No code: %.500s.", why);
    shapes_mark(view->out, "share no code", 0);
    view_lines(view, text, (Point){inner.x, inner.y + inner.h * 0.42f}, inner.w,
               view_units(view, 20), 5, &style);
    shapes_mark(view->out, NULL, 0);
}

void share_code(View *view, Rect rect) {
    bool has = view->ui->share.qr.size > 0;
    float radius = view_units(view, 8);
    Tag tag = tag_of(&TARGET_SHARE_CODE, 0);
    shapes_rect(view->out, rect, radius, has ? (Color){255, 255, 255, 255} : view->theme->sunken);
    shapes_border(view->out, rect, radius, 1, view->theme->hairline);
    if (!has) {
        no_code(view, rect);
        return;
    }
    squares(view, rect);
    view_focus(view, rect, radius, tag);
    target_place(view->out, tag, rect);
}

void share_code_full(View *view) {
    Rect all = {0, 0, view->ui->width, view->ui->height};
    popup_cover(view, all);
    shapes_rect(view->out, all, 0, (Color){255, 255, 255, 255});
    squares(view, all);
    target_place(view->out, tag_of(&TARGET_SHARE_CODE, 0), all);
}
