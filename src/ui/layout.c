/* See layout.h. */
#include "ui/layout.h"

static float least(float a, float b) {
    return a < b ? a : b;
}

static float most(float a, float b) {
    return a > b ? a : b;
}

/* The pictures are drawn for 1440 x 900; a much larger window gets everything larger. */
static float size_of(const UiState *ui) {
    return most(1, least(ui->width / 1600, ui->height / 1000));
}

/* What an arrangement asks for at least, in units; and its timeline's share of the height. */
typedef struct Needs {
    float left, side, timeline, share;
} Needs;

static Needs needs_of(Fold fold) {
    switch (fold) {
    case FOLD_NONE: break;
    case FOLD_SIDE: return (Needs){288, 256, 80, 0.15f};
    case FOLD_STAGE: return (Needs){270, 0, 80, 0.15f};
    case FOLD_COLUMN: return (Needs){0, 0, 108, 0.14f};
    }
    return (Needs){290, 270, 100, 0.222f};
}

static Fold fold_of(float across, float down) {
    return across < 800 ? FOLD_STAGE : across < 940 || down < 570 ? FOLD_SIDE : FOLD_NONE;
}

/* Whether the stage is many numbers side by side: in a narrow window these need the side's room. */
static bool is_wide(Panel panel) {
    return panel == PANEL_NUMBERS || panel == PANEL_MATRICES || panel == PANEL_FACTORS;
}

static bool stands(const UiState *ui, Place place) {
    return ui->panel[place] != PANEL_NONE;
}

/* The side as one place or two. */
static void divide_side(const UiState *ui, Layout *l) {
    bool upper = stands(ui, PLACE_UPPER), lower = stands(ui, PLACE_LOWER);
    Rect none = {0}, s = l->side;
    float share = s.h * (!lower ? 1 : !upper ? 0 : 0.655f);
    if (l->fold == FOLD_SIDE && upper) share = s.h;
    l->upper = share > 0 ? (Rect){s.x, s.y, s.w, share} : none;
    l->lower = share < s.h ? (Rect){s.x, s.y + share, s.w, s.h - share} : none;
}

/* Cuts a row of tabs from the top of a place, when more than one panel shares it. */
static void cut_tabs(Layout *l, Rect *place, bool shared) {
    float h = 30 * l->unit;
    if (!shared) return;
    l->tabs = (Rect){place->x, place->y, place->w, h};
    place->y += h;
    place->h -= h;
}

bool layout_is_column(float width, float height, float scale) {
    return width < 680 * scale && height > width;
}

/* The home screen has no column that could be away. */
static bool is_folded(const UiState *ui) {
    return ui->column_folded && !ui->home;
}

/* Below the header: the stage, the timeline, and the lesson or the controls, which have what the
 * others leave. */
static void stack(const UiState *ui, Layout *l) {
    float gap = l->gap, w = ui->width - 2 * gap, y = l->header.h + gap;
    float handle = 2 * gap, room = ui->height - y - gap;
    bool timeline = !ui_hides(ui, HIDE_TIMELINE),
         shared = stands(ui, PLACE_UPPER) || stands(ui, PLACE_LOWER);
    Needs n = needs_of(FOLD_COLUMN);
    float below = timeline ? most(n.share * ui->height, n.timeline * l->unit) : 0;
    float stage = room - handle - (timeline ? below + gap : 0);
    if (!is_folded(ui)) stage *= 0.48f;
    l->stage = (Rect){gap, y, w, stage};
    cut_tabs(l, &l->stage, shared);
    y += stage;
    if (timeline) l->timeline = (Rect){gap, y + gap, w, below};
    if (timeline) y += gap + below;
    l->handle = (Rect){gap, y, w, handle};
    y += handle;
    if (!is_folded(ui)) l->left = (Rect){gap, y, w, ui->height - gap - y};
}

Layout layout_of(const UiState *ui) {
    float size = size_of(ui), unit = size * ui->scale;
    float w = ui->width, h = ui->height, gap = (w < 1200 * ui->scale ? 10 : 16) * size;
    bool folded = is_folded(ui);
    Layout l = {.unit = unit, .gap = gap};
    if (layout_is_column(w, h, ui->scale)) {
        Layout column = {.unit = unit, .gap = 8 * unit, .fold = FOLD_COLUMN};
        column.header = (Rect){0, 0, w, ui->framed ? 0 : 44 * unit};
        stack(ui, &column);
        return column;
    }
    l.fold = fold_of(w / unit + (folded ? needs_of(FOLD_STAGE).left : 0), h / unit);
    Needs n = needs_of(l.fold);
    if (l.fold == FOLD_SIDE && is_wide(ui->panel[PLACE_STAGE])) l.fold = FOLD_STAGE;
    l.header = (Rect){0, 0, w, ui->framed ? 0 : (ui->scale > 1 ? 42 : 52) * unit};
    float top = l.header.h + gap;
    float below = most(n.share * h, most(n.timeline * unit, l.fold ? 0 : 150 * size));
    bool timeline = !ui_hides(ui, HIDE_TIMELINE);
    if (!timeline) below = -gap;
    float left = folded ? 0 : most(0.261f * w, n.left * unit);
    float stage_x = folded ? gap : 2 * gap + left;
    float stage_h = h - top - 2 * gap - below, room = w - gap - stage_x;
    bool upper = stands(ui, PLACE_UPPER), lower = stands(ui, PLACE_LOWER);
    bool alone = l.fold == FOLD_STAGE || (!upper && !lower);
    float stage_w = alone ? room : least(stage_h, room - gap - most(0.25f * w, n.side * unit));
    float side_x = stage_x + stage_w + gap;
    if (ui->told && timeline && below < LAYOUT_LOW * unit) {
        float row = 36 * unit;
        l.banner = (Rect){stage_x, top + stage_h - row, room, row};
        stage_h -= row + gap;
    }
    if (!folded) l.left = (Rect){gap, top, left, h - top - gap};
    l.handle = (Rect){stage_x - gap, top, gap, h - top - gap};
    l.stage = (Rect){stage_x, top, stage_w, stage_h};
    if (timeline) l.timeline = (Rect){stage_x, h - gap - below, room, below};
    if (!alone) l.side = (Rect){side_x, top, w - gap - side_x, stage_h};
    cut_tabs(&l, &l.stage, l.fold == FOLD_STAGE && (upper || lower));
    cut_tabs(&l, &l.side, l.fold == FOLD_SIDE && upper && lower);
    if (!alone) divide_side(ui, &l);
    return l;
}

Rect layout_place(const Layout *layout, Place place) {
    return place == PLACE_STAGE   ? layout->stage
           : place == PLACE_UPPER ? layout->upper
                                  : layout->lower;
}
