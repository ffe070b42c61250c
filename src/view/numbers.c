/* The network with every number of the selected point, phase by phase: values go forward in ink, blame comes back in gold, and
 * the update says what becomes of each weight. Computes nothing: all numbers are the lab's. */
#include "view/numbers.h"

#include <stdio.h>
#include <string.h>

static bool is_weight(Tag tag) {
    return tag.name && (strcmp(tag.name, "edge") == 0 || strcmp(tag.name, "weight") == 0 ||
                        strcmp(tag.name, "say weight") == 0);
}

static int hot_weight(const View *view) {
    Tag hover = view->desk->hover;
    int index = is_weight(hover) ? hover.index : view->lab->selected.weight;
    return index < view->lab->run->trainer.net.count ? index : -1;
}

void numbers_look(Numbers *n) {
    const Lab *lab = n->view->lab;
    const Desk *desk = n->view->desk;
    int layers = n->net->layers, phase = (int)phases_lit(n->view);
    bool part = desk->walk != WALK_ALL;
    n->known = lab->selected.point >= 0;
    n->hot = hot_weight(n->view);
    n->road = -1;
    n->forward = n->back = 0;
    n->loss = n->update = false;
    if (!n->known) return;
    /* While a question waits for its answer, so does what would give it away. */
    if (lab->locked && phase > PHASE_LOSS) phase = PHASE_LOSS;
    n->forward = phase == PHASE_FORWARD && part ? desk->walk_layer : layers;
    if (phase == PHASE_BACKWARD) n->back = part ? desk->walk_layer : layers;
    if (phase == PHASE_UPDATE) n->back = layers;
    if (n->forward > layers) n->forward = layers;
    if (n->back > layers) n->back = layers;
    n->loss = phase >= PHASE_LOSS;
    n->update = phase == PHASE_UPDATE;
    if (n->back == layers) n->road = n->hot;
}

/* Title and chips; in a narrow place the chips stand below the title. Returns the height. */
static float head(View *view, Rect rect, bool staged) {
    float chips = phases_width(view), pad = view_units(view, 10), side = view_units(view, 104);
    bool beside = rect.w >= chips + side + pad, below = !beside && rect.w >= chips + 2 * pad;
    const char *what = staged ? "every number, for the ringed point" : NULL;
    float height = view_panel_head(view, rect, PANEL_NUMBERS, "NUMBERS", beside ? what : NULL,
                                   beside ? chips : 0);
    Rect row = {rect.x, rect.y + pad, rect.w - pad, view_units(view, 26)};
    if (beside) phases_draw(view, row);
    if (!below) return height;
    row.y = rect.y + height - view_units(view, 4);
    row.w = (rect.w + chips) / 2;
    phases_draw(view, row);
    return height + row.h;
}

/* The sentences below the picture. Returns the height they take, with nothing drawn when `draw` is false. */
static float foot(const Numbers *n, Rect rect, bool draw) {
    View *view = n->view;
    const Theme *t = view->theme;
    float line = view_units(view, 17), pad = view_units(view, 16), y = rect.y + rect.h - pad * 0.7f;
    char text[4][NUMBERS_TEXT];
    int lines = 0;
    TextStyle style = view_style(view, TYPE_SMALL, t->ink, ALIGN_LEFT);
    if (n->loss && n->loss_rect.w <= 0) {
        char label[NUMBERS_TEXT], loss[NUMBERS_TEXT];
        numbers_label(n, label);
        numbers_loss(n, loss);
        snprintf(text[lines++], NUMBERS_TEXT, "%.80s   %.160s", label, loss);
    }
    if (numbers_sentence(n, text[lines])[0]) lines++;
    int sentences = lines;
    if (numbers_remark(n, text[lines])[0]) lines++;
    for (int i = 0; draw && i < lines; i++) {
        if (i >= sentences) style.color = t->quiet;
        shapes_tag(view->out, "numbers said", i);
        view_text(view, text[i], rect.x + pad, y - line * (float)(lines - 1 - i), rect.w - 2 * pad,
                  &style);
        shapes_tag(view->out, NULL, 0);
    }
    return line * (float)lines + pad * 0.5f;
}

static void picture(Numbers *n) {
    shapes_clip(n->view->out, n->area);
    numbers_edges(n);
    numbers_labels(n);
    numbers_boxes(n);
    shapes_unclip(n->view->out);
}

/* Everything in its place, at the size that view->layout has now. */
static void lay_out(Numbers *n, Rect rect, float top) {
    float side = view_units(n->view, 14);
    n->area = (Rect){rect.x + side, rect.y + top, rect.w - 2 * side, 0};
    /* The sentences take a line more where label and loss find no room beside the output. */
    n->loss_rect.w = 1;
    n->area.h = rect.h - top - foot(n, rect, false);
    numbers_layout(n);
    if (!n->loss || n->loss_rect.w > 0) return;
    n->area.h = rect.h - top - foot(n, rect, false);
    numbers_layout(n);
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

void view_numbers(View *view, Rect rect) {
    static const float sizes[] = {1.3f, 1.15f, 1}; /* a small network fills a large place */
    Numbers n = {.view = view, .net = &view->lab->run->trainer.net};
    float top = head(view, rect, view->place == PLACE_STAGE), unit = view->layout.unit;
    shapes_clip(view->out, rect);
    numbers_look(&n);
    for (int i = 0; i < 3; i++) {
        view->layout.unit = unit * sizes[i];
        lay_out(&n, rect, top);
        if (is_roomy(&n)) break;
    }
    picture(&n);
    view->layout.unit = unit;
    foot(&n, rect, true);
    shapes_unclip(view->out);
}
