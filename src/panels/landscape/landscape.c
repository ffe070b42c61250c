/* The loss as a landscape over two weights, or over the main directions of the path: contours,
 * the path of training over it and former paths from the same start, the ball at the present
 * weights, and the gold arrow of the coming step. Flat, as a map; turned_landscape.c has it in
 * space. */
#include "panels/landscape/landscape.h"

#include <math.h>
#include <stdio.h>

#include "panels/legend.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "ui/axes.h"
#include "ui/highlight.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

/* ---- the picture */

/* What an axis is called: by its weight, or as a direction of the path. */
const char *landscape_axis_name(const View *view, int which, char name[64]) {
    const Terrain *t = view->terrain;
    if (!t->along_path) return symbol_weight(lab_network(view->lab), t->weight[which], name);
    return which ? "d₂" : "d₁";
}

static void contours(Site *site) {
    const Terrain *t = site->view->terrain;
    const GroundLine line = {.width = 1, .color = color_faded(site->view->theme->ink, 0.22f)};
    for (int k = 0; k < t->levels; k++) {
        shapes_mark(site->view->out, "contour", k);
        for (int l = 0; l < t->line[k].lines; l++) {
            int count;
            const Point *point = contour_lines_of(&t->line[k], l, &count);
            site_curve(site, point, count, &line);
        }
    }
    shapes_mark(site->view->out, NULL, 0);
}

static void axis_ground(View *view, Rect box, int which) {
    shapes_mark(view->out, "axis", which);
    const Terrain *t = view->terrain;
    bool lit = highlight_of(view, subject_weight(t->weight[which])) & HIGHLIGHT_POINTED;
    if (lit && !t->along_path) shapes_rect(view->out, box, 4, highlight_ground(view));
    shapes_mark(view->out, NULL, 0);
}

/* An axis' name is a button: pressing it changes to the next weight. */
static void axis_name(View *view, const Rect *area, int which) {
    const Theme *t = view->theme;
    char name[64];
    TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_CENTER);
    bool weight = !view->terrain->along_path && !view->bare; /* then it is a button */
    style.face = FONT_MATH_ITALIC;
    style.size *= 1.1f;
    const char *text = landscape_axis_name(view, which, name);
    float pad = view_units(view, 4), h = view_units(view, 20),
          w = text_width(view->glyphs, text, &style, view->ui->density) + view_units(view, 14);
    Rect box = {area->x + pad, area->y + pad, w, h};
    if (which == 0) {
        box.x = area->x + area->w - w - pad;
        box.y = area->y + area->h - h - pad;
    }
    shapes_rect(view->out, box, 4, color_faded(t->card, 0.9f));
    shapes_border(view->out, box, 4, 1, t->hairline);
    axis_ground(view, box, which);
    if (weight) view_focus(view, box, 4, tag_of(&TARGET_AXIS, which));
    shapes_mark(view->out, "axis", which);
    view_text(view, text, box.x + w / 2, view_middle(view, &style, box.y, h), 0, &style);
    shapes_mark(view->out, NULL, 0);
    if (weight) target_place(view->out, tag_of(&TARGET_AXIS, which), box);
}

bool landscape_is_small(const View *view, float size) {
    return size < view_units(view, 130);
}

/* In the corner, where no axis has its name. */
static void raise_button(View *view, Rect area) {
    float w = view_units(view, 74), h = view_units(view, 24), pad = view_units(view, 4);
    box_view_raise(view, TURNED_LANDSCAPE, (Rect){area.x + area.w - w - pad, area.y + pad, w, h});
}

static float steps_of(const View *view, Rect area) {
    return fmaxf(2, area.w / view_units(view, 50));
}

static void plot(View *view, Rect area) {
    const Terrain *t = view->terrain;
    const Range *x = &t->span[0], *y = &t->span[1];
    Site site = {.view = view, .area = area, .camera = {area, x->low, x->high, y->low, y->high}};
    float steps = steps_of(view, area);
    bool loss = !ui_hides(view->ui, HIDE_LOSS), numbered = !ui_hides(view->ui, HIDE_WEIGHTS);
    bool small = landscape_is_small(view, area.w);
    if (loss) shapes_image(view->out, &t->image, area, 0);
    if (numbered) axes_across(view, &site.camera, steps, false);
    if (numbered) axes_up(view, &site.camera, steps, false);
    shapes_clip(view->out, area);
    if (loss) contours(&site);
    if (loss && !small) contour_heights(&site);
    if (!view->bare) target_place(view->out, landscape_hand(view, false), area);
    landscape_paths(&site);
    landscape_ball(&site);
    for (int i = 0; i < 2 && !small; i++) axis_name(view, &area, i);
    if (loss && !small) raise_button(view, area);
    shapes_unclip(view->out);
    shapes_border(view->out, area, 0, 1, view->theme->hairline);
    view_focus(view, area, 0, landscape_hand(view, false));
}

/* "loss = 0.734", or one of the two weights. */
static void said(const View *view, int which, char text[128]) {
    char name[64], number[32];
    bool loss = which == 0;
    Point now = landscape_now(view);
    text_number((double)(which == 1 ? now.x : now.y), 2, number, sizeof number);
    if (loss) text_short(view->lab->score.loss, 3, number, sizeof number);
    if (ui_hides(view->ui, loss ? HIDE_LOSS : HIDE_WEIGHTS)) snprintf(number, sizeof number, "?");
    snprintf(text, 128, "%s = %s", loss ? "loss" : landscape_axis_name(view, which - 1, name),
             number);
}

/* The loss and the two weights, perhaps with buttons to change these: side by side, or one below
 * the other beside a low plot. A narrow row leaves out the loss: the timeline says it too. */
static void read_out(View *view, Rect rect, bool column, bool buttons) {
    float x = rect.x, y = rect.y + view_units(view, 12), line = view_units(view, 20);
    float gap = view_units(view, 18), all = 0, width[3];
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    buttons = buttons && !view->terrain->along_path;
    char text[3][128];
    for (int i = 0; i < 3; i++) {
        said(view, i, text[i]);
        width[i] = text_width(view->glyphs, text[i], &style, view->ui->density);
        all += width[i] + (i ? gap : 0);
    }
    for (int i = !column && all > rect.w; i < 3; i++) {
        bool loss = i == 0;
        float wide = width[i];
        Rect box = {x - 4, y - view_units(view, 14), wide + 8, line};
        if (!loss) axis_ground(view, box, i - 1);
        if (buttons && !loss) view_focus(view, box, 4, tag_of(&TARGET_AXIS, i - 1));
        view_text(view, text[i], x, y, rect.x + rect.w - x, &style);
        if (buttons && !loss) target_place(view->out, tag_of(&TARGET_AXIS, i - 1), box);
        x += column ? 0 : wide + gap;
        y += column ? line : 0;
    }
}

/* ---- all of it */

/* Room for the numbers of the axes; and beside a low plot, or over it, for the read-out. */
typedef struct Places {
    bool column;
    Rect area, words;
} Places;

static Places places_beside(const View *view, Rect body, float left) {
    float side = view_units(view, 20), below = view_units(view, 28);
    float words = view_units(view, 112), line = view_units(view, 24);
    Rect inner = {body.x + left, body.y, body.w - left - side, body.h - below};
    Places f = {.column = inner.w - inner.h > words};
    if (!f.column) inner.y += line, inner.h -= line;
    float size = fminf(inner.w, inner.h);
    f.area = (Rect){f.column ? inner.x : inner.x + (inner.w - size) / 2, inner.y, size, size};
    f.words = (Rect){f.column ? inner.x + size + side : body.x + side,
                     f.column ? inner.y : inner.y - line, 0, line};
    f.words.w = body.x + body.w - side / 2 - f.words.x;
    return f;
}

/* Of huge weights the numbers are wider than usual. */
static Places places_of(const View *view, Rect body) {
    const Range *up = &view->terrain->span[1];
    float left = view_units(view, 46);
    Places places = places_beside(view, body, left);
    float wide = axes_room_beside(view, up->low, up->high, steps_of(view, places.area)) +
                 view_units(view, 8);
    return wide > left ? places_beside(view, body, wide) : places;
}

Rect landscape_area(const View *view, Rect body) {
    return places_of(view, body).area;
}

static const char *beside_of(const View *view) {
    if (view->terrain->finite && !view->terrain->whole)
        return "the loss, where it is a number: drag the ball";
    if (view->terrain->along_path) return "the loss over the two main directions of the path";
    if (view->ui->extra[EXTRA_ALONG_PATH])
        return "train a few steps: then over the main directions of the path";
    return "the loss over two weights: drag the ball";
}

/* So it is, too, where there is no room to turn it. */
static bool is_flat(const View *view, Rect body) {
    const Turned *turned = &view->ui->turned.of[TURNED_LANDSCAPE];
    return turned->turn.flat == 1 || ui_hides(view->ui, HIDE_LOSS) ||
           !turned_landscape_fits(view, body);
}

/* Weights or losses beyond all numbers: neither ground nor ball has a place. */
static bool has_no_numbers(const View *view) {
    Point now = landscape_now(view);
    return !view->terrain->finite || !(view->valley || isfinite(now.x + now.y));
}

static void say_no_numbers(View *view, Rect body) {
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
    float side = view_units(view, 20);
    view_lines(view,
               "The loss is no number here any more: go back, or begin anew with a smaller rate.",
               (Point){body.x + side, body.y + view_units(view, 48)}, body.w - 2 * side,
               view_units(view, 20), 3, &style);
}

static void ground_or_words(View *view, Rect body, const Places *places) {
    if (has_no_numbers(view))
        say_no_numbers(view, body);
    else if (!is_flat(view, body))
        turned_landscape(view, body);
    else if (places->area.w > view_units(view, 40))
        plot(view, places->area);
}

static void picture(View *view, Rect body) {
    const Places places = places_of(view, body);
    bool flat = is_flat(view, body) && !has_no_numbers(view),
         small = landscape_is_small(view, places.area.w);
    float side = view_units(view, 20);
    const Rect over = {body.x + side, body.y, body.w - 1.5f * side, places.words.h};
    read_out(view, flat ? places.words : over, flat && places.column, small || !flat);
    ground_or_words(view, body, &places);
}

void view_landscape(View *view, Rect rect) {
    float side = view_units(view, 20), line = view_units(view, 24);
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
    shapes_clip(view->out, rect);
    float right = rect.x + rect.w - view_units(view, 18), baseline = rect.y + view_units(view, 28);
    float lens = right - legend_lens_width(view) - view_units(view, 24);
    legend_lens(view, right, baseline);
    bool flat = is_flat(view, rect);
    float legend =
        landscape_path_legend(view, flat, lens, baseline, rect.x + view_units(view, 120));
    float head = panel_head(view, rect, PANEL_LANDSCAPE, "LANDSCAPE", beside_of(view),
                            rect.x + rect.w - legend);
    if (view->terrain->size == 0)
        view_text(view, "There are no points yet: click some.", rect.x + side, rect.y + head + line,
                  rect.w - 2 * side, &style);
    else
        picture(view, (Rect){rect.x, rect.y + head, rect.w, rect.h - head});
    shapes_unclip(view->out);
}

/* Along the paths, which are drawn for all; the ball and its step are none's. */
void view_valley(View *view, Rect rect) {
    const float pad = view_units(view, 12);
    Rect body = {rect.x, rect.y + pad, rect.w, rect.h - pad};
    const Places places = places_of(view, body);
    shapes_clip(view->out, rect);
    ground_or_words(view, body, &places);
    shapes_unclip(view->out);
}
