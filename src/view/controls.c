/* The left place in free play: data, network and training, one below the other. Each can be folded away; what does not fit
 * scrolls.
 *
 * Targets: "section" Section, a title. */
#include "view/section.h"

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
        if (!view->desk->folded[s]) height += section_height(view, (Section)s, width, ease);
    }
    return height;
}

/* As far apart as the card allows. */
static float ease_for(View *view, float width, float height) {
    float close = height_of(view, width, 0), roomy = height_of(view, width, 1);
    float ease = roomy > close ? (height - close) / (roomy - close) : 1;
    return ease < 0 ? 0 : ease > 1 ? 1 : ease;
}

static void chevron(View *view, Point at, bool folded) {
    float r = view_units(view, 3.2f);
    Point three[3] = {
        {at.x - r, at.y - r * 0.6f}, {at.x, at.y + r * 0.6f}, {at.x + r, at.y - r * 0.6f}};
    if (folded) {
        three[0] = (Point){at.x - r * 0.6f, at.y - r};
        three[1] = (Point){at.x + r * 0.6f, at.y};
        three[2] = (Point){at.x - r * 0.6f, at.y + r};
    }
    shapes_curve(view->out, three, 3, 1.4f, 0, view->theme->quiet);
}

static void head(View *view, Rect rect, Section section) {
    bool folded = view->desk->folded[section];
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    float y = rect.y + view_units(view, 12);
    Rect press = {rect.x - 6, rect.y - view_units(view, 2), rect.w + 12, view_units(view, 21)};
    view_feedback(view, press, 4, "section", (int)section);
    chevron(view, (Point){rect.x + view_units(view, 4), y - view_units(view, 4)}, folded);
    view_text(view, section_title(section), rect.x + view_units(view, 15), y, 0, &style);
    if (!folded) section_note(view, section, rect.x + rect.w, y);
    shapes_target(view->out, "section", (int)section, press);
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
        if (view->desk->folded[s]) continue;
        section_draw(view, (Section)s, (Point){column.x, y}, column.w, ease);
        y += section_height(view, (Section)s, column.w, ease);
    }
}

void view_controls(View *view, Rect rect) {
    float pad = view_units(view, 20) / view->desk->scale, edge = pad * 0.7f;
    float ring = view_units(view, 5); /* around what has the focus, at the top too */
    Rect page = {rect.x, rect.y + edge - ring, rect.w, rect.h - 2 * edge + ring};
    Rect column = {rect.x + pad, page.y + ring, rect.w - 2 * pad, page.h - ring};
    float ease = ease_for(view, column.w, column.h);
    view_card(view, rect);
    column.y -= section_scroll(view, page, height_of(view, column.w, ease) + ring);
    shapes_clip(view->out, page);
    sections(view, column, ease);
    shapes_unclip(view->out);
}
