/* The network with every number of the selected point, phase by phase: values go forward in ink,
 * blame back in gold, then weights are updated. Computes nothing: all numbers are the lab's. */
#include "panels/numbers/numbers.h"

#include <stdio.h>
#include <string.h>

#include "lab/by_hand.h"
#include "panels/derive/derive_card.h"
#include "panels/matrices/matrices.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/votes.h"
#include "ui/highlight.h"

static int hot_weight(const View *view) {
    Subject at = view->pointed;
    int index = at.kind == SUBJECT_WEIGHT ? at.index : view->lab->selected.weight;
    return index < lab_network(view->lab)->count ? index : -1;
}

/* Finds which numbers are shown, as far as the phases have been walked through. */
static void find_shown(Numbers *n) {
    const Lab *lab = n->view->lab;
    const UiState *ui = n->view->ui;
    int layers = n->net->layers, phase = (int)phases_lit(n->view);
    bool part = ui->phases.phase != PHASE_WALK_ALL;
    n->known = lab->selected.point >= 0;
    n->hot = hot_weight(n->view);
    n->route = -1;
    n->forward = n->back = 0;
    n->loss = n->update = n->all = false;
    if (!n->known || ui_hides(n->view->ui, HIDE_NUMBERS)) return;
    /* While a question waits for its answer, so does what would give it away. */
    if (view_hides_back(n->view) && phase > PHASE_LOSS) phase = PHASE_LOSS;
    n->forward = phase == PHASE_FORWARD && part ? ui->phases.layers : layers;
    if (phase == PHASE_BACKWARD) n->back = part ? ui->phases.layers : layers;
    if (phase == PHASE_UPDATE) n->back = layers;
    if (n->forward > layers) n->forward = layers;
    if (n->back > layers) n->back = layers;
    n->loss = phase >= PHASE_LOSS && !view_hides_loss(n->view);
    n->update = phase == PHASE_UPDATE;
    if (n->back == layers) n->route = n->hot;
    /* A step is always that of its own points. */
    n->all =
        !by_hand_hides_any(lab) && (votes_are_all(n->view) || (n->update && votes_differ(n->view)));
}

/* "mean of all 6 points", where there is room to say it beside the switch. Before the way back the
 * numbers are one point's. */
static void whose(const Numbers *n, float x, Rect row, float end) {
    View *view = n->view;
    char text[VOTES_TEXT];
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    if (n->update && n->all)
        snprintf(text, sizeof text, "the step follows the mean");
    else if (n->back == 0)
        votes_whose_point(text);
    else
        votes_whose(view, text);
    if (text_width(view->glyphs, text, &style, view->ui->density) > end - x) return;
    shapes_mark(view->out, "numbers whose", 0);
    view_text(view, text, x, view_middle(view, &style, row.y, row.h), 0, &style);
    shapes_mark(view->out, NULL, 0);
}

/* Title, switch and chips; in a narrow place the chips stand below. Returns the height. */
static float head(const Numbers *n, Rect rect) {
    View *view = n->view;
    float chips = phases_width(view), pad = view_units(view, 10), side = view_units(view, 104);
    float choice = votes_switch_width(view), gap = choice > 0 ? pad : 0;
    bool beside = rect.w >= chips + side + choice + gap + pad;
    bool below = !beside && rect.w >= chips + 2 * pad;
    float height =
        panel_head(view, rect, PANEL_NUMBERS, "NUMBERS", NULL, beside ? chips + choice : 0);
    Rect row = {rect.x, rect.y + pad, rect.w - pad, view_units(view, 26)};
    Rect at = {rect.x + side, row.y, choice, row.h};
    if (rect.w >= side + choice + pad) votes_switch(view, at, n->all);
    float from = at.x + choice + gap, to = beside ? row.x + row.w - chips - pad : row.x + row.w;
    if (n->known) whose(n, from, row, to);
    if (beside) phases_draw(view, row, phases_lit(view));
    if (!below) return height;
    row.y = rect.y + height - view_units(view, 4);
    row.w = (rect.w + chips) / 2;
    phases_draw(view, row, phases_lit(view));
    return height + row.h;
}

/* How many lines are kept for the sentences below, whatever they are: the picture stands still. */
static int foot_lines(const Numbers *n, Rect rect) {
    bool narrow = rect.w < view_units(n->view, 480), small = rect.h < view_units(n->view, 300);
    return small ? 1 : (narrow ? 3 : 2) + (n->known && n->loss_rect.w <= 0);
}

static float foot_height(const Numbers *n, Rect rect) {
    return view_units(n->view, 17) * (float)foot_lines(n, rect) + view_units(n->view, 8);
}

/* A sentence over `most` lines or fewer, the last of as many phrases as fit. Returns how many. */
static int say(View *view, const char *text, Rect line, int most, const TextStyle *style) {
    char part[NUMBERS_TEXT];
    int lines = 0;
    while (*text && lines < most) {
        size_t length = lines == most - 1
                            ? strlen(text)
                            : text_break(view->glyphs, text, style, view->ui->density, line.w);
        snprintf(part, sizeof part, "%.*s", (int)length, text);
        view_phrases(view, part, line.x, line.y + line.h * (float)(lines + 1), line.w, style);
        text += length;
        lines++;
    }
    return lines;
}

static Rect foot_rect(const Numbers *n, Rect rect) {
    float pad = view_units(n->view, 16), height = foot_height(n, rect);
    return (Rect){rect.x + pad, rect.y + rect.h - height - view_units(n->view, 3), rect.w - 2 * pad,
                  height};
}

static void foot(const Numbers *n, Rect rect) {
    View *view = n->view;
    int most = foot_lines(n, rect), used = 0;
    Rect at = foot_rect(n, rect);
    at.h = view_units(view, 17); /* a line */
    char text[NUMBERS_TEXT], label[NUMBERS_TEXT], loss[NUMBERS_TEXT] = "";
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    shapes_mark(view->out, "numbers said", 0);
    if (n->loss && n->loss_rect.w <= 0 && most > 1) {
        if (!numbers_sentence_is_loss(n)) numbers_loss(n, loss);
        snprintf(text, sizeof text, "%.100s   %.140s", numbers_label(n, label), loss);
        used = say(view, text, at, 1, &style);
    }
    at.y += at.h * (float)used;
    int said = say(view, numbers_sentence(n, text), at, most - used, &style);
    at.y += at.h * (float)said;
    style.color = view->theme->quiet;
    say(view, numbers_remark(n, text), at, most - used - said, &style);
    shapes_mark(view->out, NULL, 0);
}

static void picture(Numbers *n) {
    Rect page = n->area; /* the last line's ink may hang a little below it */
    page.h += view_units(n->view, 4);
    shapes_clip(n->view->out, page);
    numbers_edges(n);
    numbers_threads(n);
    numbers_roads(n);
    numbers_labels(n);
    numbers_boxes(n);
    shapes_unclip(n->view->out);
}

/* Places all at view->layout's present size. unit: the layout's own, for what stands below. */
static void lay_out(Numbers *n, Rect rect, float top, float unit) {
    float side = view_units(n->view, 14), size = n->view->layout.unit;
    for (int again = 0; again < 2; again++) {
        n->view->layout.unit = unit;
        float below = foot_height(n, rect);
        n->view->layout.unit = size;
        n->area = (Rect){rect.x + side, rect.y + top, rect.w - 2 * side, rect.h - top - below};
        numbers_layout(n);
        if (n->loss_rect.w > 0) return; /* else label and loss take a line below */
    }
}

/* Whether nothing had to be left out. */
static bool is_roomy(const Numbers *n) {
    int edges = 0;
    for (int l = 0; l <= n->net->layers; l++) {
        if (n->column[l].mode != BOX_FULL || n->column[l].under <= 0) return false;
        if (l > 0) edges += n->net->layer[l - 1].from * n->net->layer[l - 1].to;
    }
    return n->labels == edges && (n->loss_rect.w > 0 || !n->known);
}

/* The layer of the matrices at the foot: the selected unit's, or the one the walk shows. */
static int matrix_layer(const Numbers *n) {
    int chosen = n->view->lab->selected.layer, layers = n->net->layers;
    int back = n->back ? layers - n->back : 0;
    if (n->update || n->back) {
        int hot = n->hot >= 0 ? weight_place(n->net, n->hot).layer : chosen;
        return hot >= back ? hot : back;
    }
    if (chosen >= 0) return chosen;
    bool walks = n->view->ui->phases.phase == PHASE_FORWARD && n->forward > 0;
    return walks ? n->forward - 1 : 0;
}

/* A line of the phase that is shown: on the way back two, deltas and the gradient. */
static int matrix_pieces(const Numbers *n, int line, MatrixPiece piece[MATRICES_PIECES]) {
    const Lab *lab = n->view->lab;
    unsigned hidden = n->view->ui->hidden;
    int layer = matrix_layer(n);
    if (n->update) return matrices_tex_update(lab, hidden, layer, piece);
    if (n->back > 0)
        return line || n->all ? matrices_tex_gradient(lab, hidden, layer, n->all, piece)
                              : matrices_tex_delta(lab, hidden, layer, piece);
    return n->loss ? matrices_tex_loss(lab, hidden, piece)
                   : matrices_tex_layer(lab, hidden, layer, piece);
}

enum { FOOT_LINES = 2, FOOT_GAP = 6 }; /* the gap between them, in units */

/* "The same step as matrices", at a large place's foot. */
typedef struct Foot {
    MatrixLine *line; /* owned */
    int lines;        /* of them, how many there is height for */
    float size[FOOT_LINES], high[FOOT_LINES];
    float height; /* with its caption; 0: not drawn */
} Foot;

static Foot foot_matrices(const Numbers *n, Rect rect) {
    View *view = n->view;
    float size = view_units(view, 16), width = rect.w - 2 * view_units(view, 20);
    bool room = view->place == PLACE_STAGE && rect.h > view_units(view, 470) && n->known;
    int lines = n->back > 0 && !n->update && !n->all ? FOOT_LINES : 1;
    Foot f = {.line = matrices_lines_create(FOOT_LINES)};
    if (!room || n->forward == 0) return f;
    float height = view_units(view, 36);
    for (; f.lines < lines; f.lines++) {
        MatrixLine *line = &f.line[f.lines];
        line->count = matrix_pieces(n, f.lines, line->piece);
        matrices_line_read(line);
        float fits = matrices_line_size(view, line, width, size);
        if (line->count == 0 || fits < size * 0.8f) return f;
        float high = matrices_line_height(view, line, width, fits);
        if (f.lines > 0) height += view_units(view, FOOT_GAP);
        if (f.lines > 0 && height + high > rect.h * 0.36f) break;
        f.size[f.lines] = fits;
        f.high[f.lines] = high;
        height += high;
    }
    f.height = height;
    return f;
}

static void draw_matrices(const Numbers *n, const Foot *f, Rect rect) {
    View *view = n->view;
    float pad = view_units(view, 20), width = rect.w - 2 * pad, y = rect.y + rect.h - f->height;
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    shapes_line(view->out, (Point){rect.x, y}, (Point){rect.x + rect.w, y}, 1,
                view->theme->hairline);
    view_text(view, "THE SAME STEP AS MATRICES", rect.x + pad, y + view_units(view, 20), width,
              &style);
    y += view_units(view, 26);
    for (int i = 0; i < f->lines; i++) {
        shapes_mark(view->out, "matrices line", i);
        matrices_line_draw(view, &f->line[i], (Rect){rect.x + pad, y, width, f->high[i]},
                           f->size[i]);
        shapes_mark(view->out, NULL, 0);
        y += f->high[i] + view_units(view, FOOT_GAP);
    }
}

/* As large as nothing has to be left out. Whether that is so at all. */
static bool find_size(Numbers *n, Rect rect, float top) {
    static const float sizes[] = {1.3f, 1.15f, 1}; /* a small network fills a large place */
    View *view = n->view;
    float unit = view->layout.unit;
    for (int i = 0; i < 3; i++) {
        view->layout.unit = unit * sizes[i];
        n->loss_rect = (Rect){.w = 1};
        lay_out(n, rect, top, unit);
        if (is_roomy(n)) return true;
    }
    return false;
}

/* The bars of all points below the picture, where the place is high enough for them: kept from
 * the first phase on, so that nothing moves when they come. Returns their height. */
static float votes(const Numbers *n, Rect rect, bool draw) {
    View *view = n->view;
    float height = view_units(view, 150), pad = view_units(view, 16);
    bool elsewhere = ui_place_of(view->ui, PANEL_FACTORS) >= 0;
    if (!votes_are_all(view) || !n->known || elsewhere || rect.h < 2.6f * height) return 0;
    Rect strip = {rect.x, rect.y + rect.h - height, rect.w, height};
    if (!draw) return height;
    shapes_line(view->out, (Point){strip.x, strip.y}, (Point){strip.x + strip.w, strip.y}, 1,
                view->theme->hairline);
    int layer = weight_place(n->net, lab_votes(view->lab)->weight).layer;
    strip = (Rect){strip.x + pad, strip.y + pad / 2, strip.w - 2 * pad, strip.h - pad};
    votes_bars(view, strip, layer >= n->net->layers - n->back);
    return height;
}

void view_numbers(View *view, Rect rect) {
    Numbers n = {.view = view, .net = lab_network(view->lab)};
    float unit = view->layout.unit;
    find_shown(&n);
    float top = head(&n, rect), votes_of = votes(&n, rect, false);
    shapes_clip(view->out, rect);
    Rect above = {rect.x, rect.y, rect.w, rect.h - votes_of};
    Foot below = foot_matrices(&n, above);
    Rect upper = {rect.x, rect.y, rect.w, above.h - below.height};
    bool roomy = find_size(&n, upper, top);
    if (!roomy && below.height > 0) {
        view->layout.unit = unit;
        upper = above;
        find_size(&n, upper, top);
    }
    picture(&n);
    view->layout.unit = unit;
    bool asks = derive_card_panel(view) == PANEL_NUMBERS;
    if (!asks || numbers_card(&n))
        foot(&n, upper);
    else
        derive_card_row(view, foot_rect(&n, upper));
    if (roomy && below.height > 0) draw_matrices(&n, &below, above);
    matrices_lines_destroy(below.line, FOOT_LINES);
    votes(&n, rect, true);
    shapes_unclip(view->out);
}
