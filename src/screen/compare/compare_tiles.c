/* See compare.h. A tile for each run: its picture, and beside or below it what is to be told. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/numeral.h"
#include "panels/box_view.h"
#include "panels/maps.h"
#include "panels/panels.h"
#include "panels/plane/plane.h"
#include "screen/compare/compare.h"
#include "screen/compare/tile_pictures.h"
#include "ui/widgets.h"

/* ---- hands */

/* A picture of three dimensions turns under the hand, and with it all that stand beside it. */
static bool turns(const UiState *ui, TurnedPicture *which) {
    *which = ui->compare.panel == PANEL_SURFACE ? TURNED_SURFACE : TURNED_SPACE;
    return ui->compare.panel == PANEL_SURFACE || ui->compare.panel == PANEL_SPACE;
}

static void tile_press(const Gesture *g, Tag tag, const InputEvent *e) {
    TurnedPicture which;
    g->ui->focus = tag; /* so that it stays lit when the pointer goes on to the button */
    if (e->clicks > 1 && turns(g->ui, &which)) box_view_reset(g, which);
}

static void tile_drag(const Gesture *g, Tag tag, Point at) {
    TurnedPicture which;
    Point from = g->ui->drag.from;
    if (!turns(g->ui, &which)) return;
    box_view_turn(g, which, (Point){at.x - from.x, at.y - from.y}, target_rect(g->drawn, tag).w);
    g->ui->drag.from = at;
}

static void tile_turn(const Gesture *g, Tag tag, float lines) {
    TurnedPicture which;
    if (turns(g->ui, &which)) box_view_wheel(g, which, lines);
}

static const char *tile_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    const Compare *compare = view->lab->compare;
    if (!compare || tag.index >= compare->def.count) return NULL; /* it was under the hand before */
    const CompareRun *run = &compare->run[tag.index];
    if (run->lab && !run->lab->run->diverged) return NULL;
    snprintf(text, TOOLTIP_TEXT, "%.600s", run->lab ? run->lab->run->cause.text : run->why.text);
    return text;
}

static bool tile_enter(const Gesture *g, Tag tag) {
    return compare_input_go_on(g, tag.index);
}

const Target TARGET_COMPARE_TILE = {.name = "compare tile",
                                    .stop = TAB_EACH,
                                    .press = tile_press,
                                    .drag = tile_drag,
                                    .turn = tile_turn,
                                    .enter = tile_enter,
                                    .say = tile_say};

static void go_on_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (tile_enter(g, tag)) ui_clear(g->ui);
}

const Target TARGET_COMPARE_GO_ON = {
    .name = "compare go on",
    .hint = "This run alone, with its curve; undo (Ctrl+Z) brings all of them back",
    .press = go_on_press};

/* ---- places */

/* All between the header and the timeline, right of the left column; in one column the stage. */
static Rect area_of(const UiState *ui, const Layout *l) {
    if (l->fold == FOLD_COLUMN) {
        float above = l->tabs.h > 0 ? l->stage.y - l->tabs.y : 0;
        return (Rect){l->stage.x, l->stage.y - above, l->stage.w, l->stage.h + above};
    }
    float x = l->handle.x + l->handle.w, top = l->handle.y;
    float end = l->timeline.h > 0 ? l->timeline.y : ui->height;
    return (Rect){x, top, ui->width - l->gap - x, end - l->gap - top};
}

/* A square picture where what is told has room beside or below it; else a lower picture. */
static void divide(CompareTile *tile, float unit) {
    const float beside = 118 * unit, below = 94 * unit, line = 30 * unit;
    Rect card = tile->card;
    float spare = card.w - card.h;
    tile->below = tile->compact = false;
    if (spare < beside && card.h - card.w > below / 2) {
        tile->below = true;
    } else if (spare < beside && card.w - beside >= 0.7f * card.h) {
        spare = beside;
    } else if (spare < beside) {
        tile->below = true;
        tile->compact = card.h < 5 * below;
    }
    if (tile->below) {
        float told = tile->compact ? line : fmaxf(below, card.h - card.w);
        tile->picture = (Rect){card.x, card.y, card.w, card.h - told};
        tile->told = (Rect){card.x, card.y + card.h - told, card.w, told};
    } else {
        tile->picture = (Rect){card.x, card.y, card.w - spare, card.h};
        tile->told = (Rect){card.x + card.w - spare, card.y, spare, card.h};
    }
}

/* Below each other, with what is told alone: at the right end; of one column at its foot, in lines.
 */
static Rect column_of(Rect area, const Layout *l, int count) {
    float w = fminf(270 * l->unit, area.w * 0.4f), h = 34 * l->unit * (float)count;
    if (l->fold == FOLD_COLUMN) return (Rect){area.x, area.y + area.h - h, area.w, h};
    return (Rect){area.x + area.w - w, area.y, w, area.h};
}

static void place_in_column(Rect column, float gap, float unit, int count, CompareTile *tile) {
    float h = (column.h - gap * (float)(count - 1)) / (float)count;
    for (int i = 0; i < count; i++) {
        Rect card = {column.x, column.y + (h + gap) * (float)i, column.w, h};
        tile[i] = (CompareTile){.card = card, .told = card, .below = true};
        tile[i].picture = (Rect){card.x, card.y, card.w, 0};
        tile[i].compact = h < 88 * unit;
    }
}

Rect compare_valley_place(const UiState *ui, int count) {
    const Layout layout = layout_of(ui);
    Rect area = area_of(ui, &layout), column = column_of(area, &layout, count);
    if (layout.fold == FOLD_COLUMN)
        area.h -= column.h + layout.gap;
    else
        area.w -= column.w + layout.gap;
    return area;
}

void compare_tiles_place(const UiState *ui, int count, CompareTile tile[COMPARE_VALUES]) {
    const Layout layout = layout_of(ui);
    Rect area = area_of(ui, &layout);
    if (ui->compare.panel == PANEL_LANDSCAPE) {
        float gap = layout.fold == FOLD_COLUMN ? layout.gap / 2 : layout.gap;
        place_in_column(column_of(area, &layout, count), gap, layout.unit, count, tile);
        return;
    }
    int across = 2, down = count > 2 ? 2 : 1;
    float w = (area.w - layout.gap) / 2,
          h = (area.h - layout.gap * (float)(down - 1)) / (float)down;
    for (int i = 0; i < count; i++) {
        int column = i % across, row = i / across;
        float x = area.x + (w + layout.gap) * (float)column;
        float y = area.y + (h + layout.gap) * (float)row;
        tile[i].card = (Rect){x, y, w, h};
        divide(&tile[i], layout.unit);
    }
}

Camera compare_tile_camera(const Lab *run, const CompareTile *tile) {
    return plane_camera(run, tile->picture);
}

/* ---- what is told */

static void hook(View *view, Point at, float r, Color color) {
    const Point three[3] = {
        {at.x - r, at.y}, {at.x - r * 0.2f, at.y + r * 0.8f}, {at.x + r, at.y - r * 0.9f}};
    shapes_curve(view->out, three, 3, view_units(view, 1.8f), 0, color);
}

/* Its state, with a hook before a goal that is reached. */
static void state(View *view, int run, Point at, float width, int most) {
    const Compare *compare = view->lab->compare;
    const Theme *t = view->theme;
    char text[COMPARE_WORDS];
    bool reached = compare_reached(compare, run);
    const Lab *lab = compare->run[run].lab;
    bool ill = !lab || lab->run->diverged;
    TextStyle style = view_style(view, TYPE_SMALL,
                                 reached ? t->good
                                 : ill   ? t->bad
                                         : t->quiet,
                                 ALIGN_LEFT);
    float indent = reached ? view_units(view, 14) : 0, r = view_units(view, 4);
    if (reached) style.face = FONT_BOLD;
    if (reached) hook(view, (Point){at.x + r, at.y - r}, r, t->good);
    shapes_mark(view->out, "compare state", run);
    compare_words_state(compare, run, text);
    /* Lines end between words: of more than one, some room is left. */
    float room = (width - indent) * (most == 1 ? 1 : 0.75f * (float)most);
    if (reached && text_width(view->glyphs, text, &style, view->ui->density) > room)
        snprintf(text, sizeof text, "reached");
    view_lines(view, text, (Point){at.x + indent, at.y}, width - indent, style.size * 1.4f, most,
               &style);
    shapes_mark(view->out, NULL, 0);
}

static const char *success_name(const Lab *lab) {
    return lab->scene.data.kind == LABEL_NUMBER ? "R²" : "wrong";
}

enum { FIGURES_TOLD = 3 };

static const char *figure_name(const Lab *lab, int figure) {
    const char *const names[FIGURES_TOLD] = {"epoch", "loss", success_name(lab)};
    return names[figure];
}

static void figures_of(const Compare *compare, int run, char number[FIGURES_TOLD][32]) {
    const Lab *lab = compare->run[run].lab;
    snprintf(number[0], 32, "%lld", (long long)lab_trainer(lab)->epoch);
    compare_words_loss(compare, run, number[1]);
    compare_words_success(lab, number[2]);
}

/* Below each other, each beside its name. Returns the baseline of the next row. */
static float figures(View *view, int run, Rect place, float y) {
    const Lab *lab = view->lab->compare->run[run].lab;
    char number[FIGURES_TOLD][32];
    TextStyle quiet = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT),
              ink = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    float name = fminf(view_units(view, 60), place.w * 0.46f);
    bool roomy = place.h > view_units(view, 230);
    ink.face = FONT_BOLD;
    if (roomy) ink.size *= 1.18f;
    figures_of(view->lab->compare, run, number);
    for (int f = 0; f < FIGURES_TOLD; f++) {
        shapes_mark_part(view->out, "compare figure", f, 0);
        view_text(view, figure_name(lab, f), place.x, y, name, &quiet);
        TextStyle fitting = ink;
        float wide = text_width(view->glyphs, number[f], &ink, view->ui->density);
        if (wide > place.w - name) fitting.size *= 0.97f * (place.w - name) / wide;
        view_text(view, number[f], place.x + name, y, 0, &fitting);
        y += view_units(view, roomy ? 25 : 20);
    }
    shapes_mark(view->out, NULL, 0);
    return y;
}

static TextStyle title_style(const View *view, const char *text, float width) {
    TextStyle style = view_style(view, TYPE_TITLE, view->theme->ink, ALIGN_LEFT);
    float wide = text_width(view->glyphs, text, &style, view->ui->density);
    if (wide > width) style.size *= fmaxf(0.64f, 0.97f * width / wide);
    return style;
}

static void go_on(View *view, Rect rect, int run) {
    float w = rect.w;
    const char *words = w > view_units(view, 150)  ? "Go on with this one"
                        : w > view_units(view, 90) ? "Go on with it"
                                                   : "Go on";
    view_button(view, rect, words, true, tag_of(&TARGET_COMPARE_GO_ON, run));
}

/* Where what is told has no room for the button besides: at the foot of the picture. False where
 * that has none either. */
static bool go_on_in_picture(View *view, const CompareTile *tile, int run) {
    const Rect picture = tile->picture;
    float gap = view_units(view, 8), h = view_units(view, 30);
    float w = fminf(view_units(view, 170), picture.w - 2 * gap);
    if (picture.h < 2 * h) return false;
    go_on(view, (Rect){picture.x + picture.w - gap - w, picture.y + picture.h - gap - h, w, h},
          run);
    return true;
}

static void told_beside(View *view, const CompareTile *tile, int run, bool lit) {
    const CompareRun *r = &view->lab->compare->run[run];
    bool high = tile->told.h > view_units(view, 230);
    float pad = view_units(view, high ? 20 : 10);
    Rect place = rect_inset(tile->told, pad);
    char name[COMPARE_WORDS];
    compare_words_name(view->lab->compare, run, name);
    TextStyle title = title_style(view, name, place.w);
    float y = place.y + view_units(view, 4);
    compare_line_sign(view, (Point){place.x, y}, view_units(view, 42), run);
    y += view_units(view, high ? 30 : 24);
    shapes_mark(view->out, "compare name", run);
    view_text(view, name, place.x, y, place.w, &title);
    shapes_mark(view->out, NULL, 0);
    y += view_units(view, high ? 32 : 23);
    if (r->lab) y = figures(view, run, place, y);
    float button = view_units(view, high ? 38 : 30), line = view_units(view, 17);
    float end = place.y + place.h - (lit && r->lab ? button + view_units(view, 6) : 0);
    int most = (int)((end - y) / line) + 1;
    y += view_units(view, high ? 8 : 0);
    if (most > 0 && y < end) state(view, run, (Point){place.x, y}, place.w, most < 4 ? most : 4);
    if (lit && r->lab)
        go_on(view, (Rect){place.x, place.y + place.h - button, place.w, button}, run);
}

/* "epoch 585  loss 0.538  wrong 39" from this figure on, as far as there is room. */
static void figures_in_line(View *view, int run, int from, float x, float y, float end) {
    const Lab *lab = view->lab->compare->run[run].lab;
    char number[FIGURES_TOLD][32];
    TextStyle quiet = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT), ink = quiet;
    ink.color = view->theme->ink;
    ink.face = FONT_BOLD;
    figures_of(view->lab->compare, run, number);
    for (int f = from; f < FIGURES_TOLD; f++) {
        const char *name = figure_name(lab, f);
        float density = view->ui->density, gap = view_units(view, 5);
        float wide = text_width(view->glyphs, name, &quiet, density) + gap +
                     text_width(view->glyphs, number[f], &ink, density);
        if (x + wide > end) return;
        shapes_mark_part(view->out, "compare figure", f, 0);
        x += view_text(view, name, x, y, 0, &quiet) + gap;
        x += view_text(view, number[f], x, y, 0, &ink) + view_units(view, 14);
        shapes_mark(view->out, NULL, 0);
    }
}

static void told_below(View *view, const CompareTile *tile, int run, bool lit) {
    const CompareRun *r = &view->lab->compare->run[run];
    Rect place = rect_inset(tile->told, view_units(view, 13));
    bool narrow = place.w < view_units(view, 230);
    bool can_go_on = lit && r->lab && !(narrow && go_on_in_picture(view, tile, run));
    float sign = view_units(view, 36), high = view_units(view, 30);
    float wide = fminf(view_units(view, narrow ? 80 : 160), place.w * 0.46f);
    bool at_foot = can_go_on && place.h > view_units(view, 96);
    float button = can_go_on && !at_foot ? wide : 0, foot = at_foot ? high : 0;
    char name[COMPARE_WORDS];
    compare_words_name(view->lab->compare, run, name);
    float x = place.x + sign + view_units(view, 10), right = place.x + place.w;
    TextStyle title = title_style(view, name, right - x - button);
    float y = place.y + title.size * 0.75f;
    compare_line_sign(view, (Point){place.x, y - title.size * 0.35f}, sign, run);
    shapes_mark(view->out, "compare name", run);
    view_text(view, name, x, y, right - x - button, &title);
    shapes_mark(view->out, NULL, 0);
    if (can_go_on)
        go_on(view, (Rect){right - wide, at_foot ? place.y + place.h - high : place.y, wide, high},
              run);
    y += view_units(view, 24);
    if (r->lab) figures_in_line(view, run, 0, place.x, y, right - button);
    if (r->lab) y += view_units(view, 20);
    float line = view_units(view, 17);
    int most = (int)((place.y + place.h - foot - y + line) / line);
    if (most > 0) state(view, run, (Point){place.x, y}, place.w - button, most);
}

/* "diverged at epoch 12", or as much of that as there is room for; else a cross. */
static void diverged_in_line(View *view, int run, float x, float y, float end) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->bad, ALIGN_LEFT);
    char text[COMPARE_WORDS];
    const char *const words[] = {compare_words_state(view->lab->compare, run, text), "diverged"};
    shapes_mark(view->out, "compare state", run);
    for (int w = 0; w < 2; w++) {
        if (x + text_width(view->glyphs, words[w], &style, view->ui->density) > end) continue;
        view_text(view, words[w], x, y, 0, &style);
        shapes_mark(view->out, NULL, 0);
        return;
    }
    view_text(view, "×", end - style.size * 0.6f, y, 0, &style);
    shapes_mark(view->out, NULL, 0);
}

static void told_in_line(View *view, const CompareTile *tile, int run, bool lit) {
    const CompareRun *r = &view->lab->compare->run[run];
    Rect place = tile->told;
    float sign = view_units(view, 22), pad = view_units(view, 8), end = place.x + place.w - pad;
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    char name[COMPARE_WORDS];
    style.face = FONT_BOLD;
    float y = view_middle(view, &style, place.y, place.h), x = place.x + pad;
    if (lit && r->lab && !go_on_in_picture(view, tile, run)) {
        float w = view_units(view, 64), edge = view_units(view, 3);
        end -= w;
        go_on(view, rect_inset((Rect){end, place.y, w + pad, place.h}, edge), run);
    }
    compare_line_sign(view, (Point){x, place.y + place.h / 2}, sign, run);
    x += sign + pad;
    compare_words_name(view->lab->compare, run, name);
    shapes_mark(view->out, "compare name", run);
    x += view_text(view, name, x, y, end - x, &style) + view_units(view, 12);
    shapes_mark(view->out, NULL, 0);
    float arm = view_units(view, 5);
    if (compare_reached(view->lab->compare, run)) {
        end -= 3 * arm;
        hook(view, (Point){end + 2 * arm, place.y + place.h / 2}, arm, view->theme->good);
    }
    if (r->lab && r->lab->run->diverged)
        diverged_in_line(view, run, x, y, end);
    else if (r->lab)
        figures_in_line(view, run, 1, x, y, end);
    else if (end - x > pad)
        state(view, run, (Point){x, y}, end - x, 1);
}

/* ---- the picture */

/* What is drawn of one run is only looked at: its own targets would act on the one run. */
static void picture(View *view, const CompareTile *tile, int run) {
    const Lab *lab = view->lab->compare->run[run].lab;
    View own = *view;
    own.lab = lab;
    own.maps = &view->tile->maps[run];
    own.relief = &view->tile->relief[run];
    own.bent = &view->tile->bent[run];
    own.camera = compare_tile_camera(lab, tile);
    own.bare = true;
    own.place = PLACE_UPPER;
    own.panel = tile->picture;
    own.pointed = (Subject){SUBJECT_NONE, 0, 0};
    shapes_clip(own.out, tile->picture);
    shapes_leave_out_targets(own.out, true);
    const Panel panel = view->ui->compare.panel;
    if (panel == PANEL_NETWORK)
        view_network(&own, tile->picture);
    else if (panel == PANEL_SURFACE)
        view_surface_tile(&own, tile->picture);
    else if (panel == PANEL_SPACE)
        view_space_tile(&own, tile->picture);
    else
        view_plane_tile(&own, tile->picture);
    shapes_leave_out_targets(own.out, false);
    shapes_unclip(own.out);
}

/* There is no run: what was to be its picture is left blank. */
static void blank(View *view, Rect rect) {
    shapes_rect(view->out, rect, view_units(view, 8), view->theme->sunken);
}

static void tile_draw(View *view, const CompareTile *tile, int run) {
    const CompareRun *r = &view->lab->compare->run[run];
    const Theme *t = view->theme;
    Tag tag = tag_of(&TARGET_COMPARE_TILE, run);
    bool lit = compare_lit(view->ui) == run;
    float radius = view_units(view, 8) / view->ui->scale, edge = view_units(view, 3);
    view_card(view, tile->card);
    target_place(view->out, tag, tile->card);
    if (r->lab && tile->picture.h > 0)
        picture(view, tile, run);
    else if (tile->picture.h > 0)
        blank(view, tile->picture);
    if (tile->compact)
        told_in_line(view, tile, run, lit);
    else if (tile->below)
        told_below(view, tile, run, lit);
    else
        told_beside(view, tile, run, lit);
    shapes_mark(view->out, lit ? "compare lit" : "compare tile", run);
    shapes_border(view->out, lit ? rect_inset(tile->card, -edge * 0.4f) : tile->card, radius,
                  lit ? edge : 1, lit ? t->ink : t->hairline);
    shapes_mark(view->out, NULL, 0);
    view_focus(view, tile->card, radius, tag);
}

void compare_tiles_draw(View *view) {
    CompareTile tile[COMPARE_VALUES];
    int count = view->lab->compare->def.count;
    compare_tiles_place(view->ui, count, tile);
    if (view->ui->compare.panel == PANEL_LANDSCAPE) compare_valley_draw(view);
    for (int i = 0; i < count; i++) tile_draw(view, &tile[i], i);
}
