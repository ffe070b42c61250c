/* The left place in free play: data, network, training. Each can be folded; overflow scrolls. */
#include "screen/controls/controls.h"

#include <math.h>

#include "screen/view.h"
#include "ui/scroll.h"
#include "ui/widgets.h"

/* ---- input */

static void section_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->folded[tag.index] = !g->ui->folded[tag.index];
}

static const Target TARGET_SECTION = {.name = "section",
                                      .hint = "Folds this section away, or opens it (Enter)",
                                      .stop = TAB_EACH,
                                      .press = section_press};

bool controls_are_shown(const Gesture *g) {
    return (!g->player->playing || g->ui->wander) && !g->lab->compare;
}

/* It may be folded: then there will be more to scroll than was drawn. The ring around its title is
 * to be seen, too. */
void controls_reveal(const Gesture *g, Section section) {
    static const float RING = 4;
    const Shape *page = scroll_page(g, &TARGET_CONTROLS);
    Tag title = tag_of(&TARGET_SECTION, (int)section);
    float *at = &g->ui->scrolled.controls, y = target_rect(g->drawn, title).y;
    if (page) *at = fmaxf(0, fminf(*at, (float)page->tag.index) + y - page->rect.y - RING);
    g->ui->folded[section] = g->ui->column_folded = false;
    g->ui->focus = title;
}

/* ---- the picture */

static float head_height(const View *view) {
    return view_units(view, 24);
}

/* Between one section and the title of the next, with a hairline in the middle. */
static float space(const View *view, float ease) {
    return view_units(view, 9 + 9 * ease);
}

static float height_of(View *view, float width, float ease) {
    float height = 0;
    for (int s = 0; s < SECTION_COUNT; s++) {
        height += head_height(view) + (s > 0 ? space(view, ease) : 0);
        if (!view->ui->folded[s]) height += section_height(view, (Section)s, width, ease);
    }
    return height;
}

/* As far apart as the window allows, however many rows there are: those that come and go must not
 * move the one that was pressed. */
static float ease_for(const View *view, float height) {
    static const float CLOSE = 790, ROOMY = 960; /* all rows of a hidden layer, in units */
    float ease = (height / view_units(view, 1) - CLOSE) / (ROOMY - CLOSE);
    return ease < 0 ? 0 : ease > 1 ? 1 : ease;
}

static void head(View *view, Rect rect, Section section) {
    bool folded = view->ui->folded[section];
    float y = rect.y + view_units(view, 12), indent = view_units(view, 15);
    Rect press = {rect.x - 6, rect.y - view_units(view, 2), rect.w + 12, view_units(view, 21)};
    view_feedback(view, press, 4, tag_of(&TARGET_SECTION, (int)section));
    target_place(view->out, tag_of(&TARGET_SECTION, (int)section), press);
    view_chevron(view, (Point){rect.x + view_units(view, 4), y - view_units(view, 4)}, folded);
    section_head(view, section, (Point){rect.x + indent, y}, rect.w - indent, folded);
}

static void sections(View *view, Rect column, float ease) {
    float y = column.y, out = column.x - view->layout.left.x;
    for (int s = 0; s < SECTION_COUNT; s++) {
        if (s > 0) {
            float line = y + space(view, ease) * 0.4f;
            shapes_line(view->out, (Point){column.x - out, line},
                        (Point){column.x + column.w + out, line}, 1, view->theme->hairline);
            y += space(view, ease);
        }
        head(view, (Rect){column.x, y, column.w, head_height(view)}, (Section)s);
        y += head_height(view);
        if (view->ui->folded[s]) continue;
        section_draw(view, (Section)s, (Point){column.x, y}, column.w, ease);
        y += section_height(view, (Section)s, column.w, ease);
    }
}

void view_controls(View *view, Rect rect) {
    float pad = view_units(view, 20) / view->ui->scale, edge = pad * 0.7f;
    float ring = view_units(view, 5); /* around what has the focus, at the top too */
    Rect page = {rect.x, rect.y + edge - ring, rect.w, rect.h - 2 * edge + ring};
    Rect column = {rect.x + pad, page.y + ring, rect.w - 2 * pad, page.h - ring};
    float ease = section_ease(view, ease_for(view, column.h));
    view_card(view, rect);
    column.y -= section_scroll(view, page, height_of(view, column.w, ease) + ring);
    shapes_clip(view->out, page);
    sections(view, column, ease);
    shapes_unclip(view->out);
}
